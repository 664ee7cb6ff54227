/**
 * What Wikidata answers to a query → events, one for each item: as the W3C has it ("SPARQL 1.1 Query Results JSON Format"),
 * or a flat list of rows with bare values, as its query service hands it out under "JSON".
 *
 * Promises: never throws; each row is part of an event or among the faults, by its index; a date is as precise as
 * `wikibase:timePrecision` says where the query asked for it; without it, a first of January is taken for its year, and
 * told; a Julian calendar is told; nothing is invented where the value is said to be unknown.
 */
import { edtfProblem } from '../model/edtf.ts';
import { parseJson } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import type { Incoming, IncomingArticle, IncomingEvent } from './incoming.ts';
import { textOf, toIncoming, toUrl, type Remark } from './reference-read.ts';
import { shown } from '../model/shown.ts';

interface Term {
  type: string;
  value: string;
  datatype?: string;
  language?: string;
}
type Row = Map<string, Term>;

const ENTITY = /^https?:\/\/www\.wikidata\.org\/entity\/(Q\d+)$/;
const JULIAN = 'Q1985786';
const NAMES = {
  date: ['date', 'pointintime', 'time', 'datevalue', 'when', 'day', 'start', 'starttime', 'startdate', 'begin'],
  end: ['end', 'endtime', 'enddate', 'until'],
  place: ['place', 'location', 'city', 'venue'],
  person: ['person', 'participant', 'people', 'attendee', 'visitor', 'host'],
  source: ['source', 'url', 'reference', 'referenceurl', 'ref', 'article', 'website'],
} as const;

export function readWikidata(text: string, file: string): Incoming {
  const into = toIncoming('wikidata');
  const rows = toRows(text, file, into);
  const events = new Map<string, IncomingEvent>();
  rows.forEach(({ row, at }) => {
    const item = [...row].find(([, { type, value }]) => type === 'uri' && ENTITY.test(value));
    const name = item?.[0] ?? 'item';
    const label = find(row, [`${name}label`, 'label', 'title', 'name']);
    const id = item ? ENTITY.exec(item[1].value)![1]! : undefined;
    const title = textOf(label?.value) ?? id;
    const remark: Remark = (step, code, expected, found) => void into.remarks.push({ code, file, path: step === '' ? at : `${at}.${step}`, expected, found: shown(found) });
    if (title === undefined) {
      into.faults.push({ code: 'shape', file, path: at, expected: 'an item or a label', found: 'neither' });
      return;
    }
    const known = events.get(id ?? at);
    if (known === undefined && title === id) remark(`${name}Label`, 'shape', 'a label', label ? label.value : 'none');
    const event = known ?? toEvent(at, id, title, label, find(row, [`${name}description`, 'description']));
    events.set(id ?? at, event);
    if (known === undefined) Object.assign(event, toDates(row, remark));
    else if (differs(event, row)) remark('', 'duplicate', `one date for ${id ?? title}: ${event.date ?? 'none'}`, find(row, NAMES.date)?.value ?? 'none');
    addDetails(event, row, at, remark);
  });
  into.events.push(...events.values());
  return into;
}

function toRows(text: string, file: string, into: Incoming): { row: Row; at: string }[] {
  const fault = (code: Problem['code'], path: string, expected: string, found: string): [] => {
    into.faults.push({ code, file, path, expected, found });
    return [];
  };
  let value: unknown;
  try {
    const reading = parseJson(text.replace(/^\ufeff/, ''));
    if ('fault' in reading) return fault('json', '', reading.fault.expected, reading.fault.found);
    value = reading.value;
  } catch {
    return fault('json', '', 'JSON that is not nested as deep', 'lists within lists without end');
  }
  const flat = Array.isArray(value);
  const bindings = flat ? value : fieldOf(fieldOf(value, 'results'), 'bindings');
  if (!Array.isArray(bindings)) return fault('shape', 'results.bindings', 'a list of rows', bindings === undefined ? 'nothing' : typeof bindings);
  return bindings.flatMap((binding: unknown, index) => {
    const at = flat ? String(index) : `results.bindings.${String(index)}`;
    if (typeof binding !== 'object' || binding === null || Array.isArray(binding)) return fault('shape', at, 'a row', binding === null ? 'null' : typeof binding);
    const row: Row = new Map();
    for (const [name, given] of Object.entries(binding)) {
      const term = flat ? toTerm(given) : readTerm(given);
      if (term !== null) row.set(name, term);
      // a variable without a value is null in a flat row
      else if (!flat || given !== null) into.remarks.push({ code: 'shape', file, path: `${at}.${name}`, expected: flat ? 'a text' : 'a type and a value', found: shown(given) });
    }
    return [{ row, at }];
  });
}

function readTerm(term: unknown): Term | null {
  const [type, content, datatype, language] = ['type', 'value', 'datatype', 'xml:lang'].map((key) => fieldOf(term, key));
  if (typeof type !== 'string' || typeof content !== 'string') return null;
  return { type, value: content, ...(typeof datatype === 'string' ? { datatype } : {}), ...(typeof language === 'string' ? { language } : {}) };
}

/** A bare value: what is an address is taken for one. */
function toTerm(value: unknown): Term | null {
  if (typeof value === 'number') return { type: 'literal', value: String(value) };
  return typeof value === 'string' ? { type: /^https?:\/\//.test(value) ? 'uri' : 'literal', value } : null;
}

const fieldOf = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined);

/** The first variable of these names, whatever its capitals and underscores. */
function find(row: Row, names: readonly string[]): Term | undefined {
  const folded = new Map([...row].map(([name, term]) => [name.toLowerCase().replaceAll('_', ''), term]));
  return names.flatMap((name) => folded.get(name.toLowerCase()) ?? [])[0];
}

function toEvent(at: string, id: string | undefined, title: string, label: Term | undefined, description: Term | undefined): IncomingEvent {
  const [text, language] = [textOf(description?.value), label?.language && /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(label.language) ? label.language : undefined];
  const page: IncomingArticle | null = id === undefined ? null : { at, id, title, publisher: 'Wikidata', url: `https://www.wikidata.org/wiki/${id}`, ...(language === undefined ? {} : { language }) };
  return { at, ...(id === undefined ? {} : { id }), title, date: null, ...(text === undefined ? {} : { text }), ...(language === undefined ? {} : { language }), ...(page ? { sources: [page] } : {}) };
}

interface Dated {
  date: string | null;
  within?: true;
  words?: string;
}

/** A date, or the days from a start to an end. */
function toDates(row: Row, remark: Remark): Dated {
  const [start, end] = ['date' as const, 'end' as const].map((which) => toDated(row, which, remark));
  if (!end || end.date === null) return start ?? { date: null };
  if (!start || start.date === null || start.within || end.within) return start ?? { date: `../${end.date}` };
  const both = start.date === end.date ? start.date : `${start.date}/${end.date}`;
  if (edtfProblem(both) === null) return { date: both };
  remark('end', 'date', `an end not before the start, ${start.date}`, end.date);
  return start;
}

function toDated(row: Row, which: 'date' | 'end', remark: Remark): Dated | null {
  const name = [...row.keys()].find((each) => (NAMES[which] as readonly string[]).includes(each.toLowerCase().replaceAll('_', '')));
  const term = name === undefined ? undefined : row.get(name);
  if (name === undefined || !term) return null;
  const asked = which === 'date' ? ['precision', 'timeprecision'] : [];
  const precision = find(row, [`${name}precision`, `${name}timeprecision`, ...asked]);
  const calendar = find(row, [`${name}calendar`, `${name}calendarmodel`, ...(which === 'date' ? ['calendar', 'calendarmodel', 'timecalendarmodel'] : [])]);
  const match = /^\+?(-?\d{1,16})-(\d\d)-(\d\d)(?:T.*)?$/.exec(term.value);
  if (term.type === 'bnode' || term.type === 'uri' || !match) {
    remark(name, 'date', 'a date', term.type === 'bnode' || term.type === 'uri' ? 'a value that is said to be unknown' : term.value);
    return { date: null };
  }
  if (calendar?.value.endsWith(JULIAN)) remark(name, 'date', 'a day of the Gregorian calendar', `${term.value}, of the Julian one: look whether it has been converted`);
  const said = precision === undefined ? null : Number(precision.value);
  const read = toPrecision(match[1]!, match[2]!, match[3]!, said, (expected, found) => remark(name, 'date', expected, found));
  if (read.date !== null && edtfProblem(read.date) === null) return read;
  remark(name, 'date', 'a date that can be kept: a day, a month, a year, a decade or a century of four digits', term.value);
  return { date: null, words: term.value.slice(0, 60) };
}

function toPrecision(year: string, month: string, day: string, said: number | null, tell: (expected: string, found: string) => void): Dated {
  const [number, written] = [Number(year), year.replace(/^0+(?=\d{4}$)/, '').padStart(4, '0')];
  if (number < 1 || number > 9999) return { date: null };
  const date = `${written}-${month}-${day}`;
  if (said === null && month === '01' && day === '01') {
    tell('a date with its precision (wikibase:timePrecision), for a first of January often means the year', date);
    return { date: written };
  }
  // as stored where the day or the month is not known
  if (said === null && month === '00') return { date: written };
  if (said === null && day === '00') return { date: `${written}-${month}` };
  if (said === null && day === '01') tell('a date with its precision (wikibase:timePrecision), for a first of the month may mean the month', date);
  if (said === null || said >= 11) return { date };
  if (said === 10) return { date: `${written}-${month}` };
  if (said === 9) return { date: written };
  if (said === 8) return { date: `${written.slice(0, 3)}X` };
  if (said !== 7) return { date: null };
  // the twentieth century is 1901 to 2000
  const first = Math.floor((number - 1) / 100) * 100 + 1;
  return { date: `${String(first).padStart(4, '0')}/${String(first + 99).padStart(4, '0')}`, within: true };
}

const differs = (event: IncomingEvent, row: Row): boolean => toDates(row, () => undefined).date !== event.date;

/** What further rows of an item add: people, a place, sources. Changes `event`. */
function addDetails(event: IncomingEvent, row: Row, at: string, remark: Remark): void {
  const labelOf = (names: readonly string[]): string | undefined => {
    const text = textOf(find(row, names.map((name) => `${name}label`))?.value);
    return text !== undefined && !/^Q\d+$/.test(text) ? text : undefined;
  };
  const person = labelOf(NAMES.person);
  if (person !== undefined && !event.people?.includes(person)) event.people = [...(event.people ?? []), person];
  const [place, point] = [labelOf(NAMES.place), [...row.values()].map(({ value }) => /^Point\((-?[\d.]+) (-?[\d.]+)\)$/i.exec(value)).find((each) => each !== null)];
  if (place !== undefined && event.place === undefined) {
    const at: [number, number] | undefined = point ? [Number(point[2]), Number(point[1])] : undefined;
    event.place = { name: place, ...(at && Math.abs(at[0]) <= 90 && Math.abs(at[1]) <= 180 ? { at } : {}) };
  }
  const source = find(row, NAMES.source);
  if (source === undefined || ENTITY.test(source.value)) return;
  const url = toUrl(source.value, remark, 'source');
  if (url !== undefined && !event.sources?.some((each) => each.url === url)) event.sources = [...(event.sources ?? []), { at, url }];
}
