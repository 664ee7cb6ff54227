import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDay } from '../../src/model/day.ts';
import { createWarp } from '../../src/timeline/layout/warp.ts';
import { clampRange, LEAST_DAYS, panRange, zoomRange, type Range } from '../../src/timeline/range.ts';

const LIMITS: Range = [0, 100_000];
const [FIRST, LAST] = LIMITS;
/** both ends included */
const length = ([from, to]: Range): number => to - from + 1;

/** Within the limits and at least as long as the shortest. */
const rangeArb: fc.Arbitrary<Range> = fc.tuple(fc.integer({ min: FIRST, max: LAST }), fc.double({ min: 0, max: 1, noNaN: true })).map(([from, share]) => [from, from + Math.round((LAST - from) * share)]);
/** As a hand may leave it: out of bounds, in parts of days, upside down. */
const wildArb: fc.Arbitrary<Range> = fc.tuple(fc.double({ min: -3e5, max: 3e5, noNaN: true }), fc.double({ min: -3e5, max: 3e5, noNaN: true }));

function isSound([from, to]: Range, limits: Range = LIMITS): void {
  expect([from, to].every(Number.isInteger)).toBe(true);
  expect(from).toBeGreaterThanOrEqual(limits[0]);
  expect(to).toBeLessThanOrEqual(limits[1]);
  expect(length([from, to])).toBeGreaterThanOrEqual(Math.min(LEAST_DAYS, length(limits)));
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

  test('one day is a range', () => {
    expect(LEAST_DAYS).toBe(1);
    expect(clampRange([500, 500], LIMITS)).toEqual([500, 500]);
    expect(clampRange([500.2, 500.4], LIMITS)).toEqual([500, 500]);
    expect(clampRange([-7, -7], LIMITS)).toEqual([0, 0]);
  });

  test('shows all there is where no day is named, or no more than that is there', () => {
    expect(clampRange([-50, 50], [3, 7])).toEqual([3, 7]);
    expect(clampRange([7, 3], LIMITS)).toEqual(LIMITS);
    expect(clampRange([NaN, 3], LIMITS)).toEqual(LIMITS);
    expect(clampRange([-Infinity, Infinity], LIMITS)).toEqual(LIMITS);
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
        const zoomed = zoomRange([from, from + days - 1], factor, about, LIMITS);
        // as near as whole days allow
        expect(Math.abs(zoomed[0] + length(zoomed) * at - about)).toBeLessThanOrEqual(1);
        expect(Math.abs(length(zoomed) - days / factor)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  test('comes down to one day, the one that was meant, and goes out from it again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40_000, max: 50_000 }), fc.integer({ min: 1, max: 5000 }), pointerArb, (from, days, at) => {
        const about = Math.min(from + days * at, from + days - 0.01);
        let range: Range = [from, from + days - 1];
        for (let times = 0; times < 25; times += 1) {
          const nearer = zoomRange(range, 1.6, about, LIMITS);
          if (length(range) > 1) expect(length(nearer)).toBeLessThan(length(range));
          range = nearer;
        }
        expect(range).toEqual([Math.floor(about), Math.floor(about)]);
        for (let times = 0; times < 25; times += 1) {
          const farther = zoomRange(range, 1 / 1.6, about, LIMITS);
          if (length(range) < length(LIMITS)) expect(length(farther)).toBeGreaterThan(length(range));
          range = farther;
        }
      }),
    );
  });

  test('from ten thousand years to one day and back', () => {
    const all: Range = [toDay(-4712, 1, 1), toDay(9999, 12, 31)];
    const day = toDay(2024, 10, 28);
    let range: Range = all;
    for (let times = 0; times < 40; times += 1) range = zoomRange(range, 1.6, day, all);
    expect(range).toEqual([day, day]);
    for (let times = 0; times < 40; times += 1) range = zoomRange(range, 1 / 1.6, day, all);
    expect(range).toEqual(all);
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

  test('ends at all there is', () => {
    expect(zoomRange([10, 90_000], 0.1, 40_000, LIMITS)).toEqual(LIMITS);
    expect(zoomRange([500, 520], 100, 510, LIMITS)).toEqual([510, 510]);
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

  test('one day goes to the next', () => {
    expect(panRange([500, 500], 0.5, LIMITS)).toEqual([501, 501]);
    expect(panRange([500, 500], -0.8, LIMITS)).toEqual([499, 499]);
    for (const share of [0, 0.01, -0.2]) expect(panRange([500, 500], share, LIMITS)).toEqual([500, 500]);
    expect(panRange([500, 502], 0.1, LIMITS)).toEqual([500, 502]);
  });

  test('stops at an end', () => {
    expect(panRange([0, 0], -1, LIMITS)).toEqual([0, 0]);
    expect(panRange([100, 300], -5, LIMITS)).toEqual([0, 200]);
    expect(panRange([99_500, 99_900], 5, LIMITS)).toEqual([99_600, 100_000]);
  });
});

describe('with quiet stretches squeezed', () => {
  const events = [FIRST, 9000, 9010, 20_000, 20_400, 20_420, 21_000, 50_000, 50_300, 80_000, LAST];
  const warp = createWarp(events, { quiet: 200, kept: 40, margin: 20 });
  const wide = ([from, to]: Range): number => warp.to(to + 1) - warp.to(from);
  /** as a day is nowhere wider than a day, rounding to whole days costs less than one at each end */
  const ROUNDED = 1.01;

  test('a pan moves by its share of the picture', () => {
    fc.assert(
      fc.property(rangeArb, fc.double({ min: -1, max: 1, noNaN: true }), (range, share) => {
        const panned = panRange(range, share, LIMITS, warp);
        isSound(panned);
        const [start, end] = [warp.to(range[0]) + wide(range) * share, warp.to(range[1] + 1) + wide(range) * share];
        if (start < warp.to(FIRST) || end > warp.to(LAST + 1)) return;
        expect(Math.abs(warp.to(panned[0]) - start)).toBeLessThanOrEqual(ROUNDED);
        expect(Math.abs(warp.to(panned[1] + 1) - end)).toBeLessThanOrEqual(ROUNDED);
      }),
    );
  });

  test('going on and on comes to the end, and back', () => {
    let range: Range = [8000, 8030];
    for (const [share, end] of [[0.3, LAST], [-0.3, FIRST]] as const) {
      for (let times = 0; times < 3000 && !range.includes(end); times += 1) {
        const next = panRange(range, share, LIMITS, warp);
        expect(Math.sign(next[0] - range[0])).toBe(Math.sign(share));
        range = next;
      }
      expect(range).toContain(end);
    }
  });

  test('a zoom leaves its day where it is in the picture', () => {
    fc.assert(
      fc.property(rangeArb, fc.double({ min: 0.3, max: 3, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (range, factor, at) => {
        const about = Math.max(range[0], Math.min(warp.from(warp.to(range[0]) + wide(range) * at), range[1]));
        const zoomed = zoomRange(range, factor, about, LIMITS, warp);
        isSound(zoomed);
        expect(Math.floor(about)).toBeGreaterThanOrEqual(zoomed[0]);
        expect(Math.floor(about)).toBeLessThanOrEqual(zoomed[1]);
        if (zoomed[0] === FIRST || zoomed[1] === LAST) return;
        const share = (warp.to(about) - warp.to(range[0])) / wide(range);
        expect(Math.abs(warp.to(zoomed[0]) + wide(zoomed) * share - warp.to(about))).toBeLessThanOrEqual(2);
      }),
    );
  });

  test('comes down to one day within a break, and out again', () => {
    let range: Range = LIMITS;
    for (let times = 0; times < 60; times += 1) range = zoomRange(range, 1.6, 35_000, LIMITS, warp);
    expect(range).toEqual([35_000, 35_000]);
    for (let times = 0; times < 60; times += 1) range = zoomRange(range, 1 / 1.6, 35_000, LIMITS, warp);
    expect(range).toEqual(LIMITS);
  });

  test('without breaks all is as it was', () => {
    const none = createWarp([500]);
    fc.assert(
      fc.property(rangeArb, fc.double({ min: 0.2, max: 5, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }), (range, factor, share) => {
        const about = (range[0] + range[1]) / 2;
        expect(zoomRange(range, factor, about, LIMITS, none)).toEqual(zoomRange(range, factor, about, LIMITS));
        expect(panRange(range, share, LIMITS, none)).toEqual(panRange(range, share, LIMITS));
      }),
    );
  });
});
