import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CORPUS_TABLES, DATABASE, SCHEMA } from '../../src/store/database.ts';
import { isQuota, openGate, toReason, type GateDoors, type StorageState } from '../../src/store/gate.ts';
import { toStatus } from '../../src/store/corpus.ts';
import { Net, dump, isKept, makeDoors, makeEdition, open, start, until } from './edition.ts';

const one = makeEdition('one');

/** A gate and the states it went through. */
function watch(doors: GateDoors) {
  const states: StorageState[] = [];
  const gate = openGate((state) => states.push(state), doors);
  const last = (kind: StorageState['kind']) => vi.waitFor(() => {
    const state = states.at(-1);
    if (state?.kind !== kind) throw new Error(`Now ${JSON.stringify(states)}`);
    return state;
  });
  return { gate, states, last };
}
const doorsOf = (factory: () => IDBFactory | undefined) => makeDoors(new Net(), undefined, { factory });
/** A factory whose `open` does what it is told. */
const refusing = (opening: () => never | IDBOpenDBRequest): IDBFactory => Object.assign(Object.create(new IDBFactory()) as IDBFactory, { open: opening, databases: undefined });
const never = () => ({}) as IDBOpenDBRequest;
const throwing = (name: string, message = '') => () => {
  throw new DOMException(message, name);
};

/** The browser's number for a database of the next version. */
const LATER = (SCHEMA + 1) * 10;

/** The database as a later version of this code would leave it. */
async function future(factory: IDBFactory, native: number, schema = SCHEMA): Promise<void> {
  await (await open(factory)).meta.put({ key: 'schema', value: schema });
  await new Promise<void>((done, fail) => {
    const request = factory.open(DATABASE, native);
    request.onupgradeneeded = () => {
      if (native < LATER) return;
      request.result.createObjectStore('of-the-future', { keyPath: 'id' }).put({ id: 1, kept: 'yes' });
      // A table that today's code would want back.
      request.result.deleteObjectStore('topics');
    };
    request.onerror = () => fail(request.error ?? new Error());
    request.onsuccess = () => {
      request.result.close();
      done();
    };
  });
}

beforeEach(() => vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the gate', () => {
  it('opens a database that is not there yet', async () => {
    const { gate, last, states } = watch(makeDoors(new Net()));
    expect(gate.database()).toBeNull();
    await last('ready');
    expect(states).toEqual([{ kind: 'ready' }]);
    expect(await gate.database()?.meta.get('schema')).toEqual({ key: 'schema', value: SCHEMA });
    gate.close();
    expect(gate.database()).toBeNull();
  });

  it.each<[string, () => IDBFactory | undefined, string]>([
    ['there is none', () => undefined, 'missing'],
    ['asking for it throws', throwing('SecurityError'), 'denied'],
    ['opening throws at once', () => refusing(throwing('SecurityError')), 'denied'],
    ['an old private window', () => refusing(throwing('InvalidStateError')), 'denied'],
    ['all site data is blocked', () => refusing(throwing('UnknownError', 'The user denied permission to access the database.')), 'denied'],
    ['no room', () => refusing(throwing('QuotaExceededError')), 'full'],
    ['a damaged store', () => refusing(throwing('UnknownError', 'Internal error opening backing store for indexedDB.open.')), 'failed'],
  ])('tells the one true reason where %s', async (_, factory, reason) => {
    const { gate, last } = watch(doorsOf(factory));
    expect(await last('memory')).toEqual({ kind: 'memory', reason });
    expect(gate.database()).toBeNull();
    gate.close();
  });

  it('does not wait longer than three seconds, and opens after all', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const factory = new IDBFactory();
    let go = (_: { name: string; version: number }[]) => {};
    Object.assign(factory, { databases: () => new Promise((resolve) => (go = resolve)) });
    const { gate, states } = watch(makeDoors(new Net(), factory));
    await vi.advanceTimersByTimeAsync(2_999);
    expect(states).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(states).toEqual([{ kind: 'memory', reason: 'slow' }]);
    vi.useRealTimers();
    go([]);
    await vi.waitFor(() => expect(states.at(-1)).toEqual({ kind: 'ready' }));
    gate.close();
  });

  it('tells that another tab blocks an upgrade, and opens once it lets go', async () => {
    const factory = new IDBFactory();
    const old = await new Promise<IDBDatabase>((done) => {
      const request = factory.open(DATABASE, 5);
      request.onsuccess = () => done(request.result);
    });
    const { gate, last } = watch(makeDoors(new Net(), factory));
    expect(await last('memory')).toEqual({ kind: 'memory', reason: 'blocked' });
    old.close();
    await last('ready');
    gate.close();
  });
});

describe('a database from the past', () => {
  /** As version 1 made it: no table of stories, and an edition of the compiler of its time. */
  const past = (factory: IDBFactory) => new Promise<void>((done, fail) => {
    const request = factory.open(DATABASE, 10);
    request.onupgradeneeded = () => {
      for (const table of CORPUS_TABLES) if (table !== 'stories') request.result.createObjectStore(table, { keyPath: 'id' });
      request.transaction?.objectStore('reports').createIndex('event', 'event');
      request.result.createObjectStore('meta', { keyPath: 'key' }).put({ key: 'schema', value: 1 });
      const notes = request.result.createObjectStore('notes', { keyPath: 'id' });
      notes.createIndex('event', 'event');
      notes.put({ id: 'n', event: 'event-0001', text: 'mine', made: 1, changed: 1 });
    };
    request.onerror = () => fail(request.error ?? new Error());
    request.onsuccess = () => {
      request.result.close();
      done();
    };
  });

  it('is brought up to date, and the notes stay', async () => {
    const factory = new IDBFactory();
    await past(factory);
    const store = start('one', makeDoors(new Net().hold(one), factory));
    await until(store, isKept);
    store.close();
    const database = await open(factory);
    expect(await database.meta.get('schema')).toEqual({ key: 'schema', value: SCHEMA });
    expect(await database.stories.toArray()).toEqual(one.evidence.stories);
    expect(await database.notes.toArray()).toEqual([{ id: 'n', event: 'event-0001', text: 'mine', made: 1, changed: 1 }]);
    database.close();
  });
});

describe('a database from the future', () => {
  it.each([
    ['native version, asked beforehand', LATER, SCHEMA, true],
    ['native version, asked afterwards', LATER, SCHEMA, false],
    ['schema number in meta', SCHEMA * 10, SCHEMA + 1, true],
  ])('is refused by its %s, and stays as it is', async (_, native, schema, asks) => {
    const factory = new IDBFactory();
    await future(factory, native, schema);
    const raw = () => new Promise<string>((done) => {
      const request = factory.open(DATABASE);
      request.onsuccess = () => {
        const { objectStoreNames, version } = request.result;
        const names = [...objectStoreNames];
        const transaction = request.result.transaction(names);
        const rows: unknown[] = [];
        for (const name of names) transaction.objectStore(name).getAll().onsuccess = (event) => rows.push((event.target as IDBRequest).result);
        transaction.oncomplete = () => {
          request.result.close();
          // Where it cannot be asked beforehand, Dexie may add to the last digit; never to the rows.
          done(JSON.stringify([Math.floor(version / 10), names.filter((it) => asks || it !== 'topics'), rows.filter((it) => asks || (it as unknown[]).length > 0)]));
        };
      };
    });
    const before = await raw();
    const doors = makeDoors(new Net(), factory);
    if (!asks) Object.assign(factory, { databases: undefined });
    const { gate, last } = watch(doors);
    expect(await last('memory')).toEqual({ kind: 'memory', reason: 'newer' });
    expect(gate.database()).toBeNull();
    gate.close();
    expect(await raw()).toBe(before);
  });

  it('still lets the corpus be read from the network', async () => {
    const factory = new IDBFactory();
    await future(factory, LATER);
    const store = start('one', makeDoors(new Net().hold(one), factory));
    const { edition, keeping, storage } = await until(store, (state) => state.edition?.evidence != null && state.storage.kind === 'memory');
    expect([edition?.from, keeping, storage]).toEqual(['network', 'no', { kind: 'memory', reason: 'newer' }]);
    store.close();
  });
});

describe('when another tab acts', () => {
  it.each([
    ['upgrades the database', (factory: IDBFactory) => factory.open(DATABASE, LATER), 'upgraded'],
    ['deletes it', (factory: IDBFactory) => factory.deleteDatabase(DATABASE), 'cleared'],
  ])('and %s, this one lets go and does not come back', async (_, act, because) => {
    const factory = new IDBFactory();
    const store = start('one', makeDoors(new Net().hold(one), factory));
    await until(store, isKept);
    const database = store.database();
    const done = new Promise((resolve) => act(factory).addEventListener('success', resolve));
    const { storage, edition } = await until(store, (state) => state.storage.kind === 'closed-elsewhere');
    await done;
    expect(storage).toEqual({ kind: 'closed-elsewhere', because });
    expect(edition?.corpus.version).toBe('one');
    expect(store.database()).toBeNull();
    await expect(database?.notes.count()).rejects.toMatchObject({ name: 'DatabaseClosedError' });
    store.close();
  });
});

describe('without storage', () => {
  it.each<[string, () => IDBFactory | undefined]>([
    ['missing', () => undefined],
    ['denied', throwing('SecurityError')],
    ['silent', () => refusing(never)],
  ])('the corpus is drawn, whole, from memory: %s', async (_, factory) => {
    const started = performance.now();
    const store = start('one', makeDoors(new Net().hold(one), undefined, { factory }));
    const { keeping } = await until(store, (state) => state.edition?.evidence != null);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(keeping).toBe('no');
    await until(store, (state) => state.storage.kind === 'memory');
    expect(performance.now() - started).toBeLessThan(3_200);
    expect(toStatus(store.state())).toBe('drawn');
    store.close();
  });

  it('what arrives late from the device is kept up, not drawn over', async () => {
    const factory = new IDBFactory();
    const before = start('one', makeDoors(new Net().hold(one), factory));
    await until(before, isKept);
    before.close();
    const old = await dump(factory, ['events']);
    let go = () => {};
    const databases = factory.databases.bind(factory);
    Object.assign(factory, { databases: () => new Promise((resolve) => (go = () => resolve(databases()))) });
    const store = start('two', makeDoors(new Net().hold(makeEdition('two')), factory));
    await until(store, (state) => state.edition?.evidence != null);
    go();
    const { edition, fresh } = await until(store, isKept);
    expect([edition?.corpus.version, edition?.from, fresh]).toEqual(['two', 'network', null]);
    store.close();
    Object.assign(factory, { databases });
    expect(await dump(factory, ['events'])).not.toBe(old);
  });
});

describe('reasons', () => {
  it('finds a quota however deep Dexie wrapped it', () => {
    const quota = new DOMException('', 'QuotaExceededError');
    expect(isQuota(quota)).toBe(true);
    expect(isQuota({ name: 'AbortError', inner: quota })).toBe(true);
    expect(isQuota({ name: 'AbortError', inner: { name: 'TransactionError', inner: quota } })).toBe(true);
    expect(isQuota({ name: 'AbortError', inner: null })).toBe(false);
    expect([null, undefined, 'text'].some(isQuota)).toBe(false);
  });
  it('names each', () => {
    expect(toReason({ name: 'OpenFailedError', inner: new DOMException('', 'VersionError') })).toBe('newer');
    expect(toReason({ name: 'MissingAPIError' })).toBe('missing');
    expect(toReason(new Error('odd'))).toBe('failed');
  });
});
