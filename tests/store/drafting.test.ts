import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { Contribution } from '../../src/formats/contribution.ts';
import type { Draft, DraftReport } from '../../src/formats/draft.ts';
import { toDay } from '../../src/model/day.ts';
import { layTogether, type OwnSet } from '../../src/model/merging.ts';
import type { Database } from '../../src/store/database.ts';
import { putArticle } from '../../src/store/drafting.ts';
import { prepare } from '../../src/store/preparing.ts';
import { makeEdition, open } from './edition.ts';

const TODAY = toDay(2026, 11, 28);
const words = (text: string) => ({ en: text, fr: text, ar: text });
const sides = [{ id: 'MA', name: words('M'), where: words('M') }, { id: 'FR', name: words('F'), where: words('F') }];
const { first: site } = makeEdition('base');

const says = (part: Partial<DraftReport> = {}): DraftReport => ({ about: 'event-0000', event: { title: '', kind: 'meeting', side: '', date: '' }, status: 'held', date: '1970-01-01', within: false, words: '', quote: '', official: false, ...part });
const draft = (reports: DraftReport[], part: Partial<Draft> = {}): Draft => ({ url: 'https://journal.example/a', title: 'Une visite', author: '', publisher: 'Paper', language: 'fr', published: '1970-01-03', reports, ...part });
const about = (title: string, part: Partial<DraftReport> = {}): DraftReport => says({ about: '', event: { title, kind: 'ministerial-visit', side: 'FR', date: '' }, ...part });

async function put(written: Draft, { database, sets = [] }: { database?: Database; sets?: OwnSet[] } = {}): Promise<Contribution> {
  const opened = database ?? (await open(new IDBFactory()));
  const { first: context } = layTogether({ first: site, evidence: null }, sets);
  const done = await putArticle(opened, written, { name: 'My articles', context, site, sides, sets, today: TODAY }, 1_000_000);
  if (!database) opened.close();
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.file;
}
/** As another reader's browser would, which has nothing but the corpus of the site. */
async function read(file: Contribution) {
  const bytes = new TextEncoder().encode(JSON.stringify(file));
  const prepared = await prepare({ bytes, file: 'sent.json', id: 'set-fresh', name: null, mapping: null, today: TODAY, context: site, site, sides, edition: 1, existing: null });
  expect([prepared.format, prepared.faults, prepared.remarks, prepared.warnings, prepared.left]).toEqual(['articles', [], [], [], 0]);
  return { ...prepared.whole!, counts: prepared.counts };
}
const keys = (file: Contribution): string[] => Object.keys(file);

describe('the file of an article from the form, read where there is nothing but the corpus', () => {
  it('about an event of the corpus, by a publisher of the corpus: the article as it would stand in data/', async () => {
    const file = await put(draft([says({ quote: 'la visite a eu lieu' })]));
    expect(file).toMatchObject({ title: 'Une visite', publisher: 'paper', reports: [{ event: 'event-0000', quote: 'la visite a eu lieu' }] });
    const { first, evidence, counts } = await read(file);
    expect([counts.added, counts.articles, first.publishers]).toEqual([0, 1, []]);
    expect(evidence.quotations.map(({ quote }) => quote)).toEqual(['la visite a eu lieu']);
  });

  it('about a new event: the event is with it', async () => {
    const file = await put(draft([about('A new visit')]));
    expect(keys(file)).toEqual(['articles', 'events']);
    const { first, counts } = await read(file);
    expect([counts.added, counts.articles]).toEqual([1, 1]);
    expect(first.events).toMatchObject([{ title: words('A new visit'), kind: 'ministerial-visit', side: 'FR', status: 'held' }]);
    expect(first.reports.map(({ event }) => event)).toEqual([first.events[0]!.id]);
    // it opens with the days of its events
    expect(first.dataset.opening).toEqual([0, 0]);
  });

  it('by a new publisher: the publisher is with it', async () => {
    const file = await put(draft([says()], { publisher: 'Journal Exemple' }));
    expect(keys(file)).toEqual(['articles', 'publishers']);
    const { first } = await read(file);
    expect(first.publishers).toMatchObject([{ name: 'Journal Exemple' }]);
    expect(first.articles).toMatchObject([{ publisher: first.publishers[0]!.id }]);
  });

  it('what was said in the same article before is in it too, and nothing of other articles', async () => {
    const database = await open(new IDBFactory());
    await put(draft([about('Of another article')], { url: 'https://journal.example/b', publisher: 'Other' }), { database });
    await put(draft([about('Said before')], { publisher: 'Journal Exemple' }), { database });
    const { first } = await read(await put(draft([about('Said now')], { publisher: 'Journal Exemple' }), { database }));
    database.close();
    expect(first.events.map(({ title }) => title.en).sort()).toEqual(['Said before', 'Said now']);
    expect(first.publishers.map(({ name }) => name)).toEqual(['Journal Exemple']);
    expect([first.articles.length, first.reports.length]).toEqual([1, 2]);
  });

  it('about an event of another set: it is with it, and whom and what it names', async () => {
    const other = makeEdition('other', 1);
    const event = { ...other.first.events[0]!, side: 'XX', place: 'agadir', topics: ['topic', 'fish'], people: [{ person: 'stranger', part: 'visitor' as const }] };
    const set: OwnSet = {
      id: 'set-two', name: 'Two',
      first: {
        ...other.first,
        people: [{ id: 'stranger', name: words('Stranger'), aliases: [], side: 'XX', offices: [] }, { id: 'nobody', name: words('Nobody'), aliases: [], side: null, offices: [] }],
        places: [{ id: 'agadir', name: words('Agadir'), aliases: [], country: 'MA', at: null }],
        topics: [{ id: 'fish', name: words('Fish'), aliases: [] }],
        publishers: [],
        events: [
          { ...event, id: 'theirs', links: [{ type: 'follows', to: 'event-0001' }, { type: 'leads-to', to: 'theirs-too' }] },
          { ...event, id: 'theirs-too' },
        ],
        articles: [], reports: [],
      },
      evidence: { ...other.evidence, prose: [{ id: 'theirs', summary: words('What happened'), outcomes: [], links: [] }], bibliography: [], quotations: [], stories: [] },
    };
    const file = await put(draft([says({ about: 'theirs' })]), { sets: [set] });
    expect(keys(file)).toEqual(['articles', 'people', 'places', 'topics', 'events']);
    const { first, evidence } = await read(file);
    expect(first.events).toMatchObject([{ id: 'theirs', side: null, place: 'agadir', links: [{ type: 'follows', to: 'event-0001' }] }]);
    expect([first.people, first.topics].map((list) => list.map(({ id }) => id))).toEqual([['stranger'], ['fish']]);
    expect(evidence.prose[0]!.summary).toEqual(words('What happened'));
  });

  it('what has a problem is not kept, and there is no file', async () => {
    const database = await open(new IDBFactory());
    await expect(put(draft([about('A new visit', { date: '1970-02-30' })]), { database })).rejects.toThrow('1970-02-30');
    expect(await database.sets.count()).toBe(0);
    database.close();
  });
});
