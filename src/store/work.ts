/**
 * The reader's own work while the page is open: live over all tabs, and written through one door.
 *
 *   opening ──► device ──► read-only      another tab upgraded or cleared the database
 *      └──────► memory ──► device         nothing could be kept, and then it could: what was written moves in
 *
 * Promises: a note is saved 300 ms after the last key, and at once when the page is left; it is said to be saved only
 * when it is; what could not be saved stays in its editor with the reason, and is tried again when the page is looked at;
 * where two windows wrote one note, both texts are kept; a database found empty where there was work is told.
 */
import { liveQuery } from 'dexie';
import { flawsOf, LARGEST_COLLECTION, LONGEST_NOTE, toName, type Collection, type Draft, type Entry, type Note, type Remembered, type SavedView, type Work } from '../model/own.ts';
import { toBeside } from '../model/restoring.ts';
import type { Store } from './corpus.ts';
import { commit, commitToMemory, putLastWords, readRaw, sift, withWrites, type Aside, type Change, type Place, type Write } from './door.ts';
import { createListeners } from './listeners.ts';
import { countBrought } from './sets.ts';
import { allOf, memoryAt, NO_TALLY, readTally, readWords, TALLY_KEY, toDue, toMet, WORDS_KEY, writeTally, writeWords, type Memory, type Tally } from './tally.ts';
import { toWhy, type Why } from './why.ts';

export interface Writing extends Draft {
  state: 'waiting' | 'saving' | 'failed';
  why: Why | null;
}

export interface WorkState {
  where: 'opening' | 'device' | 'memory' | 'read-only';
  /** its rows have been read, or there are none to be read */
  known: boolean;
  work: Work;
  /** rows that are not of their form */
  aside: readonly Aside[];
  /** texts that are not saved yet, by the id of their note */
  drafts: ReadonlyMap<string, Writing>;
  /** notes saved since the page was opened, and those that another window changed at the same time */
  saved: ReadonlySet<string>;
  split: ReadonlySet<string>;
  /** the last thing that was not a note and could not be saved */
  failure: Why | null;
  /** what was removed last, and how it comes back */
  removed: { name: string; writes: Write[] } | null;
  tally: Tally;
  due: 'edits' | 'days' | null;
}

export interface WorkDoors {
  now: () => number;
  newId: () => string;
  after: (milliseconds: number, then: () => void) => () => void;
  memory: Memory;
  /** for the last words of a page whose database has not opened, or is busy */
  words: Memory;
  /** asks the browser to keep what is stored; null: it cannot be asked */
  persist: () => Promise<boolean | null>;
}

const browserWork: WorkDoors = {
  now: () => Date.now(),
  newId: () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  after: (milliseconds, then) => {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
  memory: memoryAt(TALLY_KEY),
  words: memoryAt(WORDS_KEY),
  persist: async () => (typeof navigator.storage?.persist === 'function' ? navigator.storage.persist() : null),
};

/** Rest after the last key before a note is saved. */
export const REST = 300;
/** Changes of one thing within it are one edit. */
const SPELL = 300_000;

export interface WorkStore {
  subscribe: (listener: (state: WorkState) => void) => () => void;
  state: () => WorkState;
  newId: () => string;
  /** a key in the editor of a note */
  write: (id: string, about: Remembered, text: string) => void;
  /** tries all that is not saved; resolves when it is, or could not be */
  flush: () => Promise<void>;
  /** the page is about to be hidden or left */
  leave: () => void;
  /** the page is looked at again */
  look: () => void;
  /** whether leaving the page would lose something */
  holds: () => boolean;
  removeNote: (id: string, name: string) => Promise<boolean>;
  makeCollection: (name: string, events?: Entry[], story?: Collection['story']) => Promise<boolean>;
  /** what a collection shall be; of one that is gone nothing is made */
  changeCollection: (id: string, change: (collection: Collection) => Partial<Pick<Collection, 'name' | 'events'>> & { /** null: it is none */ story?: NonNullable<Collection['story']> | null }) => Promise<boolean>;
  removeCollection: (id: string) => Promise<boolean>;
  saveView: (name: string, hash: string) => Promise<boolean>;
  renameView: (id: string, name: string) => Promise<boolean>;
  removeView: (id: string) => Promise<boolean>;
  undo: () => Promise<boolean>;
  /** after something else has written to the database, such as an answer to a card or a set, or read a backup from it */
  noticed: (what: 'restored' | 'backed-up' | 'learnt' | 'brought') => Promise<void>;
  /** restored where there is only memory */
  take: (work: Work) => void;
  later: () => void;
  /** the reader has seen what is lost */
  forget: () => void;
  close: () => void;
}

const NOTHING: Work = { notes: [], collections: [], views: [] };
const isRow = <T>(table: 'notes' | 'collections' | 'views' | 'drafts', row: unknown): row is T => row !== undefined && flawsOf[table](row, '').length === 0;

/** A text over what is there now. Where that is not what it was written over, both stay: the other beside it. */
function toNoteWrites({ id, text, base, state: _s, why: _w, ...about }: Writing | (Draft & { state?: never; why?: never }), found: unknown, mine: ReadonlySet<string>, now: number): Write[] {
  const held = isRow<Note>('notes', found) ? found : undefined;
  const other = held !== undefined && held.text !== base && held.text !== text && !mine.has(held.text) ? held : undefined;
  const beside = other && { ...other, id: toBeside(other) };
  return [
    { table: 'drafts', id, row: null },
    ...(beside ? [{ table: 'notes', id: beside.id, row: beside } as const] : []),
    text === '' ? { table: 'notes', id, row: null } : { table: 'notes', id, row: { id, ...about, text, made: held?.made ?? now, changed: now } },
  ];
}

export function createWork(store: Pick<Store, 'subscribe' | 'database' | 'state'>, doors: WorkDoors = browserWork): WorkStore {
  let state: WorkState = {
    where: 'opening', known: false, work: NOTHING, aside: [], drafts: new Map(), saved: new Set(), split: new Set(), failure: null, removed: null, tally: NO_TALLY, due: null,
  };
  const listeners = createListeners(() => state);
  const timers = new Map<string, () => void>();
  const saving = new Map<string, Promise<void>>();
  /** texts of a note that this tab has put into the database itself */
  const own = new Map<string, Set<string>>();
  let lastEdit = { id: '', at: -Infinity };
  /** cards that were answered: counted as the reader's own, and kept elsewhere (`progress.ts`) */
  let learnt = 0;
  let unfollow = (): void => {};
  let [asking, following, closed] = [false, false, false];

  const change = (part: Partial<WorkState>): void => {
    if (closed) return;
    state = { ...state, ...part };
    listeners.tell();
  };
  const draft = (id: string, part: Partial<Writing> | null): void => {
    const drafts = new Map(state.drafts);
    const held = drafts.get(id);
    if (part === null) drafts.delete(id);
    else if (held) drafts.set(id, { ...held, ...part });
    change({ drafts });
  };
  const count = (revise: (tally: Tally) => Tally): void => {
    const tally = writeTally(doors.memory, revise, state.tally);
    change({ tally, due: toDue(tally, doors.now()) });
  };

  /** The one way in; resolves after the commit. */
  async function put(places: readonly Place[], decide: Change): Promise<Write[]> {
    const database = store.database();
    if (state.where === 'read-only' || (state.where === 'device' && !database)) throw new DOMException('', 'InvalidStateError');
    const writes = state.where === 'device' && database ? await commit(database, places, decide) : commitToMemory(state.work, places, decide);
    if (writes.length === 0) return writes;
    change({ work: withWrites(state.work, writes), known: true });
    if (writes.some(({ table }) => table !== 'drafts')) edited(writes.at(-1)!.id);
    return writes;
  }

  /** `id` null: never the same thing twice */
  function edited(id: string | null, brought: Partial<Pick<Tally, 'sets' | 'articles'>> = {}): void {
    const now = doors.now();
    const isNew = id === null || id !== lastEdit.id || now - lastEdit.at > SPELL;
    if (isNew) lastEdit = { id: id ?? '', at: now };
    if (state.where === 'device') {
      count((tally) => ({ ...tally, ...brought, n: size(), at: now, since: tally.since ?? now, edits: tally.edits + Number(isNew) }));
      void ask();
    } else change({ tally: { ...state.tally, edits: state.tally.edits + Number(isNew), since: state.tally.since ?? now } });
  }
  const size = (): number => state.work.notes.length + state.work.collections.length + state.work.views.length + learnt;

  /** Asks once, when there is something worth keeping. */
  async function ask(): Promise<void> {
    if (asking || state.tally.lasting !== null || allOf(state.tally) === 0) return;
    asking = true;
    const answer = await doors.persist().catch(() => null);
    if (answer !== null) count((tally) => ({ ...tally, lasting: answer ? 'granted' : 'refused' }));
  }

  async function tell(places: readonly Place[], decide: Change): Promise<boolean> {
    try {
      const writes = await put(places, decide);
      change({ failure: null });
      return writes.length > 0;
    } catch (error) {
      change({ failure: state.where === 'read-only' ? 'closed' : toWhy(error) });
      return false;
    }
  }

  /** One save of one note at a time; what is written meanwhile is saved after it. */
  function save(id: string): Promise<void> {
    timers.get(id)?.();
    timers.delete(id);
    const going = saving.get(id);
    if (going) return going.then(() => (state.drafts.get(id)?.state === 'waiting' ? save(id) : undefined));
    const next = saveOnce(id).finally(() => saving.delete(id));
    saving.set(id, next);
    return next;
  }
  async function saveOnce(id: string): Promise<void> {
    const writing = state.drafts.get(id);
    if (!writing || state.where === 'opening') return;
    const { text } = writing;
    if (text.length > LONGEST_NOTE) return draft(id, { state: 'failed', why: 'long' });
    if (state.where === 'read-only') return draft(id, { state: 'failed', why: 'closed' });
    draft(id, { state: 'saving' });
    try {
      const mine = own.get(id) ?? new Set();
      const writes = await put([['notes', id]], ([found]) => toNoteWrites(writing, found, mine, doors.now()));
      own.set(id, new Set([text]));
      writeWords(doors.words, [], [id]);
      const now = state.drafts.get(id);
      if (now?.text === text) draft(id, null);
      else if (now) draft(id, { base: text, state: 'waiting', why: null });
      change({
        saved: new Set(state.saved).add(id),
        split: writes.length > 2 ? new Set(state.split).add(id) : state.split,
      });
    } catch (error) {
      draft(id, { state: 'failed', why: closedNow() ? 'closed' : toWhy(error) });
    }
  }
  const closedNow = (): boolean => state.where === 'read-only';
  const flush = async (): Promise<void> => {
    await Promise.all([...state.drafts.keys()].map(save));
  };

  /** The database answers for the first time: what is in it, what is missing, and what is still to be put there. */
  async function meet(): Promise<void> {
    const database = store.database();
    if (!database) return;
    const [inMemory, waiting] = [state.work, [...state.drafts.keys()]];
    let brought: Awaited<ReturnType<typeof countBrought>> | null = null;
    const read = async (): Promise<void> => {
      const { work, aside } = sift(await readRaw(database));
      learnt = await database.progress.count();
      if (!closed && state.where === 'device') change({ work, aside, known: true });
    };
    change({ where: 'device', tally: readTally(doors.memory) });
    unfollow();
    try {
      await read();
      const left: unknown[] = [...(await database.drafts.toArray()), ...readWords(doors.words)];
      for (const found of left) {
        if (!isRow<Draft>('drafts', found)) continue;
        // more than a note may have: it goes back into its editor
        if (found.text.length > LONGEST_NOTE) change({ drafts: new Map(state.drafts).set(found.id, { ...found, state: 'failed', why: 'long' }) });
        else await put([['notes', found.id]], ([note]) => toNoteWrites(found, note, new Set(), doors.now()));
      }
      writeWords(doors.words, [], left.map((found) => String((found as { id?: unknown } | null)?.id)));
      const moved = (['notes', 'collections', 'views'] as const).flatMap((table) => inMemory[table].map((row) => ({ table, id: row.id, row }) as Write));
      if (moved.length > 0) await put(moved.map(({ table, id }) => [table, id] as Place), (rows) => moved.filter((_, index) => rows[index] === undefined));
      // last: it waits behind a set that another tab is writing
      brought = await countBrought(database);
    } catch {
      // it answers no more: what is written is tried again, each with its own reason
    }
    if (closed || state.where !== 'device') return;
    const met = (held: Tally): Tally => (brought === null ? held : toMet(held, { n: size() + state.aside.length, ...brought }, doors.now()));
    if (met(state.tally) === state.tally) change({ due: toDue(state.tally, doors.now()) });
    else count(met);
    const live = liveQuery(() => readRaw(database)).subscribe({
      next(raw) {
        const { work, aside } = sift(raw);
        change({ work, aside, known: true, tally: readTally(doors.memory) });
      },
      error() {
        following = false;
      },
    });
    following = true;
    unfollow = () => live.unsubscribe();
    await Promise.all(waiting.map(save));
  }

  const stop = store.subscribe(({ storage }) => {
    if (storage.kind === 'ready' && state.where !== 'device') void meet();
    else if (storage.kind === 'memory' && state.where === 'opening') {
      const { n, sets, articles, at, lost } = readTally(doors.memory);
      change({ where: 'memory', known: true, tally: { ...NO_TALLY, n, sets, articles, at, lost } });
      void flush();
    } else if (storage.kind === 'closed-elsewhere' && state.where !== 'read-only') {
      unfollow();
      change({ where: 'read-only' });
      for (const id of state.drafts.keys()) draft(id, { state: 'failed', why: 'closed' });
    }
  });

  const remove = (table: 'notes' | 'collections' | 'views', id: string, name: string): Promise<boolean> => {
    let writes: Write[] = [];
    return tell([[table, id]] as unknown as Place[], ([row]) => {
      writes = row === undefined ? [] : [{ table, id, row } as Write];
      return row === undefined ? [] : [{ table, id, row: null }, ...(table === 'notes' ? [{ table: 'drafts', id, row: null } as const] : [])];
    }).then((done) => {
      if (done) change({ removed: { name, writes } });
      return done;
    });
  };

  return {
    subscribe: listeners.subscribe,
    state: () => state,
    newId: doors.newId,
    write(id, about, text) {
      const held = state.drafts.get(id);
      const note = state.work.notes.find((each) => each.id === id);
      const next: Writing = { ...about, id, text: text.toWellFormed(), base: held ? held.base : (note?.text ?? null), state: 'waiting', why: null };
      change({ drafts: new Map(state.drafts).set(id, next), split: new Set([...state.split].filter((each) => each !== id)) });
      timers.get(id)?.();
      timers.set(id, doors.after(REST, () => void save(id)));
    },
    flush,
    leave() {
      const database = store.database();
      const words = [...state.drafts.values()].map(({ state: _s, why: _w, ...rest }) => rest);
      if (words.length === 0 || state.where === 'read-only' || state.where === 'memory') return;
      // a request waits behind a long writing, such as the corpus on a first visit, and would be lost with it
      writeWords(doors.words, words);
      if (database) putLastWords(database, words);
    },
    look() {
      if (state.where === 'device' && !following) void meet();
      else void flush();
    },
    holds: () => [...state.drafts.values()].some(({ state: at }) => at === 'failed') || (state.where !== 'device' && (state.drafts.size > 0 || (state.where === 'memory' && state.tally.edits > 0))),
    async removeNote(id, name) {
      writeWords(doors.words, [], [id]);
      timers.get(id)?.();
      draft(id, null);
      return remove('notes', id, name);
    },
    async makeCollection(name, events = [], story) {
      const now = doors.now();
      const row: Collection = { id: doors.newId(), name: toName(name), events: events.slice(0, LARGEST_COLLECTION), ...(story ? { story } : {}), made: now, changed: now };
      return row.name === '' ? false : tell([], () => [{ table: 'collections', id: row.id, row }]);
    },
    changeCollection: (id, revise) => {
      let many = false;
      return tell([['collections', id]], ([found]) => {
        if (!isRow<Collection>('collections', found)) return [];
        const { story = found.story ?? null, ...revised } = revise(found);
        const { story: _told, ...rest } = found;
        const next: Collection = { ...rest, ...revised, ...(story === null ? {} : { story }), changed: doors.now() };
        many = next.events.length > LARGEST_COLLECTION;
        return many || toName(next.name) === '' ? [] : [{ table: 'collections', id, row: { ...next, name: toName(next.name) } }];
      }).then((done) => {
        if (many) change({ failure: 'many' });
        return done;
      });
    },
    removeCollection: (id) => remove('collections', id, state.work.collections.find((each) => each.id === id)?.name ?? ''),
    async saveView(name, hash) {
      const now = doors.now();
      const row: SavedView = { id: doors.newId(), name: toName(name), hash, made: now, changed: now };
      return row.name === '' ? false : tell([], () => [{ table: 'views', id: row.id, row }]);
    },
    renameView: (id, name) =>
      tell([['views', id]], ([found]) => (isRow<SavedView>('views', found) && toName(name) !== '' ? [{ table: 'views', id, row: { ...found, name: toName(name), changed: doors.now() } }] : [])),
    removeView: (id) => remove('views', id, state.work.views.find((each) => each.id === id)?.name ?? ''),
    async undo() {
      const { removed } = state;
      if (removed === null) return false;
      const done = await tell(removed.writes.map(({ table, id }) => [table, id] as Place), (rows) => removed.writes.filter((_, index) => rows[index] === undefined));
      if (done) change({ removed: null });
      return done;
    },
    async noticed(what) {
      const database = store.database();
      if (state.where === 'device' && database && what === 'restored') {
        const { work, aside } = sift(await readRaw(database));
        change({ work, aside, known: true, removed: null });
      }
      if (state.where === 'device' && database) learnt = await database.progress.count().catch(() => learnt);
      if (what === 'learnt') return edited('learnt');
      const brought = database && what !== 'backed-up' ? await countBrought(database).then(({ sets, articles }) => ({ sets, articles }), () => ({})) : {};
      if (what === 'brought') return edited(null, brought);
      const now = doors.now();
      if (what === 'backed-up') {
        if (state.where === 'memory') change({ tally: { ...state.tally, edits: 0, since: null, lastBackup: now } });
        else count((tally) => ({ ...tally, lastBackup: now, since: null, edits: 0, later: null }));
      } else if (state.where === 'device') count((tally) => ({ ...tally, ...brought, n: size(), at: now, since: tally.since ?? now, lost: null }));
    },
    take: (work) => change({ work, removed: null }),
    later: () => count((tally) => ({ ...tally, later: { at: doors.now(), edits: tally.edits } })),
    forget: () => count((tally) => ({ ...tally, lost: null })),
    close() {
      closed = true;
      stop();
      unfollow();
      for (const off of timers.values()) off();
      listeners.clear();
    },
  };
}
