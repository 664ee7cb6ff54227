// A piece of the reader's work, and the doors of a page that makes it.
import type { IDBFactory } from 'fake-indexeddb';
import type { Collection, Note, Remembered, SavedView } from '../../src/model/own.ts';
import type { Database } from '../../src/store/database.ts';
import { openGate, type StorageState } from '../../src/store/gate.ts';
import type { Memory } from '../../src/store/tally.ts';
import { createWork, type WorkDoors, type WorkState, type WorkStore } from '../../src/store/work.ts';
import { makeDoors, Net } from './edition.ts';

export const about = (event = 'visit', part: Partial<Remembered> = {}): Remembered => ({ event, title: { en: event, fr: `${event} (fr)`, ar: `${event} (ar)` }, span: null, day: 19_836, ...part });
export const note = (id: string, text: string, part: Partial<Note> = {}): Note => ({ ...about(), id, text, made: 1, changed: 2, ...part });
export const collection = (id: string, events: string[], part: Partial<Collection> = {}): Collection => ({ id, name: id, events: events.map((event) => about(event)), made: 1, changed: 2, ...part });
/** a collection that is told as a story */
export const story = (id: string, events: string[], part: Partial<Collection> = {}): Collection => ({
  ...collection(id, events), story: { title: { ar: 'قصتي', fr: 'Mon récit' } },
  events: events.map((event) => ({ ...about(event), caption: { ar: `عن ${event}` }, view: { range: [19_000, 19_500], known: 19_400, selected: event } })), ...part,
});
export const view = (id: string, part: Partial<SavedView> = {}): SavedView => ({ id, name: id, hash: `v=1&event=${id}`, made: 1, changed: 2, ...part });

/** A small memory beside the database. */
export function makeMemory(text: string | null = null): Memory & { text: string | null } {
  return {
    text,
    read() {
      return this.text;
    },
    write(next) {
      this.text = next;
    },
  };
}

export interface Tab {
  work: WorkStore;
  database: () => Database | null;
  /** resolves with the first state of which `test` holds */
  until: (test: (state: WorkState) => boolean) => Promise<WorkState>;
  /** how many times the browser was asked to keep it */
  asked: () => number;
  close: () => void;
}

let ids = 0;
/** A page open on a browser's storage. `factory` null: there is none. */
export function openTab(factory: IDBFactory | null, { memory = makeMemory(), now = () => 1_000, ...doors }: Partial<WorkDoors> = {}): Tab {
  let state: StorageState = { kind: 'opening' };
  let listener: ((state: never) => void) | null = null;
  let asked = 0;
  const gate = openGate((next) => {
    state = next;
    listener?.({ storage: state } as never);
  }, makeDoors(new Net(), undefined, { factory: () => factory ?? undefined }));
  const work = createWork(
    {
      database: () => gate.database(),
      state: () => ({ storage: state }) as never,
      subscribe(listen) {
        listener = listen;
        listen({ storage: state } as never);
        return () => (listener = null);
      },
    },
    {
      now,
      newId: () => `id-${String(++ids)}`,
      after: (milliseconds, then) => {
        const timer = setTimeout(then, milliseconds);
        return () => clearTimeout(timer);
      },
      memory,
      words: makeMemory(),
      persist: () => Promise.resolve(((asked += 1), false)),
      ...doors,
    },
  );
  return {
    work,
    database: () => gate.database(),
    asked: () => asked,
    until: (test) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`Never came; last seen ${JSON.stringify({ ...work.state(), drafts: [...work.state().drafts.values()] })}`)), 4_000);
        let stop = (): void => undefined;
        const look = (seen: WorkState): void => {
          if (!test(seen)) return;
          clearTimeout(timer);
          queueMicrotask(() => stop());
          resolve(seen);
        };
        stop = work.subscribe(look);
      }),
    close() {
      work.close();
      gate.close();
    },
  };
}
export const isReady = (state: WorkState): boolean => state.where === 'device' && state.known;
