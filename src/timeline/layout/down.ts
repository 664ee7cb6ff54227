/**
 * The form with time down the page, for narrow screens: one side's events on one hand of the strait, the
 * other's on the other. Labels keep to their side, move apart along the axis and point back to their marks.
 */
import type { KnownEvent } from '../../model/known.ts';
import type { Box, Cluster, Label, Mark, Margin, Plot, Px, Scene, Trail } from '../scene.ts';
import { layoutArcs } from './arcs.ts';
import { gather, toCluster } from './crowd.ts';
import { layoutBands, layoutShades, layoutSources, toSmallLabel } from './furniture.ts';
import { byPins } from './lanes.ts';
import { extentOf, hueOf, importanceOf, isBand, lookOf, pinsOf, shapeOf, sideOf, sizeOf, type Extent } from './marks.ts';
import { spread, type Slot } from './spread.ts';
import { createScale, type Scale } from './scale.ts';
import { wrap } from './text.ts';
import { layoutTicks } from './ticks.ts';
import { heightOf, layoutTrail, middleOf, type GhostExtent } from './trail.ts';

const EDGE: Px = 14;
const TOP: Px = 40;
const STRAIT: Px = 44;
const SOURCES: Px = 26;
const LANE: Px = 19;
/** from the strait to the lane of the trail */
const TRAIL: Px = 14;
/** from the outermost lane to the labels */
const AFTER: Px = 16;
/** between two marks of a lane */
const GAP: Px = 3;
/** room that the lanes leave for labels */
const LEAST_LABEL: Px = 72;

interface Spot {
  mark: Mark;
  label: { lines: Label['lines']; width: Px; height: Px };
  importance: number;
}

export function layoutDown(plot: Plot): Scene {
  const { size, words } = plot;
  const em = plot.zoomOfText;
  const undated = plot.events.filter((event) => event.span === null && !isBand(event));
  const marginHeight = undated.length > 0 ? (52 + undated.length * 54) * em : 0;
  const area: Box = { x: 0, y: 0, width: size.width - SOURCES, height: size.height - marginHeight };
  const scale = createScale(plot.range, [TOP, area.height - EDGE]);
  const width = STRAIT * em;
  const strait: Box = { x: area.width * shareOf(plot) - width / 2, y: TOP - 8, width, height: area.height - TOP + 8 };
  const marks: Mark[] = [];
  const labels: Label[] = [];
  const trails: Trail[] = [];
  const clusters: Cluster[] = [];
  const dated = plot.events.filter((event) => event.span !== null && !isBand(event));
  for (const side of ['above', 'below'] as const) {
    const events = dated.filter((event) => sideOf(event, plot.sides) === side);
    layoutSide(events, side, { plot, scale, area, strait }, { marks, clusters, labels, trails });
    // an undated visit keeps the trail of its earlier dates
    const x = side === 'above' ? strait.x - TRAIL : strait.x + strait.width + TRAIL;
    for (const event of undated.filter((each) => sideOf(each, plot.sides) === side)) {
      const ghosts = layoutTrail(event, scale);
      if (ghosts.length > 0) trails.push(toTrail(event, ghosts, x, area, plot));
    }
  }
  for (const event of dated.filter((each) => sideOf(each, plot.sides) === 'strait')) {
    const extent = extentOf(event, scale);
    if (extent === null || extent.end < TOP || extent.start > area.height) continue;
    marks.push({ ...bareMark(event, plot), box: { x: strait.x + 2, y: extent.start, width: sizeOf(event).height, height: extent.end - extent.start }, fades: extent.fades });
  }
  const margins = layoutMargin(undated, plot, area, marginHeight, marks, labels);
  const taken = [...labels.map((label) => label.box), strait];
  return {
    form: 'down',
    mirrored: false,
    size,
    plot: area,
    strait,
    axis: { range: [scale.range[0], scale.range[1] + 1], extent: scale.extent },
    sideTitles: [
      toSmallLabel(words.side('above'), EDGE, 20, plot, { hue: 'above' }),
      toSmallLabel(words.side('below'), area.width - EDGE, 20, plot, { hue: 'below', align: 'right' }),
    ],
    ticks: layoutTicks(scale, words, plot.measure, 16 * em),
    bands: layoutBands(plot, scale, { ...area, y: TOP, height: area.height - TOP }, strait, taken),
    marks,
    clusters,
    labels,
    trails,
    arcs: layoutArcs({ ...plot, measure: () => Infinity }, marks, taken, area, words),
    margins,
    ...layoutShades(plot, scale, { ...area, y: TOP - 8, height: area.height - TOP + 8 }, taken),
    sources: { box: { x: area.width + 4, y: TOP, width: SOURCES - 8, height: area.height - TOP - EDGE }, ticks: layoutSources(plot, scale) },
  };
}

/** The strait gives way to the side that has more to tell, within reason. */
function shareOf(plot: Plot): number {
  const count = (side: 'above' | 'below'): number => plot.events.filter((event) => event.span !== null && sideOf(event, plot.sides) === side).length;
  const [above, below] = [count('above'), count('below')];
  if (above + below === 0) return 0.5;
  const share = above / (above + below);
  // in three steps, so that one event more does not move the shores
  return share > 0.66 ? 0.62 : share < 0.34 ? 0.38 : 0.5;
}

function bareMark(event: KnownEvent, plot: Plot): Mark {
  return {
    ref: { event: event.id },
    side: sideOf(event, plot.sides),
    hue: hueOf(event, plot.sides),
    shape: shapeOf(event),
    look: lookOf(event),
    box: { x: 0, y: 0, width: sizeOf(event).width, height: sizeOf(event).height },
    fades: false,
    notched: Object.values(event.against).some((reports) => reports.length > 0),
    stem: null,
    selected: event.id === plot.selected,
    name: plot.words.name(event),
  };
}

interface Ground {
  plot: Plot;
  scale: Scale;
  area: Box;
  strait: Box;
}

/** What is drawn of one side goes into these. */
interface Drawn {
  marks: Mark[];
  clusters: Cluster[];
  labels: Label[];
  trails: Trail[];
}

interface Standing {
  event: KnownEvent;
  fixed: Extent;
  ghosts: GhostExtent[];
}

function layoutSide(events: KnownEvent[], side: 'above' | 'below', ground: Ground, drawn: Drawn): void {
  const { plot, scale, area, strait } = ground;
  const em = plot.zoomOfText;
  const out = side === 'above' ? -1 : 1;
  const shore = side === 'above' ? strait.x : strait.x + strait.width;
  const beside = (side === 'above' ? shore : area.width - shore) - EDGE;
  const standing = events.flatMap((event): Standing[] => {
    const fixed = extentOf(event, scale);
    return fixed === null ? [] : [{ event, fixed, ghosts: layoutTrail(event, scale).filter((ghost) => Math.abs(middleOf(ghost) - middleOf(fixed)) > 12) }];
  });
  const inSight = ({ fixed }: Standing): boolean => fixed.end >= TOP - 8 && fixed.start <= area.height;
  const trodden = chooseTrails(standing, plot.selected);
  const lanes = Math.max(1, Math.floor((beside - TRAIL - AFTER - LEAST_LABEL * em) / LANE));
  const walking = [...trodden.values()];
  const crowd = standing.filter((each) => !trodden.has(each) && inSight(each));
  const first = fillLanes(crowd, lanes, walking, []);
  const pins = pinsOf(plot);
  const { placed, left } = first.left.some(({ event }) => pins.includes(event.id)) ? fillLanes(crowd, lanes, walking, pins) : first;
  const xOf = (lane: number): Px => shore + out * (TRAIL + lane * LANE);
  for (const each of trodden.keys()) drawn.trails.push(toTrail(each.event, each.ghosts, xOf(0), area, plot));

  const spots: Spot[] = [];
  const outermost = xOf(Math.max(1, ...placed.values())) + out * AFTER;
  const room = Math.max(60, side === 'above' ? outermost - EDGE : area.width - EDGE - outermost);
  const stand = (each: Standing, lane: number): void => {
    const { event, fixed } = each;
    const [x, thickness] = [xOf(lane), fixed.height];
    const mark: Mark = {
      ...bareMark(event, plot),
      box: { x: x - thickness / 2, y: fixed.start, width: thickness, height: fixed.end - fixed.start },
      fades: fixed.fades,
      stem: trodden.has(each) ? null : [{ x: x - (out * thickness) / 2, y: middleOf(fixed) }, { x: shore, y: middleOf(fixed) }],
    };
    drawn.marks.push(mark);
    spots.push({ mark, label: toLabelText(event, plot, room), importance: importanceOf(event) });
  };
  for (const each of standing) {
    const lane = trodden.has(each) && inSight(each) ? 0 : placed.get(each);
    if (lane !== undefined) stand(each, lane);
  }
  for (const group of gather(left)) {
    const middle = (middleOf(group[0]!.fixed) + middleOf(group.at(-1)!.fixed)) / 2;
    drawn.clusters.push(toCluster(group, side, { x: shore + out * 3 - 12, y: Math.min(area.height - 6, Math.max(TOP, middle)) - 6, width: 24, height: 12 }, plot.words));
  }
  drawn.labels.push(...layoutLabels(spots, outermost, out, area));
}

interface Stretch {
  start: Px;
  end: Px;
}

const meet = (a: Stretch, b: Stretch): boolean => a.start < b.end + GAP && b.start < a.end + GAP;

/** Trails that walk beside the strait: the selected one, then by importance; one that would meet another is left off. */
function chooseTrails(standing: readonly Standing[], selected: string | null): Map<Standing, Stretch> {
  const chosen = new Map<Standing, Stretch>();
  const rank = ({ event }: Standing): number => (event.id === selected ? Infinity : importanceOf(event));
  const order = standing.filter(({ ghosts }) => ghosts.length > 0).sort((a, b) => rank(b) - rank(a) || b.ghosts.length - a.ghosts.length || a.fixed.start - b.fixed.start);
  for (const each of order) {
    const stretch = { start: Math.min(each.fixed.start, ...each.ghosts.map(({ start }) => start)), end: Math.max(each.fixed.end, ...each.ghosts.map(({ end }) => end)) };
    if (![...chosen.values()].some((other) => meet(other, stretch))) chosen.set(each, stretch);
  }
  return chosen;
}

/** The first lane in which each is free, that of the trails last, the important ones first; what finds none is left. */
function fillLanes(standing: readonly Standing[], lanes: number, trodden: readonly Stretch[], pinned: readonly string[]): { placed: Map<Standing, number>; left: Standing[] } {
  const placed = new Map<Standing, number>();
  const left: Standing[] = [];
  const order = [...standing].sort((a, b) => byPins(pinned, a.event.id, b.event.id) || importanceOf(b.event) - importanceOf(a.event) || a.fixed.start - b.fixed.start || (a.event.id < b.event.id ? -1 : 1));
  for (const each of order) {
    const isFree = (lane: number): boolean =>
      ![...placed].some(([other, taken]) => taken === lane && meet(other.fixed, each.fixed)) && !(lane === 0 && trodden.some((other) => meet(other, each.fixed)));
    const lane = [...Array.from({ length: lanes }, (_, index) => index + 1), 0].find(isFree);
    if (lane === undefined) left.push(each);
    else placed.set(each, lane);
  }
  return { placed, left };
}

function toLabelText(event: KnownEvent, plot: Plot, room: Px): Spot['label'] {
  const leading = 15 * plot.zoomOfText;
  const title = wrap(plot.words.title(event), 'title', room, 3, plot.measure);
  const date = wrap(plot.words.date(event), 'date', room, 2, plot.measure);
  const lines = [
    ...title.lines.map((text, index) => ({ text, kind: 'title' as const, y: leading * (index + 0.8) })),
    ...date.lines.map((text, index) => ({ text, kind: 'date' as const, y: leading * title.lines.length + leading * (index + 0.85) })),
  ];
  return { lines, width: Math.max(title.width, date.width), height: lines.length * leading + 6 };
}

/** Labels beyond the outermost lane, moved apart, each led back to its mark; one that would leave the page is left off. */
function layoutLabels(spots: readonly Spot[], edge: Px, out: number, area: Box): Label[] {
  const slots: Slot[] = spots.map(({ mark, label, importance }) => ({ wanted: mark.box.y + mark.box.height / 2 - label.height / 2, length: label.height + 6, importance }));
  const tops = spread(slots, TOP - 4, area.height - 4);
  return spots.flatMap(({ mark, label }, index): Label[] => {
    const top = tops[index];
    const box = { x: out < 0 ? edge - label.width : edge, y: top ?? 0, width: label.width, height: label.height };
    if (top == null || box.x < 0 || box.x + box.width > area.width) return [];
    const x = mark.box.x + (out > 0 ? mark.box.width : 0) + out * 3;
    return [{
      ref: mark.ref,
      hue: 'ink',
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

function toTrail(event: KnownEvent, ghosts: readonly GhostExtent[], x: Px, area: Box, plot: Plot): Trail {
  const hue = hueOf(event, plot.sides);
  return {
    event: event.id,
    hue,
    ghosts: ghosts
      .filter((ghost) => ghost.end > TOP && ghost.start < area.height)
      .map((ghost) => {
        const [start, end] = [Math.max(TOP, ghost.start), Math.min(area.height, ghost.end)];
        return {
          ref: { plan: { event: event.id, index: ghost.index } },
          hue,
          box: { x: x - heightOf(ghost) / 2, y: start, width: heightOf(ghost), height: end - start },
          fades: ghost.plan.span!.window || ghost.plan.span!.doubt !== 'none',
          lapsed: ghost.plan.fate === 'lapsed',
        };
      }),
    arrows: [],
    labels: [],
  };
}

function layoutMargin(undated: KnownEvent[], plot: Plot, area: Box, height: Px, marks: Mark[], labels: Label[]): Margin[] {
  if (undated.length === 0) return [];
  const em = plot.zoomOfText;
  const box = { x: EDGE, y: area.height + 8, width: area.width - EDGE, height: height - 16 };
  let y = box.y + 34 * em;
  for (const event of undated) {
    const mark = { ...bareMark(event, plot), side: event.side === plot.sides[1] ? ('below' as const) : ('above' as const) };
    marks.push({ ...mark, box: { ...mark.box, x: box.x + 10, y } });
    const room = box.width - 48;
    const title = wrap(plot.words.title(event), 'title', room, 2, plot.measure);
    const leading = 15 * em;
    labels.push({
      ref: mark.ref,
      hue: 'ink',
      x: box.x + 36,
      align: 'left',
      lines: [...title.lines.map((text, index) => ({ text, kind: 'title' as const, y: y + 11 + index * leading })), { text: plot.words.date(event), kind: 'date' as const, y: y + 10 + title.lines.length * leading }],
      box: { x: box.x + 36, y: y - 2, width: room, height: (title.lines.length + 1) * leading + 4 },
      leader: null,
    });
    y += 54 * em;
  }
  return [{ side: 'above', box, title: toSmallLabel(plot.words.undated, box.x + 10, box.y + 20, plot) }];
}
