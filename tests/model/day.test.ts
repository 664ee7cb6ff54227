import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysInMonth, parseDay, toCivil, toDay, toIsoDay, toWeekday } from '../../src/model/day.ts';

const DAY_MS = 86_400_000;
/** as far as `Date` reaches, some 270,000 years either way */
const dayArb = fc.integer({ min: -99_999_999, max: 99_999_999 });

test('toDay and toCivil are inverse for every day', () => {
  fc.assert(
    fc.property(dayArb, (day) => {
      const { year, month, day: dayOfMonth } = toCivil(day);
      expect(toDay(year, month, dayOfMonth)).toBe(day);
    }),
    { numRuns: 5000 },
  );
  // and without a gap through four centuries, leap days and turns of the century among them
  let last = toCivil(toDay(1699, 12, 31));
  for (let day = toDay(1700, 1, 1); day <= toDay(2100, 12, 31); day += 1) {
    const civil = toCivil(day);
    const next = civil.day === last.day + 1 && civil.month === last.month && civil.year === last.year;
    const first = civil.day === 1 && last.day === daysInMonth(last.year, last.month) && (civil.month === last.month + 1 || (civil.month === 1 && last.month === 12 && civil.year === last.year + 1));
    if (!next && !first) expect.fail(`${JSON.stringify(last)} is followed by ${JSON.stringify(civil)}`);
    last = civil;
  }
});

test('the calendar is the browser’s own, in UTC', () => {
  fc.assert(
    fc.property(dayArb, (day) => {
      const date = new Date(day * DAY_MS);
      expect(toCivil(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
      expect(toWeekday(day)).toBe(date.getUTCDay());
    }),
    { numRuns: 5000 },
  );
  expect(toDay(2024, 10, 28)).toBe(Date.UTC(2024, 9, 28) / DAY_MS);
});

test.each([
  ['1970-01-01', 4],
  ['1969-12-31', 3],
  ['2000-02-29', 2],
  ['2024-10-28', 1],
  ['-4713-11-24', 1], // Julian day 0
])('%s is day %i of its week', (text, weekday) => {
  expect(toWeekday(parseDay(text)!)).toBe(weekday);
});

test.each([
  [2024, 29],
  [2023, 28],
  [1900, 28],
  [2000, 29],
  [0, 29],
  [-4, 29],
])('February of %i has %i days', (year, days) => {
  expect(daysInMonth(year, 2)).toBe(days);
});

test.each([
  ['-4712-01-01', -4712, 1],
  ['-0001-12-31', -1, 365],
  ['0000-02-29', 0, 60],
  ['0000-12-31', 0, 366],
  ['0001-01-01', 1, 1],
  ['0099-12-31', 99, 365],
  ['0100-03-01', 100, 60],
  ['9999-12-31', 9999, 365],
])('%s is of the year %i and its day %i', (text, year, number) => {
  const day = parseDay(text)!;
  expect(toCivil(day).year).toBe(year);
  expect(day - toDay(year, 1, 1) + 1).toBe(number);
  expect(toIsoDay(day)).toBe(text);
});

test('from the year −4712 to the year 9999 there are as many days as years and leap days', () => {
  const years = Array.from({ length: 14_712 }, (_, index) => index - 4712);
  const leap = years.filter((year) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  expect(toDay(10_000, 1, 1) - toDay(-4712, 1, 1)).toBe(years.length * 365 + leap.length);
});

describe('text', () => {
  test('a day is written as it is read', () => {
    fc.assert(
      fc.property(fc.integer({ min: toDay(-9999, 1, 1), max: toDay(99_999, 12, 31) }), (day) => {
        expect(parseDay(toIsoDay(day))).toBe(day);
      }),
    );
    expect([toIsoDay(0), toIsoDay(-1), toIsoDay(toDay(-4712, 1, 1)), toIsoDay(toDay(33, 4, 3))]).toEqual(['1970-01-01', '1969-12-31', '-4712-01-01', '0033-04-03']);
  });

  test.each(['2024-02-30', '2023-02-29', '1900-02-29', '2024-04-31', '2024-13-01', '2024-00-10', '2024-01-00', '2024-01-32'])('%s never was', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  test.each(['', '2024', '2024-04', '23/04/2024', '2024-4-23', '24-04-23', ' 2024-04-23', '2024-04-23T00:00', '2024-04-23\n', '٢٠٢٤-٠٤-٢٣', '2024-04-23~', '1e3-01-01', '9999999-01-01'])('“%s” is not a day', (text) => {
    expect(parseDay(text)).toBeNull();
  });
});
