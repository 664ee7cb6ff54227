/**
 * The days in sight, both ends included: zooming and panning them, within the ends of what there is to see. Pure.
 *
 * Promises: whole days, at least one of them, within the limits; a zoom keeps its day in sight; a pan of a quarter
 * of the picture or more moves by a day at least; a pan keeps the length (under a warp: that of the picture, as nearly
 * as whole days allow).
 */
import type { Day } from '../model/day.ts';
import { NO_WARP, type Warp } from './layout/warp.ts';

/** first and last day in sight: [d, d] is one day */
export type Range = readonly [Day, Day];

/** fewest days in sight */
export const LEAST_DAYS = 1;

/** a smaller share is the hand's on its way, and need not move a day yet */
const LEAST_PAN = 0.25;

/** As many days from `first` on, moved and cut where they would leave the limits. */
function within(first: Day, days: number, limits: Range): Range {
  const length = Math.min(limits[1] - limits[0] + 1, Math.max(LEAST_DAYS, days));
  const from = Math.min(Math.max(limits[0], first), limits[1] + 1 - length);
  return [from, from + length - 1];
}

/** Keeps a range whole, at least `LEAST_DAYS` long and inside `limits`; keeps its length where it can. One that holds no day shows all there is. */
export function clampRange([from, to]: Range, limits: Range): Range {
  const length = to - from + 1;
  if (!(length > 0 && Number.isFinite(length))) return limits;
  const days = Math.max(LEAST_DAYS, Math.round(length));
  return within(Math.round((from + to + 1 - days) / 2), days, limits);
}

/** What a stretch of the picture shows, in whole days: warped days are the picture's. */
function shown(start: number, length: number, limits: Range, warp: Warp): Range {
  const [least, most] = [warp.to(limits[0]), warp.to(limits[1] + 1)];
  const from = Math.min(Math.max(least, start), Math.max(least, most - length));
  const [first, end] = [warp.from(from), warp.from(from + length)];
  return within(Math.round(first), Math.round(end - first), limits);
}

/** Zooms by `factor` (2: twice as near) about a day that stays where it is. */
export function zoomRange([from, to]: Range, factor: number, about: number, limits: Range, warp: Warp = NO_WARP): Range {
  const [start, end, still] = [warp.to(from), warp.to(to + 1), warp.to(about)];
  const length = (end - start) / factor;
  // a length of whole days, so that both ends round alike; in a break, where a day is narrow, it may be less than one
  const whole = length < 1 ? length : Math.round(length);
  const [first, last] = shown(still - ((still - start) / (end - start)) * whole, whole, limits, warp);
  const day = Math.floor(about);
  if (day < from || day > to) return [first, last];
  return within(Math.min(Math.max(first, day - (last - first)), day), last - first + 1, limits);
}

/** Moves by a share of the picture's length. */
export function panRange([from, to]: Range, share: number, limits: Range, warp: Warp = NO_WARP): Range {
  const [start, end] = [warp.to(from), warp.to(to + 1)];
  const panned = shown(start + (end - start) * share, end - start, limits, warp);
  if (panned[0] !== from || Math.abs(share) < LEAST_PAN) return panned;
  return shown(warp.to(from + Math.sign(share)), end - start, limits, warp);
}

/** Whether an event has a day in sight; one that has no day is always to be seen, beside the axis. */
export const isInSight = (span: { from: Day | null; to: Day | null } | null, [from, to]: Range): boolean => span === null || ((span.to ?? Infinity) >= from && (span.from ?? -Infinity) <= to);

/** As many days, moved so that these are in the middle. */
export const centre = ([from, to]: Range, [first, last]: Range, limits: Range): Range => within(Math.round((first + last - (to - from)) / 2), to - from + 1, limits);

/** Between two ranges, for a move that is eased; lengths are between in their logarithms, so that a zoom keeps its pace. */
export function between(a: Range, b: Range): (t: number) => Range {
  const [lengthA, lengthB] = [a[1] - a[0] + 1, b[1] - b[0] + 1];
  const [middleA, middleB] = [a[0] + lengthA / 2, b[0] + lengthB / 2];
  return (t) => {
    if (t >= 1) return b;
    const length = lengthA * (lengthB / lengthA) ** t;
    // the middle moves with the length, so that what both show stays in sight
    const share = Math.abs(lengthB - lengthA) < 1 ? t : (length - lengthA) / (lengthB - lengthA);
    const middle = middleA + (middleB - middleA) * share;
    return [middle - length / 2, middle + length / 2 - 1];
  };
}

/** So far apart that the eye would lose its place: a quarter of the picture, or a zoom by a quarter. */
export function isLeap(a: Range, b: Range): boolean {
  const [lengthA, lengthB] = [a[1] - a[0] + 1, b[1] - b[0] + 1];
  return Math.abs(Math.log(lengthB / lengthA)) > 0.22 || Math.abs(b[0] - a[0]) > 0.25 * Math.max(lengthA, lengthB);
}
