/**
 * The door to the database. Reading never waits for it longer than three seconds, and works without it.
 *
 *   opening ──► ready ──► closed-elsewhere      another tab upgraded or cleared it
 *      └──────► memory ──► ready                blocked or slow, and then it opened after all
 *
 * Promises: a missing, refusing, blocked or silent database is `memory` within three seconds, with the one true
 * reason; a later success upgrades it; a database from the future is refused and nothing in it changes; one from the past
 * is not upgraded before a copy of the reader's rows is on the disk, unless the reader says so.
 */
import { Database, NewerDatabase, SCHEMA, toSchema } from './database.ts';
import { openAsIs, readKept, versionOf } from './raw.ts';
import { keepSnapshot } from './snapshots.ts';

export type Reason =
  | 'missing' // this browser, or this frame, has no IndexedDB
  | 'denied' // the reader or the frame forbids it
  | 'blocked' // another tab holds an older version open
  | 'full' // no room left
  | 'newer' // written by a later version of this site
  | 'uncopied' // of an earlier version, and the copy that is made before it is upgraded could not be kept
  | 'upgrade' // of an earlier version, and upgrading it failed: it is as it was
  | 'slow' // no answer yet
  | 'failed'; // anything else, a damaged store among it

export type StorageState =
  | { kind: 'opening' }
  | { kind: 'ready' }
  | { kind: 'memory'; reason: Reason }
  | { kind: 'closed-elsewhere'; because: 'upgraded' | 'cleared' };

/** What the gate reaches for outside; each may throw. */
export interface GateDoors {
  factory: () => IDBFactory | undefined;
  range: () => typeof IDBKeyRange | undefined;
  /** calls back after so many milliseconds; returns how to call it off */
  after: (milliseconds: number, then: () => void) => () => void;
  now: () => number;
}

export const browserGate: GateDoors = {
  factory: () => {
    // A sandboxed frame. Asked there for its databases, Chromium leaves a rejection behind that nobody can catch.
    if (globalThis.origin === 'null') throw new DOMException('The origin is opaque', 'SecurityError');
    return globalThis.indexedDB;
  },
  range: () => globalThis.IDBKeyRange,
  after: (milliseconds, then) => {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
  now: () => Date.now(),
};

export const PATIENCE = 3000;

export interface Gate {
  /** the database while it is open for this tab */
  database: () => Database | null;
  /** the reader's word, after `uncopied`: upgrade it without a copy too */
  proceed: () => void;
  close: () => void;
}

/** No copy could be kept, and the upgrade was not begun. */
class Uncopied extends Error {
  override name = 'Uncopied';
}

/** Opens at once and tells every change of state; the first one comes within three seconds. */
export function openGate(onState: (state: StorageState) => void, doors: GateDoors = browserGate): Gate {
  let state: StorageState = { kind: 'opening' };
  let database: Database | null = null;
  let [over, said] = [false, false];
  const become = (next: StorageState) => {
    if (over) return;
    if (next.kind === 'closed-elsewhere') over = true;
    state = next;
    onState(next);
  };
  const callOff = doors.after(PATIENCE, () => {
    if (state.kind === 'opening') become({ kind: 'memory', reason: 'slow' });
  });

  const open = async (agreed: boolean) => {
    let before = SCHEMA;
    try {
      const factory = doors.factory();
      const range = doors.range();
      if (!factory || !range) return become({ kind: 'memory', reason: 'missing' });
      before = await refuseUnopened(factory);
      if (before < SCHEMA) await copy(factory, doors.now()).catch((error: unknown) => {
        if (!agreed) throw error;
      });
      if (over) return;
      database = new Database(factory, range, (because) => become({ kind: 'closed-elsewhere', because }));
      database.on('blocked', () => {
        become({ kind: 'memory', reason: 'blocked' });
        return false; // Dexie would say it on the console
      });
      await database.open();
      become({ kind: 'ready' });
    } catch (error) {
      database?.close({ disableAutoOpen: true });
      const reason = toReason(error);
      become({ kind: 'memory', reason: before < SCHEMA && (reason === 'failed' || reason === 'full') ? 'upgrade' : reason });
    }
  };
  void open(false).finally(callOff);

  return {
    database: () => (state.kind === 'ready' && !over ? database : null),
    proceed: () => {
      if (state.kind !== 'memory' || state.reason !== 'uncopied' || said) return;
      said = true;
      void open(true);
    },
    close: () => {
      over = true;
      callOff();
      database?.close({ disableAutoOpen: true });
    },
  };
}

/** Refuses a later database before it is opened; `Database` asks again afterwards. Returns the schema that is there, ours where there is none. */
export async function refuseUnopened(factory: IDBFactory): Promise<number> {
  const found = await versionOf(factory);
  if (toSchema(found) > SCHEMA) throw new NewerDatabase(toSchema(found));
  return found === 0 ? SCHEMA : toSchema(found);
}

/** Keeps a copy of the reader's rows; whatever the browser says against it is one and the same to the reader. */
async function copy(factory: IDBFactory, now: number): Promise<void> {
  const database = await openAsIs(factory);
  if (database === null) return;
  try {
    await keepSnapshot(factory, await readKept(database), SCHEMA, now);
  } catch (error) {
    throw new Uncopied(String(error));
  } finally {
    database.close();
  }
}

/** Dexie wraps what the browser threw, up to twice. */
function* causes(error: unknown): Generator<{ name: string; message: string }> {
  let at: unknown = error;
  for (let depth = 0; depth < 3 && typeof at === 'object' && at !== null; depth++) {
    const { name, message, inner } = at as { name?: unknown; message?: unknown; inner?: unknown };
    yield { name: String(name), message: String(message) };
    at = inner;
  }
}

/** True where the browser had no room; the name may be one or two errors deep. */
export function isQuota(error: unknown): boolean {
  return [...causes(error)].some(({ name }) => name === 'QuotaExceededError');
}

/** What the browser threw → the reason we tell. */
export function toReason(error: unknown): Reason {
  if (isQuota(error)) return 'full';
  for (const { name, message } of causes(error)) {
    if (name === 'Uncopied') return 'uncopied';
    if (name === 'NewerDatabase' || name === 'VersionError') return 'newer';
    if (name === 'MissingAPIError') return 'missing';
    // InvalidStateError: old private windows. UnknownError: all site data blocked by the reader.
    if (name === 'SecurityError' || name === 'InvalidStateError' || name === 'NotAllowedError') return 'denied';
    if (name === 'UnknownError' && /denied|permission/i.test(message)) return 'denied';
  }
  return 'failed';
}
