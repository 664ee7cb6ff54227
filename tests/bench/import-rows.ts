// Several imports of one file into each page → one row a page and size, and what the table and the README say.

import { toCell, toMiddle, toOver, toTable, toText } from './figure.ts';
import type { ImportRun } from './import-drive.ts';
import { sayTimes, toOccasionLines, type Occasion } from './occasion.ts';
import { sayTasks } from './search-rows.ts';
import { toTypical, type Named } from './visit.ts';
import type { Tasks } from './watch.ts';

export interface ImportRow extends Named {
  size: number;
  /** null: measured; else what came to nothing */
  why: string | null;
  /** from the choice of the file to what is kept, without what a reader takes to look at the preview */
  whole: number | null;
  prepared: number | null;
  reading: number | null;
  written: number | null;
  bars: number | null;
  tasks: Tasks | null;
}

export interface ImportPart {
  occasion: Occasion;
  /** bytes of the file of each size */
  bytes: Record<string, number>;
  rows: ImportRow[];
}

export function toImportRow({ page, name, role }: Named, size: number, runs: ImportRun[], why: string | null): ImportRow {
  return {
    page, name, role, size, why,
    whole: toMiddle(runs.map(({ prepared, written }) => prepared + written)),
    prepared: toMiddle(runs.map(({ prepared }) => prepared)),
    reading: toMiddle(runs.map(({ reading }) => reading)),
    written: toMiddle(runs.map(({ written }) => written)),
    bars: toMiddle(runs.map(({ bars }) => bars)),
    tasks: toTypical(runs.map(({ tasks }) => tasks)),
  };
}

const MB = 1_048_576;
const count = (number: number): string => number.toLocaleString('en-US');
const sayName = ({ name, why }: ImportRow): string => (why === null ? name : `${name}: did not finish (${why.replaceAll('|', '/').replaceAll('\n', ' ')})`);
const sizesOf = (rows: ImportRow[]): number[] => [...new Set(rows.map(({ size }) => size))];

export function toImportMarkdown({ occasion, bytes, rows }: ImportPart): string[] {
  return [
    '## Import',
    occasion.method,
    toOccasionLines(occasion),
    ...sizesOf(rows).flatMap((size) => {
      const same = rows.filter((row) => row.size === size);
      const ours = same.find(({ role }) => role === 'ours');
      return [
        `### ${count(size)} events, ${toText((bytes[String(size)] ?? 0) / MB, 1, false)} MB`,
        toTable(
          ['page', 'chosen to kept, ms', 'read and checked, ms', 'of it before checking', 'written, ms', 'values of the bar', 'long tasks: count, longest, above 50 ms', 'ours divided by it: whole', 'written'],
          same.map((row) => {
            const up = row.role === 'ours';
            const over = (of: (row: ImportRow) => number | null): string => (up || !ours ? '–' : toCell(toOver(of(ours), of(row)), 2, true));
            // of a bar, more is better
            return [sayName(row), toCell(row.whole, 0, up), toCell(row.prepared, 0, up), toCell(row.reading, 0, up), toCell(row.written, 0, up), toCell(row.bars, 0, !up), sayTasks(row.tasks, up), over(({ whole }) => whole), over(({ written }) => written)];
          }),
        ),
      ];
    }),
  ];
}

const toSeconds = (ms: number | null, up: boolean): string => `${toCell(ms && ms / 1000, 1, up)} s`;

/** As the README quotes it, in one line. */
export function toImportLine({ occasion: it, rows }: ImportPart): string {
  const sizes = sizesOf(rows).map((size) => {
    const same = rows.filter((row) => row.size === size);
    const ours = same.find(({ role }) => role === 'ours');
    const others = same.filter(({ role }) => role !== 'ours').map((row) => `${sayName(row)} ${toSeconds(row.whole, false)}`);
    return `${count(size)} events ${toSeconds(ours?.whole ?? null, true)} (read and checked ${toSeconds(ours?.prepared ?? null, true)}, written ${toSeconds(ours?.written ?? null, true)}; ${toCell(ours?.bars, 0, false)} values of the bar; longest task of the page ${toCell(ours?.tasks?.longest, 0, true)} ms), ${others.join(', ')}`;
  });
  return `Import from the choice of the file to its being kept (${it.date}, commit ${it.commit}, ${sayTimes(it.rounds)}, load ${it.load[0].toFixed(1)} to ${it.load[1].toFixed(1)}): ${sizes.join('; ')}.`;
}
