import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCorpus } from '../../src/model/corpus.ts';
import { FIELDS, knownEvent, knownOn, placesOf } from '../../src/model/known.ts';
import { independentVoices } from '../../src/model/voices.ts';
import { corpusArb, LAST_DAY } from '../fixtures/corpora.ts';
import { parseDrawn, sketch, toEvent, toFirst } from '../fixtures/drawn.ts';
import { naiveKnown } from './naive.ts';

const TODAY = 1000;
const on = (corpus: ReturnType<typeof parseDrawn>, id: string, day: number) => knownEvent(corpus, corpus.eventById.get(id)!, day, TODAY);

describe('K1 before an event is over it is what the ruling report published by that day said', () => {
  test('from the first report to the last day', () => {
    const corpus = parseDrawn(`
      visit held 8-9
        @1 announced none
        @3 planned 8-9
        @9 held 8-9`);
    expect(sketch(corpus, 'visit', 11)).toBe('.aapppppuhhh');
  });

  test('postponed with a new date strikes the old plan and plans the new', () => {
    const corpus = parseDrawn(`
      visit held 9
        @1 planned 3
        @2 postponed 7..9`);
    const known = on(corpus, 'visit', 2)!;
    expect(known.status).toBe('planned');
    expect([known.span?.from, known.span?.to]).toEqual([7, 9]);
    expect(known.plans.map(({ fate }) => fate)).toEqual(['moved', 'current']);
  });

  test('postponed or cancelled without a date withdraws it', () => {
    for (const status of ['postponed', 'cancelled']) {
      const corpus = parseDrawn(`
        visit held 9
          @1 planned 3
          @2 ${status}`);
      expect(on(corpus, 'visit', 2)).toMatchObject({ status, span: null });
    }
  });

  test('a report that says there is no date withdraws it, a silent one does not', () => {
    const corpus = parseDrawn(`
      visit held 19
        @1 planned 12
        @2 planned
        @3 announced none`);
    expect(on(corpus, 'visit', 2)?.span?.from).toBe(12);
    expect(on(corpus, 'visit', 3)?.span).toBeNull();
  });
});

describe('K2 from the day it ended it is what the editors settled', () => {
  const corpus = parseDrawn(`
    visit held 5-7
      @1 planned 3
      @6 held 6
      @8 held 20
      @9 held 4-8`);

  test('only reports that it was held can differ; what contains or is contained agrees', () => {
    const known = on(corpus, 'visit', 9)!;
    expect(known).toMatchObject({ settled: true, status: 'held', span: { from: 5, to: 7 } });
    expect(known.because.date).toEqual(['article-001#0', 'article-003#0']);
    expect(known.against.date).toEqual(['article-002#0']);
  });

  test('an overtaken plan is a plan, not a disagreement', () => {
    expect(on(corpus, 'visit', 7)!.plans).toMatchObject([{ span: { from: 3 }, fate: 'otherwise' }]);
  });
});

describe('K2 what the editors settled as not having taken place', () => {
  test('is shown once its date has passed, every dated report counts and none leaves a plan open', () => {
    const corpus = parseDrawn('visit postponed 5\n @1 planned 5\n @4 postponed\n @? planned 5');
    expect(sketch(corpus, 'visit', 7)).toBe('.ppp////');
    expect([4, 5, 6].map((day) => on(corpus, 'visit', day)!).map(({ settled, span }) => [settled, span?.from ?? null])).toEqual([[false, null], [false, null], [true, 5]]);
    expect(on(corpus, 'visit', 6)).toMatchObject({ status: 'postponed', against: { date: [], status: [] } });
    const again = parseDrawn('visit postponed 5\n @1 planned 5\n @4 postponed 12..14\n @9 postponed 12..13\n @20! announced none');
    // put off to other days: planned, then lapsed, and after the last report still announced
    expect(on(again, 'visit', 10)).toMatchObject({ settled: false, status: 'planned' });
    expect(on(again, 'visit', 15)).toMatchObject({ settled: false, status: 'lapsed' });
    expect(on(again, 'visit', 25)).toMatchObject({ settled: false, status: 'announced' });
  });

  test('a new date is a plan of its own, and no disagreement', () => {
    const corpus = parseDrawn('visit postponed 5\n @1 planned 5\n @4 postponed 12..14');
    expect(on(corpus, 'visit', 15)).toMatchObject({ settled: true, status: 'postponed', span: { from: 5 }, against: { date: [] } });
    expect(on(corpus, 'visit', 15)!.plans.map(({ fate }) => fate)).toEqual(['moved', 'withdrawn']);
  });

  test('a plan of which nothing was heard is lapsed, as far as its editors watched', () => {
    const corpus = parseDrawn('visit planned 5\n @1 planned 5');
    expect(on(corpus, 'visit', 6)).toMatchObject({ settled: true, status: 'lapsed', span: { from: 5 } });
    expect(on({ ...corpus, dataset: { ...corpus.dataset, watchedUntil: 4 } }, 'visit', 6)).toMatchObject({ settled: false, status: 'lapsed' });
  });

  test('without a date, from the last day that was watched', () => {
    const drawn = parseDrawn('visit cancelled none\n @1 planned 5\n @4 cancelled');
    const corpus = { ...drawn, dataset: { ...drawn.dataset, watchedUntil: 9 } };
    expect([8, 9].map((day) => on(corpus, 'visit', day)?.settled)).toEqual([false, true]);
    expect(naiveKnown(corpus, corpus.events[0]!, 9, TODAY)).toEqual({ status: 'cancelled', from: null, to: null });
  });
});

describe('what became of each plan', () => {
  const fates = (text: string, day: number): string[] => on(parseDrawn(text), 'visit', day)!.plans.map(({ fate }) => fate);

  test('the last plan of a visit that was called off did not come true', () => {
    expect(fates('visit cancelled 5\n @1 planned 5\n @4 cancelled', 9)).toEqual(['withdrawn', 'current']);
    expect(fates('visit cancelled 5\n @1 planned 5\n @4 cancelled 5', 4)).toEqual(['withdrawn']);
    expect(fates('visit cancelled 5\n @1 planned 5\n @4 cancelled 5', 9)).toEqual(['withdrawn']);
    expect(fates('visit postponed 5\n @1 planned 5', 9)).toEqual(['withdrawn']);
    expect(fates('visit planned 5\n @1 planned 5', 9)).toEqual(['lapsed']);
  });

  test('an announcement without a date withdraws none', () => {
    const text = 'visit held 30\n @1 planned 12\n @3 announced none';
    expect(fates(text, 3)).toEqual(['unconfirmed', 'current']);
    expect(fates(`${text}\n @5 cancelled`, 5)).toEqual(['withdrawn', 'moved', 'current']);
    expect(fates(`${text}\n @5 planned 20`, 5)).toEqual(['moved', 'moved', 'current']);
    expect(fates(`${text}\n @5 planned 12`, 5)).toEqual(['current', 'moved', 'current']);
    expect(fates('visit held 30\n @1 planned 12\n @13 announced none', 13)).toEqual(['lapsed', 'current']);
  });

  test('nothing moves to nowhere: a date that a stronger one outruled, and the last one of a visit held on other days', () => {
    expect(fates('visit held 28-30\n @1! announced 28-30\n @2 planned 28-31\n @3 planned 28-30', 4)).toEqual(['current', 'unconfirmed']);
    expect(fates('visit held 28-30\n @1! announced 28-30\n @2 planned 28-31', 30)).toEqual(['kept', 'unconfirmed']);
    expect(fates('visit held 28-30\n @1 planned 20', 30)).toEqual(['otherwise']);
    expect(fates('visit held 28-30\n @1 planned 20\n @22 held 22', 22)).toEqual(['otherwise']);
  });

  test('to call it off is another rung than to announce it, and to speak of it again another still', () => {
    expect(on(parseDrawn('visit held 30\n @1 announced none\n @2 postponed\n @3 cancelled\n @4 planned'), 'visit', 4)!.plans.map(({ status }) => status)).toEqual(['announced', 'postponed', 'cancelled', 'planned']);
  });
});

describe('K3 absence', () => {
  test('what nobody had reported and had not begun is absent', () => {
    expect(on(parseDrawn('visit held 5-7\n @9 held 5-7'), 'visit', 4)).toBeNull();
  });

  test('a report that says nothing of the event itself makes it no earlier known', () => {
    const first = toFirst(
      [toEvent('visit', { span: { from: 20, to: 20, core: [20, 20], window: false, doubt: 'none' } })],
      [{ id: 'a#0', article: 'a', event: 'visit', known: 3, dated: 'exact', official: false, origin: 'paper', people: ['envoy'], topics: ['visas'] }],
    );
    expect(on(toCorpus(first), 'visit', 19)).toBeNull();
    expect(on(toCorpus(first), 'visit', 20)).toMatchObject({ late: true, reports: ['a#0'] });
  });

  test('what had begun is present though the earliest source is younger, says so, and hides its end', () => {
    const corpus = parseDrawn('visit held 5-7\n @9 held 5-7');
    expect(on(corpus, 'visit', 6)).toMatchObject({ late: true, status: 'underway', span: { from: 5, to: null } });
    expect(on(corpus, 'visit', 8)).toMatchObject({ late: true, settled: true });
    expect(on(corpus, 'visit', 9)).toMatchObject({ late: false });
  });
});

test('K4 nothing known on one day is forgotten on a later one', () => {
  fc.assert(
    fc.property(corpusArb, (corpus) => {
      for (let day = 1; day <= LAST_DAY; day += 1) {
        for (const before of knownOn(corpus, day - 1, TODAY)) {
          const after = on(corpus, before.id, day);
          expect(after).not.toBeNull();
          expect(after!.reports).toEqual(expect.arrayContaining(before.reports));
          const told = after!.plans.flatMap((plan) => plan.reports);
          for (const plan of before.plans) expect(told).toEqual(expect.arrayContaining(plan.reports));
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('K5 it equals a naive fold', () => {
  fc.assert(
    fc.property(corpusArb, fc.integer({ min: 0, max: LAST_DAY + 12 }), fc.integer({ min: 0, max: LAST_DAY + 12 }), (corpus, day, today) => {
      for (const event of corpus.events) {
        const known = knownEvent(corpus, event, day, today);
        const reading = known && { status: known.status, from: known.span?.from ?? null, to: known.span?.to ?? null };
        expect(reading).toEqual(naiveKnown(corpus, event, day, today));
      }
    }),
    { numRuns: 800 },
  );
});

describe('K6 every field shown stands on a report or is the editors’ own', () => {
  test('begun, and told of by reports that name no date: the date is from later sources', () => {
    const told = toFirst(
      [toEvent('visit', { span: { from: 0, to: 1, core: [0, 1], window: false, doubt: 'none' } })],
      [{ id: 'a#0', article: 'a', event: 'visit', known: 0, dated: 'exact', official: false, origin: 'paper', people: ['envoy'] }],
    );
    expect(on(toCorpus(told), 'visit', 0)).toMatchObject({ status: 'underway', late: true });
  });

  test('every reason given is a report that counts on that day', () => {
    fc.assert(
      fc.property(corpusArb, fc.integer({ min: 0, max: LAST_DAY }), (corpus, day) => {
        for (const known of knownOn(corpus, day, TODAY)) {
          for (const field of FIELDS) {
            for (const report of [...known.because[field], ...known.against[field]]) expect(known.reports).toContain(report);
          }
          if (!known.settled && !known.late && known.span !== null) expect(known.because.date).not.toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('K7 which report rules', () => {
  test('the newest', () => {
    expect(on(parseDrawn('visit held 30\n @1 planned 10\n @2 planned 12'), 'visit', 2)?.span?.from).toBe(12);
  });

  test('on one day: official, then exactly dated, then the narrower date', () => {
    expect(on(parseDrawn('visit held 30\n @2! planned 10..19\n @2 planned 12'), 'visit', 2)?.span?.from).toBe(10);
    expect(on(parseDrawn('visit held 30\n @2~ planned 11\n @2 planned 12..15'), 'visit', 2)?.span?.from).toBe(12);
    expect(on(parseDrawn('visit held 30\n @2 planned 11..19\n @2 planned 12..15'), 'visit', 2)?.span?.from).toBe(12);
  });

  test('an exact official date yields only to an official report or to a change of status', () => {
    const start = 'visit held 40\n @1! announced 28-30\n @2 planned 28-31';
    expect(on(parseDrawn(start), 'visit', 2)?.span?.to).toBe(30);
    expect(on(parseDrawn(start), 'visit', 2)?.plans.map(({ ruled }) => ruled)).toEqual([true, false]);
    expect(on(parseDrawn(`${start}\n @3 postponed`), 'visit', 3)?.span).toBeNull();
    expect(on(parseDrawn(`${start}\n @3! planned 33`), 'visit', 3)?.span?.from).toBe(33);
  });

  test('an exact official date that has passed yields to the press', () => {
    const start = 'visit planned none\n @1! planned 5\n @4 planned 9\n @7 planned 20..29';
    expect(on(parseDrawn(start), 'visit', 4)?.span?.from).toBe(5);
    expect(on(parseDrawn(start), 'visit', 6)).toMatchObject({ status: 'lapsed' });
    expect(on(parseDrawn(start), 'visit', 7)).toMatchObject({ status: 'planned', span: { from: 20 } });
  });

  test('an undated report counts today, never earlier, and does not outrule a dated one', () => {
    const corpus = parseDrawn('visit held 1200\n @? planned 1100\n @1 planned 1150');
    expect(on(corpus, 'visit', 999)?.reports).toHaveLength(1);
    expect(on(corpus, 'visit', 1000)).toMatchObject({ span: { from: 1150 } });
    expect(on(corpus, 'visit', 1000)?.reports).toHaveLength(2);
    expect(on(parseDrawn('visit held 1200\n @? planned 1100'), 'visit', 999)).toBeNull();
  });
});

test('K8 a plan whose window has passed without any report is lapsed', () => {
  const corpus = parseDrawn(`
    visit held 20
      @1 planned 3..6
      @12 planned 20`);
  expect(sketch(corpus, 'visit', 21)).toBe('.pppppplllllpppppppphh');
  expect(on(corpus, 'visit', 13)?.plans.map(({ fate }) => fate)).toEqual(['lapsed', 'current']);
});

test('K8 a plan that is still spoken of after its date has passed has no date', () => {
  const corpus = parseDrawn('visit planned none\n @1 planned 3..6\n @5 planned\n @9 planned');
  expect(on(corpus, 'visit', 5)?.span?.to).toBe(6);
  expect(on(corpus, 'visit', 8)?.status).toBe('lapsed');
  expect(on(corpus, 'visit', 9)).toMatchObject({ status: 'planned', span: null });
  expect(on(corpus, 'visit', 9)?.plans.map(({ fate, reports }) => [fate, reports.length])).toEqual([['lapsed', 2], ['current', 1]]);
});

describe('K8 what has begun is no plan whose date has passed', () => {
  test('still planned for its first day alone, it goes on from it', () => {
    const corpus = parseDrawn('visit held 5-8\n @1 planned 5\n @6 planned');
    expect(sketch(corpus, 'visit', 9)).toBe('.ppppuuuhh');
    for (const day of [6, 7]) expect(on(corpus, 'visit', day)).toMatchObject({ status: 'underway', late: false, span: { from: 5, to: null, core: [5, day] }, because: { date: ['article-000#0'] } });
    expect(on(corpus, 'visit', 7)!.plans.map(({ fate, reports }) => [fate, reports.length])).toEqual([['current', 2]]);
  });

  test('said to go on without an end, all its days until the knowledge day are sure', () => {
    const corpus = parseDrawn('visit held 5-30\n @6 held 5-\n @9 held');
    expect(sketch(corpus, 'visit', 12)).toBe('.....uuuuuuuu');
    for (const day of [6, 9, 29]) expect(on(corpus, 'visit', day)).toMatchObject({ status: 'underway', settled: false, late: false, span: { from: 5, to: null, core: [5, day] }, because: { date: ['article-000#0'] } });
    expect(on(corpus, 'visit', 30)).toMatchObject({ status: 'held', settled: true, span: { from: 5, to: 30, core: [5, 30] } });
    // of what has not begun none are
    expect(on(parseDrawn('visit held 20-30\n @6 held 5-'), 'visit', 7)).toMatchObject({ status: 'underway', span: { from: 5, to: null, core: null } });
  });

  test('begun on other days than planned, it says that its date is from later sources', () => {
    const corpus = parseDrawn('visit held 5-8\n @1 planned 3\n @9 held 5-8');
    expect(sketch(corpus, 'visit', 9)).toBe('.ppuluuuhh');
    expect(on(corpus, 'visit', 6)).toMatchObject({ late: true, span: { from: 5, to: null }, because: { date: [] } });
  });
});

test('K8 what an official report said was held is not undone by a later plan', () => {
  const corpus = parseDrawn('visit held 10-14\n @10! held 10\n @12 planned');
  expect(on(corpus, 'visit', 12)).toMatchObject({ status: 'held', span: { from: 10 } });
});

test('K2 a visit to several places agrees with whoever names one of them', () => {
  const said = (id: string, place: string) => ({ id: `${id}#0`, article: id, event: 'visit', known: 9, dated: 'exact' as const, official: false, origin: id, status: 'held' as const, place });
  const first = toFirst([toEvent('visit', { span: { from: 5, to: 6, core: [5, 6], window: false, doubt: 'none' }, place: 'fez', stages: ['tangier'] })], [said('a', 'fez'), said('b', 'tangier'), said('c', 'rabat')]);
  const known = on(toCorpus(first), 'visit', 9)!;
  expect([known.because.place, known.against.place]).toEqual([['b#0', 'a#0'], ['c#0']]);
  expect(placesOf(known)).toEqual(['fez', 'tangier']);
  expect(placesOf(on(toCorpus(first), 'visit', 5)!)).toEqual([]);
});

test('K9 before an event is over nothing settled is told but its neutral title, kind and side', () => {
  const first = toFirst(
    [toEvent('visit', { span: { from: 20, to: 22, core: [20, 22], window: false, doubt: 'none' }, words: 'as it was', place: 'rabat', people: [{ person: 'envoy', part: 'visitor' }], topics: ['visas'] })],
    [{ id: 'a#0', article: 'a', event: 'visit', known: 1, dated: 'exact', official: false, origin: 'paper', status: 'announced', people: ['envoy'] }],
  );
  const corpus = toCorpus(first);
  const before = on(corpus, 'visit', 19)!;
  expect(before).toMatchObject({ settled: false, status: 'announced', span: null, place: null, topics: [], people: [{ person: 'envoy', part: 'visitor' }] });
  expect(before).not.toHaveProperty('words');
  expect(on(corpus, 'visit', 22)).toMatchObject({ settled: true, place: 'rabat', topics: ['visas'], words: 'as it was' });
});

test('an event that is not over tells when each person was last named', () => {
  const said = (id: string, known: number | null, people: string[]) => ({ id: `${id}#0`, article: id, event: 'visit', known, dated: known === null ? 'undated' as const : 'exact' as const, official: false, origin: id, status: 'announced' as const, people });
  const first = toFirst([toEvent('visit', { status: 'planned' })], [said('a', 1, ['envoy']), said('b', 7, ['envoy']), said('c', null, ['envoy', 'consul'])]);
  expect(on(toCorpus(first), 'visit', TODAY)!.people).toEqual([{ person: 'envoy', part: null, named: 7 }, { person: 'consul', part: null }]);
});

test('K10 reports that relay the same publisher are one voice', () => {
  const corpus = parseDrawn('visit held 5\n @6 held 5 from agency\n @6 held 5 from agency\n @7 held 5 from daily');
  expect(independentVoices(corpus, on(corpus, 'visit', 7)!.because.date)).toEqual(['agency', 'daily']);
});

describe('K11 an attempt is drawn with the visit that it became', () => {
  const corpus = parseDrawn(`
    visit held 20
      @12 planned 20
    shadow postponed none of visit
      @1 planned 3
      @2 postponed`);

  test('it has no mark of its own, and its plans are on the trail', () => {
    expect(knownOn(corpus, 13, TODAY).map(({ id }) => id)).toEqual(['visit']);
    expect(on(corpus, 'visit', 13)?.plans.map(({ fate }) => fate)).toEqual(['withdrawn', 'moved', 'current']);
  });

  test('a report told of both counts once', () => {
    const [event] = corpus.events;
    const report = corpus.reports[0]!;
    const twice = toCorpus({ ...corpus, reports: [...corpus.reports, { ...report, id: 'x#0', article: 'x', event: event!.id, known: 5 }, { ...report, id: 'x#1', article: 'x', event: 'shadow', known: 5 }] });
    expect(twice.reportsOf.get('visit')?.filter(({ article }) => article === 'x')).toHaveLength(1);
  });
});
