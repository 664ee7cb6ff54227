/**
 * The form with time across the page.
 *
 * Promises: no two bars in a lane overlap; no two labels overlap one another, a mark or the edge; every event
 * in sight is drawn by one mark or counted in one cluster; panning moves marks and changes no lane.
 */
import type { KnownEvent } from '../../model/known.ts';
import type { Box, Cluster, Label, Margin, Mark, Plot, Px, Scene, Trail } from '../scene.ts';
import { layoutArcs } from './arcs.ts';
import { gather, toCluster } from './crowd.ts';
import { isWithin, overlaps } from './box.ts';
import { layoutBands, layoutShades, layoutSources, toSmallLabel } from './furniture.ts';
import { assignLanes, LABEL_GAP, type Block, type Laned } from './lanes.ts';
import { extentOf, hueOf, importanceOf, isBand, lookOf, pinsOf, shapeOf, sideOf, sizeOf, type Extent } from './marks.ts';
import { anchored, createScale, type Scale } from './scale.ts';
import { wrap, type Wrapped } from './text.ts';
import { layoutTicks } from './ticks.ts';
import { heightOf, layoutTrail, middleOf, type GhostExtent } from './trail.ts';

const EDGE: Px = 16;
const TOP: Px = 34;
const SOURCES_HEIGHT: Px = 62;
const LABEL_ROOM: Px = 270;
const MARGIN_WIDTH: Px = 176;

interface Placed {
  event: KnownEvent;
  extent: Extent;
  /** the same, counted from day 0: what lanes and gatherings are decided by */
  fixed: Extent;
  /** how far its trail reaches, counted from day 0 */
  reach: readonly [Px, Px] | null;
  label: Wrapped;
  date: string;
  ghosts: GhostExtent[];
}

interface Shore {
  side: 'above' | 'below';
  /** y of a lane's middle, lane 0 nearest the strait */
  yOf(lane: number): Px;
  lanes: number;
}

export function layoutAcross(plot: Plot): Scene {
  const { size, words } = plot;
  const em = plot.zoomOfText;
  const undated = plot.events.filter((event) => event.span === null && !isBand(event));
  const marginWidth = undated.length > 0 ? MARGIN_WIDTH * em : 0;
  const area: Box = { x: 0, y: 0, width: size.width - marginWidth, height: size.height - SOURCES_HEIGHT * em };
  const scale = createScale(plot.range, [EDGE, area.width - EDGE]);
  const straitHeight = 28 * em;
  const strait: Box = { x: 0, y: (TOP + area.height) / 2 - straitHeight / 2, width: area.width, height: straitHeight };
  const pitch = 38 * em;
  // a trail's own name may stand above it
  const trailed = plot.events.some((event) => event.plans.some((plan) => plan.span !== null && plan.fate !== 'current' && plan.fate !== 'kept'));
  const room = strait.y - TOP - (trailed ? 26 * em : 0);
  const lanes = Math.max(1, Math.floor((room - 14) / pitch));
  // lanes share what is left over, so that the picture fills its height
  const step = (room - 14) / lanes;
  const sides: [Shore, Shore] = [
    { side: 'above', lanes, yOf: (lane) => strait.y - 14 - (lane + 0.5) * step },
    { side: 'below', lanes, yOf: (lane) => strait.y + strait.height + 14 + (lane + 0.5) * step },
  ];

  const marks: Mark[] = [];
  const clusters: Cluster[] = [];
  const labels: Label[] = [];
  const trails: Trail[] = [];
  const dated = plot.events.filter((event) => event.span !== null && !isBand(event));
  for (const side of sides) {
    const placed = dated.filter((event) => sideOf(event, plot.sides) === side.side).flatMap((event) => place(event, plot, scale));
    const byId = new Map(placed.map((each) => [each.event.id, each]));
    // an undated visit keeps the trail of its earlier dates, which leads to the margin
    const adrift = undated.filter((event) => sideOf(event, plot.sides) === side.side).flatMap((event) => driftOf(event, scale));
    const { laned, left } = assignLanes([...placed.map((each) => toBlock(each, plot)), ...adrift.map(({ block }) => block)], side.lanes, pinsOf(plot));
    const { shift } = anchored(scale);
    const shown = laned.filter((lane) => lane.to + shift > 0 && lane.from + shift < area.width);
    const taken: Box[] = [];
    const lay = (trail: Trail): void => {
      trails.push(trail);
      taken.push(...trail.ghosts.map((ghost) => ghost.box), ...trail.labels.map((label) => label.box));
    };
    const drawn: { lane: Laned; each: Placed; mark: Mark; y: Px }[] = [];
    for (const lane of shown) {
      const each = byId.get(lane.id);
      const y = side.yOf(lane.lane);
      if (each === undefined) {
        const { event, ghosts } = adrift.find(({ block }) => block.id === lane.id)!;
        const end = Math.max(...ghosts.map((ghost) => ghost.end)) + STUB;
        lay(toTrail(event, ghosts, hueOf(event, plot.sides), { start: end, end }, y, plot, area));
        continue;
      }
      const mark = toMark(each, plot, side.side, y, strait);
      // beyond the plot lies the margin of the undated
      if (marginWidth > 0) mark.box.width = Math.min(mark.box.width, Math.max(0, area.width - mark.box.x));
      if (mark.box.x + mark.box.width < 0 || mark.box.x > area.width) {
        if (each.ghosts.length > 0) lay(trailOf(each, mark, y, plot, area));
        continue;
      }
      marks.push(mark);
      taken.push(mark.box);
      drawn.push({ lane, each, mark, y });
    }
    for (const { each, mark, y } of drawn) {
      if (each.ghosts.length === 0) continue;
      lay(trailOf(each, mark, y, plot, area));
    }
    for (const { lane, each, mark, y } of drawn) {
      const hands = lane.hand === 'none' ? [] : lane.hand === 'after' ? (['after', 'before', 'over'] as const) : (['before', 'after', 'over'] as const);
      for (const hand of hands) {
        const label = toLabel(each, mark, hand, y, plot);
        if (!isWithin(label.box, { ...area, x: 2, width: area.width - 4 }) || taken.some((box) => box !== mark.box && overlaps(label.box, box))) continue;
        if (overlaps(label.box, strait)) continue;
        labels.push(label);
        taken.push(label.box);
        break;
      }
    }
    const crowd = gather(left.flatMap((id) => byId.get(id) ?? []));
    const row = side.side === 'above' ? strait.y - 8 : strait.y + strait.height + 8;
    const sighted = (group: Placed[]): boolean => group.at(-1)!.extent.end > 0 && group[0]!.extent.start < area.width;
    marks.push(...crowd.filter((group) => group.length === 1 && sighted(group)).map(([each]) => ({ ...toMark(each!, plot, side.side, row, strait), stem: null })));
    for (const group of crowd.filter((each) => each.length > 1 && sighted(each))) {
      const middle = (middleOf(group[0]!.extent) + middleOf(group.at(-1)!.extent)) / 2;
      clusters.push(toCluster(group, side.side, { x: middle - 14, y: row - 6, width: 28, height: 12 }, words));
    }
  }
  marks.push(...onStrait(dated.filter((event) => sideOf(event, plot.sides) === 'strait'), plot, scale, strait, area));

  const margins = layoutMargins(undated, plot, area, strait, marginWidth, marks, labels);
  const taken = [...labels.map((label) => label.box), ...marks.filter((mark) => mark.side !== 'strait').map((mark) => mark.box), ...trails.flatMap((trail) => [...trail.labels, ...trail.ghosts].map(({ box }) => box)), strait];
  const ticks = layoutTicks(scale, words, plot.measure);
  const titleY = 18 * em;
  return {
    form: 'across',
    mirrored: false,
    size,
    plot: area,
    strait,
    axis: { range: [scale.range[0], scale.range[1] + 1], extent: scale.extent },
    sideTitles: [
      toSmallLabel(words.side('above'), EDGE, titleY + 8, plot, { hue: 'above' }),
      toSmallLabel(words.side('below'), EDGE, area.height - 10, plot, { hue: 'below' }),
    ],
    ticks,
    bands: layoutBands(plot, scale, { ...area, y: TOP - 6, height: area.height - TOP }, strait, taken),
    marks,
    clusters,
    labels,
    trails,
    arcs: layoutArcs(plot, marks, taken, area, words),
    margins,
    ...layoutShades(plot, scale, { ...area, y: TOP - 6, height: area.height - TOP + 6 }, taken),
    sources: { box: { x: EDGE, y: area.height + 26 * em, width: area.width - 2 * EDGE, height: 20 * em }, ticks: layoutSources(plot, scale) },
  };
}

function place(event: KnownEvent, plot: Plot, scale: Scale): Placed[] {
  const { fixed: fixedScale, shift } = anchored(scale);
  const fixed = extentOf(event, fixedScale);
  if (fixed === null) return [];
  const extent = { ...fixed, start: fixed.start + shift, end: fixed.end + shift };
  const label = wrap(plot.words.title(event), 'title', LABEL_ROOM * plot.zoomOfText, 1, plot.measure);
  const ghosts = layoutTrail(event, fixedScale);
  return [{ event, extent, fixed, reach: reachOf(ghosts), label, date: plot.words.date(event), ghosts: shiftAll(ghosts, shift) }];
}

const reachOf = (ghosts: GhostExtent[]): readonly [Px, Px] | null =>
  ghosts.length === 0 ? null : [Math.min(...ghosts.map((ghost) => ghost.start)), Math.max(...ghosts.map((ghost) => ghost.end))];

const shiftAll = (ghosts: GhostExtent[], by: Px): GhostExtent[] => ghosts.map((ghost) => ({ ...ghost, start: ghost.start + by, end: ghost.end + by }));

const labelWidth = ({ label, date }: Placed, plot: Plot): Px => Math.max(label.width, plot.measure(date, 'date'));

function toBlock(each: Placed, plot: Plot): Block {
  const { event, fixed, reach } = each;
  return { id: event.id, importance: importanceOf(event), start: fixed.start, end: fixed.end, labelWidth: labelWidth(each, plot), trail: reach };
}

function toMark({ event, extent }: Placed, plot: Plot, side: 'above' | 'below', y: Px, strait: Box): Mark {
  const box = { x: extent.start, y: y - extent.height / 2, width: extent.end - extent.start, height: extent.height };
  const x = middleOf(extent);
  return {
    ref: { event: event.id },
    side,
    hue: hueOf(event, plot.sides),
    shape: shapeOf(event),
    look: lookOf(event),
    box,
    fades: extent.fades,
    notched: Object.values(event.against).some((reports) => reports.length > 0),
    stem: side === 'above' ? [{ x, y: box.y + box.height }, { x, y: strait.y }] : [{ x, y: box.y }, { x, y: strait.y + strait.height }],
    selected: event.id === plot.selected,
    name: plot.words.name(event),
  };
}

function toLabel(each: Placed, mark: Mark, hand: 'after' | 'before' | 'over', y: Px, plot: Plot): Label {
  const em = plot.zoomOfText;
  const { lines } = each.label;
  const leading = 15 * em;
  const height = lines.length * leading + 14 * em + 3;
  const top = hand === 'over' ? mark.box.y - 4 - height : y - height / 2;
  const width = labelWidth(each, plot);
  const x = hand === 'after' ? mark.box.x + mark.box.width + LABEL_GAP : hand === 'before' ? mark.box.x - LABEL_GAP : mark.box.x + mark.box.width;
  return {
    ref: mark.ref,
    hue: 'ink',
    x,
    align: hand === 'after' ? 'left' : 'right',
    lines: [
      ...lines.map((text, index) => ({ text, kind: 'title' as const, y: top + leading * (index + 0.8) })),
      { text: each.date, kind: 'date' as const, y: top + leading * lines.length + 12 * em },
    ],
    box: { x: hand === 'after' ? x : x - width, y: top, width, height },
    leader: null,
  };
}

function trailOf({ event, ghosts }: Placed, mark: Mark, y: Px, plot: Plot, area: Box): Trail {
  return toTrail(event, ghosts, mark.hue, { start: mark.box.x, end: mark.box.x + mark.box.width }, y, plot, area);
}

/** length of the arrow from the last date of a visit that has none now */
const STUB: Px = 28;

interface Drift {
  event: KnownEvent;
  ghosts: GhostExtent[];
  block: Block;
}

/** The earlier dates of a visit that has none now, and a short arrow towards the margin in which it stands. */
function driftOf(event: KnownEvent, scale: Scale): Drift[] {
  const { fixed, shift } = anchored(scale);
  const ghosts = layoutTrail(event, fixed);
  const reach = reachOf(ghosts);
  if (reach === null) return [];
  const block = { id: event.id, importance: importanceOf(event), start: reach[0], end: reach[0], labelWidth: 0, trail: [reach[0], reach[1] + STUB] as const };
  return [{ event, ghosts: shiftAll(ghosts, shift), block }];
}

/** `goal`: where the trail leads, the mark or the margin. */
function toTrail(event: KnownEvent, ghosts: GhostExtent[], hue: Trail['hue'], goal: { start: Px; end: Px }, y: Px, plot: Plot, area: Box): Trail {
  const em = plot.zoomOfText;
  const height = 14;
  // a ghost that lies where the mark is would hide it
  const visible = ghosts
    .filter((ghost) => Math.abs(middleOf(ghost) - middleOf(goal)) > 12 && ghost.start < area.width)
    .map((ghost) => ({ ...ghost, end: Math.min(ghost.end, area.width) }));
  const labels: Label[] = [];
  for (const ghost of visible) {
    const text = plot.words.plan(ghost.plan);
    const label = toSmallLabel(text, middleOf(ghost), y + height / 2 + 11 * em, plot, { hue, align: 'middle', ref: { plan: { event: event.id, index: ghost.index } } });
    if (!isWithin(label.box, area) || labels.some((other) => overlaps(other.box, label.box, 6))) continue;
    labels.push(label);
  }
  const stops = [...visible.map((ghost) => ({ start: ghost.start, end: ghost.end })), goal];
  const arrows = stops.slice(1).flatMap((stop, index): Trail['arrows'] => {
    const before = stops[index]!;
    // what lies beyond the plot is pointed to, not drawn into the margin
    const to = Math.min(stop.start, area.width);
    if (to - before.end > 10) return [[{ x: before.end + 2, y }, { x: to - 2, y }]];
    return [];
  });
  return {
    event: event.id,
    hue: hue,
    ghosts: visible.map((ghost) => ({
      ref: { plan: { event: event.id, index: ghost.index } },
      hue: hue,
      box: { x: ghost.start, y: y - heightOf(ghost) / 2, width: ghost.end - ghost.start, height: heightOf(ghost) },
      fades: ghost.plan.span!.window || ghost.plan.span!.doubt !== 'none',
      lapsed: ghost.plan.fate === 'lapsed',
    })),
    arrows,
    labels,
  };
}

/** Context stands on the strait itself, in the strip under the names of the years. */
function onStrait(events: KnownEvent[], plot: Plot, scale: Scale, strait: Box, area: Box): Mark[] {
  return events.flatMap((event): Mark[] => {
    const extent = extentOf(event, scale);
    if (extent === null || extent.end < 0 || extent.start > area.width) return [];
    const { height } = sizeOf(event);
    return [
      {
        ref: { event: event.id },
        side: 'strait',
        hue: hueOf(event, plot.sides),
        shape: shapeOf(event),
        look: lookOf(event),
        box: { x: extent.start, y: strait.y + strait.height - height - 2, width: extent.end - extent.start, height },
        fades: extent.fades,
        notched: false,
        stem: null,
        selected: event.id === plot.selected,
        name: plot.words.name(event),
      },
    ];
  });
}

/** Events without a date, in a named margin at the end of their side; never at an invented place. */
function layoutMargins(undated: KnownEvent[], plot: Plot, area: Box, strait: Box, width: Px, marks: Mark[], labels: Label[]): Margin[] {
  const em = plot.zoomOfText;
  const x = area.width;
  return (['above', 'below'] as const).flatMap((side): Margin[] => {
    const events = undated.filter((event) => (sideOf(event, plot.sides) === 'below' ? 'below' : 'above') === side);
    if (events.length === 0) return [];
    const box = side === 'above' ? { x, y: TOP - 6, width, height: strait.y - TOP } : { x, y: strait.y + strait.height + 6, width, height: area.height - strait.y - strait.height - 12 };
    let y = box.y + 34 * em;
    for (const event of events) {
      const { width: w, height: h } = sizeOf(event);
      const wrapped = wrap(plot.words.title(event), 'title', width - 44, 3, plot.measure);
      const leading = 15 * em;
      const height = wrapped.lines.length * leading + 14 * em + 10;
      const mark: Mark = {
        ref: { event: event.id },
        side,
        hue: hueOf(event, plot.sides),
        shape: shapeOf(event),
        look: lookOf(event),
        box: { x: x + 12, y: y - 2, width: w, height: h },
        fades: false,
        notched: false,
        stem: null,
        selected: event.id === plot.selected,
        name: plot.words.name(event),
      };
      marks.push(mark);
      const lines = [...wrapped.lines.map((text, index) => ({ text, kind: 'title' as const, y: y + 10 + index * leading })), { text: plot.words.date(event), kind: 'date' as const, y: y + 9 + wrapped.lines.length * leading }];
      labels.push({ ref: mark.ref, hue: 'ink', x: x + 36, align: 'left', lines, box: { x: x + 36, y: y - 2, width: width - 44, height: height - 8 }, leader: null });
      y += height;
    }
    return [{ side, box, title: toSmallLabel(plot.words.undated, x + 12, box.y + 18 * em, plot, { room: width - 20 }) }];
  });
}
