/**
 * TimelineJS 1 and 2, as JSON: `{ "timeline": { "headline", "text", "date": [{ "startDate": "2011,12,10", … }], "era": […] } }`.
 *
 * Promises: `2011,12` stays a month; markup becomes plain text; a date such as 3/4/2011 is read as these versions did,
 * month first, and told.
 */
import { below } from '../model/source.ts';
import { readDateText, readParts, type DateReading } from './foreign-date.ts';
import type { Incoming } from './incoming.ts';
import { openIntake, type Intake, type Said } from './intake.ts';
import { takeMedia } from './media.ts';
import { field, isAbsent, isRec, objectOf, objectsOf, type Rec } from './record.ts';
import { shown } from '../model/shown.ts';
import { titled } from './timelinejs.ts';

const TIMELINE = new Set(['headline', 'text', 'date', 'era', 'type', 'startDate', 'endDate']);
const ENTRY = new Set(['startDate', 'endDate', 'headline', 'text', 'tag', 'asset', 'title']);
const ASSET = new Set(['media', 'credit', 'caption']);

export function fromTimelineJs2(value: unknown, file: string): Incoming {
  const intake = openIntake('timelinejs-2', file);
  const timeline = isRec(value) ? objectOf(intake, field('', value, 'timeline')) : null;
  if (timeline === null) {
    if (intake.incoming.faults.length === 0) intake.fault('shape', 'timeline', 'an object', isRec(value) ? 'none' : shown(value));
    return intake.close();
  }
  intake.rest('timeline', timeline, TIMELINE);
  const title = intake.line(intake.markup(field('timeline', timeline, 'headline')).said);
  const text = intake.text(intake.markup(field('timeline', timeline, 'text')).said);
  if (title) intake.incoming.title = title;
  if (text) intake.incoming.text = text;
  for (const [key, era] of [['date', false], ['era', true]] as const) {
    for (const entry of objectsOf(intake, below('timeline', key), timeline[key])) take(intake, entry, era);
  }
  return intake.close();
}

function take(intake: Intake, { at, value: entry }: Said<Rec>, era: boolean): void {
  intake.rest(at, entry, ENTRY);
  const headline = intake.markup(field(at, entry, 'headline'));
  const text = intake.markup(field(at, entry, 'text'));
  const asset = objectOf(intake, field(at, entry, 'asset'));
  const place = below(at, 'asset');
  if (asset !== null) intake.rest(place, asset, ASSET);
  const media = asset === null ? [] : takeMedia(intake, { at: place, url: field(place, asset, 'media'), caption: field(place, asset, 'caption'), credit: field(place, asset, 'credit') });
  const [start, end] = [readOne(at, entry, 'startDate'), readOne(at, entry, 'endDate')];
  if (start === null) intake.fault('date', below(at, 'startDate'), 'a start date', 'none');
  intake.event({
    at,
    ...titled(intake, headline.said ?? field(at, entry, 'headline'), text.said),
    date: start === null ? undefined : intake.date(start, end),
    groups: [intake.markup(field(at, entry, 'tag')).said ?? field(at, entry, 'tag')],
    sources: [...headline.sources, ...text.sources, ...media],
    era,
  });
}

function readOne(at: string, entry: Rec, key: string): Said<DateReading> | null {
  const said = field(at, entry, key);
  if (isAbsent(said.value)) return null;
  return { at: said.at, value: readOldDate(said.value) };
}

/** "2011,12,10,07,02" or any other date, a small number first being the month. */
export function readOldDate(value: unknown): DateReading {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return { expected: 'a date such as 2011,12,10', found: shown(value) };
  const parts = text.length > 40 ? null : /^\s*(-?\d{1,12})\s*(?:,\s*(\d{0,2})\s*(?:,\s*(\d{0,2})\s*((?:,\s*\d*\s*)*))?)?$/.exec(text);
  if (!parts) return readDateText(text, 'month');
  const reading = readParts({ year: parts[1], month: parts[2], day: parts[3] }) ?? { expected: 'a date such as 2011,12,10', found: shown(text) };
  return 'edtf' in reading && /[1-9]/.test(parts[4] ?? '') ? { ...reading, notes: ['time'] } : reading;
}
