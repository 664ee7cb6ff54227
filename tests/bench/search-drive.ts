// One visit to a page that searches: its index is made or read, and then it is asked by one who types.

import type { Page as Tab } from 'playwright';
import { until } from '../fixtures/waiting.ts';
import type { Query } from './queries.ts';
import { isKept, newProfile, visit, watched } from './visit.ts';
import { toTasks, type Said, type Tasks } from './watch.ts';

/** Between two keys: a fast writer. */
const KEY_MS = 100;
/** Letters that are typed; those before them stand there at once. */
const TYPED = 3;

export interface Asked {
  query: string;
  /** from the last key to the frame with the answers */
  ms: number;
  /** of it until the worker had answered; null: this page has none */
  heard: number | null;
  /** answers in the list */
  shown: number;
}

export interface SearchRun {
  /** from the field's focus, or from the data's arrival, until questions are answered from an index that was made */
  made: number;
  making: Tasks;
  /** the same where it was kept; null: this page keeps none */
  read: number | null;
  reading: Tasks | null;
  /** bytes kept */
  kept: number | null;
  asked: Asked[];
  typing: Tasks;
}

/** What a page that searches offers as `window.bench`, where it is not the whole app. */
export interface SearchBench {
  /** when its index was begun, and when it was made, by `performance.now()` */
  ready: Promise<[number, number]>;
}

export interface Site {
  url: string;
  app: boolean;
}

/** The first visit, and the second where the page keeps its index; on the first one all is asked so many times. */
export async function driveSearch({ url, app }: Site, queries: readonly Query[], times: number, limitMs: number): Promise<SearchRun> {
  const profile = newProfile();
  try {
    const first = await visit(profile.folder, url, limitMs, async (tab) => {
      const prepared = app ? await prepareApp(tab) : await preparePage(tab);
      const from = await tab.evaluate(() => performance.now());
      const asked: Asked[] = [];
      for (let time = 0; time < times; time++) for (const { text } of queries) asked.push(await ask(tab, text, app));
      const seen = await watched(tab);
      return { ...prepared, asked, making: toTasks(seen.tasks, prepared.from, from), typing: toTasks(seen.tasks, from, Infinity) };
    });
    const second = app
      ? await visit(profile.folder, url, limitMs, async (tab) => {
          const prepared = await prepareApp(tab);
          if (prepared.told.kind !== 'read') throw new Error('the index was not kept');
          const seen = await watched(tab);
          return { ms: prepared.ms, tasks: toTasks(seen.tasks, prepared.from, Infinity) };
        })
      : null;
    return { made: first.ms, making: first.making, read: second?.ms ?? null, reading: second?.tasks ?? null, kept: first.kept, asked: first.asked, typing: first.typing };
  } finally {
    profile.end();
  }
}

interface Prepared {
  from: number;
  ms: number;
  kept: number | null;
}

/** The field gets the focus, and the worker says when it is ready. */
async function prepareApp(tab: Tab): Promise<Prepared & { told: Said }> {
  await isKept(tab);
  const told = await tab.evaluate(async () => {
    const field = document.querySelector<HTMLElement>('[role="combobox"]')!;
    const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
    // what is to be searched may not be whole yet: then nothing begins
    for (;;) {
      const from = performance.now();
      field.focus();
      await wait(200);
      if (!window.watch.said.some(({ kind, at }) => kind === 'start' && at >= from)) {
        field.blur();
        continue;
      }
      for (;;) {
        const ready = window.watch.said.find(({ by, kind }) => by === 'worker' && kind === 'ready');
        if (ready) return { from, ready, begun: window.watch.said.find(({ kind }) => kind === 'begin' || kind === 'read')! };
        await wait(20);
      }
    }
  });
  if (told.begun.kind === 'begin') await isIndexKept(tab);
  const kept = await tab.evaluate(() => window.watch.said.find(({ by, kind }) => by === 'worker' && kind === 'piece')?.bytes ?? null);
  return { from: told.from, ms: told.ready.at - told.from, kept, told: told.begun };
}

const isIndexKept = (tab: Tab): Promise<unknown> =>
  until(
    tab,
    async () => {
      const asked = <T>(request: IDBRequest<T>): Promise<T> => new Promise((done, fail) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => fail(request.error!) }));
      const database = await asked(indexedDB.open('rapprochement'));
      const count = await asked(database.transaction('indexes').objectStore('indexes').count());
      database.close();
      return count > 0;
    },
    { every: 250 },
  );

async function preparePage(tab: Tab): Promise<Prepared> {
  await tab.waitForFunction(() => 'bench' in window, null, { polling: 50 });
  const [from, to] = await tab.evaluate(() => (window.bench as unknown as SearchBench).ready);
  return { from, ms: to - from, kept: null };
}

/** The query is written into the empty field, its last letters key by key at their times, however late the page is. */
async function ask(tab: Tab, text: string, app: boolean): Promise<Asked> {
  const found = await tab.evaluate(
    async ({ query, answers, gap, typed }) => {
      const field = document.querySelector<HTMLInputElement>('[role="combobox"]')!;
      const wait = (time: number): Promise<void> => new Promise((done) => setTimeout(done, time));
      const write = (value: string): void => {
        field.value = value;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      };
      write('');
      await wait(300);
      await window.watch.painted();
      const before = window.watch.said.length;
      const letters = Array.from(query);
      const start = performance.now() + gap;
      let last = start;
      for (let count = Math.max(1, letters.length - typed); count <= letters.length; count++) {
        await wait(Math.max(0, last - performance.now()));
        write(letters.slice(0, count).join(''));
        if (count < letters.length) last += gap;
      }
      // a page of one thread has answered by now
      let answer: Said | undefined;
      while (answers) {
        const said = window.watch.said.slice(before);
        const asked = said.find(({ kind, query: what }) => kind === 'ask' && what === query);
        answer = asked && said.find(({ kind, id }) => kind === 'answer' && id === asked.id);
        if (answer) break;
        await new Promise((done) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = done;
          port2.postMessage(null);
        });
      }
      const at = await window.watch.painted();
      return { ms: at - last, heard: answer ? answer.at - last : null, shown: document.querySelectorAll('[role="listbox"] [role="option"]').length };
    },
    { query: text, answers: app, gap: KEY_MS, typed: TYPED },
  );
  return { query: text, ...found };
}
