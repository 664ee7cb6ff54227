/**
 * RIS → references ("RIS Format Specifications" of Reference Manager, and what Zotero, EndNote and Mendeley make of it).
 *
 * Promises: never throws; each record is among the articles or the faults, by the line on which it begins; a line that
 * begins no tag goes on with the one before; of several dates the fullest that can be read counts.
 */
import { shown } from '../model/shown.ts';
import type { Incoming } from './incoming.ts';
import { addReference, toDate, toIncoming } from './reference-read.ts';

const LINE = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)$/;

export function readRis(text: string, file: string): Incoming {
  const into = toIncoming('ris');
  let record: { line: number; fields: Map<string, string[]> } | null = null;
  let last: string[] | null = null;
  let stray = 0;
  const end = (told: string | null): void => {
    if (!record) return;
    if (told !== null) into.remarks.push({ code: 'shape', file, path: `line ${String(record.line)}`, expected: 'ER at the end of the record', found: told });
    toReference(into, file, record.line, record.fields);
    record = null;
    last = null;
  };
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  lines.forEach((line, index) => {
    const [, tag, value = ''] = LINE.exec(line.trimEnd()) ?? [];
    if (tag === undefined) {
      if (line.trim() === '') return;
      if (last) last.push(`${last.pop() ?? ''} ${line.trim()}`);
      else stray ||= index + 1;
    } else if (tag === 'TY') {
      end('another record');
      record = { line: index + 1, fields: new Map() };
      last = null;
    } else if (tag === 'ER') end(null);
    else if (record) {
      last = record.fields.get(tag) ?? [];
      last.push(value);
      record.fields.set(tag, last);
    } else stray ||= index + 1;
  });
  end('the end of the file');
  const found = lines[stray - 1]?.trim().toWellFormed().slice(0, 80) ?? '';
  if (stray > 0 && into.articles.length > 0) into.remarks.push({ code: 'shape', file, path: `line ${String(stray)}`, expected: 'TY, which begins a record', found: shown(found) });
  if (into.articles.length + into.faults.length === 0) into.faults.push({ code: 'shape', file, path: stray > 0 ? `line ${String(stray)}` : '', expected: 'records, each from a line TY to a line ER', found: stray > 0 ? shown(found) : 'none' });
  return into;
}

function toReference(into: Incoming, file: string, line: number, fields: ReadonlyMap<string, string[]>): void {
  const first = (...tags: string[]): string | undefined => tags.flatMap((tag) => fields.get(tag) ?? []).find((value) => value.trim() !== '');
  const all = (...tags: string[]): string[] => tags.flatMap((tag) => fields.get(tag) ?? []);
  const urls = all('UR', 'L2').flatMap((value) => value.split(/[\s;]+(?=https?:)/)).filter((value) => value.trim() !== '');
  const doi = first('DO');
  addReference(into, file, {
    at: `line ${String(line)}`,
    id: first('ID'),
    title: first('TI', 'T1', 'CT', 'BT'),
    authors: all('AU', 'A1').map(nameOf),
    publisher: first('T2', 'JO', 'JF', 'JA', 'J2', 'BT', 'PB'),
    dates: all('DA', 'Y1', 'PY').filter((value) => value.trim() !== '').sort((a, b) => fullness(b) - fullness(a)),
    url: urls.find((value) => /^https?:/i.test(value.trim())) ?? urls[0] ?? (doi === undefined ? undefined : /^https?:/.test(doi) ? doi : `https://doi.org/${doi.replace(/^doi:\s*/i, '')}`),
    archived: all('AV').find((value) => /^\s*https?:/i.test(value)),
    language: first('LA'),
    note: first('N1'),
    abstract: first('AB', 'N2'),
  });
}

/** How much of it can be read: a date whole before one in part, a day before a month. */
function fullness(value: string): number {
  const read = toDate(value);
  return read === null ? 0 : read.date.length + (read.part ? 0 : 1);
}

/** "Dupont, Jeanne" is Jeanne Dupont; a name with more commas is left as it stands. */
function nameOf(name: string): string {
  const [family, given, ...more] = name.split(',').map((part) => part.trim());
  return more.length === 0 && given ? `${given} ${family ?? ''}`.trim() : name;
}
