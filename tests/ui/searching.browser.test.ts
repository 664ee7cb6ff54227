/** What the picture has of a query: while a hand writes or empties the field it stays, else it follows at once. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { toCorpus, type Evidence } from '../../src/model/corpus.ts';
import type { Answer, Question } from '../../src/search/catalogue.ts';
import type { Search } from '../../src/search/search.ts';
import { Searching } from '../../src/ui/searching.svelte.ts';
import { toFirst } from '../fixtures/drawn.ts';

const corpus = toCorpus(toFirst([], []));
const evidence: Evidence = { format: 1, version: corpus.version, prose: [], bibliography: [], quotations: [], stories: [] };
const DAY = 20_000;

/** Stands for the worker, which has tests of its own: answers come when the test gives them. */
function standIn() {
  const asked: { question: Question; answer: (events: string[] | null) => Promise<void>; fail: () => Promise<void> }[] = [];
  const search: Search = {
    feed: () => Promise.resolve(),
    expect: () => undefined,
    ask: (question) =>
      new Promise<Answer | null>((resolve, reject) =>
        asked.push({
          question,
          answer: async (events) => {
            resolve(events && { hits: events.map((event) => ({ event, report: null })), terms: [] });
            await vi.advanceTimersByTimeAsync(0);
          },
          fail: async () => {
            reject(new Error('no worker'));
            await vi.advanceTimersByTimeAsync(0);
          },
        }),
      ),
    close: () => undefined,
  };
  const searching = new Searching(search);
  let query = '';
  const ask = (next: string, day = DAY): void => {
    query = next;
    searching.ask(corpus, evidence, query, day, DAY);
  };
  return {
    searching,
    asked,
    ask,
    write(next: string): void {
      searching.write();
      ask(next);
    },
    drawn: (): string[] | null => {
      const found = searching.foundFor(query);
      return found && [...found];
    },
  };
}
const rest = () => vi.advanceTimersByTimeAsync(300);

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

describe('a query that is written by hand', () => {
  test('is drawn when the hand rests, and answered before', async () => {
    const { searching, asked, write, drawn } = standIn();
    write('r');
    expect(drawn()).toBeNull();
    await asked[0]!.answer(['one', 'two']);
    expect(searching.answered?.hits.length).toBe(2);
    expect(drawn()).toBeNull();
    write('ra');
    await rest();
    // the answer to one letter is not drawn while two are asked for
    expect(drawn()).toBeNull();
    await asked[1]!.answer(['one']);
    await rest();
    expect(drawn()).toEqual(['one']);
  });

  test('emptied, it gives up its answers at once and what is drawn when the hand rests', async () => {
    const { searching, asked, write, drawn } = standIn();
    write('rabat');
    await asked[0]!.answer(['one']);
    await rest();
    write('');
    expect(searching.answered).toBeNull();
    expect(searching.state).toBe('idle');
    expect(drawn()).toEqual(['one']);
    await rest();
    expect(drawn()).toBeNull();
  });

  test('written anew before that, it stays until the next answer', async () => {
    const { asked, write, drawn } = standIn();
    write('rabat');
    await asked[0]!.answer(['one']);
    await rest();
    write('');
    write('paris');
    await rest();
    expect(drawn()).toEqual(['one']);
    await asked[1]!.answer(['two']);
    await rest();
    expect(drawn()).toEqual(['two']);
  });

  test('on another day its answers are drawn at once: what that day did not know is not left there', async () => {
    const { asked, write, ask, drawn } = standIn();
    write('rabat');
    await asked[0]!.answer(['one', 'two']);
    await rest();
    ask('rabat', DAY - 1);
    await asked[1]!.answer(['one']);
    expect(drawn()).toEqual(['one']);
  });
});

describe('a query that is not', () => {
  test('taken away by a button or by the way back, it leaves the picture at once', async () => {
    const { asked, write, ask, drawn } = standIn();
    write('rabat');
    await asked[0]!.answer(['one']);
    await rest();
    ask('');
    expect(drawn()).toBeNull();
    // nor does what was still resting come back
    write('paris');
    await asked[1]!.answer(['two']);
    ask('');
    await rest();
    expect(drawn()).toBeNull();
  });

  test('of an address shows nothing that may not answer it', async () => {
    const { searching, asked, ask, drawn } = standIn();
    expect([...searching.foundFor('rabat')!]).toEqual([]);
    expect(searching.foundFor('  ')).toBeNull();
    ask('rabat');
    expect(drawn()).toEqual([]);
    await asked[0]!.answer(['one']);
    expect(drawn()).toEqual(['one']);
  });

  test('where nothing can be searched, everything stays in sight', async () => {
    const { searching, asked, ask, drawn } = standIn();
    ask('rabat');
    await asked[0]!.fail();
    expect(searching.state).toBe('failed');
    expect(drawn()).toBeNull();
  });
});
