/**
 * Tables as CSV that spreadsheets open without harm: UTF-8 with a byte order mark (Excel shows Arabic right), every
 * field quoted, lines ended as RFC 4180 has it, and no text that a spreadsheet would run as a formula.
 *
 * Promises: control and invisible characters at the beginning of a text are left out; a text that then begins with
 * = + - @, full-width and small ones included, has an apostrophe before it; numbers are left as they are; an absent
 * value is an empty field; the same rows give the same text. So "-5" as a text comes back as "'-5", and a telephone
 * number as "'+212 …": what must come back letter by letter travels as JSON.
 */
export type Cell = string | number | boolean | null | undefined;

export interface Column<Row> {
  name: string;
  /** what it holds, for the data dictionary */
  meaning: string;
  of: (row: Row) => Cell;
}

/** Columns and rows → the text of a CSV file, header first, a byte order mark before all. */
export function toCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ of }) => toField(of(row))))];
  return `\ufeff${lines.map((fields) => `${fields.map(quote).join(',')}\r\n`).join('')}`;
}

const quote = (field: string): string => `"${field.replaceAll('"', '""')}"`;

function toField(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'string' ? guard(cell) : String(cell);
}

const UNSEEN = /^[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/u;
/** spaces too are passed over by some spreadsheets */
const BEGINNING = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*(.)/u;

/** The apostrophe that OWASP's "CSV Injection" advises: a spreadsheet then takes the field for text. */
export function guard(text: string): string {
  const seen = text.replace(UNSEEN, '');
  const first = BEGINNING.exec(seen)?.[1]?.normalize('NFKC') ?? '';
  return /^[=+\-@]/.test(first) ? `'${seen}` : seen;
}

/** What was guarded → what it was. */
export const unguard = (text: string): string => (text.startsWith("'") && guard(text.slice(1)) === text ? text.slice(1) : text);
