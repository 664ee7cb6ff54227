import { expect, test } from 'vitest';
import { parseDay } from '../../src/model/day.ts';
import { toSpan } from '../../src/model/span.ts';
import { dateTerms, dayIn, readDate } from '../../src/search/dates.ts';
import { wordsOf } from '../../src/search/fold.ts';

const read = (query: string) => {
  const { date, rest } = readDate(wordsOf(query));
  return [date, rest.map(({ folded }) => folded).join(' ')];
};

test.each([
  ['2020', 'y2020', ''],
  ['Darmanin Rabat 2020', 'y2020', 'darmanin rabat'],
  ['september 2024', 'y2024-09', ''],
  ['Sept. 2024', 'y2024-09', ''],
  ['septembre 2024 visite', 'y2024-09', 'visite'],
  ['شتنبر 2024', 'y2024-09', ''],
  ['سبتمبر ٢٠٢٤', 'y2024-09', ''],
  ['أيلول 2024', 'y2024-09', ''],
  ['غشت', 'm08', ''],
  ['28 octobre 2024', 'y2024-10-28', ''],
  ['1er avril', 'm04-01', ''],
  ['October 28 2024', 'y2024-10-28', ''],
  ['2024-10-28', 'y2024-10-28', ''],
  ['2024-10', 'y2024-10', ''],
  ['rabat', null, 'rabat'],
  ['accord de 3 pages', null, 'accord de 3 pages'],
  ['9999', null, '9999'],
])('%s', (query, date, rest) => {
  expect(read(query)).toEqual([date, rest]);
});

const day = (text: string): number => parseDay(text)!;

test('a span is found by each of its days, months and years, and by the month of any year', () => {
  expect(dateTerms(toSpan(day('2024-10-28'), day('2024-10-29')))).toEqual(['y2024', 'y2024-10', 'm10', 'y2024-10-28', 'm10-28', 'y2024-10-29', 'm10-29']);
  expect(dateTerms({ ...toSpan(day('2024-09-01'), day('2024-11-30')), core: null, window: true })).toEqual(['y2024', 'y2024-09', 'm09', 'y2024-10', 'm10', 'y2024-11', 'm11']);
  expect(dateTerms(toSpan(day('1963-10-25'), day('1965-02-20')))).toEqual(['y1963', 'y1964', 'y1965']);
});

test('an open span by its known end; none by nothing', () => {
  expect(dateTerms({ ...toSpan(day('2024-04-20')), to: null, core: null })).toContain('y2024-04-20');
  expect(dateTerms({ ...toSpan(day('2024-04-20')), from: null, core: null })).toContain('y2024-04');
  expect(dateTerms({ ...toSpan(0), from: null, to: null, core: null })).toEqual([]);
  expect(dateTerms(null)).toEqual([]);
});

test.each([
  ['2024-06-01', '2024-06-01'],
  ['1 June 2024', '2024-06-01'],
  ['1er juin 2024', '2024-06-01'],
  ['فاتح يونيو 2024', null],
  ['1 يونيو 2024', '2024-06-01'],
  ['31 June 2024', null],
  ['June 2024', null],
  ['1 June', null],
  ['1 June 2024 rabat', null],
  ['', null],
])('a whole date is a day: %s', (query, expected) => {
  expect(dayIn(wordsOf(query))).toBe(expected === null ? null : day(expected));
});
