// The newest table in short, as the README quotes it.

import { readdirSync, readFileSync } from 'node:fs';
import type { Row } from './row.ts';
import { toText } from './figure.ts';
import { toImportLine } from './import-rows.ts';
import type { Report } from './parts.ts';
import { toSearchLine } from './search-rows.ts';
import { sayRounds } from './table.ts';

const PAGES = ['ours', 'embed', 'app', 'vis', 'vis-cluster', 'timelinejs', 'canvas'];
const FOLDER = 'tests/bench';

/** The newest report in tests/bench. */
export function newestReport(): Report {
  const newest = readdirSync(FOLDER).filter((file) => /^\d{4}-\d\d-\d\d\.json$/.test(file)).sort().at(-1)!;
  return JSON.parse(readFileSync(`${FOLDER}/${newest}`, 'utf8')) as Report;
}

/** Lines of markdown, rounded as in the whole table: ours to the worse, the others to the better. */
export function toSummary({ rows, circumstances: it, search, import: brought }: Report): string[] {
  const shown = rows.filter(({ page, state }) => PAGES.includes(page) && (state === 'measured' || state === 'did not finish'));
  return [
    `Measured on ${it.date}: ${it.machine}, Chromium ${it.chromium} without a GPU, window ${it.viewport.width} × ${it.viewport.height}, ${sayRounds(it)} interleaved, load ${it.load[0].toFixed(1)} to ${it.load[1].toFixed(1)}.`,
    '',
    '| events | page | first on screen, ms | all, ms | main thread a step: pan, zoom, knowledge, ms | frame p95 / empty page’s: pan, zoom | nodes | labels readable | overlapping |',
    '| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...shown.map(toLine),
    ...(search ? ['', toSearchLine(search)] : []),
    ...(brought ? ['', toImportLine(brought)] : []),
  ];
}

/** Beginnings of the lines that are quoted, and of no other under that heading. */
const QUOTED = ['Measured on ', '| ', 'Search over ', 'Import from '];

/** Lines of the README that quote a table: the first of them, and the one after the last. */
export function quotedLines(readme: string): { lines: string[]; from: number; to: number } {
  const lines = readme.split('\n');
  const [begins, ends] = ['## How fast', '## Licences'].map((heading) => lines.indexOf(heading)) as [number, number];
  const at = lines.flatMap((line, index) => (index > begins && index < ends && QUOTED.some((beginning) => line.startsWith(beginning)) ? index : []));
  if (at.length === 0) throw new Error('the README quotes no table under "How fast"');
  const [from, to] = [at[0]!, at.at(-1)! + 1];
  return { lines: lines.slice(from, to), from, to };
}

/** The README with another table quoted. */
export function withSummary(readme: string, summary: string[]): string {
  const { from, to } = quotedLines(readme);
  const lines = readme.split('\n');
  return [...lines.slice(0, from), ...summary, ...lines.slice(to)].join('\n');
}

function toLine(row: Row): string {
  const up = row.role === 'ours';
  const text = (value: number | null | undefined, digits: number, more = false): string => (value == null ? '–' : toText(value, digits, up !== more));
  const steps = [row.pan, row.zoom, ...(row.know ? [row.know] : [])];
  const labels = row.labelsAll ? [text(row.labelsFull, 0, true), text(row.labelsOverlapping, 0)] : ['–', '–'];
  const cells = [row.size.toLocaleString('en-US'), row.state === 'measured' ? row.name : `${row.name}: did not finish (${row.why ?? ''})`, text(row.ready, 0), text(row.whole, 0), steps.map((each) => text(each?.task, 1)).join(', '), [row.pan, row.zoom].map((each) => text(each?.overEmpty, 2)).join(', '), text(row.nodes, 0), ...labels];
  return `| ${cells.join(' | ')} |`;
}
