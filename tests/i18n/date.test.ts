import { describe, expect, test } from 'vitest';
import { createI18n, type Language } from '../../src/i18n/index.ts';
import { parseDay, type Day } from '../../src/model/day.ts';
import { toSpan, type Doubt, type Span } from '../../src/model/span.ts';

const day = (text: string): Day => {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(text);
  return parsed;
};
const within = (from: string | null, to: string | null, doubt: Doubt = 'none'): Span => ({
  from: from === null ? null : day(from),
  to: to === null ? null : day(to),
  core: null,
  window: true,
  doubt,
});
const lasting = (from: string, to: string, doubt: Doubt = 'none'): Span => ({ ...toSpan(day(from), day(to)), doubt });
const dates = (language: Language) => createI18n(language).dates;
const inAll = (span: Span | null, style: 'short' | 'long' | 'weekday' = 'long'): string[] => (['en', 'fr', 'ar'] as const).map((language) => dates(language).span(span, style));

test('a day, in brief and with its weekday', () => {
  expect(dates('en').day(day('2024-04-23'))).toBe('23 April 2024');
  expect(dates('fr').day(day('2024-04-23'))).toBe('23 avril 2024');
  expect(dates('ar').day(day('2024-04-23'))).toBe('23 أبريل 2024');
  expect(dates('en').short(day('2024-04-23'))).toBe('23 Apr 2024');
  expect(dates('fr').short(day('2024-04-23'))).toBe('23 avr. 2024');
  expect(dates('ar').short(day('2024-09-23'))).toBe('23 شتنبر 2024');
  expect(dates('en').weekday(day('2024-04-23'))).toBe('Tuesday 23 April 2024');
  expect(dates('fr').weekday(day('2024-04-23'))).toBe('mardi 23 avril 2024');
  expect(dates('ar').weekday(day('2024-10-28'))).toBe('الاثنين 28 أكتوبر 2024');
});

test('French writes the first of a month as an ordinal, and no other day', () => {
  expect(dates('fr').day(day('2024-04-01'))).toBe('1er avril 2024');
  expect(dates('fr').range(day('2024-04-01'), day('2024-04-03'))).toBe('1er–3 avril 2024');
  expect(dates('fr').day(day('2024-04-21'))).toBe('21 avril 2024');
  expect(dates('fr').day(day('2024-04-11'))).toBe('11 avril 2024');
});

test('months as Morocco says them, in full even in brief', () => {
  const months = ['يناير', 'فبراير', 'مارس', 'أبريل', 'ماي', 'يونيو', 'يوليوز', 'غشت', 'شتنبر', 'أكتوبر', 'نونبر', 'دجنبر'];
  expect(months.map((_, index) => dates('ar').monthName(index + 1))).toEqual(months);
  expect(months.map((_, index) => dates('ar').monthName(index + 1, 'short'))).toEqual(months);
});

test('months of French in brief', () => {
  const months = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'];
  expect(months.map((_, index) => dates('fr').monthName(index + 1, 'short'))).toEqual(months);
});

describe('a duration says once what its ends share', () => {
  test('within a month', () => {
    expect(inAll(lasting('2024-10-28', '2024-10-30'))).toEqual(['28–30 October 2024', '28–30 octobre 2024', '28–30 أكتوبر 2024']);
  });
  test('within a year', () => {
    expect(inAll(lasting('2024-10-28', '2024-11-02'), 'short')).toEqual(['28 Oct – 2 Nov 2024', '28 oct. – 2 nov. 2024', '28 أكتوبر – 2 نونبر 2024']);
  });
  test('over a new year', () => {
    expect(inAll(lasting('2022-12-25', '2023-01-03'), 'short')).toEqual(['25 Dec 2022 – 3 Jan 2023', '25 déc. 2022 – 3 janv. 2023', '25 دجنبر 2022 – 3 يناير 2023']);
  });
  test('with weekdays', () => {
    expect(inAll(lasting('2024-04-21', '2024-04-22'), 'weekday')).toEqual(['Sunday 21 – Monday 22 April 2024', 'dimanche 21 – lundi 22 avril 2024', 'الأحد 21 – الاثنين 22 أبريل 2024']);
  });
  test('a whole month that it lasts is no month in which it happens', () => {
    expect(inAll(lasting('2024-10-01', '2024-10-31'))[0]).toBe('1–31 October 2024');
  });
  test('whose ends are known to a month or a day only', () => {
    const cold: Span = { from: day('2021-07-18'), to: day('2023-09-30'), core: [day('2021-07-18'), day('2023-09-01')], window: false, doubt: 'none' };
    expect(inAll(cold)).toEqual(['18 July 2021 – September 2023', '18 juillet 2021 – septembre 2023', '18 يوليوز 2021 – شتنبر 2023']);
  });
});

describe('a window is said by the name of its period', () => {
  const said: [string, string, string[]][] = [
    ['2024-09-01', '2024-09-30', ['September 2024', 'septembre 2024', 'شتنبر 2024']],
    ['2024-02-01', '2024-02-29', ['February 2024', 'février 2024', 'فبراير 2024']],
    ['2022-10-01', '2022-10-10', ['early October 2022', 'début octobre 2022', 'أوائل أكتوبر 2022']],
    ['2022-10-11', '2022-10-20', ['mid-October 2022', 'mi-octobre 2022', 'منتصف أكتوبر 2022']],
    ['2022-10-21', '2022-10-31', ['late October 2022', 'fin octobre 2022', 'أواخر أكتوبر 2022']],
    ['2023-02-21', '2023-02-28', ['late February 2023', 'fin février 2023', 'أواخر فبراير 2023']],
    ['2023-01-01', '2023-03-31', ['first quarter of 2023', 'premier trimestre 2023', 'الفصل الأول من 2023']],
    ['2023-10-01', '2023-12-31', ['fourth quarter of 2023', 'quatrième trimestre 2023', 'الفصل الرابع من 2023']],
    ['2023-07-01', '2023-12-31', ['second half of 2023', 'second semestre 2023', 'النصف الثاني من 2023']],
    ['2024-09-01', '2024-10-31', ['September–October 2024', 'septembre–octobre 2024', 'شتنبر–أكتوبر 2024']],
    ['2024-03-01', '2024-05-31', ['March–May 2024', 'mars–mai 2024', 'مارس–ماي 2024']],
    ['2024-12-01', '2025-02-28', ['December 2024 – February 2025', 'décembre 2024 – février 2025', 'دجنبر 2024 – فبراير 2025']],
    ['2024-01-01', '2024-12-31', ['2024', '2024', '2024']],
    ['2022-01-01', '2023-12-31', ['2022–2023', '2022–2023', '\u200f2022–2023']],
  ];
  test.each(said)('%s to %s', (from, to, words) => {
    expect(inAll(within(from, to))).toEqual(words);
  });

  test('or as lying between two days, never as lasting from one to the other', () => {
    expect(inAll(within('2024-09-09', '2024-09-13'))).toEqual([
      'some time between 9 and 13 September 2024',
      'à une date entre le 9 et le 13 septembre 2024',
      'في وقت ما بين 9 و13 شتنبر 2024',
    ]);
    expect(inAll(within('2024-09-27', '2024-12-31'), 'short')).toEqual(['between 27 Sep and 31 Dec 2024', 'entre le 27 sept. et le 31 déc. 2024', 'ما بين 27 شتنبر و31 دجنبر 2024']);
  });

  test('a window of one day is that day, even with weekdays', () => {
    expect(inAll(within('2024-04-23', '2024-04-23'), 'weekday')[0]).toBe('Tuesday 23 April 2024');
  });
});

test('open at one end: a window it happens in, or a time that it lasts', () => {
  expect(inAll(within('2023-04-20', null))).toEqual(['not before 20 April 2023', 'pas avant le 20 avril 2023', 'ليس قبل 20 أبريل 2023']);
  expect(inAll(within(null, '2024-12-31'))).toEqual(['by 31 December 2024', 'au plus tard le 31 décembre 2024', 'في أجل أقصاه 31 دجنبر 2024']);
  expect(inAll({ ...within('2023-04-20', null), window: false })).toEqual(['from 20 April 2023', 'à partir du 20 avril 2023', 'ابتداء من 20 أبريل 2023']);
  expect(inAll({ ...within(null, '2023-04-20'), window: false })).toEqual(['until 20 April 2023', 'jusqu’au 20 avril 2023', 'إلى غاية 20 أبريل 2023']);
});

test('no date', () => {
  expect(inAll(null)).toEqual(['no date', 'sans date', 'دون تاريخ']);
  expect(inAll(within(null, null))).toEqual(['no date', 'sans date', 'دون تاريخ']);
});

test('doubt is said', () => {
  expect(inAll(lasting('2024-04-23', '2024-04-23', 'approximate'))).toEqual(['about 23 April 2024', 'vers le 23 avril 2024', 'حوالي 23 أبريل 2024']);
  expect(inAll(within('2024-09-01', '2024-09-30', 'approximate'))).toEqual(['about September 2024', 'vers septembre 2024', 'حوالي شتنبر 2024']);
  expect(inAll(within('2024-09-01', '2024-09-30', 'uncertain'))).toEqual(['September 2024 (uncertain)', 'septembre 2024 (incertain)', 'شتنبر 2024 (غير مؤكد)']);
  expect(inAll(within('2023-01-01', '2023-03-31', 'both'))).toEqual([
    'about the first quarter of 2023 (uncertain)',
    'vers le premier trimestre 2023 (incertain)',
    'حوالي الفصل الأول من 2023 (غير مؤكد)',
  ]);
  expect(inAll(within('2024-10-21', '2024-10-31', 'approximate'))[0]).toBe('late October 2024 (approximate)');
});

test('the source’s own phrase follows in quotation marks', () => {
  expect(dates('en').span(within('2024-10-21', '2024-10-31'), 'long', 'fin octobre')).toBe('late October 2024 (“\u2068fin octobre\u2069”)');
});

test('periods of the axis: a year stands at January and at the edge', () => {
  const { tick } = dates('fr');
  expect(tick(day('2024-01-01'), 'year')).toBe('2024');
  expect(tick(day('2020-01-01'), 'decade')).toBe('2020');
  expect(tick(day('2024-01-01'), 'month')).toBe('janv. 2024');
  expect(tick(day('2024-04-01'), 'month')).toBe('avr.');
  expect(tick(day('2024-04-01'), 'quarter')).toBe('avr.');
  expect(tick(day('2024-04-11'), 'month')).toBe('avr. 2024');
  expect(tick(day('2024-04-01'), 'week')).toBe('1er avr.');
  expect(tick(day('2024-04-03'), 'week')).toBe('3 avr. 2024');
  expect(tick(day('2024-04-03'), 'day')).toBe('3 avr.');
});

test('years before 1000 and after 9999 are years', () => {
  expect(dates('en').day(day('0622-07-16'))).toBe('16 July 622');
  expect(dates('en').year(day('2024-12-31'))).toBe('2024');
});
