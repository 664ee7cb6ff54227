/**
 * Days as a calendar says them, one by one. Every civil day is midnight UTC and is read in UTC: what is said is
 * the same wherever the reader is.
 */
import { UTCDate } from '@date-fns/utc';
import { format, type Locale } from 'date-fns';
import { arMA } from 'date-fns/locale/ar-MA';
import { enGB } from 'date-fns/locale/en-GB';
import { fr } from 'date-fns/locale/fr';
import type { Day } from '../model/day.ts';
import { localeOf, type Language } from './language.ts';

export const DAY = 86_400_000;

export function toUtc(day: Day): UTCDate {
  return new UTCDate(day * DAY);
}

export interface Calendar {
  /** "23", "1er" */
  number(day: Day): string;
  weekday(day: Day): string;
  /** "April", "Apr"; Arabic has no shorter form */
  month(day: Day, short: boolean): string;
  year(day: Day): string;
}

const LOCALES: Record<Language, Locale> = { ar: arMA, fr, en: enGB };

export function createCalendar(language: Language): Calendar {
  // Never the ready-made patterns P or PPP: those of ar-MA are in American order.
  const options = { locale: LOCALES[language] };
  const weekdays = new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' });
  return {
    number: (day) => format(toUtc(day), language === 'fr' ? 'do' : 'd', options),
    weekday: (day) => weekdays.format(day * DAY),
    month: (day, short) => format(toUtc(day), short && language !== 'ar' ? 'MMM' : 'MMMM', options),
    year: (day) => String(toUtc(day).getFullYear()),
  };
}
