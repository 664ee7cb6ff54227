/**
 * Where in a file a problem is, in the reader's language. Most places are paths of its keys and cells of a table, which
 * are the same in every language; rows, lines and sets are named in words.
 *
 * Promise: what is no such name is shown as it is; the path itself is never changed (the build's log and the tests name it).
 */
import type { Language } from './language.ts';

const AT: Record<Language, { row: (which: string) => string; set: (path: string, set: string) => string; comma: string }> = {
  en: { row: (which) => which, set: (path, set) => `${path} of the set ${set}`, comma: ', ' },
  // "à la ligne 12"
  fr: { row: (which) => `la ${which.replace(/^\w+/u, 'ligne')}`, set: (path, set) => `${path} du jeu ${set}`, comma: ', ' },
  ar: { row: (which) => which.replace(/^\w+/u, 'السطر'), set: (path, set) => `${path} من المجموعة ${set}`, comma: '، ' },
};

/** "line 12.url" → "la ligne 12, url"; "set own: articles.0" → "articles.0 du jeu own". */
export function sayPlace(language: Language, path: string): string {
  const { row, set, comma } = AT[language];
  const [, which, within] = /^((?:row|line) \d+)(?:\.(.+))?$/su.exec(path) ?? [];
  if (which !== undefined) return within === undefined ? row(which) : `${row(which)}${comma}${within}`;
  const [, name, inside] = /^set (\S+): (.*)$/su.exec(path) ?? [];
  return name === undefined || !inside ? path : set(inside, name);
}
