import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCorpus, type Corpus, type Person } from '../../src/model/corpus.ts';
import { toDay } from '../../src/model/day.ts';
import { knownOn, type KnownEvent } from '../../src/model/known.ts';
import { PORTFOLIOS, portfolioOf, portfolioOfVisit } from '../../src/model/portfolio.ts';
import { EVENT_KINDS } from '../../src/model/schema.ts';
import { toSpan } from '../../src/model/span.ts';
import { delaysOf, isVisit, tallyVisits, tallyVoices, yearOf } from '../../src/model/tally.ts';
import { corpusArb, LAST_DAY } from '../fixtures/corpora.ts';
import { parseDrawn, toEvent, toFirst } from '../fixtures/drawn.ts';

const TODAY = 1000;
const SIDES = ['MA', 'FR', 'elsewhere'] as const;
const sideOf = ({ side }: KnownEvent) => (side === 'MA' || side === 'FR' ? side : 'elsewhere');
/** events of any kind, on any side, known on any day */
const knownArb = fc
  .tuple(corpusArb, fc.integer({ min: 0, max: LAST_DAY + 10 }), fc.array(fc.tuple(fc.constantFrom(...EVENT_KINDS), fc.constantFrom('MA', 'FR', null)), { minLength: 4, maxLength: 4 }))
  .map(([corpus, day, looks]): [Corpus, KnownEvent[]] => [
    corpus,
    knownOn(toCorpus({ ...corpus, events: corpus.events.map((event, index) => ({ ...event, kind: looks[index]![0], side: looks[index]![1] })) }), day, TODAY),
  ]);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

describe('the sums equal the number of events given, and nothing is counted twice', () => {
  test('visits by year', () => {
    fc.assert(
      fc.property(knownArb, ([corpus, events]) => {
        for (const tally of [tallyVisits(events, SIDES, sideOf), tallyVisits(events, PORTFOLIOS, (event) => portfolioOfVisit(corpus, event, LAST_DAY))]) {
          expect(tally.sum + sum(Object.values(tally.left))).toBe(events.length);
          expect(sum(tally.rows.map((row) => row.sum))).toBe(tally.sum);
          for (const { counts, sum: total } of tally.rows) {
            expect(counts.length).toBe(tally.years.length);
            expect(sum(counts)).toBe(total);
          }
        }
      }),
    );
  });

  test('delays', () => {
    fc.assert(
      fc.property(knownArb, ([, events]) => {
        const { delays, kept, unplanned, open } = delaysOf(events);
        expect(delays.length + kept + unplanned + open).toBe(events.filter((event) => isVisit(event) && (event.status === 'held' || event.status === 'underway')).length);
        expect(new Set(delays.map(({ event }) => event.id)).size).toBe(delays.length);
      }),
    );
  });

  test('independent voices', () => {
    fc.assert(
      fc.property(knownArb, ([corpus, events]) => {
        const tally = tallyVoices(corpus, events);
        expect(sum(tally.map(({ count }) => count))).toBe(events.length);
        expect(tally.map(({ voices }) => voices)).toEqual([...new Set(tally.map(({ voices }) => voices))].sort((a, b) => a - b));
      }),
    );
  });
});

test('every year from the first to the last, a quiet one as none', () => {
  const visit = (id: string, year: number, side: string | null) => toEvent(id, { side, span: toSpan(toDay(year, 5, 1)) });
  const corpus = toCorpus(toFirst([visit('a', 2019, 'MA'), visit('b', 2022, 'FR'), visit('c', 2022, 'FR'), visit('d', 2022, null), toEvent('e', { kind: 'call', span: toSpan(toDay(2020, 1, 1)) })], []));
  const far = toDay(2030, 1, 1);
  const tally = tallyVisits(knownOn(corpus, far, far), SIDES, sideOf);
  expect(tally).toEqual({
    years: [2019, 2020, 2021, 2022],
    rows: [{ key: 'MA', counts: [1, 0, 0, 0], sum: 1 }, { key: 'FR', counts: [0, 0, 0, 2], sum: 2 }, { key: 'elsewhere', counts: [0, 0, 0, 1], sum: 1 }],
    sum: 4,
    left: { kind: 1, status: 0, date: 0 },
  });
  expect(yearOf({ span: { from: toDay(2022, 11, 1), to: toDay(2023, 4, 30), core: null, window: true, doubt: 'none' } })).toBe(2023);
});

test('a delay runs from the first date announced to that on which it took place, the longest first', () => {
  const corpus = parseDrawn(`
    late held 40-41
      @1 planned 3..6
      @9 planned 20
      @41 held 40-41
    sooner held 18
      @1 planned 20
      @2 planned 18
    kept held 30
      @1 planned 28..31
      @2 planned 30
    unplanned held 30
      @31 held 30
    open held 30
      @1 planned 40..`);
  const { delays, ...rest } = delaysOf(knownOn(corpus, 50, TODAY));
  expect(delays.map(({ event, first, shift }) => [event.id, first.span.from, shift])).toEqual([['late', 3, [34, 37]], ['sooner', 20, [-2, -2]]]);
  expect(rest).toEqual({ kept: 1, unplanned: 1, open: 1 });
});

describe('every office has one field', () => {
  test.each([
    ['King of Morocco', 'head-of-state'],
    ['President of the Republic', 'head-of-state'],
    ['Spouse of the President of the Republic', 'other'],
    ['Adviser to the King', 'other'],
    ['Prime Minister and Minister of Foreign Affairs', 'head-of-government'],
    ['President of the Council', 'head-of-government'],
    ['Crown Prince, Vice-President of the Council and Minister of Defence', 'defence'],
    ['Minister for Europe and Foreign Affairs', 'foreign'],
    ['Minister Delegate for Europe', 'foreign'],
    ['Minister Delegate for Foreign Trade', 'economy'],
    ['Ambassador of France to Morocco', 'foreign'],
    ['Chair of the National Assembly Foreign Affairs Committee', 'parliament'],
    ['Minister of the Interior', 'interior'],
    ['Inspector General of the Royal Armed Forces', 'defence'],
    ["President of the Public Prosecutor's Office", 'justice'],
    ['Minister of Agriculture and Fisheries', 'agriculture'],
    ['Minister for Industry, Energy and the Digital Economy', 'economy'],
    ['Minister of Energy Transition and Sustainable Development', 'infrastructure'],
    ['Minister of Youth, Culture and Communication', 'society'],
    ['Writer', 'other'],
  ] as const)('%s: %s', (en, portfolio) => {
    expect(portfolioOf({ title: { en, fr: '', ar: '' } })).toBe(portfolio);
  });

  test('a visit has that of its first-ranked visitor; hosts do not count', () => {
    const office = (title: string) => [{ title: { en: title, fr: title, ar: title }, attested: toSpan(1, 9) }];
    const person = (id: string, title: string): [string, Person] => [id, { id, name: { en: id, fr: id, ar: id }, aliases: [], side: 'FR', offices: office(title) }];
    const personById = new Map([person('president', 'President of the Republic'), person('minister', 'Minister of the Interior'), person('king', 'King of Morocco')]);
    const of = (...people: KnownEvent['people']) => portfolioOfVisit({ personById }, { people, span: toSpan(5) }, 5);
    expect(of({ person: 'minister', part: 'visitor' }, { person: 'president', part: 'visitor' }, { person: 'king', part: 'host' })).toBe('head-of-state');
    expect(of({ person: 'minister', part: 'visitor' }, { person: 'king', part: 'host' })).toBe('interior');
    expect(of({ person: 'king', part: 'host' })).toBe('unknown');
    expect(of({ person: 'nobody', part: 'visitor' })).toBe('unknown');
  });

  test('K9 a planned visit is not counted under an office that its visitor has only later', () => {
    const words = (text: string) => ({ en: text, fr: text, ar: text });
    const person: Person = { id: 'p', name: words('p'), aliases: [], side: 'FR', offices: [{ title: words('Minister of Justice'), attested: toSpan(0, 5) }, { title: words('Prime Minister'), attested: toSpan(40, 60) }] };
    const on = (day: number) => portfolioOfVisit({ personById: new Map([['p', person]]) }, { people: [{ person: 'p', part: 'visitor' }], span: toSpan(50) }, day);
    expect([on(10), on(39), on(40)]).toEqual(['justice', 'justice', 'head-of-government']);
  });
});
