/**
 * Day → Px along the time axis, always from small to large: mirroring is done once, in `mirror.ts`.
 * A day is as wide as a day: `at(day)` is its beginning, `at(day + 1)` its end.
 */
import { scaleLinear } from 'd3';
import type { Day } from '../../model/day.ts';
import type { Px } from '../scene.ts';

export interface Scale {
  at(day: Day): Px;
  /** Px → fractional Day */
  dayAt(px: Px): number;
  pxPerDay: number;
  range: readonly [Day, Day];
  extent: readonly [Px, Px];
}

/** A range of days (both included) on an extent of pixels. */
export function createScale(range: readonly [Day, Day], extent: readonly [Px, Px]): Scale {
  const [from, to] = range;
  const linear = scaleLinear([from, Math.max(to, from) + 1], extent);
  return {
    at: (day) => linear(day),
    dayAt: (px) => linear.invert(px),
    pxPerDay: (extent[1] - extent[0]) / (Math.max(to, from) + 1 - from),
    range,
    extent,
  };
}

/**
 * The same scale counted from day 0 instead of from the edge of the picture, and what to add to be in the
 * picture again. What is decided in it (lanes, mergers) comes out the same to the last bit wherever one pans.
 */
export function anchored(scale: Scale): { fixed: Scale; shift: Px } {
  return { fixed: { ...scale, at: (day) => day * scale.pxPerDay }, shift: scale.at(0) };
}
