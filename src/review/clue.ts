/** What a title gives away, in any of its languages: a question whose answer stands in it is none. Rather too often than too seldom. */
import type { Person, Place, Words } from '../model/corpus.ts';
import { fold } from '../model/fold.ts';
import { monthOf } from '../model/month.ts';

const toTokens = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((token) => token !== '');

/** A title as it is looked through, in each of its languages: the same ones are asked about again and again. */
interface Read {
  text: string;
  tokens: ReadonlySet<string>;
  /** a year, a month or a date in figures stands in it */
  dated: boolean;
}
const kept = new WeakMap<Words, Read[]>();
function read(title: Words): Read[] {
  let texts = kept.get(title);
  if (texts) return texts;
  texts = [...new Set([title.en, title.fr, title.ar].map(fold))].map((text) => {
    const tokens = toTokens(text);
    return { text, tokens: new Set(tokens), dated: YEAR.test(text) || FIGURES.test(text) || tokens.some(isMonth) };
  });
  kept.set(title, texts);
  return texts;
}

/** The names of a person or a place, likewise: whole, or their words. */
const named = new WeakMap<Words, { names: string[]; words: string[] }>();
function namesOf({ name, aliases }: Pick<Person, 'name' | 'aliases'>): { names: string[]; words: string[] } {
  let found = named.get(name);
  if (found) return found;
  const folded = [name.en, name.fr, name.ar, ...aliases].map(fold);
  found = { names: folded.map(bare).filter((each) => each !== ''), words: folded.flatMap(toTokens).map(bare) };
  named.set(name, found);
  return found;
}

/** Without the article, which is written together with it. */
const bare = (word: string): string => (/^ال.{2}/.test(word) ? word.slice(2) : word);

/** from 1000 to 2199 */
const YEAR = /(?<!\d)(?:1\d|2[01])\d\d(?!\d)/;
/** days and months */
const FIGURES = /(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}(?!\d)/;
/** by which visits and letters are dated, beside the months of the sun; folded */
const LUNAR = new Set(['محرم', 'رمضان', 'شوال'].map(fold));
/** Arabic joins "in", "to", "and" to the word, and the article loses its first letter after "to". */
const isMonth = (token: string): boolean => [token, ...(/^[وبلفك]/.test(token) ? [token.slice(1)] : [])].some((each) => monthOf(each) !== undefined || LUNAR.has(each));

const NUMBERED = {
  en: 'before after again first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  fr: 'avant après nouveau premier première deuxième second seconde troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième vingtième',
  ar: 'قبل بعد مجددا ثانية أول أولى الأول الأولى الثاني الثانية الثالث الثالثة الرابع الرابعة الخامس الخامسة السادس السادسة السابع السابعة الثامن الثامنة التاسع التاسعة العاشر العاشرة الحادي',
};
/** whole words; an Arabic one may have a preposition before it */
const ORDINAL = new RegExp(`(?<![\\p{L}\\p{M}])(?:[وفبلك]?(?:${NUMBERED.ar.split(' ').join('|')})|${[NUMBERED.en, NUMBERED.fr].join(' ').split(' ').join('|')})(?![\\p{L}\\p{M}])`, 'iu');
const COUNTED = /(?<!\d)\d{1,3}(?:st|nd|rd|th|e|er|re|ère|ème|ᵉ)(?![\p{L}\p{M}])/u;

/** A year, a month or a date. */
export const tellsDate = (title: Words): boolean => read(title).some(({ dated }) => dated);

/** Which one of a series it was: beside another such title it tells which came first. */
export const tellsRank = (title: Words): boolean => [title.en, title.fr, title.ar].some((text) => ORDINAL.test(text) || COUNTED.test(text));

/** A number: of two of them, which comes first may need no knowing. */
export const tellsNumber = (title: Words): boolean => read(title).some(({ text }) => /\d/.test(text));

const ordered = new WeakMap<Words, boolean>();
/** A number in figures or words: of two such titles, which comes first needs no knowing. */
export function tellsOrder(title: Words): boolean {
  let tells = ordered.get(title);
  if (tells === undefined) ordered.set(title, (tells = tellsNumber(title) || tellsRank(title)));
  return tells;
}

/** Houses that stand for the town in which they are; folded. */
const HOUSES: Readonly<Record<string, readonly string[]>> = { paris: ['Élysée', 'الإليزيه', 'Matignon', 'ماتينيون', 'Orsay', 'Bourbon'].map(fold) };

/** The place, by any of its names, or by a house that stands for it. */
export const tellsPlace = (title: Words, place: Pick<Place, 'name' | 'aliases'> & { id?: string }): boolean =>
  read(title).some(({ text }) => [...namesOf(place).names, ...(HOUSES[place.id ?? ''] ?? [])].some((name) => text.includes(name)));

/** The person, by any word of any name. */
export const tellsPerson = (title: Words, person: Pick<Person, 'name' | 'aliases'>): boolean =>
  read(title).some(({ text, tokens }) => namesOf(person).words.some((word) => (word.length > 3 ? text.includes(word) : tokens.has(word))));
