/**
 * SIMILE Timeline, as JSON: `{ "dateTimeFormat": "iso8601", "events": [{ "start", "end", "title", "description", … }] }`,
 * with long names or short ones (s, ls, ee, e, t, d, c, eid). `simile-xml.ts` reads the same events from XML.
 *
 * Promises: an instant that has an end happened at some time between the two, and is a window; in JSON, unlike XML,
 * `isDuration` says the opposite of its name, as SIMILE itself reads it; a legacy date keeps its calendar day.
 */
import { daysInMonth } from '../model/day.ts';
import { isDate, readDateText, readParts, type DateReading, type ForeignDate } from './foreign-date.ts';
import type { Incoming } from './incoming.ts';
import { openIntake, type Intake, type Said } from './intake.ts';
import { anyOf, isAbsent, isRec, objectsOf, type Rec } from './record.ts';
import { shown } from '../model/shown.ts';

/** An event's values by their long names, each with its place. */
export interface SimileEvent {
  at: string;
  /** whether it happened at some time between its ends rather than lasting from one to the other */
  instant: boolean;
  values: Readonly<Partial<Record<SimileName, Said>>>;
}
const NAMES = {
  start: ['start', 's'], latestStart: ['latestStart', 'ls'], earliestEnd: ['earliestEnd', 'ee'], end: ['end', 'e'], title: ['title', 't'], description: ['description', 'd'],
  caption: ['caption', 'c'], link: ['link'], id: ['eventID', 'eid', 'id'],
} as const;
export type SimileName = keyof typeof NAMES;
export const SIMILE_NAMES = Object.entries(NAMES) as [SimileName, readonly string[]][];
const EVENT = new Set<string>([...Object.values(NAMES).flat(), 'isDuration', 'durationEvent', 'de']);
const FILE = new Set(['dateTimeFormat', 'events']);

export function fromSimile(value: unknown, file: string): Incoming {
  const intake = openIntake('simile-json', file);
  if (!isRec(value) || isAbsent(value['events'])) {
    intake.fault('shape', isRec(value) ? 'events' : '', 'a list of events', isRec(value) ? 'none' : shown(value));
    return intake.close();
  }
  intake.rest('', value, FILE);
  for (const { at, value: event } of objectsOf(intake, 'events', value['events'])) {
    intake.rest(at, event, EVENT);
    const values: Partial<Record<SimileName, Said>> = {};
    for (const [name, keys] of SIMILE_NAMES) values[name] = anyOf(at, event, ...keys);
    takeSimile(intake, { at, values, instant: isInstant(event) });
  }
  return intake.close();
}

/** `durationEvent` says what it says; the older `isDuration` is taken for "instant" by SIMILE's reader of JSON (its issue 33). */
function isInstant(event: Rec): boolean {
  const said = isAbsent(event['durationEvent']) ? event['de'] : event['durationEvent'];
  if (!isAbsent(said)) return said === false || said === 'false';
  return event['isDuration'] === true || event['isDuration'] === 'true';
}

/** An event of either form → a draft of ours. */
export function takeSimile(intake: Intake, { at, values, instant }: SimileEvent): void {
  const title = intake.markup(values.title);
  const caption = intake.markup(values.caption);
  const description = intake.markup(values.description);
  const isTitled = typeof title.said?.value === 'string' && title.said.value.trim() !== '';
  const url = values.link === undefined ? null : intake.url(values.link);
  const date = readDates(intake, at, values);
  intake.event({
    at,
    id: values.id,
    title: (isTitled ? title.said : (caption.said ?? title.said)) ?? { at, value: '' },
    text: description.said?.value ? description.said : isTitled ? caption.said : undefined,
    date,
    within: instant && date !== undefined && values.end !== undefined && date.includes('/'),
    sources: [...title.sources, ...description.sources, ...(url === null ? [] : [{ at: values.link!.at, url }])],
  });
}

function readDates(intake: Intake, at: string, values: SimileEvent['values']): string | undefined {
  if (values.start === undefined) {
    intake.fault('date', at, 'a start', 'none');
    return undefined;
  }
  const start = readBounds(intake, values.start, values.latestStart, 'start');
  // without an end, the earliest one is the only one
  const end = values.end === undefined ? values.earliestEnd && { at: values.earliestEnd.at, value: readOne(values.earliestEnd.value) } : readBounds(intake, values.end, values.earliestEnd, 'end');
  return intake.date(start, end ?? null);
}

/** An end of the time with its inner bound: a month or a year that the two fill is that month or year; otherwise the bound is left out. */
function readBounds(intake: Intake, outer: Said, inner: Said | undefined, which: 'start' | 'end'): Said<DateReading> {
  const reading = { at: outer.at, value: readOne(outer.value) };
  if (inner === undefined || !isDate(reading.value)) return reading;
  const bound = readOne(inner.value);
  if (!isDate(bound)) {
    intake.fault('date', inner.at, bound.expected, bound.found);
    return { at: inner.at, value: reading.value };
  }
  const [from, to] = which === 'start' ? [reading.value, bound] : [bound, reading.value];
  if (from.edtf === to.edtf) return reading;
  const filled = fill(from, to);
  if (filled !== null) return { at: outer.at, value: filled };
  intake.remark('left', inner.at, which === 'start' ? 'one start; the earliest is taken' : 'one end; the latest is taken', shown(inner.value));
  return reading;
}

function fill(from: ForeignDate, to: ForeignDate): DateReading | null {
  const [a, b] = [from.edtf.split('-'), to.edtf.split('-')];
  if (a.length !== 3 || b.length !== 3 || a[0] !== b[0] || a[2] !== '01') return null;
  const [year, month] = [Number(a[0]), Number(b[1])];
  if (Number(b[2]) !== daysInMonth(year, month)) return null;
  if (a[1] === b[1]) return readParts({ year: a[0], month: a[1] });
  return a[1] === '01' && b[1] === '12' ? readParts({ year: a[0] }) : null;
}

/** Gregorian dates of SIMILE are those of America where they are all digits. */
const readOne = (value: unknown): DateReading =>
  typeof value === 'string' ? readDateText(value, 'month') : typeof value === 'number' && Number.isSafeInteger(value) ? readDateText(String(value)) : { expected: 'a date as text', found: shown(value) };

