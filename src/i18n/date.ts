/**
 * Days and spans in words, with their doubt.
 *
 * Promises: the same words in every time zone, for days become dates in UTC and are formatted in UTC, never
 * otherwise; Moroccan months and Latin digits in Arabic, "1er" in French; years before 1 in the era's words, the
 * first centuries plainly; a month is never said as its first day, a window never as a duration, and a duration
 * never as a window.
 */
// the whole package makes three formatters of Intl as soon as it is read, which costs tens of milliseconds at the start
import { UTCDateMini } from '@date-fns/utc/date/mini';
import type { Day } from '../model/day.ts';
import type { Span } from '../model/span.ts';
import { localeOf } from './language.ts';
import type { MessageKey, Say, Spoken } from './message.ts';
import { quote } from './quote.ts';

const DAY_MS = 86_400_000;

/** `short` names months in brief, `weekday` names the days of the week as well. */
export type DateStyle = 'short' | 'long' | 'weekday';
export type TickUnit = 'decade' | 'year' | 'quarter' | 'month' | 'week' | 'day';

export interface Dates {
  /** 23 April 2024 */
  day(day: Day): string;
  /** 23 Apr 2024 */
  short(day: Day): string;
  /** Tuesday 23 April 2024 */
  weekday(day: Day): string;
  /** 28–30 October 2024 */
  range(from: Day, to: Day, style?: DateStyle): string;
  /** September 2024 */
  month(day: Day, style?: DateStyle): string;
  year(day: Day): string;
  /**
   * "late October 2022", "first quarter of 2023", "not before 20 April 2023"; null: that there is no date.
   * `words`: the source's own phrase, added in quotation marks.
   */
  span(span: Span | null, style?: DateStyle, words?: string): string;
  /** the name of a period of the axis, by its beginning; by any later time in it, with its year: 1.5 is in day 1 */
  tick(day: number, unit: TickUnit): string;
  /** how far from the event that the axis counts from: "−6 months", "0", "+30 days" */
  offset(count: number, unit: TickUnit): string;
  /** 1 to 12 */
  monthName(month: number, style?: DateStyle): string;
}

/** A date in words, and how it is said to be approximate: "vers le 23 avril", but "vers septembre". */
interface Said {
  text: string;
  about: MessageKey & `date.about${string}`;
}

const RIGHT_TO_LEFT_MARK = '\u200f';
const MINUS = '\u2212';
/** a sign and its digits run from left to right in Arabic as well, and decide nothing about their neighbours */
const apart = (number: string): string => `\u2066${number}\u2069`;

/** units of which an axis counts, and how many of them make one of its own */
const COUNTED: Record<TickUnit, { key: MessageKey & `offset.${string}`; times: number }> = {
  decade: { key: 'offset.year', times: 10 },
  year: { key: 'offset.year', times: 1 },
  quarter: { key: 'offset.month', times: 3 },
  month: { key: 'offset.month', times: 1 },
  week: { key: 'offset.week', times: 1 },
  day: { key: 'offset.day', times: 1 },
};

interface Whole {
  date: Date;
  /** astronomical: 0 is 1 BC */
  year: number;
  /** 0 to 11 */
  month: number;
  day: number;
  last: boolean;
}

function read(day: Day): Whole {
  const date = new UTCDateMini(Math.floor(day) * DAY_MS);
  const next = new UTCDateMini((Math.floor(day) + 1) * DAY_MS);
  return { date, year: date.getFullYear(), month: date.getMonth(), day: date.getDate(), last: next.getDate() === 1 };
}

/** Dates of a compiled language, with the words that `say` has for them. */
export function createDates({ language, months }: Pick<Spoken, 'language' | 'months'>, say: Say): Dates {
  // French writes the first of a month as an ordinal, and no other day.
  const number = ({ day }: Whole): string => (language === 'fr' && day === 1 ? '1er' : String(day));
  const month = (each: Pick<Whole, 'month'>, style: DateStyle): string => months[style === 'short' ? 'short' : 'long'][each.month]!;
  // Intl's, since date-fns writes الإثنين for الاثنين
  let weekdays: Intl.DateTimeFormat | undefined;
  const weekdayOf = (date: Date): string => (weekdays ??= new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' })).format(date);
  let numbers: Intl.NumberFormat | undefined;
  const grouped = (value: number): string => (numbers ??= new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 0 })).format(value);
  const weekday = ({ date }: Whole, style: DateStyle): string => (style === 'weekday' ? `${weekdayOf(date)} ` : '');
  const year = (astronomical: number): string => (astronomical > 0 ? String(astronomical) : say('date.beforeEra', { year: String(1 - astronomical) }));
  const one = (each: Whole, style: DateStyle): string => `${weekday(each, style)}${number(each)} ${month(each, style)} ${year(each.year)}`;

  function range(from: Day, to: Day, style: DateStyle = 'long'): string {
    const [a, b] = [read(from), read(to)];
    if (from === to) return one(a, style);
    if (a.year !== b.year) return `${one(a, style)} – ${one(b, style)}`;
    if (a.month !== b.month) return `${weekday(a, style)}${number(a)} ${month(a, style)} – ${one(b, style)}`;
    return style === 'weekday' ? `${weekday(a, style)}${number(a)} – ${one(b, style)}` : `${number(a)}–${one(b, style)}`;
  }

  const monthYear = (each: Whole, style: DateStyle): string => `${month(each, style)} ${year(each.year)}`;

  /** Without a letter, "2022–2023" would run from left to right in an Arabic sentence. */
  function years(a: Whole, b: Whole): string {
    const mark = language === 'ar' ? RIGHT_TO_LEFT_MARK : '';
    if (a.year > 0) return `${mark}${year(a.year)}–${year(b.year)}`;
    // 44–43 BC: the era is said once, unless it ends in between
    return b.year > 0 ? `${mark}${year(a.year)} – ${year(b.year)}` : say('date.beforeEra', { year: `${mark}${String(1 - a.year)}–${String(1 - b.year)}` });
  }

  /** Early, mid, late: exactly a third of a month, as these words were read. */
  function third(a: Whole, b: Whole): MessageKey | null {
    if (a.day === 1 && b.day === 10) return 'date.early';
    if (a.day === 11 && b.day === 20) return 'date.mid';
    return a.day === 21 && b.last ? 'date.late' : null;
  }

  /** Months, quarters, halves, years, thirds of a month: periods that have a name. Null: no such period. */
  function period(from: Day, to: Day, style: DateStyle): Said | null {
    const [a, b] = [read(from), read(to)];
    const whole = a.day === 1 && b.last;
    if (a.year === b.year && a.month === b.month) {
      if (whole) return { text: monthYear(a, style), about: 'date.about' };
      const key = third(a, b);
      return key && { text: say(key, { month: monthYear(a, style) }), about: 'date.aboutVague' };
    }
    if (!whole) return null;
    if (a.month === 0 && b.month === 11) return { text: a.year === b.year ? year(a.year) : years(a, b), about: 'date.about' };
    if (a.year !== b.year) return { text: `${monthYear(a, style)} – ${monthYear(b, style)}`, about: 'date.about' };
    const quarter = a.month % 3 === 0 && b.month === a.month + 2 ? (['date.quarter1', 'date.quarter2', 'date.quarter3', 'date.quarter4'] as const)[a.month / 3] : undefined;
    const half = a.month === 0 && b.month === 5 ? 'date.half1' : a.month === 6 && b.month === 11 ? 'date.half2' : undefined;
    const key = quarter ?? half;
    if (key) return { text: say(key, { year: year(a.year) }), about: 'date.aboutPeriod' };
    return { text: `${month(a, style)}–${monthYear(b, style)}`, about: 'date.about' };
  }

  /** what both ends share is said once */
  function between(from: Day, to: Day, style: DateStyle): Said {
    const [a, b] = [read(from), read(to)];
    const shared = a.year !== b.year ? one(a, style) : a.month !== b.month ? `${number(a)} ${month(a, style)}` : number(a);
    return { text: say(style === 'short' ? 'date.between' : 'date.within', { from: shared, to: one(b, style) }), about: 'date.aboutVague' };
  }

  /** It is at some time in these days. */
  function within(from: Day, to: Day, style: DateStyle): Said {
    if (from === to) return { text: one(read(from), style), about: 'date.aboutDay' };
    const coarse = style === 'weekday' ? 'long' : style;
    return period(from, to, coarse) ?? between(from, to, coarse);
  }

  function plain({ from, to, window, core }: Span, style: DateStyle): Said {
    const open = (key: MessageKey, day: Day): Said => ({ text: say(key, { date: one(read(day), style === 'weekday' ? 'long' : style) }), about: 'date.aboutVague' });
    if (from === null) return to === null ? { text: say('date.none'), about: 'date.aboutVague' } : open(window ? 'date.by' : 'date.until', to);
    if (to === null) return open(window ? 'date.notBefore' : 'date.since', from);
    if (window || core === null) return within(from, to, style);
    if (core[0] === from && core[1] === to) return { text: range(from, to, style), about: from === to ? 'date.aboutDay' : 'date.aboutDays' };
    // It lasts, from some time in one period to some time in another.
    return { text: `${within(from, core[0], style).text} – ${within(core[1], to, style).text}`, about: 'date.aboutVague' };
  }

  return {
    day: (day) => one(read(day), 'long'),
    short: (day) => one(read(day), 'short'),
    weekday: (day) => one(read(day), 'weekday'),
    range,
    month: (day, style = 'long') => monthYear(read(day), style),
    year: (day) => year(read(day).year),
    span(span, style = 'short', words) {
      if (span === null) return say('date.none');
      const { text, about } = plain(span, style);
      const doubted = span.doubt === 'approximate' || span.doubt === 'both' ? say(about, { date: text }) : text;
      const date = span.doubt === 'uncertain' || span.doubt === 'both' ? say('date.uncertain', { date: doubted }) : doubted;
      return words === undefined ? date : `${date} (${quote(words, language)})`;
    },
    tick(day, unit) {
      const each = read(day);
      if (unit === 'decade' || unit === 'year') return year(each.year);
      const later = !Number.isInteger(day);
      // January has its year, and so has the edge, where a period is under way: a view of one spring has a year too.
      if (unit === 'quarter' || unit === 'month') return later || each.month === 0 || each.day !== 1 ? monthYear(each, 'short') : month(each, 'short');
      const edge = later || (unit === 'week' && each.date.getDay() !== 1);
      return edge ? one(each, 'short') : `${number(each)} ${month(each, 'short')}`;
    },
    offset(count, unit) {
      if (count === 0) return '0';
      const { key, times } = COUNTED[unit];
      const size = Math.abs(count) * times;
      const signed = `${count < 0 ? MINUS : '+'}${grouped(size)}`;
      return say(key, { count: size, number: language === 'ar' ? apart(signed) : signed });
    },
    monthName: (number, style = 'long') => month({ month: number - 1 }, style),
  };
}
