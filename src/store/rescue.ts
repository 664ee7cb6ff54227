/**
 * The reader's rows out of a database that this page does not open, and copies from before an upgrade or a restoring, as files.
 *
 * Promise: nothing is written, but that a copy is kept or removed; what cannot be asked has nothing, and fails nobody.
 */
import { SCHEMA } from './database.ts';
import { countKept, openAsIs, readKept } from './raw.ts';
import { keepSnapshot, listSnapshots, makeDump, readSnapshot, removeSnapshot, type Snapshot } from './snapshots.ts';

export interface Rescue {
  /** how many rows of the reader's the database holds */
  count: () => Promise<number>;
  /** all of them, as they are kept; null: there is none. Rejects where they cannot be read */
  make: (now: number) => Promise<string | null>;
  /** puts a copy of all of them beside the others, before they are replaced; rejects where it could not be kept */
  keep: (now: number) => Promise<void>;
  /** copies from before an upgrade or a restoring, the newest first */
  list: () => Promise<Snapshot[]>;
  /** null: it is gone */
  read: (id: number) => Promise<string | null>;
  remove: (id: number) => Promise<void>;
}

/** `factory`: as a door of the gate, which may throw. */
export function createRescue(factory: () => IDBFactory | undefined): Rescue {
  async function ask<T>(none: T, read: (factory: IDBFactory) => Promise<T>): Promise<T> {
    const found = factory();
    return found ? read(found) : none;
  }
  const inDatabase = <T>(none: T, read: (database: IDBDatabase) => Promise<T>): Promise<T> =>
    ask(none, async (found) => {
      const database = await openAsIs(found);
      if (database === null) return none;
      try {
        return await read(database);
      } finally {
        database.close();
      }
    });
  return {
    count: () => inDatabase(0, countKept).catch(() => 0),
    make: (now) => inDatabase<string | null>(null, async (database) => (await makeDump(await readKept(database), now))?.text ?? null),
    keep: (now) => ask(undefined, (found) => inDatabase(undefined, async (database) => keepSnapshot(found, await readKept(database), SCHEMA, now))),
    list: () => ask<Snapshot[]>([], listSnapshots).catch(() => []),
    read: (id) => ask<string | null>(null, async (found) => (await readSnapshot(found, id)) ?? null),
    remove: (id) => ask(undefined, (found) => removeSnapshot(found, id)),
  };
}
