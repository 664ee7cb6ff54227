/**
 * The door to the database. Reading never waits for it longer than three seconds, and works without it.
 *
 *   opening ──► ready ──► closed-elsewhere      another tab upgraded or cleared it
 *      └──────► memory ──► ready                blocked or slow, and then it opened after all
 *
 * Promises: a missing, refusing, blocked or silent database is `memory` within three seconds, with the one true
 * reason; a later success upgrades it; a database from the future is refused and nothing in it changes.
 */
import { DATABASE, Database, NewerDatabase, SCHEMA, toSchema } from './database.ts';

export type Reason =
  | 'missing' // this browser, or this frame, has no IndexedDB
  | 'denied' // the reader or the frame forbids it
  | 'blocked' // another tab holds an older version open
  | 'full' // no room left
  | 'newer' // written by a later version of this site
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
};

export const PATIENCE = 3000;

export interface Gate {
  /** the database while it is open for this tab */
  database: () => Database | null;
  close: () => void;
}

/** Opens at once and tells every change of state; the first one comes within three seconds. */
export function openGate(onState: (state: StorageState) => void, doors: GateDoors = browserGate): Gate {
  let state: StorageState = { kind: 'opening' };
  let database: Database | null = null;
  let over = false;
  const become = (next: StorageState) => {
    if (over) return;
    if (next.kind === 'closed-elsewhere') over = true;
    state = next;
    onState(next);
  };
  const callOff = doors.after(PATIENCE, () => {
    if (state.kind === 'opening') become({ kind: 'memory', reason: 'slow' });
  });

  const open = async () => {
    const factory = doors.factory();
    const range = doors.range();
    if (!factory || !range) return become({ kind: 'memory', reason: 'missing' });
    await refuseUnopened(factory);
    if (over) return;
    database = new Database(factory, range, (because) => become({ kind: 'closed-elsewhere', because }));
    database.on('blocked', () => {
      become({ kind: 'memory', reason: 'blocked' });
      return false; // Dexie would say it on the console
    });
    await database.open();
    become({ kind: 'ready' });
  };
  void open()
    .catch((error: unknown) => {
      database?.close({ disableAutoOpen: true });
      become({ kind: 'memory', reason: toReason(error) });
    })
    .finally(callOff);

  return {
    database: () => (state.kind === 'ready' && !over ? database : null),
    close: () => {
      over = true;
      callOff();
      database?.close({ disableAutoOpen: true });
    },
  };
}

/** Refuses a later database before it is opened, where the browser can tell; `Database` asks again afterwards. */
async function refuseUnopened(factory: IDBFactory): Promise<void> {
  if (typeof factory.databases !== 'function') return;
  const found = (await factory.databases()).find((it) => it.name === DATABASE)?.version ?? 0;
  if (toSchema(found) > SCHEMA) throw new NewerDatabase(toSchema(found));
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
    if (name === 'NewerDatabase' || name === 'VersionError') return 'newer';
    if (name === 'MissingAPIError') return 'missing';
    // InvalidStateError: old private windows. UnknownError: all site data blocked by the reader.
    if (name === 'SecurityError' || name === 'InvalidStateError' || name === 'NotAllowedError') return 'denied';
    if (name === 'UnknownError' && /denied|permission/i.test(message)) return 'denied';
  }
  return 'failed';
}
