/**
 * One language as a page carries it: messages taken apart and months by name, so that no page has to carry a parser
 * of MessageFormat or a calendar's words. Runs in the build; `message.ts` puts the parts together.
 *
 * Promises: what is said of a compiled message is what MessageFormat itself says of its source, for every message we
 * have; a message that uses more of MessageFormat than we compile throws by its key.
 */
import { arMA } from 'date-fns/locale/ar-MA';
import { enGB } from 'date-fns/locale/en-GB';
import { fr } from 'date-fns/locale/fr';
import type { Locale, Month } from 'date-fns';
import { isCatchallKey, isVariableRef, parseMessage, type Model } from 'messageformat';
import type { Language } from './language.ts';
import type { Choice, Compiled, Pattern, Spoken } from './message.ts';
import { MESSAGES, type MessageKey } from './messages/index.ts';

const LOCALES: Record<Language, Locale> = { ar: arMA, fr, en: enGB };
const MONTHS: Month[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/** A language → its messages and months in parts. Throws where a message cannot be compiled. */
export function compileLanguage(language: Language): Spoken {
  const monthsIn = (width: 'wide' | 'abbreviated'): string[] => MONTHS.map((month) => LOCALES[language].localize.month(month, { width, context: 'standalone' }));
  const messages = Object.entries(MESSAGES[language]).map(([key, source]) => [key, compileMessage(source, key)] as const);
  return {
    language,
    messages: Object.fromEntries(messages) as Record<MessageKey, Compiled>,
    // Arabic has no brief names of months that an editor would print
    months: { long: monthsIn('wide'), short: monthsIn(language === 'ar' ? 'wide' : 'abbreviated') },
  };
}

/** The source of a message in MessageFormat 2 → its parts. `key` names it where it uses what is not compiled. */
export function compileMessage(source: string, key: string): Compiled {
  const message = parseMessage(source);
  if (message.type === 'message') return toPattern(message.pattern, key);
  const [selector, ...others] = message.selectors;
  const declared = message.declarations[0];
  const as = declared?.type === 'input' && declared.name === selector?.name ? declared.value.functionRef : undefined;
  if (selector === undefined || others.length > 0 || as === undefined || as.options !== undefined) throw unknown(key, 'one selector, declared as an input without options', source);
  if (as.name !== 'integer' && as.name !== 'string') throw unknown(key, 'a selector that is an integer or a string', as.name);
  const choice: Choice = { by: selector.name, as: as.name, when: {}, other: '' };
  for (const { keys: [one], value } of message.variants) {
    if (one === undefined || isCatchallKey(one)) choice.other = toPattern(value, key);
    else choice.when[one.value] = toPattern(value, key);
  }
  return choice;
}

function toPattern(pattern: Model.Pattern, key: string): Pattern {
  const parts: string[] = [''];
  for (const each of pattern) {
    if (typeof each === 'string') {
      parts[parts.length - 1] += each;
      continue;
    }
    const { type } = each;
    if (type !== 'expression' || !isVariableRef(each.arg) || each.functionRef !== undefined) throw unknown(key, 'a variable and nothing else between braces', JSON.stringify(each));
    parts.push(each.arg.name, '');
  }
  return parts.length === 1 ? parts[0]! : parts;
}

const unknown = (key: string, expected: string, found: string): Error => new Error(`${key}: this message cannot be compiled. Expected: ${expected}. Found: ${found}`);
