/**
 * Titles that tell what is asked about: a year, a date, or the how-manieth of a series it was.
 * In doubt the answer is yes: an event less can be asked about, but no answer is given away. The reader may turn to
 * another language in between, so all of a title's languages are looked at.
 */
import type { Words } from '../model/schema.ts';

/** by the names of the months, as they are written in Morocco, in the Mashriq, and in the lunar year */
const MONTHS = {
  en: 'january february march april may june july august september october november december',
  fr: 'janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre',
  ar: 'يناير فبراير مارس أبريل إبريل ماي مايو يونيو يونيه يوليوز يوليو غشت أغسطس شتنبر سبتمبر أكتوبر نونبر نوفمبر دجنبر ديسمبر شباط آذار نيسان أيار حزيران تموز أيلول محرم رمضان شوال',
};
const NUMBERED = {
  en: 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  fr: 'premier première deuxième second seconde troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième vingtième',
  ar: 'أول أولى الأول الأولى الثاني الثانية الثالث الثالثة الرابع الرابعة الخامس الخامسة السادس السادسة السابع السابعة الثامن الثامنة التاسع التاسعة العاشر العاشرة الحادي',
};

/** whole words; an Arabic one may have a preposition before it */
const anyOf = (words: Record<string, string>): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:[وفبلك]?(?:${words['ar']!.split(' ').join('|')})|${[words['en'], words['fr']].join(' ').split(' ').join('|')})(?![\\p{L}\\p{M}])`, 'iu');

const MONTH = anyOf(MONTHS);
const ORDINAL = anyOf(NUMBERED);
/** a year from 1000 to 2199, or days and months in figures; in Latin digits */
const YEAR = /(?<!\d)(?:1\d|2[01])\d\d(?!\d)/;
const FIGURES = /(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}(?!\d)/;
const COUNTED = /(?<!\d)\d{1,3}(?:st|nd|rd|th|e|er|re|ère|ème|ᵉ)(?![\p{L}\p{M}])/u;

/** Digits of any script as Latin ones. */
const toLatin = (text: string): string => text.normalize('NFC').replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));

const some = (title: Words, tells: (text: string) => boolean): boolean => Object.values(title).some((text) => tells(toLatin(text)));

/** It carries a year or a date. */
export const tellsDate = (title: Words): boolean => some(title, (text) => YEAR.test(text) || FIGURES.test(text) || MONTH.test(text));

/** It says which one of a series it was: beside another such title it tells which came first. */
export const tellsRank = (title: Words): boolean => some(title, (text) => ORDINAL.test(text) || COUNTED.test(text));
