import { describe, expect, it } from 'vitest';
import { leftOf, toPieces, type Home } from '../../src/formats/arrival.ts';
import type { Incoming, IncomingEvent } from '../../src/formats/incoming.ts';
import { compilePieces } from '../../src/model/compile.ts';
import { toCorpus, type First } from '../../src/model/corpus.ts';
import { toDay } from '../../src/model/day.ts';
import { knownOn } from '../../src/model/known.ts';
import { fileOfSet } from '../../src/model/tongue.ts';
import { makeEdition } from '../store/edition.ts';

const TODAY = toDay(2026, 11, 28);
const words = (text: string) => ({ en: text, fr: text, ar: text });
const context: First = {
  ...makeEdition('base').first,
  people: [{ id: 'gerald-darmanin', name: { en: 'Gérald Darmanin', fr: 'Gérald Darmanin', ar: 'جيرالد دارمانان' }, aliases: ['G. Darmanin'], side: 'FR', offices: [] }],
  publishers: [{ id: 'le-monde', name: 'Le Monde', aliases: [], country: 'FR', language: 'fr', official: false, site: 'https://www.lemonde.fr' }],
};
const home: Home = { id: 'set-one', name: 'Mine', file: 'mine.json', context, site: context, sides: [{ id: 'MA', name: words('M'), where: words('M') }, { id: 'FR', name: words('F'), where: words('F') }], today: TODAY };

const incoming = (events: Partial<IncomingEvent>[], more: Partial<Incoming> = {}): Incoming => ({
  format: 'timelinejs', title: 'Old days', language: 'fr', articles: [], faults: [], remarks: [],
  events: events.map((event, index) => ({ at: `events.${String(index)}`, title: `Event ${String(index)}`, date: '1999-05-01', ...event })),
  ...more,
});
function compile(brought: Incoming, at: Home = home) {
  const compiled = compilePieces(toPieces(brought, at), 'mine.json', 'v', context);
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  return compiled;
}

describe('what a foreign file brings, made ours', () => {
  it('two references to one page are one article, and the second is told; of notes the first is', () => {
    const brought = incoming([], { articles: [
      { at: 'line 1', title: 'One', url: 'https://journal.example/a?utm_source=x', note: 'Read it' }, { at: 'line 9', title: 'The same', url: 'https://journal.example/a' },
      { at: 'line 17', title: 'Another', url: 'https://journal.example/b', note: 'And this' }, { at: 'line 25', title: 'No page' }, { at: 'line 33', title: 'No page' },
    ] });
    expect((toPieces(brought, home).articles as { title: string }[]).map(({ title }) => title)).toEqual(['One', 'Another', 'No page']);
    expect(leftOf(brought, 'x.ris').map(({ code, path, found }) => [code, path, found])).toEqual([
      ['duplicate', 'line 9', '"https://journal.example/a"'], ['duplicate', 'line 33', '"No page"'], ['left', 'line 1', '"Read it", and so 2 times'],
    ]);
  });

  it('the file is of the language that it names, else of that which all its events share', () => {
    const languageOf = (events: Partial<IncomingEvent>[], language: string | null) => compile(incoming(events, { language })).first.articles.find(({ id }) => id === fileOfSet('set-one'))?.language;
    expect(languageOf([{ language: 'es' }], 'fr')).toBe('fr');
    expect(languageOf([{ language: 'es' }, { language: 'es' }], null)).toBe('es');
    expect(languageOf([{ language: 'es' }, { language: 'ar' }], null)).toBe('und');
    expect(languageOf([{ language: 'es' }, {}], null)).toBe('und');
    expect(languageOf([{}], null)).toBe('und');
  });

  it('every event stands on the file, and is there on the day on which it is brought, dated or not', () => {
    const { first } = compile(incoming([{ date: '1999' }, { date: '2031-01-01' }, { date: null }, { date: '2001-01-01/2004-12-31', era: true }]));
    const corpus = toCorpus({ ...first, publishers: [...context.publishers, ...first.publishers] });
    const events = knownOn(corpus, TODAY, TODAY);
    expect(events.map(({ kind, status, span }) => [kind, status, span?.from === undefined])).toEqual(
      expect.arrayContaining([['context', 'held', false], ['context', 'planned', false], ['context', 'announced', true], ['crisis', 'held', false]]),
    );
    expect(events).toHaveLength(4);
    for (const { because } of events) expect(because.status.length).toBe(1);
  });

  it('the same file in the same set gives the same ids, and in another set others', () => {
    const brought = incoming([{ id: 'a b' }, { id: 'a b' }, {}, {}], { articles: [{ at: '0', title: 'A book' }] });
    const idsOf = (at: Home) => compile(brought, at).first.events.map(({ id }) => id);
    expect(new Set(idsOf(home)).size).toBe(4);
    expect(idsOf(home)).toEqual(idsOf(home));
    expect(idsOf({ ...home, id: 'set-two' }).filter((id) => idsOf(home).includes(id))).toEqual([]);
  });

  it('what another program calls an event is kept', () => {
    expect(compile(incoming([{ id: 'Été 1999 / #1' }])).first.events[0]!.foreignId).toBe('Été 1999 / #1');
  });

  it('people and publishers of the corpus are the corpus’s, by any of their names or by the host of a page', () => {
    const { first } = compile(
      incoming([{ people: ['g. darmanin', 'جيرالد دارمانان', 'Somebody Else'], groups: ['Visits', 'visits'], sources: [{ at: 's', url: 'https://lemonde.fr/a' }, { at: 't', publisher: 'Elsewhere', url: 'https://else.example/b' }] }]),
    );
    expect(first.events[0]!.people.map(({ person }) => person)).toEqual(['gerald-darmanin', first.people[0]!.id]);
    expect(first.people.map(({ name }) => name.en)).toEqual(['Somebody Else']);
    expect(first.topics).toHaveLength(1);
    expect(first.articles.map(({ publisher }) => publisher)).toContain('le-monde');
    expect(first.publishers.map(({ name }) => name).sort()).toEqual(['Elsewhere', 'Mine']);
  });

  it('a source speaks of its event without saying anything of it, and one page is one article', () => {
    const source = { at: 's', url: 'https://else.example/b?utm_source=x' };
    const { first } = compile(incoming([{ sources: [source] }, { sources: [{ ...source, url: 'http://www.else.example/b/' }] }]));
    const told = first.reports.filter(({ article }) => !article.endsWith('-file'));
    expect([first.articles.length, told.length]).toEqual([2, 2]);
    for (const report of told) expect([report.status, report.span, report.known]).toEqual([undefined, undefined, null]);
  });

  it('a reference on its own is an article that speaks of nothing yet', () => {
    const { first, evidence } = compile(incoming([], { articles: [{ at: 'line 1', title: 'Le Maroc', authors: ['A', 'B'], published: '2004-05', publisher: 'Seuil' }] }));
    expect([first.events, first.reports]).toEqual([[], []]);
    expect(first.articles).toMatchObject([{ language: 'fr', published: { from: toDay(2004, 5, 1), to: toDay(2004, 5, 31) } }]);
    expect(evidence.bibliography).toMatchObject([{ title: 'Le Maroc', author: 'A; B', url: null }]);
  });

  it('it opens with all of its days, years that no day can name being cut', () => {
    const { first } = compile(incoming([{ date: '1848' }, { date: '2017-05-14' }]));
    expect(first.dataset.opening).toEqual([toDay(1848, 1, 1), toDay(2017, 5, 14)]);
  });
});
