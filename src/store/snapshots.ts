/**
 * Copies of the reader's rows from before the database was upgraded or a backup took their place, in a database of their own.
 *
 * Promises: a copy is on the disk, whole, before the upgrade or the restoring begins; another attempt at the same upgrade never writes over
 * one, and adds one only where the rows are others; nothing but the reader removes one; where there are none, asking
 * makes no database.
 */
import { toDumpFile, toDumpSummed, toLined } from '../formats/dump.ts';
import { fingerprint } from '../model/fingerprint.ts';
import { browserBackup, toChecksum, type BackupDoors } from './backup.ts';
import { DATABASE } from './database.ts';
import { openAsIs, toEnd, type Kept } from './raw.ts';

/** Erased by the reset page too, which knows the name. */
export const SNAPSHOTS = `${DATABASE}-snapshots`;

export interface Snapshot {
  id: number;
  /** schemas: of the rows, and of the upgrade before which they were copied; the same: a backup took their place */
  from: number;
  target: number;
  /** milliseconds since 1970 */
  at: number;
  bytes: number;
  /** the same for the same rows */
  mark: string;
}

/** What was kept → a file of it, and its mark; null: there is nothing of the reader's. */
export async function makeDump({ schema, tables }: Kept, at: number, doors: BackupDoors = browserBackup): Promise<{ text: string; mark: string } | null> {
  if (tables.every(({ rows }) => rows.length === 0)) return null;
  const lined = toLined(tables);
  const summed = toDumpSummed(lined);
  const sha256 = await toChecksum(summed, doors);
  const text = [...toDumpFile(lined, { schema, exportedAt: new Date(at).toISOString(), sha256 })].join('');
  return { text, mark: sha256 ?? fingerprint(summed.join('')) };
}

/** Whether it was made before a backup took the place of what it holds. */
export const isReplaced = ({ from, target }: Pick<Snapshot, 'from' | 'target'>): boolean => from === target;

const open = (factory: IDBFactory): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = factory.open(SNAPSHOTS);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('snapshots', { keyPath: 'id', autoIncrement: true });
      // apart, so that a list of them reads none
      request.result.createObjectStore('texts');
    };
    request.onerror = () => reject(request.error ?? new Error('The copies did not open'));
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  });

/** Puts a copy beside those that are there, unless there is one of the same rows for the same upgrade; resolves once it is on the disk. */
export async function keepSnapshot(factory: IDBFactory, kept: Kept, target: number, now: number, doors?: BackupDoors): Promise<void> {
  const dump = await makeDump(kept, now, doors);
  if (dump === null) return;
  const database = await open(factory);
  try {
    const transaction = database.transaction(['snapshots', 'texts'], 'readwrite', { durability: 'strict' });
    const [snapshots, texts] = [transaction.objectStore('snapshots'), transaction.objectStore('texts')];
    const request = snapshots.getAll();
    request.onsuccess = () => {
      const held = request.result as Snapshot[];
      if (held.some((each) => each.target === target && each.mark === dump.mark)) return;
      const row: Omit<Snapshot, 'id'> = { from: kept.schema, target, at: now, bytes: new Blob([dump.text]).size, mark: dump.mark };
      const added = snapshots.add(row);
      added.onsuccess = () => texts.add(dump.text, added.result);
    };
    await toEnd(transaction);
  } finally {
    database.close();
  }
}

/** Asks the copies, if there are any; a database of that name that is none of ours has none. */
async function ask<T>(factory: IDBFactory, mode: IDBTransactionMode, none: T, request: (transaction: IDBTransaction) => IDBRequest): Promise<T> {
  const database = await openAsIs(factory, SNAPSHOTS);
  if (database === null) return none;
  try {
    if (!['snapshots', 'texts'].every((name) => database.objectStoreNames.contains(name))) return none;
    const transaction = database.transaction(['snapshots', 'texts'], mode);
    const asked = request(transaction);
    await toEnd(transaction);
    return asked.result as T;
  } finally {
    database.close();
  }
}

/** The newest first. */
export const listSnapshots = async (factory: IDBFactory): Promise<Snapshot[]> =>
  (await ask<Snapshot[]>(factory, 'readonly', [], (transaction) => transaction.objectStore('snapshots').getAll())).sort((a, b) => b.at - a.at || b.id - a.id);

/** The file of a copy; undefined: it is gone. */
export const readSnapshot = (factory: IDBFactory, id: number): Promise<string | undefined> =>
  ask<string | undefined>(factory, 'readonly', undefined, (transaction) => transaction.objectStore('texts').get(id));

export const removeSnapshot = (factory: IDBFactory, id: number): Promise<void> =>
  ask<void>(factory, 'readwrite', undefined, (transaction) => {
    transaction.objectStore('texts').delete(id);
    return transaction.objectStore('snapshots').delete(id);
  });
