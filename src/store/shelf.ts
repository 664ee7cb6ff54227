/**
 * The edition of the corpus that this device keeps.
 * Promises: an edition is replaced whole or not at all, and never half; two tabs that replace at once do it once;
 * what is read back equals what was kept; a missing or damaged row makes the whole edition unusable; the reader's
 * notes are in none of these transactions.
 */
import type { Table } from 'dexie';
import { COMPILER, type Evidence, type First } from '../model/corpus.ts';
import { FORMAT_VERSION } from '../model/schema.ts';
import { CORPUS_TABLES, EVIDENCE_TABLES, FIRST_TABLES, refuseNewer, type CorpusTable, type Database, type Imprint } from './database.ts';
import { parseEvidence, parseFirst } from '../model/shape.ts';

/** How many rows are put at once: a thousand can block the page for a quarter of a second. */
const CHUNK = 500;

export type Held =
  | { kind: 'whole'; version: string; first: First; evidence: Evidence }
  | { kind: 'nothing' }
  /** `damaged`: it names the edition that it no longer has; `foreign`: another format or compiler made it */
  | { kind: 'unusable'; why: 'damaged' | 'foreign' };

/**
 * Reads the edition in one transaction, so that no other tab can replace it half way.
 * `onFirst` hears of the first part as soon as it is there, for the first picture.
 */
export function readHeld(database: Database, onFirst: (first: First) => void): Promise<Held> {
  return database.transaction('r', [...CORPUS_TABLES, 'meta'], async (): Promise<Held> => {
    const row = await database.meta.get('edition');
    if (row?.key !== 'edition') return { kind: 'nothing' };
    const { format, compiler, version, dataset, counts } = row.value;
    if (format !== FORMAT_VERSION || compiler !== COMPILER) return { kind: 'unusable', why: 'foreign' };
    const read = async (tables: readonly CorpusTable[]) => {
      const found: Partial<Record<CorpusTable, unknown[]>> = {};
      for (const table of tables) {
        found[table] = await database.table<unknown, string>(table).toArray();
        if (found[table].length !== counts[table]) return null;
      }
      return found;
    };
    const firstRows = await read(FIRST_TABLES);
    const first = firstRows && parseFirst({ format, compiler, version, dataset, ...firstRows });
    if (!first?.ok) return { kind: 'unusable', why: 'damaged' };
    onFirst(first.value);
    const evidenceRows = await read(EVIDENCE_TABLES);
    const evidence = evidenceRows && parseEvidence({ format, version, ...evidenceRows });
    if (!evidence?.ok) return { kind: 'unusable', why: 'damaged' };
    return { kind: 'whole', version, first: first.value, evidence: evidence.value };
  });
}

/**
 * Replaces the edition in one transaction; resolves once it is committed. `anew`: also where the imprint says that
 * this edition is already there, because its rows are damaged.
 */
export async function keepEdition(
  database: Database,
  first: First,
  evidence: Evidence,
  options: { now: () => number; anew?: boolean },
): Promise<'kept' | 'already'> {
  if (first.version !== evidence.version) throw new TypeError('The evidence is of another edition');
  const rows: Record<CorpusTable, { id: string }[]> = {
    people: first.people, places: first.places, topics: first.topics, publishers: first.publishers,
    events: first.events, articles: first.articles, reports: first.reports,
    prose: evidence.prose, bibliography: evidence.bibliography, quotations: evidence.quotations, stories: evidence.stories,
  };
  const counts = Object.fromEntries(CORPUS_TABLES.map((table) => [table, rows[table].length])) as Imprint['counts'];
  const { format, compiler, version, dataset } = first;

  // Nothing in here is caught: an error caught inside a transaction would commit the rest of it.
  return database.transaction('rw', [...CORPUS_TABLES, 'meta'], async () => {
    await refuseNewer(database);
    const held = await database.meta.get('edition');
    const same = held?.key === 'edition' && held.value.version === version && held.value.compiler === compiler && held.value.format === format;
    if (same && !options.anew) return 'already';
    for (const name of CORPUS_TABLES) {
      const table: Table<{ id: string }, string> = database.table(name);
      await table.clear();
      for (let at = 0; at < rows[name].length; at += CHUNK) await table.bulkPut(rows[name].slice(at, at + CHUNK));
    }
    await database.meta.put({ key: 'edition', value: { format, compiler, version, dataset, counts, storedAt: options.now() } });
    return 'kept';
  });
}
