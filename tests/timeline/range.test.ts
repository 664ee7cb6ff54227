import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clampRange, LEAST_DAYS, panRange, zoomRange, type Range } from '../../src/timeline/range.ts';

const LIMITS: Range = [0, 100_000];
const [FIRST, LAST] = LIMITS;
const length = ([from, to]: Range): number => to - from;

/** Within the limits and at least as long as the shortest. */
const rangeArb: fc.Arbitrary<Range> = fc.tuple(fc.integer({ min: FIRST, max: LAST - LEAST_DAYS }), fc.double({ min: 0, max: 1, noNaN: true })).map(([from, share]) => [from, from + LEAST_DAYS + Math.round((LAST - LEAST_DAYS - from) * share)]);
/** As a hand may leave it: out of bounds, in parts of days, upside down. */
const wildArb: fc.Arbitrary<Range> = fc.tuple(fc.double({ min: -3e5, max: 3e5, noNaN: true }), fc.double({ min: -3e5, max: 3e5, noNaN: true }));

function isSound([from, to]: Range, limits: Range = LIMITS): void {
  expect([from, to].every(Number.isInteger)).toBe(true);
  expect(from).toBeGreaterThanOrEqual(limits[0]);
  expect(to).toBeLessThanOrEqual(limits[1]);
  expect(to - from).toBeGreaterThanOrEqual(Math.min(LEAST_DAYS, limits[1] - limits[0]));
}

describe('clamping', () => {
  test('gives whole days within the limits, never too few', () => {
    fc.assert(fc.property(wildArb, (range) => isSound(clampRange(range, LIMITS))));
  });

  test('changes nothing that is sound', () => {
    fc.assert(
      fc.property(rangeArb, (range) => {
        expect(clampRange(range, LIMITS)).toEqual(range);
      }),
    );
  });

  test('keeps the length of what was dragged over an end', () => {
    expect(clampRange([-500, -100], LIMITS)).toEqual([0, 400]);
    expect(clampRange([99_900, 100_300], LIMITS)).toEqual([99_600, 100_000]);
    expect(clampRange([-5, 200_000], LIMITS)).toEqual(LIMITS);
  });

  test('widens what is too short about its middle', () => {
    expect(clampRange([500, 500], LIMITS)).toEqual([495, 505]);
  });

  test('shows all there is where that is less than the fewest days', () => {
    expect(clampRange([-50, 50], [3, 7])).toEqual([3, 7]);
  });
});

describe('zooming', () => {
  const pointerArb = fc.double({ min: 0, max: 1, noNaN: true });
  const factorArb = fc.double({ min: 0.2, max: 5, noNaN: true });

  test('gives whole days within the limits, never too few', () => {
    fc.assert(fc.property(rangeArb, factorArb, pointerArb, (range, factor, at) => isSound(zoomRange(range, factor, range[0] + at * length(range), LIMITS))));
  });

  test('leaves the day under the pointer where it is, away from the ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40_000, max: 50_000 }), fc.integer({ min: 200, max: 5000 }), factorArb, pointerArb, (from, days, factor, at) => {
        const about = from + days * at;
        const [start, end] = zoomRange([from, from + days], factor, about, LIMITS);
        // as near as whole days allow
        expect(Math.abs(start + (end - start) * at - about)).toBeLessThanOrEqual(1);
        expect(Math.abs(end - start - Math.max(LEAST_DAYS, days / factor))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('nearer and back again is where one was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40_000, max: 50_000 }), fc.integer({ min: 200, max: 5000 }), pointerArb, (from, days, at) => {
        const about = from + days * at;
        const [start, end] = zoomRange(zoomRange([from, from + days], 2, about, LIMITS), 0.5, about, LIMITS);
        expect(Math.abs(start - from)).toBeLessThanOrEqual(3);
        expect(Math.abs(end - from - days)).toBeLessThanOrEqual(3);
      }),
    );
  });

  test('ends at all there is, and at the fewest days', () => {
    expect(zoomRange([10, 90_000], 0.1, 40_000, LIMITS)).toEqual(LIMITS);
    expect(length(zoomRange([500, 520], 100, 510, LIMITS))).toBe(LEAST_DAYS);
  });
});

describe('panning', () => {
  const shareArb = fc.double({ min: -3, max: 3, noNaN: true });

  test('keeps the length, whole and within the limits', () => {
    fc.assert(
      fc.property(rangeArb, shareArb, (range, share) => {
        const panned = panRange(range, share, LIMITS);
        isSound(panned);
        expect(length(panned)).toBe(length(range));
      }),
    );
  });

  test('there and back is where one was, away from the ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40_000, max: 50_000 }), fc.integer({ min: 10, max: 5000 }), shareArb, (from, days, share) => {
        const back = panRange(panRange([from, from + days], share, LIMITS), -share, LIMITS);
        expect(Math.abs(back[0] - from)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('stops at an end', () => {
    expect(panRange([100, 300], -5, LIMITS)).toEqual([0, 200]);
    expect(panRange([99_500, 99_900], 5, LIMITS)).toEqual([99_600, 100_000]);
  });
});
