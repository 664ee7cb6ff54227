import { describe, expect, test } from 'vitest';
import { createI18n, type Language, type TickUnit } from '../../src/i18n/index.ts';
import { parseDay, toCivil, toDay, type Day } from '../../src/model/day.ts';
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

describe('years before 1 are said in the words of the era, the first centuries plainly', () => {
  const caesar = '-0043-03-15';
  const inLanguages = (say: (each: ReturnType<typeof dates>) => string): string[] => (['en', 'fr', 'ar'] as const).map((language) => say(dates(language)));

  test('the year 0 is 1 BC, and −4712 is 4713 BC', () => {
    expect(inLanguages((each) => each.year(day('-4712-01-01')))).toEqual(['4713 BC', '4713 av. J.-C.', '4713 ق.م']);
    expect(inLanguages((each) => each.year(day('0000-06-01')))).toEqual(['1 BC', '1 av. J.-C.', '1 ق.م']);
    expect(['0001-01-01', '0050-07-01', '0099-12-31', '0100-01-01', '0732-10-10', '9999-12-31'].map((text) => dates('fr').year(day(text)))).toEqual(['1', '50', '99', '100', '732', '9999']);
  });

  test('days, in brief and with their weekday', () => {
    expect(inLanguages((each) => each.day(day(caesar)))).toEqual(['15 March 44 BC', '15 mars 44 av. J.-C.', '15 مارس 44 ق.م']);
    expect(inLanguages((each) => each.short(day('-4712-01-01')))).toEqual(['1 Jan 4713 BC', '1er janv. 4713 av. J.-C.', '1 يناير 4713 ق.م']);
    // in the proleptic Gregorian calendar
    expect(dates('en').weekday(day('-4713-11-24'))).toBe('Monday 24 November 4714 BC');
    expect(dates('en').day(day('0732-10-10'))).toBe('10 October 732');
    expect(dates('en').day(day('0033-04-03'))).toBe('3 April 33');
  });

  test('months and durations', () => {
    expect(inLanguages((each) => each.month(day(caesar)))).toEqual(['March 44 BC', 'mars 44 av. J.-C.', 'مارس 44 ق.م']);
    expect(dates('en').range(day('-0043-03-14'), day(caesar))).toBe('14–15 March 44 BC');
    expect(dates('en').range(day('-0043-03-14'), day('-0043-04-01'), 'short')).toBe('14 Mar – 1 Apr 44 BC');
    expect(dates('fr').range(day('0000-12-31'), day('0001-01-01'))).toBe('31 décembre 1 av. J.-C. – 1er janvier 1');
  });

  test('periods', () => {
    expect(inAll(within('-0043-01-01', '-0043-12-31'))).toEqual(['44 BC', '44 av. J.-C.', '44 ق.م']);
    expect(inAll(within('-0043-01-01', '-0042-12-31'))).toEqual(['44–43 BC', '44–43 av. J.-C.', '\u200f44–43 ق.م']);
    expect(inAll(within('-0001-01-01', '0002-12-31'))).toEqual(['2 BC – 2', '2 av. J.-C. – 2', '\u200f2 ق.م – 2']);
    expect(inAll(within('-0043-01-01', '-0043-03-31'))[0]).toBe('first quarter of 44 BC');
    expect(inAll(within('-0043-03-11', '-0043-03-20'))[1]).toBe('mi-mars 44 av. J.-C.');
    expect(inAll(within('-0043-03-01', '-0043-03-31', 'approximate'))[0]).toBe('about March 44 BC');
    expect(inAll(within('-0003-02-01', '-0003-02-28'))[0]).toBe('February 4 BC');
    expect(inAll(within('-0004-02-01', '-0004-02-29'))[0]).toBe('February 5 BC');
    expect(inAll(within('0004-02-21', '0004-02-29'))[0]).toBe('late February 4');
  });

  test('on the axis', () => {
    expect(inLanguages(({ tick }) => tick(day('-4712-01-01'), 'decade'))).toEqual(['4713 BC', '4713 av. J.-C.', '4713 ق.م']);
    expect((['year', 'quarter', 'month', 'week', 'day'] as const).map((unit) => dates('en').tick(day('-0043-01-02'), unit))).toEqual(['44 BC', 'Jan 44 BC', 'Jan 44 BC', '2 Jan 44 BC', '2 Jan']);
  });

  test('every day is named by its civil date, from −4712 to 9999', () => {
    const { short } = dates('en');
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    const turns = [-4712, -401, -400, -100, -5, -4, -1, 0, 1, 4, 50, 69, 70, 99, 100, 101, 400, 999, 1000, 1582, 9999].flatMap((year) => [toDay(year, 1, 1), toDay(year, 2, 28), toDay(year, 2, 28) + 1, toDay(year, 12, 31)]);
    for (let each = toDay(-4712, 1, 1); each <= toDay(9999, 12, 31); each += 1009) turns.push(each);
    for (const each of turns) {
      const { year, month, day: date } = toCivil(each);
      expect(short(each)).toBe(`${String(date)} ${months[month - 1]!} ${year > 0 ? String(year) : `${String(1 - year)} BC`}`);
    }
  });
});

test('a time in a period that is not its beginning is named with its year', () => {
  const { tick } = dates('en');
  const monday = day('2024-04-01');
  expect((['month', 'quarter', 'week', 'day'] as const).map((unit) => [tick(monday, unit), tick(monday + 0.5, unit)])).toEqual([
    ['Apr', 'Apr 2024'],
    ['Apr', 'Apr 2024'],
    ['1 Apr', '1 Apr 2024'],
    ['1 Apr', '1 Apr 2024'],
  ]);
  expect(tick(day('-0043-03-15') + 0.5, 'day')).toBe('15 Mar 44 BC');
});

describe('how far from the day that the axis counts from', () => {
  const said = (language: Language, unit: TickUnit, counts: number[]): string[] => counts.map((count) => dates(language).offset(count, unit));

  test('with a sign, in the right number', () => {
    expect(said('en', 'month', [-6, -1, 0, 1, 6])).toEqual(['−6 months', '−1 month', '0', '+1 month', '+6 months']);
    expect(said('en', 'day', [1, 30, 12_345])).toEqual(['+1 day', '+30 days', '+12,345 days']);
    expect(said('fr', 'year', [-2, -1, 1, 1000])).toEqual(['−2 ans', '−1 an', '+1 an', '+1\u202f000 ans']);
    expect(said('fr', 'week', [-1, 3])).toEqual(['−1 semaine', '+3 semaines']);
    expect(said('en', 'decade', [-1, 2])).toEqual(['−10 years', '+20 years']);
    expect(said('en', 'quarter', [1])).toEqual(['+3 months']);
  });

  test('in Arabic by its own forms, the sign bound to the left of its digits', () => {
    expect(said('ar', 'day', [-1, 2, 3, 11, 100])).toEqual(['\u2066−1\u2069 يوم', '\u2066+2\u2069 يوم', '\u2066+3\u2069 أيام', '\u2066+11\u2069 يوما', '\u2066+100\u2069 يوم']);
    expect(said('ar', 'month', [-6, 12])).toEqual(['\u2066−6\u2069 أشهر', '\u2066+12\u2069 شهرا']);
    expect(said('ar', 'year', [0, -5, 15])).toEqual(['0', '\u2066−5\u2069 سنوات', '\u2066+15\u2069 سنة']);
  });
});
