/**
 * Tables as CSV that spreadsheets open without harm: UTF-8 with a byte order mark (Excel shows Arabic right),
 * fields quoted after RFC 4180, and no text that a spreadsheet would run as a formula.
 *
 * Promises: a text that begins with = + - @ or a control character has an apostrophe before it; numbers are
 * left as they are; an absent value is an empty field; the same rows give the same text.
 */
import { csvFormatRows } from 'd3';

export type Cell = string | number | boolean | null | undefined;

export interface Column<Row> {
  name: string;
  /** what it holds, for the data dictionary */
  meaning: string;
  of: (row: Row) => Cell;
}

/** Columns and rows → the text of a CSV file, header first, a byte order mark before all. */
export function toCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const body = rows.map((row) => columns.map(({ of }) => toField(of(row))));
  return `\ufeff${csvFormatRows([columns.map(({ name }) => name), ...body])}\n`;
}

function toField(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'string' ? guard(cell) : String(cell);
}

/** The apostrophe that OWASP's "CSV Injection" advises: a spreadsheet then takes the field for text. */
const guard = (text: string): string => (/^[=+\-@\t\r\n]/u.test(text) ? `'${text}` : text);
