/**
 * Days and spans in words, with their doubt.
 * Promise: the same words in every time zone. Days become dates in UTC and are formatted in UTC, never otherwise.
 */
import { utc, UTCDate } from '@date-fns/utc';
import { endOfMonth, format, type Locale } from 'date-fns';
import { arMA } from 'date-fns/locale/ar-MA';
import { enGB } from 'date-fns/locale/en-GB';
import { fr } from 'date-fns/locale/fr';
import type { Day } from '../model/day.ts';
import type { Span } from '../model/span.ts';
import type { Language } from './language.ts';
import type { Say } from './message.ts';

const LOCALES: Record<Language, Locale> = { ar: arMA, fr, en: enGB };
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
  range(from: Day, to: Day, style: DateStyle): string;
  /** "late October 2022", "first quarter of 2023", "not before 20 April 2023" */
  span(span: Span | null, style: DateStyle): string;
  /** the name of a period of the axis, by its first day */
  tick(day: Day, unit: TickUnit): string;
}

interface Whole {
  date: UTCDate;
  year: number;
  /** 0 to 11 */
  month: number;
  day: number;
  last: boolean;
}

function read(day: Day): Whole {
  const date = new UTCDate(day * DAY_MS);
  return { date, year: date.getFullYear(), month: date.getMonth(), day: date.getDate(), last: endOfMonth(date, { in: utc }).getDate() === date.getDate() };
}

export function createDates(language: Language, say: Say): Dates {
  const locale = LOCALES[language];
  const put = (date: Date, pattern: string): string => format(date, pattern, { locale, in: utc });
  const monthPattern = (style: DateStyle): string => (style === 'short' ? 'LLL' : 'LLLL');
  // French writes the first of a month as an ordinal, and no other day.
  const number = ({ date, day }: Whole): string => (language === 'fr' && day === 1 ? '1er' : put(date, 'd'));
  const month = ({ date }: Whole, style: DateStyle): string => put(date, monthPattern(style));
  const weekday = ({ date }: Whole, style: DateStyle): string => (style === 'weekday' ? `${put(date, 'EEEE')} ` : '');
  const one = (each: Whole, style: DateStyle): string => `${weekday(each, style)}${number(each)} ${month(each, style)} ${String(each.year)}`;

  function range(from: Day, to: Day, style: DateStyle): string {
    const [a, b] = [read(from), read(to)];
    if (from === to) return one(a, style);
    if (a.year !== b.year) return `${one(a, style)} – ${one(b, style)}`;
    if (a.month !== b.month) return `${weekday(a, style)}${number(a)} ${month(a, style)} – ${one(b, style)}`;
    return style === 'weekday' ? `${weekday(a, style)}${number(a)} – ${one(b, style)}` : `${number(a)}–${one(b, style)}`;
  }

  const monthYear = (each: Whole, style: DateStyle): string => `${month(each, style)} ${String(each.year)}`;

  /** Months, quarters, halves, years, thirds of a month: periods that have a name. Null: no such period. */
  function period(from: Day, to: Day, style: DateStyle): string | null {
    const [a, b] = [read(from), read(to)];
    if (a.year === b.year && a.month === b.month) {
      if (a.day === 1 && b.last) return monthYear(a, style);
      if (a.day === 1 && b.day === 10) return say('date.early', { month: monthYear(a, style) });
      if (a.day === 11 && b.day === 20) return say('date.mid', { month: monthYear(a, style) });
      if (a.day === 21 && b.last) return say('date.late', { month: monthYear(a, style) });
      return null;
    }
    if (a.day !== 1 || !b.last) return null;
    if (a.month === 0 && b.month === 11) return a.year === b.year ? String(a.year) : `${String(a.year)}–${String(b.year)}`;
    if (a.year !== b.year) return `${monthYear(a, style)} – ${monthYear(b, style)}`;
    const year = String(a.year);
    if (a.month % 3 === 0 && b.month === a.month + 2) return say((['date.quarter1', 'date.quarter2', 'date.quarter3', 'date.quarter4'] as const)[a.month / 3]!, { year });
    if (a.month === 0 && b.month === 5) return say('date.half1', { year });
    if (a.month === 6 && b.month === 11) return say('date.half2', { year });
    return `${month(a, style)}–${monthYear(b, style)}`;
  }

  function plain({ from, to, window, core }: Span, style: DateStyle): string {
    const coarse = style === 'weekday' ? 'long' : style;
    if (from === null && to === null) return say('date.none');
    if (from === null) return say('date.by', { date: one(read(to!), coarse) });
    if (to === null) return say(window ? 'date.notBefore' : 'date.since', { date: one(read(from), coarse) });
    const exact = !window && core !== null && core[0] === from && core[1] === to;
    if (exact) return range(from, to, style);
    return period(from, to, coarse) ?? (from === to ? one(read(from), style) : say('date.between', { from: one(read(from), coarse), to: one(read(to), coarse) }));
  }

  return {
    day: (day) => one(read(day), 'long'),
    short: (day) => one(read(day), 'short'),
    weekday: (day) => one(read(day), 'weekday'),
    range,
    span(span, style) {
      if (span === null) return say('date.none');
      const date = plain(span, style);
      if (span.doubt === 'none') return date;
      const about = span.doubt === 'uncertain' ? date : say('date.about', { date });
      return span.doubt === 'approximate' ? about : say('date.uncertain', { date: about });
    },
    tick(day, unit) {
      const each = read(day);
      if (unit === 'decade' || unit === 'year') return String(each.year);
      if (unit === 'quarter' || unit === 'month') return each.month === 0 ? monthYear(each, 'short') : month(each, 'short');
      return `${number(each)} ${month(each, 'short')}`;
    },
  };
}
