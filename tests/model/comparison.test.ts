import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDays, countDifferences, type Difference } from '../../src/model/comparison.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { knownEvent, knownOn } from '../../src/model/known.ts';
import { shiftBetween } from '../../src/model/shift.ts';
import { toSpan } from '../../src/model/span.ts';
import { corpusArb, LAST_DAY } from '../fixtures/corpora.ts';
import { parseDrawn, toEvent, toFirst } from '../fixtures/drawn.ts';

const TODAY = 1000;
const dayArb = fc.integer({ min: -1, max: LAST_DAY + 10 });

describe('in any corpus, of any two days', () => {
  test('every event known on the later day stands there once, and none known on the earlier is missing (K4)', () => {
    fc.assert(
      fc.property(corpusArb, dayArb, dayArb, (corpus, a, b) => {
        const found = compareDays(corpus, a, b, TODAY);
        const ids = found.map(({ event }) => event);
        expect(ids).toEqual(knownOn(corpus, Math.max(a, b), TODAY).map(({ id }) => id));
        expect(found.flatMap(({ before }) => before?.id ?? [])).toEqual(knownOn(corpus, Math.min(a, b), TODAY).map(({ id }) => id));
        expect(Object.values(countDifferences(found)).reduce((sum, count) => sum + count, 0)).toBe(ids.length);
      }),
    );
  });

  test('each side is what was known on its day', () => {
    fc.assert(
      fc.property(corpusArb, dayArb, dayArb, (corpus, a, b) => {
        for (const { event, before, after, kind } of compareDays(corpus, a, b, TODAY)) {
          expect(before).toEqual(knownEvent(corpus, corpus.eventById.get(event)!, Math.min(a, b), TODAY));
          expect(after).toEqual(knownEvent(corpus, corpus.eventById.get(event)!, Math.max(a, b), TODAY));
          expect(kind === 'new').toBe(before === null);
        }
      }),
    );
  });

  test('the order of the two days does not matter', () => {
    fc.assert(
      fc.property(corpusArb, dayArb, dayArb, (corpus, a, b) => {
        expect(compareDays(corpus, a, b, TODAY)).toEqual(compareDays(corpus, b, a, TODAY));
      }),
    );
  });

  test('a day compared with itself has no difference', () => {
    fc.assert(
      fc.property(corpusArb, dayArb, (corpus, day) => {
        expect(compareDays(corpus, day, day, TODAY).filter(({ kind }) => kind !== 'same')).toEqual([]);
      }),
    );
  });
});

describe('the most telling difference', () => {
  const corpus = parseDrawn(`
    visit held 20-22
      @1 planned 3..6
      @9 planned 20-22
      @22 held 20-22
    talks held 30
      @1 planned 30
      @4 postponed
    dinner held 12
      @2 announced none
      @8 planned 12
    signing held 25
      @25 held 25
    call planned none
      @1 announced 40
      @2 planned 40`);
  const kinds = (a: number, b: number): Record<string, string> => Object.fromEntries(compareDays(corpus, a, b, TODAY).map(({ event, kind }) => [event, kind]));
  const of = (id: string, a: number, b: number): Difference => compareDays(corpus, a, b, TODAY).find(({ event }) => event === id)!;

  test('new, moved, withdrawn, of another status, the same', () => {
    expect(kinds(1, 10)).toEqual({ visit: 'moved', talks: 'withdrawn', dinner: 'new', call: 'turned' });
    expect(kinds(9, 10)).toEqual({ visit: 'same', talks: 'same', dinner: 'same', call: 'same' });
    expect(kinds(9, 26)).toMatchObject({ visit: 'turned', signing: 'new' });
    expect(kinds(2, 8)).toMatchObject({ dinner: 'moved' });
  });

  test('a window moves by the least and the most that it can', () => {
    expect(of('visit', 1, 10).shift).toEqual([14, 17]);
    expect(of('visit', 9, 26).shift).toBeNull();
    expect(shiftBetween(toSpan(20), toSpan(12, 14))).toEqual([-8, -8]);
    expect(shiftBetween({ from: 3, to: null, core: null, window: true, doubt: 'none' }, toSpan(5))).toBeNull();
    expect(shiftBetween(null, toSpan(5))).toBeNull();
  });

  test('place, people and topics, by what came and what went', () => {
    const row = { dated: 'exact' as const, official: false, origin: 'paper', event: 'visit', status: 'planned' as const };
    const named = toCorpus(
      toFirst(
        [toEvent('visit', { span: toSpan(20), place: 'rabat' })],
        [{ ...row, id: 'a#0', article: 'a', known: 1, place: 'fez', people: ['one'] }, { ...row, id: 'b#0', article: 'b', known: 2, place: 'rabat', people: ['two'], topics: ['visas'] }],
      ),
    );
    expect(compareDays(named, 1, 2, TODAY)).toMatchObject([
      { kind: 'details', details: [{ field: 'place', come: ['rabat'], gone: ['fez'] }, { field: 'people', come: ['two'], gone: [] }, { field: 'topics', come: ['visas'], gone: [] }] },
    ]);
  });
});
