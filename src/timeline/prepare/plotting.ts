/** What is prepared → what the timeline is given. Pure. */
import type { Day } from '../../model/day.ts';
import type { Census } from '../census.ts';
import { NO_WARP } from '../layout/warp.ts';
import type { Range } from '../range.ts';
import type { Plot, Wording } from '../scene.ts';
import type { Preparation } from './prepare.ts';

/** The language lent to the picture, once the names of the sides are known. */
export interface Lent {
  words: Wording;
  groups: Plot['groups'];
}

export interface Standing {
  /** of the knowledge day */
  census: Census;
  lent: Lent;
  range: Range;
  known: Day;
  today: Day;
  selected: string | null;
  form: Plot['form'];
  mirrored: boolean;
}

const NO_LINKS = { of: () => [] };

/** All there is to see, and some room. `ends`: the first and the last day of what is prepared; null: it is empty. */
export function limitsOf(ends: readonly [Day, Day] | null, today: Day): Range {
  const [first, last] = ends ?? [today - 365, today];
  const room = Math.max(30, (last - first) * 0.01);
  return [Math.floor(first - room), Math.ceil(last + room)];
}

export function plotPrepared({ head, sources }: Preparation, { lent, ...standing }: Standing): Omit<Plot, 'size' | 'measure' | 'zoomOfText' | 'focused'> {
  const [first, second] = head.dataset.sides;
  return { ...standing, ...lent, grouping: 'side', warp: NO_WARP, zero: null, links: NO_LINKS, derived: [], sides: [first!.id, second!.id], watchedUntil: head.dataset.watchedUntil, sources };
}
