/**
 * Any table in text: comma-, semicolon- or tab-separated, with columns mapped to what they hold (`columns.ts`).
 *
 * Promises: every row that is not empty is an event or is named in the faults, by its cell; an empty date is no date;
 * a date of which day and month could be taken for each other is told; several groups in a cell are parted by
 * semicolons or bars; a cell that is not closed is told by its line, with the lines that are left because of it; a kind, a status or a language that is not understood is left out and told by its cell;
 * of our own table of events what does not come back is told.
 */
import { kindOf, statusOf } from './cell-words.ts';
import { guessTable, ownTable, toAddresses, windowColumn, type Role, type TableChoice, type TableMapping } from './columns.ts';
import { unguard } from './csv.ts';
import { readDateText, readParts, type DateReading } from './foreign-date.ts';
import type { Incoming, IncomingArticle } from './incoming.ts';
import { openIntake, type Intake, type Said } from './intake.ts';
import { parseEdtf } from '../model/edtf.ts';
import { fold } from '../model/fold.ts';
import { monthOf } from '../model/month.ts';
import { languageOf } from './reference-read.ts';
import { toOpenProblems } from './quotes.ts';
import { firstOf, isBlank, toBare, toCell, toRowName, toRows } from './rows.ts';
import type { Status } from '../model/schema.ts';
import { shown } from '../model/shown.ts';

/** `choice`: what was chosen of how it is read; the rest is guessed. */
export function readTable(text: string, file: string, choice: TableChoice = {}): Incoming {
  const { mapping, chosen, names } = guessTable(text, choice);
  const intake = openIntake('table', file);
  const { columns, header, separator } = mapping;
  intake.incoming.faults.push(...toOpenProblems(toBare(text), separator, file));
  const open = intake.incoming.faults.length;
  const own = ownTable(names);
  if (own === 'reports' && !chosen) intake.fault('shape', 'row 1', 'a table of events; reports come back with our own JSON', 'a table of reports that was exported here');
  if (columns.title === undefined) intake.fault('shape', header ? 'row 1' : '', 'a column with titles', 'none that is named or looks so');
  if (columns.start === undefined && columns.year === undefined) intake.fault('shape', header ? 'row 1' : '', 'a column with dates', 'none that is named or looks so');
  if (intake.incoming.faults.length > open) return intake.close();
  const rows = toRows(text, separator);
  const top = firstOf(rows);
  const width = header ? (rows[top]?.length ?? 0) : 0;
  const used = new Set(Object.values(columns));
  const ours = own === 'events' ? { window: windowColumn(names) } : null;
  if (ours !== null) {
    intake.incoming.own = true;
    used.add(ours.window);
    intake.remark('left', toRowName(top), 'our own JSON, with which links, reports and titles in every language come back too', 'a table of events that was exported here');
  }
  if (header) {
    rows[top]?.forEach((name, index) => {
      if (!used.has(index) && name.trim() !== '') intake.remark('left', toCell(index, top), 'a column that is given a meaning', shown(name));
    });
  }
  rows.forEach((row, index) => {
    if ((header && index === top) || isBlank(row)) return;
    if (width > 0 && row.length > width && row.slice(width).some((cell) => cell.trim() !== '')) intake.remark('left', toCell(width, index), `${width} cells in a row`, `${row.length}`);
    take(intake, mapping, row, index, ours);
  });
  return intake.close();
}

function take(intake: Intake, { columns, order }: TableMapping, row: readonly string[], index: number, ours: { window: number } | null): void {
  const at = toRowName(index);
  const read = ours === null ? (text: string): string => text : unguard;
  const cell = (role: Role): Said<string> => {
    const column = columns[role];
    return column === undefined ? { at, value: '' } : { at: toCell(column, index), value: read((row[column] ?? '').trim()) };
  };
  const several = (role: Role): Said[] => {
    const { at: place, value } = cell(role);
    return value.split(/[;|]/).map((each) => ({ at: place, value: each.trim() }));
  };
  const place = ours === null ? cell('place') : firstPlace(intake, cell('place'));
  const date = readDates(intake, cell, order);
  const language = understood(intake, cell('language'), languageOf, 'a language tag such as ar, fr or en');
  intake.event({
    at,
    id: cell('id'),
    title: cell('title'),
    text: cell('text'),
    date,
    // of a month the date itself says it
    within: ours !== null && row[ours.window]?.trim() === 'true' && date != null && parseEdtf(date)?.window === false,
    kind: understood(intake, cell('kind'), kindOf, 'a kind of event, such as state visit, meeting, call, statement, letter or agreement'),
    status: readStatus(intake, cell('status'), date),
    language,
    words: cell('words'),
    groups: several('groups'),
    people: several('people'),
    ...(place.value === '' ? {} : { place: { name: place, at: readPoint(intake, cell('latitude'), cell('longitude')) } }),
    sources: readSource(intake, cell('link'), cell('source')).map((source) => (language === undefined ? source : { ...source, language })),
  });
}

/** What a cell says in a word of a list; what is not on it is told. */
function understood<T extends string>(intake: Intake, { at, value }: Said<string>, read: (text: string) => T | null, expected: string): T | undefined {
  const known = value === '' ? undefined : read(value);
  if (known === null) intake.remark('left', at, expected, shown(value));
  return known ?? undefined;
}

/** Nothing took place without a date. */
function readStatus(intake: Intake, said: Said<string>, date: string | null | undefined): Status | undefined {
  const status = understood(intake, said, statusOf, 'a status: announced, planned, postponed, cancelled or held');
  if (status !== 'held' || date !== null) return status;
  intake.remark('left', said.at, 'a date with what took place', 'none');
  return undefined;
}

/** EDTF; null: the cells are empty; undefined: a fault, which is told. */
function readDates(intake: Intake, cell: (role: Role) => Said<string>, order: TableMapping['order']): string | null | undefined {
  const read = (role: 'start' | 'end'): Said<DateReading> | null => {
    const { at, value } = cell(role);
    return value === '' ? null : { at, value: readDateText(value, order) };
  };
  const parts = readParts({ year: cell('year').value, month: toMonth(cell('month').value), day: cell('day').value });
  const start = read('start') ?? (parts === null ? null : { at: cell('year').at, value: parts });
  const end = read('end');
  if (start !== null) return intake.date(start, end);
  if (end === null) return null;
  intake.fault('date', end.at, 'a start with the end', 'an end alone');
  return undefined;
}

const toMonth = (text: string): string => String(monthOf(fold(text.slice(0, 40)).replace(/\.$/, '')) ?? text);

/** Degrees with a point or a comma; without both of them, none. */
function readPoint(intake: Intake, latitude: Said<string>, longitude: Said<string>): [number, number] | undefined {
  if (latitude.value === '' && longitude.value === '') return undefined;
  const degrees = ({ at, value }: Said<string>, most: number): number | null => {
    const number = value.length <= 30 && /^[+-]?\d+(?:[.,]\d+)?$/.test(value) ? Number(value.replace(',', '.')) : NaN;
    if (Math.abs(number) <= most) return number;
    intake.remark('left', at, `degrees from -${most} to ${most}`, shown(value));
    return null;
  };
  const [north, east] = [degrees(latitude, 90), degrees(longitude, 180)];
  return north === null || east === null ? undefined : [north, east];
}

/** Our own table names all of them, and where the first one is. */
function firstPlace(intake: Intake, { at, value }: Said<string>): Said<string> {
  const [first = '', ...more] = value.split('; ');
  if (more.length > 0) intake.tally('left', at, 'one place; the first is taken', shown(value));
  return { at, value: first };
}

function readSource(intake: Intake, link: Said<string>, source: Said<string>): IncomingArticle[] {
  const several = toAddresses(link.value);
  const urls = (several.length > 0 ? several : link.value === '' ? [] : [link.value]).flatMap((value) => intake.url({ at: link.at, value }) ?? []);
  const publisher = intake.name(source);
  if (urls.length === 0) return publisher ? [{ at: source.at, publisher }] : [];
  return urls.map((url) => ({ at: link.at, url, ...(publisher ? { publisher } : {}) }));
}
