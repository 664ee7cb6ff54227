/**
 * Any table of text, its columns named by its first line: which of them hold what is guessed from their names, in three
 * languages, and can be said otherwise.
 *
 * Promises: every row below the header is an event, a fault, or empty; a column is used for one thing; what is not used
 * is told once, by name.
 */
import { fold } from '../model/fold.ts';
import { fromEnds, fromText, isDated } from './foreign-date.ts';
import type { Incoming } from './incoming.ts';
import { readLines } from './lines.ts';
import { Taking } from './taking.ts';

/** What a column can hold. */
export const TABLE_FIELDS = ['title', 'start', 'end', 'text', 'group', 'people', 'place', 'latitude', 'longitude', 'link', 'id'] as const;
export type TableField = (typeof TABLE_FIELDS)[number];
/** For each thing the number of its column; absent: none. */
export type TableMapping = Partial<Record<TableField, number>>;

/** Names of columns, folded, the likeliest first. */
const NAMES: Record<TableField, readonly string[]> = {
  title: ['title', 'headline', 'name', 'event', 'label', 'content', 'titre', 'nom', 'evenement', 'intitule', 'العنوان', 'الحدث', 'الاسم'],
  start: ['start', 'start date', 'start_date', 'startdate', 'start time', 'date', 'begin', 'from', 'when', 'day', 'year', 'debut', 'date de debut', 'jour', 'annee', 'التاريخ', 'البدايه', 'السنه', 'اليوم'],
  end: ['end', 'end date', 'end_date', 'enddate', 'end time', 'to', 'until', 'fin', 'date de fin', 'النهايه'],
  text: ['text', 'description', 'summary', 'details', 'note', 'notes', 'body', 'texte', 'resume', 'الوصف', 'النص', 'ملاحظات'],
  group: ['group', 'category', 'type', 'tag', 'tags', 'topic', 'facet', 'groupe', 'categorie', 'theme', 'sujet', 'الفيه', 'الموضوع', 'النوع'],
  people: ['people', 'person', 'persons', 'personnes', 'personne', 'الاشخاص', 'الشخص'],
  place: ['place', 'location', 'city', 'lieu', 'ville', 'المكان', 'المدينه'],
  latitude: ['latitude', 'lat'],
  longitude: ['longitude', 'lon', 'lng', 'long'],
  link: ['link', 'url', 'source', 'address', 'lien', 'adresse', 'الرابط', 'المصدر'],
  id: ['id', 'key', 'identifier', 'identifiant', 'المعرف'],
};

/** Header → what its columns probably hold; where none is called a title or a date, the first that look like it in the rows. */
export function guessMapping(rows: readonly (readonly string[])[]): TableMapping {
  const header = (rows[0] ?? []).map((name) => fold(name).replace(/[^\p{L}\p{N}]+/gu, ' ').trim());
  const mapping: TableMapping = {};
  const used = new Set<number>();
  for (const field of TABLE_FIELDS) {
    const at = NAMES[field].map((name) => header.indexOf(fold(name).replaceAll('_', ' '))).find((index) => index >= 0 && !used.has(index));
    if (at === undefined) continue;
    mapping[field] = at;
    used.add(at);
  }
  const sample = rows.slice(1, 21);
  const guess = (field: TableField, fits: (text: string) => boolean): void => {
    if (mapping[field] !== undefined) return;
    const at = header.findIndex((_, index) => !used.has(index) && sample.length > 0 && sample.every((row) => (row[index] ?? '') === '' || fits(row[index]!)) && sample.some((row) => (row[index] ?? '') !== ''));
    if (at < 0) return;
    mapping[field] = at;
    used.add(at);
  };
  guess('start', (text) => isDated(fromText(text)));
  guess('title', (text) => /\p{L}/u.test(text) && text.length <= 300);
  return mapping;
}

/** What is shown of a table, so that its columns can be said otherwise. */
export interface TableHead {
  columns: string[];
  /** some rows below the header */
  rows: string[][];
  used: TableMapping;
}

export function readTableHead(text: string, mapping: TableMapping | null): TableHead {
  const { rows } = readLines(text);
  return { columns: rows[0] ?? [], rows: rows.slice(1, 4), used: mapping ?? guessMapping(rows) };
}

/** Text of a table → what it brings, its columns read as `mapping` says, or as they are guessed. */
export function readTable(text: string, file: string, asked: TableMapping | null = null): Incoming {
  const taking = new Taking('table', file);
  const { rows, open } = readLines(text);
  if (open !== null) taking.fault(`line ${String(open)}`, 'shape', 'a quotation mark that closes the field', 'the end of the file');
  const mapping = asked ?? guessMapping(rows);
  const header = rows[0] ?? [];
  if (mapping.title === undefined) taking.fault('row 1', 'shape', 'a column of titles', header.join(', ').slice(0, 80) || 'nothing');
  if (mapping.start === undefined) taking.fault('row 1', 'shape', 'a column of dates', header.join(', ').slice(0, 80) || 'nothing');
  if (mapping.title === undefined || mapping.start === undefined) return taking.done();
  const used = new Set(Object.values(mapping));
  const unused = header.filter((name, index) => name !== '' && !used.has(index));
  if (unused.length > 0) taking.remark('row 1', 'shape', 'columns that are used', unused.join(', ').slice(0, 200));
  rows.slice(1).forEach((row, index) => {
    if (row.every((field) => field === '')) return;
    takeRow(taking, `row ${String(index + 2)}`, (field) => (mapping[field] === undefined ? '' : (row[mapping[field]] ?? '')), (field) => header[mapping[field] ?? -1] ?? field);
  });
  return taking.done();
}

function takeRow(taking: Taking, at: string, of: (field: TableField) => string, nameOf: (field: TableField) => string): void {
  const path = (field: TableField): string => `${at}.${nameOf(field)}`;
  const before = taking.faults.length;
  const title = taking.title(path('title'), of('title'));
  const text = taking.text(path('text'), of('text'), { html: true });
  const start = taking.date(path('start'), of('start') === '' ? { expected: 'a date such as 2024-04-23', found: 'nothing' } : fromText(of('start')));
  const end = of('end') === '' ? null : taking.date(path('end'), fromText(of('end')));
  if (title === null || text === null || start === null || taking.faults.length > before) return;
  const date = taking.date(path('end'), fromEnds(start, end));
  if (date === null) return;
  const some = (field: 'group' | 'people'): string[] => (taking.aside(path(field), of(field), { most: 1000 }) ?? '').split(/\s*[;|]\s*/u).filter((each) => each !== '');
  const id = taking.aside(path('id'), of('id'), { most: 300 });
  const name = taking.aside(path('place'), of('place'), { most: 300 });
  const url = taking.url(path('link'), of('link'));
  const [groups, people] = [some('group'), some('people')];
  taking.events.push({
    at, ...(id === undefined ? {} : { id }), title, ...(text === undefined ? {} : { text }), date,
    ...(groups.length === 0 ? {} : { groups }), ...(people.length === 0 ? {} : { people }),
    ...(name === undefined ? {} : { place: { name, ...toPoint(taking, path('latitude'), of('latitude'), of('longitude')) } }),
    ...(url === undefined ? {} : { sources: [{ at: path('link'), url }] }),
  });
}

/** Degrees, written with a point or a comma. */
function toPoint(taking: Taking, path: string, latitude: string, longitude: string): { at?: [number, number] } {
  if (latitude === '' && longitude === '') return {};
  const [lat, lon] = [latitude, longitude].map((text) => (text === '' ? Number.NaN : Number(text.replace(',', '.'))));
  if (lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return { at: [lat, lon] };
  taking.remark(path, 'shape', 'degrees from -90 to 90 and from -180 to 180; left out', `${latitude}, ${longitude}`);
  return {};
}
