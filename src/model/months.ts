/** Months by all their names: English, French, and Arabic as Morocco, Egypt and the Levant say them. */
import { fold } from './fold.ts';

const LOCALES = ['en-GB', 'en-US', 'fr-FR', 'ar-MA-u-ca-gregory', 'ar-EG-u-ca-gregory', 'ar-SY-u-ca-gregory'];
let named: Map<string, number> | null = null;

/** A folded word → its month, 1 to 12. */
export function monthOf(word: string): number | undefined {
  if (named === null) {
    named = new Map();
    for (const locale of LOCALES) {
      for (const width of ['long', 'short'] as const) {
        const format = new Intl.DateTimeFormat(locale, { month: width, timeZone: 'UTC' });
        for (let month = 1; month <= 12; month += 1) {
          const name = fold(format.format(Date.UTC(2024, month - 1, 1))).replace(/\.$/, '');
          if (/^\p{L}+$/u.test(name)) named.set(name, month);
        }
      }
    }
  }
  return named.get(word);
}
