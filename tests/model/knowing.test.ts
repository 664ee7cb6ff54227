import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCorpus } from '../../src/model/corpus.ts';
import { createKnowing } from '../../src/model/knowing.ts';
import { knownOn } from '../../src/model/known.ts';
import { corpusArb, LAST_DAY } from '../fixtures/corpora.ts';
import { parseDrawn, toEvent, toFirst } from '../fixtures/drawn.ts';

const TODAY = 1000;
const END = LAST_DAY + 15;

describe('the answer for a day is that of the rules', () => {
  test.each([['today is far', TODAY], ['today lies among the reports', 17]])('whatever was asked before: %s', (_case, today) => {
    fc.assert(
      fc.property(corpusArb, fc.integer({ min: 0, max: END }), fc.array(fc.integer({ min: -1, max: END }), { minLength: 1, maxLength: 60 }), (drawn, watchedUntil, days) => {
        const corpus = { ...drawn, dataset: { ...drawn.dataset, watchedUntil } };
        const knowing = createKnowing(corpus, today);
        for (const day of [...days, today - 1, today, today + 1, ...days.map((each) => each + 1)]) expect(knowing.on(day)).toEqual(knownOn(corpus, day, today));
      }),
      { numRuns: 300 },
    );
  });
});

test('a day that is made ready by parts is the same, whatever is asked between them', () => {
  fc.assert(
    fc.property(corpusArb, fc.integer({ min: 0, max: END }), fc.integer({ min: 0, max: END }), fc.integer({ min: 1, max: 3 }), (corpus, day, other, most) => {
      const knowing = createKnowing(corpus, TODAY);
      for (const _stop of knowing.settle(day, most)) expect(knowing.on(other)).toEqual(knownOn(corpus, other, TODAY));
      expect(knowing.on(day)).toEqual(knownOn(corpus, day, TODAY));
    }),
  );
});

test('no more events are read between two stops than was asked for', () => {
  const corpus = toCorpus(toFirst(Array.from({ length: 7 }, (_, index) => toEvent(`e${String(index)}`, {})), []));
  expect([...createKnowing(corpus, TODAY).settle(5, 3)]).toHaveLength(2);
  expect([...createKnowing(corpus, TODAY).settle(5, 7)]).toHaveLength(0);
});

describe('what nothing happened to', () => {
  const corpus = parseDrawn(`
    visit held 9
      @1 planned 9
      @5 planned 9
    dinner held 20
      @5 planned 20`);
  const knowing = createKnowing(corpus, TODAY);

  test('is the same event', () => {
    const before = knowing.on(5);
    const after = knowing.on(9);
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });

  test('and the same list', () => {
    expect(knowing.on(3)).toBe(knowing.on(2));
    expect(knowing.on(-1)).toHaveLength(0);
    expect(knowing.on(3)).not.toHaveLength(0);
  });
});
