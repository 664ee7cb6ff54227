/**
 * What was worked out of the corpus and is kept so that it need not be again: the index of the search. It can be lost
 * at any time and is made anew; one row, which a newer one replaces.
 */
import type { Database } from './database.ts';

const CATALOGUE = 'catalogue';

/** The text kept under a key; null: none, or one of another edition. */
export async function readIndex(database: Database, key: string): Promise<string | null> {
  const row = await database.indexes.get(CATALOGUE);
  return row?.key === key ? row.text : null;
}

/** Resolves once it is committed. */
export async function keepIndex(database: Database, key: string, text: string): Promise<void> {
  await database.indexes.put({ id: CATALOGUE, key, text });
}
