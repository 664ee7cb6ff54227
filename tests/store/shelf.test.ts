import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SCHEMA } from '../../src/store/database.ts';
import { keepEdition, readHeld } from '../../src/store/shelf.ts';
import { Net, dump, isKept, makeDoors, makeEdition, open, start, until } from './edition.ts';

const one = makeEdition('one', 1200);
const two = makeEdition('two', 1300);
const now = () => 1_000;
const about = { title: { en: 'As it was', fr: 'Tel quel', ar: 'كما كان' }, span: null, day: 19_836 };

async function keptOne(): Promise<IDBFactory> {
  const factory = new IDBFactory();
  const database = await open(factory);
  await keepEdition(database, one.first, one.evidence, { now });
  await database.notes.bulkPut([
    { ...about, id: 'n1', event: 'event-0001', text: 'مذكرة — à relire', made: 1, changed: 2 },
    { ...about, id: 'n2', event: 'event-of-no-edition', text: '', made: 3, changed: 3 },
  ]);
  database.close();
  return factory;
}

afterEach(() => vi.restoreAllMocks());

describe('keeping an edition', () => {
  it('replaces every row of the corpus and not one byte of the notes', async () => {
    const factory = await keptOne();
    const notes = await dump(factory, ['notes']);
    const database = await open(factory);
    expect(await keepEdition(database, two.first, two.evidence, { now })).toBe('kept');
    const held = await readHeld(database, () => {});
    expect(held).toEqual({ kind: 'whole', version: 'two', first: two.first, evidence: two.evidence });
    expect(await keepEdition(database, one.first, one.evidence, { now })).toBe('kept');
    expect(await readHeld(database, () => {})).toEqual({ kind: 'whole', version: 'one', first: one.first, evidence: one.evidence });
    database.close();
    expect(await dump(factory, ['notes'])).toBe(notes);
  });

  it('an edition that is there already is not written again', async () => {
    const database = await open(await keptOne());
    const before = await database.meta.get('edition');
    expect(await keepEdition(database, one.first, one.evidence, { now: () => 2_000 })).toBe('already');
    expect(await database.meta.get('edition')).toEqual(before);
    expect(await keepEdition(database, one.first, one.evidence, { now: () => 2_000, anew: true })).toBe('kept');
    database.close();
  });

  const rows = { first: ['people', 0], middle: ['events', 700], last: ['quotations', 1299] } as const;
  it.each(Object.entries(rows))('a failure at the %s row leaves the old edition and the notes whole', async (_, [table, index]) => {
    const factory = await keptOne();
    const before = await dump(factory);
    const bad = structuredClone(two);
    const all: Record<string, { id: string }[]> = { ...bad.first, ...bad.evidence } as never;
    // A function cannot be cloned into the database.
    Object.assign(all[table]![index]!, { bad: () => {} });
    const database = await open(factory);
    await expect(keepEdition(database, bad.first, bad.evidence, { now })).rejects.toThrow();
    database.close();
    expect(await dump(factory)).toBe(before);
  });

  it('refuses evidence of another edition', async () => {
    const database = await open(new IDBFactory());
    await expect(keepEdition(database, two.first, one.evidence, { now })).rejects.toThrow('another edition');
    database.close();
  });

  it('refuses to write where a later schema is named', async () => {
    const factory = await keptOne();
    const database = await open(factory);
    await database.meta.put({ key: 'schema', value: SCHEMA + 1 });
    await expect(keepEdition(database, two.first, two.evidence, { now })).rejects.toThrow();
    expect(await database.events.count()).toBe(1200);
    database.close();
  });
});

describe('reading', () => {
  it('tells the first part before the evidence, and reads both of one edition while another tab replaces it', async () => {
    const factory = await keptOne();
    const [reader, writer] = [await open(factory), await open(factory)];
    let replacing: Promise<unknown> = Promise.resolve();
    const held = await readHeld(reader, (first) => {
      expect(first.version).toBe('one');
      replacing = Promise.resolve(keepEdition(writer, two.first, two.evidence, { now }));
    });
    expect(held).toMatchObject({ kind: 'whole', version: 'one', evidence: { version: 'one' } });
    await replacing;
    expect(await readHeld(reader, () => {})).toMatchObject({ kind: 'whole', version: 'two' });
    reader.close();
    writer.close();
  });
});

describe('two tabs', () => {
  it('that keep the same edition at once do it once', async () => {
    const factory = new IDBFactory();
    const [a, b] = [await open(factory), await open(factory)];
    const results = await Promise.all([keepEdition(a, one.first, one.evidence, { now }), keepEdition(b, one.first, one.evidence, { now })]);
    expect([...results].sort()).toEqual(['already', 'kept']);
    expect(await a.events.count()).toBe(1200);
    a.close();
    b.close();
  });

  it('that start at once both draw, and the device keeps one edition', async () => {
    const factory = new IDBFactory();
    const [a, b] = [start('two', makeDoors(new Net().hold(two), factory)), start('two', makeDoors(new Net().hold(two), factory))];
    await Promise.all([until(a, isKept), until(b, isKept)]);
    a.close();
    b.close();
    const database = await open(factory);
    expect(await readHeld(database, () => {})).toMatchObject({ kind: 'whole', version: 'two' });
    database.close();
  });
});

describe('no room', () => {
  it('the old edition stays whole, and the new one is offered from memory', async () => {
    const factory = await keptOne();
    const before = await dump(factory);
    const put = IDBObjectStore.prototype.put;
    let puts = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (++puts > 900) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      return put.apply(this, args);
    });
    const store = start('two', makeDoors(new Net().hold(two), factory));
    const full = await until(store, (state) => state.keeping === 'full');
    expect(full.edition?.corpus.version).toBe('one');
    expect(full.fresh?.corpus.version).toBe('two');
    expect(full.problem).toBeNull();
    vi.restoreAllMocks();
    store.close();
    expect(await dump(factory)).toBe(before);
  });
});
