/**
 * A weekday named beside a day and a month, as in "lundi 28 octobre 2024", checked against the calendar.
 * It catches a slip of transcription or a wrong date while the source is still at hand.
 *
 * Promises: a weekday that agrees with some year that may be meant is let pass; Arabic, French and English,
 * ranges such as "du lundi 28 au mercredi 30 octobre", Moroccan and Eastern month names, and Arabic digits.
 */
import { daysInMonth, toCivil, toDay, toWeekday, type Day } from './day.ts';
import type { Span } from './span.ts';

const WEEKDAYS = [
  ['sunday', 'dimanche', 'الاحد'], ['monday', 'lundi', 'الاثنين'], ['tuesday', 'mardi', 'الثلاثاء'], ['wednesday', 'mercredi', 'الاربعاء'],
  ['thursday', 'jeudi', 'الخميس'], ['friday', 'vendredi', 'الجمعة'], ['saturday', 'samedi', 'السبت'],
];
const MONTHS = [
  ['january', 'janvier', 'يناير'], ['february', 'fevrier', 'فبراير'], ['march', 'mars', 'مارس'], ['april', 'avril', 'ابريل', 'افريل'],
  ['may', 'mai', 'ماي', 'مايو'], ['june', 'juin', 'يونيو', 'يونيه'], ['july', 'juillet', 'يوليوز', 'يوليو'], ['august', 'aout', 'غشت', 'اغسطس'],
  ['september', 'septembre', 'شتنبر', 'سبتمبر'], ['october', 'octobre', 'اكتوبر'], ['november', 'novembre', 'نونبر', 'نوفمبر'],
  ['december', 'decembre', 'دجنبر', 'ديسمبر'],
];

const toNumber = (names: string[][], first: number): Map<string, number> => new Map(names.flatMap((row, index) => row.map((name) => [name, index + first])));
const weekdayOf = toNumber(WEEKDAYS, 0);
const monthOf = toNumber(MONTHS, 1);
/** Longest first, so that "مايو" is not read as "ماي". */
const either = (names: Map<string, number>): string => [...names.keys()].sort((a, b) => b.length - a.length).join('|');

const WEEKDAY = `(?<!\\p{L})و?(${either(weekdayOf)})`;
const MONTH = `(${either(monthOf)})(?!\\p{L})`;
const NUMBER = '(\\d{1,2})(?:er|st|nd|rd|th)?(?![\\d\\p{L}])';
const YEAR = '(?:,?\\s+(\\d{4})(?!\\d))?';
/** What may stand between the day and the month that it shares with a later day. */
const SHARED = `(?:\\s|[,،–-]|(?:au|et|ou|à|a|le|to|and|or|the|of|de|الى|حتى|غاية|يوم|و|و?(?:${either(weekdayOf)})|\\d{1,2}(?:er|st|nd|rd|th)?)(?![\\p{L}\\d]))*`;
const DAY_FIRST = new RegExp(`${WEEKDAY}\\s*[,،(]?\\s*(?:the\\s+|le\\s+)?${NUMBER}(?=${SHARED}${MONTH}${YEAR})`, 'gu');
const MONTH_FIRST = new RegExp(`${WEEKDAY}\\s*[,،(]?\\s*${MONTH}\\s+${NUMBER}${YEAR}`, 'gu');

interface Mention {
  weekday: number;
  day: number;
  month: number;
  /** named right after the month */
  year: number | null;
}

/** Case, accents, hamza on alif, vowel signs, tatweel and Arabic digits put aside. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .toLowerCase();
}

function findMentions(folded: string): Mention[] {
  const toMention = (weekday = '', day = '', month = '', year?: string): Mention => ({
    weekday: weekdayOf.get(weekday) ?? -1,
    day: Number(day),
    month: monthOf.get(month) ?? 0,
    year: year === undefined ? null : Number(year),
  });
  return [
    ...[...folded.matchAll(DAY_FIRST)].map(([, weekday, day, month, year]) => toMention(weekday, day, month, year)),
    ...[...folded.matchAll(MONTH_FIRST)].map(([, weekday, month, day, year]) => toMention(weekday, day, month, year)),
  ];
}

/**
 * Text, and the days that it may speak of → what the calendar says of the first weekday that is wrong, such as
 * "2024-10-28 is a Monday"; null: none is.
 */
export function weekdayFault(text: string, about: readonly (Span | null | undefined)[]): string | null {
  const folded = fold(text);
  const mentions = findMentions(folded);
  if (mentions.length === 0) return null;
  const named = [...folded.matchAll(/(?<!\d)((?:19|20)\d\d)(?!\d)/g)].map(([year]) => Number(year));
  const years = [...new Set([...named, ...about.flatMap(yearsAround)])];
  for (const { weekday, day, month, year } of mentions) {
    const candidates = (year === null ? years : [year]).filter((candidate) => day >= 1 && day <= daysInMonth(candidate, month));
    const possible = candidates.map((candidate) => toDay(candidate, month, day));
    // A day that the date itself names settles the year.
    const meant = possible.filter((candidate) => about.some((span) => span && isWithin(span, candidate)));
    const days = meant.length > 0 ? meant : possible;
    const [first] = days;
    if (first !== undefined && !days.some((candidate) => toWeekday(candidate) === weekday)) return describe(first);
  }
  return null;
}

/** The years of a span, and one more on either side: "next January" and "last December" name no year. */
function yearsAround(span: Span | null | undefined): number[] {
  const ends = [span?.from, span?.to].filter((end): end is Day => end != null);
  return ends.flatMap((end) => [0, -1, 1].map((step) => toCivil(end).year + step));
}

function isWithin(span: Span, day: Day): boolean {
  return span.from !== null && span.to !== null && span.from <= day && day <= span.to;
}

function describe(day: Day): string {
  const { year, month, day: number } = toCivil(day);
  const name = WEEKDAYS[toWeekday(day)]?.[0] ?? '';
  return `a weekday that agrees with the calendar (${year}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')} is a ${name[0]?.toUpperCase()}${name.slice(1)})`;
}
