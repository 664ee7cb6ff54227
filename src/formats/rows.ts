/**
 * Rows of a table in text: separated by commas, semicolons or tabs, fields quoted after RFC 4180.
 *
 * Promises: the separator is found by what parts the lines most evenly, unless the first line names it; a cell is named as spreadsheets name it (C12); a
 * row with a cell that is not closed is empty, and is told by `quotes.ts`; nothing is compiled or run (d3's `csvParse` would).
 */
import { dsvFormat } from 'd3';
import { findOpenCells } from './quotes.ts';

/** what is looked for; a bar is taken where it is chosen, for it also parts groups within a cell */
const SEPARATORS = [',', ';', '\t'] as const;
export const CHOICES = [...SEPARATORS, '|'] as const;
export type Separator = (typeof CHOICES)[number];

/** Text → rows of fields, empty rows included, so that their numbers are those of the file. */
export function toRows(text: string, separator: Separator): string[][] {
  const bare = toBare(text);
  const open = findOpenCells(bare, separator);
  const pieces = open.map(({ from }, index) => bare.slice(open[index - 1]?.to ?? 0, from));
  const format = dsvFormat(separator);
  const last = open.at(-1);
  if (last === undefined) return format.parseRows(bare);
  // a last line that is empty is no row to d3
  return last.to < bare.length ? format.parseRows(pieces.join('') + bare.slice(last.to)) : [...format.parseRows(pieces.join('')), ['']];
}

/** the first line by which spreadsheets say what parts the cells: `sep=;` */
const SAID = /^\ufeff?"?sep=([^\r\n])"?(?=[\r\n]|$)/i;
/** Text without a byte order mark; the line that says what parts it is empty. */
export const toBare = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text).replace(SAID, '');

/** Text → the separator that it names, or else that of its first lines; null: none parts them. */
export function findSeparator(text: string): Separator | null {
  const said = SAID.exec(text)?.[1];
  const known = CHOICES.find((each) => each === said);
  if (known !== undefined) return known;
  const beginning = text.slice(0, 20_000);
  let best: { separator: Separator; score: number } | null = null;
  for (const separator of SEPARATORS) {
    const rows = toRows(beginning, separator).slice(0, 20).filter((row) => row.some((cell) => cell.trim() !== ''));
    if (beginning.length < text.length && rows.length > 1) rows.pop(); // it may be cut
    const width = rows[0]?.length ?? 0;
    if (width < 2) continue;
    const even = rows.filter((row) => row.length === width).length / rows.length;
    const score = even * 100 + Math.min(width, 50);
    if (best === null || score > best.score) best = { separator, score };
  }
  return best?.separator ?? null;
}

/** Column and row, both from 0 → "C12". */
export function toCell(column: number, row: number): string {
  let [name, left] = ['', column];
  for (; left >= 0; left = Math.floor(left / 26) - 1) name = String.fromCharCode(65 + (left % 26)) + name;
  return `${name}${row + 1}`;
}

export const toRowName = (row: number): string => `row ${row + 1}`;
export const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');
/** The first row that is not empty, from 0: that of the header, where there is one. */
export const firstOf = (rows: readonly string[][]): number => Math.max(0, rows.findIndex((row) => !isBlank(row)));
