/**
 * In which language a thing's words are, where that need not be the reader's: what a foreign file says once stands in all
 * three.
 *
 * Promises: words that differ between the languages are the reader's; others are of the file's language where it says
 * one, and else of none, which is no wrong one.
 */
import type { Corpus, EventId, SetId } from './corpus.ts';
import type { Words } from './schema.ts';

/** What a file without a language is written in, as far as anybody knows (ISO 639-2). */
export const UNKNOWN = 'und';
/** The article that a foreign file itself is, in the set that was made of it. */
export const fileOfSet = (set: SetId): string => `${set}-file`;

/** As an element's `lang`: undefined, as the page; empty, not known. `told`: what the file says of itself. */
export function tongueOf({ en, fr, ar }: Words, told: string = UNKNOWN): string | undefined {
  if (en !== fr || fr !== ar) return undefined;
  return told === UNKNOWN ? '' : told;
}

/** The language of the file that brought an event; undefined: none is told, or it was no foreign file. */
export function fileLanguage({ eventById, articleById }: Pick<Corpus, 'eventById' | 'articleById'>, event: EventId): string | undefined {
  const set = eventById.get(event)?.set;
  return set === undefined ? undefined : articleById.get(fileOfSet(set))?.language;
}
