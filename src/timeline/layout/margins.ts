/** Events without a date, in a named margin at the end of their side; never at an invented place. */
import { range, sum } from 'd3';
import type { Census, Count, Row } from '../census.ts';
import type { Box, Cluster, Label, Margin, Mark, Px } from '../scene.ts';
import { toSmallLabel } from './furniture.ts';
import { hueOf, lookOf, shapeOf, SIDES, sizeOf } from './marks.ts';
import type { Stock } from './stock.ts';
import { shorten, wrap, type Wrapped } from './text.ts';

export interface Margins {
  margins: Margin[];
  marks: Mark[];
  labels: Label[];
  /** those that find no room, counted */
  clusters: Cluster[];
}

const LEADING: Px = 15;
const HEAD: Px = 30;
const FOOT: Px = 20;

/** As many of `all` as there is room for, in their order; the one in hand and the selected one take the room of the last ones. */
function choose(rows: readonly Row[], all: number, pins: readonly Row[], heightOf: (row: Row) => Px, room: Px, foot: Px): Row[] {
  const chosen: Row[] = [];
  let used = 0;
  for (const row of rows) {
    const rest = all - chosen.length > 1 ? foot : 0;
    if (used + heightOf(row) + rest > room) break;
    chosen.push(row);
    used += heightOf(row);
  }
  const missing = pins.filter((row) => rows.includes(row) && !chosen.includes(row));
  for (const pin of missing) {
    for (let last = chosen.findLastIndex((row) => !pins.includes(row)); last >= 0 && used + heightOf(pin) + foot > room; last = chosen.findLastIndex((row) => !pins.includes(row))) {
      used -= heightOf(chosen[last]!);
      chosen.splice(last, 1);
    }
    chosen.push(pin);
    used += heightOf(pin);
  }
  return missing.length === 0 ? chosen : rows.filter((row) => chosen.includes(row));
}

/** Undated events in their order: as many as any margin has room for, then the pinned ones that are not among them; and how many there are in all. */
export interface Adrift {
  rows: readonly Row[];
  all: Count;
}

/** more than that no margin shows */
const MOST = 100;

/** The undated of some groups, by default of all. */
export function adriftOf(census: Census, pins: readonly Row[], groups: readonly number[] = range(census.groups)): Adrift {
  const rows = groups.flatMap((group) => census.undated(group, MOST));
  const late = pins.filter((row) => census.middleOf(row) === null && groups.includes(census.groupOf(row)) && !rows.includes(row));
  const counts = groups.map((group) => census.countUndated(group));
  return { rows: [...rows, ...late], all: { all: sum(counts, ({ all }) => all), held: sum(counts, ({ held }) => held) } };
}

/** The undated at the end of the area, `width` wide: of either side beside it, or all together where lanes are something else. */
export function layoutMargins(stock: Stock, area: Box, strait: Box, width: Px): Margins {
  const { plot, pins } = stock;
  const { words, measure, zoomOfText, grouping, selected, sides } = plot;
  // the same wherever one pans
  const ground = [words, measure, zoomOfText, grouping, selected, ...sides, pins.join(), area.y, area.x + area.width, area.height, strait.y, strait.height, width];
  return stock.recallOnDay('margins', ground, () => layMargins(stock, area, strait, width));
}

function layMargins(stock: Stock, area: Box, strait: Box, width: Px): Margins {
  const { plot } = stock;
  const found: Margins = { margins: [], marks: [], labels: [], clusters: [] };
  const x = area.x + area.width;
  const { census } = plot;
  if (plot.grouping !== 'side') {
    fill(adriftOf(census, stock.pins), 0, 'above', { x, y: area.y, width, height: area.height }, stock, found);
    return found;
  }
  const below = adriftOf(census, stock.pins, [SIDES.below]);
  const above = adriftOf(census, stock.pins, range(census.groups).filter((group) => group !== SIDES.below));
  fill(above, 0, 'above', { x, y: area.y, width, height: strait.y - area.y - 6 }, stock, found);
  fill(below, 1, 'below', { x, y: strait.y + strait.height + 6, width, height: area.y + area.height - strait.y - strait.height - 12 }, stock, found);
  return found;
}

/** Rows one under the other in a box, as many as there is room for. */
export function fill({ rows, all }: Adrift, group: number, side: 'above' | 'below', box: Box, stock: Stock, found: Margins): void {
  if (all.all === 0) return;
  const { plot } = stock;
  const em = plot.zoomOfText;
  const room = box.width - 40;
  found.margins.push({ side, box, title: toSmallLabel(plot.words.undated, box.x + 10, box.y + 18 * em, plot, { room: box.width - 16 }) });
  const wrapped = new Map<Row, Wrapped>();
  const titleOf = (row: Row): Wrapped => {
    let title = wrapped.get(row);
    if (title === undefined) wrapped.set(row, (title = wrap(plot.words.title(stock.detailOf(row).event), 'title', room, 3, plot.measure)));
    return title;
  };
  const heightOf = (row: Row): Px => (titleOf(row).lines.length + 1) * LEADING * em + 8 + 4 * em;
  const drawn = choose(rows, all.all, stock.pins, heightOf, box.height - HEAD * em, FOOT * em);
  let y = box.y + HEAD * em;
  for (const row of drawn) {
    const detail = stock.detailOf(row);
    const { event } = detail;
    const title = titleOf(row);
    const height = heightOf(row) - 4 * em;
    const fits = y + height <= box.y + box.height;
    const top = y;
    found.marks.push({
      ref: { event: event.id }, side, hue: hueOf(event, plot.sides), shape: shapeOf(event), look: lookOf(event), box: { x: box.x + 10, y: top + 1, ...sizeOf(event) }, fades: false,
      notched: event.disputed, stem: null, selected: event.id === plot.selected, told: detail,
    });
    y += height + 4 * em;
    if (!fits) continue;
    const date = shorten(plot.words.date(event), 'date', room, plot.measure);
    found.labels.push({
      ref: { event: event.id }, hue: 'ink', x: box.x + 32, align: 'left', leader: null,
      lines: [
        ...title.lines.map((text, index) => ({ text, kind: 'title' as const, y: top + LEADING * em * (index + 0.8) })),
        { text: date, kind: 'date' as const, y: top + LEADING * em * (title.lines.length + 0.8) },
      ],
      box: { x: box.x + 32, y: top, width: Math.max(title.width, plot.measure(date, 'date')), height: height - 6 },
    });
  }
  const left = all.all - drawn.length;
  if (left === 0) return;
  const held = all.held - sum(drawn, (row) => plot.census.roll.held[row]);
  found.clusters.push({
    ref: { cluster: { group, index: Infinity, from: Infinity, to: Infinity } }, side, box: { x: box.x + 10, y: box.y + box.height - 18 * em, width: 40 * em, height: 14 * em }, held, planned: left - held, ribboned: false,
  });
}
