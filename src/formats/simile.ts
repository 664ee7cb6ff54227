/**
 * Events of the SIMILE Timeline, as its JSON has them (rules of its sources.js).
 *
 *   start end                   a duration: it lasts these days
 *   start end, an instant       at some time within these days
 *   start latestStart earliestEnd end   a duration whose ends are not certain: the outer days are taken, and that is told
 *
 * Promises: in JSON an event lasts unless `isDuration` is true (it is negated there, their issue 33) or `durationEvent`
 * is false; in XML it is an instant unless one of them is said to be true; short names of keys are read too.
 */
import { fromEnds, fromText } from './foreign-date.ts';
import type { Incoming } from './incoming.ts';
import { Taking, toRecord } from './taking.ts';

type Row = Map<string, unknown>;
const SHORT: Record<string, string> = { start: 's', latestStart: 'ls', earliestEnd: 'ee', end: 'e', title: 't', description: 'd', durationEvent: 'de', caption: 'c', eventID: 'eid' };
const get = (row: Row, key: string): unknown => row.get(key) ?? row.get(SHORT[key] ?? key);

/** A value of JSON that has `events`, each with a `start` → what it brings. */
export function readSimileJson(value: unknown, file: string): Incoming {
  const taking = new Taking('simile-json', file);
  const events = toRecord(value)?.get('events');
  if (!Array.isArray(events)) {
    taking.fault('events', 'shape', 'a list', 'nothing');
    return taking.done();
  }
  (events as unknown[]).forEach((raw, index) => {
    const row = toRecord(raw);
    const at = `events.${String(index)}`;
    if (row === null) return void taking.fault(at, 'shape', 'an object', 'something else');
    const lasts = get(row, 'durationEvent');
    takeEvent(taking, row, at, row.get('isDuration') === true || (lasts != null && lasts !== true && lasts !== 'true'));
  });
  return taking.done();
}

/** One event, from JSON or XML; `instant`: its end does not say how long it lasts. */
export function takeEvent(taking: Taking, row: Row, at: string, instant: boolean): void {
  const before = taking.faults.length;
  const title = taking.title(`${at}.title`, get(row, 'title'), true);
  const text = taking.text(`${at}.description`, get(row, 'description'), { html: true });
  const days = (['start', 'latestStart', 'earliestEnd', 'end'] as const).map((key): string | null | undefined => {
    const raw = get(row, key);
    if (raw == null || raw === '') return undefined;
    return taking.date(`${at}.${key}`, typeof raw === 'string' || typeof raw === 'number' ? fromText(String(raw), 'month') : { expected: 'a date', found: 'something else' });
  });
  const [start, latestStart, earliestEnd, end] = days;
  if (start === undefined) taking.fault(`${at}.start`, 'date', 'a date such as 2024-04-23', 'nothing');
  if (title === null || text === null || start == null || taking.faults.length > before) return;
  const last = end ?? (instant ? latestStart : undefined) ?? null;
  const date = taking.date(`${at}.end`, fromEnds(start, last));
  if (date === null) return;
  if (!instant && (latestStart ?? earliestEnd) != null) taking.remark(at, 'date', 'ends that are certain; the outermost days were taken', [latestStart, earliestEnd].filter((day) => day != null).join(', '));
  const id = taking.aside(`${at}.id`, get(row, 'eventID') ?? row.get('id'), { most: 300 });
  const url = taking.url(`${at}.link`, row.get('link'));
  taking.events.push({
    at, ...(id === undefined ? {} : { id }), title, ...(text === undefined ? {} : { text }), date,
    ...(instant && last !== null && last !== start ? { within: true as const } : {}),
    ...(url === undefined ? {} : { sources: [{ at: `${at}.link`, url }] }),
  });
}
