import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/build/corpus-files.ts';
import { toCorpus, type Corpus, type First } from '../../src/model/corpus.ts';
import { parseDay } from '../../src/model/day.ts';
import { knownOn } from '../../src/model/known.ts';
import { toSpan } from '../../src/model/span.ts';
import { countValues, FACETS } from '../../src/view/facets.ts';
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

const compiled = compileFolder('data');
if ('problems' in compiled) throw new Error('The data has problems.');
const real = toCorpus(compiled.first);

const found = (filters: Partial<Filters>, day = 9, answer: readonly string[] | null = null): string[] =>
  select(corpus, knownOn(corpus, day, TODAY), { ...NO_FILTERS, ...filters }, answer === null ? null : new Set(answer)).map(({ id }) => id);

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

describe('further filters', () => {
  test('side, decade, publisher, language of a source', () => {
    expect(found({ sides: ['ma'] }).length + found({ sides: ['fr'] }).length + found({ sides: ['elsewhere'] }).length).toBe(3);
    expect(found({ decades: ['1970'] })).toEqual(['talks', 'signing', 'called-off']);
    expect(found({ decades: ['1980'] })).toEqual([]);
    expect(found({ publishers: ['paper'] })).toEqual(['talks', 'called-off']);
    expect(found({ publishers: ['paper'] }, 0)).toEqual([]);
    const language = corpus.articleById.get('a')!.language;
    expect(found({ languages: [language] })).toContain('talks');
  });

  test('each value is counted once an event', () => {
    const known = knownOn(corpus, 9, TODAY);
    expect(countValues('places', known, corpus)).toEqual(new Map([['rabat', 2], ['casablanca', 1]]));
    for (const facet of FACETS) for (const [value, count] of countValues(facet, known, corpus)) expect(found({ [facet]: [value] }).length, `${facet} ${value}`).toBe(count);
  });

  test('plans that changed, and sources that disagree, as far as known on the day', () => {
    const LAST = real.dataset.watchedUntil + 1;
    const remarked = (remark: string, day: number): string[] => select(real, knownOn(real, day, LAST), { ...NO_FILTERS, remarks: [remark] }, null).map(({ id }) => id);
    const STATE_VISIT = '2024-10-28-macron-state-visit-rabat';
    expect(remarked('moved', LAST)).toContain(STATE_VISIT);
    expect(remarked('moved', parseDay('2022-09-01')!)).not.toContain(STATE_VISIT);
    const known = knownOn(real, LAST, LAST);
    expect(remarked('disputed', LAST)).toEqual(known.filter(({ against }) => Object.values(against).some((reports) => reports.length > 0)).map(({ id }) => id));
    expect(remarked('disputed', LAST).length).toBeGreaterThan(3);
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
