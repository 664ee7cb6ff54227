/**
 * What found no place of its own, counted by neighbourhood: stretches of the axis that are counted from day 0, so that
 * panning moves no border.
 *
 * Promises: what is drawn and what is counted is the whole; the cost is that of the neighbourhoods that come into sight.
 */
import type { Day } from '../../model/day.ts';
import type { Census, Count, Row } from '../census.ts';
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
 * Neighbourhoods `length` pixels long that meet [from, to] (pixels counted from day 0), with how many of the groups lie
 * in each. What lies beyond an edge is not counted: the first and the last are cut there. `kept`: what whole ones hold,
 * by index, as far as they were counted before; new ones are added.
 */
export function countAll(census: Census, groups: readonly number[], from: Px, to: Px, length: Px, dayAt: (px: Px) => Day, kept: Map<number, Readonly<Count>>): Counted[] {
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
  const isWhole = (each: Counted): boolean => each.start >= from && each.end <= to;
  const isKept = (each: Counted): boolean => isWhole(each) && kept.has(each.at.index);
  let index = 0;
  while (index < counted.length) {
    const each = counted[index]!;
    if (isKept(each)) {
      Object.assign(each, kept.get(each.at.index));
      index += 1;
      continue;
    }
    // those beside it that are not known either are counted with it
    const rest = counted.slice(index);
    const known = rest.findIndex(isKept);
    const unknown = known < 0 ? rest : rest.slice(0, known);
    for (const group of groups) {
      for (const [step, { all, held }] of census.counts(group, edges.slice(index, index + unknown.length + 1)).entries()) {
        unknown[step]!.all += all;
        unknown[step]!.held += held;
      }
    }
    for (const { at, all, held } of unknown.filter(isWhole)) kept.set(at.index, { all, held });
    index += unknown.length;
  }
  return counted;
}

/** What is left when rows that are drawn are taken away (`by` −1), or come back (1). The counts are changed in place. */
export function take(counted: readonly Counted[], rows: readonly Row[], by: 1 | -1, census: Census, heldOf: (row: Row) => boolean): void {
  for (const row of rows) {
    const each = among(counted, census.middleOf(row));
    if (each === null) continue;
    each.all += by;
    if (heldOf(row)) each.held += by;
  }
}

/** The neighbourhood of a day; null: it lies in none, or there is no day. */
export function among(counted: readonly Counted[], day: Day | null): Counted | null {
  if (day === null || counted.length === 0 || day < counted[0]!.at.from || day >= counted.at(-1)!.at.to) return null;
  let [low, high] = [0, counted.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (counted[middle]!.at.from <= day) low = middle;
    else high = middle;
  }
  return counted[low]!;
}
