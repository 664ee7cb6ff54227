import fc from 'fast-check';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BACKUP_TABLES } from '../../src/formats/backup.ts';
import { parseBackup } from '../../src/formats/backup-reading.ts';
import type { Work } from '../../src/model/own.ts';
import { NO_LEARNT, PACE, type Learnt } from '../../src/model/progress.ts';
import { makeBackup } from '../../src/store/backup.ts';
import { SCHEMA, type Database } from '../../src/store/database.ts';
import { foresee, readBackup, restore, restoreInMemory, undoRestore, type How } from '../../src/store/restoring.ts';
import { listSets, readSet, writeSet } from '../../src/store/sets.ts';
import { dump, makeEdition, open } from './edition.ts';
import { answer, progressed, recall } from './learning.ts';
import { about, collection, note, story, view } from './own.ts';

const NONE: Work = { notes: [], collections: [], views: [] };
const AT = '2026-11-28T09:00:00.000Z';
const OURS = ['notes', 'collections', 'views', 'sets', 'parts', 'grades', 'progress', 'paces'];
const [ONE, TWO] = [recall({ last: 5 }), recall({ last: 7, reps: 2, stability: 4 })];
const learnt: Learnt = { grades: [answer('g1', 5, null, ONE)], paces: [{ ...PACE, fresh: 4, changed: 3 }], progress: [progressed(ONE)] };
const full: Work = {
  notes: [note('n2', 'à relire\n\0‮ عربي 🕊'), note('n1', 'one')],
  collections: [collection('c', ['b', 'a'])],
  views: [view('v')],
};
afterEach(() => vi.restoreAllMocks());

async function filled(factory = new IDBFactory(), work = full, known = learnt): Promise<Database> {
  const database = await open(factory);
  await database.grades.bulkPut(known.grades);
  await database.paces.bulkPut(known.paces);
  await database.progress.bulkPut(known.progress);
  await database.notes.bulkPut(work.notes);
  await database.collections.bulkPut(work.collections);
  await database.views.bulkPut(work.views);
  return database;
}
const withSet = async (database: Database): Promise<Database> => {
  const { first, evidence } = makeEdition('mine.1', 700);
  await writeSet(database, { id: 'mine', name: 'Mine', format: 'bundle', file: 'mine.json' }, { first, evidence }, { now: 7 });
  return database;
};
const textOf = async (database: Database | null, work = NONE, at = AT, known = learnt): Promise<string> => (await makeBackup(database, work, at, undefined, known)).text();
async function read(text: string) {
  const reading = await readBackup(Object.assign(new Blob([text]), { name: 'mine.json' }));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}
/** What is wrong with a backup in which something was changed. */
const problems = async (change: (text: string) => string): Promise<[code: string, path: string, expected: string, found: string][]> => {
  const reading = await readBackup(Object.assign(new Blob([change(await textOf(null, full))]), { name: 'mine.json' }));
  return reading.ok ? [] : reading.problems.map(({ code, path, expected, found }) => [code, path, expected, found]);
};

describe('a backup', () => {
  it('can be read by a person: sorted, a row to a line, with its counts and checksum', async () => {
    const lines = (await textOf(await filled())).split('\n');
    expect(lines.slice(0, 6)).toEqual([
      '{',
      '"backup": "rapprochement-backup",',
      '"content": {',
      '"collections": [',
      expect.stringMatching(/^\{"changed":2,"events":\[\{"day":19836,"event":"b","span":null,"title":\{"ar":/),
      '],',
    ]);
    expect(lines.slice(-6)).toEqual(['"counts": {"collections":1,"grades":1,"notes":2,"paces":1,"parts":0,"progress":1,"sets":0,"views":1},', `"exportedAt": "${AT}",`, '"format": 2,', expect.stringMatching(/^"sha256": "[0-9a-f]{64}"$/), '}', '']);
  });

  it('of the same work is the same file, but for its date', async () => {
    const [one, two] = [await textOf(await filled(), NONE, AT), await textOf(await filled(), NONE, '2027-01-01T00:00:00.000Z')];
    expect(one.replace(AT, '')).toBe(two.replace('2027-01-01T00:00:00.000Z', ''));
    expect(await textOf(null, full)).toBe(one);
  });

  it('made, wiped, restored and made again is the same, sets and all', async () => {
    const database = await withSet(await filled());
    const before = await textOf(database);
    const fresh = await open(new IDBFactory());
    await restore(fresh, await read(before), 'instead');
    expect(await textOf(fresh)).toBe(before);
    const [set] = await listSets(fresh);
    expect(await readSet(fresh, set!)).toEqual(await readSet(database, (await listSets(database))[0]!));
  });

  it('holds texts that could not be saved', async () => {
    const database = await filled();
    const backup = await read(await textOf(database, { ...full, notes: [note('n1', 'later', { changed: 9 }), note('n3', 'new', { changed: 9 })] }));
    expect(backup.content.notes.map(({ text }) => text)).toEqual(['later', expect.stringContaining('à relire'), 'new']);
  });

  it('without a safe page carries no checksum, and is restored all the same', async () => {
    const file = await makeBackup(null, full, AT, { sha256: () => Promise.resolve(null) });
    expect((await read(await file.text())).sha256).toBeNull();
  });

  const oddArb = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.string({ unit: fc.constantFrom('"', '\\', '\0', '\ud800', '\udc00', '\u2028', '\u202e', '\ufeff', 'ع', 'é', '🕊', '\r\n', '</script>', '__proto__'), minLength: 1, maxLength: 20 }),
  );
  it('keeps any letters at all: Arabic, NUL, halves of letters', async () => {
    await fc.assert(
      fc.asyncProperty(oddArb, oddArb, oddArb, async (text, title, name) => {
        const work: Work = {
          notes: [note('n', text, { ...about('visit', { title: { en: title, fr: name, ar: text } }) })],
          collections: [collection('c', ['x'], { name: name.slice(0, 200) })],
          views: [view('v', { hash: title })],
        };
        const written = await textOf(null, work);
        // as a file goes through a disk
        const { content } = await read(new TextDecoder().decode(new TextEncoder().encode(written)));
        expect({ notes: content.notes, collections: content.collections, views: content.views }).toEqual(work);
        expect(await textOf(null, content)).toBe(written);
      }),
      { numRuns: Number(process.env['RAPPROCHEMENT_FUZZ'] ?? 1000) },
    );
  }, 60_000);
});

describe('a file that is no backup of ours is refused whole, with all that is wrong', () => {
  it.each<[string, (text: string) => string, [string, string, string | RegExp, string | RegExp][]]>([
    ['not JSON', (text) => text.slice(0, 40), [['json', '', /./, /line 3/]]],
    ['another file', () => '{"events": []}', [['shape', 'backup', '"rapprochement-backup"', 'nothing']]],
    ['a list', () => '[]', [['shape', '', 'an object', 'a list']]],
    ['empty', () => '', [['json', '', 'a value', 'the end of the file at line 1, column 1']]],
    ['a later format', (text) => text.replace('"format": 2', '"format": 3'), [['version', 'format', 'format 2 or an earlier one', 'format 3']]],
    ['no format', (text) => text.replace('"format": 2', '"format": "2"'), [['shape', 'format', 'a whole number from 1', '"2"']]],
    ['a changed text', (text) => text.replace('"one"', '"two"'), [['shape', 'sha256', /^[0-9a-f]{64}, the checksum/, /^[0-9a-f]{64}: it has been changed since$/]]],
    ['a row twice', (text) => text.replace(/(\{"changed":2,"day":19836,"event":"visit","id":"n1".*),\n/, '$1,\n$1,\n').replace('"notes":2', '"notes":3'), [['duplicate', 'content.notes.1', 'each row once', 'n1']]],
    ['a wrong count', (text) => text.replace('"notes":2', '"notes":3'), [['shape', 'counts.notes', 'the number of rows, 2', '3']]],
    ['a key twice', (text) => text.replace('"format": 2', '"format": 2, "format": 2'), [['json', '', 'each key once in an object', /line 28, column 14/]]],
    [
      'several faults at once',
      (text) => text.replace('"day":19836', '"day":"2024"').replace('"text":"one"', '"text":1').replace('"hash":"', '"hush":"'),
      [
        ['shape', 'content.collections.0.events.0.day', 'a whole number', '"2024"'],
        ['shape', 'content.notes.0.text', /1 to 10000 letters/, '1'],
        ['shape', 'content.views.0.hash', /at most 65536 letters/, 'nothing'],
      ],
    ],
    ['an event twice in a collection', (text) => text.replace('"event":"a"', '"event":"b"'), [['shape', 'content.collections.0.events.1.event', 'an event once', '"b"']]],
    ['a part of no set', (text) => text.replace('"parts": []', '"parts": [{"set":"x","edition":1,"n":0,"table":"events","rows":[]}]').replace('"parts":0', '"parts":1'), [['reference', 'content.parts.0.set', 'a set of this file', '"x"']]],
    ['a note too long', (text) => text.replace('"one"', `"${'x'.repeat(10_001)}"`), [['shape', 'content.notes.0.text', /1 to 10000/, /^"x{80}…"$/]]],
    ['nested beyond reading', () => '['.repeat(100_000), [['shape', '', 'at most 32 levels of lists and objects', '100000 levels']]],
  ])('%s', async (_, change, expected) => {
    expect(await problems(change)).toEqual(expected.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : expect.stringMatching(cell)))));
  });

  it('bytes that are no text, and more than can be read', async () => {
    const bytes = await readBackup(new Blob([new Uint8Array([0x7b, 0xff, 0xfe])]));
    expect(bytes).toMatchObject({ ok: false, problems: [{ code: 'text', file: 'backup.json', found: '3 bytes that are not' }] });
    const huge = await readBackup({ size: 600_000_000, name: 'huge.json' } as Blob & { name: string });
    expect(huge).toMatchObject({ ok: false, problems: [{ file: 'huge.json', expected: 'at most 268435456 bytes', found: '600000000 bytes' }] });
  });

  it('a set whose rows would not be drawn', async () => {
    const text = (await textOf(await withSet(await filled()))).replace(/"sha256": "[0-9a-f]+"/, '"sha256": null').replace(/"kind":"meeting"/, '"kind":7');
    const reading = await readBackup(new Blob([text]));
    expect(reading).toMatchObject({ ok: false, problems: [{ code: 'shape', path: 'set mine: events.0.kind', expected: 'text', found: '7' }] });
  });

  it('a set that has a thing twice', async () => {
    const file = JSON.parse(await textOf(await withSet(await filled()))) as { sha256: string | null; content: { parts: { table: string; rows: unknown[] }[] } };
    file.sha256 = null;
    const part = file.content.parts.find(({ table }) => table === 'events')!;
    part.rows.push(part.rows[0]);
    const reading = await readBackup(new Blob([JSON.stringify(file)]));
    expect(reading).toMatchObject({ ok: false, problems: [{ code: 'shape', path: expect.stringMatching(/^set mine: events\.\d+\.id$/) as string, expected: 'an id used once' }] });
  });

  it('keys that are names of the engine’s own do no harm', async () => {
    const text = (await textOf(null, full)).replace('"hash":', '"__proto__":{"polluted":true},"constructor":1,"hash":').replace(/"sha256": "[0-9a-f]+"/, '"sha256": null');
    const { content } = await read(text);
    expect(({} as { polluted?: true }).polluted).toBeUndefined();
    expect(Object.keys(content.views[0]!)).toContain('__proto__');
    expect(parseBackup(await textOf(null, content as Work), 'again', SCHEMA).ok).toBe(true);
  });

  it('a byte order mark and another layout are no fault', async () => {
    const text = JSON.stringify(JSON.parse(await textOf(null, full)), null, 4);
    expect((await read(`\ufeff${text}`)).content.notes).toHaveLength(2);
  });
});

describe('a story of one’s own', () => {
  const told: Work = { ...NONE, collections: [story('s', ['b', 'a'])] };

  it.each(['beside', 'instead'] as const)('comes back %s as it was, and the same backup is made of it', async (how) => {
    const text = await textOf(await filled(new IDBFactory(), told));
    const database = await filled(new IDBFactory(), NONE);
    await restore(database, await read(text), how);
    expect(await database.collections.toArray()).toEqual(told.collections);
    expect(await textOf(database)).toBe(text);
    database.close();
  });

  it('laid beside another is the later one, with the events of both and what is said of them', async () => {
    const database = await filled(new IDBFactory(), { ...NONE, collections: [story('s', ['a', 'z'], { changed: 1, story: { title: { en: 'Old' } } })] });
    await restore(database, await read(await textOf(null, told)), 'beside');
    expect(await database.collections.toArray()).toMatchObject([{ story: { title: { ar: 'قصتي' } }, events: [{ event: 'b' }, { event: 'a' }, { event: 'z', caption: { ar: 'عن z' } }] }]);
    database.close();
  });
});

describe('a restoring', () => {
  const other: Work = { notes: [note('n1', 'mine', { changed: 9 }), note('n9', 'nine')], collections: [collection('c', ['z'], { changed: 1 })], views: [] };

  it.each<[How, object]>([
    ['beside', { notes: { added: 1, both: 1, removed: 0 }, collections: { changed: 1 }, views: { added: 1 }, sets: { added: 1 } }],
    ['instead', { notes: { added: 1, changed: 1, removed: 1 }, collections: { changed: 1 }, views: { added: 1 }, sets: { added: 1 } }],
  ])('%s: does what it said that it would do, and can be undone', async (how, counts) => {
    const backup = await read(await textOf(await withSet(await filled())));
    const factory = new IDBFactory();
    const database = await filled(factory, other);
    const before = await dump(factory, OURS);
    const seen = await foresee(database, NONE, backup, how);
    expect(seen.counts).toMatchObject(counts);
    expect(await dump(factory, OURS)).toBe(before);
    const { undo, ...done } = await restore(database, backup, how);
    expect(done).toEqual(seen);
    const texts = (await database.notes.toArray()).map(({ text }) => text);
    for (const text of ['one', ...(how === 'beside' ? ['mine', 'nine'] : [])]) expect(texts).toContain(text);
    expect(await undoRestore(database, undo)).toBe(true);
    expect(await dump(factory, OURS)).toBe(before);
    database.close();
  });

  it('is not undone over what was changed since', async () => {
    const factory = new IDBFactory();
    const database = await filled(factory, other);
    const { undo } = await restore(database, await read(await textOf(null, full)), 'instead');
    await database.notes.put(note('later', 'later'));
    const before = await dump(factory, OURS);
    expect(await undoRestore(database, undo)).toBe(false);
    expect(await dump(factory, OURS)).toBe(before);
  });

  it.each([0, 1, 4])('is all or nothing: a failure at row %i leaves all as it was', async (at) => {
    const backup = await read(await textOf(await withSet(await filled())));
    const factory = new IDBFactory();
    const database = await filled(factory, other);
    const before = await dump(factory, OURS);
    let n = 0;
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: unknown) {
      if (n++ === at) throw new DOMException('', 'QuotaExceededError');
      return put.call(this, value);
    } as never);
    await expect(restore(database, backup, 'instead')).rejects.toThrow();
    vi.restoreAllMocks();
    expect(await dump(factory, OURS)).toBe(before);
    database.close();
  });

  it('a set that is later here is left', async () => {
    const database = await withSet(await filled());
    const backup = await read(await textOf(database));
    await database.sets.update('mine', { name: 'Renamed', changed: 99 });
    const { counts } = await restore(database, backup, 'beside');
    expect(counts.sets).toMatchObject({ left: 1, changed: 0 });
    expect((await listSets(database))[0]?.name).toBe('Renamed');
  });

  it('where there is only memory does the same to what is in it', async () => {
    const { work, counts } = restoreInMemory(other, await read(await textOf(null, full)), 'beside');
    expect(counts.notes).toMatchObject({ added: 1, both: 1 });
    expect(work.notes).toHaveLength(4);
    expect(restoreInMemory(other, await read(await textOf(null, full)), 'instead').work.notes.map(({ id }) => id)).toEqual(['n1', 'n2']);
  });

  it('beside: answers of both are kept, each once, and a card is what all of them say; instead: as in the file', async () => {
    const more: Learnt = { grades: [answer('g0', 3, null, TWO), answer('g2', 6, null, ONE, { card: 'who.visit' })], paces: [{ ...PACE, fresh: 9, changed: 9 }], progress: [progressed(TWO), { ...progressed(ONE), id: 'who.visit' }] };
    const seen: number[] = [];
    const refold = (grades: readonly { at: number }[]) => (seen.push(...grades.map(({ at }) => at)), { ...TWO, reps: 99 });
    const database = await filled(undefined, NONE, more);
    const backup = await read(await textOf(null, full));
    const { counts } = await restore(database, backup, 'beside', refold);
    expect(counts).toMatchObject({ grades: { added: 1, left: 0 }, progress: { changed: 1 } });
    // in the order of time, whichever device they are of
    expect(seen).toEqual([3, 5]);
    expect(await database.progress.get('when.visit')).toMatchObject({ recall: { reps: 99 } });
    expect([await database.grades.count(), (await database.paces.toArray())[0]?.fresh]).toEqual([3, 9]);
    const again = await restore(database, backup, 'beside', refold);
    expect(again.counts).toMatchObject({ grades: { added: 0, left: 1 }, progress: { added: 0, changed: 0 } });
    await restore(database, backup, 'instead');
    expect([await database.grades.toArray(), await database.progress.toArray(), await database.paces.toArray()]).toEqual([learnt.grades, learnt.progress, learnt.paces]);
    database.close();
  });

  it('a file of the format before review is read, with its checksum, and has nothing learnt', async () => {
    const earlier = (await textOf(null, full, AT, NO_LEARNT)).replace('"format": 2', '"format": 1').replace(/"(?:grades|paces|progress)": \[\],\n/g, '').replace(/"(?:grades|paces|progress)":0,/g, '');
    expect(earlier).not.toMatch(/grades|paces|progress/);
    const { content } = await read(earlier);
    expect([content.notes.length, content.grades, content.paces, content.progress]).toEqual([2, [], [], []]);
    expect(await problems(() => earlier.replace('"one"', '"two"'))).toEqual([['shape', 'sha256', expect.any(String), expect.stringMatching(/changed since$/)]]);
    // and takes nothing away of it where it is put in the place of what is there
    const database = await filled();
    const held = [await database.grades.toArray(), await database.progress.toArray(), await database.paces.toArray()];
    const { counts } = await restore(database, await read(earlier), 'instead');
    expect([await database.grades.toArray(), await database.progress.toArray(), await database.paces.toArray()]).toEqual(held);
    expect([held[0]!.length, counts.grades.removed, counts.progress.removed]).toEqual([1, 0, 0]);
    database.close();
  });

  it('an answer that is not of its form is told with its place', async () => {
    expect(await problems((text) => text.replace('"rating":3', '"rating":5').replace('"reps":1', '"reps":-1'))).toEqual([
      ['shape', 'content.grades.0.rating', 'one of 1, 2, 3, 4', '5'],
      ['shape', 'content.grades.0.after.reps', 'a whole number from 0', '-1'],
    ]);
  });

  it('every table of the file is a table of the database', async () => {
    const database = await open(new IDBFactory());
    for (const table of BACKUP_TABLES) expect(database.tables.map(({ name }) => name)).toContain(table);
    database.close();
  });
});
