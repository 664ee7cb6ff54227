/**
 * Terms of the glossary, found in a text where they occur.
 *
 * Promises: the pieces together are the text; a term is met as whole words, however they are accented, written large or
 * hyphened; in Arabic also after و، ف، ب، ل، ك and ال, which belong to the word; of two terms that begin together the longest
 * is met; each term is met once, where it occurs first.
 */
import type { Term } from './corpus.ts';
import { fold } from './fold.ts';
import type { Words } from './schema.ts';

export type TermLanguage = keyof Words;

export interface Piece {
  text: string;
  /** null: words between terms */
  term: Term | null;
}

/** A text with the terms that occur in it. */
export type TermFinder = (text: string) => Piece[];

/** All terms → how they are found in texts of one language. Costs one pass over the terms. */
export function createTermFinder(terms: readonly Term[], language: TermLanguage): TermFinder {
  const forms = terms
    .flatMap((term) => [term.name[language], ...term.forms[language]].map((form) => ({ term, words: wordsOf(form) })))
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => b.words.join(' ').length - a.words.join(' ').length);
  if (forms.length === 0) return (text) => [{ text, term: null }];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.map(({ words }) => `(${toPattern(words, language)})`).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => {
    const { folded, from } = foldWithPlaces(text);
    const pieces: Piece[] = [];
    const met = new Set<Term>();
    let at = 0;
    const add = (to: number, term: Term | null): void => {
      if (to > at) pieces.push({ text: text.slice(at, to), term });
      at = to;
    };
    for (const match of folded.matchAll(pattern)) {
      const { term } = forms[match.slice(1).findIndex((group) => group !== undefined)]!;
      if (met.has(term)) continue;
      met.add(term);
      add(from[match.index]!, null);
      add(from[match.index + match[0].length]!, term);
    }
    add(text.length, null);
    return pieces;
  };
}

/** Terms that occur in any of the texts, in the order of the glossary. */
export function termsIn(terms: readonly Term[], texts: readonly string[], language: TermLanguage): Term[] {
  const find = createTermFinder(terms, language);
  const met = new Set(texts.flatMap((text) => find(text).flatMap(({ term }) => term ?? [])));
  return terms.filter((term) => met.has(term));
}

/** The words of a form as they are compared: what two forms have in common is one form. */
export const wordsOf = (form: string): string[] => plain(form).split(/[\s\-\u2010\u2011]+/u).filter((word) => word !== '');

const plain = (text: string): string => fold(text).replace(/[\u2018\u2019\u02bc]/g, "'");

/** و، ف before ب، ل، ك before ال; after ل the alif of ال is not written. */
const BEFORE = '[وف]?(?:لل|[بلك]?(?:ال)?)';

function toPattern(words: readonly string[], language: TermLanguage): string {
  const between = "[\\s\\-\\u2010\\u2011]+";
  if (language !== 'ar') return words.map(escape).join(between);
  return words.map((word, index) => `${index === 0 ? BEFORE : '(?:ال)?'}${escape(word.replace(/^ال/, ''))}`).join(between);
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A text as it is compared, and for each letter of it the place in the text that it comes from. */
function foldWithPlaces(text: string): { folded: string; from: number[] } {
  let folded = '';
  const from: number[] = [];
  let at = 0;
  for (const character of text) {
    const kept = plain(character);
    for (let index = 0; index < kept.length; index += 1) from.push(at);
    folded += kept;
    at += character.length;
  }
  from.push(text.length);
  return { folded, from };
}
