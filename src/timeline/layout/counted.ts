/** Counted marks at the foot of a group: what found no place of its own, by neighbourhood; where there is very much of it, as a ribbon. */
import { group } from 'd3';
import type { Row } from '../census.ts';
import type { Box, Cluster, Hue, Mark, Px, Ribbon, Side } from '../scene.ts';
import { overlaps } from './box.ts';
import { among, countAll, take, type Counted } from './count.ts';
import type { Placed } from './pack.ts';
import type { Stock } from './stock.ts';

export interface Left {
  clusters: Cluster[];
  ribbon: Ribbon | null;
  /** what would have been counted as one, drawn by its own mark */
  marks: Mark[];
}

export interface Foot {
  foot: Px;
  out: 1 | -1;
  side: Side;
  hue: Hue;
  /** the part of the axis in sight */
  from: Px;
  to: Px;
  ribboned: boolean;
}

const NEIGHBOURHOOD: Px = 32;
/** a ribbon's steps, and how many of them are opened together */
const STEP: Px = 8;
const STEPS = 8;
const RIBBON: Px = 30;

/** `drawn`: rows that have marks of their own. `toMark`: the mark of one that stands alone, at that distance across the axis. */
export function layoutCounted(stock: Stock, groups: readonly number[], drawn: readonly Row[], foot: Foot, toMark: (row: Row, at: Px) => Mark): Left {
  const counted = count(stock, groups, drawn, foot);
  if (foot.ribboned) return toRibbon(counted, stock, foot);
  return toLeft(counted, stock, groups, drawn, foot, toMark, []);
}

/** What is left of the groups in each neighbourhood in sight. */
function count(stock: Stock, groups: readonly number[], drawn: readonly Row[], { from, to, ribboned }: Foot): Counted[] {
  const { plot, shift, laid, apart } = stock;
  const length = (ribboned ? STEP : NEIGHBOURHOOD) * plot.zoomOfText;
  const counted = countAll(plot.census, groups, (from - shift) / apart, (to - shift) / apart, length, laid.dayAt, stock.countsOf(groups, length));
  take(counted, drawn, -1, plot.census, (row) => stock.detailOf(row).held);
  return counted;
}

/** `others`: what stands there already. */
function toLeft(counted: readonly Counted[], stock: Stock, groups: readonly number[], drawn: readonly Row[], foot: Foot, toMark: (row: Row, at: Px) => Mark, others: readonly Mark[]): Left {
  const { plot } = stock;
  const at = foot.foot + foot.out * (plot.form === 'across' ? 8 : 10) * plot.zoomOfText;
  const boxed = counted.filter(({ all }) => all > 0).map((each) => ({ each, box: boxOf(each, at, foot, stock) }));
  const marks: Mark[] = [];
  const counts: { parts: Counted[]; box: Box }[] = [];
  for (const { each, box } of boxed) {
    const mark = each.all === 1 ? single(each, groups, drawn, stock, (row) => toMark(row, at)) : null;
    const alone = mark !== null && Math.max(mark.box.width, mark.box.height) <= 20 && !boxed.some((other) => other.each !== each && overlaps(other.box, mark.box, 1)) && ![...others, ...marks].some((other) => overlaps(other.box, mark.box, 1));
    if (mark !== null && alone) marks.push(mark);
    else {
      const last = counts.at(-1);
      // at an edge two may come upon one another
      if (last !== undefined && overlaps(last.box, box)) last.parts.push(each);
      else counts.push({ parts: [each], box });
    }
  }
  return { clusters: counts.map(({ parts, box }) => toCluster(parts, box, foot.side, false)), marks, ribbon: null };
}

/** On a strip of one lane: the marks that have room, or a number where a neighbourhood holds more than they. `apart`: rows drawn elsewhere. */
export function layoutNarrow(stock: Stock, groups: readonly number[], places: readonly Placed[], apart: readonly Row[], foot: Foot, toMark: (row: Row) => Mark): Left {
  const { plot } = stock;
  const counted = count(stock, groups, [...apart, ...places.map(({ row }) => row)], foot);
  // what stands where more would have to be counted is counted with them, but for the one in hand and the selected one
  const crowds = new Set(counted.filter(({ all }) => all > 0));
  const crowded = (row: Row): boolean => {
    const each = among(counted, plot.census.middleOf(row));
    return each !== null && crowds.has(each) && !stock.pins.includes(row);
  };
  const [drawn, crowd]: [Row[], Row[]] = [[], []];
  for (const { row } of places) (crowded(row) ? crowd : drawn).push(row);
  // the one in hand and the selected one are drawn whatever stands there
  const pinned = stock.pins.filter((row) => groups.includes(plot.census.groupOf(row)) && plot.census.middleOf(row) !== null && !apart.includes(row) && !drawn.includes(row));
  take(counted, pinned, -1, plot.census, (row) => stock.detailOf(row).held);
  drawn.push(...pinned);
  take(counted, crowd, 1, plot.census, (row) => stock.detailOf(row).held);
  const marks = drawn.map(toMark).filter(({ box }) => (plot.form === 'across' ? box.x + box.width >= foot.from && box.x <= foot.to : box.y + box.height >= foot.from && box.y <= foot.to));
  const left = toLeft(counted, stock, groups, [...apart, ...drawn], foot, toMark, marks);
  return { ...left, marks: [...marks, ...left.marks] };
}

function boxOf(each: Counted, at: Px, { from, to }: Foot, { shift, apart, plot }: Stock): Box {
  const width = (plot.form === 'across' ? 28 : 20) * plot.zoomOfText;
  const height = 12 * plot.zoomOfText;
  // at an edge it keeps inside
  const half = (plot.form === 'across' ? width : height) / 2;
  const middle = Math.max(from + half, Math.min(to - half, ((each.start + each.end) / 2) * apart + shift));
  return plot.form === 'across' ? { x: middle - width / 2, y: at - height / 2, width, height } : { x: at - width / 2, y: middle - height / 2, width, height };
}

function single(each: Counted, groups: readonly number[], drawn: readonly Row[], stock: Stock, toMark: (row: Row) => Mark): Mark | null {
  const among = new Set(drawn);
  for (const group of groups) {
    // as many may lie here that are drawn
    const row = stock.plot.census.between(group, each.at.from, each.at.to, 64).find((candidate) => !among.has(candidate));
    if (row !== undefined) return toMark(row);
  }
  return null;
}

function toCluster(parts: readonly Counted[], box: Box, side: Side, ribboned: boolean): Cluster {
  const all = parts.reduce((sum, part) => sum + part.all, 0);
  const held = parts.reduce((sum, part) => sum + part.held, 0);
  const { index } = parts[0]!.at;
  const at = { ...parts[0]!.at, index: ribboned ? Math.floor(index / STEPS) : index, to: parts.at(-1)!.at.to };
  return { ref: { cluster: at }, side, box, held, planned: all - held, ribboned };
}

/** As high as the square root of how many there are, against what an even spread over the whole axis would give: so it does not breathe while one pans. */
function toRibbon(counted: readonly Counted[], stock: Stock, foot: Foot): Left {
  const of = counted[0]!.at.group;
  const { plot, shift, laid, apart } = stock;
  const em = plot.zoomOfText;
  const [first, last] = plot.census.ends ?? [0, 1];
  const even = plot.census.total(of) / Math.max(1, (laid.at(last) - laid.at(first)) / (STEP * em));
  const heightOf = (count: number): Px => (count === 0 ? 0 : Math.min(RIBBON * em, Math.max(2, RIBBON * em * Math.sqrt(count / Math.max(1, 12 * even)))));
  const steps = counted.map((each) => {
    const all = heightOf(each.all);
    return { at: each.start * apart + shift, length: (each.end - each.start) * apart, all, held: each.all === 0 ? 0 : (all * each.held) / each.all };
  });
  const clusters: Cluster[] = [];
  // opened by eights, counted from day 0
  const byEight = group(counted, (each) => Math.floor((each.start + (STEP * em) / 2) / (STEP * em * STEPS)));
  for (const parts of byEight.values()) {
    if (parts.every(({ all }) => all === 0)) continue;
    const [start, end] = [parts[0]!.start * apart + shift, parts.at(-1)!.end * apart + shift];
    const depth = RIBBON * em;
    const near = foot.out < 0 ? foot.foot - depth : foot.foot;
    const box = plot.form === 'across' ? { x: start, y: near, width: end - start, height: depth } : { x: near, y: start, width: depth, height: end - start };
    clusters.push(toCluster(parts, box, foot.side, true));
  }
  return { clusters, marks: [], ribbon: { group: of, hue: foot.hue, foot: foot.foot, out: foot.out, steps } };
}
