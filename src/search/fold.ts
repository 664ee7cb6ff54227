/** The words of a text as they are compared, and where they stand in it. */
import { fold } from '../model/fold.ts';

export { fold };

/** A word of a text, folded, and where it stands in it. */
export interface Word {
  folded: string;
  from: number;
  to: number;
}

// apostrophes and hyphens part words; marks, tatweel and the invisible signs of direction do not
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u0640\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]*/gu;

/** A text → its words in order. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (found) => ({ folded: fold(found[0]), from: found.index, to: found.index + found[0].length }));
}
