/**
 * Months and days of the week by all their names: English, French, and Arabic as Morocco, Algeria, Egypt and the Levant
 * say them, whole and shortened. Words are given folded (`fold.ts`).
 */
import { fold } from './fold.ts';

const LOCALES = ['en-GB', 'en-US', 'fr-FR', 'ar-MA-u-ca-gregory', 'ar-EG-u-ca-gregory', 'ar-SY-u-ca-gregory', 'ar-DZ-u-ca-gregory'];
/** 7 January 2024 was a Sunday. */
const SUNDAY = Date.UTC(2024, 0, 7);
const DAY = 86_400_000;

const months = named((locale, width) => {
  const format = new Intl.DateTimeFormat(locale, { month: width, timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, index) => [format.format(Date.UTC(2024, index, 1)), index + 1]);
});
const weekdays = named((locale, width) => {
  const format = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, index) => [format.format(SUNDAY + index * DAY), index]);
});

/** A folded word → the month that it names, 1 to 12. */
export const monthOf = (word: string): number | undefined => months().get(word);

/** A folded word → the day of the week that it names, 0 = Sunday to 6 = Saturday. */
export const weekdayOf = (word: string): number | undefined => weekdays().get(word);

/** Every name in every language, made at the first question. */
function named(names: (locale: string, width: 'long' | 'short') => [string, number][]): () => Map<string, number> {
  let made: Map<string, number> | null = null;
  return () => {
    if (made !== null) return made;
    made = new Map();
    for (const locale of LOCALES) {
      for (const width of ['long', 'short'] as const) {
        for (const [name, number] of names(locale, width)) {
          const word = fold(name).replace(/\.$/, '');
          if (/^\p{L}+$/u.test(word) && !made.has(word)) made.set(word, number);
        }
      }
    }
    return made;
  };
}
