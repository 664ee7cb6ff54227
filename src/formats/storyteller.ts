/**
 * Rows of Timeline Storyteller (https://github.com/microsoft/timelinestoryteller): `start_date`, `end_date`,
 * `content_text`, `category`, `facet`.
 */
import { fromEnds, fromText } from './foreign-date.ts';
import type { Incoming } from './incoming.ts';
import { Taking, toRecord } from './taking.ts';

export function readStoryteller(value: unknown, file: string): Incoming {
  const taking = new Taking('storyteller', file);
  if (!Array.isArray(value)) {
    taking.fault('', 'shape', 'a list', 'something else');
    return taking.done();
  }
  (value as unknown[]).forEach((raw, index) => {
    const at = String(index);
    const row = toRecord(raw);
    if (row === null) return void taking.fault(at, 'shape', 'an object', 'something else');
    const before = taking.faults.length;
    const title = taking.title(`${at}.content_text`, row.get('content_text') ?? row.get('title'));
    const start = taking.date(`${at}.start_date`, fromText(toText(row.get('start_date')), 'month'));
    const ended = toText(row.get('end_date'));
    const end = ended === '' ? null : taking.date(`${at}.end_date`, fromText(ended, 'month'));
    if (title === null || start === null || taking.faults.length > before) return;
    const date = taking.date(`${at}.end_date`, fromEnds(start, end));
    if (date === null) return;
    const groups = (['category', 'facet'] as const).flatMap((key) => taking.aside(`${at}.${key}`, row.get(key), { most: 300 }) ?? []);
    taking.events.push({ at, title, date, ...(groups.length === 0 ? {} : { groups: [...new Set(groups)] }) });
  });
  return taking.done();
}

const toText = (raw: unknown): string => (typeof raw === 'string' || typeof raw === 'number' ? String(raw) : '');
