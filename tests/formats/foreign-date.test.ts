import { describe, expect, test } from 'vitest';
import { isDate, readDateText, readEpoch, readParts, toInterval, type DateReading, type ForeignDate } from '../../src/formats/foreign-date.ts';

const date = (reading: DateReading | null): string => (reading === null ? 'none' : isDate(reading) ? [reading.edtf, ...reading.notes].join(' ') : `expected ${reading.expected}, found ${reading.found}`);

test.each([
  ['2024-04-23', '2024-04-23'],
  ['2024', '2024'],
  ['0987', '0987'],
  ['2024-04', '2024-04'],
  ['2024-4-3', '2024-04-03'],
  ['2024/04/23', '2024-04-23'],
  ['2024.04.23', '2024-04-23'],
  ['20240423', '2024-04-23'],
  ['20240423T2230Z', '2024-04-23'],
  ['2024-04-23T00:00:00', '2024-04-23'],
  ['2024-04-23T22:00:00.000Z', '2024-04-23 time'],
  ['2024-04-23T23:30:00-11:00', '2024-04-23 time'],
  ['2024-04-23T00:30:00+14:00', '2024-04-23 time'],
  ['2024-04-23 10:00', '2024-04-23 time'],
  // EDTF of our profile
  ['2024-04?', '2024-04?'],
  ['202X', '202X'],
  ['2024-22', '2024-22'],
  ['2024-10-28/2024-10-30', '2024-10-28/2024-10-30'],
  ['[2024-04-22,2024-04-29]', '[2024-04-22,2024-04-29]'],
  // days first, unless that is impossible
  ['23/04/2024', '2024-04-23'],
  ['04/23/2024', '2024-04-23'],
  ['03/04/2024', '2024-04-03 order'],
  ['3.4.2024', '2024-04-03 order'],
  ['4-4-2024', '2024-04-04'],
  ['23/04/2024 10:30', '2024-04-23 time'],
  ['04/2024', '2024-04'],
  // months by name
  ['23 April 2024', '2024-04-23'],
  ['April 23, 2024', '2024-04-23'],
  ['Apr 23rd 2024', '2024-04-23'],
  ['Tuesday, 23 April 2024', '2024-04-23'],
  ['April 2024', '2024-04'],
  ['23 avril 2024', '2024-04-23'],
  ['1er octobre 2024', '2024-10-01'],
  ['le 1er août 2024', '2024-08-01'],
  ['févr. 2024', '2024-02'],
  ['23 أبريل 2024', '2024-04-23'],
  ['٢٣ أبريل ٢٠٢٤', '2024-04-23'],
  ['الثلاثاء، 23 أبريل 2024', '2024-04-23'],
  ['شتنبر 2024', '2024-09'],
  ['28 أكتوبر 2024', '2024-10-28'],
  ['2 غشت 2024', '2024-08-02'],
  ['\u200f23\u200f/04\u200f/2024', '2024-04-23'],
  // as JavaScript and mails write them
  ['Sat May 20 1961 00:00:00 GMT-0600', '1961-05-20'],
  ['Fri Nov 22 1963 12:30:00 GMT-0600', '1963-11-22 time'],
  ['Fri Nov 22 1963 00:30:00 GMT+1400 (Line Islands Time)', '1963-11-22 time'],
  ['Fri, 22 Nov 1963 12:30:00 GMT', '1963-11-22 time'],
  ['Fri Nov 22 12:30:00 EST 1963', '1963-11-22 time'],
  // about
  ['c. 1987', '1987~'],
  ['vers 1987', '1987~'],
  ['حوالي 1987', '1987~'],
  ['1990s', '199X'],
])('%s → %s', (text, expected) => {
  expect(date(readDateText(text))).toBe(expected);
});

test.each(['', 'hello 7', 'Darmanin 2024', '7', '12/03/24', '2024-04-23 and more', '2024-04-23/', '32 April 2024', '1 2 2024', 'April', '23 April', 'April April 2024', 'NaN', 'Infinity', '2024-04-23T25', `${'9'.repeat(200)}`, 'x'.repeat(1e6), '1990ss', '05/2024/03'])(
  'no date, and none is made of it: %s',
  (text) => expect(isDate(readDateText(text))).toBe(false),
);

describe('a date is checked against the calendar', () => {
  test.each([
    '2024-02-30', '2023-02-29', '1900-02-29', '2100-02-29', '2024-04-31', '2024-13-01', '2024-00-10', '2024-01-00', '30/02/2024', '31.04.2024', '29 février 2023', 'Feb 29 1900', '20240230', '2024-02-30T10:00:00Z',
    'Sat Feb 30 1961 00:00:00 GMT-0600', '13/13/2024', '00/04/2024',
  ])('%s', (text) => {
    const reading = readDateText(text);
    expect(reading).toHaveProperty('expected');
    expect(date(reading)).toContain(JSON.stringify(text));
  });
  test.each(['2000-02-29', '2024-02-29', '0000-02-29', '9999-12-31', '0001-01-01'])('%s', (text) => expect(date(readDateText(text))).toBe(text));
  test.each(['-0044', '-4712-01-01', '+012024-01-01', '44 BC', '10000'])('%s is out of reach', (text) => expect(isDate(readDateText(text))).toBe(false));
});

test('an order that the file shows', () => {
  expect(date(readDateText('03/04/2024', 'month'))).toBe('2024-03-04 order');
  expect(date(readDateText('23/04/2024', 'month'))).toBe('2024-04-23');
});

test('milliseconds are the day that it was in UTC', () => {
  expect(date(readEpoch(0))).toBe('1970-01-01 epoch');
  expect(date(readEpoch(-1))).toBe('1969-12-31 epoch');
  expect(date(readEpoch(1713916799999))).toBe('2024-04-23 epoch');
  expect(date(readEpoch(1713916800000))).toBe('2024-04-24 epoch');
  for (const number of [NaN, Infinity, -Infinity, 8.64e15, -8.64e15, 1e300]) expect(isDate(readEpoch(number))).toBe(false);
});

test('parts are whole numbers, absent ones stay absent', () => {
  expect(date(readParts({ year: '2024', month: '', day: null }))).toBe('2024');
  expect(date(readParts({ year: '', month: '' }))).toBe('none');
  for (const year of ['2024.5', '1e3', '0x10', 2024.5, NaN, {}, [], true, '9007199254740993', 2 ** 53]) expect(isDate(readParts({ year }) ?? { edtf: '', notes: [] })).toBe(false);
  expect(date(readParts({ year: 2024, day: 5 }))).toBe('expected a month with the day, found the day 5 of 2024 without a month');
});

describe('a start and an end', () => {
  const both = (start: string, end: string): string => date(toInterval(readDateText(start) as ForeignDate, readDateText(end) as ForeignDate));
  test.each([
    ['2024-10-28', '2024-10-30', '2024-10-28/2024-10-30'],
    ['2024-10', '2025', '2024-10/2025'],
    ['2024', '2024-03-05', '2024/2024-03-05'],
    ['2024-10-28', '2024-10-28', '2024-10-28'],
    ['2024-10-28', '2024-10', '2024-10-28 end'],
    ['2024-10-01', '2024', '2024-10-01 end'],
    ['2024-10-30', '2024-10-28', 'expected an end not before the start, found from "2024-10-30" to "2024-10-28"'],
    ['2024', '2023', 'expected an end not before the start, found from "2024" to "2023"'],
    ['2024-10-28/2024-10-30', '2025', 'expected a start and an end that are single dates, found "2024-10-28/2024-10-30" and "2025"'],
  ])('%s, %s → %s', (start, end, expected) => expect(both(start, end)).toBe(expected));
});
