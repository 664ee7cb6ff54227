import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDay, toIsoDay, type Day } from '../../src/model/day.ts';
import { endsOf, liesIn, readEnd } from '../../src/model/period.ts';

const both = (text: string): unknown[] => (['from', 'to'] as const).map((end) => readEnd(text, end));
const dayArb: fc.Arbitrary<Day> = fc.integer({ min: toDay(0, 1, 1), max: toDay(9999, 12, 31) });

type Civil = readonly [number, number, number];

describe('an end of a period', () => {
  test.each<[string, Civil, Civil]>([
    ['2020', [2020, 1, 1], [2020, 12, 31]],
    [' 2020-10 ', [2020, 10, 1], [2020, 10, 31]],
    ['2020-2', [2020, 2, 1], [2020, 2, 29]],
    ['2020-10-16', [2020, 10, 16], [2020, 10, 16]],
    ['٢٠٢٠-١٠', [2020, 10, 1], [2020, 10, 31]],
    ['16 octobre 2020', [2020, 10, 16], [2020, 10, 16]],
    ['1er août 2020', [2020, 8, 1], [2020, 8, 1]],
    ['Oct. 2020', [2020, 10, 1], [2020, 10, 31]],
    ['شتنبر 2024', [2024, 9, 1], [2024, 9, 30]],
    ['-0044-03', [-44, 3, 1], [-44, 3, 31]],
  ])('%s begins where it begins and ends where it ends', (text, from, to) => {
    expect(both(text)).toEqual([toDay(...from), toDay(...to)]);
  });

  test('of nothing written is open', () => {
    expect(both(' ')).toEqual([null, null]);
  });

  test.each(['yesterday', '20', '20200', '2020/10/16', '16/10/2020', '2020-10-16-1', 'Foo 2020', '2020 10', '2020-', '2020?', '12 2020', '<b>2020</b>'])('%s is refused: not a date that is read here', (text) => {
    expect(both(text)).toEqual([{ code: 'form' }, { code: 'form' }]);
  });

  test('of a month or a day that there is not is refused, saying so', () => {
    for (const text of ['2020-13', '2020-00', '2020-13-01']) expect(readEnd(text, 'from'), text).toEqual({ code: 'month' });
    expect(readEnd('2023-02-29', 'to')).toEqual({ code: 'day', month: toDay(2023, 2, 1), days: 28 });
    expect(readEnd('31 juin 2023', 'to')).toEqual({ code: 'day', month: toDay(2023, 6, 1), days: 30 });
    expect(readEnd('2020-10-00', 'to')).toEqual({ code: 'day', month: toDay(2020, 10, 1), days: 31 });
  });

  test('every day is read back from its own writing', () => {
    fc.assert(fc.property(dayArb, (day) => void expect(both(toIsoDay(day))).toEqual([day, day])));
  });
});

test('lies in it: what may have been on one of its days', () => {
  const smallArb = fc.option(fc.integer({ min: 0, max: 6 }), { nil: null });
  const pairArb = fc.tuple(smallArb, smallArb).filter(([a, b]) => a === null || b === null || a <= b).map(([from, to]) => ({ from, to }));
  fc.assert(
    fc.property(pairArb, pairArb, (span, period) => {
      const ends = endsOf(span);
      const days = ends === null ? [] : Array.from({ length: ends[1] - ends[0] + 1 }, (_, index) => ends[0] + index);
      expect(liesIn(span, period)).toBe(days.some((day) => (period.from === null || day >= period.from) && (period.to === null || day <= period.to)));
    }),
  );
  expect(liesIn(null, { from: 0, to: null })).toBe(false);
});
