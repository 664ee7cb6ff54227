import { describe, expect, test } from 'vitest';
import type { First } from '../../src/model/corpus.ts';
import type { OwnSet } from '../../src/model/merging.ts';
import { toSpan } from '../../src/model/span.ts';
import { findEntered, listArticles, sift, type Pages } from '../../src/ui/listed.ts';
import { makeEdition } from '../store/edition.ts';

const base = makeEdition('base', 3);
const page = (id: string, title: string | null, url: string | null = null) => ({ id, title, url });
const set: OwnSet = {
  id: 'set-a', name: 'A',
  first: {
    ...base.first,
    publishers: [{ id: 'own', name: 'Own Paper', aliases: [], country: null, language: 'fr', official: false }],
    articles: [
      { id: 'set-a-file', publisher: 'own', language: 'und', published: null },
      { id: 'old', publisher: 'own', language: 'fr', published: toSpan(5) },
      { id: 'new', publisher: 'paper', language: 'ar', published: toSpan(9) },
    ],
    reports: [...base.first.reports.map((report) => ({ ...report, article: 'set-a-file' })), { ...base.first.reports[0]!, article: 'new' }, { ...base.first.reports[0]!, article: 'new' }],
  },
  evidence: { ...base.evidence, bibliography: [page('set-a-file', 'The file'), page('old', 'Été à Rabat', 'https://www.paper.example/a'), page('new', null, 'https://paper.example/b')] },
};

describe('the articles of a set', () => {
  const rows = listArticles(set, base.first.publishers);

  test('are listed, the latest first and those without a day last, with how many events each speaks of', () => {
    expect(rows.map(({ id, publisher, events, statements, file }) => [id, publisher, events, statements, file])).toEqual([
      ['new', 'Paper', 1, 2, false], ['old', 'Own Paper', 0, 0, false], ['set-a-file', 'Own Paper', 3, 3, true],
    ]);
  });

  test('are found by words of title, publisher or address, whatever their accents, and by saying nothing', () => {
    const found = (query: string, silent = false) => sift(rows, query, silent).map(({ id }) => id);
    expect([found('ete rabat'), found('OWN'), found('example/b'), found('', true), found('own file', true), found('nowhere')]).toEqual([['old'], ['old', 'set-a-file'], ['new'], ['old'], [], []]);
  });
});

describe('an address that was entered before', () => {
  const sets: Pages[] = [{ set: 'set-a', name: 'A', kept: true, pages: set.evidence!.bibliography }];
  const site = { first: { reports: base.first.reports } as Pick<First, 'reports'>, pages: [page('article-0001', 'Curated', 'https://www.paper.example/a'), page('article-0002', 'Other', 'https://other.example/?b=1&a=2')] };
  const find = (url: string, but: string | null = null) => findEntered(url, { site, sets, but });

  test('is met in the reader’s own sets first, then in the corpus, however it is written', () => {
    expect(find(' http://paper.example/a/?utm_source=x#top ')).toEqual({ in: 'set', set: 'set-a', name: 'A', article: 'old', title: 'Été à Rabat', kept: true });
    expect(find('https://www.other.example?a=2&b=1')).toEqual({ in: 'site', title: 'Other', event: 'event-0002' });
    expect([find('https://paper.example/c'), find('paper.example/a'), find('')]).toEqual([null, null, null]);
  });

  test('of the article that is in the form itself is none', () => {
    expect(find('https://paper.example/a', 'old')).toEqual({ in: 'site', title: 'Curated', event: 'event-0001' });
  });
});
