/**
 * Cells of a table whose quotation mark is not closed as RFC 4180 has it: at the end of the cell, before a separator or
 * the end of a line.
 *
 * Promises: a table in which every such cell is closed has none; what one of them makes doubtful is named by the lines
 * that it covers: its own where the cell ends within its line, else all to the end of the text, for where the cell
 * should have ended nobody can tell.
 */
import type { Problem } from '../model/problem.ts';
import { shown } from '../model/shown.ts';

export interface OpenCell {
  /** where the row begins, and where what is doubtful ends: at the end of a line, or of the text */
  from: number;
  to: number;
  /** from 1: that of the quotation mark */
  line: number;
  /** the mark */
  at: number;
  /** it ends within its line */
  within: boolean;
}

export function findOpenCells(text: string, separator: string): OpenCell[] {
  const open: OpenCell[] = [];
  if (!text.includes('"')) return open;
  const ends = new RegExp(`[${separator}\\r\\n]`, 'g');
  const next = (at: number): number => {
    ends.lastIndex = at;
    return ends.exec(text)?.index ?? text.length;
  };
  let [at, from, line, counted] = [0, 0, 1, 0];
  while (at < text.length) {
    if (text[at] === '"') {
      const mark = at;
      at = pastQuoted(text, mark);
      if (at < 0 || (at < text.length && next(at) !== at)) {
        line += countLines(text.slice(counted, mark));
        counted = mark;
        const within = at >= 0 && countLines(text.slice(mark, at)) === 0;
        at = within ? endOfLine(text, at) : text.length;
        open.push({ from, to: at, line, at: mark, within });
      }
    } else at = next(at);
    if (text[at] === separator) at += 1;
    else from = at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return open;
}

/** What is told of them: the line of the mark, and how much is left because of it. */
export function toOpenProblems(text: string, separator: string, file: string): Problem[] {
  return findOpenCells(text, separator).map(({ from, to, line, at, within }): Problem => {
    const lines = countLines(text.slice(from, to).trimEnd()) + 1;
    const cell = shown(text.slice(at + 1, Math.min(endOfLine(text, at), at + 60)));
    const found = within ? `a mark within the cell ${cell}` : `none after ${cell}; lines that are left: ${lines}`;
    return { code: 'shape', file, path: `line ${line}`, expected: 'a quotation mark that closes the cell, before a separator or the end of the line', found };
  });
}

/** Past the mark that closes, doubled ones being of the cell; -1: there is none. */
function pastQuoted(text: string, mark: number): number {
  let at = mark + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at < 0) return -1;
    if (text[at + 1] !== '"') return at + 1;
    at += 2;
  }
}

const countLines = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;

function endOfLine(text: string, at: number): number {
  const ending = /[\r\n]/g;
  ending.lastIndex = at;
  return ending.exec(text)?.index ?? text.length;
}
