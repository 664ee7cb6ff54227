/**
 * Day → compressed day, where quiet stretches are squeezed.
 *
 *      day     ├─●──●─┤··················├─●─┤          ● something is drawn, with a margin on either hand
 *      warped  ├─●──●─┤··├─●─┤                          · a break: as wide as `kept` days
 *
 * Promises: later days lie farther on, without a jump; `from` undoes `to`; a day is a day wide wherever something is
 * drawn, and from its margin on the warped day is whole; without quiet stretches nothing changes; what lies before
 * the first and after the last anchor is left as it is.
 */
import { bisectRight } from 'd3';
import type { Day } from '../../model/day.ts';

export interface Break {
  /** its first day */
  from: Day;
  /** the day after its last */
  to: Day;
}

export interface Warp {
  /** Day, also in parts → compressed day */
  to(day: Day): number;
  from(warped: number): number;
  breaks: readonly Break[];
}

export interface WarpOptions {
  /** longer stretches without an anchor are squeezed */
  quiet?: number;
  /** to as many days */
  kept?: number;
  /** days left as they are on either hand of an anchor */
  margin?: number;
}

export const NO_WARP: Warp = { to: (day) => day, from: (warped) => warped, breaks: [] };

/**
 * `anchors`: sorted days on which something is drawn. Of what lasts give the first and the last day; give the ends of
 * all there is to see as well, where the time before the first event and after the last is to be squeezed too.
 */
export function createWarp(anchors: ArrayLike<number>, { quiet = 182, kept = 42, margin = 21 }: WarpOptions = {}): Warp {
  const [room, width] = [Math.max(0, Math.round(margin)), Math.max(1, Math.round(kept))];
  const breaks: Break[] = [];
  for (let index = 1; index < anchors.length; index += 1) {
    // an anchor is a whole day wide
    const [before, after] = [Math.floor(anchors[index - 1]!) + 1, Math.floor(anchors[index]!)];
    const [from, to] = [before + room, after - room];
    if (after - before > quiet && to - from > width) breaks.push({ from, to });
  }
  if (breaks.length === 0) return NO_WARP;

  // all whole numbers, so that outside the breaks nothing is lost by rounding
  const starts = breaks.map(({ from }) => from);
  const saved: number[] = [0];
  for (const { from, to } of breaks) saved.push(saved.at(-1)! + (to - from - width));
  const warpedStarts = starts.map((from, index) => from - saved[index]!);

  return {
    breaks,
    to(day) {
      const index = bisectRight(starts, day) - 1;
      const here = breaks[index];
      if (here === undefined) return day;
      if (day >= here.to) return day - saved[index + 1]!;
      return warpedStarts[index]! + Math.min(width, ((day - here.from) / (here.to - here.from)) * width);
    },
    from(warped) {
      const index = bisectRight(warpedStarts, warped) - 1;
      const here = breaks[index];
      if (here === undefined) return warped;
      const into = warped - warpedStarts[index]!;
      if (into >= width) return warped + saved[index + 1]!;
      return Math.min(here.to, here.from + (into / width) * (here.to - here.from));
    },
  };
}
