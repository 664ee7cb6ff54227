// What is handed out of a database that is not opened, and what is copied before one is upgraded.
import { IDBDatabase as FakeDatabase, IDBFactory, IDBObjectStore as FakeStore } from 'fake-indexeddb';
import fc from 'fast-check';
import type { Transaction } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toDumpFile, toLined } from '../../src/formats/dump.ts';
import type { BackupReading } from '../../src/formats/backup-reading.ts';
import { CORPUS_TABLES, DATABASE, SCHEMA } from '../../src/store/database.ts';
import { openGate, type Gate, type StorageState } from '../../src/store/gate.ts';
import { openAsIs } from '../../src/store/raw.ts';
import { createRescue } from '../../src/store/rescue.ts';
import { readBackup, restore } from '../../src/store/restoring.ts';
import { isReplaced, listSnapshots, SNAPSHOTS } from '../../src/store/snapshots.ts';
import { makeDoors, Net, open } from './edition.ts';
import { about, collection, note, view } from './own.ts';

/** An upgrader of rows, in the place of the real one. */
const upgrader = vi.hoisted(() => ({ run: null as ((transaction: Transaction) => PromiseLike<unknown>) | null }));
vi.mock(import('../../src/store/upgrading.ts'), async (real) => {
  const { upgrade } = await real();
  return { upgrade: (transaction: Transaction, schema: number) => upgrader.run?.(transaction) ?? upgrade(transaction, schema) };
});

type Rows = Record<string, unknown[]>;
/** A database of a version of its own, with tables and rows of its own. */
function make(factory: IDBFactory, native: number, tables: Rows, bare: Record<string, [IDBValidKey, unknown][]> = {}): Promise<void> {
  return new Promise((done, fail) => {
    const request = factory.open(DATABASE, native);
    request.onupgradeneeded = () => {
      for (const [name, rows] of Object.entries(tables)) {
        const store = request.result.createObjectStore(name, { keyPath: name === 'meta' ? 'key' : name === 'parts' ? ['set', 'edition', 'n'] : 'id' });
        for (const row of rows) store.put(row);
      }
      for (const [name, rows] of Object.entries(bare)) {
        const store = request.result.createObjectStore(name);
        for (const [key, row] of rows) store.put(row, key);
      }
    };
    request.onerror = () => fail(request.error ?? new Error());
    request.onsuccess = () => done(request.result.close());
  });
}
/** Every row of every table, and the version. */
async function dumpAll(factory: IDBFactory): Promise<string> {
  const database = (await openAsIs(factory))!;
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names);
  const rows = await Promise.all(names.map((name) => new Promise((done) => (transaction.objectStore(name).getAll().onsuccess = (event) => done((event.target as IDBRequest).result)))));
  database.close();
  return JSON.stringify([database.version, names, rows]);
}

const NOTES = [note('a', 'first'), note('b', 'middle, بالعربية'), note('c', 'last')];
const OLD = (SCHEMA - 1) * 10;
const LATER = (SCHEMA + 4) * 10;
const corpus = Object.fromEntries(CORPUS_TABLES.map((table) => [table, [{ id: `${table}-1`, of: 'the corpus' }]]));
const meta = (schema: number) => [{ key: 'schema', value: schema }];
const earlier = (factory: IDBFactory, own: Rows = { notes: NOTES }) =>
  make(factory, OLD, { ...corpus, indexes: [{ id: 'x', key: 'x', text: 'x' }], notes: [], collections: [], views: [], drafts: [], sets: [], parts: [], ...own, meta: meta(SCHEMA - 1) });
const later = (factory: IDBFactory, own: Rows = { notes: NOTES }, bare = {}) => make(factory, LATER, { ...corpus, ...own, meta: meta(SCHEMA + 4) }, bare);

let gates: Gate[] = [];
/** Opens as a page does; resolves with the last state that is not `opening`. */
async function enter(factory: IDBFactory, now = 1_000): Promise<{ gate: Gate; state: () => StorageState }> {
  let state: StorageState = { kind: 'opening' };
  const gate = openGate((next) => (state = next), makeDoors(new Net(), factory, { now: () => now }));
  gates.push(gate);
  await vi.waitFor(() => expect(state.kind).not.toBe('opening'));
  return { gate, state: () => state };
}
const fileOf = (text: string | null) => Object.assign(new Blob([text ?? '']), { name: 'rows.json' });
const rescueOf = (factory: IDBFactory) => createRescue(() => factory);
async function readAs(text: string | null, schema = SCHEMA): Promise<Extract<BackupReading, { ok: true }>> {
  const reading = await readBackup(fileOf(text!.replace(/"schema": \d+/, `"schema": ${schema}`)));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading;
}

beforeEach(() => vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => {
  for (const gate of gates) gate.close();
  gates = [];
  upgrader.run = null;
  vi.restoreAllMocks();
});

describe('out of a database from the future', () => {
  it('all that is the reader’s is handed out, tables unknown here too, and nothing of it changes or is begun to be written', async () => {
    const factory = new IDBFactory();
    await later(factory, { notes: NOTES, tags: [{ id: 't', word: 'mine' }] }, { loose: [['k', { at: new Date(0) }], [2, 'bare']] });
    const before = await dumpAll(factory);
    const modes: unknown[] = [];
    const { transaction } = FakeDatabase.prototype;
    vi.spyOn(FakeDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args: Parameters<typeof transaction>) {
      modes.push(args[1] ?? 'readonly');
      return transaction.apply(this, args);
    });
    const { state } = await enter(factory);
    expect(state()).toEqual({ kind: 'memory', reason: 'newer' });
    const rescue = rescueOf(factory);
    expect(await rescue.count()).toBe(6);
    const written = JSON.parse((await rescue.make(0))!) as { tables: Rows; counts: unknown };
    expect(written).toMatchObject({
      rows: 'rapprochement-rows', format: 1, schema: SCHEMA + 4, exportedAt: '1970-01-01T00:00:00.000Z', counts: { loose: 2, notes: 3, tags: 1 },
      tables: { notes: { key: 'id', rows: NOTES }, tags: { key: 'id', rows: [{ id: 't', word: 'mine' }] }, loose: { key: null, rows: [[2, 'bare'], ['k', { at: { $: 'Date', value: '1970-01-01T00:00:00.000Z' } }]] } },
    });
    expect(Object.keys(written.tables)).toEqual(['loose', 'notes', 'tags']);
    expect(new Set(modes)).toEqual(new Set(['readonly']));
    expect((await factory.databases()).map(({ name }) => name)).toEqual([DATABASE]);
    vi.restoreAllMocks();
    expect(await dumpAll(factory)).toBe(before);
  });

  it('that only its own number in `meta` gives away says that number', async () => {
    const factory = new IDBFactory();
    const database = await open(factory);
    await database.notes.bulkPut(NOTES);
    await database.meta.put({ key: 'schema', value: SCHEMA + 1 });
    database.close();
    expect((await enter(factory)).state()).toEqual({ kind: 'memory', reason: 'newer' });
    expect(JSON.parse((await rescueOf(factory).make(0))!)).toMatchObject({ schema: SCHEMA + 1, counts: { notes: 3 } });
  });

  it('with nothing of the reader’s there is nothing to hand out', async () => {
    const factory = new IDBFactory();
    await later(factory, { notes: [] });
    expect(await rescueOf(factory).count()).toBe(0);
    expect(await rescueOf(factory).make(0)).toBeNull();
  });

  it('that is not there, none is made by asking', async () => {
    const factory = new IDBFactory();
    expect([await rescueOf(factory).count(), await rescueOf(factory).make(0), await rescueOf(factory).list(), await rescueOf(factory).read(1)]).toEqual([0, null, [], null]);
    expect(await factory.databases()).toEqual([]);
    const refused = createRescue(() => {
      throw new DOMException('', 'SecurityError');
    });
    expect([await refused.count(), await refused.list()]).toEqual([0, []]);
  });

  it('whatever its rows hold, the file is made, is JSON, and is read', async () => {
    const around: Record<string, unknown> = { id: 'around' };
    around['self'] = around;
    const odd = [new Map([[1, new Set([2])]]), new Uint8Array([255, 1]), undefined, NaN, -Infinity, 10n, /x/, new Date(NaN), around, Array.from({ length: 90 }).reduce<unknown>((inner) => [inner], 'deep')];
    const text = [...toDumpFile(toLined([{ name: '__proto__', key: 'id', rows: odd }]), { schema: 1, exportedAt: 'x', sha256: null })].join('');
    expect((await readAs(text)).apart).toMatchObject([{ code: 'left', path: 'tables.__proto__', found: `${odd.length} rows` }]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true, withNullPrototype: true, maxDepth: 4 })), async (rows) => {
        const lined = toLined([{ name: 'any', key: null, rows }]);
        const file = [...toDumpFile(lined, { schema: 1, exportedAt: 'x', sha256: null })].join('');
        const again = toLined([{ name: 'any', key: null, rows: (JSON.parse(file) as { tables: { any: { rows: unknown[] } } }).tables.any.rows }]);
        expect(again).toEqual(lined);
        expect((await readAs(file)).ok).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the file of rows, restored', () => {
  const full: Rows = { notes: NOTES, collections: [collection('c', ['x', 'y'])], views: [view('v')] };
  async function fileFrom(own: Rows): Promise<string> {
    const factory = new IDBFactory();
    await earlier(factory, own);
    return (await rescueOf(factory).make(86_400_000))!;
  }

  it('brings every sound row back', async () => {
    const { value, apart } = await readAs(await fileFrom(full));
    expect(apart).toEqual([]);
    const database = await open(new IDBFactory());
    const { counts } = await restore(database, value, 'beside');
    expect([counts.notes.added, counts.collections.added, counts.views.added]).toEqual([3, 1, 1]);
    expect(await database.notes.toArray()).toEqual(NOTES);
    database.close();
  });

  it('tells each row that is not of its form with its place, and takes the others', async () => {
    const tables = [
      { name: 'notes', key: 'id', rows: [NOTES[0], { ...NOTES[1], text: 7 }, NOTES[0]] },
      { name: 'views', key: 'id', rows: [null, view('v')] },
      { name: 'sets', key: 'id', rows: [{ id: 's', name: 's', format: 'f', file: 'f', on: true, dataset: {}, compiler: 1, edition: 1, counts: { events: 2 }, made: 1, changed: 1 }] },
      { name: 'parts', key: ['set', 'edition', 'n'], rows: [{ set: 's', edition: 1, n: 0, table: 'events', rows: [{ id: 'e' }] }] },
      { name: 'tags', key: 'id', rows: [{ id: 't' }] },
    ];
    const { value, apart } = await readAs([...toDumpFile(toLined(tables), { schema: 1, exportedAt: '2026-01-01', sha256: null })].join(''));
    expect(apart.map(({ code, path, found }) => [code, path, found])).toEqual([
      ['shape', 'tables.notes.rows.1.text', '7'],
      ['duplicate', 'tables.notes.rows.2', 'a'],
      ['shape', 'tables.views.rows.0', 'null'],
      ['reference', 'tables.sets.rows.0.counts.events', '2'],
      ['left', 'tables.tags', '1 rows'],
    ]);
    expect([value.content.notes.map(({ id }) => id), value.content.views.map(({ id }) => id), value.content.sets, value.content.parts]).toEqual([['a'], ['v'], [], []]);
  });

  it.each<[string, string | null, string[]]>([
    ['was written over the note: it is the note', 'first', ['on its way']],
    ['was written over something else: both stay', 'of old', ['on its way', 'first']],
  ])('a text on its way that %s', async (_, base, texts) => {
    const draft = { ...about(), id: 'a', text: 'on its way', base };
    const { value } = await readAs(await fileFrom({ notes: [NOTES[0]], drafts: [draft, { ...draft, id: 'new', text: 'new', base: null }, { ...draft, id: 'gone', text: '' }] }));
    expect(value.content.notes.map(({ text }) => text)).toEqual(expect.arrayContaining([...texts, 'new']));
    expect(value.content.notes).toHaveLength(texts.length + 1);
    expect(value.content.notes.find(({ id }) => id === 'new')).toMatchObject({ made: 86_400_000, changed: 86_400_000 });
  });

  it.each<[string, (text: string) => string, [string, string, string | RegExp, string | RegExp]]>([
    ['of a later schema', (text) => text.replace(/"schema": \d+/, `"schema": ${SCHEMA + 1}`), ['version', 'schema', `schema ${SCHEMA} or an earlier one`, `schema ${SCHEMA + 1}`]],
    ['of a later format', (text) => text.replace('"format": 1', '"format": 2'), ['version', 'format', 'format 1 or an earlier one', 'format 2']],
    ['without a schema', (text) => text.replace(/"schema": \d+/, '"schema": "5"'), ['shape', 'schema', 'a whole number from 0', '"5"']],
    ['with a changed text', (text) => text.replace('"first"', '"fist"'), ['shape', 'sha256', /^[0-9a-f]{64}, the checksum/, /changed since$/]],
    ['with a row too few', (text) => text.replace('"notes":3', '"notes":4'), ['shape', 'counts.notes', 'the number of rows, 3', '4']],
    ['whose tables are a list', (text) => text.replace(/"tables": \{[^]*/, '"tables": []}'), ['shape', 'tables', 'an object', 'a list']],
    ['with a table that is none', (text) => text.replace(/"tables": \{[^]*/, '"tables": { "notes": null }}'), ['shape', 'tables.notes', 'an object', 'null']],
  ])('is refused whole: %s', async (_, change, [code, path, expected, found]) => {
    const reading = await readBackup(fileOf(change(await fileFrom(full))));
    expect(reading.ok ? [] : reading.problems).toEqual([{ code, file: 'rows.json', path, expected: expect.stringMatching(expected) as string, found: expect.stringMatching(found) as string }]);
  });
});

describe('before a backup takes the place of what is here', () => {
  it('all of it is copied, the same rows once, and the copy can be read by this version', async () => {
    const factory = new IDBFactory();
    const { gate } = await enter(factory);
    const rescue = rescueOf(factory);
    await rescue.keep(1_000);
    expect(await rescue.list()).toEqual([]);
    for (const each of NOTES) await gate.database()!.notes.put(each);
    await rescue.keep(2_000);
    await rescue.keep(3_000);
    const [copy, ...others] = await rescue.list();
    expect([copy && isReplaced(copy), copy, others]).toEqual([true, expect.objectContaining({ from: SCHEMA, target: SCHEMA, at: 2_000 }), []]);
    await gate.database()!.notes.clear();
    expect((await readAs(await rescue.read(copy!.id), SCHEMA)).value.content.notes).toEqual(NOTES);
    gate.close();
  });

  it('where no copy can be kept, that is told', async () => {
    const factory = new IDBFactory();
    const { gate } = await enter(factory);
    await gate.database()!.notes.put(NOTES[0]!);
    vi.spyOn(FakeStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(rescueOf(factory).keep(1_000)).rejects.toThrow();
    expect(await gate.database()!.notes.count()).toBe(1);
    gate.close();
  });
});

describe('before a database of an earlier schema is upgraded', () => {
  it('the reader’s rows are copied, and the copy can be read and removed after it', async () => {
    const factory = new IDBFactory();
    await earlier(factory);
    expect((await enter(factory, 86_400_000)).state()).toEqual({ kind: 'ready' });
    const rescue = rescueOf(factory);
    const [copy, ...others] = await rescue.list();
    expect(others).toEqual([]);
    expect(copy).toMatchObject({ from: SCHEMA - 1, target: SCHEMA, at: 86_400_000 });
    const text = await rescue.read(copy!.id);
    expect(new Blob([text!]).size).toBe(copy!.bytes);
    expect((await readAs(text, SCHEMA - 1)).value.content.notes).toEqual(NOTES);
    await rescue.remove(copy!.id);
    expect([await rescue.list(), await rescue.read(copy!.id)]).toEqual([[], null]);
  });

  it('a reader with nothing of their own gets no copy, nor does a first visit or a database of today', async () => {
    const factory = new IDBFactory();
    await earlier(factory, { notes: [] });
    expect((await enter(factory)).state()).toEqual({ kind: 'ready' });
    const today = new IDBFactory();
    for (let visit = 0; visit < 2; visit++) {
      const { gate } = await enter(today);
      await gate.database()!.notes.put(NOTES[0]!);
      gate.close();
    }
    for (const each of [factory, today]) expect((await each.databases()).map(({ name }) => name)).toEqual([DATABASE]);
  });

  it.each([0, 1, 2])('an upgrader that throws at row %i leaves everything as it was, and the copy of the first attempt stays', async (at) => {
    const factory = new IDBFactory();
    await earlier(factory);
    const before = await dumpAll(factory);
    upgrader.run = (transaction) => {
      let row = 0;
      return transaction.table('notes').toCollection().modify((each: { text: string }) => {
        if (row++ === at) throw new Error('no such row was thought of');
        each.text = 'in a new form';
      });
    };
    for (const now of [1_000, 2_000]) {
      expect((await enter(factory, now)).state()).toEqual({ kind: 'memory', reason: 'upgrade' });
      expect(await dumpAll(factory)).toBe(before);
    }
    const [copy, ...others] = await listSnapshots(factory);
    expect([copy?.at, others]).toEqual([1_000, []]);
    expect((await readAs(await rescueOf(factory).read(copy!.id), SCHEMA - 1)).value.content.notes).toEqual(NOTES);
    // the next release is right: the same copy is still the one from before
    upgrader.run = null;
    expect((await enter(factory, 3_000)).state()).toEqual({ kind: 'ready' });
    expect((await listSnapshots(factory)).map((each) => each.at)).toEqual([1_000]);
  });

  it('rows that were written between two attempts are copied beside the first copy', async () => {
    const factory = new IDBFactory();
    await earlier(factory);
    upgrader.run = () => Promise.reject(new Error('never'));
    await enter(factory, 1_000);
    const database = (await openAsIs(factory))!;
    database.transaction('notes', 'readwrite').objectStore('notes').put(note('d', 'more'));
    database.close();
    await enter(factory, 2_000);
    expect((await listSnapshots(factory)).map(({ at }) => at)).toEqual([2_000, 1_000]);
  });

  it('where the copy cannot be kept, the upgrade is not begun until the reader says so', async () => {
    const factory = new IDBFactory();
    await earlier(factory);
    const before = await dumpAll(factory);
    const { add } = FakeStore.prototype;
    vi.spyOn(FakeStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...args: Parameters<typeof add>) {
      if (this.name === 'texts' || this.name === 'snapshots') throw new DOMException('', 'QuotaExceededError');
      return add.apply(this, args);
    });
    const { gate, state } = await enter(factory);
    expect(state()).toEqual({ kind: 'memory', reason: 'uncopied' });
    expect(gate.database()).toBeNull();
    expect(await dumpAll(factory)).toBe(before);
    expect((await readAs(await rescueOf(factory).make(0), SCHEMA - 1)).value.content.notes).toEqual(NOTES);
    gate.proceed();
    gate.proceed();
    await vi.waitFor(() => expect(state()).toEqual({ kind: 'ready' }));
    expect(await gate.database()!.notes.toArray()).toEqual(NOTES);
    expect(await listSnapshots(factory)).toEqual([]);
  });

  it('the copies have a database of their own, of a name that the reset page erases', async () => {
    const { readFileSync } = await import('node:fs');
    expect(readFileSync('src/public/reset/reset.js', 'utf8')).toContain(`'${SNAPSHOTS}'`);
  });
});
