/**
 * The database as it stands, read past Dexie and without a version, whatever version it has.
 *
 * Promises: nothing is upgraded, created or written; the reader's own rows are of one moment; a table that this code does
 * not know counts as the reader's, the bundled corpus and what is worked out of it do not.
 */
import type { DumpTable } from '../formats/dump.ts';
import { CORPUS_TABLES, DATABASE, toSchema } from './database.ts';

/** Everything of the reader's in a database, and the schema that it was kept under. */
export interface Kept {
  schema: number;
  tables: DumpTable[];
}

const OURS: readonly string[] = [...CORPUS_TABLES, 'meta', 'indexes'];

/** A connection that gives way to whoever upgrades or deletes the database; null: there is none. */
export function openAsIs(factory: IDBFactory, name: string = DATABASE): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name);
    let absent = false;
    request.onupgradeneeded = () => {
      absent = true;
      request.transaction?.abort();
    };
    request.onerror = (event) => {
      // an abort of ours is nothing to be reported
      event.preventDefault();
      if (absent) resolve(null);
      else reject(request.error ?? new Error('The database did not open'));
    };
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close();
      resolve(database);
    };
  });
}

/** The browser's number for the database; 0: there is none. */
export async function versionOf(factory: IDBFactory): Promise<number> {
  if (typeof factory.databases === 'function') return (await factory.databases()).find((it) => it.name === DATABASE)?.version ?? 0;
  const database = await openAsIs(factory);
  database?.close();
  return database?.version ?? 0;
}

/** Resolves once a transaction is over. */
export const toEnd = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was aborted'));
  });

const namesOf = (database: IDBDatabase): string[] => [...database.objectStoreNames].filter((name) => !OURS.includes(name)).sort();

/** All rows of the reader's, row by row: a part of a set is large. */
export async function readKept(database: IDBDatabase): Promise<Kept> {
  const names = namesOf(database);
  let schema = toSchema(database.version);
  const tables: DumpTable[] = [];
  const hasMeta = database.objectStoreNames.contains('meta');
  const all = hasMeta ? [...names, 'meta'] : names;
  if (all.length === 0) return { schema, tables };
  const transaction = database.transaction(all, 'readonly');
  if (hasMeta) {
    const request = transaction.objectStore('meta').get('schema');
    request.onsuccess = () => {
      const found: unknown = (request.result as { value?: unknown } | undefined)?.value;
      if (Number.isSafeInteger(found)) schema = Math.max(schema, found as number);
    };
  }
  for (const name of names) {
    const store = transaction.objectStore(name);
    const table: DumpTable = { name, key: store.keyPath, rows: [] };
    tables.push(table);
    const request = store.openCursor();
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null) return;
      table.rows.push(store.keyPath === null ? [cursor.primaryKey, cursor.value] : cursor.value);
      cursor.continue();
    };
  }
  await toEnd(transaction);
  return { schema, tables };
}

/** How many rows of the reader's there are. */
export async function countKept(database: IDBDatabase): Promise<number> {
  const names = namesOf(database);
  if (names.length === 0) return 0;
  let count = 0;
  const transaction = database.transaction(names, 'readonly');
  for (const name of names) {
    const request = transaction.objectStore(name).count();
    request.onsuccess = () => (count += request.result);
  }
  await toEnd(transaction);
  return count;
}
