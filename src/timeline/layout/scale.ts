/**
 * Day → Px along the time axis, always from small to large: mirroring is done once, in `mirror.ts`.
 * A day is as wide as a day, except in the breaks of a warp: `at(day)` is its beginning, `at(day + 1)` its end.
 */
import type { Day } from '../../model/day.ts';
import type { Px } from '../scene.ts';
import { NO_WARP, type Warp } from './warp.ts';

export interface Scale {
  at(day: Day): Px;
  /** Px → fractional Day */
  dayAt(px: Px): number;
  /** of a day outside the breaks */
  pxPerDay: number;
  range: readonly [Day, Day];
  extent: readonly [Px, Px];
  warp: Warp;
}

/** A range of days (both included) on an extent of pixels. */
export function createScale(range: readonly [Day, Day], extent: readonly [Px, Px], warp: Warp = NO_WARP): Scale {
  const [from, to] = range;
  const [start, end] = [warp.to(from), warp.to(Math.max(to, from) + 1)];
  const [first, last] = extent;
  const between = (a: number, b: number, share: number): number => a * (1 - share) + b * share; // exact at both ends
  return {
    at: (day) => between(first, last, (warp.to(day) - start) / (end - start)),
    dayAt: (px) => warp.from(between(start, end, last === first ? 0.5 : (px - first) / (last - first))),
    pxPerDay: (last - first) / (end - start),
    range,
    extent,
    warp,
  };
}

/** A scale that knows no picture: pixels counted from (warped) day 0. */
export type Fixed = Pick<Scale, 'at' | 'dayAt' | 'pxPerDay'>;

/**
 * The same scale counted from (warped) day 0 instead of from the edge of the picture, and what to add to be in the
 * picture again. What is decided in it (lanes, mergers) comes out the same to the last bit wherever one pans.
 */
export function anchored(scale: Scale): { fixed: Fixed; shift: Px } {
  const { warp, pxPerDay, range, extent } = scale;
  return {
    fixed: { at: (day) => warp.to(day) * pxPerDay, dayAt: (px) => warp.from(px / pxPerDay), pxPerDay },
    shift: extent[0] - warp.to(range[0]) * pxPerDay,
  };
}
