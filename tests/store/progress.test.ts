// What is learnt, kept through everything that can happen to a page, a tab and a browser's storage.
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PACE, type Recall } from '../../src/model/progress.ts';
import { toSchedule } from '../../src/review/schedule.ts';
import { DATABASE, SCHEMA } from '../../src/store/database.ts';
import { INTERVALS, MEMORY, VECTOR_START, W } from '../review/vectors.ts';
import { note } from './own.ts';
import { asked, isRead, openLearner, recall, type Learner } from './learning.ts';

// a live query asks nothing where the page itself has no database
Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange });

const DAY = 86_400_000;
const schedule = toSchedule({ retention: 0.9, longest: 36_500 }, W);
let open: { close: () => void }[] = [];
const learner = (factory: IDBFactory | null, now?: () => number) => {
  const each = openLearner(factory, now);
  open.push(each);
  return each;
};
const held = ({ store }: Learner): Recall | null => store.state().progress[0]?.recall ?? null;
afterEach(() => {
  for (const each of open) each.close();
  open = [];
  vi.restoreAllMocks();
});

describe('the published vectors, through the store and back', () => {
  it('each answer on a page that has just been opened leads to the library’s intervals', async () => {
    const factory = new IDBFactory();
    let now = VECTOR_START;
    const found: number[] = [];
    for (const rating of INTERVALS.ratings) {
      const page = learner(factory, () => now);
      await page.until(isRead);
      await page.store.grade(asked(), rating, held(page), schedule);
      found.push(held(page)!.scheduled);
      now = held(page)!.due;
      page.close();
    }
    expect(found).toEqual(INTERVALS.days);
    const last = learner(factory);
    await last.until(isRead);
    const grades = await last.database()!.grades.toArray();
    expect(grades.map(({ rating }) => rating)).toEqual(INTERVALS.ratings);
    expect(schedule.refold(grades)).toEqual(held(last));
  });

  it('answers after some days lead to its memory', async () => {
    const factory = new IDBFactory();
    let now = VECTOR_START;
    const page = learner(factory, () => now);
    await page.until(isRead);
    for (const [index, rating] of MEMORY.ratings.entries()) {
      now += MEMORY.after[index]! * DAY;
      await page.store.grade(asked(), rating, held(page), schedule);
    }
    page.close();
    const again = learner(factory);
    await again.until(isRead);
    expect(held(again)!.stability).toBeCloseTo(MEMORY.stability, 4);
    expect(held(again)!.difficulty).toBeCloseTo(MEMORY.difficulty, 4);
  });
});

describe('an answer', () => {
  it('is told when it is on the disk, and is there for the next page and for another tab', async () => {
    const factory = new IDBFactory();
    const [page, other] = [learner(factory), learner(factory)];
    await Promise.all([page.until(isRead), other.until(isRead)]);
    const given = await page.store.grade(asked(), 3, null, schedule);
    expect(given).toMatchObject({ meanwhile: false, grade: { card: 'when.visit', rating: 3, before: null } });
    expect(await page.database()!.grades.toArray()).toEqual([given!.grade]);
    expect(await page.database()!.progress.get('when.visit')).toMatchObject({ stands: 'fp1', recall: given!.grade.after });
    await other.until(({ progress }) => progress.length === 1);
    expect(page.written()).toBe(1);
  });

  it('that another tab gave meanwhile is kept too, and the later one goes on from it', async () => {
    const factory = new IDBFactory();
    let now = VECTOR_START;
    const [one, two] = [learner(factory, () => now), learner(factory, () => now)];
    await Promise.all([one.until(isRead), two.until(isRead)]);
    const first = await one.store.grade(asked(), 3, null, schedule);
    now += 60_000;
    // this tab had shown the card as new
    const second = await two.store.grade(asked(), 1, null, schedule);
    expect(second!.meanwhile).toBe(true);
    expect(second!.grade.before).toEqual(first!.grade.after);
    expect(second!.grade.after).toEqual(schedule.grade(first!.grade.after, 1, now));
    expect(await one.database()!.grades.count()).toBe(2);
  });

  it('given at the same instant in two tabs: none is lost, however they come', async () => {
    const factory = new IDBFactory();
    const tabs = [learner(factory), learner(factory)];
    await Promise.all(tabs.map((tab) => tab.until(isRead)));
    const given = await Promise.all(Array.from({ length: 20 }, (_, index) => tabs[index % 2]!.store.grade(asked(index % 3 === 0 ? 'who.visit' : 'when.visit'), 3, null, schedule)));
    expect(given.every((each) => each !== null)).toBe(true);
    const grades = await tabs[0]!.database()!.grades.toArray();
    expect(new Set(grades.map(({ id }) => id)).size).toBe(20);
    for (const id of ['who.visit', 'when.visit']) {
      const mine = grades.filter(({ card }) => card === id).sort((a, b) => a.at - b.at);
      mine.slice(1).forEach((grade, index) => expect(grade.before).toEqual(mine[index]!.after));
      expect((await tabs[0]!.database()!.progress.get(id))!.recall).toEqual(mine.at(-1)!.after);
    }
  });

  it('that finds no room is not said to be kept, and nothing of it is', async () => {
    const factory = new IDBFactory();
    const page = learner(factory);
    await page.until(isRead);
    const { put } = IDBObjectStore.prototype;
    // the answer is written, and then there is no room for what is remembered
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: unknown) {
      if (this.name === 'progress') throw new DOMException('', 'QuotaExceededError');
      return put.call(this, value);
    } as never);
    expect(await page.store.grade(asked(), 3, null, schedule)).toBeNull();
    expect(page.store.state().failure).toBe('full');
    vi.restoreAllMocks();
    expect(await page.database()!.grades.count()).toBe(0);
    expect(await page.store.grade(asked(), 3, null, schedule)).not.toBeNull();
    expect(page.store.state().failure).toBeNull();
  });

  it('in a tab that may no longer write says so', async () => {
    const factory = new IDBFactory();
    const page = learner(factory);
    await page.until(isRead);
    page.become({ kind: 'closed-elsewhere', because: 'upgraded' });
    expect(await page.store.grade(asked(), 3, null, schedule)).toBeNull();
    expect(page.store.state()).toMatchObject({ where: 'read-only', failure: 'closed' });
  });
});

describe('taken back', () => {
  it('the last answer leaves the card as it was before, also what it stood on', async () => {
    const factory = new IDBFactory();
    let now = VECTOR_START;
    const page = learner(factory, () => now);
    await page.until(isRead);
    await page.store.grade(asked(), 3, null, schedule);
    const before = await page.database()!.progress.get('when.visit');
    now += DAY;
    const given = await page.store.grade(asked('when.visit', { stands: 'two' }), 1, held(page), schedule);
    expect(await page.store.undo(given!.grade, schedule)).toBe(true);
    expect(await page.database()!.progress.get('when.visit')).toEqual(before);
    expect(await page.store.undo(given!.grade, schedule)).toBe(false);
    expect((await page.database()!.grades.toArray()).map(({ undone }) => undone)).toEqual([undefined, true]);
  });

  it('the only answer leaves a new card', async () => {
    const page = learner(new IDBFactory());
    await page.until(isRead);
    const given = await page.store.grade(asked(), 3, null, schedule);
    await page.store.undo(given!.grade, schedule);
    expect([await page.database()!.progress.count(), page.store.state().progress]).toEqual([0, []]);
  });

  it('an answer after which another tab gave one leaves what the others say', async () => {
    const factory = new IDBFactory();
    let now = VECTOR_START;
    const [one, two] = [learner(factory, () => now), learner(factory, () => now)];
    await Promise.all([one.until(isRead), two.until(isRead)]);
    const first = await one.store.grade(asked(), 1, null, schedule);
    now += DAY;
    await two.store.grade(asked(), 3, null, schedule);
    await one.store.undo(first!.grade, schedule);
    expect((await one.database()!.progress.get('when.visit'))!.recall).toEqual(schedule.grade(null, 3, now));
  });
});

describe('where nothing can be kept', () => {
  it('cards are learnt all the same', async () => {
    const page = learner(null);
    await page.until(({ where }) => where === 'memory');
    const given = await page.store.grade(asked(), 3, null, schedule);
    await page.store.grade(asked('who.visit'), 3, null, schedule);
    await page.store.undo(given!.grade, schedule);
    await page.store.setPace({ fresh: 3 });
    expect(page.store.state()).toMatchObject({ failure: null, pace: { fresh: 3 }, progress: [{ id: 'who.visit' }] });
    expect(page.store.all().grades).toHaveLength(2);
  });

  it('and then something can, what was answered moves in beside what is there', async () => {
    const factory = new IDBFactory();
    const before = learner(factory, () => 500);
    await before.until(isRead);
    await before.store.grade(asked(), 3, null, schedule);
    before.close();
    const page = learner(factory, () => 90_000);
    // slow to open
    page.become({ kind: 'memory', reason: 'slow' });
    await page.store.grade(asked(), 1, null, schedule);
    await page.store.grade(asked('who.visit'), 3, null, schedule);
    await page.until(isRead);
    expect(page.store.state()).toMatchObject({ where: 'device', failure: null });
    const grades = await page.database()!.grades.where('card').equals('when.visit').toArray();
    expect(grades.map(({ at }) => at)).toEqual([500, 90_000]);
    expect((await page.database()!.progress.get('when.visit'))!.recall).toEqual(schedule.refold(grades));
    expect(await page.database()!.progress.count()).toBe(2);
  });
});

describe('what is there', () => {
  it('of a row that is damaged is put aside; the card is what its answers say', async () => {
    const factory = new IDBFactory();
    const page = learner(factory);
    await page.until(isRead);
    await page.store.grade(asked(), 3, null, schedule);
    await page.database()!.progress.put({ ...asked(), recall: { ...recall(), due: 'soon' } } as never);
    await page.until(({ aside }) => aside.length === 1);
    const given = await page.store.grade(asked(), 3, null, schedule);
    expect(given!.grade.before).toEqual((await page.database()!.grades.toArray())[0]!.after);
    await page.until(({ aside }) => aside.length === 0);
  });

  it('a pace keeps within its limits, and is the default’s where nobody chose', async () => {
    const page = learner(new IDBFactory());
    await page.until(isRead);
    expect(page.store.state().pace).toEqual(PACE);
    await page.store.setPace({ retention: 2, fresh: -4 });
    expect(page.store.state().pace).toMatchObject({ retention: 0.97, fresh: 0, repeats: PACE.repeats });
    expect(await page.database()!.paces.count()).toBe(1);
  });

  it('of the schema before is whole after the upgrade, with nothing learnt yet', async () => {
    const factory = new IDBFactory();
    await new Promise<void>((done) => {
      const request = factory.open(DATABASE, (SCHEMA - 1) * 10);
      request.onupgradeneeded = () => {
        for (const name of ['notes', 'collections', 'views', 'drafts', 'sets', 'indexes']) request.result.createObjectStore(name, { keyPath: 'id' });
        request.result.createObjectStore('meta', { keyPath: 'key' }).put({ key: 'schema', value: SCHEMA - 1 });
        request.transaction!.objectStore('notes').put(note('a', 'kept'));
      };
      request.onsuccess = () => done(request.result.close());
    });
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const page = learner(factory);
    expect(await page.until(isRead)).toMatchObject({ progress: [], grades: [], pace: PACE });
    expect([await page.database()!.notes.toArray(), await page.database()!.meta.get('schema')]).toEqual([[note('a', 'kept')], { key: 'schema', value: SCHEMA }]);
    expect(await page.store.grade(asked(), 3, null, schedule)).not.toBeNull();
  });
});
