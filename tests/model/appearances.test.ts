import { describe, expect, test } from 'vitest';
import { appearancesOf } from '../../src/model/appearances.ts';
import { neighboursOf } from '../../src/model/chain.ts';
import { toCorpus, type Person, type Report } from '../../src/model/corpus.ts';
import { knownOn } from '../../src/model/known.ts';
import { joinedWith, linksOn } from '../../src/model/links.ts';
import { officesBy } from '../../src/model/office.ts';
import { publicationsOf } from '../../src/model/publications.ts';
import { toSpan } from '../../src/model/span.ts';
import { drawnAs } from '../../src/model/told.ts';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

const TODAY = 1000;
const words = (text: string) => ({ en: text, fr: text, ar: text });
const report = (id: string, event: string, known: number | null, fields: Partial<Report> = {}): Report => ({ id: `${id}#${event}`, article: id, event, known, dated: known === null ? 'undated' : 'exact', official: false, origin: id, ...fields });
const envoy: Person = { id: 'envoy', name: words('envoy'), aliases: [], side: 'FR', offices: [{ title: words('minister'), attested: toSpan(20, 60) }, { title: words('deputy'), attested: toSpan(2, 8) }] };
const reports = [
  report('matin', 'talks', 3, { status: 'planned', span: toSpan(5), people: ['envoy'], place: 'rabat', topics: ['visas'], links: [{ type: 'prepares', to: 'visit' }] }),
  report('soir', 'talks', 6, { status: 'held', span: toSpan(5) }),
  report('soir', 'visit', 6, { status: 'planned', span: toSpan(20) }),
  report('matin-late', 'visit', 21, { status: 'held', span: toSpan(22) }),
  report('first-try', 'attempt', 4, { status: 'planned', span: toSpan(9) }),
  report('matin-undated', 'visit', null, { status: 'held', span: toSpan(20) }),
];
const corpus = toCorpus(
  toFirst(
    [
      toEvent('visit', { span: toSpan(20), place: 'fez', stages: ['rabat'], people: [{ person: 'envoy', part: 'visitor' }], links: [{ type: 'leads-to', to: 'treaty' }, { type: 'follows', to: 'talks' }, { type: 'context-of', to: 'crisis' }] }),
      toEvent('talks', { span: toSpan(5), place: 'rabat', topics: ['visas', 'trade'], people: [{ person: 'envoy', part: 'host' }] }),
      toEvent('attempt', { status: 'postponed', attemptOf: 'visit' }),
      toEvent('crisis', { span: toSpan(19), place: 'rabat' }),
      toEvent('treaty', { status: 'held', span: toSpan(30), people: [{ person: 'envoy', part: 'interlocutor' }] }),
    ],
    reports,
    {
      people: [envoy],
      articles: [...new Set(reports.map(({ article }) => article))].map((id) => ({ id, publisher: id.split('-')[0]!, language: 'fr', published: null })),
    },
  ),
);
const on = (day: number) => knownOn(corpus, day, TODAY);

describe('a person, a place, a topic', () => {
  const rows = (day: number, of: 'person' | 'place' | 'topic', id: string) => appearancesOf(corpus, on(day), day, of, id);

  test('every event known on the day that it stands in, once, in order of time', () => {
    expect(rows(TODAY, 'person', 'envoy').map(({ event }) => event.id)).toEqual(['talks', 'visit', 'treaty']);
    expect(rows(TODAY, 'place', 'rabat').map(({ event }) => event.id)).toEqual(['talks', 'crisis', 'visit']);
    expect(rows(TODAY, 'topic', 'trade').map(({ event }) => event.id)).toEqual(['talks']);
    expect(rows(TODAY, 'person', 'nobody')).toEqual([]);
  });

  test('K9 nothing that is known later: not an event, not a part, not an office', () => {
    expect(rows(2, 'person', 'envoy')).toEqual([]);
    expect(rows(4, 'topic', 'trade')).toEqual([]);
    expect(rows(19, 'person', 'envoy').map(({ event }) => event.id)).toEqual(['talks']);
    expect(rows(20, 'place', 'rabat').map(({ event }) => event.id)).toEqual(['talks', 'crisis', 'visit']);
    // the visit is on days of the later office, which nobody had attested on day 6
    expect(rows(6, 'person', 'envoy')[0]).toMatchObject({ part: 'host', office: { title: words('deputy') } });
    expect(rows(TODAY, 'person', 'envoy').map(({ part, office }) => [part, office?.title.en])).toEqual([['host', 'deputy'], ['visitor', 'minister'], ['interlocutor', 'minister']]);
  });

  test('offices are those attested by the day, the earliest first, without an end that is to come', () => {
    expect(officesBy(envoy, 1)).toEqual([]);
    expect(officesBy(envoy, 5)).toEqual([{ title: words('deputy'), attested: { ...toSpan(2, 5), to: null } }]);
    expect(officesBy(envoy, TODAY).map(({ title, attested }) => [title.en, attested.to])).toEqual([['deputy', 8], ['minister', 60]]);
  });
});

describe('a publisher', () => {
  const shown = (day: number, id: string) => {
    const { articles, events, alone, differed } = publicationsOf(corpus, on(day), id);
    return { articles: articles.map(({ article, mentions }) => `${article.id}: ${mentions.map(({ event, differs }) => event.id + (differs ? '!' : '')).join(' ')}`), events, alone, differed };
  };

  test('every article that counts, in the order in which they appeared, undated last, with what it says', () => {
    expect(shown(TODAY, 'matin')).toEqual({ articles: ['matin: talks', 'matin-late: visit!', 'matin-undated: visit'], events: ['visit', 'talks'], alone: [], differed: ['visit'] });
    expect(shown(TODAY, 'soir').articles).toEqual(['soir: visit talks']);
  });

  test('it stood alone where every report that counts is its own', () => {
    expect(shown(3, 'matin')).toEqual({ articles: ['matin: talks'], events: ['talks'], alone: ['talks'], differed: [] });
    expect(shown(6, 'matin').alone).toEqual([]);
  });

  test('what it said of an attempt is said of the visit that it became', () => {
    expect(shown(5, 'first')).toEqual({ articles: ['first-try: visit'], events: ['visit'], alone: ['visit'], differed: [] });
    expect([drawnAs(corpus, 'attempt'), drawnAs(corpus, 'visit'), drawnAs(corpus, 'nothing')]).toEqual(['visit', 'visit', 'nothing']);
  });

  test('K9 nothing published later', () => {
    expect(shown(2, 'matin')).toEqual({ articles: [], events: [], alone: [], differed: [] });
  });
});

describe('along the chain', () => {
  const step = (day: number, id: string): (string | null)[] => {
    const { before, after } = neighboursOf(on(day), linksOn(corpus, on(day), day, TODAY), id);
    return [before?.id ?? null, after?.id ?? null];
  };

  test('each step goes along a link; the context of an event is no step', () => {
    expect([step(TODAY, 'talks'), step(TODAY, 'visit'), step(TODAY, 'treaty'), step(TODAY, 'crisis')]).toEqual([[null, 'visit'], ['talks', 'treaty'], ['visit', null], [null, null]]);
  });

  test('K9 it tells nothing that is known later', () => {
    expect([step(5, 'talks'), step(6, 'talks'), step(20, 'visit'), step(2, 'talks')]).toEqual([[null, 'visit'], [null, 'visit'], ['talks', null], [null, null]]);
  });

  test('of several that lie before it the last is its neighbour, of several after it the first; what has no date lies after all', () => {
    const at = (id: string, day: number | null) => toEvent(id, { span: day === null ? null : toSpan(day), links: id === 'here' ? [] : [{ type: 'follows', to: 'here' }] });
    const many = toCorpus(toFirst([at('here', 10), at('a', 2), at('b', 6), at('d', 14), at('c', 12)], [report('x', 'undated', 3, { status: 'planned', links: [{ type: 'responds-to', to: 'here' }] })]));
    const known = knownOn(many, TODAY, TODAY);
    const { before, after } = neighboursOf(known, linksOn(many, known, TODAY, TODAY), 'here');
    expect([before?.id, after?.id]).toEqual(['b', 'c']);
    const open = toCorpus(toFirst([at('here', 10), toEvent('undated', { status: 'planned' })], [report('x', 'undated', 3, { status: 'planned', links: [{ type: 'responds-to', to: 'here' }] })]));
    const later = knownOn(open, TODAY, TODAY);
    expect(neighboursOf(later, linksOn(open, later, TODAY, TODAY), 'here').after?.id).toBe('undated');
  });

  test('a neighbour is joined once, by every link to it', () => {
    const links = linksOn(corpus, on(TODAY), TODAY, TODAY);
    expect(joinedWith(links, 'visit').map(({ other, links: own }) => `${other}: ${own.map(({ type }) => type).join(' ')}`)).toEqual(['talks: prepares follows', 'crisis: context-of', 'treaty: leads-to']);
  });
});
