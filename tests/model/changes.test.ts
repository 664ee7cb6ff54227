import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesOn, speakingDays } from '../../src/model/changes.ts';
import { toCorpus, type Corpus, type SettledEvent } from '../../src/model/corpus.ts';
import { knownEvent } from '../../src/model/known.ts';
import { isSameSpan } from '../../src/model/span.ts';
import { corpusArb, LAST_DAY } from '../fixtures/corpora.ts';
import { parseDrawn, toEvent, toFirst } from '../fixtures/drawn.ts';

const TODAY = 1000;

describe('every dated article speaks on exactly one day', () => {
  test('whatever its reports, and undated ones on none', () => {
    fc.assert(
      fc.property(corpusArb, (corpus) => {
        const speaking = speakingDays(corpus);
        const said = speaking.flatMap(({ articles }) => articles);
        expect(new Set(said).size).toBe(said.length);
        expect(new Set(said)).toEqual(new Set(corpus.reports.filter(({ known }) => known !== null).map(({ article }) => article)));
        for (const { day, articles } of speaking) {
          for (const article of articles) expect(Math.min(...corpus.reports.filter((report) => report.article === article).map(({ known }) => known ?? Infinity))).toBe(day);
        }
      }),
    );
  });

  test('in order, each day once', () => {
    fc.assert(
      fc.property(corpusArb, (corpus) => {
        const days = speakingDays(corpus).map(({ day }) => day);
        expect(days).toEqual([...new Set(days)].sort((a, b) => a - b));
      }),
    );
  });

  test('an article whose reports count from several days speaks on the first', () => {
    const row = { article: 'a', event: 'visit', dated: 'exact' as const, official: false, origin: 'paper' };
    const corpus = toCorpus(toFirst([toEvent('visit')], [{ ...row, id: 'a#0', known: 9 }, { ...row, id: 'a#1', known: 4 }]));
    expect(speakingDays(corpus)).toEqual([{ day: 4, articles: ['a'] }]);
  });
});

describe('a step between two days', () => {
  /** The first known day of a report of it, or of an attempt at it, that says something of the event itself. */
  const firstOf = (corpus: Corpus, id: string): number =>
    Math.min(...corpus.reports.filter(({ event, status, span }) => (corpus.eventById.get(event)?.attemptOf ?? event) === id && (status !== undefined || span !== undefined)).map(({ known }) => known ?? Infinity));

  /** The day whose knowledge a report of `day` is compared with: the one before it, or where that was turned by the calendar, that of the report before. */
  const dayBefore = (corpus: Corpus, event: SettledEvent, day: number): number => {
    const status = knownEvent(corpus, event, day - 1, TODAY)?.status;
    if (status !== 'held' && status !== 'underway') return day - 1;
    return Math.max(...corpus.reports.filter((report) => (corpus.eventById.get(report.event)?.attemptOf ?? report.event) === event.id && report.known !== null && report.known < day).map(({ known }) => known!));
  };

  /** The events that no source had told of, or whose status, date or presence differs from the day before, among those that the day's reports speak of. */
  function differing(corpus: Corpus, day: number): string[] {
    const spoken = new Set(corpus.reports.filter(({ known }) => known === day).map(({ event }) => corpus.eventById.get(event)?.attemptOf ?? event));
    return corpus.events
      .filter((event) => {
        const after = knownEvent(corpus, event, day, TODAY);
        if (!spoken.has(event.id) || !after) return false;
        if (firstOf(corpus, event.id) === day) return true;
        const before = knownEvent(corpus, event, dayBefore(corpus, event, day), TODAY);
        // what never took place has, once it is settled, the date of the editors, which nobody reports
        const dropped = after.settled && ['postponed', 'cancelled', 'lapsed'].includes(after.status);
        return !before || before.status !== after.status || (!dropped && !isSameSpan(before.span, after.span));
      })
      .map(({ id }) => id);
  }

  test('tells each event that a report spoke of and whose date, status or presence differs, and no other', () => {
    fc.assert(
      fc.property(corpusArb, (corpus) => {
        for (let day = 0; day <= LAST_DAY; day += 1) expect(changesOn(corpus, day, TODAY).map(({ event }) => event)).toEqual(differing(corpus, day));
      }),
      { numRuns: 60 },
    );
  });

  test('tells what was known before and what is known after', () => {
    fc.assert(
      fc.property(corpusArb, fc.integer({ min: 0, max: LAST_DAY }), (corpus, day) => {
        for (const { event, before, after } of changesOn(corpus, day, TODAY)) {
          const settled = corpus.eventById.get(event)!;
          const [past, present] = [dayBefore(corpus, settled, day), day].map((each) => knownEvent(corpus, settled, each, TODAY));
          expect(after).toMatchObject({ status: present?.status, span: present?.span });
          if (firstOf(corpus, event) === day) expect(before).toBeNull();
          else expect(before).toEqual(past && { status: past.status, span: past.span });
        }
      }),
    );
  });

  const corpus = parseDrawn(`
    visit held 20
      @1 planned 3..6
      @2 planned 3..6
      @9 postponed
      @12 planned 20
      @20 held 20
    talks held 30
      @2 announced none`);

  test('first reported, confirmed, withdrawn, moved, held', () => {
    const told = (day: number) => changesOn(corpus, day, TODAY).map(({ event, before, after }) => [event, before?.status ?? null, after.status, after.span?.from ?? null]);
    expect(told(1)).toEqual([['visit', null, 'planned', 3]]);
    expect(told(2)).toEqual([['talks', null, 'announced', null]]);
    expect(told(9)).toEqual([['visit', 'lapsed', 'postponed', null]]);
    expect(told(12)).toEqual([['visit', 'postponed', 'planned', 20]]);
    expect(told(20)).toEqual([['visit', 'planned', 'held', 20]]);
    expect(told(5)).toEqual([]);
  });

  test('what had begun before any source told of it is new when one does', () => {
    const late = parseDrawn(`
      visit held 20
        @22 held 20
        @23 held 20`);
    expect(changesOn(late, 22, TODAY)).toMatchObject([{ event: 'visit', before: null, after: { status: 'held' } }]);
    expect(changesOn(late, 23, TODAY)).toEqual([]);
  });

  test('what the calendar alone had turned is news in the first report after that', () => {
    const quiet = parseDrawn(`
      visit held 20-22
        @12 planned 20-22
        @21 announced 20-22
        @23 held 20-22
        @24 held 20-22`);
    const told = (day: number) => changesOn(quiet, day, TODAY).map(({ before, after }) => [before?.status, after.status]);
    expect([21, 23, 24].map(told)).toEqual([[['planned', 'underway']], [['underway', 'held']], []]);
  });

  test('a report about an attempt tells of the visit that it became', () => {
    const attempt = parseDrawn(`
      visit held 20
        @12 planned 20
      shadow postponed none of visit
        @1 planned 3
        @2 postponed`);
    expect(changesOn(attempt, 1, TODAY)).toMatchObject([{ event: 'visit', before: null, after: { span: { from: 3 } } }]);
    expect(changesOn(attempt, 2, TODAY)).toMatchObject([{ event: 'visit', after: { status: 'postponed', span: null } }]);
  });
});
