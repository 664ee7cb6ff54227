/**
 * The sets that the reader brought, as rows of the database.
 *
 * Promises: a set is written whole or not at all, and its row last, so that no reader of the database meets half of one;
 * what is read back equals what was written; an import can be undone until the next one into the same set; a set with
 * rows missing or of another compiler is told and not drawn; what is removed is removed whole.
 */
import { COMPILER, type Bibliography, type Dataset, type Evidence, type First } from '../model/corpus.ts';
import type { OwnSet, Whole } from '../model/merging.ts';
import { CORPUS_TABLES, refuseNewer, type CorpusTable, type Database, type PartRow, type SetCounts, type SetRow } from './database.ts';

/** rows to a part: one that is read or written holds up nothing that can be seen */
const PART = 500;

/** a set of more events is kept, and drawn when the reader says so: each visit has to make it ready anew */
const MOST_AT_ONCE = 100_000;

/** The set that articles from the form go to. */
export const OWN_ARTICLES = 'own-articles';

/** What is known of a set before it is written. */
export interface NewSet {
  id: string;
  name: string;
  format: string;
  file: string;
}

/** Sets in the order in which they were made. */
export const listSets = async (database: Database): Promise<SetRow[]> => (await database.sets.toArray()).sort((a, b) => a.made - b.made || (a.id < b.id ? -1 : 1));

/** How much was brought: sets, and articles of the form's own set; `changed`: when any of them last was. */
export async function countBrought(database: Database): Promise<{ sets: number; articles: number; changed: number }> {
  const rows = await database.sets.toArray();
  const own = rows.find(({ id }) => id === OWN_ARTICLES);
  return { sets: rows.length - (own ? 1 : 0), articles: own?.counts.articles ?? 0, changed: Math.max(0, ...rows.map(({ changed }) => changed)) };
}

function toTables({ first, evidence }: { first: First; evidence: Evidence }): Record<CorpusTable, { id: string }[]> {
  const { people, places, topics, publishers, events, articles, reports } = first;
  const { prose, bibliography, quotations, stories } = evidence;
  return { people, places, topics, publishers, events, articles, reports, prose, bibliography, quotations, stories };
}

/**
 * Writes a set, new or in the place of the one with its id; resolves once it is on the disk. `onProgress` hears of rows
 * written and rows in all.
 */
export async function writeSet(
  database: Database,
  set: NewSet,
  whole: { first: First; evidence: Evidence },
  options: { now: number; onProgress?: (done: number, all: number) => void; /** the edition that it was made from; another tab's later one is not written over */ onto?: number },
): Promise<SetRow> {
  const tables = toTables(whole);
  const counts = Object.fromEntries(CORPUS_TABLES.map((table) => [table, tables[table].length])) as SetCounts;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  // Nothing in here is caught: an error caught inside a transaction would commit the rest of it.
  return database.transaction('rw', [database.sets, database.parts, database.meta], async () => {
    await refuseNewer(database);
    const held = await database.sets.get(set.id);
    if (options.onto !== undefined && options.onto !== (held?.edition ?? 0)) throw new Error(`set ${set.id} was changed in another tab`);
    // what was there before the import before this one can no longer come back
    if (held?.before) await removeParts(database, set.id, held.before.edition);
    // never a number that was there and is gone: an index of other rows may bear it
    const edition = Math.max((held?.edition ?? 0) + 1, Math.floor(options.now));
    let [n, done] = [0, 0];
    for (const table of CORPUS_TABLES) {
      for (let at = 0; at < tables[table].length; at += PART) {
        const rows = tables[table].slice(at, at + PART);
        await database.parts.put({ set: set.id, edition, n, table, rows });
        n += 1;
        done += rows.length;
        options.onProgress?.(done, all);
      }
    }
    const row: SetRow = {
      ...set,
      on: held?.on ?? counts.events <= MOST_AT_ONCE,
      dataset: whole.first.dataset,
      compiler: COMPILER,
      edition,
      ...(held === undefined ? {} : { before: { edition: held.edition, counts: held.counts, dataset: held.dataset, compiler: held.compiler, name: held.name, file: held.file, format: held.format, changed: held.changed } }),
      counts,
      made: held?.made ?? options.now,
      changed: options.now,
    };
    await database.sets.put(row);
    return row;
  });
}

const partsOf = (database: Database, set: string, edition: number) => database.parts.where('[set+edition+n]').between([set, edition, 0], [set, edition, Infinity]);
const removeParts = (database: Database, set: string, edition: number): Promise<number> => partsOf(database, set, edition).delete();

/**
 * Takes the last import, or the last change by form, back: the set is what it was before, or gone where it was new.
 * False: `edition` is the one that is to be taken back, and it is not there any more; nothing is changed.
 */
export function undoImport(database: Database, id: string, edition?: number): Promise<boolean> {
  return database.transaction('rw', [database.sets, database.parts], async () => {
    const row = await database.sets.get(id);
    if (row === undefined || (edition !== undefined && row.edition !== edition)) return false;
    await removeParts(database, id, row.edition);
    const { before, ...rest } = row;
    if (before === undefined) await database.sets.delete(id);
    else await database.sets.put({ ...rest, ...before });
    return true;
  });
}

/** Removes a set and all that came with it; notes on its events stay. */
export function removeSet(database: Database, id: string): Promise<void> {
  return database.transaction('rw', [database.sets, database.parts], async () => {
    await database.parts.where('[set+edition+n]').between([id, 0, 0], [id, Infinity, Infinity]).delete();
    await database.sets.delete(id);
  });
}

/** Renames it, or switches it on or off. */
export async function changeSet(database: Database, id: string, change: Partial<Pick<SetRow, 'name' | 'on'>>): Promise<void> {
  await database.sets.update(id, change);
}

export type ReadSet = { ok: true; set: OwnSet } | { ok: false; why: 'damaged' | 'foreign' };

/** A set as it was written, part by part: the page is not held up by any of them. */
export async function readSet(database: Database, row: SetRow): Promise<ReadSet> {
  if (row.compiler !== COMPILER) return { ok: false, why: 'foreign' };
  const tables = Object.fromEntries(CORPUS_TABLES.map((table) => [table, [] as { id: string }[]])) as Record<CorpusTable, { id: string }[]>;
  for (const key of await partsOf(database, row.id, row.edition).primaryKeys()) {
    const part: PartRow | undefined = await database.parts.get(key);
    if (part === undefined) continue;
    const table = tables[part.table];
    for (const each of part.rows) table.push(each);
  }
  if (CORPUS_TABLES.some((table) => tables[table].length !== row.counts[table])) return { ok: false, why: 'damaged' };
  return { ok: true, set: { id: row.id, name: row.name, ...toWhole(row, tables) } };
}

/** The addresses and titles of a set's articles alone: of one that is put away the rest is not read for them. */
export async function readPages(database: Database, { id, edition, compiler, counts }: SetRow): Promise<Bibliography[]> {
  if (compiler !== COMPILER) return [];
  const partsFor = (table: CorpusTable): number => Math.ceil(counts[table] / PART);
  const from = CORPUS_TABLES.slice(0, CORPUS_TABLES.indexOf('bibliography')).reduce((sum, table) => sum + partsFor(table), 0);
  const pages: Bibliography[] = [];
  for (let n = from; n < from + partsFor('bibliography'); n += 1) {
    const part = await database.parts.get([id, edition, n]);
    if (part?.table === 'bibliography') for (const row of part.rows) pages.push(row as Bibliography);
  }
  return pages;
}

function toWhole({ id, edition, dataset }: { id: string; edition: number; dataset: Dataset }, tables: Record<CorpusTable, { id: string }[]>): Whole {
  const version = toVersion(id, edition);
  const { people, places, topics, publishers, events, articles, reports, prose, bibliography, quotations, stories } = tables;
  return {
    first: { format: 1, compiler: COMPILER, version, dataset, ...({ people, places, topics, publishers, events, articles, reports } as Pick<First, 'people' | 'places' | 'topics' | 'publishers' | 'events' | 'articles' | 'reports'>) },
    evidence: { format: 1, version, ...({ prose, bibliography, quotations, stories } as Pick<Evidence, 'prose' | 'bibliography' | 'quotations' | 'stories'>) },
  };
}

/** The version of a set's rows. A set that is removed and made again has rows of its own, and another id. */
export const toVersion = (id: string, edition: number): string => `${id}.${edition}`;
