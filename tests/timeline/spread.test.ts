/** Labels moved apart along an axis. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spread, type Slot } from '../../src/timeline/layout/spread.ts';

const slotArb: fc.Arbitrary<Slot> = fc.record({ wanted: fc.integer({ min: 0, max: 900 }), length: fc.integer({ min: 10, max: 90 }), importance: fc.integer({ min: 1, max: 15 }) });

describe('slots on an axis', () => {
  test('overlap nowhere, keep inside, and none stands far from where it wants to', () => {
    fc.assert(
      fc.property(fc.array(slotArb, { maxLength: 40 }), fc.constantFrom(40, 120, Infinity), (slots, far) => {
        const starts = spread(slots, 0, 1000, far);
        const placed = slots.flatMap((slot, index) => (starts[index] == null ? [] : [{ ...slot, start: starts[index] }])).sort((a, b) => a.start - b.start);
        for (const [index, { start, length, wanted }] of placed.entries()) {
          expect(start).toBeGreaterThanOrEqual(-1e-6);
          expect(start + length).toBeLessThanOrEqual(1000 + 1e-6);
          expect(start + length).toBeLessThanOrEqual((placed[index + 1]?.start ?? Infinity) + 1e-6);
          expect(Math.abs(start - wanted)).toBeLessThanOrEqual(far + 1e-6);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('of two that want one place the more important one stays, where there is none beside it', () => {
    const [wanted, length] = [100, 80];
    expect(spread([{ wanted, length, importance: 3 }, { wanted, length, importance: 9 }], 0, 1000, 30)).toEqual([null, 100]);
    expect(spread([{ wanted, length, importance: 3 }, { wanted, length, importance: 9 }], 0, 1000)).toEqual([60, 140]);
  });
});
