import { parse } from '@edtf-ts/core';
import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysInMonth, toCivil, toDay, toIsoDay, type Day } from '../../src/model/day.ts';
import { edtfProblem, parseEdtf } from '../../src/model/edtf.ts';
import type { Span } from '../../src/model/span.ts';


/** "2024-04-01..2024-04-30 window" */
function show(span: Span | null): string {
  if (span === null) return 'none';
  const end = (value: Day | null): string => (value === null ? 'open' : toIsoDay(value));
  const core = span.core ? ` core ${end(span.core[0])}..${end(span.core[1])}` : '';
  return `${end(span.from)}..${end(span.to)}${core}${span.window ? ' window' : ''}${span.doubt === 'none' ? '' : ` ${span.doubt}`}`;
}

describe('a date coarser than a day is a window; an interval of days is a duration, unless it is said to be a window', () => {
  test.each([
    ['2024-04-23', '2024-04-23..2024-04-23 core 2024-04-23..2024-04-23'],
    ['2024-02-29', '2024-02-29..2024-02-29 core 2024-02-29..2024-02-29'],
    ['2024-04-23?', '2024-04-23..2024-04-23 core 2024-04-23..2024-04-23 uncertain'],
    ['2024-04', '2024-04-01..2024-04-30 window'],
    ['2024-02~', '2024-02-01..2024-02-29 window approximate'],
    ['2024%', '2024-01-01..2024-12-31 window both'],
    ['202X', '2020-01-01..2029-12-31 window'],
    ['20XX', '2000-01-01..2099-12-31 window'],
    ['2024-XX', '2024-01-01..2024-12-31 window'],
    ['2023-02-XX', '2023-02-01..2023-02-28 window'],
    ['2024-XX-XX', '2024-01-01..2024-12-31 window'],
    ['2024-21', '2024-03-01..2024-05-31 window'],
    ['2024-22', '2024-06-01..2024-08-31 window'],
    ['2024-23', '2024-09-01..2024-11-30 window'],
    ['2023-24', '2023-12-01..2024-02-29 window'],
    ['2024-10-28/2024-10-30', '2024-10-28..2024-10-30 core 2024-10-28..2024-10-30'],
    ['2024-10-21~/2024-10-31~', '2024-10-21..2024-10-31 core 2024-10-21..2024-10-31 approximate'],
    ['2024-10-21?/2024-10-31~', '2024-10-21..2024-10-31 core 2024-10-21..2024-10-31 both'],
    ['2024-10-21/2024-10-31?', '2024-10-21..2024-10-31 core 2024-10-21..2024-10-31 uncertain'],
    ['2024-04/2024-06', '2024-04-01..2024-06-30 core 2024-04-30..2024-06-01'],
    ['2024-04/2024-04-15', '2024-04-01..2024-04-15 window'],
    ['2023/2024', '2023-01-01..2024-12-31 core 2023-12-31..2024-01-01'],
    ['2023-04-20/..', '2023-04-20..open'],
    ['../2024', 'open..2024-12-31'],
    ['../2024-04-22%', 'open..2024-04-22 both'],
    ['[2024-04-22,2024-04-29]', '2024-04-22..2024-04-29 window'],
    ['[2024-04,2024-06]', '2024-04-01..2024-06-30 window'],
    ['[2024-04-22,2024-04-29,2024-05-06]', '2024-04-22..2024-05-06 window'],
  ])('%s is %s', (text, expected) => {
    expect(show(parseEdtf(text))).toBe(expected);
    expect(edtfProblem(text)).toBeNull();
  });

  test.each([
    ['2024-10-21/2024-10-31', '2024-10-21..2024-10-31 window'],
    ['2023-04-20/..', '2023-04-20..open window'],
    ['2024-09', '2024-09-01..2024-09-30 window'],
  ])('%s said to be a window is %s', (text, expected) => {
    expect(show(parseEdtf(text, { within: true }))).toBe(expected);
  });
});

describe('an impossible day, a reversed interval and every other form of EDTF are refused, saying why', () => {
  test.each([
    ['2023-02-29', 'a day in the calendar (2023-02 has 28 days)'],
    ['2024-04-31', 'a day in the calendar (2024-04 has 30 days)'],
    ['2024-04-00', 'a day in the calendar (2024-04 has 30 days)'],
    ['2024-13', 'a month from 01 to 12 (or alone, unqualified, a season from 21 to 24)'],
    ['2024-00-10', 'a month from 01 to 12 (or alone, unqualified, a season from 21 to 24)'],
    ['2024-04-10/2024-04-01', 'an interval whose end begins after its start'],
    ['2024-05/2024-04-30', 'an interval whose end begins after its start'],
    ['2024-04-22/2024-04-22', 'a date written once, 2024-04-22'],
    ['2024-04-28/2024-04-31', 'a day in the calendar (2024-04 has 30 days)'],
    ['../..', 'an interval with at least one end'],
    ['[2024-04-29,2024-04-22]', 'dates in order, none within another'],
    ['[2024-04,2024-04-22]', 'dates in order, none within another'],
    ['[2024-02-30,2024-04-22]', 'a day in the calendar (2024-02 has 29 days)'],
  ])('%s: %s', (text, expected) => {
    expect(edtfProblem(text)).toEqual({ expected, found: `"${text}"` });
    expect(parseEdtf(text)).toBeNull();
  });

  test.each([
    '', ' ', '20240422', '24', '2024-4-2', '2024-04-22 ', '2024/', '/2024', '2024-04-22T14:30', '2024-04-22T14:30:00Z', '22 avril 2024',
    '2024-37', '2024-25', '2024-22?', '2024-04-XX?', '202X~', '2024-XX-22', 'XXXX', '202X-04', '2024-04-2X', '?2024-04', '2024?-04-22', '-2024',
    'Y17000002024', '1E3', '{2024-04-01,2024-04-03}', '[2024-04-01..2024-04-03]', '[2024]', '[..2024]', '[2024-04-22?,2024-04-29]',
    '[2024-04-22, 2024-04-29]', '2024-04-22/2024-04-24/2024-04-26', '2024-21/2024-22', '٢٠٢٤-٠٤-٢٢', '2024–04–22', '..', '2024-04-22/open',
  ])('%j is not of the profile', (text) => {
    expect(parseEdtf(text)).toBeNull();
    expect(edtfProblem(text)?.expected).toMatch(/^a date such as|^a month/);
  });

  test('any text at all is answered', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d/X?~%.[\],-]{0,24}$/)), (text) => {
      expect(parseEdtf(text) === null).toBe(edtfProblem(text) !== null);
    }));
  });
});

const anyDay = fc.integer({ min: toDay(1600, 1, 1), max: toDay(2399, 12, 31) });
const qualifier = fc.constantFrom('', '?', '~', '%');

test('days, months and intervals agree with the arithmetic of days', () => {
  fc.assert(fc.property(anyDay, fc.integer({ min: 1, max: 4000 }), (start, length) => {
    const end = start + length;
    expect(parseEdtf(toIsoDay(start))).toEqual({ from: start, to: start, core: [start, start], window: false, doubt: 'none' });
    expect(parseEdtf(`${toIsoDay(start)}/${toIsoDay(end)}`)).toEqual({ from: start, to: end, core: [start, end], window: false, doubt: 'none' });
    const { year, month } = toCivil(start);
    const first = toDay(year, month, 1);
    expect(parseEdtf(toIsoDay(start).slice(0, 7))).toEqual({ from: first, to: first + daysInMonth(year, month) - 1, core: null, window: true, doubt: 'none' });
  }));
});

const years = fc.integer({ min: 1000, max: 2999 });
const two = (value: number): string => String(value).padStart(2, '0');
/** Impossible days too: both readers must refuse them. */
const date = fc.oneof(
  years.map(String),
  fc.tuple(years, fc.integer({ min: 0, max: 13 })).map(([year, month]) => `${year}-${two(month)}`),
  fc.tuple(years, fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 })).map(([year, month, number]) => `${year}-${two(month)}-${two(number)}`),
);
const unspecified = fc.tuple(years, fc.integer({ min: 1, max: 12 })).chain(([year, month]) =>
  fc.constantFrom(`${String(year).slice(0, 3)}X`, `${String(year).slice(0, 2)}XX`, `${year}-XX`, `${year}-XX-XX`, `${year}-${two(month)}-XX`),
);
const qualified = fc.tuple(date, qualifier).map((parts) => parts.join(''));
const text = fc.oneof(
  qualified,
  unspecified,
  fc.tuple(years, fc.integer({ min: 21, max: 24 })).map(([year, season]) => `${year}-${season}`),
  fc.tuple(fc.oneof(qualified, fc.constant('..')), fc.oneof(qualified, fc.constant('..'))).map((ends) => ends.join('/')),
  fc.tuple(date, date).map(([a, b]) => `[${a},${b}]`),
);

test('the bounds are those of an independent reader of EDTF, seasons included', () => {
  let compared = 0;
  fc.assert(
    fc.property(text, (written) => {
      const span = parseEdtf(written);
      if (span === null) return;
      const other = parse(written);
      expect(other.success, written).toBe(true);
      if (!other.success) return;
      compared += 1;
      const toEnd = (end: Day | null, ms: number): Day | null => (end === null ? null : Math.floor(ms / 86_400_000));
      const { min, max } = other.value;
      expect([span.from, span.to], written).toEqual([toEnd(span.from, min.getTime()), toEnd(span.to, max.getTime())]);
      expect([span.from === null, span.to === null]).toEqual([written.startsWith('..'), written.endsWith('..')]);
    }),
    { numRuns: 2000 },
  );
  expect(compared).toBeGreaterThan(800);
});

test('a date is accepted only if the edtf package writes it back unchanged', () => {
  fc.assert(fc.property(text, (written) => {
    if (parseEdtf(written) !== null) expect(edtf(written).edtf).toBe(written);
  }), { numRuns: 1000 });
});

test('an interval of plain dates, which is read without the package, is what the package writes back', () => {
  const two = (number: number): string => String(number).padStart(2, '0');
  const plain = fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.nat({ max: 2 }), fc.constantFrom('', '', '?', '~', '%'))
    .map(([year, month, day, parts, doubt]) => [String(year).padStart(4, '0'), two(month), two(day)].slice(0, parts + 1).join('-') + doubt);
  fc.assert(fc.property(fc.oneof(fc.tuple(plain, plain), fc.tuple(plain, fc.constant('..')), fc.tuple(fc.constant('..'), plain)), ([start, end]) => {
    const written = `${start}/${end}`;
    if (parseEdtf(written) !== null) expect(edtf(written).edtf).toBe(written);
  }), { numRuns: 1000 });
});

test('a single date is accepted exactly where an independent reader accepts it', () => {
  fc.assert(fc.property(fc.oneof(qualified, unspecified), (written) => {
    expect(parseEdtf(written) !== null, written).toBe(parse(written).success);
  }), { numRuns: 1000 });
});

test('plain dates cost microseconds', () => {
  const started = performance.now();
  for (let index = 0; index < 10_000; index++) parseEdtf(toIsoDay(index));
  expect(performance.now() - started).toBeLessThan(500);
});
