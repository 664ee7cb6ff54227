import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/corpus.ts';
import type { KnownEvent } from '../../src/model/known.ts';
import type { Span } from '../../src/model/span.ts';
import { toSpan } from '../../src/model/span.ts';
import { toChance } from '../../src/review/chance.ts';
import { tellsDate, tellsRank } from '../../src/review/clue.ts';
import { ENOUGH, LEAST, MOST, moveTo, scoreOrder, toChain, toDated, toPool, toRound } from '../../src/review/ordering.ts';

function toKnown(id: string, span: Span | null, fields: Partial<KnownEvent> = {}): KnownEvent {
  const none = { date: [], status: [], place: [], people: [], topics: [] };
  return { id, kind: 'meeting', side: 'MA', title: { en: id, fr: id, ar: id }, settled: true, status: 'held', span, place: null, stages: [], people: [], topics: [], because: none, against: none, late: false, plans: [], reports: [], ...fields };
}
const letters = 'abcdefghijklmnopqrstuvwxyz';
const nothing = { reportById: new Map<string, Report>() };
const tells = (id: string, span: Span | null) => ({ reportById: new Map([[id, { id, span } as Report]]) });

/** Some events, crowded, many of them with a date that will not do. */
const crowd = fc
  .array(
    fc.record({
      from: fc.integer({ min: 0, max: 400 }),
      days: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 })),
      end: fc.constantFrom('closed', 'closed', 'closed', 'open', 'none'),
      window: fc.boolean(),
      doubt: fc.constantFrom('none' as const, 'none' as const, 'none' as const, 'approximate' as const),
      status: fc.constantFrom('held' as const, 'held' as const, 'planned' as const, 'cancelled' as const),
      settled: fc.boolean(),
      title: fc.constantFrom('', '', '', 'Talks', 'Summit of 2024', 'Fourth forum', 'Fifth forum'),
    }),
    { maxLength: 26 },
  )
  .map((rows) =>
    rows.map(({ from, days, end, window, doubt, status, settled, title }, at) => {
      const text = title || `Talks ${letters[at]!}`;
      const span: Span | null = end === 'none' ? null : { from, to: end === 'open' ? null : from + days, core: null, window, doubt };
      return toKnown(`event-${letters[at]!}`, span, { status, settled, title: { en: text, fr: text, ar: text } });
    }),
  );
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** How many of a pool lie apart at most: every subset is tried. */
function mostApart(pool: readonly { from: number; to: number }[]): number {
  let most = 0;
  const go = (at: number, chosen: { from: number; to: number }[]): void => {
    most = Math.max(most, chosen.length);
    for (let next = at; next < pool.length; next += 1) {
      const each = pool[next]!;
      if (chosen.every(({ from, to }) => each.from > to || each.to < from)) go(next + 1, [...chosen, each]);
    }
  };
  go(0, []);
  return most;
}

describe('a round', () => {
  test('has one right order, whatever is in doubt; titles tell nothing; it is dealt otherwise; it can be had again', () => {
    fc.assert(
      fc.property(crowd, seed, (events, of) => {
        const round = toRound(events, nothing, of);
        expect(toRound(events, nothing, of)).toEqual(round);
        if (round === null) return;
        const chosen = round.truth.map((id) => events.find((event) => event.id === id)!);
        const dated = chosen.map((event) => toDated(event, nothing)!);
        for (const [at, { to }] of dated.slice(0, -1).entries()) expect(to).toBeLessThan(dated[at + 1]!.from);
        for (const { span, status, title } of chosen) {
          expect([span?.from, span?.to]).not.toContain(null);
          expect(['held', 'planned']).toContain(status);
          expect(tellsDate(title)).toBe(false);
        }
        expect(new Set(chosen.map(({ title }) => title.en)).size).toBe(chosen.length);
        expect(chosen.filter(({ title }) => tellsRank(title)).length).toBeLessThanOrEqual(1);
        expect(round.dealt.toSorted()).toEqual(round.truth.toSorted());
        expect(round.dealt).not.toEqual(round.truth);
        expect(round.truth.length).toBeLessThanOrEqual(MOST);
      }),
      { numRuns: 400 },
    );
  });

  test('has five or more, or as many as lie apart at all: no subset of the pool has more', () => {
    fc.assert(
      fc.property(crowd.map((events) => events.slice(0, 14)), seed, (events, of) => {
        const most = mostApart(toPool(events, nothing, toChance(of)));
        const round = toRound(events, nothing, of);
        expect(toChain(toPool(events, nothing, toChance(of))).length).toBe(most);
        if (most < LEAST) expect(round).toBe(null);
        else expect(round!.truth.length).toBeGreaterThanOrEqual(Math.min(ENOUGH, most));
      }),
      { numRuns: 200 },
    );
  });

  test('prefers what is settled', () => {
    const events = [...letters].map((letter, at) => toKnown(letter, toSpan(Math.floor(at / 2) * 10), { settled: at % 2 === 0, status: at % 2 === 0 ? 'held' : 'planned' }));
    for (let of = 0; of < 40; of += 1) expect(toRound(events, nothing, of)!.truth.every((id) => letters.indexOf(id) % 2 === 0)).toBe(true);
  });

  test('of many events takes such as lie near one another', () => {
    const events = Array.from({ length: 200 }, (_, at) => toKnown(`event-${String(at).padStart(3, '0')}`, toSpan(at * 10), { title: { en: `Of ${'x'.repeat(at)}`, fr: `De ${'x'.repeat(at)}`, ar: `عن ${'x'.repeat(at)}` } }));
    for (let of = 0; of < 40; of += 1) {
      const days = toRound(events, nothing, of)!.truth.map((id) => events.find((event) => event.id === id)!.span!.from!);
      expect(days.at(-1)! - days[0]!).toBeLessThanOrEqual(MOST * 4 * 10);
    }
  });

  test('another date that a source names counts as well; where it has no end, the event is left out', () => {
    const event = toKnown('talks', toSpan(10), { against: { date: ['r'], status: [], place: [], people: [], topics: [] } });
    expect(toDated(event, tells('r', toSpan(20)))).toMatchObject({ from: 10, to: 20 });
    expect(toDated(event, tells('r', { from: 4, to: null, core: null, window: true, doubt: 'none' }))).toBe(null);
  });

  test('there is none of too few', () => {
    expect(toRound([toKnown('a', toSpan(1)), toKnown('b', toSpan(3))], nothing, 1)).toBe(null);
    expect(toRound([], nothing, 1)).toBe(null);
  });
});

describe('an arrangement', () => {
  const arranged = fc.integer({ min: 2, max: 8 }).chain((length) => {
    const truth = [...letters.slice(0, length)];
    return fc.record({ truth: fc.constant(truth), order: fc.shuffledSubarray(truth, { minLength: length, maxLength: length }) });
  });

  test('is scored pair by pair', () => {
    fc.assert(
      fc.property(arranged, ({ truth, order }) => {
        let [right, wrong] = [0, 0];
        for (const a of truth) for (const b of truth) if (truth.indexOf(a) < truth.indexOf(b)) {
          if (order.indexOf(a) < order.indexOf(b)) right += 1;
          else wrong += 1;
        }
        const score = scoreOrder(order, truth);
        expect([score.right, score.pairs]).toEqual([right, right + wrong]);
        expect(score.tau).toBeCloseTo((right - wrong) / (right + wrong), 12);
        expect((score.tau + 1) / 2).toBeCloseTo(right / (right + wrong), 12);
      }),
    );
  });

  test('is right where no neighbours are swapped; each neighbour put right makes one pair more', () => {
    fc.assert(
      fc.property(arranged, ({ truth, order }) => {
        const score = scoreOrder(order, truth);
        expect(score.swapped.length === 0).toBe(score.right === score.pairs);
        expect(score.misplaced.length === 0).toBe(score.right === score.pairs);
        for (const [a, b] of score.swapped) {
          expect(order.indexOf(b)).toBe(order.indexOf(a) + 1);
          expect(scoreOrder(moveTo(order, a, order.indexOf(b)), truth).right).toBe(score.right + 1);
        }
      }),
    );
  });

  test('as it is published: of four, one neighbour swapped makes 5 of 6 pairs, the other way round none', () => {
    expect(scoreOrder(['b', 'a', 'c', 'd'], ['a', 'b', 'c', 'd'])).toEqual({ right: 5, pairs: 6, tau: 4 / 6, swapped: [['b', 'a']], misplaced: ['b', 'a'] });
    expect(scoreOrder(['d', 'c', 'b', 'a'], ['a', 'b', 'c', 'd'])).toMatchObject({ right: 0, tau: -1 });
  });

  test('one taken elsewhere leaves the others as they were, and stays within', () => {
    expect(moveTo(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(moveTo(['a', 'b', 'c'], 'a', 9)).toEqual(['b', 'c', 'a']);
    expect(moveTo(['a', 'b', 'c'], 'c', -2)).toEqual(['c', 'a', 'b']);
  });
});
