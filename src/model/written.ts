/**
 * A span as it is written in EDTF: the way back from what `edtf.ts` reads.
 *
 * Promises: read again, it is the same span; a month, a season, a year and a decade are written as such, never as the
 * days that they cover; null only where no date of our profile says it: both ends open, or years beyond four digits.
 */
import { daysInMonth, toCivil, toDay, toIsoDay, type Day } from './day.ts';
import type { Doubt, Span } from './span.ts';

/** as `date` and `within` of an event or a report */
export interface Written {
  date: string;
  /** the days are a window, though the date alone would say that they are its length */
  within?: true;
}

const MARKS: Record<Doubt, string> = { none: '', uncertain: '?', approximate: '~', both: '%' };
const OPEN = '..';
const two = (number: number): string => String(number).padStart(2, '0');
const four = (number: number): string => String(number).padStart(4, '0');

/** Span → date, and whether its days are a window. */
export function toEdtf(span: Span): Written | null {
  const own = toPlainEdtf(span);
  // one of two days is not the window between them, though it covers the same days
  if (own !== null && !own.startsWith('[')) return { date: own };
  if (!span.window || !inProfile(span)) return null;
  const date = toDays(span);
  return date === null ? null : { date, within: true };
}

/** Span → date, where nothing but the date can be said: the days of an office, of a publication. */
export function toPlainEdtf(span: Span): string | null {
  const { from, to, core, window, doubt } = span;
  if (!inProfile(span)) return null;
  if (from === null || to === null) return window ? null : toDays(span);
  if (core !== null) return window ? null : from === to ? toIsoDay(from) + MARKS[doubt] : toDuration(from, to, core, doubt);
  if (!window || from === to) return null;
  const unit = toUnit(from, to, doubt);
  if (unit !== null) return unit;
  if (doubt === 'none') return `[${toIsoDay(from)},${toIsoDay(to)}]`;
  const start = startsOf(from).find((reach) => reach.to > to);
  return start === undefined ? null : `${start.text}${start.whole ? MARKS[doubt] : ''}/${toIsoDay(to)}${MARKS[doubt]}`;
}

/** Only four digits of a year are of our profile. */
function inProfile({ from, to }: Span): boolean {
  return (from !== null || to !== null) && [from, to].every((day) => day === null || /^\d{4}-/.test(toIsoDay(day)));
}

/** Its first and last day, whatever they are: `..` where open. */
function toDays({ from, to, doubt }: Span): string | null {
  if (from === null && to === null) return null;
  const end = (day: Day | null): string => (day === null ? OPEN : toIsoDay(day) + MARKS[doubt]);
  return from === to ? end(from) : `${end(from)}/${end(to)}`;
}

/** An interval; where its ends are coarser than a day, the core says how coarse. */
function toDuration(from: Day, to: Day, [first, last]: [Day, Day], doubt: Doubt): string | null {
  const start = first === from ? { text: toIsoDay(from), whole: true } : startsOf(from).find((reach) => reach.to === first);
  const end = last === to ? { text: toIsoDay(to), whole: true } : startsOf(last).find((reach) => reach.to === to);
  if (!start || !end) return null;
  return [start, end].map(({ text, whole }) => `${text}${whole ? MARKS[doubt] : ''}`).join('/');
}

/** The one month, season, year, decade or century that it is. */
function toUnit(from: Day, to: Day, doubt: Doubt): string | null {
  const reach = startsOf(from).find((each) => each.to === to && (each.whole || doubt === 'none'));
  if (reach) return reach.text + (reach.whole ? MARKS[doubt] : '');
  const { year, month, day } = toCivil(from);
  const season = [3, 6, 9, 12].indexOf(month);
  if (doubt !== 'none' || day !== 1 || season < 0) return null;
  const [endYear, endMonth] = month === 12 ? [year + 1, 2] : [year, month + 2];
  return toDay(endYear, endMonth, daysInMonth(endYear, endMonth)) === to ? `${four(year)}-${String(21 + season)}` : null;
}

/** What begins on that day and is longer. `whole`: no digit of it is left open, so that doubt can be written on it. */
function startsOf(from: Day): { text: string; to: Day; whole: boolean }[] {
  const { year, month, day } = toCivil(from);
  if (day !== 1) return [];
  const ofMonth = { text: `${four(year)}-${two(month)}`, to: toDay(year, month, daysInMonth(year, month)), whole: true };
  if (month !== 1) return [ofMonth];
  const ofYears = (digits: number): { text: string; to: Day; whole: boolean }[] => {
    const years = 10 ** digits;
    return year % years === 0 ? [{ text: four(year).slice(0, 4 - digits) + 'X'.repeat(digits), to: toDay(year + years - 1, 12, 31), whole: digits === 0 }] : [];
  };
  return [ofMonth, ...ofYears(0), ...ofYears(1), ...ofYears(2)];
}
