import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createI18n, LANGUAGES, type Language } from '../../src/i18n/index.ts';
import { parseDay, toDay, toIsoDay, toWeekday, type Day } from '../../src/model/day.ts';
import { createScale } from '../../src/timeline/layout/scale.ts';
import { layoutTicks, periodStarts } from '../../src/timeline/layout/ticks.ts';
import { createWarp, NO_WARP, type Warp } from '../../src/timeline/layout/warp.ts';
import type { AxisTick, TickUnit, Wording } from '../../src/timeline/scene.ts';
import { measure, wording } from '../fixtures/plots.ts';

const WIDTH = 1000;
const [EARLIEST, LATEST] = [toDay(-4712, 1, 1), toDay(9999, 12, 31)];

/** the reader's words */
function wordsOf(language: Language): Wording {
  const { dates } = createI18n(language);
  return { ...wording, tick: (day, unit) => dates.tick(day, unit), offset: (count, unit) => dates.offset(count, unit) };
}
const ticksOf = (from: Day, to: Day, words: Wording = wording, width = WIDTH): AxisTick[] => layoutTicks(createScale([from, to], [16, 16 + width]), words, measure);
const named = (ticks: readonly AxisTick[]): AxisTick[] => ticks.filter(({ text }) => text !== null).sort((a, b) => a.at - b.at);
const texts = (ticks: readonly AxisTick[]): (string | null)[] => named(ticks).map(({ text }) => text);
const day = (text: string): Day => parseDay(text)!;

/** What every axis keeps, whatever is in sight. */
function expectSound(ticks: readonly AxisTick[], { extent }: { extent: readonly [number, number] }, lengthOf: (text: string) => number = measure): void {
  const names = named(ticks);
  expect(names.length).toBeGreaterThan(0);
  for (const [index, { at, text }] of names.entries()) {
    const next = names[index + 1];
    if (!next) continue;
    expect(next.at - at, `${text!} | ${next.text!}`).toBeGreaterThan(lengthOf(text!));
    expect(next.text).not.toBe(text);
  }
  // no more is made than has room
  expect(ticks.length).toBeLessThanOrEqual((extent[1] - extent[0]) / 5 + 2);
  const places = ticks.map(({ at }) => at).sort((a, b) => a - b);
  expect(places[0]).toBeGreaterThanOrEqual(extent[0]);
  expect(places.at(-1)).toBeLessThanOrEqual(extent[1]);
  for (const [index, at] of places.entries()) if (index > 0 && places[index - 1]! > extent[0]) expect(at - places[index - 1]!).toBeGreaterThanOrEqual(5);
}

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
  expect(texts(ticksOf(toDay(2023, 10, 1), toDay(2024, 4, 20), wordsOf('en')))).toEqual(['Oct', 'Nov', 'Dec', '2024', 'Feb', 'Mar', 'Apr']);
});

test('the period that is under way at the edge keeps its name where there is room', () => {
  const words = wordsOf('en');
  expect(named(ticksOf(toDay(2024, 3, 5), toDay(2024, 9, 5), words))[0]).toMatchObject({ at: 16, text: 'Mar 2024' });
  expect(named(ticksOf(toDay(2023, 8, 29), toDay(2024, 2, 27), words))[0]).toMatchObject({ text: 'Sep' });
});

describe('some name says the year', () => {
  const words = wordsOf('en');

  test('of months, weeks and days', () => {
    expect(texts(ticksOf(day('2024-04-01'), day('2024-09-30'), words))).toEqual(['Apr 2024', 'May', 'Jun', 'Jul', 'Aug', 'Sep']);
    expect(texts(ticksOf(day('2024-04-01'), day('2024-05-12'), words))).toEqual(['1 Apr 2024', '8 Apr', '15 Apr', '22 Apr', '29 Apr', '6 May']);
    expect(texts(ticksOf(day('2024-04-21'), day('2024-04-25'), words))).toEqual(['21 Apr 2024', '22 Apr', '23 Apr', '24 Apr', '25 Apr']);
  });

  test('a turn of the year among days and weeks as well, where it has room', () => {
    expect(texts(ticksOf(day('2023-12-30'), day('2024-01-03'), words))).toEqual(['30 Dec', '31 Dec', '1 Jan 2024', '2 Jan', '3 Jan']);
    expect(texts(ticksOf(day('2023-12-18'), day('2024-01-14'), words))).toEqual(['18 Dec', '25 Dec', '1 Jan 2024', '8 Jan']);
  });

  test('taking the room of the next, if need be', () => {
    const names = texts(ticksOf(day('2024-04-10'), day('2024-04-20'), words, 600));
    expect(names.slice(0, 3)).toEqual(['10 Apr 2024', '12 Apr', '13 Apr']);
  });

  test.each<[Language, string]>([
    ['en', '28 Oct 2024'],
    ['fr', '28 oct. 2024'],
    ['ar', '28 أكتوبر 2024'],
  ])('a view of one day is named with its year, in %s', (language, name) => {
    const date = day('2024-10-28');
    expect(named(ticksOf(date, date, wordsOf(language)))).toEqual([{ at: 16, text: name, major: true }]);
    expect(named(ticksOf(date, date, wordsOf(language), 60))).toHaveLength(1);
  });
});

test('few days are named each', () => {
  fc.assert(
    fc.property(fc.integer({ min: EARLIEST, max: LATEST - 7 }), fc.integer({ min: 0, max: 6 }), fc.constantFrom(...LANGUAGES), (from, more, language) => {
      const names = named(ticksOf(from, from + more, wordsOf(language), 1500));
      expect(names.map(({ at }) => Math.round(at))).toEqual(Array.from({ length: more + 1 }, (_, index) => Math.round(16 + (index * 1500) / (more + 1))));
    }),
  );
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
    const words = wordsOf(language);
    fc.assert(
      fc.property(rangeArb, fc.integer({ min: 320, max: 2600 }), (range, width) => {
        const scale = createScale(range, [16, 16 + width]);
        expectSound(layoutTicks(scale, words, measure), scale);
      }),
      // days of autumn, seen from one with a short name; three years: weeks have room, but do not begin where years do
      { numRuns: 400, examples: [[[toDay(1983, 8, 1), toDay(1983, 9, 11)], 1953], [[toDay(1940, 6, 9), toDay(1940, 7, 2)], 1272], [[toDay(1970, 1, 1), toDay(1973, 2, 25)], 1000]] },
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
});

describe('from the year −4712 to the year 9999', () => {
  /** from a day to all of it, at any place */
  const anyRangeArb = fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: Math.log10(LATEST - EARLIEST), noNaN: true }))
    .map(([share, digits]): [Day, Day] => {
      const more = Math.min(LATEST - EARLIEST, Math.round(10 ** digits) - 1);
      const from = EARLIEST + Math.round((LATEST - EARLIEST - more) * share);
      return [from, from + more];
    });

  test.each(LANGUAGES)('names at any zoom are few and never overlap, in %s', (language) => {
    const words = wordsOf(language);
    fc.assert(
      fc.property(anyRangeArb, fc.integer({ min: 320, max: 2600 }), (range, width) => {
        const scale = createScale(range, [16, 16 + width]);
        expectSound(layoutTicks(scale, words, measure), scale);
        expectSound(layoutTicks(scale, words, measure, 16), scale, () => 15);
      }),
      { numRuns: 400 },
    );
  });

  test('round years are those of the era, which has no year 0', () => {
    expect(texts(ticksOf(EARLIEST, LATEST, wordsOf('en')))).toEqual(['4000 BC', '3000 BC', '2000 BC', '1000 BC', '1', '1000', '2000', '3000', '4000', '5000', '6000', '7000', '8000', '9000']);
    expect(texts(ticksOf(toDay(-49, 1, 1), toDay(40, 12, 31), wordsOf('fr')))).toEqual(['50 av. J.-C.', '40 av. J.-C.', '30 av. J.-C.', '20 av. J.-C.', '10 av. J.-C.', '1', '10', '20', '30', '40']);
    expect(texts(ticksOf(toDay(-2, 1, 1), toDay(2, 12, 31), wordsOf('ar')))).toEqual(['3 ق.م', '2 ق.م', '1 ق.م', '1', '2']);
    expect(texts(ticksOf(toDay(-43, 3, 14), toDay(-43, 3, 16), wordsOf('en')))).toEqual(['14 Mar 44 BC', '15 Mar', '16 Mar']);
    expect(periodStarts('decade', toDay(-25, 1, 1), toDay(25, 1, 1)).map(toIsoDay)).toEqual(['-0019-01-01', '-0009-01-01', '0001-01-01', '0010-01-01', '0020-01-01']);
  });

  test('strokes divide round years', () => {
    const ticks = ticksOf(EARLIEST, LATEST, wordsOf('en'));
    expect(ticks.filter(({ text }) => text === null).length).toBeGreaterThan(50);
  });

  test('is quick, and makes no more than has room', () => {
    const [start, days] = [performance.now(), toDay(2024, 1, 1)];
    for (let times = 0; times < 100; times += 1) {
      for (const range of [[EARLIEST, LATEST], [days, days], [days, days + 3650]] as const) expect(ticksOf(...range).length).toBeLessThan(WIDTH / 5);
    }
    expect((performance.now() - start) / 100).toBeLessThan(10);
  });
});

describe('counted from a day', () => {
  const zero = day('2024-10-28');
  const countedOf = (from: string, to: string, words: Wording = wordsOf('en'), width = WIDTH, at = zero): (string | null)[] => texts(layoutTicks(createScale([day(from), day(to)], [16, 16 + width]), words, measure, undefined, at));

  test('names count days, weeks, months and years from it', () => {
    expect(countedOf('2024-10-26', '2024-10-31')).toEqual(['−2 days', '−1 day', '0', '+1 day', '+2 days', '+3 days']);
    expect(countedOf('2024-10-10', '2024-12-03')).toEqual(['−2 weeks', '−1 week', '0', '+1 week', '+2 weeks', '+3 weeks', '+4 weeks', '+5 weeks']);
    expect(countedOf('2024-06-01', '2025-02-20')).toEqual(['−4 months', '−3 months', '−2 months', '−1 month', '0', '+1 month', '+2 months', '+3 months']);
    expect(countedOf('2022-12-01', '2026-06-01')).toEqual(['−18 months', '−1 year', '−6 months', '0', '+6 months', '+1 year', '+18 months']);
    expect(countedOf('2020-01-01', '2027-12-31')).toEqual(['−4 years', '−3 years', '−2 years', '−1 year', '0', '+1 year', '+2 years', '+3 years']);
    expect(countedOf('1955-01-01', '2026-12-31').slice(-4)).toEqual(['−30 years', '−20 years', '−10 years', '0']);
    expect(countedOf('-4712-01-01', '9999-12-31')).toContain('−4,000 years');
  });

  test('in the reader’s words', () => {
    expect(countedOf('2022-12-01', '2026-06-01', wordsOf('fr'), 600)).toEqual(['−18 mois', '−1 an', '−6 mois', '0', '+6 mois', '+1 an', '+18 mois']);
    expect(countedOf('2024-06-01', '2025-02-20', wordsOf('ar')).slice(0, 5)).toEqual(['\u2066−4\u2069 أشهر', '\u2066−3\u2069 أشهر', '\u2066−2\u2069 شهر', '\u2066−1\u2069 شهر', '0']);
  });

  test('a month after the last of January is the last of February', () => {
    const scale = createScale([day('2023-12-01'), day('2024-07-31')], [0, 1000]);
    const starts = named(layoutTicks(scale, wordsOf('en'), measure, undefined, day('2024-01-31'))).map(({ at }) => toIsoDay(Math.round(scale.dayAt(at))));
    expect(starts).toEqual(['2023-12-31', '2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31', '2024-06-30', '2024-07-31']);
  });

  test.each(LANGUAGES)('they never overlap, at any zoom and however far away, in %s', (language) => {
    const words = wordsOf(language);
    fc.assert(
      fc.property(fc.integer({ min: EARLIEST, max: LATEST - 10 }), fc.double({ min: 0, max: 6.7, noNaN: true }), fc.integer({ min: EARLIEST, max: LATEST }), fc.integer({ min: 320, max: 2000 }), (from, digits, at, width) => {
        const scale = createScale([from, Math.min(LATEST, from + Math.round(10 ** digits) - 1)], [16, 16 + width]);
        expectSound(layoutTicks(scale, words, measure, undefined, at), scale);
      }),
      { numRuns: 400 },
    );
  });
});

describe('with quiet stretches squeezed', () => {
  const warpArb: fc.Arbitrary<Warp> = fc
    .array(fc.integer({ min: toDay(1900, 1, 1), max: toDay(2060, 1, 1) }), { maxLength: 40 })
    .chain((days) => fc.record({ quiet: fc.integer({ min: 100, max: 400 }), kept: fc.integer({ min: 5, max: 90 }), margin: fc.integer({ min: 7, max: 40 }) }).map((options) => createWarp([EARLIEST, ...days.sort((a, b) => a - b), LATEST], options)));
  const rangeArb = fc.tuple(fc.integer({ min: toDay(1890, 1, 1), max: toDay(2060, 1, 1) }), fc.double({ min: 0, max: 5.5, noNaN: true })).map(([from, digits]): [Day, Day] => [from, from + Math.round(10 ** digits) - 1]);

  test.each(LANGUAGES)('names never overlap and strokes do not crowd, in %s', (language) => {
    const words = wordsOf(language);
    fc.assert(
      fc.property(warpArb, rangeArb, fc.integer({ min: 320, max: 2000 }), fc.option(fc.integer({ min: toDay(1900, 1, 1), max: toDay(2060, 1, 1) })), (warp, range, width, zero) => {
        const scale = createScale(range, [16, 16 + width], warp);
        expectSound(layoutTicks(scale, words, measure, undefined, zero), scale);
      }),
      { numRuns: 400 },
    );
  });

  const warp = createWarp([day('1990-05-10'), day('1990-06-20'), day('2003-02-01'), day('2003-03-15')], { quiet: 200, kept: 60, margin: 21 });

  test('after a break the year is said, and in it what has room', () => {
    const scale = createScale([day('1990-05-01'), day('2003-03-31')], [16, 1416], warp);
    expect(texts(layoutTicks(scale, wordsOf('en'), measure))).toEqual(['May 1990', 'Jun', 'Jul', '1992', '1994', '1996', '1998', '2000', '2002', 'Feb 2003', 'Mar']);
    expect(texts(layoutTicks(createScale(scale.range, [16, 616], warp), wordsOf('en'), measure))).toEqual(['May 1990', 'Jun', 'Jul', '1995', '2000', 'Feb 2003', 'Mar']);
  });

  test('a break narrower than a name bears one where the others leave room: of the roundest year in it', () => {
    const old = createWarp(['1955-11-16', '1962-05-15', '1969-05-15', '1976-05-15', '1983-05-15'].map(day), { quiet: 200, kept: 5, margin: 10 });
    expect(texts(layoutTicks(createScale([day('1955-11-06'), day('1983-05-25')], [16, 616], old), wordsOf('en'), measure))).toEqual(['Nov 1955', '1960', '1965', '1970', '1980']);
  });

  test('a picture within a break is divided as any other', () => {
    const range = [day('1995-03-03'), day('1998-03-03')] as const;
    const within = ticksOf(...range, wordsOf('en'));
    expect(texts(layoutTicks(createScale(range, [16, 1016], warp), wordsOf('en'), measure))).toEqual(texts(within));
  });

  test('ten thousand years with few events are quick', () => {
    const sparse = createWarp([EARLIEST, toDay(-43, 3, 15), toDay(1955, 11, 16), toDay(2024, 10, 28), LATEST]);
    const start = performance.now();
    const scale = createScale([EARLIEST, LATEST], [16, 1016], sparse);
    const ticks = layoutTicks(scale, wordsOf('en'), measure);
    expect(performance.now() - start).toBeLessThan(50);
    expectSound(ticks, scale);
    expect(layoutTicks(createScale([EARLIEST, LATEST], [16, 1016], NO_WARP), wordsOf('en'), measure)).toEqual(ticksOf(EARLIEST, LATEST, wordsOf('en')));
  });
});
