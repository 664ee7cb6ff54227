import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDrawn, toStretch } from '../../src/ui/windowing.ts';

const countArb = fc.integer({ min: 0, max: 100_000 });
const placeArb = fc.record({ count: countArb, row: fc.integer({ min: 20, max: 200 }), top: fc.integer({ min: -5000, max: 6_000_000 }), height: fc.integer({ min: 200, max: 3000 }) });

describe('the rows that are drawn', () => {
  test('all that are in sight are among them, and never many more', () => {
    fc.assert(
      fc.property(placeArb, ({ count, row, top, height }) => {
        const [first, last] = toStretch(count, row, top, height);
        const seen = [Math.max(0, Math.floor(top / row)), Math.min(count - 1, Math.ceil((top + height) / row) - 1)] as const;
        if (seen[0] <= seen[1]) {
          expect(first).toBeLessThanOrEqual(seen[0]);
          expect(last).toBeGreaterThanOrEqual(seen[1]);
        }
        expect(last - first).toBeLessThanOrEqual(height / row + 40);
      }),
    );
  });

  test('rows and gaps together are as high as the whole list', () => {
    fc.assert(
      fc.property(placeArb, fc.array(fc.integer({ min: -1, max: 100_001 }), { maxLength: 3 }), ({ count, row, top, height }, held) => {
        const { rows, rest } = toDrawn(count, toStretch(count, row, top, height), held);
        expect(rows.reduce((sum, { gap }) => sum + gap + 1, rest)).toBe(count);
        let next = 0;
        for (const { index, gap } of rows) {
          expect(index).toBe(next + gap);
          next = index + 1;
        }
      }),
    );
  });

  test('one that is held is drawn in its place, wherever the window is', () => {
    expect(toDrawn(1000, [500, 502], [3, 999, -1])).toEqual({
      rows: [{ index: 3, gap: 3 }, { index: 500, gap: 496 }, { index: 501, gap: 0 }, { index: 502, gap: 0 }, { index: 999, gap: 496 }],
      rest: 0,
    });
  });

  test('a small step of a scroll changes nothing', () => {
    const changes = new Set(Array.from({ length: 200 }, (_, step) => toStretch(100_000, 50, 10_000 + step * 3, 800).join()));
    // 600 pixels are twelve rows
    expect(changes.size).toBeLessThanOrEqual(6);
  });

  test('nothing of an empty list', () => {
    expect(toDrawn(0, toStretch(0, 50, 0, 800), [0])).toEqual({ rows: [], rest: 0 });
  });
});
