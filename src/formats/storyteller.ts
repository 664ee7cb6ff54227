/**
 * Timeline Storyteller (Microsoft): a flat list of `{ start_date, end_date, content_text, category, facet }`.
 *
 * Promises: `YYYY` and `YYYY-MM` stay as coarse as they are; category and facet are groups.
 */
import { below } from '../model/source.ts';
import { readDateText, type DateReading } from './foreign-date.ts';
import type { Incoming } from './incoming.ts';
import { openIntake, type Said } from './intake.ts';
import { field, isAbsent, isRec, objectsOf, type Rec } from './record.ts';
import { shown } from '../model/shown.ts';

const ROW = new Set(['start_date', 'end_date', 'content_text', 'category', 'facet', 'id', 'event_id', 'content_url']);

export function fromStoryteller(value: unknown, file: string): Incoming {
  const intake = openIntake('storyteller', file);
  if (!Array.isArray(value)) {
    intake.fault('shape', '', 'a list of events', isRec(value) ? 'an object' : shown(value));
    return intake.close();
  }
  for (const { at, value: row } of objectsOf(intake, '', value)) {
    intake.rest(at, row, ROW);
    const text = intake.markup(field(at, row, 'content_text')).said;
    const [start, end] = [readOne(at, row, 'start_date'), readOne(at, row, 'end_date')];
    if (start === null) intake.fault('date', below(at, 'start_date'), 'a start', 'none');
    const url = isAbsent(row['content_url']) ? null : intake.url(field(at, row, 'content_url'));
    intake.event({
      at,
      id: isAbsent(row['event_id']) ? field(at, row, 'id') : field(at, row, 'event_id'),
      title: text ?? field(at, row, 'content_text'),
      date: start === null ? undefined : intake.date(start, end),
      groups: [field(at, row, 'category'), field(at, row, 'facet')],
      sources: url === null ? [] : [{ at: below(at, 'content_url'), url }],
    });
  }
  return intake.close();
}

function readOne(at: string, row: Rec, key: string): Said<DateReading> | null {
  const { at: place, value } = field(at, row, key);
  if (isAbsent(value)) return null;
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return { at: place, value: typeof text === 'string' ? readDateText(text) : { expected: 'a date as text or a year', found: shown(value) } };
}
