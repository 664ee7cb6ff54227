import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commit } from '../../src/store/door.ts';
import { DATABASE } from '../../src/store/database.ts';
import { OWN_ARTICLES, removeSet, undoImport, writeSet } from '../../src/store/sets.ts';
import { readTally, toMet } from '../../src/store/tally.ts';
import { dump, makeEdition, open } from './edition.ts';
import { about, collection, isReady, makeMemory, note, openTab, type Tab, story } from './own.ts';

// a live query asks nothing where the page itself has no database
Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange });

let tabs: Tab[] = [];
const tab = (...args: Parameters<typeof openTab>): Tab => {
  const opened = openTab(...args);
  tabs.push(opened);
  return opened;
};
beforeEach(() => vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => {
  for (const each of tabs) each.close();
  tabs = [];
  vi.restoreAllMocks();
});

const texts = async (factory: IDBFactory): Promise<string[]> => {
  const database = await open(factory);
  const rows = await database.notes.toArray();
  database.close();
  return rows.map(({ text }) => text).sort();
};
/** Puts rows into a database before a page is open. */
async function seed(factory: IDBFactory, rows: { notes?: unknown[]; collections?: unknown[]; drafts?: unknown[] }): Promise<void> {
  const database = await open(factory);
  for (const [table, all] of Object.entries(rows)) await database.table(table).bulkPut(all);
  database.close();
}
const full = (): void => {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('', 'QuotaExceededError');
  });
};

describe('a note', () => {
  it('is saved after a rest, with the event as it was, and read again', async () => {
    const factory = new IDBFactory();
    const one = tab(factory);
    await one.until(isReady);
    one.work.write('n', about('visit', { day: 20 }), 'À relire');
    expect(one.work.state().drafts.get('n')).toMatchObject({ state: 'waiting', text: 'À relire' });
    await one.until(({ saved }) => saved.has('n'));
    expect(one.work.state().drafts.size).toBe(0);
    const two = tab(factory);
    expect((await two.until(isReady)).work.notes).toEqual([{ ...about('visit', { day: 20 }), id: 'n', text: 'À relire', made: 1_000, changed: 1_000 }]);
  });

  it('is saved as it was last written, once, however fast it is typed', async () => {
    const factory = new IDBFactory();
    const one = tab(factory);
    await one.until(isReady);
    for (const text of ['a', 'ab', 'abc']) one.work.write('n', about(), text);
    await one.work.flush();
    one.work.write('n', about(), 'abcd');
    await one.work.flush();
    expect(await texts(factory)).toEqual(['abcd']);
    expect(one.work.state().split.size).toBe(0);
  });

  it('without a text is none', async () => {
    const factory = new IDBFactory();
    await seed(factory, { notes: [note('n', 'old')] });
    const one = tab(factory);
    await one.until(isReady);
    one.work.write('n', about(), '');
    await one.work.flush();
    expect(await texts(factory)).toEqual([]);
  });

  it('that is too long is not saved, says so, and is saved when it is shorter', async () => {
    const factory = new IDBFactory();
    const one = tab(factory);
    await one.until(isReady);
    one.work.write('n', about(), 'x'.repeat(10_001));
    await one.work.flush();
    expect(one.work.state().drafts.get('n')).toMatchObject({ state: 'failed', why: 'long' });
    expect(one.work.holds()).toBe(true);
    one.work.write('n', about(), 'x'.repeat(10_000));
    await one.work.flush();
    expect((await texts(factory))[0]).toHaveLength(10_000);
    expect(one.work.holds()).toBe(false);
  });

  it('written before the storage has answered is saved when it has', async () => {
    const factory = new IDBFactory();
    const one = tab(factory);
    one.work.write('n', about(), 'early');
    await one.until(({ saved }) => saved.has('n'));
    expect(await texts(factory)).toEqual(['early']);
  });

  it('is said to be saved only after the commit: with no room it stays in the editor with the reason, and is saved later', async () => {
    const factory = new IDBFactory();
    const one = tab(factory);
    await one.until(isReady);
    full();
    one.work.write('n', about(), 'dear');
    await one.work.flush();
    expect(one.work.state().drafts.get('n')).toMatchObject({ state: 'failed', why: 'full', text: 'dear' });
    expect(one.work.state().saved.size).toBe(0);
    expect(one.work.holds()).toBe(true);
    vi.restoreAllMocks();
    one.work.look();
    await one.until(({ saved }) => saved.has('n'));
    expect(await texts(factory)).toEqual(['dear']);
  });

  it('outlives a connection that is lost for a while', async () => {
    const factory = new IDBFactory();
    const one = tab(factory);
    await one.until(isReady);
    const lost = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
    });
    one.work.write('n', about(), 'dear');
    await one.work.flush();
    expect(one.work.state().drafts.get('n')).toMatchObject({ state: 'failed', why: 'failed' });
    lost.mockRestore();
    one.work.look();
    await one.until(({ saved }) => saved.has('n'));
  });

  it('as a proxy is cloned at the door, and its letters stay what they are', async () => {
    const database = await open(new IDBFactory());
    const proxy = <T extends object>(row: T): T => new Proxy(row, {});
    const row = note('n', 'a\0b‮عربي 🕊', { title: proxy({ en: 'a', fr: 'b', ar: 'c' }) });
    await commit(database, [], () => [{ table: 'notes', id: 'n', row: proxy(row) }]);
    expect(await database.notes.get('n')).toEqual({ ...row, title: { en: 'a', fr: 'b', ar: 'c' } });
    database.close();
  });
});

describe('a write of several rows', () => {
  it.each([0, 1, 2])('is all or nothing: the row at %i is refused', async (at) => {
    const factory = new IDBFactory();
    await seed(factory, { notes: [note('old', 'old')] });
    const before = await dump(factory);
    const database = await open(factory);
    const rows = [note('a', 'a'), note('b', 'b'), note('c', 'c')];
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: { id: string }) {
      if (value.id === rows[at]!.id) throw new DOMException('', 'DataError');
      return put.call(this, value);
    } as never);
    await expect(commit(database, [], () => rows.map((row) => ({ table: 'notes', id: row.id, row })))).rejects.toThrow();
    vi.restoreAllMocks();
    database.close();
    expect(await dump(factory)).toBe(before);
  });

  it('into a database from the future changes nothing', async () => {
    const factory = new IDBFactory();
    const database = await open(factory);
    await database.meta.put({ key: 'schema', value: 99 });
    await expect(commit(database, [], () => [{ table: 'notes', id: 'n', row: note('n', 'x') }])).rejects.toThrow('99');
    expect(await database.notes.count()).toBe(0);
    database.close();
  });
});

describe('two tabs', () => {
  it('see each other’s notes', async () => {
    const factory = new IDBFactory();
    const [one, two] = [tab(factory), tab(factory)];
    await Promise.all([one.until(isReady), two.until(isReady)]);
    one.work.write('n', about(), 'from one');
    await one.work.flush();
    await two.until(({ work }) => work.notes[0]?.text === 'from one');
  });

  it('that write one note at once keep both texts, and the one being written stays in its editor', async () => {
    const factory = new IDBFactory();
    await seed(factory, { notes: [note('n', 'base')] });
    const [one, two] = [tab(factory), tab(factory)];
    await Promise.all([one.until(isReady), two.until(isReady)]);
    one.work.write('n', about(), 'base and one');
    two.work.write('n', about(), 'base and two');
    await one.work.flush();
    await two.work.flush();
    expect(await texts(factory)).toEqual(['base and one', 'base and two']);
    expect(two.work.state().work.notes.find(({ id }) => id === 'n')?.text).toBe('base and two');
    expect(two.work.state().split.has('n')).toBe(true);
    // and what is typed on splits nothing more
    two.work.write('n', about(), 'base and two, on');
    await two.work.flush();
    expect(await texts(factory)).toEqual(['base and one', 'base and two, on']);
  });

  it('that add to one collection at once lose nothing', async () => {
    const factory = new IDBFactory();
    await seed(factory, { collections: [collection('c', [])] });
    const [one, two] = [tab(factory), tab(factory)];
    await Promise.all([one.until(isReady), two.until(isReady)]);
    const add = (each: Tab, from: string) => Promise.all([0, 1, 2, 3].map((n) => each.work.changeCollection('c', ({ events }) => ({ events: [...events, about(`${from}-${n}`)] }))));
    await Promise.all([add(one, 'one'), add(two, 'two')]);
    const database = await open(factory);
    expect((await database.collections.get('c'))?.events).toHaveLength(8);
    database.close();
  });

  it('a collection is told as a story and no more, deleted and brought back, and what is said of its events stays', async () => {
    const factory = new IDBFactory();
    await seed(factory, { collections: [story('c', ['a'])] });
    const one = tab(factory);
    await one.until(isReady);
    const [before] = one.work.state().work.collections;
    expect(await one.work.removeCollection('c')).toBe(true);
    expect(one.work.state().work.collections).toEqual([]);
    await one.work.undo();
    expect(one.work.state().work.collections).toEqual([before]);
    await one.work.changeCollection('c', () => ({ story: null }));
    expect(one.work.state().work.collections).toMatchObject([{ events: before!.events }]);
    expect(one.work.state().work.collections[0]).not.toHaveProperty('story');
    await one.work.changeCollection('c', () => ({ story: { title: { fr: 'Encore' } } }));
    const database = await open(factory);
    expect(await database.collections.get('c')).toMatchObject({ story: { title: { fr: 'Encore' } }, events: before!.events });
    database.close();
  });

  it('of which the newer upgrades: the older one turns read-only, keeps the text and writes no more', async () => {
    const factory = new IDBFactory();
    const one = tab(factory);
    await one.until(isReady);
    one.work.write('n', about(), 'unsaved');
    await new Promise<void>((done) => {
      const request = factory.open(DATABASE, 990);
      request.onsuccess = () => done(request.result.close());
    });
    const state = await one.until(({ where }) => where === 'read-only');
    expect(state.drafts.get('n')?.text).toBe('unsaved');
    await one.work.flush();
    expect(one.work.state().drafts.get('n')).toMatchObject({ state: 'failed', why: 'closed', text: 'unsaved' });
    expect(await one.work.makeCollection('no')).toBe(false);
    expect(one.work.state().failure).toBe('closed');
    expect(one.work.holds()).toBe(true);
  });

  it('of which one deletes the database: what is seen stays, and no empty database is made', async () => {
    const factory = new IDBFactory();
    await seed(factory, { notes: [note('n', 'dear')] });
    const one = tab(factory);
    await one.until(isReady);
    await new Promise<void>((done) => (factory.deleteDatabase(DATABASE).onsuccess = () => done()));
    const state = await one.until(({ where }) => where === 'read-only');
    expect(state.work.notes).toHaveLength(1);
    one.work.write('n', about(), 'more');
    await one.work.flush();
    expect(await factory.databases()).toEqual([]);
  });
});

describe('where nothing can be kept', () => {
  it('notes and collections live in memory, which holds the page', async () => {
    const one = tab(null);
    await one.until(({ where }) => where === 'memory');
    expect(one.work.holds()).toBe(false);
    one.work.write('n', about(), 'dear');
    await one.work.flush();
    await one.work.makeCollection('Mine', [about('a')]);
    expect(one.work.state().work).toMatchObject({ notes: [{ id: 'n', text: 'dear' }], collections: [{ name: 'Mine', events: [{ event: 'a' }] }] });
    expect(one.work.holds()).toBe(true);
    await one.work.noticed('backed-up');
    expect(one.work.holds()).toBe(false);
    expect(one.asked()).toBe(0);
  });

  it('what was here before is remembered to be out of reach, and is not called lost', async () => {
    const memory = makeMemory(JSON.stringify({ n: 3, at: 5_000, edits: 30, since: 1 }));
    const one = tab(null, { memory });
    const { tally, due } = await one.until(({ where }) => where === 'memory');
    expect({ ...tally, due }).toMatchObject({ n: 3, at: 5_000, lost: null, due: null });
    expect(one.work.holds()).toBe(false);
  });

  it('what was written moves into a database that opens after all', async () => {
    const factory = new IDBFactory();
    const old = await new Promise<IDBDatabase>((done) => {
      const request = factory.open(DATABASE, 5);
      request.onsuccess = () => done(request.result);
    });
    const one = tab(factory);
    await one.until(({ where }) => where === 'memory');
    one.work.write('n', about(), 'dear');
    await one.work.flush();
    old.close();
    await one.until(isReady);
    await vi.waitFor(async () => expect(await texts(factory)).toEqual(['dear']));
  });

  it('a small memory that throws keeps nobody from writing', async () => {
    const factory = new IDBFactory();
    const denied = { read: () => { throw new DOMException('', 'SecurityError'); }, write: () => { throw new DOMException('', 'SecurityError'); } };
    const one = tab(factory, { memory: denied });
    await one.until(isReady);
    one.work.write('n', about(), 'dear');
    await one.work.flush();
    expect(await texts(factory)).toEqual(['dear']);
    expect(one.work.state().tally).toMatchObject({ n: 1, edits: 1 });
  });
});

describe('the last words', () => {
  const draft = (text: string, base: string | null, id = 'n') => ({ ...about(), id, text, base });

  it('of a page that was left are put in their place by the next', async () => {
    const factory = new IDBFactory();
    await seed(factory, { notes: [note('n', 'base')], drafts: [draft('base, and more', 'base'), draft('new', null, 'm')] });
    const one = tab(factory);
    await one.until(({ work }) => work.notes.length === 2);
    expect(await texts(factory)).toEqual(['base, and more', 'new']);
    const database = await open(factory);
    expect(await database.drafts.count()).toBe(0);
    database.close();
  });

  it('of a page whose database had not opened are kept beside it, and put in their place by the next', async () => {
    const [factory, words] = [new IDBFactory(), makeMemory()];
    const one = tab(factory, { words });
    expect(one.work.state().where).toBe('opening');
    one.work.write('n', about(), 'early');
    one.work.leave();
    one.close();
    const two = tab(factory, { words });
    await two.until(({ work }) => work.notes.length === 1);
    expect(await texts(factory)).toEqual(['early']);
    await vi.waitFor(() => expect(words.text).toBe('[]'));
  });

  it('over a note that was changed since are kept beside it', async () => {
    const factory = new IDBFactory();
    await seed(factory, { notes: [note('n', 'changed elsewhere')], drafts: [draft('base, and more', 'base')] });
    await tab(factory).until(({ work }) => work.notes.length === 2);
    expect(await texts(factory)).toEqual(['base, and more', 'changed elsewhere']);
  });

  it('that are damaged are left where they are, and the notes are read', async () => {
    const factory = new IDBFactory();
    await seed(factory, { notes: [note('n', 'base')], drafts: [{ id: 'x', text: 7 }] });
    expect((await tab(factory).until(isReady)).work.notes).toHaveLength(1);
  });
});

describe('what is removed', () => {
  it('comes back as it was', async () => {
    const factory = new IDBFactory();
    await seed(factory, { notes: [note('n', 'dear')], collections: [collection('c', ['a', 'b'])] });
    const before = await dump(factory, ['notes', 'collections']);
    const one = tab(factory);
    await one.until(isReady);
    for (const remove of [() => one.work.removeNote('n', 'visit'), () => one.work.removeCollection('c')]) {
      expect(await remove()).toBe(true);
      expect(await dump(factory, ['notes', 'collections'])).not.toBe(before);
      expect(await one.work.undo()).toBe(true);
      expect(await dump(factory, ['notes', 'collections'])).toBe(before);
    }
    expect(await one.work.removeCollection('none')).toBe(false);
  });
});

describe('a row that is not of its form', () => {
  it.each([
    ['a missing text', { ...note('bad', 'x'), text: undefined }],
    ['a wrong type', { ...note('bad', 'x'), day: '2024-04-23' }],
    ['another table’s', { id: 'bad', name: 'x' }],
    ['an endless time', { ...note('bad', 'x'), changed: Infinity }],
  ])('is set aside and left as it is; the rest is read: %s', async (_, bad) => {
    const factory = new IDBFactory();
    await seed(factory, { notes: [note('good', 'dear'), bad] });
    const before = await dump(factory, ['notes']);
    const state = await tab(factory).until(isReady);
    expect(state.work.notes.map(({ id }) => id)).toEqual(['good']);
    expect(state.aside).toMatchObject([{ table: 'notes', row: { id: 'bad' } }]);
    expect(await dump(factory, ['notes'])).toBe(before);
  });
});

describe('beside the database it is remembered', () => {
  it('how much there was: a database found empty is told until the reader answers', async () => {
    const memory = makeMemory();
    const one = tab(new IDBFactory(), { memory, now: () => 5_000 });
    await one.until(isReady);
    one.work.write('n', about(), 'dear');
    await one.work.flush();
    await one.work.makeCollection('Mine');
    one.close();
    // the browser has wiped it
    const wiped = new IDBFactory();
    const two = tab(wiped, { memory });
    expect((await two.until(({ tally }) => tally.lost !== null)).tally.lost).toEqual({ n: 2, sets: 0, articles: 0, at: 5_000 });
    two.work.write('m', about(), 'begun anew');
    await two.work.flush();
    two.close();
    const three = tab(wiped, { memory });
    await three.until(({ tally }) => tally.lost !== null);
    three.work.forget();
    three.close();
    const four = tab(wiped, { memory });
    expect((await four.until(isReady)).tally).toMatchObject({ lost: null, n: 1 });
  });

  it('what the reader removes is not a loss', async () => {
    const [memory, factory] = [makeMemory(), new IDBFactory()];
    const one = tab(factory, { memory });
    await one.until(isReady);
    one.work.write('n', about(), 'dear');
    await one.work.flush();
    await one.work.removeNote('n', 'visit');
    one.close();
    expect((await tab(factory, { memory }).until(isReady)).tally.lost).toBeNull();
  });

  it('that the browser was asked once, and what it answered', async () => {
    const [memory, factory] = [makeMemory(), new IDBFactory()];
    const one = tab(factory, { memory });
    await one.until(isReady);
    expect(one.asked()).toBe(0);
    for (const text of ['a', 'b']) {
      one.work.write('n', about(), text);
      await one.work.flush();
    }
    expect((await one.until(({ tally }) => tally.lasting !== null)).tally.lasting).toBe('refused');
    one.close();
    const two = tab(factory, { memory });
    await two.until(isReady);
    await two.work.makeCollection('c');
    expect([one.asked(), two.asked()]).toEqual([1, 0]);
  });

  it('a note that is typed for a while is one edit, and twenty ask for a backup', async () => {
    let now = 1_000;
    const one = tab(new IDBFactory(), { now: () => now });
    await one.until(isReady);
    for (const text of ['a', 'ab', 'abc']) {
      one.work.write('n', about(), text);
      await one.work.flush();
    }
    expect(one.work.state().tally.edits).toBe(1);
    for (let each = 0; each < 19; each++) {
      expect(one.work.state().due).toBeNull();
      await one.work.makeCollection(`c ${each}`);
    }
    expect(one.work.state().due).toBe('edits');
    one.work.later();
    expect(one.work.state().due).toBeNull();
    now += 31 * 86_400_000;
    await one.work.makeCollection('a month later');
    expect(one.work.state().due).toBe('days');
    await one.work.noticed('backed-up');
    expect(one.work.state()).toMatchObject({ due: null, tally: { edits: 0, since: null, lastBackup: now } });
  });
});

describe('sets that were brought, and articles of the form,', () => {
  /** It is ready, and has counted what was there: it reads the drafts, and then the sets. */
  const met = async (one: Tab): Promise<void> => {
    await one.until(isReady);
    await one.database()!.drafts.toArray();
    await one.database()!.sets.toArray();
  };
  /** Writes one, as the import and the form do; the page hears of it afterwards. */
  const bring = async (one: Tab, id: string, count: number, now = 1_000): Promise<void> => {
    await writeSet(one.database()!, { id, name: id, format: 'bundle', file: '' }, makeEdition(`${id}.1`, count), { now });
    await one.work.noticed('brought');
  };

  it('are asked to be kept, and are told when the browser has lost them', async () => {
    const memory = makeMemory();
    const one = tab(new IDBFactory(), { memory, now: () => 5_000 });
    await met(one);
    await bring(one, 'days', 3);
    await bring(one, OWN_ARTICLES, 2);
    expect((await one.until(({ tally }) => tally.lasting !== null)).tally).toMatchObject({ n: 0, sets: 1, articles: 2, edits: 2, since: 5_000, lasting: 'refused' });
    expect(one.asked()).toBe(1);
    one.close();
    // the browser has wiped it
    const two = tab(new IDBFactory(), { memory });
    expect((await two.until(({ tally }) => tally.lost !== null)).tally).toMatchObject({ n: 0, sets: 0, articles: 0, since: null, lost: { n: 0, sets: 1, articles: 2, at: 5_000 } });
  });

  it('twenty of them, however fast, ask for a backup', async () => {
    const one = tab(new IDBFactory());
    await met(one);
    for (let count = 1; count <= 20; count++) {
      expect(one.work.state().due).toBeNull();
      await bring(one, OWN_ARTICLES, count);
    }
    expect(one.work.state()).toMatchObject({ due: 'edits', tally: { articles: 20, edits: 20 } });
    await one.work.noticed('backed-up');
    expect(one.work.state()).toMatchObject({ due: null, tally: { articles: 20, edits: 0, since: null } });
  });

  it('are no loss when the reader deletes them or takes an import back', async () => {
    for (const undo of [removeSet, undoImport]) {
      const [memory, factory] = [makeMemory(), new IDBFactory()];
      const one = tab(factory, { memory });
      await met(one);
      await bring(one, 'days', 3);
      await undo(one.database()!, 'days');
      await one.work.noticed('brought');
      expect(one.work.state().tally).toMatchObject({ sets: 0, articles: 0, edits: 2 });
      const next = toMet(readTally(memory), { n: 0, sets: 0, articles: 0, changed: 0 }, 9_000);
      expect(next.lost).toBeNull();
    }
  });

  it('are not forgotten by another tab that knows nothing of them', async () => {
    const [memory, factory] = [makeMemory(), new IDBFactory()];
    const [one, two] = [tab(factory, { memory }), tab(factory, { memory })];
    await Promise.all([met(one), met(two)]);
    await bring(one, 'days', 3);
    await two.work.makeCollection('Mine');
    expect(two.work.state().tally).toMatchObject({ n: 1, sets: 1, edits: 2 });
  });

  it.each([
    ['never backed up: they are one edit', { n: 1, at: 5, edits: 3 }, { n: 1, sets: 1, articles: 2, lost: null, since: 9_000, edits: 4 }],
    ['backed up since: they are counted, and no edit', { n: 1, at: 5, edits: 3, lastBackup: 2_000 }, { n: 1, sets: 1, articles: 2, lost: null, since: null, edits: 3 }],
  ])('that an earlier version did not count are found, %s', async (_, old, met) => {
    const factory = new IDBFactory();
    await seed(factory, { notes: [note('n', 'dear')] });
    const database = await open(factory);
    for (const [id, count] of [['days', 3], [OWN_ARTICLES, 2]] as const) await writeSet(database, { id, name: id, format: 'bundle', file: '' }, makeEdition(`${id}.1`, count), { now: 1_000 });
    database.close();
    const one = tab(factory, { memory: makeMemory(JSON.stringify(old)), now: () => 9_000 });
    expect((await one.until(({ tally }) => tally.sets > 0)).tally).toMatchObject(met);
  });

  it('and all else: what an earlier version called lost is still told', async () => {
    const one = tab(new IDBFactory(), { memory: makeMemory(JSON.stringify({ n: 0, at: 7, lost: { n: 4, at: 7 } })) });
    expect((await one.until(isReady)).tally.lost).toEqual({ n: 4, sets: 0, articles: 0, at: 7 });
  });
});
