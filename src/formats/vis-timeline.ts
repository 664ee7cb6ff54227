/**
 * Items of vis-timeline, as a list or with their groups: `[{ id, content, start, end?, group?, type? }]`.
 *
 * Promises: a number is read as the day that it was in UTC, and told; a date in text keeps its written day; `edtf`,
 * where an item has one, says the date; contents, which are HTML, become plain text; a background is an era.
 */
import { parseEdtf } from '../model/edtf.ts';
import { below } from '../model/source.ts';
import { readDateText, readEpoch, type DateReading } from './foreign-date.ts';
import type { Incoming } from './incoming.ts';
import { openIntake, type Intake, type Said } from './intake.ts';
import { anyOf, field, isAbsent, isRec, objectsOf, type Rec } from './record.ts';
import { shown } from '../model/shown.ts';

const ITEM = new Set(['id', 'content', 'start', 'end', 'group', 'type', 'title', 'edtf']);
const FILE = new Set(['items', 'groups']);

export function fromVisTimeline(value: unknown, file: string): Incoming {
  const intake = openIntake('vis-timeline', file);
  const whole = Array.isArray(value) ? { items: value } : isRec(value) ? value : null;
  if (whole === null || isAbsent(whole['items'])) {
    intake.fault('shape', whole === null ? '' : 'items', 'a list of items', whole === null ? shown(value) : 'none');
    return intake.close();
  }
  const rec: Rec = whole;
  const root = Array.isArray(value) ? '' : 'items';
  intake.rest('', rec, FILE);
  const groups = new Map<string, Said>();
  for (const { at, value: group } of objectsOf(intake, 'groups', rec['groups'])) {
    const name = intake.markup(anyOf(at, group, 'content', 'title', 'id')).said;
    if (name !== undefined && isKey(group['id'])) groups.set(toKey(group['id']), name);
  }
  for (const item of objectsOf(intake, root, rec['items'])) take(intake, item, groups);
  return intake.close();
}

const isKey = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';
const toKey = (value: string | number): string => `${typeof value}:${value}`;

function take(intake: Intake, { at, value: item }: Said<Rec>, groups: ReadonlyMap<string, Said>): void {
  intake.rest(at, item, ITEM);
  const content = intake.markup(field(at, item, 'content'));
  const tip = intake.markup(field(at, item, 'title'));
  const isText = (said: Said | undefined): said is Said<string> => typeof said?.value === 'string' && said.value.trim() !== '';
  const titled = isText(content.said) || !isText(tip.said);
  const group = item['group'];
  const lane = isKey(group) ? (groups.get(toKey(group)) ?? field(at, item, 'group')) : isAbsent(group) ? undefined : field(at, item, 'group');
  intake.event({
    at,
    id: field(at, item, 'id'),
    title: (titled ? content.said : tip.said) ?? field(at, item, 'content'),
    text: titled ? tip.said : undefined,
    date: readDates(intake, at, item),
    groups: lane === undefined ? [] : [lane],
    sources: [...content.sources, ...tip.sources],
    era: item['type'] === 'background',
  });
}

function readDates(intake: Intake, at: string, item: Rec): string | undefined {
  const own = item['edtf'];
  if (typeof own === 'string' && parseEdtf(own) !== null) return own;
  if (!isAbsent(own)) intake.remark('left', below(at, 'edtf'), 'a date in EDTF', shown(own));
  const [start, end] = [readOne(at, item, 'start'), readOne(at, item, 'end')];
  if (start !== null) return intake.date(start, end);
  intake.fault('date', below(at, 'start'), 'a start', 'none');
  return undefined;
}

function readOne(at: string, item: Rec, key: string): Said<DateReading> | null {
  const { at: place, value } = field(at, item, key);
  if (isAbsent(value)) return null;
  if (typeof value === 'number') return { at: place, value: readEpoch(value) };
  return { at: place, value: typeof value === 'string' ? readDateText(value, 'month') : { expected: 'a date as text, or milliseconds', found: shown(value) } };
}
