/**
 * The one door through which the reader's own work is written: to the database, or to memory where there is none.
 *
 * Promises: what is read, decided and written is one transaction, of which all is kept or nothing; nothing is caught and
 * nothing foreign awaited inside it; it resolves once it is on the disk; no proxy passes; a row that is not of its form
 * is put aside and never written over unasked.
 */
import type { Collection, Draft, Flaw, Note, OwnTable, SavedView, Work } from '../model/own.ts';
import { flawsOf, OWN_TABLES } from '../model/own.ts';
import { refuseNewer, type Database } from './database.ts';

export interface Rows {
  notes: Note;
  collections: Collection;
  views: SavedView;
  drafts: Draft;
}
export type Place = { [T in keyof Rows]: readonly [table: T, id: string] }[keyof Rows];
/** A row to be put in its place; null: taken away. */
export type Write = { [T in keyof Rows]: { table: T; id: string; row: Rows[T] | null } }[keyof Rows];
/** What the rows of some places are → what they shall be. Pure: it may be asked again. */
export type Change = (rows: readonly unknown[]) => Write[];

/** A row that is none of ours any more: damaged, or of another version. */
export interface Aside {
  table: OwnTable;
  row: unknown;
  flaw: Flaw;
}
export interface Sifted {
  work: Work;
  aside: Aside[];
}

/** A row without anything of the page's: what cannot be cloned would fail the whole transaction. */
const toPlain = <T>(row: T): T => JSON.parse(JSON.stringify(row)) as T;

/** Reads, decides and writes in one transaction; returns what was written. */
export async function commit(database: Database, places: readonly Place[], change: Change): Promise<Write[]> {
  let writes: Write[] = [];
  await database.transaction('rw', [database.notes, database.collections, database.views, database.drafts, database.meta], async () => {
    await refuseNewer(database);
    const rows: unknown[] = [];
    for (const [table, id] of places) rows.push(await database.table<unknown, string>(table).get(id));
    writes = change(rows).map(toPlain);
    for (const { table, id, row } of writes) {
      if (row === null) await database.table<unknown, string>(table).delete(id);
      else await database.table<unknown, string>(table).put(row);
    }
  });
  return writes;
}

/** The same on rows that are only in memory. */
export function commitToMemory(work: Work, places: readonly Place[], change: Change): Write[] {
  return change(places.map(([table, id]) => (table === 'drafts' ? undefined : work[table].find((row) => row.id === id)))).map(toPlain);
}

/** Rows with some of them written. */
export function withWrites(work: Work, writes: readonly Write[]): Work {
  const next = { ...work };
  const put = <T extends OwnTable>(table: T, id: string, row: Work[T][number] | null): void => {
    const others = (next[table] as { id: string }[]).filter((each) => each.id !== id);
    next[table] = (row === null ? others : [...others, row].sort(byId)) as Work[T];
  };
  for (const write of writes) if (write.table !== 'drafts') put(write.table, write.id, write.row);
  return next;
}
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Every row of the reader's own tables, as it stands there. */
export function readRaw(database: Database): Promise<Record<OwnTable, unknown[]>> {
  return database.transaction('r', [database.notes, database.collections, database.views], async () => {
    const rows: Partial<Record<OwnTable, unknown[]>> = {};
    for (const table of OWN_TABLES) rows[table] = await database.table<unknown, string>(table).toArray();
    return rows as Record<OwnTable, unknown[]>;
  });
}

/** Rows → those that are of their form, and the others. */
export function sift(raw: Record<OwnTable, unknown[]>): Sifted {
  const aside: Aside[] = [];
  const sound = (table: OwnTable): unknown[] =>
    raw[table].filter((row) => {
      const [flaw] = flawsOf[table](row, '');
      if (flaw) aside.push({ table, row, flaw });
      return !flaw;
    });
  const work = { notes: sound('notes'), collections: sound('collections'), views: sound('views') } as Work;
  return { work, aside };
}

/**
 * The last words before the page is left: a plain request that asks for no answer and is committed at once, since nobody
 * will be here to hear of it.
 */
export function putLastWords(database: Database, drafts: readonly Draft[]): void {
  try {
    const transaction = database.backendDB().transaction('drafts', 'readwrite', { durability: 'strict' });
    for (const draft of drafts) transaction.objectStore('drafts').put(toPlain(draft));
    transaction.commit();
  } catch {
    // the connection is gone: the words are kept beside it
  }
}
