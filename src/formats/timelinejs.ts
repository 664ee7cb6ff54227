/**
 * TimelineJS 3 JSON, read (https://timeline.knightlab.com/docs/json-format.html; rules of its TimelineConfig.js).
 *
 * Promises: parts of a date that are absent or empty stay absent; an event without a date is told, where TimelineJS
 * leaves it out without a word; years beyond the calendar are refused as a whole; markup in any field is text or nothing.
 */
import type { Dated } from './foreign-date.ts';
import { fromEnds, fromParts } from './foreign-date.ts';
import type { Incoming, IncomingArticle } from './incoming.ts';
import { linkIn } from './plain-text.ts';
import { Taking, toRecord } from './taking.ts';

type Row = Map<string, unknown>;

/** beyond these the years are not of any calendar: TimelineJS then counts in another way */
const [LEAST_YEAR, MOST_YEAR] = [-271_820, 275_759];

/** A value of JSON that has `events` → what it brings. */
export function readTimelineJs(value: unknown, file: string): Incoming {
  const taking = new Taking('timelinejs', file);
  const whole = toRecord(value);
  const events = whole?.get('events');
  if (!whole || !Array.isArray(events)) {
    taking.fault('events', 'shape', 'a list', whole === null ? 'no object' : 'nothing');
    return taking.done();
  }
  const cosmic = [...(events as unknown[])].map((slide) => yearOf(toRecord(slide)?.get('start_date'))).find((year) => year !== null && (year < LEAST_YEAR || year > MOST_YEAR));
  if (whole.get('scale') === 'cosmological' || cosmic !== undefined) {
    taking.fault('events', 'date', 'years from 1 to 9999: this timeline counts days, and no cosmological ages', cosmic === undefined ? 'cosmological' : String(cosmic));
    return taking.done();
  }
  const ids = new Set<string>();
  (events as unknown[]).forEach((slide, index) => takeSlide(taking, toRecord(slide), `events.${String(index)}`, ids));
  const eras = whole.get('eras');
  if (Array.isArray(eras)) (eras as unknown[]).forEach((era, index) => takeEra(taking, toRecord(era), `eras.${String(index)}`, ids));
  const title = toRecord(whole.get('title'));
  const words = toRecord(title?.get('text'));
  const text = taking.aside('title.text.text', words?.get('text'), { html: true });
  return taking.done({ title: taking.aside('title.text.headline', words?.get('headline'), { html: true, most: 300 }) ?? null, ...(text === undefined ? {} : { text }) });
}

function takeSlide(taking: Taking, slide: Row | null, at: string, ids: Set<string>): void {
  if (slide === null) return void taking.fault(at, 'shape', 'an object', 'something else');
  const words = toRecord(slide.get('text'));
  const media = toRecord(slide.get('media'));
  const before = taking.faults.length;
  const dates = readDates(taking, slide, at);
  const id = taking.aside(`${at}.unique_id`, slide.get('unique_id'));
  const headline = taking.text(`${at}.text.headline`, words?.get('headline'), { html: true, most: 300 });
  const caption = taking.aside(`${at}.media.caption`, media?.get('caption'), { html: true });
  const text = taking.text(`${at}.text.text`, words?.get('text'), { html: true });
  // a slide may have nothing but a picture and its caption
  const title = headline ?? (headline === null ? null : toTitle(text ?? caption) ?? taking.fault(`${at}.text.headline`, 'shape', 'a title', 'nothing'));
  if (dates === null || title === null || text === null || taking.faults.length > before) return;
  if (id !== undefined) ids.add(id);
  const source = toSource(taking, media, `${at}.media`);
  const group = taking.aside(`${at}.group`, slide.get('group'), { html: true, most: 300 });
  const said = headline === undefined ? undefined : [text, caption].filter((part) => part !== undefined).join(' — ');
  taking.events.push({
    at,
    ...(id === undefined ? {} : { id }),
    title,
    ...(said === undefined || said === '' ? {} : { text: said.slice(0, 5000) }),
    date: dates.edtf,
    ...(dates.words === undefined ? {} : { words: dates.words }),
    ...(group === undefined ? {} : { groups: [group] }),
    ...(source === null ? {} : { sources: [source] }),
  });
}

/** An era is a period behind the events; one with the id of an event is that event drawn a second time. */
function takeEra(taking: Taking, era: Row | null, at: string, ids: Set<string>): void {
  if (era === null) return void taking.fault(at, 'shape', 'an object', 'something else');
  const id = taking.aside(`${at}.unique_id`, era.get('unique_id'));
  if (id !== undefined && ids.has(id)) return;
  const before = taking.faults.length;
  const dates = readDates(taking, era, at);
  const title = taking.title(`${at}.text.headline`, toRecord(era.get('text'))?.get('headline'), true);
  if (dates === null || title === null || taking.faults.length > before) return;
  const text = taking.aside(`${at}.text.text`, toRecord(era.get('text'))?.get('text'), { html: true });
  taking.events.push({ at, ...(id === undefined ? {} : { id }), title, ...(text === undefined ? {} : { text }), date: dates.edtf, era: true });
}

/** Start and end as one date, and the words that are shown in its place. */
function readDates(taking: Taking, row: Row, at: string): { edtf: string; words?: string } | null {
  const own = toRecord(row.get('start_date'));
  if (own === null) return taking.fault(`${at}.start_date`, 'date', 'a date with a year', row.get('start_date') == null ? 'nothing' : 'something else');
  const start = taking.date(`${at}.start_date`, readParts(own));
  const ended = toRecord(row.get('end_date'));
  const end = ended === null ? null : taking.date(`${at}.end_date`, readParts(ended));
  if (start === null || (ended !== null && end === null)) return null;
  const edtf = taking.date(`${at}.end_date`, fromEnds(start, end));
  const display = row.get('display_date') ?? own.get('display_date') ?? own.get('display_text');
  const words = taking.aside(`${at}.display_date`, display, { html: true, most: 300 });
  return edtf === null ? null : { edtf, ...(words === undefined ? {} : { words }) };
}

const yearOf = (date: unknown): number | null => {
  const year = toRecord(date)?.get('year');
  return year == null || year === '' ? null : Number(year);
};

/** Numbers, or digits in a text; an empty one is absent. */
function readParts(date: Row): Dated {
  const part = (name: string): number | null | undefined => {
    const raw = date.get(name);
    if (raw == null || (typeof raw === 'string' && raw.trim() === '')) return null;
    const text = typeof raw === 'string' || typeof raw === 'number' ? String(raw).trim() : '?';
    return (typeof raw === 'string' || typeof raw === 'number') && /^-?\d{1,12}$/.test(text) ? Number(text) : undefined;
  };
  const [year, month, day] = [part('year'), part('month'), part('day')];
  for (const [name, value] of [['year', year], ['month', month], ['day', day]] as const) {
    if (value === undefined) return { expected: 'a whole number', found: `${name} ${JSON.stringify(date.get(name))?.slice(0, 40) ?? ''}` };
  }
  return year == null ? { expected: 'a year', found: 'nothing' } : fromParts(year, month, day);
}

/** What the medium leads to: a picture, a page, or markup that leads somewhere. */
export function toSource(taking: Taking, media: Row | null, at: string): IncomingArticle | null {
  const raw = media?.get('url');
  if (media === null || typeof raw !== 'string' || raw.trim() === '') return null;
  const markup = raw.includes('<');
  const url = taking.url(`${at}.url`, markup ? linkIn(raw) : raw.startsWith('//') ? `https:${raw}` : raw);
  if (markup && url === undefined) taking.remark(`${at}.url`, 'shape', 'an address; the markup was left out', 'markup without an address');
  if (url === undefined) return null;
  const credit = taking.aside(`${at}.credit`, media.get('credit'), { html: true, most: 300 });
  return { at, url, ...(credit === undefined ? {} : { authors: [credit] }) };
}

/** The first words of a text, where there is no headline. */
const toTitle = (text: string | undefined | null): string | null => (text == null ? null : text.length <= 120 ? text : `${text.slice(0, text.lastIndexOf(' ', 119)).trimEnd()}…`);

