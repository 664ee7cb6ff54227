/**
 * The ways in which foreign files write a date → EDTF.
 *
 * Promises: a day is the day that is written, whatever the hour, the offset or the machine's zone; a date is three
 * integers looked up in the calendar, and `Date` reads none; what is absent stays absent, so that a year stays a year;
 * an impossible or reversed date is told with what it should be; of a day and a month that could change places the day
 * comes first, and that is told.
 */
import { toCivil } from '../model/day.ts';
import { edtfProblem, parseEdtf } from '../model/edtf.ts';
import { fold } from '../model/fold.ts';
import { monthOf } from '../model/months.ts';

export type Dated = { edtf: string; remark?: { expected: string; found: string } } | { expected: string; found: string };

/** what every form of date here can be turned into */
const KNOWN = 'a date such as 2024-04-23, 2024-04, 2024, 23/04/2024 or 23 April 2024';

const two = (number: number): string => String(number).padStart(2, '0');
const four = (year: number): string => String(year).padStart(4, '0');
export const isDated = (dated: Dated): dated is Extract<Dated, { edtf: string }> => 'edtf' in dated;

/** Year, and month and day where they are given → EDTF, or what is wrong with them. */
export function fromParts(year: number, month?: number | null, day?: number | null): Dated {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return { expected: 'a year from 1 to 9999', found: String(year) };
  const text = [four(year), ...(month == null ? [] : [two(month)]), ...(month == null || day == null ? [] : [two(day)])].join('-');
  if (month == null && day != null) return { expected: 'a month with the day', found: `${String(year)}, ${String(day)}` };
  if (month != null && (month < 1 || month > 12)) return { expected: 'a month from 1 to 12', found: String(month) };
  const problem = edtfProblem(text);
  return problem ?? { edtf: text };
}

/** Two dates → the interval, its start alone where the end is absent or the same. */
export function fromEnds(start: string, end: string | null): Dated {
  if (end === null || end === start) return { edtf: start };
  const [from, to] = [parseEdtf(start), parseEdtf(end)];
  if (from && to && from.from !== null && to.to !== null) {
    if (from.from > to.to) return { expected: `an end that is not before ${start}`, found: end };
    // "2001-03 to 2001": no interval of EDTF, and the start says more
    if (from.from >= (to.from ?? Infinity)) return { edtf: start, remark: { expected: `an end after ${start}; the start was taken`, found: end } };
  }
  const text = `${start}/${end}`;
  const problem = edtfProblem(text);
  return problem ?? { edtf: text };
}

const ISO = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]\d.*)?$/;
const SLASHED_ISO = /^(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?(?: .*)?$/;
const COMPACT = /^(\d{4})(\d\d)(\d\d)$/;
/** `Sat May 20 1961 00:00:00 GMT-0600`, as a browser writes it */
const SPOKEN = /^(?:\p{L}{3},? )?(\p{L}{3}) (\d{1,2}) (\d{4})(?: .*)?$/u;
const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?$/;
const MONTH_YEAR = /^(\d{1,2})[/.-](\d{4})$/;

/** A text that means one date → EDTF. `order`: which of two numbers is the day where both may be. */
export function fromText(written: string, order: 'day' | 'month' = 'day'): Dated {
  const text = written.trim().replace(/\s+/gu, ' ');
  if (parseEdtf(text)) return { edtf: text };
  const iso = ISO.exec(text) ?? SLASHED_ISO.exec(text) ?? COMPACT.exec(text);
  if (iso) return fromParts(Number(iso[1]), Number(iso[2]), iso[3] === undefined ? null : Number(iso[3]));
  const digits = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) & 0xf));
  const numbers = NUMBERS.exec(digits);
  if (numbers) return fromNumbers(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]), order, text);
  const monthYear = MONTH_YEAR.exec(digits);
  if (monthYear) return fromParts(Number(monthYear[2]), Number(monthYear[1]));
  const year = /^\d{1,4}$/.exec(digits);
  if (year) return fromParts(Number(digits));
  const spoken = SPOKEN.exec(digits);
  const spokenMonth = spoken === null ? undefined : monthOf(fold(spoken[1]!));
  if (spoken && spokenMonth !== undefined) return fromParts(Number(spoken[3]), spokenMonth, Number(spoken[2]));
  return fromWords(digits) ?? { expected: KNOWN, found: JSON.stringify(written.slice(0, 80)) };
}

function fromNumbers(first: number, second: number, year: number, order: 'day' | 'month', text: string): Dated {
  const dayFirst = first > 12 || (second <= 12 && order === 'day');
  const dated = dayFirst ? fromParts(year, second, first) : fromParts(year, first, second);
  if (!isDated(dated) || first > 12 || second > 12 || first === second) return dated;
  return { ...dated, remark: { expected: `${dated.edtf}, the ${dayFirst ? 'day' : 'month'} first`, found: text } };
}

/** "23 April 2024", "April 23, 2024", "1er mai 2004", "23 أبريل 2024", "April 2024". */
function fromWords(text: string): Dated | null {
  const words = fold(text).split(/[\s,.]+/u).filter((word) => word !== '' && word !== 'de' && word !== 'of');
  if (words.length < 2 || words.length > 4) return null;
  const month = words.map(monthOf).find((found) => found !== undefined);
  const year = words.find((word) => /^\d{4}$/.test(word));
  const day = words.find((word) => /^\d{1,2}(?:er|st|nd|rd|th)?$/.test(word));
  if (month === undefined || year === undefined || words.length !== (day === undefined ? 2 : 3)) return null;
  return fromParts(Number(year), month, day === undefined ? null : parseInt(day, 10));
}

/** Milliseconds since 1970 → the day that they fall on at Greenwich: a file of numbers has no other. */
export function fromMilliseconds(milliseconds: number): Dated {
  if (!Number.isFinite(milliseconds)) return { expected: 'milliseconds since 1970', found: String(milliseconds) };
  const { year, month, day } = toCivil(Math.floor(milliseconds / 86_400_000));
  const dated = fromParts(year, month, day);
  return isDated(dated) ? { ...dated, remark: { expected: `the day at Greenwich, ${dated.edtf}`, found: String(milliseconds) } } : dated;
}
