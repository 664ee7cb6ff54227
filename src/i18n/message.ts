/** Messages by key, in MessageFormat 2, compiled once each. */
import { MessageFormat } from 'messageformat';
import { directionOf, localeOf, type Language } from './language.ts';
import { ar } from './messages/ar.ts';
import { en, type MessageKey, type Messages } from './messages/en.ts';
import { fr } from './messages/fr.ts';

export type { MessageKey } from './messages/en.ts';
export type Variables = Record<string, string | number>;
/** Key and variables → words. What is missing stands as `{$name}`, so that it is seen. */
export type Say = (key: MessageKey, variables?: Variables) => string;

export const MESSAGES: Record<Language, Messages> = { ar, fr, en };

/**
 * Messages of one language. `isolate`: each inserted text is set apart by invisible marks, so that a Latin name
 * cannot scramble an Arabic sentence; without it for places that set text apart themselves.
 */
export function createMessages(language: Language, isolate: boolean): Say {
  const compiled = new Map<MessageKey, MessageFormat>();
  const said = new Map<string, string>();
  return (key, variables = {}) => {
    const memo = `${key}\u0000${JSON.stringify(variables)}`;
    const known = said.get(memo);
    if (known !== undefined) return known;
    let format = compiled.get(key);
    if (!format) {
      format = new MessageFormat(localeOf(language), MESSAGES[language][key], { bidiIsolation: isolate ? 'default' : 'none', dir: directionOf(language) });
      compiled.set(key, format);
    }
    const words = format.format(variables, () => undefined);
    if (said.size > 2000) said.clear();
    said.set(memo, words);
    return words;
  };
}
