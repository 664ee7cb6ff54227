import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createI18n, LANGUAGES } from '../../src/i18n/index.ts';
import { toDay, toIsoDay, toWeekday, type Day } from '../../src/model/day.ts';
import { createScale } from '../../src/timeline/layout/scale.ts';
import { layoutTicks, periodStarts } from '../../src/timeline/layout/ticks.ts';
import type { AxisTick, TickUnit, Wording } from '../../src/timeline/scene.ts';
import { measure, wording } from '../fixtures/plots.ts';

const WIDTH = 1000;
const [EARLIEST, LATEST] = [toDay(-4712, 1, 1), toDay(9999, 12, 31)];

const ticksOf = (from: Day, to: Day, words: Wording = wording, width = WIDTH): AxisTick[] => layoutTicks(createScale([from, to], [16, 16 + width]), words, measure);
const named = (ticks: readonly AxisTick[]): AxisTick[] => ticks.filter(({ text }) => text !== null).sort((a, b) => a.at - b.at);

describe('periods begin', () => {
  test.each<[TickUnit, string[]]>([
    ['decade', ['2020-01-01']],
    ['year', ['2020-01-01', '2021-01-01']],
    ['quarter', ['2019-10-01', '2020-01-01', '2020-04-01', '2020-07-01', '2020-10-01', '2021-01-01', '2021-04-01']],
  ])('a %s on its first day', (unit, starts) => {
    expect(periodStarts(unit, toDay(2019, 9, 15), toDay(2021, 5, 2)).map(toIsoDay)).toEqual(starts);
  });

  test('a month on its first, a week on its Monday, a day on itself, before the year 0 as after', () => {
    for (const year of [-4712, -1, 0, 1969, 1970, 2024]) {
      const [from, to] = [toDay(year, 1, 20), toDay(year, 4, 9)];
      expect(periodStarts('month', from, to)).toEqual([toDay(year, 2, 1), toDay(year, 3, 1), toDay(year, 4, 1)]);
      const weeks = periodStarts('week', from, to);
      expect(weeks.map(toWeekday)).toEqual(weeks.map(() => 1));
      expect(weeks.length).toBeGreaterThanOrEqual(11);
      expect(periodStarts('day', from, from + 2)).toEqual([from, from + 1, from + 2]);
    }
  });

  test('both ends of what is asked are in it', () => {
    expect(periodStarts('month', toDay(2024, 1, 1), toDay(2024, 2, 1))).toHaveLength(2);
    expect(periodStarts('week', -3, 4)).toEqual([-3, 4]);
  });
});

test('the finest unit whose names have room, from the decade to the day', () => {
  const unitOf = (days: number): string => named(ticksOf(toDay(2020, 3, 3), toDay(2020, 3, 3) + days)).at(-1)!.text!.split(' ')[0]!;
  // ever nearer; "quarter 18628" is 84.5 px wide
  expect([36_525, 3652, 800, 250, 50, 7].map(unitOf)).toEqual(['decade', 'year', 'quarter', 'month', 'week', 'day']);
});

test('among months a January bears the name of its year', () => {
  const i18n = createI18n('en');
  const names = named(ticksOf(toDay(2023, 10, 1), toDay(2024, 4, 20), { ...wording, tick: (day, unit) => i18n.dates.tick(day, unit) })).map(({ text }) => text);
  expect(names).toEqual(['Oct', 'Nov', 'Dec', '2024', 'Feb', 'Mar', 'Apr']);
});

test('the period that is under way at the edge keeps its name where there is room', () => {
  const i18n = createI18n('en');
  const words = { ...wording, tick: (day: Day, unit: TickUnit) => i18n.dates.tick(day, unit) };
  expect(named(ticksOf(toDay(2024, 3, 5), toDay(2024, 9, 5), words))[0]).toMatchObject({ at: 16, text: 'Mar 2024' });
  expect(named(ticksOf(toDay(2024, 3, 29), toDay(2024, 9, 29), words))[0]).toMatchObject({ text: 'Apr' });
});

describe('names', () => {
  /** from ten days to eighty-six years */
  const rangeArb = fc
    .tuple(fc.integer({ min: toDay(1900, 1, 1), max: toDay(2060, 1, 1) }), fc.double({ min: 1, max: 4.5, noNaN: true }), fc.boolean())
    .map(([from, digits, onTheFirst]): [Day, Day] => {
      const start = onTheFirst ? (periodStarts('month', from, from + 31)[0] ?? from) : from;
      return [start, start + Math.round(10 ** digits)];
    });

  test.each(LANGUAGES)('have room and never overlap, in %s', (language) => {
    const i18n = createI18n(language);
    const words: Wording = { ...wording, tick: (day, unit) => i18n.dates.tick(day, unit) };
    fc.assert(
      fc.property(rangeArb, fc.integer({ min: 320, max: 2600 }), ([from, to], width) => {
        const names = named(ticksOf(from, to, words, width));
        for (const [index, { at, text }] of names.entries()) {
          const next = names[index + 1];
          if (next) expect(next.at - at, `${text!} | ${next.text!}`).toBeGreaterThan(measure(text!));
        }
      }),
      // days of autumn, seen from one with a short name
      { numRuns: 400, examples: [[[toDay(1983, 8, 1), toDay(1983, 9, 11)], 1953], [[toDay(1940, 6, 9), toDay(1940, 7, 2)], 1272]] },
    );
  });

  test('down the page need no more than a line', () => {
    fc.assert(
      fc.property(rangeArb, ([from, to]) => {
        const names = named(layoutTicks(createScale([from, to], [40, 840]), wording, measure, 16));
        for (const [index, { at }] of names.entries()) if (names[index + 1]) expect(names[index + 1]!.at - at).toBeGreaterThanOrEqual(16);
        expect(names.length).toBeGreaterThan(0);
      }),
    );
  });

  test.each(LANGUAGES)('and strokes lie within the axis, no two nearer than can be told apart, in %s', (language) => {
    const i18n = createI18n(language);
    const words: Wording = { ...wording, tick: (day, unit) => i18n.dates.tick(day, unit) };
    fc.assert(
      fc.property(rangeArb, ([from, to]) => {
        const places = ticksOf(from, to, words).map(({ at }) => at).sort((a, b) => a - b);
        expect(places[0]).toBeGreaterThanOrEqual(16);
        expect(places.at(-1)).toBeLessThanOrEqual(16 + WIDTH);
        const starts = places.filter((at) => at > 16);
        for (const [index, at] of starts.entries()) if (index > 0) expect(at - starts[index - 1]!).toBeGreaterThan(5);
      }),
      // three years: weeks have room, but do not begin where years do
      { numRuns: 400, examples: [[[toDay(1970, 1, 1), toDay(1973, 2, 25)]]] },
    );
  });
});

describe('from the year −4712 to the year 9999', () => {
  test('is quick', () => {
    const start = performance.now();
    for (let times = 0; times < 10; times += 1) ticksOf(EARLIEST, LATEST);
    expect((performance.now() - start) / 10).toBeLessThan(50);
  });

  test('has few names, and none over another', () => {
    const names = named(ticksOf(EARLIEST, LATEST));
    expect(names.length).toBeGreaterThan(1);
    expect(names.length).toBeLessThan(WIDTH / 20);
    for (const [index, { at, text }] of names.entries()) if (names[index + 1]) expect(names[index + 1]!.at - at).toBeGreaterThan(measure(text!));
  });
});
