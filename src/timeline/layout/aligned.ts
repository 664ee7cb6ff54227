/**
 * Events as known on two days, a row each on one axis of time: the earlier knowledge above, the later below, and an arrow
 * from one to the other.
 *
 * Promises: every mark lies within the width; where time runs from right to left it is the mirror image; what has no
 * date stands in a margin at the end of time, never at an invented place.
 */
import type { Day } from '../../model/day.ts';
import type { AxisTick, Box, Mark, Measure, Point, Px, Seen, Wording } from '../scene.ts';
import { daysOf, extentOf, hueOf, lookOf, shapeOf, sideOf, sizeOf } from './marks.ts';
import { createScale, type Scale } from './scale.ts';
import { layoutTicks } from './ticks.ts';

export interface Pair {
  /** null: not known on the earlier day */
  before: Seen | null;
  after: Seen;
}
export interface AlignedRow {
  before: Mark | null;
  after: Mark;
  arrow: readonly [Point, Point] | null;
  height: Px;
}
export interface Aligned {
  ticks: AxisTick[];
  /** where what has no date stands, by its edges; null: all have one */
  margin: readonly [Px, Px] | null;
  rows: AlignedRow[];
}
export interface Ground {
  width: Px;
  mirrored: boolean;
  sides: readonly [string, string];
  words: Wording;
  measure: Measure;
}

const EDGE: Px = 14;
const MARGIN: Px = 58;
/** centres of the two lines of a row, and of the one line of what is new */
const [BEFORE, AFTER, ALONE]: Px[] = [13, 43, 15];
const HEIGHTS: { pair: Px; alone: Px } = { pair: 56, alone: 30 };
const LEAST_DAYS = 60;

export function layoutAligned(pairs: readonly Pair[], { width, mirrored, sides, words, measure }: Ground): Aligned {
  const events = pairs.flatMap(({ before, after }) => (before ? [before, after] : [after]));
  const undated = events.some(({ span }) => daysOf(span) === null);
  const end = width - EDGE - (undated ? MARGIN : 0);
  const scale = createScale(rangeOf(events), [EDGE, Math.max(EDGE + 1, end)]);
  const flip = (x: Px): Px => (mirrored ? width - x : x);
  const margin = undated ? ([flip(end + EDGE / 2), flip(width)] as const) : null;
  const mark = (event: Seen, middle: Px): Mark => {
    const { box, fades } = placeOf(event, middle, scale, width - MARGIN / 2);
    return {
      ref: { event: event.id }, side: sideOf(event, sides), hue: hueOf(event, sides), shape: shapeOf(event), look: lookOf(event), fades, notched: false, stem: null, selected: false,
      box: { ...box, x: mirrored ? width - box.x - box.width : box.x }, told: { get name() { return words.name(event); }, more: (links) => words.more(event, links) },
    };
  };
  return {
    // a name that would run into the margin is left out
    ticks: layoutTicks(scale, words, measure).map(({ at, text, major }) => ({ at: flip(at), text: text !== null && at + measure(text, 'title') + 4 > end ? null : text, major })),
    margin: margin && (mirrored ? [margin[1], margin[0]] : margin),
    rows: pairs.map(({ before, after }): AlignedRow => {
      if (before === null) return { before: null, after: mark(after, ALONE!), arrow: null, height: HEIGHTS.alone };
      const [a, b] = [mark(before, BEFORE!), mark(after, AFTER!)];
      return { before: a, after: b, arrow: [foot(a.box), head(b.box)], height: HEIGHTS.pair };
    }),
  };
}

const foot = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height + 1 });
const head = ({ x, y, width }: Box): Point => ({ x: x + width / 2, y: y - 2 });

/** All days that are drawn, with some room around them. */
function rangeOf(events: readonly Seen[]): readonly [Day, Day] {
  const days = events.flatMap(({ span }) => daysOf(span) ?? []);
  const [from, to] = days.length === 0 ? [0, 0] : [Math.min(...days), Math.max(...days)];
  const room = Math.max((to - from) * 0.03, (LEAST_DAYS - (to - from)) / 2, 3);
  return [Math.floor(from - room), Math.ceil(to + room)];
}

function placeOf(event: Seen, middle: Px, scale: Scale, beside: Px): { box: Box; fades: boolean } {
  const extent = extentOf(event, scale);
  if (extent !== null) return { box: { x: extent.start, y: middle - extent.height / 2, width: extent.end - extent.start, height: extent.height }, fades: extent.fades };
  const { width, height } = sizeOf(event);
  return { box: { x: beside - width / 2, y: middle - height / 2, width, height }, fades: false };
}
