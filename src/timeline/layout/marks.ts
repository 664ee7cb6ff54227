/** How an event is drawn: shape, look, hue, importance and size; no places yet. */
import type { KnownEvent } from '../../model/known.ts';
import type { EventKind } from '../../model/schema.ts';
import type { Hue, Look, Plot, Px, Shape, Side } from '../scene.ts';
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

/** Events that are drawn by their own marks whatever the crowd: the one in hand, then the selected one. */
export const pinsOf = ({ focused, selected }: Pick<Plot, 'focused' | 'selected'>): string[] => [focused, selected].filter((id) => id !== null);

export const shapeOf = (event: KnownEvent): Shape => SHAPES[event.kind];
export const importanceOf = (event: KnownEvent): number => IMPORTANCE[event.kind];

export function isBand({ kind, span }: KnownEvent): boolean {
  return kind === 'crisis' && span?.core != null && span.core[1] - span.core[0] >= BAND_DAYS;
}

export function sideOf(event: KnownEvent, sides: readonly [string, string]): Side {
  if (shapeOf(event) === 'tick' || event.side === null) return 'strait';
  return event.side === sides[1] ? 'below' : 'above';
}

export function hueOf(event: KnownEvent, sides: readonly [string, string]): Hue {
  const shape = shapeOf(event);
  if (shape === 'tick') return 'context';
  if (shape !== 'pill' && shape !== 'shield' && shape !== 'ring') return 'act';
  return event.side === null ? 'context' : event.side === sides[1] ? 'below' : 'above';
}

export function lookOf({ status }: KnownEvent): Look {
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

/** Where a dated event lies along the axis, at its true length or at its shape's least one; null: undated. */
export function extentOf(event: KnownEvent, scale: Scale): Extent | null {
  const { span } = event;
  if (span === null || (span.from === null && span.to === null)) return null;
  const { width, height } = SIZES[shapeOf(event)];
  // an open end fades out over the length of a season
  const from = span.from ?? span.to! - OPEN_DAYS;
  const to = span.to ?? Math.max(span.core?.[1] ?? 0, span.from! + (span.window ? OPEN_DAYS : 0));
  const [start, end] = [scale.at(from), scale.at(to + 1)];
  const fades = span.window || span.doubt !== 'none' || span.from === null || (span.to === null && span.window);
  const middle = (start + end) / 2;
  const long = shapeOf(event) === 'pill' || shapeOf(event) === 'shield' || shapeOf(event) === 'tick' || fades;
  if (long && end - start >= width) return { start, end, height, fades };
  return { start: middle - width / 2, end: middle + width / 2, height, fades };
}

export const OPEN_DAYS = 60;
export const sizeOf = (event: KnownEvent): { width: Px; height: Px } => SIZES[shapeOf(event)];
