/**
 * The sheet of TimelineJS as CSV (https://timeline.knightlab.com, columns of 2024-12, and those of its first version).
 *
 * Promises: columns by name, in any order; a row of type `title` names the whole, of type `era` is a period; a second
 * title is an event, and that is told; a time without a date is a fault; the hour is left out.
 */
import { fromEnds, fromParts, fromText, isDated, type Dated } from './foreign-date.ts';
import type { Incoming } from './incoming.ts';
import { readLines } from './lines.ts';
import { Taking } from './taking.ts';
import { toSource } from './timelinejs.ts';

/** Header of a sheet, in any order: enough of it to know the format. */
export function isSheet(header: readonly string[]): boolean {
  const names = new Set(header.map((name) => name.toLowerCase()));
  return names.has('headline') && ((names.has('year') && names.has('media')) || (names.has('start date') && names.has('media')));
}

/** Text of the sheet → what it brings. */
export function readSheet(text: string, file: string): Incoming {
  const taking = new Taking('timelinejs-sheet', file);
  const { rows, open } = readLines(text);
  if (open !== null) taking.fault(`line ${String(open)}`, 'shape', 'a quotation mark that closes the field', 'the end of the file');
  const header = (rows[0] ?? []).map((name) => name.toLowerCase());
  let title: string | null = null;
  let lead: string | undefined;
  rows.slice(1).forEach((row, index) => {
    // told by row, as spreadsheets count: fields may hold several lines
    const at = `row ${String(index + 2)}`;
    const of = (name: string): string => row[header.indexOf(name)] ?? '';
    if (row.every((field) => field === '')) return;
    const type = of('type').toLowerCase();
    const before = taking.faults.length;
    if (type === 'title' && title === null) {
      title = taking.title(`${at}.Headline`, of('headline'), true);
      lead = taking.aside(`${at}.Text`, of('text'), { html: true });
      return;
    }
    if (type === 'title') taking.remark(`${at}.Type`, 'shape', 'one title; this one is an event', 'title');
    const headline = taking.title(`${at}.Headline`, of('headline'), true);
    const text = taking.text(`${at}.Text`, of('text'), { html: true });
    const start = taking.date(`${at}.Year`, readDate(of, ''));
    const end = of('end year') === '' && of('end date') === '' ? null : taking.date(`${at}.End Year`, readDate(of, 'end '));
    if (headline === null || text === null || start === null || taking.faults.length > before) return;
    const date = taking.date(`${at}.End Year`, fromEnds(start, end));
    if (date === null) return;
    const words = taking.aside(`${at}.Display Date`, of('display date'), { html: true, most: 300 });
    const group = taking.aside(`${at}.Group`, of('group') || of('tag'), { html: true, most: 300 });
    const source = toSource(taking, new Map([['url', of('media')], ['credit', of('media credit')]]), `${at}.Media`);
    taking.events.push({
      at, title: headline, ...(text === undefined ? {} : { text }), date, ...(words === undefined ? {} : { words }),
      ...(type === 'era' ? { era: true as const } : {}), ...(group === undefined ? {} : { groups: [group] }), ...(source ? { sources: [source] } : {}),
    });
  });
  return taking.done({ title, ...(lead === undefined ? {} : { text: lead }) });
}

function readDate(of: (name: string) => string, side: '' | 'end '): Dated {
  const whole = of(side === '' ? 'start date' : 'end date');
  if (whole !== '') return fromText(whole, 'month');
  const [year, month, day] = ['year', 'month', 'day'].map((name) => of(`${side}${name}`).replace(/[\s,]/gu, ''));
  const number = (text: string | undefined): number | null => (text === undefined || text === '' ? null : /^-?\d{1,12}$/.test(text) ? Number(text) : Number.NaN);
  if (year === '' || year === undefined) return { expected: 'a year', found: of(`${side}time`) === '' ? 'nothing' : `only a time, ${of(`${side}time`)}` };
  const dated = fromParts(number(year) ?? Number.NaN, number(month), number(day));
  return isDated(dated) ? dated : { ...dated, found: [year, month, day].filter((part) => part !== '').join('-') };
}
