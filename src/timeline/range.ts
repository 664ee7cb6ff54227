/** The days in sight: zooming and panning them, within the ends of what there is to see. Pure. */
import type { Day } from '../model/day.ts';

export type Range = readonly [Day, Day];

/** fewest days in sight: a week and a half still has a week's context */
export const LEAST_DAYS = 10;

/** Keeps a range whole, at least `LEAST_DAYS` long and inside `limits`; keeps its length where it can. */
export function clampRange([from, to]: Range, limits: Range): Range {
  const most = limits[1] - limits[0];
  const length = Math.min(most, Math.max(LEAST_DAYS, to - from));
  const middle = (from + to) / 2;
  const start = Math.min(Math.max(limits[0], middle - length / 2), limits[1] - length);
  return [Math.round(start), Math.round(start + length)];
}

/** Zooms by `factor` (2: twice as near) about a day that stays where it is. */
export function zoomRange([from, to]: Range, factor: number, about: number, limits: Range): Range {
  const at = (about - from) / Math.max(1, to - from);
  const length = Math.min(limits[1] - limits[0], Math.max(LEAST_DAYS, (to - from) / factor));
  return clampRange([about - length * at, about + length * (1 - at)], limits);
}

/** Moves by a share of its length. */
export function panRange([from, to]: Range, share: number, limits: Range): Range {
  const by = (to - from) * share;
  return clampRange([from + by, to + by], limits);
}
