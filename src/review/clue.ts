/** What a title gives away, in any of its languages: a question whose answer stands in it is none. Rather too often than too seldom. */
import type { Person, Place, Words } from '../model/corpus.ts';
import { fold } from '../model/fold.ts';
import { monthOf } from '../model/month.ts';

const toTokens = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((token) => token !== '');

/** A title as it is looked through, in each of its languages: the same ones are asked about again and again. */
interface Read {
  text: string;
  tokens: ReadonlySet<string>;
  /** a year or a month stands in it */
  dated: boolean;
}
const kept = new WeakMap<Words, Read[]>();
function read(title: Words): Read[] {
  let texts = kept.get(title);
  if (texts) return texts;
  texts = [...new Set([title.en, title.fr, title.ar].map(fold))].map((text) => {
    const tokens = toTokens(text);
    return { text, tokens: new Set(tokens), dated: YEAR.test(text) || tokens.some(isMonth) };
  });
  kept.set(title, texts);
  return texts;
}

/** The names of a person or a place, likewise: whole, or their words. */
const named = new WeakMap<Words, { names: string[]; words: string[] }>();
function namesOf({ name, aliases }: Pick<Person, 'name' | 'aliases'>): { names: string[]; words: string[] } {
  let found = named.get(name);
  if (found) return found;
  const folded = [name.en, name.fr, name.ar, ...aliases].map(fold);
  found = { names: folded.map(bare).filter((each) => each !== ''), words: folded.flatMap(toTokens).map(bare) };
  named.set(name, found);
  return found;
}

/** Without the article, which is written together with it. */
const bare = (word: string): string => (/^ال.{2}/.test(word) ? word.slice(2) : word);

const YEAR = /(?:^|[^\d])(?:1[5-9]|20)\d\d(?!\d)/;
/** Arabic joins "in", "to", "and" to the word, and the article loses its first letter after "to". */
const isMonth = (token: string): boolean => monthOf(token) !== undefined || (/^[وبلفك]/.test(token) && monthOf(token.slice(1)) !== undefined);

/** A year or a month. */
export const tellsDate = (title: Words): boolean => read(title).some(({ dated }) => dated);

/** A number: of two of them, which comes first needs no knowing. */
export const tellsNumber = (title: Words): boolean => read(title).some(({ text }) => /\d/.test(text));

/** The place, by any of its names. */
export const tellsPlace = (title: Words, place: Pick<Place, 'name' | 'aliases'>): boolean =>
  read(title).some(({ text }) => namesOf(place).names.some((name) => text.includes(name)));

/** The person, by any word of any name. */
export const tellsPerson = (title: Words, person: Pick<Person, 'name' | 'aliases'>): boolean =>
  read(title).some(({ text, tokens }) => namesOf(person).words.some((word) => (word.length > 3 ? text.includes(word) : tokens.has(word))));
