import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDay, type Day } from '../../src/model/day.ts';
import { anchored, createScale, type Scale } from '../../src/timeline/layout/scale.ts';
import { createWarp, NO_WARP } from '../../src/timeline/layout/warp.ts';

const warp = createWarp([-200_000, 0, 10, 700, 1000, 1030, 40_000, 40_005, 90_000], { quiet: 150, kept: 30, margin: 21 });
const rangeArb = fc.tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.oneof(fc.nat(40), fc.nat(90_000))).map(([from, more]): [Day, Day] => [from, from + more]);
const extentArb = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 50, max: 3000 })).map(([start, length]): [number, number] => [start, start + length]);
const scaleArb = fc.tuple(rangeArb, extentArb, fc.constantFrom(NO_WARP, warp)).map(([range, extent, each]) => createScale(range, extent, each));

test('the first day begins where the extent does, and the last ends where it ends', () => {
  fc.assert(
    fc.property(scaleArb, ({ at, range, extent }) => {
      expect(at(range[0])).toBe(extent[0]);
      expect(at(range[1] + 1)).toBe(extent[1]);
    }),
    { numRuns: 1000 },
  );
});

test('day and pixel are inverse, and in order', () => {
  fc.assert(
    fc.property(scaleArb, fc.double({ min: 0, max: 1, noNaN: true }), ({ at, dayAt, range, extent }, share) => {
      const px = extent[0] + (extent[1] - extent[0]) * share;
      expect(at(dayAt(px))).toBeCloseTo(px, 3);
      expect(dayAt(px)).toBeGreaterThanOrEqual(range[0] - 1e-5);
      expect(dayAt(px)).toBeLessThanOrEqual(range[1] + 1 + 1e-5);
    }),
    { numRuns: 1000 },
  );
});

test('a day outside the breaks is as wide as a day', () => {
  fc.assert(
    fc.property(rangeArb, extentArb, (range, extent) => {
      const scale = createScale(range, extent, warp);
      for (const day of [0, 10, 700, 1030, 40_005]) expect(scale.at(day + 1) - scale.at(day)).toBeCloseTo(scale.pxPerDay, 3);
    }),
  );
});

describe('counted from day 0', () => {
  test('it is the same picture, moved', () => {
    fc.assert(
      fc.property(scaleArb, fc.double({ min: 0, max: 1, noNaN: true }), (scale, share) => {
        const { fixed, shift } = anchored(scale);
        const day = scale.range[0] + (scale.range[1] + 1 - scale.range[0]) * share;
        expect(fixed.at(day) + shift).toBeCloseTo(scale.at(day), 2);
        expect(fixed.at(day)).toBe(scale.warp.to(day) * scale.pxPerDay);
        expect(fixed.at(fixed.dayAt(100 - shift)) + shift).toBeCloseTo(100, 2);
      }),
      { numRuns: 1000 },
    );
  });

  test('it is the same to the last bit wherever one pans', () => {
    const sameFrom = (scales: Scale[], days: Day[]): void => {
      const [first, ...others] = scales.map((scale) => days.map(anchored(scale).fixed.at));
      for (const other of others) expect(other).toEqual(first);
    };
    fc.assert(
      fc.property(rangeArb, fc.array(fc.integer({ min: -5000, max: 5000 }), { minLength: 1, maxLength: 5 }), extentArb, ([from, to], pans, extent) => {
        sameFrom([0, ...pans].map((by) => createScale([from + by, to + by], extent)), [from, 0, 17.5, to]);
      }),
    );
    // and over breaks, where both ends stay outside of them
    sameFrom([0, 1, 2, 5, 9].map((by) => createScale([by, 700 + by], [10, 1010], warp)), [0, 5.5, 300, 700, 1000, 40_000]);
  });
});

test('a picture of no width gives no bad numbers', () => {
  for (const each of [NO_WARP, warp]) {
    const scale = createScale([toDay(2024, 1, 1), toDay(2024, 1, 1)], [16, 16], each);
    const { fixed, shift } = anchored(scale);
    expect([scale.at(0), scale.dayAt(16), scale.pxPerDay, fixed.at(5), shift].every(Number.isFinite)).toBe(true);
  }
});
