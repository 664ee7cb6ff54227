/**
 * EDTF text → span: the only file that knows the `edtf` package.
 *
 *   2024 2024-04 2024-04-23          a year or a month is a window, a day is itself
 *   2024-04-23? 2024-04~ 2024%       uncertain, approximate, both
 *   20XX 202X 2024-XX 2024-04-XX     the unspecified digits leave a window
 *   2024-21 22 23 24                 spring Mar–May, summer Jun–Aug, autumn Sep–Nov, winter Dec to Feb of the next year
 *   2024-10-28/2024-10-30            an interval of days is a duration; its ends may be coarser and qualified
 *   ../2024-04-23 2024-04-23/..      open at one end
 *   [2024-04-22,2024-04-29]          one of these: a window
 *
 * Promises:
 * - a date is accepted only if the edtf package writes it back unchanged; plain dates and intervals of them are read
 *   without it, and a test holds them to it
 * - an impossible day, a reversed interval and every other form of EDTF are refused, saying why
 * - a date coarser than a day is a window; an interval of days is a duration, unless it is said to be a window
 * - the bounds are those of an independent reader of EDTF, seasons included
 */
import edtf from 'edtf';
import { daysInMonth, toDay, type Day } from './day.ts';
import type { Doubt, Span } from './span.ts';
import { shown } from './shown.ts';

export interface EdtfProblem {
  expected: string;
  found: string;
}

export interface EdtfOptions {
  /** the days named are a window, not the length */
  within?: boolean | undefined;
}

/** EDTF of our profile → span; null: not of our profile, or no such date (`edtfProblem` says why). */
export function parseEdtf(text: string, { within = false }: EdtfOptions = {}): Span | null {
  const span = readEdtf(text);
  if ('expected' in span) return null;
  return within ? { ...span, core: null, window: true } : span;
}

/** Why `parseEdtf` gives null; null where it does not. */
export function edtfProblem(text: string): EdtfProblem | null {
  const span = readEdtf(text);
  return 'expected' in span ? { ...span, found: shown(text) } : null;
}

interface Fault {
  expected: string;
}

/** The days that one date covers. */
interface Reach {
  from: Day;
  to: Day;
  doubt: Doubt;
}

const FORMS: Fault = {
  expected: 'a date such as 2024-04-23, 2024-04, 2024-09?, 2024-04-XX, 2024-22 (summer), 2024-10-28/2024-10-30 or [2024-04-22,2024-04-29]',
};
const REVERSED: Fault = { expected: 'an interval whose end begins after its start' };

const QUALIFIERS: Record<string, Doubt> = { '?': 'uncertain', '~': 'approximate', '%': 'both' };
const DATE = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%])?$/;
const UNSPECIFIED = /^(?:\d\dXX|\d{3}X|\d{4}-XX(?:-XX)?|\d{4}-\d\d-XX)$/;
const INTERVAL = /^([^/[\]]+)\/([^/[\]]+)$/;
const ONE_OF = /^\[([^[\]]+,[^[\]]+)\]$/;
/** The month in which each season begins. */
const SEASONS: Record<number, number> = { 21: 3, 22: 6, 23: 9, 24: 12 };
const OPEN = '..';
const MS_PER_DAY = 86_400_000;

/** the same few dates are asked for again and again, at every check and for every report */
const MOST_KEPT = 5000;
const kept = new Map<string, Span | Fault>();

function readEdtf(text: string): Span | Fault {
  let read = kept.get(text);
  if (read !== undefined) return read;
  read = readAnew(text);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, read);
  return read;
}

function readAnew(text: string): Span | Fault {
  const interval = INTERVAL.exec(text);
  if (interval) return readInterval(text, interval[1] ?? '', interval[2] ?? '');
  const oneOf = ONE_OF.exec(text);
  if (oneOf) return readOneOf(text, (oneOf[1] ?? '').split(','));
  const reach = readSeason(text) ?? readDate(text);
  if ('expected' in reach) return reach;
  const isDay = reach.from === reach.to;
  return { ...reach, core: isDay ? [reach.from, reach.to] : null, window: !isDay };
}

/** A plain date by pattern and calendar, one with unspecified digits by the package. */
function readDate(text: string): Reach | Fault {
  if (UNSPECIFIED.test(text)) return readUnspecified(text);
  const match = DATE.exec(text);
  if (!match) return FORMS;
  const year = Number(match[1]);
  const doubt = QUALIFIERS[match[4] ?? ''] ?? 'none';
  if (match[2] === undefined) return { from: toDay(year, 1, 1), to: toDay(year, 12, 31), doubt };
  const month = Number(match[2]);
  if (month < 1 || month > 12) return { expected: 'a month from 01 to 12 (or alone, unqualified, a season from 21 to 24)' };
  const length = daysInMonth(year, month);
  if (match[3] === undefined) return { from: toDay(year, month, 1), to: toDay(year, month, length), doubt };
  const day = Number(match[3]);
  if (day < 1 || day > length) return { expected: `a day in the calendar (${match[1]}-${match[2]} has ${length} days)` };
  return { from: toDay(year, month, day), to: toDay(year, month, day), doubt };
}

function readUnspecified(text: string): Reach | Fault {
  const found = ask(text);
  if (found === null) return FORMS;
  return { from: Math.floor(found.min / MS_PER_DAY), to: Math.floor(found.max / MS_PER_DAY), doubt: 'none' };
}

/** Our own table: the package takes 21 to 24 for quarters of the year. */
function readSeason(text: string): Reach | null {
  const match = /^(\d{4})-(2[1-4])$/.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  const month = SEASONS[Number(match[2])] ?? 0;
  const [lastYear, lastMonth] = month === 12 ? [year + 1, 2] : [year, month + 2];
  return { from: toDay(year, month, 1), to: toDay(lastYear, lastMonth, daysInMonth(lastYear, lastMonth)), doubt: 'none' };
}

function readInterval(text: string, start: string, end: string): Span | Fault {
  if (start === OPEN && end === OPEN) return { expected: 'an interval with at least one end' };
  const first = start === OPEN ? null : readDate(start);
  const last = end === OPEN ? null : readDate(end);
  if (first && 'expected' in first) return first;
  if (last && 'expected' in last) return last;
  if (first && last) {
    if (start === end) return { expected: `a date written once, ${start}` };
    if (first.from >= last.from) return REVERSED;
  }
  // of two plain dates it has nothing to add, and reads a hundred thousand in half a minute
  const plain = (end: string): boolean => end === OPEN || DATE.test(end);
  if (!(plain(start) && plain(end)) && ask(text) === null) return FORMS;
  const core: Span['core'] = first && last && first.to <= last.from ? [first.to, last.from] : null;
  return {
    from: first?.from ?? null,
    to: last?.to ?? null,
    core,
    // Open at one end it still lasts: it is a window only where the report says so.
    window: core === null && first !== null && last !== null,
    doubt: addDoubt(first?.doubt ?? 'none', last?.doubt ?? 'none'),
  };
}

function readOneOf(text: string, members: string[]): Span | Fault {
  const reaches: Reach[] = [];
  for (const member of members) {
    const reach = DATE.test(member) && !/[?~%]$/.test(member) ? readDate(member) : FORMS;
    if ('expected' in reach) return reach;
    const before = reaches.at(-1);
    if (before && before.to >= reach.from) return { expected: 'dates in order, none within another' };
    reaches.push(reach);
  }
  const [first, last] = [reaches[0], reaches.at(-1)];
  if (!first || !last || ask(text) === null) return FORMS;
  return { from: first.from, to: last.to, core: null, window: true, doubt: 'none' };
}

/** Either end counts; uncertain at one and approximate at the other is both. */
function addDoubt(a: Doubt, b: Doubt): Doubt {
  if (a === b || b === 'none') return a;
  return a === 'none' ? b : 'both';
}

/** The package's reading, or null where it refuses or silently reads another date (2023-02-29 as 1 March). */
function ask(text: string): { min: number; max: number } | null {
  try {
    const { edtf: written, min, max } = edtf(text);
    return written === text ? { min, max } : null;
  } catch {
    return null;
  }
}
