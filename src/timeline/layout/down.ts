/**
 * The form with time down the page, for narrow screens: one side's events on one hand of the strait, the
 * other's on the other. Labels keep to their side, move apart along the axis and point back to their marks.
 * Where lanes are something else than sides, they stand side by side.
 */
import type { Row } from '../census.ts';
import type { AxisTick, Box, Cluster, Label, Mark, Plot, Point, Px, Ref, Scene, Trail } from '../scene.ts';
import { layoutArcs } from './arcs.ts';
import { layoutBands } from './bands.ts';
import { layoutCounted, layoutNarrow, type Left } from './counted.ts';
import { driftsOf } from './drifts.ts';
import { layoutBreaks, layoutShades, layoutSources, toSmallLabel } from './furniture.ts';
import { adriftOf, fill, type Margins } from './margins.ts';
import type { Memory } from './memory.ts';
import { extentOf, hueOf, importanceOf, lookOf, pinsOf, shapeOf, SIDES } from './marks.ts';
import type { Placed } from './pack.ts';
import { createScale } from './scale.ts';
import { isDense } from './shores.ts';
import { spread, type Slot } from './spread.ts';
import { inSight, takeStock, type Stock } from './stock.ts';
import { wrap } from './text.ts';
import { layoutTicks } from './ticks.ts';
import { arrowsOf, heightOf, middleOf } from './trail.ts';

const EDGE: Px = 14;
const TOP: Px = 40;
const STRAIT: Px = 44;
/** where it names how many months it is from a day, which is longer than the name of a month */
const COUNTED: Px = 70;
const SOURCES: Px = 26;
const LANE: Px = 19;
/** from the shore to the first lane: where counted marks stand */
const STRIP: Px = 20;
const RIBBON: Px = 36;
/** from the outermost lane to the labels */
const AFTER: Px = 12;
/** room that the lanes leave for labels */
const LEAST_LABEL: Px = 72;
/** narrower labels than this say nothing */
const LEAST_ROOM: Px = 44;
/** least height of the axis, whatever stands in the margin */
const LEAST_AXIS: Px = 240;
/** lines of a title, where there is room and where there is not */
const MOST_LINES = 6;
const FEW_LINES = 3;
/** between two labels */
const APART: Px = 6;
/** a label farther from its mark than this is left to its tooltip */
const FAR: Px = 120;
/** importance of what is selected, and of the dates on its road: above that of any event */
const PINNED = 99;
const WAY = 50;
/** marks of one tile and side, at most; lanes of something else share them */
const MOST = 28;

interface Bank {
  group: number;
  side: 'above' | 'below';
  /** away from the shore */
  out: 1 | -1;
  shore: Px;
  /** from the shore to its far edge */
  width: Px;
  title: Label;
}

interface Spot {
  row: Row;
  mark: { ref: Ref; box: Box };
  hue: Label['hue'];
  label: { lines: Label['lines']; width: Px; height: Px };
  importance: number;
}

export function layoutDown(plot: Plot, memory: Memory): Scene {
  const { size, words } = plot;
  const em = plot.zoomOfText;
  const undated = adriftOf(plot.census, pinsOf(plot));
  const wanted = undated.all.all === 0 ? 0 : (52 + Math.min(12, undated.all.all) * 56) * em;
  const marginHeight = Math.max(0, Math.min(wanted, size.height - LEAST_AXIS));
  const area: Box = { x: 0, y: 0, width: Math.max(0, size.width - SOURCES), height: Math.max(0, size.height - marginHeight) };
  const scale = createScale(plot.range, [TOP, Math.max(TOP + 1, area.height - EDGE)], plot.warp);
  const stock = takeStock(plot, scale, memory);
  const width = (plot.zero === null ? STRAIT : COUNTED) * em;
  const sided = plot.grouping === 'side';
  const x = sided ? area.width * shareOf(plot) - width / 2 : EDGE / 2;
  const strait: Box = { x, y: TOP - 8, width, height: Math.max(0, area.height - TOP + 8) };

  const scene: Pick<Scene, 'marks' | 'clusters' | 'ribbons' | 'labels' | 'trails'> = { marks: [], clusters: [], ribbons: [], labels: [], trails: [] };
  const banks = banksOf(plot, area, strait);
  for (const bank of banks) {
    const left = layBank(bank, stock, area, scene);
    if (left.ribbon) scene.ribbons.push(left.ribbon);
    scene.marks.push(...left.marks);
    scene.clusters.push(...left.clusters);
  }
  const dated = [...scene.marks];
  const margin: Margins = { margins: [], marks: [], labels: [], clusters: [] };
  fill(undated, 0, 'above', { x: EDGE, y: area.height + 8, width: Math.max(0, area.width - EDGE), height: Math.max(0, marginHeight - 16) }, stock, margin);
  scene.marks.push(...margin.marks);
  scene.labels.push(...margin.labels);
  scene.clusters.push(...margin.clusters);
  const taken = [...scene.labels.map((label) => label.box), strait];
  const bandArea = { ...area, y: TOP, height: Math.max(0, area.height - TOP) };
  const drawn = [
    ...dated.map(({ box }) => box),
    ...dated.flatMap(({ stem }) => (stem === null ? [] : [toStrip(stem)])),
    ...scene.trails.flatMap(({ ghosts, arrows }) => [...ghosts.map(({ box }) => box), ...arrows.map(toStrip)]),
    ...scene.labels.flatMap(({ leader }) => (leader === null ? [] : [toStrip(leader)])),
    ...scene.clusters.map(({ box }) => box),
    { ...area, y: scale.at(plot.known + 1) - 2, height: 4 },
  ];
  const bands = sided ? layoutBands(stock, bandArea, strait, [...taken, ...drawn]) : { bands: [], left: [] };
  for (const { label, mark } of bands.bands) taken.push(mark.box, ...(label === null ? [] : [label.box]));
  if (sided) {
    const left = layStrait(stock, strait, area, bands.left);
    dated.push(...left.marks);
    scene.marks.push(...left.marks);
    scene.clusters.push(...left.clusters);
  }
  // beyond the plot lies the margin of the undated
  if (undated.all.all > 0) for (const { box } of dated) if (box.height > 20) box.height = Math.max(0, Math.min(box.height, area.height - box.y));
  return {
    form: 'down',
    mirrored: false,
    size,
    plot: area,
    strait,
    axis: { range: [scale.range[0], scale.range[1] + 1], extent: scale.extent },
    titles: banks.map(({ title }) => title),
    rules: sided ? [] : banks.slice(1).map(({ shore }) => shore),
    breaks: layoutBreaks(plot, scale, strait),
    zero: plot.zero === null ? null : scale.at(plot.zero),
    ticks: toUncovered(layoutTicks(scale, words, plot.measure, 16 * em, plot.zero ?? undefined), scene.clusters.filter(({ side }) => side === 'strait'), [...scene.marks.filter(({ side }) => side === 'strait'), ...bands.bands.map(({ mark }) => mark)], strait, plot),
    bands: bands.bands,
    ...scene,
    arcs: layoutArcs(plot, [...scene.marks, ...bands.bands.map(({ mark }) => mark)], [...taken, ...scene.marks.map(({ box }) => box), ...scene.trails.flatMap(({ ghosts }) => ghosts.map(({ box }) => box)), ...banks.map(({ title }) => title.box)], area),
    margins: margin.margins,
    ...layoutShades(plot, scale, { ...area, y: TOP - 8, height: Math.max(0, area.height - TOP + 8) }, taken),
    sources: { box: { x: area.width + 4, y: TOP, width: SOURCES - 8, height: Math.max(0, area.height - TOP - EDGE) }, ...layoutSources(plot, scale, memory) },
  };
}

const toStrip = ([a, b]: readonly [Point, Point]): Box => ({ x: Math.min(a.x, b.x) - 2, y: Math.min(a.y, b.y) - 2, width: Math.abs(a.x - b.x) + 4, height: Math.abs(a.y - b.y) + 4 });

/** Ticks without the names that would lie under a counted mark on the strait, in whose middle they stand; of years alone a mark covers no more than a corner. */
function toUncovered(ticks: readonly AxisTick[], clusters: readonly Cluster[], marks: readonly Mark[], strait: Box, { measure, zoomOfText: em }: Plot): AxisTick[] {
  const middle = strait.x + strait.width / 2;
  const covers = ({ box }: { box: Box }, at: Px, half: Px): boolean => box.y < at + 19 * em && box.y + box.height > at + 3 * em && box.x < middle + half && box.x + box.width > middle - half;
  const isCovered = ({ at, text, major }: AxisTick): boolean => {
    const half = text === null ? 0 : measure(text, 'title') / 2;
    return clusters.some((each) => covers(each, at, half)) || (!major && marks.some((each) => covers(each, at, half)));
  };
  return ticks.map((tick) => (tick.text !== null && isCovered(tick) ? { ...tick, text: null } : tick));
}

/** The strait gives way to the side that has more to tell, within reason. */
function shareOf({ census }: Plot): number {
  const [above, below] = [census.total(SIDES.above), census.total(SIDES.below)];
  if (above + below === 0) return 0.5;
  const share = above / (above + below);
  // in three steps, so that one event more does not move the shores
  return share > 0.66 ? 0.62 : share < 0.34 ? 0.38 : 0.5;
}

function banksOf(plot: Plot, area: Box, strait: Box): Bank[] {
  const titled = (group: number, x: Px, room: Px, align: 'left' | 'right'): Label => {
    const { title, hue } = plot.groups[group]!;
    return toSmallLabel(title, x, Math.max(20, 13.5 * plot.zoomOfText), plot, { hue, align, room });
  };
  if (plot.grouping === 'side') {
    const right = strait.x + strait.width;
    return [
      { group: SIDES.above, side: 'above', out: -1, shore: strait.x, width: strait.x, title: titled(SIDES.above, EDGE, area.width / 2 - EDGE, 'left') },
      { group: SIDES.below, side: 'below', out: 1, shore: right, width: area.width - right, title: titled(SIDES.below, area.width - EDGE, area.width / 2 - EDGE, 'right') },
    ];
  }
  const first = strait.x + strait.width;
  const width = (area.width - first) / Math.max(1, plot.groups.length);
  return plot.groups.map((_, group) => ({ group, side: 'above', out: 1, shore: first + group * width, width, title: titled(group, first + group * width + 6, width - 10, 'left') }));
}

function layBank(bank: Bank, stock: Stock, area: Box, scene: Pick<Scene, 'marks' | 'labels' | 'trails'>): Left {
  const { plot } = stock;
  const em = plot.zoomOfText;
  const { group, out, shore, side } = bank;
  const ribboned = isDense(group, stock);
  const strip = (ribboned ? RIBBON : STRIP) * em;
  const beside = bank.width - EDGE;
  const lanes = Math.max(1, Math.min(5, Math.floor((beside - strip - AFTER - LEAST_LABEL * em) / LANE)));
  const drifts = lanes < 2 ? [] : driftsOf(group, [0], 1, stock);
  const packer = stock.packerOf(group, { lanes, labelled: false, most: Math.max(4, Math.ceil((2 * MOST) / Math.max(2, plot.groups.length))), obstacles: drifts });
  const xOf = (lane: number): Px => shore + out * (strip + (lane + 0.5) * LANE);
  const [from, to] = [TOP - 8, area.height];
  const spots: Spot[] = [];
  const rows: Row[] = [];
  const edge = xOf(lanes - 0.5) + out * AFTER;
  const room = out < 0 ? edge - EDGE : shore + bank.width - EDGE / 2 - edge;
  const put = (mark: Mark, row: Row): void => {
    spots.push({ row, mark, hue: 'ink', label: toLabelText(row, stock, room, MOST_LINES), importance: stock.pins.includes(row) ? PINNED : importanceOf(stock.detailOf(row).event) });
  };
  for (const place of inSight(packer, stock, from, to)) {
    rows.push(place.row);
    const mark = toMark(place, stock, bank, xOf(place.lane));
    const trail = place.trailed ? toTrail(place.row, stock, xOf(place.lane), area, { start: mark.box.y, end: mark.box.y + mark.box.height }) : null;
    if (trail !== null) {
      scene.trails.push(trail);
      // the road of what the reader looks at is named by its dates
      if (room >= LEAST_ROOM * em && stock.pins.includes(place.row)) spots.push(...toWaySpots(trail, place.row, stock, room));
    }
    if (mark.box.y + mark.box.height < from || mark.box.y > to) continue;
    scene.marks.push(mark);
    if (room < LEAST_ROOM * em) continue;
    put(mark, place.row);
  }
  for (const { row } of drifts) {
    const trail = toTrail(row, stock, xOf(0), area, null);
    if (trail.ghosts.length > 0) scene.trails.push(trail);
  }
  for (const row of stock.pins) {
    if (rows.includes(row) || plot.census.groupOf(row) !== group || plot.census.middleOf(row) === null) continue;
    const mark = { ...toMark({ row, lane: 0, trailed: false }, stock, bank, shore + out * 10 * em), stem: null };
    if (mark.box.y + mark.box.height < from || mark.box.y > to) continue;
    scene.marks.push(mark);
    rows.push(row);
  }
  const left = layoutCounted(stock, [group], rows, { foot: shore, out, side, hue: bank.title.hue === 'below' ? 'below' : bank.title.hue === 'above' ? 'above' : 'context', from, to, ribboned }, (row, at) => ({
    ...toMark({ row, lane: 0, trailed: false }, stock, bank, at),
    stem: null,
  }));
  // one that stands alone at the shore has a name as well
  if (room >= LEAST_ROOM * em) for (const mark of left.marks) put(mark, plot.census.find(mark.ref.event)!);
  // where there is no room for all titles whole, all are cut alike
  if (spots.reduce((sum, { label }) => sum + label.height + APART, 0) > to - from) for (const spot of spots) if ('event' in spot.mark.ref) spot.label = toLabelText(spot.row, stock, room, FEW_LINES);
  scene.labels.push(...layoutLabels(spots, edge, out, area, FAR * em));
  return left;
}

function toMark({ row, trailed }: Pick<Placed, 'row' | 'lane' | 'trailed'>, stock: Stock, { side, out, shore }: Bank, x: Px): Mark {
  const detail = stock.detailOf(row);
  const { event } = detail;
  const { plot, shift } = stock;
  const extent = extentOf(event, stock.fixed)!;
  const y = middleOf(extent) + shift;
  return {
    ref: { event: event.id },
    side,
    hue: hueOf(event, plot.sides),
    shape: shapeOf(event),
    look: lookOf(event),
    box: { x: x - extent.height / 2, y: extent.start + shift, width: extent.height, height: extent.end - extent.start },
    fades: extent.fades,
    notched: event.disputed,
    stem: trailed || plot.grouping !== 'side' ? null : [{ x: x - (out * extent.height) / 2, y }, { x: shore, y }],
    selected: event.id === plot.selected,
    told: detail,
  };
}

function toLabelText(row: Row, stock: Stock, room: Px, lines: number): Spot['label'] {
  const { plot } = stock;
  const detail = stock.detailOf(row);
  const leading = 15 * plot.zoomOfText;
  const title = wrap(detail.title, 'title', room, lines, plot.measure);
  const date = wrap(detail.date.text, 'date', room, lines === FEW_LINES ? 2 : 3, plot.measure);
  const all = [
    ...title.lines.map((text, index) => ({ text, kind: 'title' as const, y: leading * (index + 0.8) })),
    ...date.lines.map((text, index) => ({ text, kind: 'date' as const, y: leading * title.lines.length + leading * (index + 0.85) })),
  ];
  return { lines: all, width: Math.max(title.width, date.width), height: all.length * leading + 6 };
}

/** The dates for which it was announced, each beside its ghost. */
function toWaySpots({ ghosts, hue }: Trail, row: Row, stock: Stock, room: Px): Spot[] {
  const { plot } = stock;
  const leading = 14 * plot.zoomOfText;
  const { plans } = stock.detailOf(row).event;
  return ghosts.map(({ ref, box }) => {
    const { lines, width } = wrap(plot.words.plan(plans[ref.plan.index]!), 'small', room, FEW_LINES, plot.measure);
    return { row, mark: { ref, box }, hue, label: { lines: lines.map((text, index) => ({ text, kind: 'small' as const, y: leading * (index + 0.85) })), width, height: lines.length * leading + 4 }, importance: WAY };
  });
}

/** Labels beyond the outermost lane, moved apart, each led back to its mark; one that would leave the page, or stand `far` from its mark, is left off. */
function layoutLabels(spots: readonly Spot[], edge: Px, out: number, area: Box, far: Px): Label[] {
  const slots: Slot[] = spots.map(({ mark, label, importance }) => ({ wanted: mark.box.y + mark.box.height / 2 - label.height / 2, length: label.height + APART, importance }));
  const tops = spread(slots, TOP - 4, area.height - 4, far);
  return spots.flatMap(({ mark, label, hue }, index): Label[] => {
    const top = tops[index];
    const box = { x: out < 0 ? edge - label.width : edge, y: top ?? 0, width: label.width, height: label.height };
    if (top == null || box.x < 0 || box.x + box.width > area.width) return [];
    const x = mark.box.x + (out > 0 ? mark.box.width : 0) + out * 3;
    return [{
      ref: mark.ref,
      hue,
      x: edge,
      align: out < 0 ? 'right' : 'left',
      lines: label.lines.map((line) => ({ ...line, y: line.y + top })),
      box,
      leader: [
        { x, y: mark.box.y + mark.box.height / 2 },
        { x: edge - out * 4, y: top + label.height / 2 - 4 },
      ],
    }];
  });
}

/** `goal`: where its mark lies down the page; null: it has no date. */
function toTrail(row: Row, stock: Stock, x: Px, area: Box, goal: { start: Px; end: Px } | null): Trail {
  const detail = stock.detailOf(row);
  const { event } = detail;
  const { plot, shift } = stock;
  const hue = hueOf(event, plot.sides);
  const visible = stock
    .ghostsOf(row)
    .map((ghost) => ({ ...ghost, start: Math.max(TOP, ghost.start + shift), end: Math.min(area.height, ghost.end + shift) }))
    .filter(({ start, end }) => end > TOP && start < area.height);
  return {
    event: event.id,
    hue,
    ghosts: visible.map((ghost) => ({
      ref: { plan: { event: event.id, index: ghost.index } },
      hue,
      box: { x: x - heightOf(ghost) / 2, y: ghost.start, width: heightOf(ghost), height: ghost.end - ghost.start },
      fades: ghost.plan.span!.window || ghost.plan.span!.doubt !== 'none',
      lapsed: ghost.plan.fate === 'lapsed',
    })),
    arrows: arrowsOf(goal === null ? visible : [...visible, goal], area.height).map(([from, to]) => [{ x, y: from }, { x, y: to }]),
    labels: [],
  };
}

/** Context stands on the strait itself; so does what found no band; where a neighbourhood has no room for all of its own, they are counted. */
function layStrait(stock: Stock, strait: Box, area: Box, banded: readonly Row[]): Left {
  const bank: Bank = { group: SIDES.strait, side: 'above', out: 1, shore: strait.x, width: strait.width, title: toSmallLabel('', 0, 0, stock.plot) };
  const packer = stock.packerOf(SIDES.strait, { lanes: 1, labelled: false, most: 24 });
  const foot = { foot: strait.x + 9, out: 1 as const, side: 'strait' as const, hue: 'context' as const, from: TOP - 8, to: area.height, ribboned: false };
  return layoutNarrow(stock, [SIDES.strait, SIDES.bands], inSight(packer, stock, TOP - 8, area.height), banded, foot, (row) => ({
    ...toMark({ row, lane: 0, trailed: false }, stock, bank, strait.x + 6),
    side: 'strait',
    stem: null,
  }));
}
