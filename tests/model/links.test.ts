import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCorpus, type Corpus, type Report, type SettledEvent } from '../../src/model/corpus.ts';
import { knownOn } from '../../src/model/known.ts';
import { derivedAmong, derivedLinks, linksOn, toBook } from '../../src/model/links.ts';
import { LINK_TYPES } from '../../src/model/schema.ts';
import { toSpan } from '../../src/model/span.ts';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

const TODAY = 1000;
const words = (text: string) => ({ en: text, fr: text, ar: text });

function report(id: string, event: string, known: number | null, fields: Partial<Report> = {}): Report {
  return { id: `${id}#0`, article: id, event, known, dated: known === null ? 'undated' : 'exact', official: false, origin: 'paper', ...fields };
}
const people = [
  { id: 'envoy', name: words('envoy'), aliases: [], side: 'FR', offices: [] },
  { id: 'consul', name: words('consul'), aliases: [], side: 'FR', offices: [] },
  { id: 'host', name: words('host'), aliases: [], side: 'MA', offices: [] },
  { id: 'guest', name: words('guest'), aliases: [], side: null, offices: [] },
];
const corpusOf = (events: SettledEvent[], reports: Report[]): Corpus => toCorpus(toFirst(events, reports, { people }));
const linksAt = (corpus: Corpus, day: number, today = TODAY) => linksOn(corpus, knownOn(corpus, day, today), day, today);
const idsAt = (corpus: Corpus, day: number, today = TODAY): string[] => linksAt(corpus, day, today).map(({ id }) => id);

describe('a stated link', () => {
  const corpus = corpusOf(
    [toEvent('talks', { span: toSpan(5) }), toEvent('visit', { span: toSpan(20) })],
    [
      report('first', 'talks', 3, { status: 'planned', links: [{ type: 'prepares', to: 'visit' }] }),
      report('second', 'visit', 8, { status: 'planned' }),
      report('third', 'talks', 9, { links: [{ type: 'prepares', to: 'visit' }] }),
    ],
  );

  test('counts from the day of its report, and never leads to an absent event', () => {
    expect(idsAt(corpus, 2)).toEqual([]);
    // stated, but nobody has yet reported the visit itself
    expect(idsAt(corpus, 3)).toEqual([]);
    expect(idsAt(corpus, 8)).toEqual(['talks prepares visit']);
  });

  test('names each report that states it, once known', () => {
    expect(linksAt(corpus, 8)[0]?.because).toEqual(['first#0']);
    expect(linksAt(corpus, 9)[0]?.because).toEqual(['first#0', 'third#0']);
  });

  test('of an undated report counts today and never earlier', () => {
    const undated = corpusOf([toEvent('a', { span: toSpan(5) }), toEvent('b', { span: toSpan(6) })], [report('x', 'a', null, { links: [{ type: 'follows', to: 'b' }] })]);
    expect(idsAt(undated, 999)).toEqual([]);
    expect(idsAt(undated, 1000)).toEqual(['a follows b']);
  });
});

describe('the editors’ own link', () => {
  const events = [toEvent('talks', { span: toSpan(5), links: [{ type: 'leads-to', to: 'visit' }] }), toEvent('visit', { span: toSpan(20) })];

  test('counts only once both events are over', () => {
    const corpus = corpusOf(events, [report('a', 'visit', 1, { status: 'planned', span: toSpan(20) })]);
    expect(idsAt(corpus, 19)).toEqual([]);
    expect(linksAt(corpus, 20)).toEqual([{ id: 'talks leads-to visit', type: 'leads-to', from: 'talks', to: 'visit', because: [] }]);
  });

  test('gives way to a source that states the same', () => {
    const corpus = corpusOf(events, [report('a', 'talks', 1, { links: [{ type: 'leads-to', to: 'visit' }] })]);
    expect(linksAt(corpus, 20)).toMatchObject([{ because: ['a#0'] }]);
  });
});

describe('an attempt that became another visit', () => {
  const corpus = corpusOf(
    [
      toEvent('crisis', { span: toSpan(2), links: [{ type: 'follows', to: 'attempt' }] }),
      toEvent('attempt', { status: 'postponed', attemptOf: 'visit', links: [{ type: 'leads-to', to: 'visit' }] }),
      toEvent('visit', { span: toSpan(20), links: [{ type: 'realises', to: 'attempt' }] }),
    ],
    [
      report('a', 'attempt', 3, { status: 'planned', links: [{ type: 'follows', to: 'crisis' }, { type: 'prepares', to: 'visit' }] }),
      report('b', 'crisis', 4, { links: [{ type: 'leads-to', to: 'attempt' }] }),
    ],
  );

  test('hands its links to the visit', () => {
    expect(idsAt(corpus, 4)).toEqual(['crisis leads-to visit', 'visit follows crisis']);
    expect(idsAt(corpus, 20)).toEqual(['crisis follows visit', 'crisis leads-to visit', 'visit follows crisis']);
  });

  test('and links no event with itself', () => {
    for (const { from, to } of linksAt(corpus, 20)) expect(from).not.toBe(to);
  });
});

describe('derived links', () => {
  const meeting = (id: string, attending: string[], topics: string[] = [], day = 5): SettledEvent =>
    toEvent(id, { span: toSpan(day), people: attending.map((person) => ({ person, part: 'interlocutor' })), topics });
  const derived = (events: SettledEvent[], reports: Report[] = [], day = 30) => {
    const corpus = corpusOf(events, reports);
    const known = knownOn(corpus, day, TODAY);
    return derivedLinks(corpus, known, linksOn(corpus, known, day, TODAY), events[0]!.id);
  };

  test('the same counterparts: a person of each side in both', () => {
    expect(derived([meeting('a', ['envoy', 'host']), meeting('b', ['host', 'consul', 'envoy'])])).toEqual([
      { id: 'a same-counterparts b', type: 'same-counterparts', from: 'a', to: 'b', people: ['host', 'envoy'], topics: [] },
    ]);
  });

  test('not two of one side, nor one of a side with one of none', () => {
    expect(derived([meeting('a', ['envoy', 'consul']), meeting('b', ['envoy', 'consul'])])).toEqual([]);
    expect(derived([meeting('a', ['envoy', 'guest']), meeting('b', ['envoy', 'guest'])])).toEqual([]);
    expect(derived([meeting('a', ['envoy', 'host']), meeting('b', ['consul', 'host'])])).toEqual([]);
  });

  test('the same topic needs two', () => {
    expect(derived([meeting('a', [], ['visas', 'gas']), meeting('b', [], ['visas'])])).toEqual([]);
    expect(derived([meeting('a', [], ['visas', 'gas', 'rail']), meeting('b', [], ['rail', 'visas'])])).toMatchObject([{ id: 'a same-topic b', topics: ['rail', 'visas'] }]);
  });

  test('counterparts say more than topics, and a pair has one of them', () => {
    expect(derived([meeting('a', ['envoy', 'host'], ['visas', 'gas']), meeting('b', ['envoy', 'host'], ['visas', 'gas'])])).toMatchObject([
      { type: 'same-counterparts', topics: ['visas', 'gas'] },
    ]);
  });

  test.each([
    ['a', 'b'],
    ['b', 'a'],
  ])('a pair that a source links by word is left out, be it %s to %s', (from, to) => {
    const pair = [meeting('a', ['envoy', 'host']), meeting('b', ['envoy', 'host']), meeting('c', ['envoy', 'host'])];
    expect(derived(pair, [report('x', from, 6, { links: [{ type: 'prepares', to }] })]).map(({ to: other }) => other)).toEqual(['c']);
  });

  test('an event that is absent has none, and leads to none', () => {
    const events = [meeting('a', ['envoy', 'host']), meeting('b', ['envoy', 'host'], [], 40)];
    expect(derived(events)).toEqual([]);
    expect(derived(events.toReversed())).toEqual([]);
    expect(derived(events, [], 40)).toHaveLength(1);
  });

  test('who will come is not told before it is over', () => {
    const events = [meeting('a', ['envoy', 'host']), meeting('b', ['envoy', 'host'], ['visas'], 40)];
    expect(derived(events, [report('x', 'b', 7, { status: 'planned', people: ['envoy'] })])).toEqual([]);
    expect(derived(events, [report('x', 'b', 7, { status: 'planned', people: ['envoy', 'host'] })])).toHaveLength(1);
  });
});

describe('nothing of the future leaks', () => {
  const dayArb = fc.integer({ min: 0, max: 30 });
  const idArb = fc.constantFrom('e0', 'e1', 'e2', 'e3');
  const linkArb = fc.record({ type: fc.constantFrom(...LINK_TYPES), to: idArb });
  const eventArb = fc.record({ span: fc.option(dayArb.map((day) => toSpan(day)), { nil: null }), people: fc.subarray(people.map(({ id }) => id)), topics: fc.subarray(['visas', 'gas', 'rail']), links: fc.array(linkArb, { maxLength: 2 }) });
  const reportArb = fc.record({ event: idArb, known: fc.option(dayArb, { nil: null, freq: 8 }), people: fc.subarray(people.map(({ id }) => id)), topics: fc.subarray(['visas', 'gas', 'rail']), links: fc.array(linkArb, { maxLength: 2 }) });
  const linkedArb = fc.record({
    events: fc.tuple(eventArb, eventArb, eventArb, eventArb),
    attempt: fc.boolean(),
    reports: fc.array(reportArb, { maxLength: 8 }),
  });
  const build = ({ events, attempt, reports }: Parameters<Parameters<typeof linkedArb.map>[0]>[0], until = Infinity): Corpus =>
    corpusOf(
      events.map(({ span, people: attending, ...row }, index) =>
        toEvent(`e${String(index)}`, {
          ...row,
          span,
          people: attending.map((person) => ({ person, part: 'host' })),
          ...(attempt && index === 3 ? { attemptOf: 'e0', status: 'postponed' as const } : {}),
        }),
      ),
      reports.flatMap((row, index) => ((row.known ?? TODAY) <= until ? [report(`r${String(index)}`, row.event, row.known, { ...row })] : [])),
    );

  test('each link joins two different events known on the day, by reports that count on it or by the editors on what is over', () => {
    fc.assert(
      fc.property(linkedArb, dayArb, (drawn, day) => {
        const corpus = build(drawn);
        const known = new Map(knownOn(corpus, day, TODAY).map((event) => [event.id, event]));
        const links = linksAt(corpus, day);
        expect(new Set(links.map(({ id }) => id)).size).toBe(links.length);
        for (const { from, to, because } of links) {
          expect(from).not.toBe(to);
          const ends = [known.get(from), known.get(to)];
          expect(ends).not.toContain(undefined);
          for (const id of because) expect(corpus.reportById.get(id)?.known ?? Infinity).toBeLessThanOrEqual(day);
          if (because.length === 0) expect(ends.every((end) => end?.settled)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('among a few, found without looking at the others, they are those of all that lead to these', () => {
    fc.assert(
      fc.property(linkedArb, dayArb, fc.integer({ min: 1, max: 3 }), (drawn, day, every) => {
        const whole = build(drawn);
        const known = knownOn(whole, day, TODAY);
        const links = linksAt(whole, day);
        const few = known.filter((_, index) => index % every === 0).map(({ id }) => id);
        const asked = new Set<string>();
        for (const { id } of known) {
          asked.clear();
          const find = (other: string) => (asked.add(other), known.find((event) => event.id === other) ?? null);
          expect(derivedAmong(whole, find, toBook(links).of(id), id, few)).toEqual(derivedLinks(whole, known, links, id).filter(({ to }) => few.includes(to)));
          expect([...asked].every((other) => other === id || few.includes(other))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a corpus without its later reports gives the same links on the day', () => {
    fc.assert(
      fc.property(linkedArb, dayArb, (drawn, day) => {
        const [whole, past] = [build(drawn), build(drawn, day)];
        expect(linksAt(past, day)).toEqual(linksAt(whole, day));
        const known = knownOn(whole, day, TODAY);
        for (const { id } of known) {
          const links = linksAt(whole, day);
          expect(derivedLinks(past, knownOn(past, day, TODAY), links, id)).toEqual(derivedLinks(whole, known, links, id));
        }
      }),
      { numRuns: 400 },
    );
  });
});
