import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCorpus, type Corpus, type Report, type SettledEvent } from '../../src/model/corpus.ts';
import { FIELDS, knownOn, type Field, type KnownEvent } from '../../src/model/known.ts';
import { sayings, type Saying } from '../../src/model/sayings.ts';
import { STATUSES } from '../../src/model/schema.ts';
import { agrees, toSpan, type Span } from '../../src/model/span.ts';
import { independentVoices } from '../../src/model/voices.ts';
import { parseDrawn, toEvent, toFirst } from '../fixtures/drawn.ts';

const TODAY = 1000;
const known = (corpus: Corpus, day: number, id = 'visit'): KnownEvent => knownOn(corpus, day, TODAY).find((event) => event.id === id)!;
const days = (span: Span | null): string => (span === null ? 'none' : span.window ? `${String(span.from)}..${String(span.to)}` : span.from === span.to ? String(span.from) : `${String(span.from)}-${String(span.to)}`);
const say = (each: Saying): string => `${each.stance} ${each.field === 'date' ? days(each.value) : String(each.value)} ${String(each.voices)}/${String(each.reports.length)} since ${String(each.since)}`;
/** "differs 6-8 1/1 since 9": how it stands, what is said, voices of reports, first day */
const told = (corpus: Corpus, day: number, field: Field): string[] => (sayings(corpus, known(corpus, day)).find((each) => each.field === field)?.values ?? []).map(say);

describe('the date', () => {
  const drawn = parseDrawn(`
    visit held 5-7
      @1 planned 1..4
      @2 planned 1..9
      @3 announced 5-7
      @7 held 5-7
      @8 held 5-7 from agency
      @9 held 6-8
      @9 held 6 from agency
      @10 held 6-8 from agency
      @? held 5-7 from agency
  `);

  test('what is shown comes first, then what differs, what says more or less, and what was a plan', () => {
    expect(told(drawn, TODAY, 'date')).toEqual(['shown 5-7 3/4 since 3', 'differs 6-8 2/2 since 9', 'more 6 1/1 since 9', 'less 1..9 1/1 since 2', 'overtaken 1..4 1/1 since 1']);
  });

  test('K9: on a day nothing of the next, and undated ones today alone', () => {
    expect(told(drawn, 1, 'date')).toEqual(['shown 1..4 1/1 since 1']);
    expect(told(drawn, 8, 'date')).toEqual(['shown 5-7 3/3 since 3', 'less 1..9 1/1 since 2', 'overtaken 1..4 1/1 since 1']);
  });

  test('K10: who relays one agency is one voice, for what differs too', () => {
    expect(told(drawn, 9, 'date')[1]).toBe('differs 6-8 1/1 since 9');
    const relayed = parseDrawn('visit held 5\n@5 held 5\n@6 held 9 from agency\n@7 held 9 from agency\n@8 held 9 from agency');
    expect(told(relayed, TODAY, 'date')).toEqual(['shown 5 1/1 since 5', 'differs 9 1/3 since 6']);
  });

  test('before it is over a plan that another took the place of is overtaken, one that is said against it differs', () => {
    const moved = parseDrawn('visit held 20\n@1 planned 9\n@2! announced 12');
    expect(told(moved, 2, 'date')).toEqual(['shown 12 1/1 since 2', 'overtaken 9 1/1 since 1']);
    const insists = parseDrawn('visit held 20\n@1 planned 9\n@2! announced 12\n@3 planned 9');
    expect(told(insists, 3, 'date')).toEqual(['shown 12 1/1 since 2', 'differs 9 2/2 since 1']);
  });

  test('to put it off without a date says that there is none', () => {
    const off = parseDrawn('visit held 20\n@1 planned 9\n@2 postponed');
    expect(told(off, 2, 'date')).toEqual(['shown none 1/1 since 2', 'overtaken 9 1/1 since 1']);
    expect(told(off, 20, 'date')).toEqual(['shown 20 0/0 since null', 'overtaken 9 1/1 since 1', 'overtaken none 1/1 since 2']);
  });
});

test('K8: to speak of a plan that has passed, without another date, says that there is none', () => {
  const passed = parseDrawn('visit held 20\n@1 planned 3\n@6 planned');
  expect(told(passed, 6, 'date')).toEqual(['shown none 1/1 since 6', 'overtaken 3 1/1 since 1']);
});

describe('the status', () => {
  test('was a plan before it took place; that it took place contradicts that it was called off', () => {
    expect(told(parseDrawn('visit held 5\n@1 announced 5\n@2 planned 5\n@6 held'), TODAY, 'status')).toEqual(['shown held 1/1 since 6', 'overtaken announced 1/1 since 1', 'overtaken planned 1/1 since 2']);
    expect(told(parseDrawn('visit cancelled 5\n@1 planned 5\n@4 cancelled\n@6 held 5'), TODAY, 'status')).toEqual(['shown cancelled 1/1 since 4', 'differs held 1/1 since 6', 'overtaken planned 1/1 since 1']);
  });

  test('that lapsed is nobody’s word', () => {
    expect(told(parseDrawn('visit planned 5\n@1 planned 5'), 8, 'status')).toEqual(['shown lapsed 0/0 since null', 'overtaken planned 1/1 since 1']);
  });
});

const report = (id: string, knownOnDay: number | null, fields: Partial<Report> = {}): Report => ({ id: `${id}#0`, article: id, event: 'visit', known: knownOnDay, dated: knownOnDay === null ? 'undated' : 'exact', official: false, origin: id, ...fields });
const corpusOf = (event: Partial<SettledEvent>, reports: Report[]): Corpus => toCorpus(toFirst([toEvent('visit', event)], reports));

describe('place, people and topics', () => {
  const corpus = corpusOf(
    { span: toSpan(5), place: 'rabat', stages: ['fez'], people: [{ person: 'envoy', part: 'visitor' }, { person: 'host', part: 'host' }], topics: ['visas'] },
    [
      report('a', 1, { status: 'planned', place: 'casablanca', people: ['envoy', 'minister'] }),
      report('b', 5, { status: 'held', place: 'rabat', people: ['envoy', 'mayor'], topics: ['trade'] }),
      report('c', 6, { status: 'held', place: 'fez' }),
      report('d', 7, { status: 'held', place: 'sale' }),
    ],
  );

  test('a further place that it led to says more, another one differs, a planned one is overtaken', () => {
    expect(told(corpus, TODAY, 'place')).toEqual(['shown rabat 1/1 since 5', 'differs sale 1/1 since 7', 'more fez 1/1 since 6', 'overtaken casablanca 1/1 since 1']);
  });

  test('each who is named stands apart: shown though nobody names them, one more, or once expected', () => {
    expect(told(corpus, TODAY, 'people')).toEqual(['shown envoy 2/2 since 1', 'shown host 0/0 since null', 'more mayor 1/1 since 5', 'overtaken minister 1/1 since 1']);
    expect(told(corpus, TODAY, 'topics')).toEqual(['shown visas 0/0 since null', 'more trade 1/1 since 5']);
    expect(told(corpus, 1, 'people')).toEqual(['shown envoy 1/1 since 1', 'shown minister 1/1 since 1']);
  });

  test('a field of which no report speaks is left out', () => {
    expect(sayings(corpus, known(corpus, 1)).map(({ field }) => field)).toEqual(['status', 'place', 'people']);
    expect(sayings(corpusOf({ span: toSpan(5), place: 'rabat' }, []), known(corpusOf({ span: toSpan(5), place: 'rabat' }, []), 6))).toEqual([]);
  });
});

describe('of any event on any day', () => {
  const dayArb = fc.integer({ min: 0, max: 12 });
  const spanArb = fc.oneof(fc.constant(null), fc.tuple(dayArb, fc.nat(3), fc.boolean()).map(([from, length, window]): Span => (window ? { from, to: from + length, core: null, window, doubt: 'none' } : toSpan(from, from + length))));
  const namesArb = fc.option(fc.subarray(['a', 'b', 'c']), { nil: undefined });
  const reportArb = fc.record({ known: fc.option(dayArb, { nil: null, freq: 6 }), origin: fc.constantFrom('mfa', 'agency', 'paper'), official: fc.boolean(), status: fc.option(fc.constantFrom(...STATUSES), { nil: undefined }), span: fc.option(spanArb, { nil: undefined }), place: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }), people: namesArb, topics: namesArb });
  const drawnArb = fc.record({ status: fc.constantFrom(...STATUSES), span: spanArb, place: fc.option(fc.constantFrom('a', 'b'), { nil: null }), people: fc.subarray(['a', 'b']), reports: fc.array(reportArb, { maxLength: 8 }) });
  type Drawn = Parameters<Parameters<typeof drawnArb.map>[0]>[0];
  const build = ({ status, span, place, people, reports }: Drawn, until = Infinity): Corpus =>
    corpusOf({ status, span, place, people: people.map((person) => ({ person, part: 'visitor' as const })) }, reports.flatMap((fields, index) => {
      const defined = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      return (fields.known ?? TODAY) <= until ? [report(`r${String(index)}`, fields.known, defined)] : [];
    }));
  const each = (check: (corpus: Corpus, event: KnownEvent, drawn: Drawn, day: number) => void): void =>
    fc.assert(fc.property(drawnArb, fc.oneof(dayArb, fc.constant(TODAY)), (drawn, day) => {
      const corpus = build(drawn);
      const event = known(corpus, day);
      if (event !== undefined) check(corpus, event, drawn, day);
    }), { numRuns: 700 });

  test('every report that counts and speaks of the date, the status or the place stands in exactly one of its values; of people and topics in one for each that it names', () => {
    each((corpus, event) => {
      const fields = new Map(sayings(corpus, event).map(({ field, values }) => [field, values]));
      const standing = (field: Field, id: string): number => (fields.get(field) ?? []).filter(({ reports }) => reports.includes(id)).length;
      for (const id of event.reports) {
        const { status, span, place, people = [], topics = [] } = corpus.reportById.get(id)!;
        expect(standing('status', id)).toBe(status === undefined ? 0 : 1);
        expect(standing('place', id)).toBe(place === undefined ? 0 : 1);
        expect(standing('people', id)).toBe(people.length);
        expect(standing('topics', id)).toBe(topics.length);
        if (span !== undefined) expect(standing('date', id)).toBe(1);
        else expect(standing('date', id)).toBeLessThanOrEqual(1);
      }
      const all = [...fields.values()].flat().flatMap(({ reports }) => reports);
      expect(all.filter((id) => !event.reports.includes(id))).toEqual([]);
    });
  });

  test('what is shown stands once, all that differs by the rules of knowing differs here, and K2 what agrees does not', () => {
    each((corpus, event) => {
      for (const { field, values } of sayings(corpus, event)) {
        expect(new Set(values.map(({ value }) => JSON.stringify(value))).size).toBe(values.length);
        if (field !== 'people' && field !== 'topics') expect(values.filter(({ stance }) => stance === 'shown')).toHaveLength(1);
        for (const id of event.against[field]) expect(values.find(({ reports }) => reports.includes(id))?.stance).toBe('differs');
        for (const value of values) {
          expect(value.voices).toBe(independentVoices(corpus, value.reports).length);
          if (value.field !== 'date' || value.value === null || event.span === null) continue;
          if (value.stance === 'more' || value.stance === 'less') expect(agrees(value.value, event.span)).toBe(true);
          // of what goes on, whose end is open, others are held against the ruling report's own date
          if (event.status !== 'underway' && (value.stance === 'differs' || value.stance === 'overtaken')) expect(agrees(value.value, event.span)).toBe(false);
        }
      }
    });
  });

  test('K9: nothing published after the knowledge day', () => {
    each((corpus, event, drawn, day) => {
      // of the same event as known, without what is published later
      expect(sayings(build(drawn, day), event)).toEqual(sayings(corpus, event));
      for (const { values } of sayings(corpus, event)) for (const { since } of values) expect(since ?? day).toBeLessThanOrEqual(day);
    });
  });

  test('a day more forgets no report of a field', () => {
    each((corpus, event, _, day) => {
      const next = known(corpus, day + 1);
      for (const field of FIELDS.filter((other) => other !== 'date')) {
        const said = (of: KnownEvent): string[] => sayings(corpus, of).filter((row) => row.field === field).flatMap(({ values }) => values.flatMap(({ reports }) => reports));
        expect(said(next)).toEqual(expect.arrayContaining(said(event)));
      }
    });
  });
});
