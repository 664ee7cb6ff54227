/** CSV as a spreadsheet takes it: the byte order mark put aside, each row by the names of its columns. */
import { csvParseRows } from 'd3';

export function readCsv(csv: string): { columns: string[]; rows: Record<string, string>[] } {
  const [columns = [], ...rows] = csvParseRows(csv.replace(/^\ufeff/, '').replace(/\r\n$/, ''));
  return { columns, rows: rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? '']))) };
}
