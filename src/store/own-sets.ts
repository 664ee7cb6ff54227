/**
 * The sets of this device while the page is open: which there are, and the rows of those that are switched on.
 *
 * Promises: what another tab imports, switches or removes shows here; a set is read once for each of its editions; where
 * there is no storage there are none, and nothing waits for them.
 */
import { liveQuery } from 'dexie';
import type { OwnSet } from '../model/merging.ts';
import type { Store } from './corpus.ts';
import type { Database, SetRow } from './database.ts';
import { listSets, readSet, toVersion } from './sets.ts';

export interface OwnSetsState {
  /** null: not known yet */
  rows: readonly SetRow[] | null;
  /** those that are on and read, in the order of `rows` */
  read: readonly OwnSet[];
  /** why a set that is on cannot be drawn */
  faulty: ReadonlyMap<string, 'damaged' | 'foreign' | 'unread'>;
}

export interface OwnSets {
  subscribe: (listener: (state: OwnSetsState) => void) => () => void;
  close: () => void;
}

export function createOwnSets(store: Pick<Store, 'database' | 'subscribe'>): OwnSets {
  let state: OwnSetsState = { rows: null, read: [], faulty: new Map() };
  const listeners = new Set<(state: OwnSetsState) => void>();
  const held = new Map<string, OwnSet>();
  let watched: Database | null = null;
  let stop: (() => void) | null = null;
  let newest = 0;

  const change = (next: OwnSetsState): void => {
    state = next;
    for (const listener of listeners) listener(state);
  };

  async function meet(database: Database, rows: SetRow[]): Promise<void> {
    newest += 1;
    const mine = newest;
    const faulty = new Map<string, 'damaged' | 'foreign' | 'unread'>();
    const read: OwnSet[] = [];
    const known = new Set(rows.map(({ id, edition }) => toVersion(id, edition)));
    for (const version of held.keys()) if (!known.has(version)) held.delete(version);
    // listed at once, drawn when it is read
    change({ ...state, rows, read: state.read.filter(({ id, first }) => rows.some((row) => row.on && row.id === id && toVersion(id, row.edition) === first.version)) });
    for (const row of rows.filter(({ on }) => on)) {
      const version = toVersion(row.id, row.edition);
      const found = held.get(version);
      if (found) {
        read.push({ ...found, name: row.name });
        continue;
      }
      const answer = await readSet(database, row).catch(() => ({ ok: false as const, why: 'unread' as const }));
      if (mine !== newest) return;
      if (answer.ok) {
        held.set(version, answer.set);
        read.push(answer.set);
      } else faulty.set(row.id, answer.why);
    }
    change({ rows, read, faulty });
  }

  // Asked only once the storage is ready: before that a live query would never answer.
  const unsubscribe = store.subscribe(() => {
    const database = store.database();
    if (database === watched) return;
    watched = database;
    stop?.();
    stop = null;
    if (database === null) return;
    const query = liveQuery(() => listSets(database)).subscribe({
      next: (rows) => void meet(database, rows),
      error: () => change({ rows: [], read: [], faulty: new Map() }),
    });
    stop = () => query.unsubscribe();
  });

  return {
    subscribe(listener) {
      listeners.add(listener);
      listener(state);
      return () => listeners.delete(listener);
    },
    close() {
      unsubscribe();
      stop?.();
      listeners.clear();
    },
  };
}
