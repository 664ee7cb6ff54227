/**
 * Rows of a text with separators, each with the line on which it begins.
 * Promises: fields are read as RFC 4180 has them, line ends of every kind; a field that is never closed is told; what
 * parts the fields is the sign that parts the first line most.
 */
import { dsvFormat } from 'd3';

export interface Lines {
  rows: string[][];
  separator: string;
  /** line of the quotation mark that has no fellow; null: none */
  open: number | null;
}

const SEPARATORS = [',', ';', '\t', '|'] as const;

export function readLines(text: string, asked?: string): Lines {
  const separator = asked ?? separatorOf(text);
  const quotes = text.length - text.replaceAll('"', '').length;
  const open = quotes % 2 === 0 ? null : text.slice(0, text.lastIndexOf('"')).split('\n').length;
  // rows as they are: the other reader of d3 makes functions of texts
  const rows = dsvFormat(separator).parseRows(text);
  return { rows: rows.map((row) => row.map((field) => field.trim())), separator, open };
}

function separatorOf(text: string): string {
  const head = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/u.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/gu, '');
  const counts = SEPARATORS.map((sign) => head.split(sign).length - 1);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}
