/**
 * The sets of this device while the page is open: which there are, and the rows of those that are switched on.
 *
 * Promises: what another tab imports, switches or removes shows here; a set is read once for each of its editions; where
 * there is no storage there are those that this page holds, and nothing waits for others.
 */
import { liveQuery } from 'dexie';
import type { OwnSet } from '../model/merging.ts';
import type { Store } from './corpus.ts';
import type { Database, SetRow } from './database.ts';
import { createListeners } from './listeners.ts';
import { listSets, readSet, toVersion } from './sets.ts';

export interface OwnSetsState {
  /** null: not known yet */
  rows: readonly SetRow[] | null;
  /** those that are on and read, in the order of `rows`; then those that this page alone holds */
  read: readonly OwnSet[];
  /** sets that are gone with this page: from an address, or where there is no storage */
  held: readonly OwnSet[];
  /** why a set that is on cannot be drawn */
  faulty: ReadonlyMap<string, 'damaged' | 'foreign' | 'unread'>;
}

export interface OwnSets {
  subscribe: (listener: (state: OwnSetsState) => void) => () => void;
  /** Draws a set that is not kept. */
  hold: (set: OwnSet) => void;
  /** Lets go of one that is not kept. */
  drop: (id: string) => void;
  close: () => void;
}

export function createOwnSets(store: Pick<Store, 'database' | 'subscribe'>): OwnSets {
  let state: OwnSetsState = { rows: null, read: [], held: [], faulty: new Map() };
  const listeners = createListeners(() => state);
  /** by version: read once */
  const known = new Map<string, OwnSet>();
  let stored: readonly OwnSet[] = [];
  let watched: Database | null = null;
  let stop: (() => void) | null = null;
  let newest = 0;

  const change = (next: Partial<OwnSetsState>): void => {
    state = { ...state, ...next };
    state = { ...state, read: [...stored.filter(({ id }) => !state.held.some((set) => set.id === id)), ...state.held] };
    listeners.tell();
  };

  async function meet(database: Database, rows: SetRow[]): Promise<void> {
    newest += 1;
    const mine = newest;
    const faulty = new Map<string, 'damaged' | 'foreign' | 'unread'>();
    const read: OwnSet[] = [];
    const versions = new Set(rows.map(({ id, edition }) => toVersion(id, edition)));
    for (const version of known.keys()) if (!versions.has(version)) known.delete(version);
    // listed at once, drawn when it is read
    stored = stored.filter(({ id, first }) => rows.some((row) => row.on && row.id === id && toVersion(id, row.edition) === first.version));
    change({ rows });
    for (const row of rows.filter(({ on }) => on)) {
      const version = toVersion(row.id, row.edition);
      const found = known.get(version);
      if (found) {
        read.push({ ...found, name: row.name });
        continue;
      }
      const answer = await readSet(database, row).catch(() => ({ ok: false as const, why: 'unread' as const }));
      if (mine !== newest) return;
      if (answer.ok) {
        known.set(version, answer.set);
        read.push(answer.set);
      } else faulty.set(row.id, answer.why);
    }
    stored = read;
    change({ rows, faulty });
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
      error: () => {
        stored = [];
        change({ rows: [], faulty: new Map() });
      },
    });
    stop = () => query.unsubscribe();
  });

  return {
    subscribe: listeners.subscribe,
    hold: (set) => change({ held: [...state.held.filter(({ id }) => id !== set.id), set] }),
    drop: (id) => change({ held: state.held.filter((set) => set.id !== id) }),
    close() {
      unsubscribe();
      stop?.();
      listeners.clear();
    },
  };
}
