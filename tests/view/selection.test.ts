import { describe, expect, test } from 'vitest';
import { toCorpus, type Corpus, type First } from '../../src/model/corpus.ts';
import { knownOn } from '../../src/model/known.ts';
import { toSpan } from '../../src/model/span.ts';
import { select } from '../../src/view/selection.ts';
import { NO_FILTERS, type Filters } from '../../src/view/view.ts';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

const TODAY = 1000;

const said: Partial<First> = {
  people: [
    { id: 'sejourne', name: { en: 'Stéphane Séjourné', fr: 'Stéphane Séjourné', ar: 'ستيفان سيجورنيه' }, aliases: ['le chef de la diplomatie'], side: 'FR', offices: [] },
    { id: 'bourita', name: { en: 'Nasser Bourita', fr: 'Nasser Bourita', ar: 'ناصر بوريطة' }, aliases: [], side: 'MA', offices: [] },
  ],
  places: [
    { id: 'rabat', name: { en: 'Rabat', fr: 'Rabat', ar: 'الرباط' }, aliases: [], country: 'MA', at: [34, -6.8] },
    { id: 'casablanca', name: { en: 'Casablanca', fr: 'Casablanca', ar: 'الدار البيضاء' }, aliases: ['Casa'], country: 'MA', at: [33.6, -7.6] },
  ],
  topics: [
    { id: 'visas', name: { en: 'Visas', fr: 'Visas', ar: 'التأشيرات' }, aliases: ['circulation des personnes'] },
    { id: 'defence', name: { en: 'Defence', fr: 'Défense', ar: 'الدفاع' }, aliases: [] },
  ],
  publishers: [{ id: 'paper', name: 'Le Matin', aliases: ['لوماتان'], country: 'MA', language: 'fr', official: false }],
};

/** Three events that are over on day 9; one article announced the first on day 1, another told of the last. */
const corpus: Corpus = toCorpus(
  toFirst(
    [
      toEvent('talks', {
        kind: 'ministerial-visit', title: { en: 'Minister in Rabat', fr: 'Visite à l’État', ar: 'زيارةُ الوزير إلى الرّباط' },
        span: toSpan(5), place: 'rabat', people: [{ person: 'sejourne', part: 'visitor' }, { person: 'bourita', part: 'host' }], topics: ['visas'],
      }),
      toEvent('signing', { kind: 'agreement', span: toSpan(7), place: 'casablanca', people: [{ person: 'bourita', part: 'host' }], topics: ['defence'] }),
      toEvent('called-off', { kind: 'ministerial-visit', status: 'cancelled', span: toSpan(9), place: 'rabat' }),
    ],
    [
      { id: 'a#0', article: 'a', event: 'talks', known: 1, dated: 'exact', official: false, origin: 'paper', status: 'announced', people: ['sejourne'] },
      { id: 'b#0', article: 'b', event: 'called-off', known: 9, dated: 'exact', official: false, origin: 'paper', status: 'cancelled' },
    ],
    said,
  ),
);

const found = (filters: Partial<Filters>, day = 9, answer: readonly string[] | null = null): string[] =>
  select(knownOn(corpus, day, TODAY), { ...NO_FILTERS, ...filters }, answer === null ? null : new Set(answer)).map(({ id }) => id);

describe('filters', () => {
  test('without any, everything known', () => {
    expect(found({})).toEqual(['talks', 'signing', 'called-off']);
    expect(found({ query: '   ' })).toEqual(['talks', 'signing', 'called-off']);
  });

  test('any of the chosen within one filter', () => {
    expect(found({ people: ['sejourne'] })).toEqual(['talks']);
    expect(found({ people: ['sejourne', 'bourita'] })).toEqual(['talks', 'signing']);
    expect(found({ kinds: ['agreement', 'call'] })).toEqual(['signing']);
    expect(found({ statuses: ['cancelled'] })).toEqual(['called-off']);
    expect(found({ topics: ['visas', 'defence'] })).toEqual(['talks', 'signing']);
  });

  test('all filters together', () => {
    expect(found({ people: ['bourita'], places: ['casablanca'] })).toEqual(['signing']);
    expect(found({ people: ['sejourne'], places: ['casablanca'] })).toEqual([]);
    expect(found({ places: ['rabat'], statuses: ['held'], kinds: ['ministerial-visit'], query: 'bourita' }, 9, ['talks', 'signing'])).toEqual(['talks']);
  });

  test('an id that nobody bears finds nothing', () => {
    expect(found({ people: ['nobody'] })).toEqual([]);
  });
});

describe('the query', () => {
  test('leaves what answers it, of what is known', () => {
    expect(found({ query: 'x' }, 9, ['signing', 'nothing-known'])).toEqual(['signing']);
    expect(found({ query: 'x' }, 9, [])).toEqual([]);
  });

  test('leaves all until there is an answer, and without a word', () => {
    expect(found({ query: 'x' }, 9, null)).toEqual(['talks', 'signing', 'called-off']);
    expect(found({ query: ' ' }, 9, [])).toEqual(['talks', 'signing', 'called-off']);
  });
});

describe('K9 only what is known on the day is left', () => {
  test('by filters', () => {
    expect(found({ places: ['rabat'] }, 4)).toEqual([]);
    expect(found({ statuses: ['held'] }, 4)).toEqual([]);
    expect(found({ statuses: ['announced'] }, 4)).toEqual(['talks']);
  });
});
