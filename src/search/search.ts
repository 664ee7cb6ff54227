/**
 * The page's side of the search: hands the corpus to the worker, or the index that this device kept, and asks it.
 *
 * Promises: nothing begins before it is needed; one question at a time is on its way and the newest one follows, so that
 * fast typing never queues; an index that cannot be read is made anew; where none can be kept, search works as well.
 */
import { COMPILER, type Corpus, type Evidence } from '../model/corpus.ts';
import { CATALOGUE, type Answer, type Question } from './catalogue.ts';
import type { Heard, Told } from './worker.ts';

export interface SearchDoors {
  startWorker: () => Worker;
  /** the text that was kept under a key, in pieces; null: none */
  read: (key: string) => Promise<readonly string[] | null>;
  keep: (key: string, texts: readonly string[]) => Promise<void>;
}

export interface Search {
  /** What is to be searched from now on; null: the evidence is not here yet, and what it says cannot be found. */
  feed: (corpus: Corpus, evidence: Evidence | null) => Promise<void>;
  /** The days that the next questions are of, so that answers to first letters are there before them. */
  expect: (days: Pick<Question, 'day' | 'today'>) => void;
  /** null: a later question came first. Rejects where no worker can be had. */
  ask: (question: Question) => Promise<Answer | null>;
  close: () => void;
}

const FIRST = ['people', 'places', 'topics', 'publishers', 'events', 'articles', 'reports'] as const;
const EVIDENCE = ['prose', 'bibliography', 'quotations'] as const;
/** rows in a message: copying more of them holds up the page */
const CHUNK = 500;
const breathe = (): Promise<void> => new Promise((done) => setTimeout(done));

/** An index of what was fed, and of nothing else; without the evidence it is not worth keeping. */
const toKey = (corpus: Corpus, evidence: Evidence | null): string => [CATALOGUE, COMPILER, corpus.version, evidence === null ? 'first' : 'whole'].join(':');
const isWhole = (key: string): boolean => key.endsWith(':whole');

interface Asked {
  question: Question;
  resolve: (answer: Answer | null) => void;
  reject: (error: unknown) => void;
}

export function createSearch({ startWorker, read, keep }: SearchDoors): Search {
  let worker: Worker | null = null;
  let fed = '';
  let ready: PromiseWithResolvers<void> | null = null;
  let make: (() => Promise<void>) | null = null;
  let id = 0;
  let running: Asked | null = null;
  let next: Asked | null = null;
  /** what is to be kept, as it comes */
  let pieces: string[] = [];

  const send = (told: Told): void => worker?.postMessage(told);

  function begin(): Worker {
    const started = startWorker();
    started.onmessage = ({ data }: MessageEvent<Heard>) => hear(data);
    started.onerror = ({ message }) => fail(new Error(message || 'the search worker did not start'));
    return started;
  }

  function hear(heard: Heard): void {
    // of a corpus that is no longer asked for
    if ('key' in heard && heard.key !== fed) return;
    switch (heard.kind) {
      case 'ready':
        pieces = [];
        ready?.resolve();
        break;
      case 'piece':
        pieces.push(heard.text);
        if (!heard.last) return;
        if (isWhole(heard.key)) void keep(heard.key, pieces).catch(() => undefined);
        pieces = [];
        break;
      case 'unreadable':
        void make?.();
        break;
      case 'failed':
        fail(new Error(heard.found));
        break;
      case 'answer':
        if (heard.id !== id) return;
        running?.resolve(heard.answer);
        running = null;
        put();
    }
  }

  function fail(error: Error): void {
    ready?.reject(error);
    running?.reject(error);
    next?.reject(error);
    running = next = null;
  }

  function put(): void {
    if (running !== null || next === null) return;
    running = next;
    next = null;
    id += 1;
    send({ kind: 'ask', id, question: running.question });
  }

  async function hand(key: string, corpus: Corpus, evidence: Evidence | null): Promise<void> {
    const rowsOf = (from: object, tables: readonly string[]) => tables.map((table) => [table, (from as Record<string, unknown[]>)[table] ?? []] as const);
    send({ kind: 'begin' });
    for (const [table, rows] of [...rowsOf(corpus, FIRST), ...(evidence === null ? [] : rowsOf(evidence, EVIDENCE))]) {
      send({ kind: 'rows', table, rows: [] });
      for (let at = 0; at < rows.length; at += CHUNK) {
        send({ kind: 'rows', table, rows: rows.slice(at, at + CHUNK) });
        if (rows.length > CHUNK) await breathe();
        if (fed !== key) return;
      }
    }
    const { format, compiler, version, dataset } = corpus;
    send({ kind: 'make', key, first: { format, compiler, version, dataset }, evidence: evidence === null ? null : { format, version } });
  }

  return {
    async feed(corpus, evidence) {
      const key = toKey(corpus, evidence);
      if (key === fed) return ready?.promise;
      fed = key;
      const waiting = Promise.withResolvers<void>();
      waiting.promise.catch(() => undefined); // who asks hears of it
      // who waits for what was fed before waits for this
      if (ready !== null) waiting.promise.then(ready.resolve, ready.reject);
      ready = waiting;
      try {
        worker ??= begin();
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      make = () => hand(key, corpus, evidence);
      const texts = isWhole(key) ? await read(key).catch(() => null) : null;
      if (fed !== key) return waiting.promise;
      if (texts === null) await make();
      else {
        for (const text of texts) {
          send({ kind: 'piece', key, text });
          await breathe();
          if (fed !== key) return waiting.promise;
        }
        send({ kind: 'read', key });
      }
      return waiting.promise;
    },
    expect({ day, today }) {
      send({ kind: 'expect', days: { day, today } });
    },
    async ask(question) {
      if (ready === null) return { hits: [], terms: [] };
      await ready.promise;
      return new Promise((resolve, reject) => {
        next?.resolve(null);
        next = { question, resolve, reject };
        put();
      });
    },
    close() {
      worker?.terminate();
      worker = null;
      fed = '';
    },
  };
}
