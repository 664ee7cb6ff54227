/**
 * Dates in a question: "شتنبر 2024", "septembre 2024", "28 October 2024", "2020". They are looked for as dates, not as
 * words, so that a month of one year and another year in the same event are no answer.
 */
import { parseDay, toCivil, type Day } from '../model/day.ts';
import { monthOf } from '../model/month.ts';
import type { Span } from '../model/span.ts';
import type { Word } from './fold.ts';

const two = (number: number): string => String(number).padStart(2, '0');

/** a date longer than this has no days, and no months */
const MOST_DAYS = 31;
const MOST_MONTHS = 366;

/** A span → the terms of its days, months and years, and of its months whatever the year. A span without an end has its beginning's. */
export function dateTerms(span: Span | null): string[] {
  const from = span?.from ?? span?.to;
  if (span == null || from == null) return [];
  const to = span.to ?? from;
  const terms = new Set<string>();
  const add = (day: Day): void => {
    const { year, month, day: number } = toCivil(day);
    terms.add(`y${String(year)}`);
    if (to - from >= MOST_MONTHS) return;
    terms.add(`y${String(year)}-${two(month)}`).add(`m${two(month)}`);
    if (to - from < MOST_DAYS) terms.add(`y${String(year)}-${two(month)}-${two(number)}`).add(`m${two(month)}-${two(number)}`);
  };
  const step = to - from < MOST_DAYS ? 1 : 28;
  for (let day = from; day < to; day += step) add(day);
  add(to);
  return [...terms];
}

/** Words of a question → one term for the date that they name, and the words that are left. A lone number that is no year is a word. */
export function readDate(words: readonly Word[]): { date: string | null; rest: Word[] } {
  const whole = words.map(({ folded }) => folded).join(' ');
  const iso = /^(\d{4}) (\d{2})(?: (\d{2}))?$/.exec(whole);
  if (iso) return { date: `y${iso.slice(1).filter((part) => part !== undefined).join('-')}`, rest: [] };
  const monthAt = words.findIndex(({ folded }) => monthOf(folded) !== undefined);
  const yearAt = words.findIndex(({ folded }) => /^(?:1[5-9]|20)\d\d$/.test(folded));
  if (monthAt < 0 && yearAt < 0) return { date: null, rest: [...words] };
  const month = monthAt < 0 ? undefined : monthOf(words[monthAt]!.folded);
  // "28 octobre", "1er octobre", "October 28"
  const dayAt = month === undefined ? -1 : [monthAt - 1, monthAt + 1].find((at) => /^(?:[12]?\d|3[01])(?:er)?$/.test(words[at]?.folded ?? '')) ?? -1;
  const day = dayAt < 0 ? '' : `-${two(parseInt(words[dayAt]!.folded, 10))}`;
  const year = yearAt < 0 ? undefined : words[yearAt]!.folded;
  const date = month === undefined ? `y${year!}` : year === undefined ? `m${two(month)}${day}` : `y${year}-${two(month)}${day}`;
  return { date, rest: words.filter((_, at) => at !== monthAt && at !== yearAt && at !== dayAt) };
}

/** A question that is one whole date and nothing else → that day; null: it is not, or there is no such day. */
export function dayIn(words: readonly Word[]): Day | null {
  // the names of all months in all languages are not made ready for a question that has no year
  if (!words.some(({ folded }) => /^\d{4}$/.test(folded))) return null;
  const { date, rest } = readDate(words);
  return date === null || rest.length > 0 ? null : parseDay(date.slice(1));
}
