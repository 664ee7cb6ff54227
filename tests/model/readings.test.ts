import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Corpus, SettledEvent } from '../../src/model/corpus.ts';
import { FIELDS, knownEvent } from '../../src/model/known.ts';
import { tracesOf, versionsOf, type Version } from '../../src/model/readings.ts';
import { corpusArb, LAST_DAY } from '../fixtures/corpora.ts';
import { parseDrawn } from '../fixtures/drawn.ts';

const TODAY = 1000;
const END = LAST_DAY + 15;

/** The version of a day, as `knownEvent` would say it; the core of what goes on is that of the day. */
function readOn(versions: Version[], day: number): unknown {
  const found = versions.filter(({ since, until }) => since <= day && day < until);
  expect(found.length).toBeLessThanOrEqual(1);
  return found.map(({ status, span, settled, disputed }) => ({ status, span, settled, disputed }))[0] ?? null;
}

function knownOn(corpus: Corpus, event: SettledEvent, day: number, today: number): unknown {
  const known = knownEvent(corpus, event, day, today);
  if (known === null) return null;
  const { status, span, settled, against } = known;
  const growing = !settled && span?.to === null && span.core !== null;
  return { status, span: growing ? { ...span, core: [span.from, span.from] } : span, settled, disputed: FIELDS.some((field) => against[field].length > 0) };
}

describe('on every day the version of that day reads as what is known', () => {
  test.each([['today is far', TODAY], ['today lies among the reports', 17]])('in any corpus: %s', (_case, today) => {
    fc.assert(
      fc.property(corpusArb, fc.integer({ min: 0, max: END }), (drawn, watchedUntil) => {
        const corpus = { ...drawn, dataset: { ...drawn.dataset, watchedUntil } };
        for (const event of corpus.events) {
          const versions = versionsOf(corpus, event, today);
          for (const day of [...Array.from({ length: END + 2 }, (_, index) => index - 1), today - 1, today, today + 1]) expect(readOn(versions, day)).toEqual(knownOn(corpus, event, day, today));
        }
      }),
      { numRuns: 250 },
    );
  });

  test('a visit that goes on before anyone had said so, and one that its editors settled as put off', () => {
    const corpus = parseDrawn(`
      visit held 5-7
        @1 planned 3
        @9 held 9
      dinner postponed 4
        @1 planned 4
        @2 postponed
      letter held 5-8`);
    const said = (id: string): unknown[] => versionsOf(corpus, corpus.eventById.get(id)!, TODAY).map(({ since, until, status, span, settled, disputed }) => [since, until, status, span && [span.from, span.to], settled, disputed]);
    expect(said('visit')).toEqual([
      [1, 3, 'planned', [3, 3], false, false],
      [3, 4, 'underway', [3, 3], false, false],
      [4, 5, 'lapsed', [3, 3], false, false],
      [5, 7, 'underway', [5, null], false, false],
      [7, 9, 'held', [5, 7], true, false],
      [9, Infinity, 'held', [5, 7], true, true],
    ]);
    expect(said('dinner')).toEqual([[1, 2, 'planned', [4, 4], false, false], [2, 5, 'postponed', null, false, false], [5, Infinity, 'postponed', [4, 4], true, false]]);
    expect(said('letter')).toEqual([[5, 8, 'underway', [5, null], false, false], [8, Infinity, 'held', [5, 8], true, false]]);
  });
});

test('versions follow one another without a gap, and no two neighbours are alike', () => {
  fc.assert(
    fc.property(corpusArb, (corpus) => {
      for (const event of corpus.events) {
        const versions = versionsOf(corpus, event, TODAY);
        expect(versions.slice(1).map(({ since }) => since)).toEqual(versions.slice(0, -1).map(({ until }) => until));
        expect(versions.every(({ since, until }) => Number.isFinite(since) && since < until)).toBe(true);
        expect(versions.at(-1)?.until ?? Infinity).toBe(Infinity);
        const bare = versions.map(({ since: _since, until: _until, ...rest }) => JSON.stringify(rest));
        expect(bare.every((each, index) => each !== bare[index - 1])).toBe(true);
      }
    }),
  );
});

test('an attempt has none (K11)', () => {
  const corpus = parseDrawn('visit held 20\n @12 planned 20\n shadow postponed none of visit\n @1 planned 3\n @2 postponed');
  expect(versionsOf(corpus, corpus.eventById.get('shadow')!, TODAY)).toEqual([]);
  expect(tracesOf(corpus, corpus.eventById.get('shadow')!, TODAY)).toEqual([]);
  expect(tracesOf(corpus, corpus.eventById.get('visit')!, TODAY)).toEqual([{ from: 3, to: 3, learned: 1 }]);
});

describe('traces', () => {
  test('earlier dates with the day on which each was learned; the one that came true is not among them', () => {
    const corpus = parseDrawn('visit held 20-21\n @1 planned 3..9\n @2 planned 12..\n @4 planned 30\n @? planned 40\n @6 announced none\n @8 planned 20-21');
    expect(tracesOf(corpus, corpus.eventById.get('visit')!, TODAY)).toEqual([{ from: 3, to: 9, learned: 1 }, { from: 12, to: 12, learned: 2 }, { from: 30, to: 30, learned: 4 }]);
  });

  test('on every day those learned by then and the mark itself cover every ghost', () => {
    fc.assert(
      fc.property(corpusArb, (corpus) => {
        for (const event of corpus.events) {
          const traces = tracesOf(corpus, event, TODAY);
          for (let day = 0; day <= END; day += 1) {
            const known = knownEvent(corpus, event, day, TODAY);
            const ghosts = (known?.plans ?? []).filter(({ span, learned, fate, ruled }) => span && learned !== null && ruled && fate !== 'current' && fate !== 'kept');
            const last = knownEvent(corpus, event, TODAY, TODAY)!;
            for (const { span, reports } of ghosts) {
              const later = last.plans.find((plan) => plan.reports.includes(reports[0]!))!;
              const stands = later === last.plans.findLast(({ ruled }) => ruled) && (later.fate === 'kept' || later.fate === 'current');
              expect(stands || traces.some(({ from, learned }) => from === (span!.from ?? span!.to) && learned <= day)).toBe(true);
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
