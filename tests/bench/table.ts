// Rows → markdown. Figures of ours are rounded to the worse, those of the others to the better, and ratios are made
// of the figures before they are rounded, then rounded to our worse.

import { toOver, toTable, toText } from './figure.ts';
import { toImportMarkdown } from './import-rows.ts';
import { sayLoad, sayWhen, type Occasion } from './occasion.ts';
import type { Bytes, Page } from './pages.ts';
import type { Report } from './parts.ts';
import type { Row, StepRow } from './row.ts';
import { toSearchMarkdown } from './search-rows.ts';

export interface Circumstances extends Occasion {
  /** package → version */
  peers: Record<string, string>;
  steps: number;
  viewport: { width: number; height: number };
}

export interface Ratio {
  size: number;
  page: string;
  measure: string;
  /** ours divided by the best peer's; below 1 is less than theirs */
  overPeer: number | null;
  peer: string | null;
  /** ours divided by the bare canvas's */
  overFloor: number | null;
}

export interface TimelinePart {
  circumstances: Circumstances;
  bytes: Record<string, Bytes>;
  rows: Row[];
  ratios: Ratio[];
}

interface Measure {
  name: string;
  of: (row: Row) => number | null;
  digits: number;
  /** more is better */
  more?: true;
}

const step = (kind: 'pan' | 'zoom' | 'know', of: keyof StepRow) => (row: Row): number | null => row[kind]?.[of] ?? null;
const MB = 1_048_576;

const MEASURES: Measure[] = [
  { name: 'first events, ms', of: ({ ready }) => ready, digits: 0 },
  { name: 'all events, ms', of: ({ whole }) => whole, digits: 0 },
  { name: 'blocked, ms', of: ({ blocking }) => blocking, digits: 0 },
  { name: 'pan frame p50, ms', of: step('pan', 'p50'), digits: 1 },
  { name: 'p95', of: step('pan', 'p95'), digits: 1 },
  { name: 'max', of: step('pan', 'max'), digits: 1 },
  { name: 'p95 / empty', of: step('pan', 'overEmpty'), digits: 2 },
  { name: 'zoom frame p50, ms', of: step('zoom', 'p50'), digits: 1 },
  { name: 'p95', of: step('zoom', 'p95'), digits: 1 },
  { name: 'max', of: step('zoom', 'max'), digits: 1 },
  { name: 'p95 / empty', of: step('zoom', 'overEmpty'), digits: 2 },
  { name: 'knowledge frame p50, ms', of: step('know', 'p50'), digits: 1 },
  { name: 'p95', of: step('know', 'p95'), digits: 1 },
  { name: 'max', of: step('know', 'max'), digits: 1 },
  { name: 'main thread a pan step, ms', of: step('pan', 'task'), digits: 2 },
  { name: 'a zoom step, ms', of: step('zoom', 'task'), digits: 2 },
  { name: 'a knowledge step, ms', of: step('know', 'task'), digits: 2 },
  { name: 'all threads a pan step, ms', of: step('pan', 'cpu'), digits: 1 },
  { name: 'a zoom step, ms', of: step('zoom', 'cpu'), digits: 1 },
  { name: 'heap, MB', of: ({ heap }) => heap && heap / MB, digits: 1 },
  { name: 'nodes', of: ({ nodes }) => nodes, digits: 0 },
  { name: 'labels readable', of: ({ labelsFull }) => labelsFull, digits: 0, more: true },
  { name: 'cut or covered', of: ({ labelsCut }) => labelsCut, digits: 0 },
  { name: 'overlapping', of: ({ labelsOverlapping }) => labelsOverlapping, digits: 0 },
];

/** Measures of which ratios are made, under names that stand alone. */
const COMPARED: Measure[] = [
  { name: 'time to first events', of: ({ ready }) => ready, digits: 2 },
  { name: 'time to all events', of: ({ whole }) => whole, digits: 2 },
  { name: 'blocked time', of: ({ blocking }) => blocking, digits: 2 },
  { name: 'pan frame p95', of: step('pan', 'p95'), digits: 2 },
  { name: 'zoom frame p95', of: step('zoom', 'p95'), digits: 2 },
  { name: 'main thread a pan step', of: step('pan', 'task'), digits: 2 },
  { name: 'main thread a zoom step', of: step('zoom', 'task'), digits: 2 },
  { name: 'all threads a pan step', of: step('pan', 'cpu'), digits: 2 },
  { name: 'all threads a zoom step', of: step('zoom', 'cpu'), digits: 2 },
  { name: 'heap', of: ({ heap }) => heap, digits: 2 },
  { name: 'nodes', of: ({ nodes }) => nodes, digits: 2 },
  { name: 'labels readable', of: ({ labelsFull }) => labelsFull, digits: 2, more: true },
];

const toCell = (row: Row, { of, digits, more }: Measure): string => {
  const value = of(row);
  return value === null ? '–' : toText(value, digits, (row.role === 'ours') !== (more === true));
};

/** Ours by the best peer and by the bare canvas, for every size and measure. */
export function toRatios(rows: Row[]): Ratio[] {
  return rows
    .filter(({ role, state }) => role === 'ours' && state === 'measured')
    .flatMap((ours) =>
      COMPARED.map((measure): Ratio => {
        const value = measure.of(ours);
        const same = rows.filter(({ size, state }) => size === ours.size && state === 'measured');
        const peers = same.filter(({ role }) => role === 'peer').flatMap((row) => ({ name: row.name, value: measure.of(row) }));
        const best = peers.filter((it): it is { name: string; value: number } => it.value !== null).sort((a, b) => (measure.more ? b.value - a.value : a.value - b.value))[0];
        const floor = same.find(({ page }) => page === 'canvas');
        return { size: ours.size, page: ours.name, measure: measure.name, overPeer: toOver(value, best?.value), peer: best?.name ?? null, overFloor: measure.more || measure.name === 'nodes' ? null : toOver(value, floor && measure.of(floor)) };
      }),
    );
}

/** Small sizes are measured twice as often. */
export const sayRounds = ({ rounds }: Pick<Circumstances, 'rounds'>): string => `${rounds} ${rounds === 1 ? 'round' : 'rounds'} (${2 * rounds} up to 1,000 events)`;

/** The day on which the newest part was measured. */
export const dateOf = ({ circumstances, search, import: brought }: Report): string => [circumstances, search?.occasion, brought?.occasion].flatMap((it) => it?.date ?? []).sort().at(-1)!;

export function toMarkdown(report: Report, pages: Pick<Page, 'id' | 'name' | 'role'>[]): string {
  const { circumstances: it, bytes, rows, ratios, search, import: brought } = report;
  const sizes = [...new Set(rows.map(({ size }) => size))];
  const parts = [
    `# Benchmark of ${dateOf(report)}`,
    it.method,
    [
      `- machine: ${it.machine}; ${sayLoad(it)}`,
      `- Chromium ${it.chromium}, Node ${it.node}; viewport ${it.viewport.width}×${it.viewport.height}`,
      `- ${sayWhen(it)}; ${Object.entries(it.peers).map(([name, version]) => `${name} ${version}`).join(', ')}`,
      `- events: generator ${it.generator}, seed ${it.seed}; ${sayRounds(it)}, ${it.steps} pan and ${it.steps} zoom steps each`,
      `- figures of ours are rounded to the worse, those of the others to the better; a dash was not measured`,
    ].join('\n'),
    '## Bytes of scripts and styles',
    toTable(['page', 'raw', 'gzip', 'brotli'], pages.filter(({ id }) => bytes[id] !== undefined).map(({ id, name }) => [name, ...(['raw', 'gzip', 'brotli'] as const).map((kind) => bytes[id]?.[kind].toLocaleString('en-US') ?? '–')])),
    ...sizes.flatMap((size) => [`## ${size.toLocaleString('en-US')} events`, toSizeTable(rows.filter((row) => row.size === size))]),
    '## Ours against the others',
    ratios.length === 0 ? 'Not yet measured.' : toRatioTable(ratios),
    ...(search ? toSearchMarkdown(search) : []),
    ...(brought ? toImportMarkdown(brought) : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function toSizeTable(rows: Row[]): string {
  const lines = rows.map((row) => [row.name, toState(row), ...MEASURES.map((measure) => toCell(row, measure))]);
  return toTable(['page', 'state', ...MEASURES.map(({ name }) => name)], lines);
}

function toState({ state, why }: Row): string {
  return why === null ? state : `${state} (${why.replaceAll('|', '/').replaceAll('\n', ' ')})`;
}

function toRatioTable(ratios: Ratio[]): string {
  const more = new Map(COMPARED.map(({ name, more }) => [name, more === true]));
  return toTable(
    ['events', 'page', 'measure', 'ours / best peer', 'best peer', 'ours / bare canvas'],
    ratios.map(({ size, page, measure, overPeer, peer, overFloor }) => {
      const text = (value: number | null): string => (value === null ? '–' : toText(value, 2, !more.get(measure)));
      return [size.toLocaleString('en-US'), page, measure, text(overPeer), peer ?? '–', text(overFloor)];
    }),
  );
}
