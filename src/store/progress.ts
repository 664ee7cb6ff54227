/**
 * What the reader learns while the page is open: live over all tabs, and written through one door.
 *
 *   opening ──► device ──► read-only      another tab upgraded or cleared the database
 *      └──────► memory ──► device         nothing could be kept, and then it could: what was answered moves in
 *
 * Promises: an answer is said to be kept only when it is on the disk; one that another tab gave meanwhile is kept too,
 * and the later goes on from it; an answer taken back leaves the card as its other answers say; nothing is read before
 * it is asked for.
 */
import { liveQuery } from 'dexie';
import { LIMITS, NO_LEARNT, PACE, settle, type Asked, type Grade, type Learnt, type Pace, type Progress, type Rating, type Recall, type Refold } from '../model/progress.ts';
import { layLearnt, newest, withLearnt, type LearntWrite } from '../model/relearning.ts';
import type { Store } from './corpus.ts';
import { commitLearnt, ofCards, readLearnt, siftLearnt, type LearntAside } from './learnt.ts';
import { createListeners } from './listeners.ts';
import { toWhy, type Why } from './why.ts';

export interface ProgressState {
  where: 'opening' | 'device' | 'memory' | 'read-only';
  /** its rows have been read, or there are none to be read */
  known: boolean;
  progress: readonly Progress[];
  /** answers of today and of the days before it, as far as a day's limits need them; in memory all */
  grades: readonly Grade[];
  pace: Pace;
  /** rows that are not of their form */
  aside: readonly LearntAside[];
  /** why the last answer, undoing or setting is not kept */
  failure: Why | null;
}
/** The algorithm, handed in by whoever asks: it is not loaded before cards are. */
export interface Scheduling {
  grade: (recall: Recall | null, rating: Rating, at: number) => Recall;
  refold: Refold;
}
export interface Given {
  grade: Grade;
  /** another tab had answered the card since it was shown */
  meanwhile: boolean;
}

export interface ProgressDoors {
  now: () => number;
  newId: () => string;
  /** something was written */
  onwritten: () => void;
}

export interface ProgressStore {
  subscribe: (listener: (state: ProgressState) => void) => () => void;
  state: () => ProgressState;
  /** reads what is there, and follows it */
  open: () => void;
  /** the page is looked at again */
  look: () => void;
  /** `seen`: what was remembered of the card when it was shown. null: it could not be kept */
  grade: (card: Asked, rating: Rating, seen: Recall | null, scheduling: Scheduling) => Promise<Given | null>;
  /** takes an answer back; false: it could not be, or it is taken back already */
  undo: (grade: Pick<Grade, 'id' | 'card'>, scheduling: Scheduling) => Promise<boolean>;
  setPace: (part: Partial<Omit<Pace, 'id' | 'changed'>>) => Promise<boolean>;
  /** everything, for a backup of what is only in memory */
  all: () => Learnt;
  /** restored where there is only memory */
  take: (learnt: Learnt) => void;
  close: () => void;
}

/** Longer than a day, however its clock is moved. */
const RECENT = 2 * 86_400_000;

export function createProgress(store: Pick<Store, 'subscribe' | 'database'>, doors: ProgressDoors): ProgressStore {
  let state: ProgressState = { where: 'opening', known: false, progress: [], grades: [], pace: PACE, aside: [], failure: null };
  const listeners = createListeners(() => state);
  let refold: Refold = newest;
  let unfollow: (() => void) | null = null;
  let [wanted, closed] = [false, false];

  const change = (part: Partial<ProgressState>): void => {
    if (closed) return;
    state = { ...state, ...part };
    listeners.tell();
  };
  const here = (): Learnt => ({ grades: [...state.grades], paces: state.pace === PACE ? [] : [state.pace], progress: [...state.progress] });
  const show = ({ grades, paces, progress }: Learnt, part: Partial<ProgressState> = {}): void => change({ grades, progress, pace: paces[0] ?? PACE, ...part });

  /** The one way in; resolves after the commit. */
  async function put(cards: readonly string[], decide: (learnt: Learnt) => LearntWrite[]): Promise<boolean> {
    try {
      const database = store.database();
      if (state.where === 'read-only' || state.where === 'opening' || (state.where === 'device' && !database)) throw new DOMException('', 'InvalidStateError');
      const writes = state.where === 'device' && database ? await commitLearnt(database, cards, decide) : decide(ofCards(here(), cards));
      show(withLearnt(here(), writes), { failure: null });
      if (writes.length > 0) doors.onwritten();
      return writes.length > 0;
    } catch (error) {
      change({ failure: readOnly() ? 'closed' : toWhy(error) });
      return false;
    }
  }
  const readOnly = (): boolean => state.where === 'read-only';

  /** The database answers: what is in it, and what is still to be put there. */
  async function meet(): Promise<void> {
    const database = store.database();
    if (!database || closed) return;
    unfollow?.();
    unfollow = null;
    // what is on the device already is not laid there again: another tab may have taken it out
    const inMemory = state.where === 'memory' ? here() : NO_LEARNT;
    change({ where: 'device', known: false });
    if (inMemory.progress.length + inMemory.grades.length + inMemory.paces.length > 0) {
      try {
        await commitLearnt(database, 'all', (held) => layLearnt(held, inMemory, refold).writes);
        doors.onwritten();
      } catch (error) {
        // it stays where it is, and is tried again when the storage says something
        change({ where: 'memory', known: true, failure: toWhy(error) });
        return;
      }
    }
    if (!wanted || state.where !== 'device') return;
    const live = liveQuery(() => readLearnt(database, doors.now() - RECENT)).subscribe({
      next(raw) {
        const { learnt, aside } = siftLearnt(raw);
        show(learnt, { aside, known: true });
      },
      error(found: unknown) {
        unfollow = null;
        change({ known: true, failure: toWhy(found) });
      },
    });
    unfollow = () => live.unsubscribe();
  }

  const stop = store.subscribe(({ storage }) => {
    if (storage.kind === 'ready' && state.where !== 'device') void meet();
    else if (storage.kind === 'memory' && state.where === 'opening') change({ where: 'memory', known: true });
    else if (storage.kind === 'closed-elsewhere' && state.where !== 'read-only') {
      unfollow?.();
      change({ where: 'read-only', known: true });
    }
  });

  return {
    subscribe: listeners.subscribe,
    state: () => state,
    open() {
      if (wanted) return;
      wanted = true;
      if (state.where === 'device') void meet();
    },
    look() {
      if (wanted && state.where === 'device' && unfollow === null) void meet();
    },
    async grade(card, rating, seen, scheduling) {
      refold = scheduling.refold;
      let given: Given | null = null;
      const done = await put([card.id], ({ grades, progress }) => {
        const held = progress[0] ?? settle(grades, scheduling.refold);
        const before = held?.recall ?? null;
        // a clock that went back makes no answer older than the one that it follows
        const at = Math.max(doors.now(), (before?.last ?? -1) + 1);
        const after = scheduling.grade(before, rating, at);
        const { id, event, title, stands } = card;
        const grade: Grade = { id: `${at.toString(36).padStart(9, '0')}-${doors.newId()}`, card: id, event, title, stands, rating, at, before, after };
        given = { grade, meanwhile: (before?.last ?? null) !== (seen?.last ?? null) };
        return [
          { table: 'grades', id: grade.id, row: grade },
          { table: 'progress', id, row: { id, event, title, stands, recall: after, made: held?.made ?? at, changed: at } },
        ];
      });
      return done ? given : null;
    },
    undo({ id, card }, scheduling) {
      refold = scheduling.refold;
      return put([card], ({ grades, progress }) => {
        const found = grades.find((grade) => grade.id === id);
        if (found === undefined || found.undone) return [];
        const undone: Grade = { ...found, undone: true };
        const left = settle(grades.map((grade) => (grade === found ? undone : grade)), scheduling.refold);
        // answers before it that cannot be read any more: what they had left it says itself
        const before = found.before && progress[0] ? { ...progress[0], recall: found.before } : null;
        return [{ table: 'grades', id, row: undone }, { table: 'progress', id: card, row: left ?? before }];
      });
    },
    setPace: (part) =>
      put([], ({ paces }) => {
        const next: Pace = { ...PACE, ...paces[0], ...part, id: 'pace', changed: doors.now() };
        for (const key of ['fresh', 'repeats', 'retention', 'longest'] as const) next[key] = Math.min(LIMITS[key][1], Math.max(LIMITS[key][0], next[key]));
        return [{ table: 'paces', id: 'pace', row: next }];
      }),
    all: here,
    take: (learnt) => show(learnt),
    close() {
      closed = true;
      stop();
      unfollow?.();
      listeners.clear();
    },
  };
}
