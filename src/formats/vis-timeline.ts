/**
 * Items of a vis-timeline (https://visjs.github.io/vis-timeline/docs): a list, or `{items, groups}`.
 *
 * Promises: `content` and `title` are HTML and become text; a background is a period; an extra key `edtf`, as we write
 * it, is the date itself; dates that are numbers are told, for they name no day of their own.
 */
import { fromEnds, fromMilliseconds, fromText, type Dated } from './foreign-date.ts';
import type { Incoming } from './incoming.ts';
import { Taking, toRecord } from './taking.ts';

export function readVisTimeline(value: unknown, file: string): Incoming {
  const taking = new Taking('vis-timeline', file);
  const whole = toRecord(value);
  const items = Array.isArray(value) ? (value as unknown[]) : whole?.get('items');
  if (!Array.isArray(items)) {
    taking.fault('items', 'shape', 'a list', 'nothing');
    return taking.done();
  }
  const groups = new Map<string, string>();
  const named = whole?.get('groups');
  if (Array.isArray(named)) {
    (named as unknown[]).forEach((raw, index) => {
      const group = toRecord(raw);
      const name = taking.aside(`groups.${String(index)}.content`, group?.get('content'), { html: true, most: 300 });
      if (name !== undefined) groups.set(String(group?.get('id')), name);
    });
  }
  (items as unknown[]).forEach((raw, index) => {
    const at = whole ? `items.${String(index)}` : String(index);
    const item = toRecord(raw);
    if (item === null) return void taking.fault(at, 'shape', 'an object', 'something else');
    const before = taking.faults.length;
    const title = taking.title(`${at}.content`, item.get('content'), true);
    const text = taking.text(`${at}.title`, item.get('title'), { html: true });
    const written = item.get('edtf');
    const start = taking.date(`${at}.start`, readDate(typeof written === 'string' ? written : item.get('start')));
    const end = typeof written === 'string' || item.get('end') == null ? null : taking.date(`${at}.end`, readDate(item.get('end')));
    if (title === null || text === null || start === null || taking.faults.length > before) return;
    const date = taking.date(`${at}.end`, fromEnds(start, end));
    if (date === null) return;
    const id = taking.aside(`${at}.id`, item.get('id'), { most: 300 });
    const key = item.get('group');
    const group = key == null ? undefined : ((typeof key === 'string' || typeof key === 'number' ? groups.get(String(key)) : undefined) ?? taking.aside(`${at}.group`, key, { html: true, most: 300 }));
    taking.events.push({
      at, ...(id === undefined ? {} : { id }), title, ...(text === undefined ? {} : { text }), date,
      ...(item.get('type') === 'background' ? { era: true as const } : {}), ...(group === undefined ? {} : { groups: [group] }),
    });
  });
  return taking.done();
}

function readDate(raw: unknown): Dated {
  if (typeof raw === 'number') return fromMilliseconds(raw);
  if (typeof raw !== 'string' || raw.trim() === '') return { expected: 'a date such as 2024-04-23', found: raw == null ? 'nothing' : 'something else' };
  // the serialiser of .NET, which vis-timeline reads too
  const dotNet = /^\/Date\((-?\d+)/.exec(raw);
  return dotNet ? fromMilliseconds(Number(dotNet[1])) : fromText(raw, 'month');
}
