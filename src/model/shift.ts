/**
 * By how many days a date moved, from beginning to beginning. A window begins on any of its days: the answer is the
 * least and the most that it can be.
 *
 *   September 2024 → 28–30 October 2024     28 to 57 days later
 */
import type { Day } from './day.ts';
import type { Span } from './span.ts';

/** least and most; negative: earlier */
export type Shift = readonly [number, number];

/** The first and the last day on which it can begin; null: one of them is open. */
export function startsOf({ from, to, core, window }: Span): readonly [Day, Day] | null {
  if (from === null) return null;
  if (!window) return [from, core?.[0] ?? from];
  return to === null ? null : [from, to];
}

/** From one date to another; null: one of them can begin at any time. */
export function shiftBetween(before: Span | null, after: Span | null): Shift | null {
  const [a, b] = [before && startsOf(before), after && startsOf(after)];
  return a && b ? [b[0] - a[1], b[1] - a[0]] : null;
}

/** The middle of it, to sort and draw by. */
export const middleOf = ([least, most]: Shift): number => (least + most) / 2;
