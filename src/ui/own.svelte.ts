/** The reader's own work, lent to the page: its state, and what the page must do for it when it is hidden, left or looked at again. */
import { getContext, setContext } from 'svelte';
import type { Note, Remembered, Work } from '../model/own.ts';
import { LONGEST_NOTE } from '../model/own.ts';
import type { Day } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import type { Store } from '../store/corpus.ts';
import type { Database } from '../store/database.ts';
import type { Rescue } from '../store/rescue.ts';
import type { ProgressState, ProgressStore } from '../store/progress.ts';
import type { WorkState, WorkStore } from '../store/work.ts';

const KEY = Symbol('own');

export class Own {
  state: WorkState = $state.raw() as WorkState;
  /** answers to cards; read when the store is told to open them */
  learnt: ProgressState = $state.raw() as ProgressState;
  readonly store: WorkStore;
  readonly progress: ProgressStore;
  /** null where there is none, or it may no longer be asked */
  readonly database: () => Database | null;
  readonly rescue: Rescue;

  constructor(store: WorkStore, progress: ProgressStore, { database, rescue }: Pick<Store, 'database' | 'rescue'>) {
    this.store = store;
    this.progress = progress;
    this.database = database;
    this.rescue = rescue;
    this.state = store.state();
    this.learnt = progress.state();
  }

  /** Follows the work and the page; returns how to stop. */
  follow(): () => void {
    const unsubscribe = this.store.subscribe((state) => (this.state = state));
    const unlearn = this.progress.subscribe((state) => (this.learnt = state));
    // before all other listeners: Dexie lets go of the database when the page is put by for coming back
    const onHide = (): void => this.store.leave();
    const onTurn = (): void => {
      if (document.visibilityState !== 'hidden') {
        this.progress.look();
        return this.store.look();
      }
      this.store.leave();
      void this.store.flush();
    };
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (this.store.holds()) event.preventDefault();
    };
    addEventListener('pagehide', onHide, { capture: true });
    addEventListener('beforeunload', onLeave);
    document.addEventListener('visibilitychange', onTurn);
    return () => {
      removeEventListener('pagehide', onHide, { capture: true });
      removeEventListener('beforeunload', onLeave);
      document.removeEventListener('visibilitychange', onTurn);
      unsubscribe();
      unlearn();
    };
  }

  /** notes of an event: those that are saved, and those on their way */
  notesOf(event: string): { id: string; text: string }[] {
    const { work, drafts } = this.state;
    const saved = work.notes.filter((note) => note.event === event);
    const fresh = [...drafts.values()].filter((draft) => draft.event === event && !work.notes.some(({ id }) => id === draft.id));
    return [...saved, ...fresh].map(({ id, text }) => ({ id, text: drafts.get(id)?.text ?? text }));
  }

  /** rows that are none of ours any more */
  get aside(): readonly unknown[] {
    return [...this.state.aside, ...this.learnt.aside];
  }

  /** all that is written, saved or not; what is longer than a note may be, as it was last saved */
  get all(): Work {
    const { work, drafts } = this.state;
    const now = Date.now();
    const pending = [...drafts.values()].filter(({ text }) => text !== '' && text.length <= LONGEST_NOTE);
    const fresh = pending.map(({ id, event, title, span, day, text }): Note => ({ id, event, title, span, day, text, made: work.notes.find((note) => note.id === id)?.made ?? now, changed: now }));
    return { ...work, notes: [...work.notes.filter(({ id }) => !fresh.some((note) => note.id === id)), ...fresh] };
  }
}

export const lendOwn = (own: Own): Own => setContext(KEY, own);
/** Undefined where nobody lends it, as in a card on its own. */
export const useOwn = (): Own | undefined => getContext<Own | undefined>(KEY);

/** An event as it is now, to be remembered. */
export const remember = ({ id, title, span }: Pick<KnownEvent, 'id' | 'title' | 'span'>, day: Day): Remembered => ({ event: id, title, span, day });
