/** How it is said: one language's words, dates, lists and numbers. */
import type { Words } from '../model/corpus.ts';
import { createDates, type Dates } from './date.ts';
import { directionOf, localeOf, type Direction, type Language } from './language.ts';
import { createMessages, type Say } from './message.ts';

export { isLanguage, LANGUAGES, nameOf, preferredLanguage, type Language } from './language.ts';
export type { MessageKey } from './message.ts';

export interface I18n {
  language: Language;
  direction: Direction;
  /** time runs from right to left, as the language does */
  mirrored: boolean;
  locale: string;
  /** words with their insertions set apart, for the page's text */
  t: Say;
  /** the same without marks, for attributes, the picture and measuring */
  plain: Say;
  dates: Dates;
  /** the reader's language of a thing's words */
  words(words: Words): string;
  list(items: readonly string[], type?: 'conjunction' | 'unit'): string;
  number(value: number): string;
  /** a quotation in the marks of its own language, or of the reader's */
  quote(text: string, language?: string): string;
  /** between two clauses */
  comma: string;
}

const QUOTES: Record<Language, [string, string]> = { ar: ['«', '»'], fr: ['«\u00a0', '\u00a0»'], en: ['“', '”'] };
const made = new Map<Language, I18n>();

/** One language's words; made once, since compiling messages is not free. */
export function createI18n(language: Language): I18n {
  const before = made.get(language);
  if (before) return before;
  const locale = localeOf(language);
  const plain = createMessages(language, false);
  const numbers = new Intl.NumberFormat(locale);
  const lists = { conjunction: new Intl.ListFormat(locale, { type: 'conjunction' }), unit: new Intl.ListFormat(locale, { type: 'unit', style: 'short' }) };
  const i18n: I18n = {
    language,
    direction: directionOf(language),
    mirrored: directionOf(language) === 'rtl',
    locale,
    t: createMessages(language, true),
    plain,
    dates: createDates(language, plain),
    words: (words) => words[language],
    // Latin names in an Arabic list keep to themselves
    list: (items, type = 'conjunction') => lists[type].format(language === 'ar' ? items.map((item) => `\u2068${item}\u2069`) : items),
    number: (value) => numbers.format(value),
    quote(text, of = language) {
      const [open, close] = QUOTES[of as Language] ?? QUOTES.en;
      return `${open}${text}${close}`;
    },
    comma: language === 'ar' ? '، ' : ', ',
  };
  made.set(language, i18n);
  return i18n;
}
