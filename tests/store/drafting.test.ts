import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { Contribution } from '../../src/formats/contribution.ts';
import { blankDraft, blankReport } from '../../src/formats/blank.ts';
import type { Draft, DraftReport } from '../../src/formats/draft.ts';
import { toDay } from '../../src/model/day.ts';
import { layTogether, type OwnSet, type Whole } from '../../src/model/merging.ts';
import { makeBackup } from '../../src/store/backup.ts';
import type { Database } from '../../src/store/database.ts';
import { openArticle, putArticle, removeArticle, undoChange } from '../../src/store/drafting.ts';
import { prepare } from '../../src/store/preparing.ts';
import { readBackup, restore } from '../../src/store/restoring.ts';
import { changeSet, readSet, removeSet, writeSet } from '../../src/store/sets.ts';
import { makeEdition, open } from './edition.ts';

const TODAY = toDay(2026, 11, 28);
const words = (text: string) => ({ en: text, fr: text, ar: text });
const sides = [{ id: 'MA', name: words('M'), where: words('M') }, { id: 'FR', name: words('F'), where: words('F') }];
const { first: site } = makeEdition('base');

const says = (part: Partial<DraftReport> = {}): DraftReport => ({ ...blankReport(), about: 'event-0000', status: 'held', date: '1970-01-01', ...part });
const draft = (reports: DraftReport[], part: Partial<Draft> = {}): Draft => ({ ...blankDraft('fr'), url: 'https://journal.example/a', title: 'Une visite', publisher: 'Paper', published: '1970-01-03', reports, ...part });
const about = (title: string, part: Partial<DraftReport> = {}): DraftReport => says({ about: '', event: { id: '', title, kind: 'ministerial-visit', side: 'FR', date: '' }, ...part });

async function put(written: Draft, { database, sets = [] }: { database?: Database; sets?: OwnSet[] } = {}): Promise<Contribution> {
  const opened = database ?? (await open(new IDBFactory()));
  const { first: context } = layTogether({ first: site, evidence: null }, sets);
  const done = await putArticle(opened, written, { name: 'My articles', context, site, sides, sets, today: TODAY }, 1_000_000);
  if (!database) opened.close();
  if (!done.ok) throw new Error(JSON.stringify(done.stale ?? done.problems));
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

  it('that says all that a report can say: whom, where and what it names is with it', async () => {
    const full = says({
      official: true, words: 'early', quote: 'mot à mot', place: { id: 'rabat', name: 'Rabat' }, people: [{ id: 'person', name: 'Person', side: '', office: '' }, { id: '', name: 'New Person', side: 'FR', office: 'Minister' }],
      topics: [{ id: '', name: 'Bees' }], via: { id: '', name: 'Agency' }, links: [{ type: 'follows', to: 'event-0001' }],
    });
    const file = await put(draft([full]));
    expect(keys(file)).toEqual(['articles', 'publishers', 'people', 'topics']);
    const { first } = await read(file);
    expect(first.reports).toMatchObject([{ official: true, words: 'early', place: 'rabat', people: ['person', first.people[0]!.id], topics: [first.topics[0]!.id], links: [{ type: 'follows', to: 'event-0001' }], origin: first.publishers[0]!.id }]);
    expect(first.people).toMatchObject([{ name: words('New Person'), side: 'FR', offices: [{ title: words('Minister') }] }]);
  });

  it('what has a problem is not kept, and there is no file', async () => {
    const database = await open(new IDBFactory());
    await expect(put(draft([about('A new visit', { date: '1970-02-30' })]), { database })).rejects.toThrow('1970-02-30');
    expect(await database.sets.count()).toBe(0);
    database.close();
  });
});

describe('an article of a set, opened again', () => {
  const RIS = ['TY  - NEWS', 'TI  - Une visite annoncée', 'T2  - Le Quotidien', 'DA  - 2024/03/02', 'UR  - https://quotidien.example/1', 'LA  - fr', 'ER  - ', 'TY  - NEWS', 'TI  - Sans jour', 'T2  - Le Quotidien', 'AB  - A long abstract', 'ER  - ', ''].join('\n');
  const ground = { name: 'My articles', context: site, site, sides, sets: [], today: TODAY };
  const brought = (text: string, existing: Whole | null = null) =>
    prepare({ bytes: new TextEncoder().encode(text), file: 'zotero.ris', id: 'set-refs', name: null, mapping: null, today: TODAY, context: site, site, sides, edition: 1, existing });
  const say = ({ en }: { en: string }): string => en;

  async function bring(): Promise<Database> {
    const database = await open(new IDBFactory());
    const prepared = await brought(RIS);
    await writeSet(database, { id: 'set-refs', name: 'zotero', format: 'ris', file: 'zotero.ris' }, prepared.whole!, { now: 1 });
    return database;
  }
  async function readBack(database: Database, id = 'set-refs') {
    const row = (await database.sets.get(id))!;
    const read = await readSet(database, row);
    if (!read.ok) throw new Error(read.why);
    return { row, ...read.set };
  }
  const idOf = async (database: Database, title: string, set = 'set-refs') => (await readBack(database, set)).evidence!.bibliography.find((page) => page.title === title)!.id;
  async function reopen(database: Database, title: string, set = 'set-refs'): Promise<Draft> {
    return (await openArticle(database, { set, article: await idOf(database, title, set) }, ground, say))!;
  }

  it('a reference says in its own set what it speaks of: the same article, not doubled, in one edition that is taken back', async () => {
    const database = await bring();
    const before = await readBack(database);
    const opened = await reopen(database, 'Une visite annoncée');
    expect(opened).toMatchObject({ url: 'https://quotidien.example/1', publisher: 'Le Quotidien', published: '2024-03-02', language: 'fr', reports: [blankReport()] });
    const put = await putArticle(database, { ...opened, reports: [says({ status: 'announced', date: '2024-04' }), about('A new visit', { status: 'planned', date: '2024-05-01' })] }, ground, 2);
    if (!put.ok) throw new Error(JSON.stringify(put));
    const after = await readBack(database);
    expect(after.first.articles.map(({ id }) => id)).toEqual(before.first.articles.map(({ id }) => id));
    expect(after.first.reports.map(({ article, event }) => [article, event])).toEqual([[put.article.id, 'event-0000'], [put.article.id, after.first.events[0]!.id]]);
    expect([after.row.format, after.row.file, after.row.name, after.first.dataset.opening]).toEqual(['ris', 'zotero.ris', 'zotero', [toDay(2024, 5, 1), toDay(2024, 5, 1)]]);
    expect([await undoChange(database, { id: 'set-refs', edition: before.row.edition }), await undoChange(database, put.row)]).toEqual([false, true]);
    expect((await readBack(database)).first.reports).toEqual([]);
    database.close();
  });

  it('is changed in its place, and deleted with what was made for it alone', async () => {
    const database = await open(new IDBFactory());
    await put(draft([about('Alone')]), { database });
    await put(draft([says()], { url: 'https://journal.example/b', title: 'Une autre' }), { database });
    const opened = await reopen(database, 'Une visite', 'own-articles');
    opened.title = 'Une visite, corrigée';
    opened.reports[0]!.event.title = 'Not quite alone';
    const done = await putArticle(database, opened, ground, 5_000_000);
    expect(done.ok).toBe(true);
    const changed = await readBack(database, 'own-articles');
    expect([changed.row.counts.articles, changed.evidence!.bibliography.map(({ title }) => title).sort(), changed.first.events.map(({ title }) => title.en)]).toEqual([2, ['Une autre', 'Une visite, corrigée'], ['Not quite alone']]);
    const row = await removeArticle(database, { set: 'own-articles', article: opened.origin!.id }, ground, 6_000_000);
    const left = await readBack(database, 'own-articles');
    expect([left.row.counts.articles, left.row.counts.events, left.row.counts.reports]).toEqual([1, 0, 1]);
    expect(await removeArticle(database, { set: 'own-articles', article: opened.origin!.id }, ground, 7_000_000)).toBeNull();
    expect(await undoChange(database, row!)).toBe(true);
    expect((await readBack(database, 'own-articles')).first).toEqual(changed.first);
    database.close();
  });

  it('that another tab changed or deleted meanwhile is not written over', async () => {
    const database = await bring();
    const [mine, theirs] = [await reopen(database, 'Sans jour'), await reopen(database, 'Sans jour')];
    await putArticle(database, { ...theirs, title: 'Theirs' }, ground, 2);
    expect(await putArticle(database, { ...mine, title: 'Mine' }, ground, 3)).toEqual({ ok: false, stale: 'changed' });
    await removeArticle(database, { set: 'set-refs', article: mine.origin!.id }, ground, 4);
    expect(await putArticle(database, mine, ground, 5)).toEqual({ ok: false, stale: 'gone' });
    expect((await readBack(database)).row.counts.articles).toBe(1);
    database.close();
  });

  it('is the same in a backup that is restored elsewhere, and the change before it is still taken back there', async () => {
    const database = await bring();
    const opened = await reopen(database, 'Une visite annoncée');
    const put = await putArticle(database, { ...opened, reports: [says({ status: 'announced', date: '2024-04' })] }, ground, 2);
    const backup = await readBackup(await makeBackup(database, { notes: [], collections: [], views: [] }, '2026-11-28T00:00:00.000Z'));
    if (!backup.ok || !put.ok) throw new Error(JSON.stringify(backup));
    const other = await open(new IDBFactory());
    await restore(other, backup.value, 'instead');
    expect(await readBack(other)).toEqual(await readBack(database));
    expect((await reopen(other, 'Une visite annoncée')).reports[0]).toMatchObject({ about: 'event-0000', status: 'announced', date: '2024-04' });
    expect(await undoChange(other, put.row)).toBe(true);
    expect((await readBack(other)).first.reports).toEqual([]);
    database.close();
    other.close();
  });

  it('what it speaks of may be put away or gone: nothing is held up by that', async () => {
    const database = await bring();
    const other = makeEdition('theirs', 1);
    const theirs = { ...other.first, events: other.first.events.map((event) => ({ ...event, id: 'theirs' })), articles: [], reports: [] };
    const set: OwnSet = { id: 'set-two', name: 'Two', first: theirs, evidence: { ...other.evidence, prose: [], bibliography: [], quotations: [], stories: [] } };
    await writeSet(database, { id: 'set-two', name: 'Two', format: 'bundle', file: '' }, { first: theirs, evidence: set.evidence! }, { now: 1 });
    await put(draft([says({ about: 'theirs' })]), { database, sets: [set] });
    await changeSet(database, 'set-two', { on: false });
    const opened = await reopen(database, 'Une visite', 'own-articles');
    expect(await putArticle(database, { ...opened, title: 'Put away' }, ground, 3_000_000)).toMatchObject({ ok: true });
    await removeSet(database, 'set-two');
    const again = await reopen(database, 'Put away', 'own-articles');
    expect(await putArticle(database, { ...again, title: 'Gone' }, ground, 4_000_000)).toMatchObject({ ok: true });
    expect(await putArticle(database, draft([says()], { url: 'https://journal.example/c' }), ground, 5_000_000)).toMatchObject({ ok: true });
    // a new statement about what is not there is still told
    expect(await putArticle(database, draft([says({ about: 'nowhere' })], { url: 'https://journal.example/d' }), ground, 6_000_000)).toMatchObject({ ok: false, problems: [{ code: 'reference' }] });
    database.close();
  });

  it('the file brought again keeps what was said of its references, and says that notes are not carried', async () => {
    const database = await bring();
    expect((await brought(RIS)).remarks.map(({ code, path, found }) => [code, path, found])).toEqual([['left', 'line 8', '"A long abstract"']]);
    await putArticle(database, { ...(await reopen(database, 'Une visite annoncée')), reports: [about('A new visit', { status: 'planned', date: '2024-05-01' })] }, ground, 2);
    const existing = await readBack(database);
    const newer = RIS.replace('Une visite annoncée', 'Une visite annoncée (titre corrigé)');
    const again = await brought(newer, existing);
    expect([again.faults, again.counts]).toMatchObject([[], { same: 1, changed: 0, removed: 0, articles: 2, loose: 1, said: 1 }]);
    expect(again.whole!.first.reports).toEqual(existing.first.reports);
    expect(again.whole!.evidence.bibliography.map(({ title }) => title)).toContain('Une visite annoncée (titre corrigé)');
    // one that is no longer in the file, and of which something was said
    const without = await brought(RIS.slice(RIS.indexOf('TY  - NEWS', 5)), existing);
    expect([without.whole!.first.articles.length, without.whole!.first.reports]).toEqual([2, existing.first.reports]);
    database.close();
  });
});
