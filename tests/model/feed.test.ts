import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesOn, isSameReading, settleEvent } from '../../src/model/changes.ts';
import { toCorpus, type Corpus } from '../../src/model/corpus.ts';
import { allChanges, changesUntil, type DayOfChanges } from '../../src/model/feed.ts';
import { knownEvent } from '../../src/model/known.ts';
import { corpusArb, LAST_DAY } from '../fixtures/corpora.ts';
import { parseDrawn } from '../fixtures/drawn.ts';

const TODAY = 1000;
const END = LAST_DAY + 15;
const on = (feed: DayOfChanges[], day: number): DayOfChanges => feed.find((each) => each.day === day) ?? { day, changes: [], confirmed: [], lapsed: [] };

describe('the changes of each day are those of changesOn', () => {
  test.each([['today is far', TODAY], ['today lies among the reports', 17]])('in any corpus: %s', (_case, today) => {
    fc.assert(
      fc.property(corpusArb, fc.integer({ min: 0, max: END }), (drawn, watchedUntil) => {
        const corpus = { ...drawn, dataset: { ...drawn.dataset, watchedUntil } };
        const feed = allChanges(corpus, today);
        for (let day = 0; day <= END; day += 1) {
          const [expected, found] = [changesOn(corpus, day, today), on(feed, day).changes];
          expect(found.map(({ event }) => event)).toEqual(expected.map(({ event }) => event));
          for (const [index, { before, after }] of expected.entries()) {
            expect(isSameReading(found[index]!.after, after)).toBe(true);
            if (before === null) expect(found[index]!.before).toBeNull();
            else expect(isSameReading(found[index]!.before!, before)).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('in order, each day once, and none is empty', () => {
    fc.assert(
      fc.property(corpusArb, (corpus) => {
        const feed = allChanges(corpus, TODAY);
        expect(feed.map(({ day }) => day)).toEqual([...new Set(feed.map(({ day }) => day))].sort((a, b) => a - b));
        for (const { changes, confirmed, lapsed } of feed) expect(changes.length + confirmed.length + lapsed.length).toBeGreaterThan(0);
      }),
    );
  });
});

test('every report of a known day that speaks of something known by then stands on its day, once', () => {
  fc.assert(
    fc.property(corpusArb, (corpus) => {
      const feed = allChanges(corpus, TODAY);
      const told = feed.flatMap(({ day, changes, confirmed }) => [...changes, ...confirmed].flatMap(({ event, reports }) => reports.map((id) => `${String(day)} ${event} ${id}`)));
      const expected = corpus.reports.flatMap(({ id, event, known }) => {
        const settled = settleEvent(corpus, event);
        return known !== null && knownEvent(corpus, corpus.eventById.get(settled)!, known, TODAY) ? [`${String(known)} ${settled} ${id}`] : [];
      });
      expect(told.sort()).toEqual(expected.sort());
    }),
  );
});

describe('a plan whose date passed without a report is told on the day after, and on no other', () => {
  test('in any corpus', () => {
    fc.assert(
      fc.property(corpusArb, (corpus) => {
        const feed = allChanges(corpus, TODAY);
        for (const event of corpus.events) {
          const spoken = new Set(corpus.reports.filter(({ event: of }) => of === event.id).map(({ known }) => known));
          for (let day = 0; day <= END; day += 1) {
            const [before, after] = [day - 1, day].map((each) => knownEvent(corpus, event, each, TODAY));
            const lapses = before != null && before.status !== 'lapsed' && after?.status === 'lapsed' && !spoken.has(day);
            expect(on(feed, day).lapsed.filter(({ event: id }) => id === event.id).length).toBe(lapses ? 1 : 0);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  const corpus = parseDrawn(`
    visit held 20
      @1 planned 3..6
      @2 planned 3..6
      @12 planned 20
      @22 held 20
    talks held 25
      @27 held 25
      @28 held 25`);
  const said = (feed: DayOfChanges[]): unknown[] =>
    feed.map(({ day, changes, confirmed, lapsed }) => [day, changes.map(({ event, before, after }) => `${event}: ${before?.status ?? 'unknown'} → ${after.status}`), confirmed.map(({ event }) => event), lapsed.map(({ event }) => event)]);

  test('planned, confirmed, lapsed, planned anew, held; what is first told of after it was over is new then', () => {
    expect(said(allChanges(corpus, TODAY))).toEqual([
      [1, ['visit: unknown → planned'], [], []],
      [2, [], ['visit'], []],
      [7, [], [], ['visit']],
      [12, ['visit: lapsed → planned'], [], []],
      [22, ['visit: planned → held'], [], []],
      [27, ['talks: unknown → held'], [], []],
      [28, [], ['talks'], []],
    ]);
  });

  test('nothing after the knowledge day, and of the events shown alone', () => {
    const feed = allChanges(corpus, TODAY);
    expect(said(changesUntil(feed, 7, new Set(['visit']))).length).toBe(3);
    expect(changesUntil(feed, TODAY, new Set(['talks'])).map(({ day }) => day)).toEqual([27, 28]);
    expect(changesUntil(feed, 0, new Set(['visit', 'talks']))).toEqual([]);
  });
});

test('ten thousand articles take well under a tenth of a second', () => {
  const events = Array.from({ length: 200 }, (_, index) => `event-${String(index)}`);
  // as long as those of the longest stories
  const rows = events.flatMap((id, index) => [`${id} held ${String(600 + index)}`, ...Array.from({ length: 50 }, (__, report) => `@${String(report * 12 + (index % 7))} planned ${String(20 + report * 11)}..${String(40 + report * 12)}`)]);
  const corpus: Corpus = toCorpus(parseDrawn(rows.join('\n')));
  expect(corpus.articles.length).toBe(10_000);
  // the least of several: the machine may be busy
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    allChanges(corpus, TODAY);
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(100);
  expect(allChanges(corpus, TODAY).reduce((sum, { changes, confirmed }) => sum + changes.length + confirmed.length, 0)).toBe(10_000);
});
