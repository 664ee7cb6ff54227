/**
 * What found no place of its own, counted by neighbourhood: stretches of the axis that are counted from day 0, so that
 * panning moves no border.
 *
 * Promises: what is drawn and what is counted is the whole; the cost is that of the neighbourhoods in sight.
 */
import type { Day } from '../../model/day.ts';
import type { Census, Row } from '../census.ts';
import type { Neighbourhood, Px } from '../scene.ts';

export interface Counted {
  at: Neighbourhood;
  /** pixels counted from day 0 */
  start: Px;
  end: Px;
  all: number;
  held: number;
}

/**
 * Neighbourhoods `length` pixels long that meet [from, to] (pixels counted from day 0), with how many of the groups are
 * left in each when `drawn` are taken away. What lies beyond an edge is not counted: the first and the last are cut there.
 */
export function countLeft(census: Census, groups: readonly number[], drawn: readonly Row[], from: Px, to: Px, length: Px, dayAt: (px: Px) => Day, heldOf: (row: Row) => boolean): Counted[] {
  const first = Math.floor(from / length);
  const most = Math.max(1, Math.floor(to / length) - first + 1);
  const edges = Array.from({ length: most + 1 }, (_, index) => dayAt(Math.min(to, Math.max(from, (first + index) * length))));
  const counted = edges.slice(1).map((edge, index): Counted => ({
    at: { group: groups[0]!, index: first + index, from: edges[index]!, to: edge },
    start: (first + index) * length,
    end: (first + index + 1) * length,
    all: 0,
    held: 0,
  }));
  for (const group of groups) {
    for (const [index, { all, held }] of census.counts(group, edges).entries()) {
      counted[index]!.all += all;
      counted[index]!.held += held;
    }
  }
  for (const row of drawn) {
    const middle = census.middleOf(row);
    if (middle === null || middle < edges[0]! || middle >= edges.at(-1)!) continue;
    const each = counted[seek(edges, middle)]!;
    each.all -= 1;
    if (heldOf(row)) each.held -= 1;
  }
  return counted;
}

/** The neighbourhood of `day` among ascending edges. */
function seek(edges: readonly Day[], day: Day): number {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= day) low = middle;
    else high = middle;
  }
  return low;
}
