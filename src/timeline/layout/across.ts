/**
 * The form with time across the page.
 *
 * Promises: no two bars in a lane overlap; no two labels overlap one another, a mark or the edge; every event
 * in sight is drawn by one mark or counted in one neighbourhood; panning moves marks and changes no lane; what is
 * drawn is bounded by the picture, whatever the number of events.
 */
import type { Row } from '../census.ts';
import type { Box, Label, Mark, Plot, Point, Px, Scene, Trail } from '../scene.ts';
import { range } from 'd3';
import { layoutArcs } from './arcs.ts';
import { isWithin, overlaps } from './box.ts';
import { layoutBands } from './bands.ts';
import { layoutCounted, layoutNarrow, type Left } from './counted.ts';
import { driftsOf, STUB } from './drifts.ts';
import { layoutBreaks, layoutShades, layoutSources, toSmallLabel } from './furniture.ts';
import { layoutMargins } from './margins.ts';
import type { Memory } from './memory.ts';
import { extentOf, hueOf, lookOf, shapeOf, SIDES, type Extent } from './marks.ts';
import { LABEL_GAP, type Hand, type LabelForm, type Packer, type Placed } from './pack.ts';
import { createScale } from './scale.ts';
import { shoresOf, type Shore } from './shores.ts';
import { inSight, takeStock, type Stock } from './stock.ts';
import { Taken } from './taken.ts';
import { layoutTicks } from './ticks.ts';
import { arrowsOf, heightOf, middleOf, type GhostExtent } from './trail.ts';

const EDGE: Px = 16;
const TOP: Px = 34;
const SOURCES_HEIGHT: Px = 62;
const MARGIN_WIDTH: Px = 176;
const LEADING: Px = 15;
/** so many lanes farther out a label may stand that finds no room beside its mark */
const FARTHER = 7;
/** marks of one tile, at most: what a tile's labels can fill */
const MOST = 36;

export function layoutAcross(plot: Plot, memory: Memory): Scene {
  const { size, words } = plot;
  const em = plot.zoomOfText;
  const adrift = range(plot.census.groups).some((group) => plot.census.countUndated(group).all > 0);
  const marginWidth = adrift ? Math.min(MARGIN_WIDTH * em, size.width / 3) : 0;
  const area: Box = { x: 0, y: 0, width: size.width - marginWidth, height: Math.max(0, size.height - SOURCES_HEIGHT * em) };
  const scale = createScale(plot.range, [EDGE, Math.max(EDGE + 1, area.width - EDGE)], plot.warp);
  const stock = takeStock(plot, scale, memory);
  const { strait, shores, rules } = shoresOf(plot, stock, { ...area, y: TOP, height: Math.max(0, area.height - TOP) });

  const scene: Pick<Scene, 'marks' | 'clusters' | 'ribbons' | 'labels' | 'trails'> = { marks: [], clusters: [], ribbons: [], labels: [], trails: [] };
  for (const shore of shores) {
    const left = layShore(shore, stock, area, strait, marginWidth > 0, scene);
    if (left.ribbon) scene.ribbons.push(left.ribbon);
    scene.marks.push(...left.marks);
    scene.clusters.push(...left.clusters);
  }
  if (rules.length > 0) clear(scene);
  const { margins, marks: undated, labels: undatedLabels, clusters: uncounted } = layoutMargins(stock, { ...area, y: TOP - 6, height: Math.max(0, area.height - TOP + 6) }, strait, marginWidth);
  scene.marks.push(...undated);
  scene.labels.push(...undatedLabels);
  scene.clusters.push(...uncounted);

  const taken = [
    ...scene.labels.map((label) => label.box),
    ...scene.marks.filter((mark) => mark.side !== 'strait').map((mark) => mark.box),
    ...scene.trails.flatMap((trail) => [...trail.labels, ...trail.ghosts].map(({ box }) => box)),
    ...shores.map(({ title }) => title.box),
    ...scene.clusters.filter(({ ribboned }) => !ribboned).map((cluster) => cluster.box),
    strait,
  ];
  const bands = plot.grouping === 'side' ? layoutBands(stock, { ...area, y: TOP - 6, height: Math.max(0, area.height - TOP) }, strait, [...taken, ...linesOf(scene, scale.at(plot.known + 1), area)]) : { bands: [], left: [] };
  for (const { label, mark } of bands.bands) taken.push(mark.box, ...(label === null ? [] : [label.box]));
  if (plot.grouping === 'side') {
    const left = layStrait(stock, strait, area, bands.left);
    scene.marks.push(...left.marks);
    scene.clusters.push(...left.clusters);
  }
  return {
    form: 'across',
    mirrored: false,
    size,
    plot: area,
    strait,
    axis: { range: [scale.range[0], scale.range[1] + 1], extent: scale.extent },
    titles: shores.map(({ title }) => title),
    rules,
    breaks: layoutBreaks(plot, scale, strait),
    zero: plot.zero === null ? null : scale.at(plot.zero),
    ticks: layoutTicks(scale, words, plot.measure, undefined, plot.zero ?? undefined),
    bands: bands.bands,
    ...scene,
    arcs: layoutArcs(plot, [...scene.marks, ...bands.bands.map(({ mark }) => mark)], taken, area),
    margins,
    ...layoutShades(plot, scale, { ...area, y: TOP - 6, height: Math.max(0, area.height - TOP + 6) }, taken),
    sources: { box: { x: EDGE, y: area.height + 26 * em, width: Math.max(0, area.width - 2 * EDGE), height: 20 * em }, ...layoutSources(plot, scale, memory) },
  };
}

/** What the names of bands keep off besides: stems, arrows, leaders and the knowledge line. */
const linesOf = ({ marks, trails, labels }: Pick<Scene, 'marks' | 'trails' | 'labels'>, known: Px, area: Box): Box[] => [
  ...marks.flatMap(({ stem }) => (stem === null ? [] : [toStrip(stem)])),
  ...trails.flatMap(({ arrows }) => arrows.map(toLine)),
  ...labels.flatMap(({ leader }) => (leader === null ? [] : [toStrip(leader)])),
  { ...area, x: known - 2, width: 4 },
];

/** Where many lanes share little height, marks reach into the lanes beside them: words give way. */
function clear(scene: Pick<Scene, 'marks' | 'labels' | 'trails'>): void {
  const isFree = (label: Label): boolean => !scene.marks.some((mark) => ('event' in label.ref ? label.ref.event !== mark.ref.event : true) && overlaps(label.box, mark.box));
  scene.labels = scene.labels.filter(isFree);
  scene.trails = scene.trails.map((trail) => ({ ...trail, labels: trail.labels.filter(isFree) }));
}

interface Drawn {
  place: Placed;
  mark: Mark;
  y: Px;
}

/** The marks, trails and labels of one shore go into `scene`; what is left of it is returned as counted marks. */
function layShore(shore: Shore, stock: Stock, area: Box, strait: Box, beside: boolean, scene: Pick<Scene, 'marks' | 'labels' | 'trails'>): Left {
  const { plot, shift } = stock;
  // in the outermost third of the lanes
  const outer = shore.lanes < 3 ? [] : range(shore.lanes - 2, Math.max(0, Math.floor((shore.lanes * 2) / 3) - 1) - 1, -1);
  const drifts = driftsOf(shore.group, outer, 2, stock);
  const packer: Packer = stock.packerOf(shore.group, { lanes: shore.lanes, labelled: true, most: MOST, obstacles: drifts });
  const taken = new Taken();
  /** arrows: words keep off them, a leader may cross them */
  const lines = new Taken();
  const inside: Box = { x: 0, y: shore.top, width: area.width, height: shore.height };
  const trails: Trail[] = [];
  const lay = (whole: Trail, lanes: number): void => {
    // a trail in one lane has no words; where lanes are lower than a line or a crowd came between, there is no room for all
    trails.push({ ...whole, labels: whole.labels.filter(({ box }) => lanes > 1 && isWithin(box, inside) && !taken.meets(box)) });
    taken.add(...whole.ghosts.map((ghost) => ghost.box));
    lines.add(...whole.arrows.map(toLine));
  };
  const drawn: Drawn[] = [];
  const beyond: Drawn[] = [];
  const perches = new Map<Row, Placed>();
  const rows: Row[] = [];
  for (const place of inSight(packer, stock, 0, area.width)) {
    if (place.perch) {
      perches.set(place.row, place);
      continue;
    }
    rows.push(place.row);
    const y = shore.yOf(place.lane + place.lanes / 2);
    const mark = toMark(place.row, stock, shore, y);
    if (plot.grouping !== 'side' || place.crowded || (mark.stem !== null && mark.stem[0].x > area.width)) mark.stem = null;
    // beyond the plot lies the margin of the undated
    const long = mark.box.width > 20;
    if (beside && long) mark.box.width = Math.min(mark.box.width, Math.max(0, area.width - mark.box.x));
    if (mark.box.x + mark.box.width < 0 || mark.box.x + (long ? 0 : mark.box.width / 2) > area.width) {
      beyond.push({ place, mark, y });
      continue;
    }
    scene.marks.push(mark);
    taken.add(mark.box);
    drawn.push({ place, mark, y });
  }
  for (const { place, mark, y } of [...beyond, ...drawn]) {
    if (place.trailed) lay(toTrail(place.row, stock, { start: mark.box.x, end: mark.box.x + mark.box.width }, y, area), place.lanes);
  }
  for (const place of drifts) {
    const ghosts = stock.ghostsOf(place.row);
    const end = Math.max(...ghosts.map((ghost) => ghost.end)) + shift + STUB;
    if (end > 0 && Math.min(...ghosts.map((ghost) => ghost.start)) + shift < area.width) lay(toTrail(place.row, stock, { start: end, end }, shore.yOf(place.lane + place.lanes / 2), area), place.lanes);
  }
  const room: Box = { ...inside, x: 2, width: area.width - 4 };
  const put = (label: Label | null): void => {
    if (label === null) return;
    scene.labels.push(label);
    taken.add(label.box);
  };
  // what stands where the packer kept room for it meets no other in its lanes; only a trail drawn whole and words that had to move may lie there
  const words = new Taken();
  words.add(...trails.flatMap((trail) => trail.ghosts.map(({ box }) => box)), strait);
  taken.add(strait);
  const isKept = (label: Label | null): boolean => label !== null && isWithin(label.box, room) && !words.meets(label.box);
  // an event is named before its earlier dates are, and both before the others
  const first = new Taken();
  const isFirst = ({ place, mark }: Drawn): boolean => place.trailed || mark.selected;
  const driven: Drawn[] = [];
  for (const each of drawn.filter(isFirst)) {
    const { place, mark, y } = each;
    const perch = perches.get(place.row);
    const kept = place.form === 'none' || place.hand === 'none' ? null : toLabel(place.row, place.form, mark, place.hand, y, stock);
    // only the selected one and those that have a perch are named where others would be
    if (!isKept(kept) && !perch && !mark.selected) {
      driven.push(each);
      continue;
    }
    const label = isKept(kept) ? kept : labelFor(toWorded(place, stock), mark, y, stock, shore, room, taken, lines, perch && toPerched(perch, place, mark, stock, shore));
    if (label === null) continue;
    scene.labels.push(label);
    for (const all of [first, words, taken]) all.add(label.box, ...(label.leader === null ? [] : [toStrip(label.leader)]));
  }
  for (const trail of trails) {
    const labels = trail.labels.filter(({ box }) => !first.meets(box));
    scene.trails.push({ ...trail, labels });
    for (const all of [first, words, taken]) all.add(...labels.map(({ box }) => box));
  }
  for (const each of drawn) {
    const { place, mark, y } = each;
    if (isFirst(each) || place.form === 'none' || place.hand === 'none') continue;
    const label = toLabel(place.row, place.form, mark, place.hand, y, stock);
    if (isKept(label)) put(label);
    else driven.push(each);
  }
  for (const { place, mark, y } of driven) put(labelFor(place, mark, y, stock, shore, room, taken, lines));
  // the one in hand and the selected one have a mark whatever the crowd
  for (const row of stock.pins) {
    if (rows.includes(row) || plot.census.groupOf(row) !== shore.group || plot.census.middleOf(row) === null) continue;
    const mark = { ...toMark(row, stock, shore, shore.foot + shore.out * 8 * plot.zoomOfText), stem: null };
    if (mark.box.x + mark.box.width < 0 || mark.box.x > area.width) continue;
    scene.marks.push(mark);
    rows.push(row);
  }
  return layoutCounted(stock, [shore.group], rows, { foot: shore.foot, out: shore.out, side: shore.side, hue: shore.hue, from: 0, to: area.width, ribboned: shore.ribboned }, (row, y) => ({
    ...toMark(row, stock, shore, y),
    stem: null,
  }));
}

export function toMark(row: Row, stock: Stock, shore: Pick<Shore, 'side' | 'out' | 'foot'>, y: Px): Mark {
  const detail = stock.detailOf(row);
  const { event } = detail;
  const { plot, shift } = stock;
  const extent: Extent = extentOf(event, stock.fixed)!;
  const box = { x: extent.start + shift, y: y - extent.height / 2, width: extent.end - extent.start, height: extent.height };
  const x = middleOf(extent) + shift;
  return {
    ref: { event: event.id },
    side: shore.side,
    hue: hueOf(event, plot.sides),
    shape: shapeOf(event),
    look: lookOf(event),
    box,
    fades: extent.fades,
    notched: event.disputed,
    stem: [{ x, y: y - (shore.out * extent.height) / 2 }, { x, y: shore.foot }],
    selected: event.id === plot.selected,
    told: detail,
  };
}

/** The label where the packer kept room for it; where the edge of the picture is in the way, in another form, on another hand, on its perch or farther out with a line that leads to it, if nothing is there. */
function labelFor(place: Placed, mark: Mark, y: Px, stock: Stock, shore: Shore, room: Box, taken: Taken, lines: Taken, perched?: Label): Label | null {
  const { form, hand } = place;
  if (form === 'none' || hand === 'none') return null;
  const detail = stock.detailOf(place.row);
  const other = hand === 'after' ? ('before' as const) : ('after' as const);
  const forms = [form, ...(['brief', 'wrapped'] as const).filter((each) => each !== form)];
  // asked for one by one: another form has to be measured
  const exists = (each: LabelForm): boolean => each === form || (each !== 'none' && detail[each] !== null);
  const fits = (box: Box): boolean => isWithin(box, room) && !taken.meets(box, mark.box) && !lines.meets(box);
  for (const side of [hand, other] as const) {
    for (const each of forms) {
      if (!exists(each)) continue;
      const label = toLabel(place.row, each, mark, side, y, stock);
      if (fits(label.box)) return label;
    }
  }
  if (perched && fits(perched.box)) return perched;
  const pitch = Math.abs(shore.yOf(1) - shore.yOf(0));
  for (const step of range(FARTHER)) {
    for (const out of [shore.out, -shore.out]) {
      for (const each of forms) {
        if (!exists(each)) continue;
        const label = toLabel(place.row, each, mark, 'out', y, stock, { out, step: step * pitch });
        if (fits(label.box) && (label.leader === null || !taken.meets(toStrip(label.leader), mark.box))) return label;
      }
    }
  }
  return null;
}

/** What has a mark and no words in its lanes has some where there is room. */
function toWorded(place: Placed, stock: Stock): Placed {
  if (place.form !== 'none') return place;
  return { ...place, form: stock.detailOf(place.row).brief !== null ? 'brief' : 'wrapped', hand: 'after' };
}

/** The label on its perch, as far from the trail as it goes, so that the trail keeps its own words; with a line to its mark. */
function toPerched(perch: Placed, place: Placed, mark: Mark, stock: Stock, shore: Shore): Label {
  const height = Math.abs(shore.yOf(perch.lanes) - shore.yOf(0));
  const middle = shore.yOf(perch.lane + perch.lanes / 2);
  const under = (perch.lane < place.lane) === shore.out < 0;
  const { box } = toLabel(perch.row, perch.form, mark, 'before', middle, stock);
  const label = toLabel(perch.row, perch.form, mark, 'before', middle + ((under ? 1 : -1) * Math.max(0, height - box.height)) / 2, stock);
  const [from, to] = under ? [mark.box.y + mark.box.height, label.box.y + 5] : [mark.box.y, label.box.y + label.box.height - 5];
  return { ...label, leader: [{ x: mark.box.x + 2, y: from }, { x: label.x + 3, y: to }] };
}

const toLine = ([a, b]: readonly [Point, Point]): Box => ({ x: Math.min(a.x, b.x), y: a.y - 2, width: Math.abs(b.x - a.x), height: 4 });
const toStrip = ([a, b]: readonly [Point, Point]): Box => ({ x: Math.min(a.x, b.x) - 2, y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x) + 4, height: Math.abs(a.y - b.y) });

/** `out`: beyond the mark, as seen from the strait, and so far beyond it. */
function toLabel(row: Row, form: LabelForm, mark: Mark, hand: Exclude<Hand, 'none'> | 'out', y: Px, stock: Stock, { out, step } = { out: -1, step: 0 }): Label {
  const em = stock.plot.zoomOfText;
  const detail = stock.detailOf(row);
  const lines = form === 'wrapped' ? detail.broken.lines : [detail.title];
  const dated = form === 'full';
  const height = (lines.length * LEADING + (dated ? 14 : 0)) * em + 2;
  const edge = out < 0 ? mark.box.y : mark.box.y + mark.box.height;
  const near = edge + out * (4 + step);
  const top = hand !== 'out' ? y - height / 2 : out < 0 ? near - height : near;
  const middle = mark.box.x + mark.box.width / 2;
  const width = (form === 'wrapped' ? detail.wrapped : form === 'full' ? detail.full : detail.brief) ?? 0;
  const x = hand === 'after' ? mark.box.x + mark.box.width + LABEL_GAP : hand === 'before' ? mark.box.x - LABEL_GAP : mark.box.x + mark.box.width;
  return {
    ref: mark.ref,
    hue: 'ink',
    x,
    align: hand === 'after' ? 'left' : 'right',
    lines: [
      ...lines.map((text, index) => ({ text, kind: 'title' as const, y: top + LEADING * em * (index + 0.8) })),
      ...(dated ? [{ text: detail.date.text, kind: 'date' as const, y: top + (LEADING * lines.length + 12) * em }] : []),
    ],
    box: { x: hand === 'after' ? x : x - width, y: top, width, height },
    leader: hand === 'out' && step > 0 ? [{ x: middle, y: edge }, { x: middle, y: near }] : null,
  };
}

/** `goal`: where the trail leads, the mark or the margin. */
function toTrail(row: Row, stock: Stock, goal: { start: Px; end: Px }, y: Px, area: Box): Trail {
  const { plot, shift } = stock;
  const em = plot.zoomOfText;
  const detail = stock.detailOf(row);
  const { event } = detail;
  const hue = hueOf(event, plot.sides);
  const height = 14;
  const ghosts = stock.ghostsOf(row).map((ghost): GhostExtent => ({ ...ghost, start: ghost.start + shift, end: ghost.end + shift }));
  const visible = ghosts.filter((ghost) => ghost.start < area.width).map((ghost) => ({ ...ghost, end: Math.min(ghost.end, area.width) }));
  const labels: Label[] = [];
  for (const ghost of visible) {
    const text = plot.words.plan(ghost.plan);
    const label = toSmallLabel(text, middleOf(ghost), y + height / 2 + 10 * em, plot, { hue, align: 'middle', ref: { plan: { event: event.id, index: ghost.index } } });
    if (!isWithin(label.box, area) || labels.some((other) => overlaps(other.box, label.box, 6))) continue;
    // the words of the visit itself begin at its mark
    if (label.box.x < goal.end && label.box.x + label.box.width > goal.start) continue;
    labels.push(label);
  }
  const arrows = arrowsOf([...visible, goal], area.width).map(([from, to]): Trail['arrows'][number] => [{ x: from, y }, { x: to, y }]);
  return {
    event: event.id,
    hue,
    ghosts: visible
      .filter((ghost) => ghost.end > -20)
      .map((ghost) => ({
        ref: { plan: { event: event.id, index: ghost.index } },
        hue,
        box: { x: ghost.start, y: y - heightOf(ghost) / 2, width: ghost.end - ghost.start, height: heightOf(ghost) },
        fades: ghost.plan.span!.window || ghost.plan.span!.doubt !== 'none',
        lapsed: ghost.plan.fate === 'lapsed',
      })),
    arrows,
    labels,
  };
}

/** Context stands on the strait itself, in the strip under the names of the years, and so does what found no band; where a neighbourhood has no room for all of its own, they are counted. */
function layStrait(stock: Stock, strait: Box, area: Box, banded: readonly Row[]): Left {
  const on: Pick<Shore, 'side' | 'out' | 'foot'> = { side: 'strait', out: -1, foot: strait.y + strait.height };
  const foot = { foot: strait.y + strait.height - 1, out: -1 as const, side: 'strait' as const, hue: 'context' as const, from: 0, to: area.width, ribboned: false };
  const packer = stock.packerOf(SIDES.strait, { lanes: 1, labelled: false, most: 24 });
  return layoutNarrow(stock, [SIDES.strait, SIDES.bands], inSight(packer, stock, 0, area.width), banded, foot, (row) => ({
    ...toMark(row, stock, on, strait.y + strait.height - 9),
    stem: null,
  }));
}
