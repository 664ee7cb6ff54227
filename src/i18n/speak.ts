/** How it is said: one language's words, dates, lists and numbers, made of what a page carries of it. */
import type { Words } from '../model/corpus.ts';
import { createDates, type Dates } from './date.ts';
import { directionOf, localeOf, type Direction, type Language } from './language.ts';
import { createMessages, type Say, type Spoken } from './message.ts';
import { quote } from './quote.ts';

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
  /** "a, b and c"; unit: "a, b, c" */
  list(items: readonly string[], type?: 'conjunction' | 'unit'): string;
  number(value: number): string;
  /** a quotation in the marks of its own language; without one, a foreign phrase set apart in a sentence of ours */
  quote(text: string, language?: string): string;
  /** between two clauses */
  comma: string;
}

/** A compiled language → everything that is said in it. */
export function speak(spoken: Spoken): I18n {
  const { language } = spoken;
  const locale = localeOf(language);
  const plain = createMessages(spoken, false);
  // made when they are first needed: the first of Intl costs more than all that follow
  let numbers: Intl.NumberFormat | undefined;
  let conjunction: Intl.ListFormat | undefined;
  const comma = language === 'ar' ? '، ' : ', ';
  return {
    language,
    direction: directionOf(language),
    mirrored: directionOf(language) === 'rtl',
    locale,
    t: createMessages(spoken, true),
    plain,
    dates: createDates(spoken, plain),
    words: (words) => words[language],
    list(items, type = 'conjunction') {
      // Latin names in an Arabic list keep to themselves
      const apart = language === 'ar' ? items.map((item) => `\u2068${item}\u2069`) : items;
      // Intl's list of units says "and" in Arabic
      return type === 'unit' ? apart.join(comma) : (conjunction ??= new Intl.ListFormat(locale, { type: 'conjunction' })).format(apart);
    },
    // our languages write what is below a thousand in the same digits; to make the first of Intl’s formats takes longer than to write all of a first picture
    number: (value) => (Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : (numbers ??= new Intl.NumberFormat(locale)).format(value)),
    quote: (text, of) => quote(text, language, of),
    comma,
  };
}
