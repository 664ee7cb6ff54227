import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDay } from '../../src/model/day.ts';
import { createWarp, NO_WARP } from '../../src/timeline/layout/warp.ts';

/** days of events over four centuries, some of them close together */
const anchorsArb = fc.array(fc.tuple(fc.integer({ min: -80_000, max: 60_000 }), fc.integer({ min: 0, max: 30 })), { maxLength: 60 }).map((pairs) => pairs.flatMap(([day, more]) => [day, day + more]).sort((a, b) => a - b));
const optionsArb = fc.record({ quiet: fc.integer({ min: 30, max: 900 }), kept: fc.integer({ min: 1, max: 90 }), margin: fc.integer({ min: 0, max: 60 }) }, { requiredKeys: [] });
const dayArb = fc.oneof(fc.integer({ min: -90_000, max: 70_000 }), fc.double({ min: -90_000, max: 70_000, noNaN: true }));
const warpArb = fc.tuple(anchorsArb, optionsArb).map(([anchors, options]) => ({ anchors, options, warp: createWarp(anchors, options) }));

test('later days lie farther on, without a jump', () => {
  fc.assert(
    fc.property(warpArb, dayArb, fc.double({ min: 1e-3, max: 500, noNaN: true }), ({ warp }, day, more) => {
      const by = warp.to(day + more) - warp.to(day);
      expect(by).toBeGreaterThan(0);
      // nowhere steeper than the day itself, so nowhere a jump
      expect(by).toBeLessThanOrEqual(more + 1e-9);
    }),
    { numRuns: 2000 },
  );
});

test('`from` undoes `to`, and `to` `from`', () => {
  fc.assert(
    fc.property(warpArb, dayArb, ({ warp }, day) => {
      expect(warp.from(warp.to(day))).toBeCloseTo(day, 5);
      expect(warp.to(warp.from(day))).toBeCloseTo(day, 5);
    }),
    { numRuns: 2000 },
  );
});

test('a day is a day wide where something is drawn and in its margin, and whole', () => {
  fc.assert(
    fc.property(warpArb, ({ anchors, options, warp }) => {
      const margin = options.margin ?? 21;
      for (const day of anchors) {
        for (const each of [day - margin, day, day + margin]) {
          expect(Number.isInteger(warp.to(each))).toBe(true);
          expect(warp.to(each + 1) - warp.to(each)).toBe(1);
        }
      }
    }),
  );
});

test('what lies before the first and after the last is left as it is, and so is all without quiet stretches', () => {
  fc.assert(
    fc.property(warpArb, fc.nat(9000), ({ anchors, warp }, far) => {
      if (anchors.length === 0) return;
      expect(warp.to(anchors[0]! - far)).toBe(anchors[0]! - far);
      expect(warp.to(anchors.at(-1)! + far) - warp.to(anchors.at(-1)!)).toBe(far);
    }),
  );
  for (const anchors of [[], [5], [5, 5], [0, 100, 200, 300], [0, 183]]) expect(createWarp(anchors)).toBe(NO_WARP);
  expect([-3.5, 0, 1e6].map((day) => [NO_WARP.to(day), NO_WARP.from(day)])).toEqual([[-3.5, -3.5], [0, 0], [1e6, 1e6]]);
});

describe('a quiet stretch', () => {
  const warp = createWarp([0, 1000, 1100], { quiet: 200, kept: 40, margin: 20 });

  test('is squeezed to as many days as are kept', () => {
    expect(warp.breaks).toEqual([{ from: 21, to: 980 }]);
    expect([0, 21, 980, 1000, 1100].map((day) => warp.to(day))).toEqual([0, 21, 61, 81, 181]);
    expect([0, 21, 61, 81, 181].map((day) => warp.from(day))).toEqual([0, 21, 980, 1000, 1100]);
    expect(warp.to(500.5)).toBeCloseTo(41, 9);
  });

  test('is one only if it is longer than what is left of it', () => {
    expect(createWarp([0, 300], { quiet: 10, kept: 400, margin: 5 })).toBe(NO_WARP);
    expect(createWarp([0, 300], { quiet: 10, kept: 5, margin: 149 })).toBe(NO_WARP);
    expect(createWarp([0, 300], { quiet: 299, kept: 5, margin: 5 })).toBe(NO_WARP);
    expect(createWarp([0, 301], { quiet: 299, kept: 5, margin: 5 }).breaks).toHaveLength(1);
  });

  test('of thousands of years holds few days, and finds its way back', () => {
    const far = createWarp([toDay(-4712, 1, 1), toDay(-43, 3, 15), toDay(2024, 4, 23), toDay(9999, 12, 31)]);
    expect(far.to(toDay(9999, 12, 31)) - far.to(toDay(-4712, 1, 1))).toBe(3 * (42 + 21 + 21 + 1));
    for (const day of [toDay(-2000, 5, 5), toDay(732, 10, 10), toDay(5000, 1, 1)]) expect(Math.round(far.from(far.to(day)))).toBe(day);
  });
});

test('a hundred thousand anchors, at once, from any array of numbers', () => {
  const anchors = Int32Array.from({ length: 100_000 }, (_, index) => index * 300);
  const start = performance.now();
  const warp = createWarp(anchors, { quiet: 200, kept: 10, margin: 10 });
  for (let day = 0; day < 100_000; day += 1) warp.from(warp.to(day * 200.5));
  expect(warp.breaks).toHaveLength(99_999);
  expect(performance.now() - start).toBeLessThan(1500);
});
