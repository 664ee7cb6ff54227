/** How an event is drawn: shape, look, hue, importance and size; no places yet. */
import type { Day } from '../../model/day.ts';
import type { EventKind } from '../../model/schema.ts';
import type { Span } from '../../model/span.ts';
import type { Hue, Look, Plot, Px, Seen, Shape, Side } from '../scene.ts';
import type { Row } from '../census.ts';
import type { Scale } from './scale.ts';

const SHAPES: Record<EventKind, Shape> = {
  'state-visit': 'shield',
  'official-visit': 'pill',
  'working-visit': 'pill',
  'ministerial-visit': 'pill',
  meeting: 'ring',
  call: 'ring',
  statement: 'diamond',
  letter: 'diamond',
  agreement: 'square',
  appointment: 'triangle',
  crisis: 'diamond',
  context: 'tick',
};
/** least width and height of each shape */
const SIZES: Record<Shape, { width: Px; height: Px }> = {
  shield: { width: 16, height: 16 },
  pill: { width: 14, height: 14 },
  ring: { width: 13, height: 13 },
  diamond: { width: 14, height: 14 },
  square: { width: 12, height: 12 },
  triangle: { width: 14, height: 13 },
  tick: { width: 6, height: 8 },
};
const IMPORTANCE: Record<EventKind, number> = {
  'state-visit': 9,
  'official-visit': 7,
  'ministerial-visit': 6,
  'working-visit': 6,
  agreement: 5,
  crisis: 5,
  letter: 4,
  statement: 4,
  meeting: 4,
  call: 3,
  appointment: 3,
  context: 1,
};
/** a long crisis is a band behind everything, from this many days on */
const BAND_DAYS = 45;

/** Rows that are drawn by their own marks whatever the crowd: the one in hand, then the selected one. */
export const pinsOf = ({ census, focused, selected }: Pick<Plot, 'census' | 'focused' | 'selected'>): Row[] =>
  [...new Set([focused, selected])].flatMap((id) => (id === null ? [] : (census.find(id) ?? [])));

export const shapeOf = ({ kind }: Pick<Seen, 'kind'>): Shape => SHAPES[kind];
/** 1 (least) to 15 */
export const importanceOf = ({ kind }: Pick<Seen, 'kind'>): number => IMPORTANCE[kind];

function isBand({ kind, span }: Pick<Seen, 'kind' | 'span'>): boolean {
  return kind === 'crisis' && span?.core != null && span.core[1] - span.core[0] >= BAND_DAYS;
}

export function sideOf(event: Pick<Seen, 'kind' | 'side'>, sides: readonly [string, string]): Side {
  if (shapeOf(event) === 'tick' || event.side === null) return 'strait';
  return event.side === sides[1] ? 'below' : 'above';
}

/** Groups of a timeline by sides: those of either side, those of neither, and the long crises. */
export const SIDES = { above: 0, below: 1, strait: 2, bands: 3 } as const;

/** The group of an event where lanes are sides. */
export function sideGroupOf(event: Pick<Seen, 'kind' | 'side' | 'span'>, sides: readonly [string, string]): number {
  return isBand(event) ? SIDES.bands : SIDES[sideOf(event, sides)];
}

export function hueOf(event: Pick<Seen, 'kind' | 'side'>, sides: readonly [string, string]): Hue {
  const shape = shapeOf(event);
  if (shape === 'tick') return 'context';
  if (shape !== 'pill' && shape !== 'shield' && shape !== 'ring') return 'act';
  return event.side === null ? 'context' : event.side === sides[1] ? 'below' : 'above';
}

export function lookOf({ status }: Pick<Seen, 'status'>): Look {
  switch (status) {
    case 'held':
      return 'held';
    case 'underway':
      return 'underway';
    case 'lapsed':
      return 'lapsed';
    case 'postponed':
    case 'cancelled':
      return 'withdrawn';
    default:
      return 'planned';
  }
}

export interface Extent {
  start: Px;
  end: Px;
  height: Px;
  fades: boolean;
}

/** An open end fades out over the length of a season. */
export const OPEN_DAYS = 60;

/** The first day that a span takes on the axis and the day after the last; null: it has neither end. */
export function daysOf(span: Span | null): readonly [Day, Day] | null {
  if (span === null || (span.from === null && span.to === null)) return null;
  const from = span.from ?? span.to! - OPEN_DAYS;
  return [from, (span.to ?? Math.max(span.core?.[1] ?? -Infinity, span.from! + (span.window ? OPEN_DAYS : 0))) + 1];
}

/** It is not known to the day: its mark fades at the edges. */
export const isVague = ({ window, doubt, from }: Span): boolean => window || doubt !== 'none' || from === null;

/** Where a dated event lies along the axis, at its true length or at its shape's least one; null: undated. */
export function extentOf(event: Seen, scale: Pick<Scale, 'at'>): Extent | null {
  const { span } = event;
  const days = daysOf(span);
  if (span === null || days === null) return null;
  const { width, height } = SIZES[shapeOf(event)];
  const [start, end] = [scale.at(days[0]), scale.at(days[1])];
  const fades = isVague(span);
  const middle = (start + end) / 2;
  const long = shapeOf(event) === 'pill' || shapeOf(event) === 'shield' || shapeOf(event) === 'tick' || fades;
  if (long && end - start >= width) return { start, end, height, fades };
  return { start: middle - width / 2, end: middle + width / 2, height, fades };
}

export const sizeOf = (event: Pick<Seen, 'kind'>): { width: Px; height: Px } => SIZES[shapeOf(event)];
