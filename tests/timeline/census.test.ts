import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeCensus, type Census, type Roll } from '../../src/timeline/census.ts';
import type { Seen } from '../../src/timeline/scene.ts';

interface Drawn {
  event: number;
  since: number;
  until: number;
  start: number | null;
  length: number;
  held: boolean;
  importance: number;
  group: number;
}

const drawnArb: fc.Arbitrary<Drawn> = fc.record({
  event: fc.integer({ min: 0, max: 40 }),
  since: fc.oneof(fc.constant(-Infinity), fc.integer({ min: 0, max: 30 })),
  until: fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 40 })),
  start: fc.option(fc.integer({ min: -100, max: 100 }), { freq: 8 }),
  length: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 300 })),
  held: fc.boolean(),
  importance: fc.integer({ min: 1, max: 9 }),
  group: fc.integer({ min: 0, max: 2 }),
});
const rowsArb = fc.array(drawnArb, { maxLength: 120 });

function toRoll(rows: readonly Drawn[]): Roll {
  const column = (valueOf: (row: Drawn) => number): Float64Array => Float64Array.from(rows, valueOf);
  return {
    length: rows.length,
    event: Int32Array.from(rows, ({ event }) => event),
    since: column(({ since }) => since),
    until: column(({ until }) => until),
    start: column(({ start }) => start ?? Number.NaN),
    end: column(({ start, length }) => (start === null ? Number.NaN : start + length)),
    reachStart: column(({ start }) => start ?? Number.NaN),
    reachEnd: column(({ start, length }) => (start === null ? Number.NaN : start + length)),
    held: Uint8Array.from(rows, ({ held }) => Number(held)),
    importance: Uint8Array.from(rows, ({ importance }) => importance),
    group: Uint8Array.from(rows, ({ group }) => group),
    groups: 3,
    see: (row) => ({ id: String(rows[row]!.event) }) as Seen,
    numberOf: Number,
  };
}

const middleOf = ({ start, length }: Drawn): number => (start === null ? Number.NaN : start + length / 2);
/** all that the index must answer, by looking at every row */
const thereOn = (rows: readonly Drawn[], day: number, passes: Uint8Array | null): { row: Drawn; index: number }[] =>
  rows.map((row, index) => ({ row, index })).filter(({ row }) => row.since <= day && day < row.until && (passes === null || passes[row.event] === 1));

function expectSame(census: Census, rows: readonly Drawn[], day: number, passes: Uint8Array | null): void {
  const there = thereOn(rows, day, passes);
  const edges = [-150, -40, -3.5, 0, 12, 60, 160, 400];
  for (let group = 0; group < 3; group += 1) {
    const dated = there.filter(({ row }) => row.group === group && row.start !== null);
    expect(census.total(group)).toBe(dated.length);
    const naive = edges.slice(1).map((edge, index) => {
      const within = dated.filter(({ row }) => middleOf(row) >= edges[index]! && middleOf(row) < edge);
      return { all: within.length, held: within.filter(({ row }) => row.held).length };
    });
    expect(census.counts(group, edges)).toEqual(naive);
    const order = dated.filter(({ row }) => middleOf(row) >= -40 && middleOf(row) < 60).sort((a, b) => middleOf(a.row) - middleOf(b.row) || a.index - b.index);
    expect(census.between(group, -40, 60, Infinity)).toEqual(order.map(({ index }) => index));
    const foremost = census.foremost(group, -40, 60, [0, 30], 7);
    const best = order.map(({ row }) => row.importance).sort((a, b) => b - a).slice(0, 7);
    expect(foremost.map((row) => rows[row]!.importance)).toEqual(best);
    const undated = there.filter(({ row }) => row.group === group && row.start === null);
    expect(census.undated(group).toSorted((a, b) => a - b)).toEqual(undated.map(({ index }) => index));
    expect(census.undated(group, 2)).toEqual(census.undated(group).slice(0, 2));
    expect(census.countUndated(group)).toEqual({ all: undated.length, held: undated.filter(({ row }) => row.held).length });
  }
  const all = there.filter(({ row }) => row.start !== null).sort((a, b) => middleOf(a.row) - middleOf(b.row) || a.index - b.index);
  for (const day of [-200, -10, 0, 33.5, 500]) {
    expect(census.next(day, 1)).toBe(all.find(({ row }) => middleOf(row) > day)?.index ?? null);
    expect(census.next(day, -1)).toBe(all.findLast(({ row }) => middleOf(row) < day)?.index ?? null);
  }
}

describe('a census', () => {
  test('answers as a walk over all rows would', () => {
    fc.assert(fc.property(rowsArb, fc.integer({ min: -5, max: 45 }), (rows, day) => expectSame(takeCensus(toRoll(rows), day), rows, day, null)));
  });

  test('moved from knowledge day to knowledge day answers as one taken on that day', () => {
    fc.assert(
      fc.property(rowsArb, fc.array(fc.integer({ min: -5, max: 45 }), { maxLength: 5 }), (rows, days) => {
        let census = takeCensus(toRoll(rows), 10);
        for (const day of days) {
          census = census.on(day, null);
          expectSame(census, rows, day, null);
        }
      }),
    );
  });

  test('filtered and moved at once answers the same, from whichever of its forms it is asked', () => {
    fc.assert(
      fc.property(rowsArb, fc.uint8Array({ minLength: 41, maxLength: 41, max: 1 }), fc.integer({ min: 0, max: 40 }), (rows, passes, day) => {
        const first = takeCensus(toRoll(rows), 3);
        const filtered = first.on(day, passes);
        expectSame(filtered, rows, day, passes);
        expectSame(first.on(day + 2, passes), rows, day + 2, passes);
        expectSame(first.on(day, null), rows, day, null);
      }),
    );
  });

  test('has another stamp whenever it is moved', () => {
    const census = takeCensus(toRoll([]), 0);
    expect(census.on(1, null).stamp).not.toBe(census.stamp);
  });

  test('finds the row of an event that counts on the day', () => {
    const row: Drawn = { event: 7, since: -Infinity, until: 10, start: 0, length: 1, held: false, importance: 5, group: 0 };
    const census = takeCensus(toRoll([row, { ...row, since: 10, until: Infinity, start: 50 }]), 3);
    expect(census.find('7')).toBe(0);
    expect(census.on(10, null).find('7')).toBe(1);
    expect(census.find('8')).toBeNull();
  });

  test('spreads what it calls foremost over the days when all are equally important', () => {
    const rows = Array.from({ length: 4000 }, (_, index): Drawn => ({ event: index, since: -Infinity, until: Infinity, start: index, length: 1, held: true, importance: 4, group: 0 }));
    const quarters = [0, 0, 0, 0];
    for (const row of takeCensus(toRoll(rows), 0).foremost(0, 0, 4000, [0, 24], 80)) quarters[Math.floor(row / 1000)]! += 1;
    for (const count of quarters) expect(count).toBeGreaterThan(8);
  });

  test('goes as far as a calendar goes', () => {
    const far = [-2_440_000, 2_932_000].map((start, event): Drawn => ({ event, since: -Infinity, until: Infinity, start, length: 1, held: true, importance: 1, group: 0 }));
    expect(takeCensus(toRoll(far), 0).counts(0, [-3e6, 0, 3e6])).toEqual([{ all: 1, held: 1 }, { all: 1, held: 1 }]);
  });
});
