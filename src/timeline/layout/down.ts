/**
 * The form with time down the page, for narrow screens: one side's events on one hand of the strait, the
 * other's on the other. Labels keep to their side, move apart along the axis and point back to their marks.
 */
import type { KnownEvent } from '../../model/known.ts';
import type { Box, Label, Mark, Margin, Plot, Px, Scene, Trail } from '../scene.ts';
import { layoutArcs } from './arcs.ts';
import { layoutBands, layoutShades, layoutSources, toSmallLabel } from './furniture.ts';
import { extentOf, hueOf, importanceOf, isBand, lookOf, shapeOf, sideOf, sizeOf } from './marks.ts';
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
  const dated = plot.events.filter((event) => event.span !== null && !isBand(event));
  for (const side of ['above', 'below'] as const) {
    const events = dated.filter((event) => sideOf(event, plot.sides) === side);
    layoutSide(events, side, { plot, scale, area, strait }, marks, labels, trails);
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
    bands: layoutBands(plot, scale, { ...area, y: TOP, height: area.height - TOP }),
    marks,
    clusters: [],
    labels,
    trails,
    arcs: layoutArcs({ ...plot, measure: () => Infinity }, marks, taken, area, words),
    margins,
    ...layoutShades(plot, scale, { ...area, y: TOP - 8, height: area.height - TOP + 8 }),
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

function layoutSide(events: KnownEvent[], side: 'above' | 'below', { plot, scale, area, strait }: Ground, marks: Mark[], labels: Label[], trails: Trail[]): void {
  const em = plot.zoomOfText;
  const out = side === 'above' ? -1 : 1;
  const shore = side === 'above' ? strait.x : strait.x + strait.width;
  const laneEnds: Px[] = [];
  const trodden: { start: Px; end: Px }[] = [];
  const spots: Spot[] = [];
  const ordered = [...events].sort((a, b) => (a.span!.from ?? 0) - (b.span!.from ?? 0) || (a.id < b.id ? -1 : 1));
  for (const event of ordered) {
    const extent = extentOf(event, scale);
    if (extent === null) continue;
    const ghosts = layoutTrail(event, scale).filter((ghost) => Math.abs(middleOf(ghost) - middleOf(extent)) > 12);
    // the first trail walks in a lane of its own, next to the strait; one that would meet it walks among the marks
    const start = Math.min(extent.start, ...ghosts.map((ghost) => ghost.start));
    const end = Math.max(extent.end, ...ghosts.map((ghost) => ghost.end));
    const apart = ghosts.length > 0 && trodden.every((other) => end + 3 < other.start || other.end + 3 < start);
    if (apart) trodden.push({ start, end });
    const lane = apart ? 0 : 1 + firstFree(laneEnds, start, end);
    const x = shore + out * (TRAIL + lane * LANE);
    const thickness = extent.height;
    const mark: Mark = {
      ...bareMark(event, plot),
      box: { x: x - thickness / 2, y: extent.start, width: thickness, height: extent.end - extent.start },
      fades: extent.fades,
      stem: ghosts.length > 0 ? null : [{ x: x - (out * thickness) / 2, y: middleOf(extent) }, { x: shore, y: middleOf(extent) }],
    };
    if (ghosts.length > 0) {
      trails.push(toTrail(event, ghosts, x, area, plot));
    }
    if (extent.end < TOP - 8 || extent.start > area.height) continue;
    marks.push(mark);
    const lanesUsed = 2 + LANE;
    const room = Math.max(60, (side === 'above' ? shore : area.width - shore) - EDGE - lanesUsed - 30 * em);
    const wrapped = wrap(plot.words.title(event), 'title', room, 3, plot.measure);
    const date = wrap(plot.words.date(event), 'date', room, 2, plot.measure);
    const leading = 15 * em;
    const lines = [
      ...wrapped.lines.map((text, index) => ({ text, kind: 'title' as const, y: leading * (index + 0.8) })),
      ...date.lines.map((text, index) => ({ text, kind: 'date' as const, y: leading * wrapped.lines.length + leading * (index + 0.85) })),
    ];
    spots.push({ mark, label: { lines, width: Math.max(wrapped.width, date.width), height: lines.length * leading + 6 }, importance: importanceOf(event) });
  }
  const slots: Slot[] = spots.map(({ mark, label, importance }) => ({ wanted: mark.box.y + mark.box.height / 2 - label.height / 2, length: label.height + 6, importance }));
  const tops = spread(slots, TOP - 4, area.height - 4);
  const outermost = shore + out * (TRAIL + LANE * (1 + Math.max(0, laneEnds.length - 1)) + 16);
  for (const [index, { mark, label }] of spots.entries()) {
    const top = tops[index];
    if (top === null || top === undefined) continue;
    const edge = mark.box.x + (out > 0 ? mark.box.width : 0) + out * 3;
    labels.push({
      ref: mark.ref,
      hue: 'ink',
      x: outermost,
      align: out < 0 ? 'right' : 'left',
      lines: label.lines.map((line) => ({ ...line, y: line.y + top })),
      box: { x: out < 0 ? outermost - label.width : outermost, y: top, width: label.width, height: label.height },
      leader: [
        { x: edge, y: mark.box.y + mark.box.height / 2 },
        { x: outermost - out * 4, y: top + label.height / 2 - 4 },
      ],
    });
  }
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

/** The first lane that is free at `start`; takes it until `end`. */
function firstFree(ends: Px[], start: Px, end: Px): number {
  const free = ends.findIndex((taken) => taken + 3 <= start);
  const lane = free < 0 ? ends.length : free;
  ends[lane] = Math.max(end, ends[lane] ?? end);
  return lane;
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
