// Pages that review: each with a store of its own over one browser's storage.
import type { IDBFactory } from 'fake-indexeddb';
import type { Asked, Grade, Progress, Rating, Recall } from '../../src/model/progress.ts';
import type { Database } from '../../src/store/database.ts';
import { openGate, type StorageState } from '../../src/store/gate.ts';
import { createProgress, type ProgressState, type ProgressStore } from '../../src/store/progress.ts';
import { makeDoors, Net } from './edition.ts';

export const asked = (id = 'when.visit', part: Partial<Asked> = {}): Asked => ({ id, event: id.split('.')[1] ?? id, title: { en: id, fr: `${id} (fr)`, ar: `${id} (ar)` }, stands: 'fp1', ...part });
export const recall = (part: Partial<Recall> = {}): Recall => ({ due: 9, stability: 2, difficulty: 5, elapsed: 0, scheduled: 2, steps: 0, reps: 1, lapses: 0, state: 2, last: 5, ...part });
export const answer = (id: string, at: number, before: Recall | null, after: Recall, part: Partial<Grade> = {}): Grade => ({ id, card: 'when.visit', event: 'visit', title: asked().title, stands: 'fp1', rating: 3, at, before, after, ...part });
export const progressed = (after: Recall, part: Partial<Progress> = {}): Progress => ({ ...asked(), recall: after, made: after.last ?? 1, changed: after.last ?? 1, ...part });

export interface Learner {
  store: ProgressStore;
  database: () => Database | null;
  until: (test: (state: ProgressState) => boolean) => Promise<ProgressState>;
  written: () => number;
  close: () => void;
}

let ids = 0;
/** `factory` null: there is no storage; `later`: the storage tells its state when it is asked to. */
export function openLearner(factory: IDBFactory | null, now: () => number = () => 1_000): Learner & { become: (state: StorageState) => void } {
  let state: StorageState = { kind: 'opening' };
  let listener: ((state: never) => void) | null = null;
  let written = 0;
  const become = (next: StorageState): void => {
    state = next;
    listener?.({ storage: state } as never);
  };
  const gate = openGate(become, makeDoors(new Net(), undefined, { factory: () => factory ?? undefined }));
  const store = createProgress(
    {
      database: () => gate.database(),
      subscribe(listen) {
        listener = listen;
        listen({ storage: state } as never);
        return () => (listener = null);
      },
    },
    { now, newId: () => `id${String(++ids)}`, onwritten: () => (written += 1) },
  );
  store.open();
  return {
    store,
    become,
    written: () => written,
    database: () => gate.database(),
    until: (test) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`Never came; last seen ${JSON.stringify(store.state())}`)), 4_000);
        let stop = (): void => undefined;
        stop = store.subscribe((seen) => {
          if (!test(seen)) return;
          clearTimeout(timer);
          queueMicrotask(() => stop());
          resolve(seen);
        });
      }),
    close() {
      store.close();
      gate.close();
    },
  };
}
export const isRead = (state: ProgressState): boolean => state.where === 'device' && state.known;
export type { Rating };
