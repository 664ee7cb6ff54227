/**
 * Who is there: the events of a timeline, in groups, as an index that answers what a picture of any size asks of it:
 * how many lie between two days, which are the foremost of them, and what one of them shows.
 *
 * Promises:
 * - no answer walks over all events; moving the knowledge day touches only what changes on the way, unless that is
 *   most of it
 * - each event known on the day that passes the filter is counted in exactly one group, by its middle, or undated
 * - the same roll gives the same answers, in whatever order its rows came
 *
 * An event may have several rows, one for each stretch of knowledge time in which it reads the same: a row is there on
 * the days from `since` until before `until`.
 */
import type { Day } from '../model/day.ts';
import type { Seen } from './scene.ts';
import { middlesOf, sortRows, type Days, type Orders } from './order.ts';
import { Rank, type Count, type Row } from './rank.ts';

export type { Count, Row } from './rank.ts';

/** Events as columns. What is in them is not changed after a census has been taken. */
export interface Roll {
  length: number;
  /** row → the number of its event */
  event: Int32Array;
  /** row → knowledge days on which it is so: from `since`, until before `until` */
  since: Days;
  until: Days;
  /** row → the first day that its mark takes and the day after the last; NaN: undated */
  start: Days;
  end: Days;
  /** row → the same with all that hangs on it, such as its trail */
  reachStart: Days;
  reachEnd: Days;
  /** row → 1 where it was held */
  held: Uint8Array;
  /** row → 1 (least) to 15 */
  importance: Uint8Array;
  group: Uint8Array;
  groups: number;
  /** where they were found already, off the page's thread */
  orders?: Orders;
  see(row: Row): Seen;
  /** the number of an event, −1 where there is none of that id */
  numberOf(id: string): number;
}

/** Class of length: at most 2^class days, all that hangs on it included. */
const CLASSES = 24;

export interface Census {
  /** another one whenever another row counts */
  readonly stamp: number;
  readonly groups: number;
  /** what it was taken of: its rows keep their numbers */
  readonly roll: Roll;
  /** dated ones of a group */
  total(group: number): number;
  /** Those whose middle lies between consecutive `edges` (ascending), for each pair. */
  counts(group: number, edges: readonly Day[]): Count[];
  /** At most `most` of those whose middle lies in [from, to), the most important first; `classes`: lengths asked for, from and up to (exclusive). */
  foremost(group: number, from: Day, to: Day, classes: readonly [number, number], most: number): Row[];
  /** At most `most` of those whose middle lies in [from, to), in the order of time. */
  between(group: number, from: Day, to: Day, most: number): Row[];
  /** At most `most` of those without a date, the most important first. */
  undated(group: number, most?: number): Row[];
  /** How many have no date. */
  countUndated(group: number): Count;
  /** The first and the last middle of all rows, whether they count or not; null: nothing is dated. */
  readonly ends: readonly [Day, Day] | null;
  /** Classes of length that occur in a group. */
  classesOf(group: number): readonly number[];
  see(row: Row): Seen;
  /** The row of an event as it counts now; null where it does not. */
  find(id: string): Row | null;
  groupOf(row: Row): number;
  classOf(row: Row): number;
  middleOf(row: Row): Day | null;
  start(row: Row): Day;
  end(row: Row): Day;
  /** The first of those whose middle lies after a day (by 1), or the last of those before it (by −1), over all groups; null: there is none. */
  next(day: Day, by: 1 | -1): Row | null;
  /** The same rows on another knowledge day, with another filter (event number → 1 where it passes; null: all do). From then on all censuses of this roll answer for that day. */
  on(day: Day, passes: Uint8Array | null): Census;
}

/** The class of a length in days. */
export const classOf = (days: number): number => Math.min(CLASSES - 1, Math.max(0, Math.ceil(Math.log2(Math.max(1, days)))));

/** Spreads numbers evenly over 20 bits, so that of many equally important events not only the first are drawn; Knuth's multiplicative hash. */
const scatter = (event: number): number => (Math.imul(event + 1, 2654435761) >>> 12) & 0xfffff;

let stamps = 0;

export function takeCensus(roll: Roll, day: Day, passes: Uint8Array | null = null): Census {
  const { length, groups } = roll;
  const middles = middlesOf(roll.start, roll.end);
  const order = roll.orders?.middle ?? sortRows(middles);
  // ranks by group and class of length
  const shelf = new Int16Array(length);
  const sizes = new Int32Array(groups * CLASSES);
  for (const row of order) {
    const at = roll.group[row]! * CLASSES + classOf(roll.reachEnd[row]! - roll.reachStart[row]!);
    shelf[row] = at;
    sizes[at]! += 1;
  }
  const place = new Int32Array(length);
  const fills = [...sizes].map((size) => (size === 0 ? NONE : { rows: new Int32Array(size), days: new Float64Array(size), keys: new Uint32Array(size), held: new Uint8Array(size), next: 0 }));
  for (const row of order) {
    const fill = fills[shelf[row]!]!;
    const at = fill.next++;
    place[row] = at;
    fill.rows[at] = row;
    fill.days[at] = middles[row]!;
    fill.keys[at] = roll.importance[row]! * 0x100000 + scatter(roll.event[row]!) + 1;
    fill.held[at] = roll.held[row]!;
  }
  const ranks = fills.map((fill) => (fill === NONE ? EMPTY : new Rank(fill.rows, fill.days, fill.keys, fill.held)));
  const drifts = driftsOf(roll, middles);
  for (const [group, { rows }] of drifts.entries()) {
    for (const [at, row] of rows.entries()) {
      shelf[row] = ranks.length + group;
      place[row] = at;
    }
  }
  const shelves = [...ranks, ...drifts];
  const occurring = Array.from({ length: groups }, (_, group) => Array.from({ length: CLASSES }, (__, each) => each).filter((each) => sizes[group * CLASSES + each]! > 0));
  const byGroup = occurring.map((classes, group) => classes.map((each) => ({ rank: ranks[group * CLASSES + each]!, each })));
  const ofGroup = (group: number): { rank: Rank; each: number }[] => byGroup[group]!;
  let rowsOf: ((event: number) => Row[]) | null = null;
  let turns: Pick<Orders, 'since' | 'until'> | undefined = roll.orders;

  const isThere = (row: Row, on: Day, passing: Uint8Array | null): boolean => roll.since[row]! <= on && on < roll.until[row]! && (passing === null || passing[roll.event[row]!] === 1);

  function fillAll(on: Day, passing: Uint8Array | null): void {
    for (const rank of shelves) if (rank.length > 0) rank.fill((row) => isThere(row, on, passing));
  }

  /** Touches only the rows that begin or cease to be so between two knowledge days. */
  function move(from: Day, to: Day, passing: Uint8Array | null): void {
    turns ??= { since: sortRows(roll.since), until: sortRows(roll.until) };
    const [low, high] = from < to ? [from, to] : [to, from];
    const touched: Row[] = [];
    for (const [column, sorted] of [[roll.since, turns.since], [roll.until, turns.until]] as const) {
      for (let at = seek(column, sorted, low); at < sorted.length && column[sorted[at]!]! <= high; at += 1) touched.push(sorted[at]!);
      if (touched.length > length / 4) return fillAll(to, passing);
    }
    for (const row of touched) shelves[shelf[row]!]!.set(place[row]!, isThere(row, to, passing));
  }

  function show(on: Day, passing: Uint8Array | null): Census {
    stamps += 1;
    /** over all groups, in the order of time; of two on one day the lower row first */
    const isBefore = (a: Row, b: Row): boolean => middles[a]! < middles[b]! || (middles[a] === middles[b] && a < b);
    return {
      stamp: stamps,
      roll,
      groups,
      ends: order.length === 0 ? null : [middles[order[0]!]!, middles[order.at(-1)!]!],
      total: (group) => ofGroup(group).reduce((sum, { rank }) => sum + rank.before(rank.length).all, 0),
      counts(group, edges) {
        const sums = edges.slice(1).map((): Count => ({ all: 0, held: 0 }));
        for (const { rank } of ofGroup(group)) rank.countBetween(edges, sums);
        return sums;
      },
      foremost(group, from, to, [least, most], count) {
        let found: { row: Row; key: number }[] = [];
        for (const { rank, each } of ofGroup(group)) {
          if (each < least || each >= most) continue;
          // what comes behind as many as are asked for need not be looked at
          const floor = found.length < count ? 0 : found.at(-1)!.key;
          const more = rank.foremost(rank.seek(from), rank.seek(to), count, floor);
          if (more.length > 0) found = [...found, ...more].sort((a, b) => b.key - a.key || a.row - b.row).slice(0, count);
        }
        return found.map(({ row }) => row);
      },
      between: (group, from, to, most) =>
        ofGroup(group)
          .flatMap(({ rank }) => rank.alive(rank.seek(from), rank.seek(to), most))
          .sort((a, b) => middles[a]! - middles[b]! || a - b)
          .slice(0, most),
      undated: (group, most = Infinity) => drifts[group]!.alive(0, drifts[group]!.length, most),
      countUndated: (group) => drifts[group]!.before(drifts[group]!.length),
      classesOf: (group) => occurring[group]!,
      see: (row) => roll.see(row),
      find(id) {
        const event = roll.numberOf(id);
        return event < 0 ? null : ((rowsOf ??= chainsOf(roll))(event).find((row) => isThere(row, on, passing)) ?? null);
      },
      groupOf: (row) => roll.group[row]!,
      classOf: (row) => classOf(roll.reachEnd[row]! - roll.reachStart[row]!),
      middleOf: (row) => (Number.isNaN(middles[row]!) ? null : middles[row]!),
      start: (row) => roll.start[row]!,
      end: (row) => roll.end[row]!,
      next(from, by) {
        let best: Row | null = null;
        for (const rank of ranks) {
          if (rank.length === 0) continue;
          const found = rank.nearest(by > 0 ? rank.seek(from + 0.25) : rank.seek(from) - 1, by);
          if (found !== null && (best === null || (by > 0 ? isBefore(found, best) : isBefore(best, found)))) best = found;
        }
        return best;
      },
      on(next, filter) {
        if (filter !== now.passes) fillAll(next, filter);
        else if (next !== now.day) move(now.day, next, filter);
        now = { day: next, passes: filter };
        return show(next, filter);
      },
    };
  }

  let now = { day, passes };
  fillAll(day, passes);
  return show(day, passes);
}

/** Event number → its rows, in their order. */
function chainsOf({ event: eventOf, length }: Roll): (event: number) => Row[] {
  const next = new Int32Array(length).fill(-1);
  const first = new Int32Array(eventOf.reduce((most, event) => Math.max(most, event), -1) + 1).fill(-1);
  for (let row = length - 1; row >= 0; row -= 1) {
    next[row] = first[eventOf[row]!]!;
    first[eventOf[row]!] = row;
  }
  return (event) => {
    const rows: Row[] = [];
    for (let row = first[event] ?? -1; row >= 0; row = next[row]!) rows.push(row);
    return rows;
  };
}

/** most classes of length do not occur */
const NONE = { rows: new Int32Array(), days: new Float64Array(), keys: new Uint32Array(), held: new Uint8Array(), next: 0 };
const EMPTY = new Rank(NONE.rows, NONE.days, NONE.keys, NONE.held);

/** The rows without a date by group, the most important first: their days are their places. */
function driftsOf({ length, groups, group, importance, event, held }: Roll, middles: Float64Array): Rank[] {
  const adrift: Row[][] = Array.from({ length: groups }, () => []);
  for (let row = 0; row < length; row += 1) if (Number.isNaN(middles[row]!)) adrift[group[row]!]!.push(row);
  return adrift.map((rows) => {
    rows.sort((a, b) => importance[b]! - importance[a]! || event[a]! - event[b]!);
    return new Rank(Int32Array.from(rows), Float64Array.from(rows.keys()), new Uint32Array(rows.length).fill(1), Uint8Array.from(rows, (row) => held[row]!));
  });
}

/** Position of the first of `sorted` whose value is above `low`. */
function seek(values: Days, sorted: Int32Array, above: Day): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[sorted[middle]!]! <= above) low = middle + 1;
    else high = middle;
  }
  return low;
}
