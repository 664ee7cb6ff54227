/**
 * Messages by key, put together from their compiled parts as MessageFormat 2 says:
 * https://www.unicode.org/reports/tr35/tr35-messageFormat.html (pattern selection, and the default bidi strategy).
 */
import { directionOf, localeOf, type Language } from './language.ts';
import type { MessageKey } from './messages/en.ts';

export type { MessageKey } from './messages/en.ts';
export type Variables = Record<string, string | number>;
/** Key and variables → words. What is missing stands as `{$name}`, so that it is seen. */
export type Say = (key: MessageKey, variables?: Variables) => string;

/** A text; or texts and names of variables by turns, beginning and ending with a text: ["", "count", " events"]. */
export type Pattern = string | readonly string[];
/** A pattern for what a variable is: a category of plural of the language, or exactly this text. */
export interface Choice {
  by: string;
  as: 'integer' | 'string';
  when: Record<string, Pattern>;
  other: Pattern;
}
export type Compiled = Pattern | Choice;

/** One language as a page carries it, made by `compile.ts`. */
export interface Spoken {
  language: Language;
  messages: Record<MessageKey, Compiled>;
  /** January first, as they stand alone */
  months: Record<'long' | 'short', readonly string[]>;
}

const isChoice = (compiled: Compiled): compiled is Choice => typeof compiled === 'object' && 'by' in compiled;
const [RIGHT_TO_LEFT, FIRST_STRONG, END] = ['\u2067', '\u2068', '\u2069'];

/**
 * Messages of one language. `isolate`: each inserted text is set apart by invisible marks, so that a Latin name
 * cannot scramble an Arabic sentence; without it for places that set text apart themselves.
 */
export function createMessages({ language, messages }: Spoken, isolate: boolean): Say {
  const locale = localeOf(language);
  // made when they are first needed: the first of Intl costs more than all that follow
  let plurals: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  const said = (value: number): string =>
    Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : (numbers ??= new Intl.NumberFormat(locale)).format(value);

  function insert(name: string, value: string | number | undefined): string {
    const text = value === undefined ? `{$${name}}` : typeof value === 'number' ? said(value) : value;
    if (!isolate) return text;
    // a number runs as its language does, and needs nothing where that is from left to right
    if (typeof value === 'number') return directionOf(language) === 'rtl' ? `${RIGHT_TO_LEFT}${text}${END}` : text;
    return `${FIRST_STRONG}${text}${END}`;
  }

  const put = (pattern: Pattern, variables: Partial<Variables>): string =>
    typeof pattern === 'string' ? pattern : pattern.map((part, index) => (index % 2 === 0 ? part : insert(part, variables[part]))).join('');

  function choose({ by, as, when, other }: Choice, variables: Variables): string {
    const chosen = (key: string): Pattern => (Object.hasOwn(when, key) ? when[key] : undefined) ?? other;
    const value = variables[by];
    if (as === 'string') return put(chosen(value?.toString() ?? ''), { ...variables, [by]: value?.toString() });
    // a count is a number, and is said of the whole number; a text in its place is as good as missing
    const count = typeof value === 'number' ? Math.round(value) : undefined;
    const category = count === undefined ? 'other' : (plurals ??= new Intl.PluralRules(locale)).select(count);
    return put(chosen(category), { ...variables, [by]: count });
  }

  return (key, variables = {}) => {
    const compiled = messages[key];
    return isChoice(compiled) ? choose(compiled, variables) : put(compiled, variables);
  };
}
