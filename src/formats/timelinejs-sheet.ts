/**
 * The spreadsheet of TimelineJS, as CSV: columns Year, Month, Day, Time, End Year … Headline, Text, Media … Type, Group,
 * Background; in version 1 Start Date, End Date and Tag. Their order is free, their names are exact.
 *
 * Promises: an empty month or day stays absent; a row of type `title` is the title of the whole, a second one is an
 * event and is told; a row of type `era` is an era; markup becomes plain text.
 */
import { isDate, readParts, type DateReading } from './foreign-date.ts';
import type { Incoming } from './incoming.ts';
import { openIntake, type Intake, type Said } from './intake.ts';
import { takeMedia } from './media.ts';
import { toOpenProblems } from './quotes.ts';
import { findSeparator, firstOf, isBlank, toBare, toCell, toRowName, toRows } from './rows.ts';
import { shown } from '../model/shown.ts';
import { readOldDate } from './timelinejs-2.ts';
import { titled } from './timelinejs.ts';

const COLUMNS = [
  'year', 'month', 'day', 'time', 'end year', 'end month', 'end day', 'end time', 'display date', 'headline', 'text', 'media', 'media credit', 'media caption',
  'media thumbnail', 'alt text', 'type', 'group', 'background', 'start date', 'end date', 'tag',
] as const;
type Column = (typeof COLUMNS)[number];
const UNREAD = new Set<Column>(['media thumbnail', 'alt text', 'background']);
const isColumn = (name: string): name is Column => (COLUMNS as readonly string[]).includes(name);
const toColumn = (header: string): string => header.replace(/\s+/gu, ' ').trim().toLowerCase();

/** Whether these are the headers of such a sheet. */
export function isSheetHeader(row: readonly string[]): boolean {
  const names = new Set(row.map(toColumn));
  return names.has('headline') && (names.has('year') || names.has('start date')) && (names.has('media') || names.has('text'));
}

export function readTimelineJsSheet(text: string, file: string): Incoming {
  const intake = openIntake('timelinejs-sheet', file);
  const separator = findSeparator(text) ?? ',';
  const rows = toRows(text, separator);
  const top = firstOf(rows);
  const header = rows[top] ?? [];
  intake.incoming.faults.push(...toOpenProblems(toBare(text), separator, file));
  if (!isSheetHeader(header)) {
    intake.fault('shape', toRowName(top), 'the columns Year (or Start Date), Headline and Text', shown(header.join(', ')));
    return intake.close();
  }
  const at = new Map<Column, number>();
  header.forEach((cell, index) => {
    const name = toColumn(cell);
    if (isColumn(name) && !at.has(name)) at.set(name, index);
    else if (name !== '') intake.remark('left', toCell(index, top), isColumn(name) ? 'each column once' : 'a column of the sheet of TimelineJS', shown(cell));
  });
  rows.forEach((row, index) => {
    if (index > top && !isBlank(row)) takeRow(intake, new Row(row, index, at));
  });
  return intake.close();
}

/** A row by the names of its columns. */
class Row {
  constructor(
    private readonly cells: readonly string[],
    readonly index: number,
    private readonly columns: ReadonlyMap<Column, number>,
  ) {}

  cell(name: Column): Said<string> {
    const column = this.columns.get(name);
    return { at: column === undefined ? toRowName(this.index) : toCell(column, this.index), value: column === undefined ? '' : (this.cells[column] ?? '').trim() };
  }
}

function takeRow(intake: Intake, row: Row): void {
  const at = toRowName(row.index);
  const type = row.cell('type').value.toLowerCase();
  const headline = intake.markup(row.cell('headline'));
  const text = intake.markup(row.cell('text'));
  for (const name of UNREAD) {
    const cell = row.cell(name);
    if (cell.value !== '') intake.tally('left', cell.at, `a column that is read here, which "${name}" is not`, shown(cell.value));
  }
  if (type === 'title') {
    if (intake.incoming.title === null && intake.incoming.text === undefined) {
      const title = intake.line(headline.said);
      const prose = intake.text(text.said);
      if (title) intake.incoming.title = title;
      if (prose) intake.incoming.text = prose;
      return;
    }
    intake.remark('changed', row.cell('type').at, 'one title; a second one is taken as an event', shown(headline.said?.value));
  } else if (type !== '' && type !== 'era') {
    intake.remark('left', row.cell('type').at, 'the type title or era, or none', shown(row.cell('type').value));
  }
  const media = takeMedia(intake, { at: row.cell('media').at, url: row.cell('media'), caption: row.cell('media caption'), credit: row.cell('media credit') });
  const [start, end] = [readDates(row, ''), readDates(row, 'end ')];
  if (start === null) intake.fault('date', row.cell('year').at, 'a year', end === null ? 'none' : 'an end alone');
  intake.event({
    at,
    ...titled(intake, headline.said ?? row.cell('headline'), text.said),
    date: start === null ? undefined : intake.date(start, end),
    words: intake.markup(row.cell('display date')).said,
    groups: [row.cell('group'), row.cell('tag')].map((said) => intake.markup(said).said ?? said),
    sources: [...headline.sources, ...text.sources, ...media],
    era: type === 'era',
  });
}

function readDates(row: Row, prefix: '' | 'end '): Said<DateReading> | null {
  const part = (name: 'year' | 'month' | 'day'): string => row.cell(`${prefix}${name}`).value.replace(/[\s,]/gu, '');
  const time = row.cell(`${prefix}time`);
  const whole = row.cell(prefix === '' ? 'start date' : 'end date');
  const reading = readParts({ year: part('year'), month: part('month'), day: part('day') });
  if (reading === null) {
    if (whole.value !== '') return { at: whole.at, value: readOldDate(whole.value) };
    return time.value === '' ? null : { at: time.at, value: { expected: 'a date with the time', found: shown(time.value) } };
  }
  const at = row.cell(`${prefix}year`).at;
  return { at, value: time.value !== '' && isDate(reading) ? { ...reading, notes: ['time'] } : reading };
}
