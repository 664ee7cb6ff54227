import { describe, expect, test } from 'vitest';
import { toCorpus, type Corpus, type First } from '../../src/model/corpus.ts';
import { knownOn } from '../../src/model/known.ts';
import { toSpan } from '../../src/model/span.ts';
import { fold, select } from '../../src/view/selection.ts';
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

const found = (filters: Partial<Filters>, day = 9): string[] => select(corpus, knownOn(corpus, day, TODAY), { ...NO_FILTERS, ...filters }).map(({ id }) => id);
const finds = (query: string, day = 9): string[] => found({ query }, day);

describe('fold puts aside what readers leave out', () => {
  test.each([
    ['أحمد إلى آخر ٱلمغرب', 'احمد الي اخر المغرب'],
    ['مؤتمر رئيس', 'موتمر رييس'],
    ['زِيَارَةٌ', 'زياره'],
    ['مـحـمـد', 'محمد'],
    ['موسى', 'موسي'],
    ['علی', 'علي'],
    ['Séjourné', 'sejourne'],
    ['l’Élysée', "l'elysee"],
    ['ÇA VA', 'ça va'],
    ['ﬁn', 'fin'],
    ['\u200fRabat\u200e \u2068x\u2069', 'Rabat x'],
  ])('%s as %s', (written, typed) => {
    expect(fold(written)).toBe(fold(typed));
  });

  test('and no more than that', () => {
    expect(fold('Rabat')).not.toBe(fold('Ribat'));
    expect(fold('زيارة')).not.toBe(fold('زيارات'));
    expect(fold('2024-10-28')).toBe('2024-10-28');
  });
});

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
    expect(found({ places: ['rabat'], statuses: ['held'], kinds: ['ministerial-visit'], query: 'bourita' })).toEqual(['talks']);
  });

  test('an id that nobody bears finds nothing', () => {
    expect(found({ people: ['nobody'] })).toEqual([]);
  });
});

describe('the query', () => {
  test('every word, in any order, each in any language', () => {
    expect(finds('rabat minister')).toEqual(['talks']);
    expect(finds('الوزير sejourne')).toEqual(['talks']);
    expect(finds('بوريطه defense')).toEqual(['signing']);
    expect(finds('الوزير bourita casablanca')).toEqual([]);
  });

  test('without accents, vowel signs or apostrophes', () => {
    expect(finds('L’ETAT')).toEqual(['talks']);
    expect(finds("à l'etat")).toEqual(['talks']);
    expect(finds('زيارة الرباط')).toEqual(['talks']);
  });

  test('the beginning of a word is enough', () => {
    expect(finds('bour')).toEqual(['talks', 'signing']);
  });

  test('the publishers of its reports', () => {
    expect(finds('le matin')).toEqual(['talks', 'called-off']);
  });

  test('other names of people', () => {
    expect(finds('chef de la diplomatie')).toEqual(['talks']);
  });

  test('other names of places, topics and publishers', () => {
    expect(finds('casa')).toEqual(['signing']);
    expect(finds('circulation')).toEqual(['talks']);
    expect(finds('لوماتان')).toEqual(['talks', 'called-off']);
  });
});

describe('K9 only what is known on the day is found', () => {
  test('by words', () => {
    expect(finds('sejourne', 1)).toEqual(['talks']);
    expect(finds('bourita', 1)).toEqual([]);
    expect(finds('visas', 4)).toEqual([]);
    expect(finds('visas', 5)).toEqual(['talks']);
    expect(finds('matin', 0)).toEqual([]);
  });

  test('by filters', () => {
    expect(found({ places: ['rabat'] }, 4)).toEqual([]);
    expect(found({ statuses: ['held'] }, 4)).toEqual([]);
    expect(found({ statuses: ['announced'] }, 4)).toEqual(['talks']);
  });
});
