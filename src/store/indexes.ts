/**
 * What was worked out of the corpus and is kept so that it need not be again: the index of the search. It can be lost
 * at any time and is made anew; a newer one replaces it.
 *
 * It is a text of many megabytes and is kept in pieces: the page that hands over a long one stands still meanwhile.
 */
import type { Database } from './database.ts';

const CATALOGUE = 'catalogue';
const idOf = (piece: number): string => (piece === 0 ? CATALOGUE : `${CATALOGUE}.${String(piece)}`);

/** A piece of what is kept. */
export interface IndexRow {
  id: string;
  key: string;
  text: string;
  /** on the first: how many there are; absent: this one */
  pieces?: number;
}

/** The pieces of the text kept under a key; null: none, or one of another edition. */
export async function readIndex(database: Database, key: string): Promise<string[] | null> {
  return database.transaction('r', database.indexes, async () => {
    const first = await database.indexes.get(CATALOGUE);
    if (first?.key !== key) return null;
    const texts = [first.text];
    // one by one: the page does what it has to between them
    for (let piece = 1; piece < (first.pieces ?? 1); piece++) {
      const row = await database.indexes.get(idOf(piece));
      if (row?.key !== key) return null;
      texts.push(row.text);
    }
    return texts;
  });
}

/** Resolves once it is committed, all of it or nothing. `texts`: at least one. */
export async function keepIndex(database: Database, key: string, texts: readonly string[]): Promise<void> {
  await database.transaction('rw', database.indexes, async () => {
    await database.indexes.clear();
    for (const [piece, text] of texts.entries()) await database.indexes.put({ id: idOf(piece), key, text, ...(piece === 0 ? { pieces: texts.length } : {}) });
  });
}
