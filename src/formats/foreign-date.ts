/**
 * The ways foreign files write dates → EDTF. A date is up to three integers checked against the calendar: `Date` never
 * reads what somebody wrote.
 *
 * Promises: a part that is absent stays absent; a date with a time, whatever its offset, keeps the day that is written;
 * of `03/04/2024` the day comes first unless that is impossible, and whoever asks is told that it is not certain; what
 * is given is EDTF of our profile.
 */
import { daysInMonth, toIsoDay } from '../model/day.ts';
import { parseEdtf } from '../model/edtf.ts';
import { fold } from '../model/fold.ts';
import { monthOf, weekdayOf } from '../model/month.ts';
import { shown } from '../model/shown.ts';

/** What was done to a date: its time of day left out, day and month told apart by custom, the UTC day of an instant taken, an end within which it starts left out. */
export type DateNote = 'time' | 'order' | 'epoch' | 'end';
export interface ForeignDate {
  edtf: string;
  notes: readonly DateNote[];
}
export interface DateFault {
  expected: string;
  found: string;
}
export type DateReading = ForeignDate | DateFault;
/** Which of two small numbers is the day. */
export type Order = 'day' | 'month';

export const isDate = (reading: DateReading): reading is ForeignDate => 'edtf' in reading;

const EXPECTED = 'a date such as 2024-04-23, 2024-04, 2024, 23/04/2024 or 23 April 2024';
const YEARS = 'a year from 0000 to 9999';
const LONGEST = 100;
const MS_PER_DAY = 86_400_000;

const pad = (number: number, width: number): string => String(number).padStart(width, '0');

/** Numbers, absent ones undefined → a date as coarse as they are. */
export function toDate(year: number, month?: number, day?: number, notes: readonly DateNote[] = []): DateReading {
  const found = shown([year, month, day].filter((part) => part !== undefined).join('-'));
  if (!(Number.isInteger(year) && year >= 0 && year <= 9999)) return { expected: YEARS, found };
  if (month === undefined) return day === undefined ? { edtf: pad(year, 4), notes } : { expected: 'a month with the day', found: `the day ${day} of ${year} without a month` };
  if (!(Number.isInteger(month) && month >= 1 && month <= 12)) return { expected: 'a month from 1 to 12', found };
  if (day === undefined) return { edtf: `${pad(year, 4)}-${pad(month, 2)}`, notes };
  const length = daysInMonth(year, month);
  if (!(Number.isInteger(day) && day >= 1 && day <= length)) return { expected: `a day in the calendar (${pad(year, 4)}-${pad(month, 2)} has ${length} days)`, found };
  return { edtf: `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`, notes };
}

/** Year, month and day in fields of their own, as numbers or digits; empty ones are absent. Null: all are. */
export function readParts(parts: { year?: unknown; month?: unknown; day?: unknown }): DateReading | null {
  const read: Partial<Record<'year' | 'month' | 'day', number>> = {};
  for (const name of ['year', 'month', 'day'] as const) {
    const part = parts[name];
    if (part === undefined || part === null || part === '') continue;
    const number = typeof part === 'number' ? part : typeof part === 'string' && part.length <= 20 && /^\s*-?\d+\s*$/.test(part) ? Number(part) : NaN;
    if (!Number.isSafeInteger(number)) return { expected: `a whole number as ${name}`, found: shown(part) };
    read[name] = number;
  }
  const { year, month, day } = read;
  if (year === undefined) return month === undefined && day === undefined ? null : { expected: 'a year', found: 'a date without one' };
  return toDate(year, month, day);
}

/** Milliseconds since 1970 → the day that it was in UTC. */
export function readEpoch(ms: number): DateReading {
  const day = Math.floor(ms / MS_PER_DAY);
  // the days from 0000-01-01 to 9999-12-31
  if (!(day >= -719_528 && day <= 2_932_896)) return { expected: `milliseconds of ${YEARS}`, found: shown(ms) };
  return { edtf: toIsoDay(day), notes: ['epoch'] };
}

const TIME = '(?:[T ]+(\\d{1,2}:?\\d{2}(?::?\\d{2}(?:[.,]\\d+)?)?)\\s*(?:[ap]\\.?m\\.?)?\\s*(?:Z|UTC|GMT|(?:GMT|UTC)?[+-]\\d{1,2}:?(?:\\d{2})?)?)?';
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})(?:\\2(\\d{1,2})${TIME})?$`, 'i');
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${TIME}$`, 'i');
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T\d{4}(?:\d{2})?(?:Z|[+-]\d{4})?)?$/;
const MONTH_AND_YEAR = /^(\d{1,2})[-/.](\d{4})$/;
const DECADE = /^(\d{3})0s$/;
const ABOUT = /^(?:c\.|ca\.?|circa|vers|about|around|environ|حوالي|نحو) +/i;
const CLOCK = /\b\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\b\.?)?/i;
const ZONE = / (?:Z|UTC|GMT|[A-Z]{3,4}|(?:GMT|UTC)?[+-]\d{1,2}:?\d{2})(?: \([^()]*\))?$/;
const MIDNIGHT = /^0?0:?00(?::?00(?:[.,]0+)?)?$/;
const FILLER = new Set(['le', 'the', 'of', 'de', 'في', 'من', 'يوم', 'a', 'at', 'في']);

const notesOf = (time: string | undefined): DateNote[] => (time === undefined || MIDNIGHT.test(time) ? [] : ['time']);

/** A date as somebody wrote it. `order` is that of the file where it shows one. */
export function readDateText(text: string, order: Order = 'day'): DateReading {
  const fault: DateFault = { expected: EXPECTED, found: shown(text) };
  if (text.length > LONGEST) return fault;
  const written = text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\u061c\u200e\u200f\ufeff]/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (written === '') return fault;
  const reading = readWritten(written, order);
  if (reading === null) return fault;
  if (!isDate(reading)) return { expected: reading.expected, found: shown(text) };
  return parseEdtf(reading.edtf) === null ? fault : reading;
}

function readWritten(written: string, order: Order): DateReading | null {
  if (/^\d{4}$/.test(written) || parseEdtf(written) !== null) return { edtf: written, notes: [] };
  const iso = YEAR_FIRST.exec(written);
  if (iso) return toDate(Number(iso[1]), Number(iso[3]), iso[4] === undefined ? undefined : Number(iso[4]), notesOf(iso[5]));
  const compact = COMPACT.exec(written);
  if (compact) return toDate(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const small = YEAR_LAST.exec(written);
  if (small) return inOrder(Number(small[1]), Number(small[3]), Number(small[4]), order, notesOf(small[5]));
  const month = MONTH_AND_YEAR.exec(written);
  if (month) return toDate(Number(month[2]), Number(month[1]));
  const decade = DECADE.exec(written);
  if (decade) return { edtf: `${decade[1]}X`, notes: [] };
  if (/^[+-]\d+(?:-\d|$)|\b(?:BCE?|av\. ?J)/i.test(written)) return { expected: YEARS, found: '' };
  const about = ABOUT.exec(written);
  const named = readNamed(about ? written.slice(about[0].length) : written);
  return about && named !== null && isDate(named) ? { ...named, edtf: `${named.edtf}~` } : named;
}

function inOrder(first: number, second: number, year: number, order: Order, notes: DateNote[]): DateReading {
  const dayFirst = second > 12 ? false : first > 12 ? true : order === 'day';
  const certain = first > 12 || second > 12 || first === second;
  const all: DateNote[] = certain ? notes : [...notes, 'order'];
  return dayFirst ? toDate(year, second, first, all) : toDate(year, first, second, all);
}

/** "Sat May 20 1961 00:00:00 GMT-0600", "1er octobre 2024", "23 أبريل 2024", "April 2024", "1987" after "about". */
function readNamed(written: string): DateReading | null {
  const clock = CLOCK.exec(written);
  const [date, rest] = clock ? [written.slice(0, clock.index), written.slice(clock.index + clock[0].length)] : [written, ''];
  // after the time stands the zone or, in the oldest form, the zone and the year
  const tail = clock ? ` ${rest.trim()}`.replace(/ (\d{4})$/, '').replace(ZONE, '').trim() : '';
  if (tail !== '') return null;
  const words = [...date.split(/[\s,،]+/u), / (\d{4})$/.exec(rest)?.[1] ?? ''].filter((word) => word !== '');
  const found: { year?: number; month?: number; day?: number } = {};
  for (const word of words) {
    const folded = fold(word).replace(/\.$/, '');
    const month = monthOf(folded);
    if (/^\d{4}$/.test(word) && found.year === undefined) found.year = Number(word);
    else if (/^\d{1,2}(?:er|st|nd|rd|th)?\.?$/.test(folded) && found.day === undefined) found.day = parseInt(folded, 10);
    else if (month !== undefined && found.month === undefined) found.month = month;
    else if (weekdayOf(folded) === undefined && !FILLER.has(folded)) return null;
  }
  if (found.year === undefined || (found.month === undefined && found.day !== undefined)) return null;
  return toDate(found.year, found.month, found.day, notesOf(clock?.[0]));
}

/** Two dates → the interval. An end that says the same is none, one in which the start lies is left out, one before it is a fault. */
export function toInterval(start: ForeignDate, end: ForeignDate): DateReading {
  const notes = [...new Set([...start.notes, ...end.notes])];
  if (start.edtf === end.edtf) return { edtf: start.edtf, notes };
  const [first, last] = [parseEdtf(start.edtf), parseEdtf(end.edtf)];
  if (first?.from == null || last?.to == null || last.from === null) return { expected: 'a start and an end that are single dates', found: `${shown(start.edtf)} and ${shown(end.edtf)}` };
  if (last.to < first.from) return { expected: 'an end not before the start', found: `from ${shown(start.edtf)} to ${shown(end.edtf)}` };
  if (last.from <= first.from) return { edtf: start.edtf, notes: [...notes, 'end'] };
  const edtf = `${start.edtf}/${end.edtf}`;
  return parseEdtf(edtf) === null ? { expected: 'a start and an end that are single dates', found: `${shown(start.edtf)} and ${shown(end.edtf)}` } : { edtf, notes };
}
