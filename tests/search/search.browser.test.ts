// The search with a real worker. What it keeps is kept in a map here; IndexedDB has tests of its own.

import { expect, test, vi } from 'vitest';
import { toCorpus, type Evidence } from '../../src/model/corpus.ts';
import { Catalogue } from '../../src/search/catalogue.ts';
import { toPieces } from '../../src/search/documents.ts';
import { createSearch, type Search } from '../../src/search/search.ts';
import { toFirst as toMany } from '../bench/events.ts';

const corpus = toCorpus(toMany(300, 7));
const evidence: Evidence = { format: 1, version: corpus.version, prose: [], bibliography: [], quotations: corpus.reports.slice(0, 50).map(({ id }) => ({ id, quote: 'an unheard-of quotation' })), stories: [] };
const DAY = 20_000;
const question = (query: string) => ({ query, day: DAY, today: DAY });

/** an index is written out when nobody has asked for a while */
const KEPT = { timeout: 8000 };

const startWorker = (): Worker => new Worker(new URL('../../src/search/worker.ts', import.meta.url), { type: 'module' });

function openSearch(kept = new Map<string, readonly string[]>()): { search: Search; kept: Map<string, readonly string[]>; keep: ReturnType<typeof vi.fn> } {
  const keep = vi.fn((key: string, texts: readonly string[]) => Promise.resolve(void kept.set(key, texts)));
  return { search: createSearch({ startWorker, read: (key) => Promise.resolve(kept.get(key) ?? null), keep }), kept, keep };
}

const direct = new Catalogue();
direct.add([...toPieces(corpus, evidence)]);
const WORDS = ['rabat', 'paris', '2012', 'زيارة', 'visit pari'];

test('a worker answers what the catalogue answers, and its index is kept', async () => {
  const { search, kept, keep } = openSearch();
  await search.feed(corpus, evidence);
  for (const query of WORDS) expect(await search.ask(question(query)), query).toEqual(direct.ask(question(query)));
  expect((await search.ask(question('rabat')))!.hits.length).toBeGreaterThan(3);
  await vi.waitFor(() => expect(kept.size).toBe(1), KEPT);
  expect(keep).toHaveBeenCalledOnce();
  search.close();

  const again = openSearch(kept);
  await again.search.feed(corpus, evidence);
  for (const query of WORDS) expect(await again.search.ask(question(query)), query).toEqual(direct.ask(question(query)));
  expect(again.keep).not.toHaveBeenCalled();
  again.search.close();
});

test('letters that are expected are answered as the catalogue does, on whatever day is asked next', async () => {
  const { search } = openSearch();
  search.expect({ day: DAY, today: DAY });
  await search.feed(corpus, evidence);
  search.expect({ day: DAY, today: DAY });
  await new Promise((done) => setTimeout(done, 500));
  for (const day of [DAY, 4000, DAY]) for (const query of ['r', 'م', 'é']) expect(await search.ask({ query, day, today: DAY }), `${query} ${day}`).toEqual(direct.ask({ query, day, today: DAY }));
  search.close();
});

test('while questions come the index is not written out, and not for ever', async () => {
  const { search, kept } = openSearch();
  await search.feed(corpus, evidence);
  const from = performance.now();
  while (performance.now() - from < 2500) {
    await search.ask(question('rabat'));
    await new Promise((done) => setTimeout(done, 100));
  }
  expect(kept.size).toBe(0);
  while (kept.size === 0 && performance.now() - from < 15_000) {
    await search.ask(question('paris'));
    await new Promise((done) => setTimeout(done, 100));
  }
  expect(kept.size).toBe(1);
  search.close();
});

test('an index that cannot be read is made anew and kept in its place', async () => {
  const { search, kept } = openSearch();
  await search.feed(corpus, evidence);
  await vi.waitFor(() => expect(kept.size).toBe(1), KEPT);
  search.close();
  const [[key, texts]] = [...kept] as [[string, string[]]];
  const text = texts.join('');
  for (const broken of [[''], [text.slice(0, 1000)], ['null'], texts.slice(1), ['null', ...texts]]) {
    const again = openSearch(new Map([[key, broken]]));
    await again.search.feed(corpus, evidence);
    expect(await again.search.ask(question('rabat')), broken.join('').slice(0, 20)).toEqual(direct.ask(question('rabat')));
    await vi.waitFor(() => expect(again.kept.get(key)?.join('').length).toBe(text.length), KEPT);
    again.search.close();
  }
});

test('what is made without the evidence is not kept, and is made again when it is here', async () => {
  const { search, keep } = openSearch();
  await search.feed(corpus, null);
  expect((await search.ask(question('rabat')))!.hits.length).toBeGreaterThan(3);
  expect((await search.ask(question('unheard')))!.hits).toEqual([]);
  // longer than what is to be kept waits
  await new Promise((done) => setTimeout(done, 1500));
  expect(keep).not.toHaveBeenCalled();
  await search.feed(corpus, evidence);
  expect((await search.ask(question('unheard')))!.hits.length).toBeGreaterThan(0);
  await vi.waitFor(() => expect(keep).toHaveBeenCalledOnce(), KEPT);
  search.close();
});

test('fed anew before it was ready, it answers of the newest, and keeps nothing of the other under its name', async () => {
  const other = toCorpus({ ...toMany(400, 9), version: 'other' });
  const { search, kept } = openSearch();
  const early = search.feed(corpus, null);
  const asked = search.ask(question('rabat'));
  const between = search.feed(other, { ...evidence, version: 'other', quotations: [] });
  await search.feed(corpus, evidence);
  await Promise.all([early, between]);
  expect(await asked).toEqual(direct.ask(question('rabat')));
  await vi.waitFor(() => expect([...kept.keys()].some((key) => key.includes(corpus.version))).toBe(true), KEPT);
  for (const [key, texts] of kept) if (key.includes(corpus.version)) expect(Catalogue.from(texts.join('')).ask(question('unheard'))).toEqual(direct.ask(question('unheard')));
  search.close();
});

test('what cannot be made is told to who asks', async () => {
  const { search } = openSearch();
  await search.feed({ ...corpus, events: [null] as unknown as typeof corpus.events, version: 'broken' }, evidence).catch(() => undefined);
  await expect(search.ask(question('rabat'))).rejects.toThrow();
  search.close();
});

test('of many questions at once the first and the newest are answered', async () => {
  const { search } = openSearch();
  await search.feed(corpus, evidence);
  const answers = await Promise.all(['r', 'ra', 'rab', 'raba', 'rabat'].map((query) => search.ask(question(query))));
  expect(answers.map((answer) => answer !== null)).toEqual([true, false, false, false, true]);
  expect(answers.at(-1)).toEqual(direct.ask(question('rabat')));
  search.close();
});

test('where no worker can be had, whoever asks is told', async () => {
  const search = createSearch({
    startWorker: () => {
      throw new Error('refused');
    },
    read: () => Promise.resolve(null),
    keep: () => Promise.resolve(),
  });
  await search.feed(corpus, evidence);
  await expect(search.ask(question('rabat'))).rejects.toThrow('refused');
});
