/**
 * A period that a reader names: from a day to a day, open at an end that is null.
 *
 * Promises:
 * - what lies in it is what may have been on one of its days: of an uncertain date the whole span counts, of one that is
 *   open at an end the day that is named; what has no date lies in none
 * - an end may be a year, a month or a day: 2020, 2020-10, 2020-10-16, or "16 octobre 2020" with a month's name in any
 *   of our languages; it begins where that begins and ends where that ends
 * - anything else is refused, saying why
 */
import { daysInMonth, toDay, type Day } from './day.ts';
import { fold } from './fold.ts';
import { monthOf } from './month.ts';
import type { Span } from './span.ts';

export interface Period {
  from: Day | null;
  to: Day | null;
}

/** The first and the last day on which something may have been; null: it has no date. */
export function endsOf(span: Pick<Span, 'from' | 'to'> | null): readonly [Day, Day] | null {
  const [from, to] = [span?.from ?? span?.to, span?.to ?? span?.from];
  return from == null || to == null ? null : [from, to];
}

export function liesIn(span: Pick<Span, 'from' | 'to'> | null, { from, to }: Period): boolean {
  const first = span?.from ?? span?.to;
  const last = span?.to ?? span?.from;
  return first != null && last != null && last >= (from ?? -Infinity) && first <= (to ?? Infinity);
}

/** Why a text is no end of a period. `form`: not a date that is read here; `month`: there is none of that number; `day`: that month has fewer. */
export type EndProblem = { code: 'form' } | { code: 'month' } | { code: 'day'; month: Day; days: number };

const NUMBERS = /^(-?\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const NAMED = /^(?:(\d{1,2})(?:er|st|nd|rd|th)?\s+)?(\p{L}+)\.?\s+(\d{4})$/u;

/** What a reader wrote as the beginning or the end → the day; null: nothing, and the period is open there. */
export function readEnd(text: string, end: keyof Period): Day | null | EndProblem {
  const folded = fold(text).trim();
  if (folded === '') return null;
  const numbers = NUMBERS.exec(folded);
  const named = NAMED.exec(folded);
  const [year, month, day] = numbers ? [numbers[1], numbers[2], numbers[3]] : named ? [named[3], monthOf(named[2]!)?.toString(), named[1]] : [];
  if (year === undefined || (named && month === undefined)) return { code: 'form' };
  return toEnd(Number(year), month === undefined ? null : Number(month), day === undefined ? null : Number(day), end);
}

function toEnd(year: number, month: number | null, day: number | null, end: keyof Period): Day | EndProblem {
  if (month === null) return end === 'from' ? toDay(year, 1, 1) : toDay(year, 12, 31);
  if (month < 1 || month > 12) return { code: 'month' };
  const days = daysInMonth(year, month);
  if (day !== null && (day < 1 || day > days)) return { code: 'day', month: toDay(year, month, 1), days };
  return toDay(year, month, day ?? (end === 'from' ? 1 : days));
}
