import { afterAll, expect, test } from 'vitest';
import { createDates, type DateStyle, type TickUnit } from '../../src/i18n/date.ts';
import { LANGUAGES, SPOKEN } from '../../src/i18n/index.ts';
import { createMessages } from '../../src/i18n/message.ts';
import { parseDay, toCivil, toWeekday, type Day } from '../../src/model/day.ts';
import { toSpan } from '../../src/model/span.ts';

const ZONES = ['UTC', 'Africa/Casablanca', 'Pacific/Honolulu', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Europe/Paris'];
const STYLES: DateStyle[] = ['short', 'long', 'weekday'];
const UNITS: TickUnit[] = ['decade', 'year', 'quarter', 'month', 'week', 'day'];

const days = (from: string, to: string, step = 1): Day[] => {
  const [first, last] = [parseDay(from)!, parseDay(to)!];
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
};
/** Ramadan of 2024 and Morocco's clock changes about it, the turns of years and of the epoch, a leap day, and a net over the rest. */
const DAYS = [
  ...days('2024-03-10', '2024-04-14'),
  ...days('2023-12-30', '2024-01-02'),
  ...days('2024-02-28', '2024-03-01'),
  ...days('1969-12-30', '1970-01-03'),
  ...days('1955-11-01', '2030-01-01', 97),
  ...days('0000-12-30', '0001-01-02'),
  ...days('-4712-01-01', '1900-01-01', 99_991),
];

const before = process.env['TZ'];
afterAll(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

/** Every formatter over every day, made and asked in the time zone. */
function sayAll(zone: string): string[] {
  process.env['TZ'] = zone;
  expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
  return LANGUAGES.flatMap((language) => {
    const dates = createDates(SPOKEN[language], createMessages(SPOKEN[language], false));
    return DAYS.flatMap((day) => [
      dates.day(day),
      dates.short(day),
      dates.weekday(day),
      dates.month(day),
      dates.year(day),
      ...STYLES.flatMap((style) => [dates.range(day, day + 2, style), dates.span(toSpan(day, day + 40), style), dates.span({ ...toSpan(day, day + 9), core: null, window: true }, style)]),
      ...UNITS.map((unit) => dates.tick(day, unit)),
    ]);
  });
}

test('the same words in every time zone', () => {
  const [first, ...others] = ZONES.map(sayAll);
  for (const other of others) expect(other).toEqual(first);
});

test('and they are the words of that civil day', () => {
  process.env['TZ'] = 'Pacific/Honolulu';
  const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  const { weekday } = createDates(SPOKEN.en, createMessages(SPOKEN.en, false));
  for (const day of DAYS) {
    const said = weekday(day);
    const civil = toCivil(day);
    expect(said.startsWith(`${names[toWeekday(day)]} ${civil.day} `), said).toBe(true);
    expect(said.endsWith(civil.year > 0 ? ` ${civil.year}` : ` ${1 - civil.year} BC`), said).toBe(true);
  }
});
