/**
 * The JSON of TimelineJS 2: `{"timeline":{"headline","text","date":[{"startDate":"2011,12,10",…}],"era":[…]}}`.
 * Promises: as of TimelineJS 3.
 */
import { fromEnds, fromParts, fromText, type Dated } from './foreign-date.ts';
import type { Incoming } from './incoming.ts';
import { Taking, toRecord } from './taking.ts';
import { toSource } from './timelinejs.ts';

/** A value of JSON that has `timeline.date` → what it brings. */
export function readTimelineJs2(value: unknown, file: string): Incoming {
  const taking = new Taking('timelinejs-2', file);
  const timeline = toRecord(toRecord(value)?.get('timeline'));
  const dates = timeline?.get('date');
  if (!timeline || !Array.isArray(dates)) {
    taking.fault('timeline.date', 'shape', 'a list', 'nothing');
    return taking.done();
  }
  const take = (rows: unknown, list: 'date' | 'era'): void => {
    if (!Array.isArray(rows)) return;
    (rows as unknown[]).forEach((raw, index) => {
      const at = `timeline.${list}.${String(index)}`;
      const row = toRecord(raw);
      if (row === null) return void taking.fault(at, 'shape', 'an object', 'something else');
      const before = taking.faults.length;
      const start = taking.date(`${at}.startDate`, readDate(row.get('startDate')));
      const ended = row.get('endDate');
      const end = ended == null || ended === '' ? null : taking.date(`${at}.endDate`, readDate(ended));
      const title = taking.title(`${at}.headline`, row.get('headline'), true);
      const text = taking.text(`${at}.text`, row.get('text'), { html: true });
      if (start === null || title === null || text === null || taking.faults.length > before) return;
      const date = taking.date(`${at}.endDate`, fromEnds(start, end));
      if (date === null) return;
      const tag = taking.aside(`${at}.tag`, row.get('tag'), { html: true, most: 300 });
      const asset = toRecord(row.get('asset'));
      const source = asset && toSource(taking, new Map([...asset, ['url', asset.get('media')]]), `${at}.asset`);
      taking.events.push({ at, title, ...(text === undefined ? {} : { text }), date, ...(list === 'era' ? { era: true as const } : {}), ...(tag === undefined ? {} : { groups: [tag] }), ...(source ? { sources: [source] } : {}) });
    });
  };
  take(dates, 'date');
  take(timeline.get('era'), 'era');
  const text = taking.aside('timeline.text', timeline.get('text'), { html: true });
  return taking.done({ title: taking.aside('timeline.headline', timeline.get('headline'), { html: true, most: 300 }) ?? null, ...(text === undefined ? {} : { text }) });
}

/** `2011,12,10`, its parts from the year down; anything else as other files write it. */
function readDate(raw: unknown): Dated {
  const text = typeof raw === 'number' ? String(raw) : raw;
  if (typeof text !== 'string' || text.trim() === '') return { expected: 'a date such as 2011,12,10', found: raw == null ? 'nothing' : JSON.stringify(raw).slice(0, 40) };
  const parts = /^(\d{1,4})(?:,(\d{1,2}))?(?:,(\d{1,2}))?(?:,.*)?$/.exec(text.replace(/\s/gu, ''));
  return parts ? fromParts(Number(parts[1]), parts[2] === undefined ? null : Number(parts[2]), parts[3] === undefined ? null : Number(parts[3])) : fromText(text, 'month');
}
