import { describe, expect, test } from 'vitest';
import type { Home } from '../../src/formats/arrival.ts';
import { blankDraft, blankReport } from '../../src/formats/blank.ts';
import { bundleOf } from '../../src/formats/bundle-of.ts';
import { fieldOf, toDraft, toDrafted, without, type Draft, type DraftReport, type Held } from '../../src/formats/draft.ts';
import type { Context } from '../../src/model/compile.ts';
import type { ArticleFile, EventFile, Words } from '../../src/model/schema.ts';
import { corpus, evidence } from './shown.ts';

const { bundle: _kind, format: _format, version: _version, events, articles, ...rest } = bundleOf(corpus, evidence);
const whole: Held = { events: events as unknown as EventFile[], articles: articles as unknown as ArticleFile[], rest };
const NOTHING: Context = { people: [], places: [], topics: [], publishers: [], events: [], articles: [], reports: [] };
const say = ({ en }: Words): string => en;
const home = (part: Partial<Home> = {}): Home => ({ id: 'set', name: 'Set', file: 'set.json', context: corpus, site: corpus, sides: corpus.dataset.sides, today: 20_000, ...part });
const none: Held = { events: [], articles: [], rest: {} };

const about = (event: string, part: Partial<DraftReport> = {}): DraftReport => ({ ...blankReport(), about: event, ...part });
const fresh = (title: string, part: Partial<DraftReport> = {}): DraftReport => ({ ...blankReport(), event: { id: '', title, kind: 'meeting', side: '', date: '' }, date: '2024-05-02', ...part });
const draft = (reports: DraftReport[], part: Partial<Draft> = {}): Draft => ({ ...blankDraft('fr'), url: 'https://journal.example/a', title: 'Une visite', publisher: 'Journal Exemple', published: '2024-05-03', reports, ...part });
/** What the set is after a draft. */
function put(written: Draft, held: Held = none, at: Home = home()): { held: Held; file: ArticleFile } {
  const { pieces, file } = toDrafted(written, held, at);
  const { events: put_, articles: with_, ...others } = pieces;
  return { held: { events: put_ as EventFile[], articles: with_ as ArticleFile[], rest: others }, file };
}
const reopen = (held: Held, id: string, at: Home = home()): Draft => toDraft(held.articles.find((each) => each.id === id)!, 'set', held, at.context, say);
const ids = (held: Held): string[] => held.events.map(({ title }) => title.en).sort();

describe('an article opened again', () => {
  test('and written down as it is reads the same, every article of the corpus', () => {
    const at = home({ context: NOTHING, site: NOTHING });
    for (const article of whole.articles) {
      const opened = toDraft(article, 'set', whole, NOTHING, say);
      const { file, pieces } = toDrafted(opened, whole, at);
      expect(file).toEqual(article);
      expect((pieces.publishers as unknown[]).length).toBe((rest.publishers as unknown[]).length);
    }
  });

  test('keeps its id, whatever is changed of it, and what the form has no field for', () => {
    const { held, file } = put(draft([about(events[0]!.id, { status: 'held' })]));
    const kept: Held = { ...held, articles: [{ ...file, archived: 'https://archive.example/a', seen: '2024-06-01' }] };
    const again = put({ ...reopen(kept, file.id), url: 'https://other.example/b', title: 'Autre titre' }, kept);
    expect(again.held.articles).toEqual([{ ...file, url: 'https://other.example/b', title: 'Autre titre', archived: 'https://archive.example/a', seen: '2024-06-01' }]);
  });

  test('says what the form says: a statement that is taken out is gone, where one of a new article joins', () => {
    const [first, second] = events.map(({ id }) => id) as [string, string];
    const { held, file } = put(draft([about(first), about(second)]));
    expect(put({ ...reopen(held, file.id), reports: [about(second)] }, held).file.reports.map(({ event }) => event)).toEqual([second]);
    expect(put(draft([about(second, { status: 'held' })]), held).file.reports.map(({ event }) => event)).toEqual([first, second]);
  });

  test('entered anew by its address, what is left empty stays; opened again, it is taken away', () => {
    const { held, file } = put(draft([about(events[0]!.id)], { author: 'Jeanne Dupont' }));
    const bare = put(draft([about(events[1]!.id)], { title: '', author: '', publisher: '', published: '' }), held);
    expect(bare.file).toEqual({ ...file, reports: [...file.reports, { event: events[1]!.id }] });
    expect(put({ ...reopen(held, file.id), author: '', title: '' }, held).file).toMatchObject({ title: null, publisher: file.publisher });
  });

  test('that spoke of nothing, left so, speaks of nothing', () => {
    const reference: ArticleFile = { id: 'set-reference', title: 'A reference', publisher: 'set-publishers-x', language: 'und', published: null, url: null, reports: [] };
    const held: Held = { events: [], articles: [reference], rest: { publishers: [{ id: 'set-publishers-x', name: 'X', country: null, language: 'und' }] } };
    expect(put(reopen(held, reference.id), held).file).toEqual(reference);
    const said = put({ ...reopen(held, reference.id), reports: [about(events[0]!.id)] }, held);
    expect(said.held.articles).toEqual([{ ...reference, reports: [{ event: events[0]!.id }] }]);
  });

  test('describes anew the event that it alone tells of; one of which others speak it does not', () => {
    const { held, file } = put(draft([fresh('A meeting', { status: 'held' })]));
    const opened = reopen(held, file.id);
    expect(opened.reports[0]).toMatchObject({ about: '', event: { id: held.events[0]!.id, title: 'A meeting' } });
    opened.reports[0]!.event.title = 'Talks';
    const again = put(opened, held);
    expect(again.held.events).toMatchObject([{ id: held.events[0]!.id, title: { en: 'Talks', fr: 'Talks' }, summary: { ar: 'Talks' } }]);
    const both = put(draft([about(held.events[0]!.id)], { url: 'https://journal.example/b' }), again.held);
    expect(reopen(both.held, file.id).reports[0]!.about).toBe(held.events[0]!.id);
  });
});

describe('what was made for an article', () => {
  test('goes with it when nothing else speaks of it or leads to it', () => {
    const { held, file } = put(draft([fresh('Alone'), fresh('Shared'), fresh('Linked')]));
    const [, shared, linked] = file.reports.map(({ event }) => event);
    const more = put(draft([about(shared!, { links: [{ type: 'follows', to: linked! }] })], { url: 'https://journal.example/b', publisher: 'Autre' }), held);
    expect(ids(more.held)).toEqual(['Alone', 'Linked', 'Shared']);
    const left = without(file.id, more.held, home());
    expect((left.events as EventFile[]).map(({ title }) => title.en).sort()).toEqual(['Linked', 'Shared']);
    expect((left.publishers as { name: string }[]).map(({ name }) => name)).toEqual(['Autre']);
    const elsewhere = { ...corpus, reports: [{ ...corpus.reports[0]!, article: 'of-another-set', event: file.reports[0]!.event }] };
    expect((without(file.id, held, home({ context: elsewhere })).events as EventFile[]).map(({ title }) => title.en)).toEqual(['Alone']);
  });

  test('goes when its statement is taken out, and a name that is mended leaves none behind', () => {
    const { held, file } = put(draft([fresh('Alone', { topics: [{ id: '', name: 'Fisk' }] }), about(events[0]!.id)]));
    const opened = reopen(held, file.id);
    opened.publisher = 'Journal exemplaire';
    opened.reports.shift();
    const again = put(opened, held);
    expect(ids(again.held)).toEqual([]);
    expect(again.held.rest).toMatchObject({ publishers: [{ name: 'Journal exemplaire' }], topics: [] });
  });
});

describe('all that a statement can say', () => {
  const full = fresh('Talks', {
    status: 'planned', dateless: false, words: 'early May', quote: 'des entretiens', official: true,
    place: { id: '', name: 'Tafraout' },
    people: [{ id: corpus.people[0]!.id, name: say(corpus.people[0]!.name), side: '', office: '' }, { id: '', name: 'New Person', side: 'MA', office: 'Minister of Things' }],
    topics: [{ id: '', name: say(corpus.topics[0]!.name) }, { id: '', name: 'Beekeeping' }],
    via: { id: '', name: 'AFP' },
    links: [{ type: 'prepares', to: events[0]!.id }],
  });
  const { held, file } = put(draft([full]));
  const [report] = file.reports;

  test('is said: names that the corpus has are its own, others are made once, a new person with side and office', () => {
    const afp = corpus.publishers.find(({ name, aliases }) => name === 'AFP' || aliases.includes('AFP'))!;
    expect(report).toMatchObject({ voice: 'official', via: afp.id, status: 'planned', date: '2024-05-02', words: 'early May', links: [{ type: 'prepares', to: events[0]!.id }], quote: 'des entretiens' });
    expect(held.rest.people).toEqual([{ id: report!.people![1], name: { en: 'New Person', fr: 'New Person', ar: 'New Person' }, side: 'MA', offices: [{ title: { en: 'Minister of Things', fr: 'Minister of Things', ar: 'Minister of Things' }, attested: '2024-05-03' }] }]);
    expect(report!.people![0]).toBe(corpus.people[0]!.id);
    expect(report!.topics![0]).toBe(corpus.topics[0]!.id);
    expect((held.rest.places as { id: string }[]).map(({ id }) => id)).toEqual([report!.place]);
    // the event that it tells of first has them too
    expect(held.events[0]).toMatchObject({ place: report!.place, people: report!.people!.map((person) => ({ person })), topics: report!.topics });
  });

  test('comes back into the form as it was', () => {
    const [again] = reopen(held, file.id).reports;
    expect(again).toMatchObject({ place: { name: 'Tafraout' }, via: { name: corpus.publisherById.get(report!.via!)!.name }, topics: [{ name: say(corpus.topics[0]!.name) }, { name: 'Beekeeping' }], links: full.links, official: true });
    expect(put(reopen(held, file.id), held).held).toEqual(held);
  });

  test('that there is no date is said with and without words for it', () => {
    expect(put(draft([about(events[0]!.id, { dateless: true })])).file.reports[0]).toEqual({ event: events[0]!.id, date: null });
    expect(put(draft([about(events[0]!.id, { words: 'later' })])).file.reports[0]).toEqual({ event: events[0]!.id, date: null, words: 'later' });
  });
});

test('a problem is told at the field and the statement where it is, also where others were said before', () => {
  const [first, second] = events.map(({ id }) => id) as [string, string];
  const { held } = put(draft([about(first), fresh('Before')]));
  const drafted = toDrafted(draft([fresh('One'), about(second, { date: 'never' })]), held, home());
  const at = (path: string) => fieldOf(path, drafted);
  const [one] = drafted.events as [number];
  expect([at(`articles.${drafted.article}.reports.3.date`), at(`articles.${drafted.article}.reports.0.date`), at(`events.${one}.title.en`), at(`events.${one}.date`)]).toEqual([
    { field: 'date', report: 1 }, null, { field: 'event', report: 0 }, { field: 'date', report: 0 },
  ]);
});
