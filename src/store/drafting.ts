/**
 * An article from the form, checked and put into a set of the reader's own: compiled with all that the set holds already.
 * Loaded when the form is opened, for it brings the reader of dates along.
 *
 * Promises: what has a problem is not written, and every problem is told; what the set held stays, also where what it
 * speaks of is put away or gone; an article that another tab changed since it was opened is not written over; each change
 * is one edition of the set, which is taken back as long as nothing followed it; the file that comes of it is whole
 * (`contribution.ts`).
 */
import type { Home } from '../formats/arrival.ts';
import { toOwnDataset } from '../formats/arrival.ts';
import { toDraft, toDrafted, without, type Draft, type Drafted, type Held, type Origin } from '../formats/draft.ts';
import { bundleOf, namesIn } from '../formats/bundle-of.ts';
import { toContribution, type Contribution } from '../formats/contribution.ts';
import { compilePieces, type Context } from '../model/compile.ts';
import { toCorpus } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { Pieces } from '../model/gathering.ts';
import type { OwnSet } from '../model/merging.ts';
import type { Problem } from '../model/problem.ts';
import type { ArticleFile, DatasetFile, EventFile, Words } from '../model/schema.ts';
import type { Database, SetRow } from './database.ts';
import { listSets, OWN_ARTICLES, readSet, toVersion, undoImport, writeSet } from './sets.ts';

/** The article was changed, or is gone, since it was opened. */
export type Stale = 'changed' | 'gone';
export type Put =
  | { ok: true; row: SetRow; article: ArticleFile; /** the day from which what it says counts; null: undated, or it says nothing */ known: Day | null; /** to be sent to the editors */ file: Contribution }
  | { ok: false; stale?: never; problems: Problem[]; drafted: Drafted }
  | { ok: false; stale: Stale };

/** Where a draft is put: `sets` are those that `context` was made with. */
export type Ground = Omit<Home, 'id' | 'file'> & { sets: readonly OwnSet[] };

/** What a set holds, as files; empty where there is none yet. */
async function readHeld(database: Database, id: string): Promise<Held & { row: SetRow | undefined }> {
  const row = await database.sets.get(id);
  const read = row && (await readSet(database, row));
  if (!row || !read) return { events: [], articles: [], rest: {}, row: undefined };
  // what cannot be read is not written over
  if (!read.ok || read.set.evidence === null) throw new Error(`set ${row.id}: ${read.ok ? 'unread' : read.why}`);
  const { bundle: _kind, format: _format, version: _version, events, articles, ...rest } = bundleOf(toCorpus(read.set.first), read.set.evidence);
  return { events: events as unknown as EventFile[], articles: articles as unknown as ArticleFile[], rest, row };
}

/**
 * What a set stands beside: all but itself. What it speaks of may be of a set that is put away, which is read for it; or
 * gone, which was told when it went and holds nothing up now.
 */
async function toBeside(database: Database, id: string, held: Held, context: Context): Promise<Context> {
  const articles = context.articles.filter(({ set }) => set !== id);
  const theirs = new Set(articles.map((article) => article.id));
  const beside: Context = { ...context, events: context.events.filter(({ set }) => set !== id), articles, reports: context.reports.filter(({ article }) => theirs.has(article)) };
  const named = new Set([...held.articles.flatMap(({ reports }) => reports.flatMap(({ event, links = [] }) => [event, ...links.map(({ to }) => to)])), ...held.events.flatMap(({ links, attemptOf }) => [...links.map(({ to }) => to), ...(attemptOf === undefined ? [] : [attemptOf])])]);
  for (const { events } of [held, beside]) for (const event of events) named.delete(event.id);
  if (named.size > 0) {
    for (const row of await listSets(database)) {
      if (row.on || row.id === id) continue;
      const read = await readSet(database, row);
      if (!read.ok || !read.set.first.events.some((event) => named.has(event.id))) continue;
      const { first } = read.set;
      for (const event of first.events) named.delete(event.id);
      for (const kind of ['people', 'places', 'topics', 'publishers', 'events', 'articles', 'reports'] as const) beside[kind] = [...beside[kind], ...first[kind]] as never;
    }
  }
  const words: Words = { en: '—', fr: '—', ar: '—' };
  const names = namesIn(held.events, held.articles);
  const gone = (kind: 'people' | 'places' | 'topics' | 'publishers'): string[] => {
    const there = new Set([...((held.rest[kind] ?? []) as { id: string }[]), ...beside[kind]].map((each) => each.id));
    return [...names[kind]].filter((each) => !there.has(each));
  };
  return {
    ...beside,
    people: [...beside.people, ...gone('people').map((each) => ({ id: each, name: words, aliases: [], side: null, offices: [] }))],
    places: [...beside.places, ...gone('places').map((each) => ({ id: each, name: words, aliases: [], country: 'ZZ', at: null }))],
    topics: [...beside.topics, ...gone('topics').map((each) => ({ id: each, name: words, aliases: [] }))],
    publishers: [...beside.publishers, ...gone('publishers').map((each) => ({ id: each, name: each, aliases: [], country: null, language: 'und', official: false }))],
    events: [...beside.events, ...[...named].map((each) => ({ id: each, kind: 'context' as const, side: null, title: words, span: null, status: 'announced' as const, place: null, people: [], topics: [], links: [], confidence: 'low' as const }))],
  };
}

/** What the set says of itself: it opens with all the days of what was made in it. */
function toDataset({ held, home }: Opened, pieces: Pieces): DatasetFile {
  const events = pieces.events as EventFile[];
  const before = held.rest.dataset as DatasetFile | undefined;
  if (before === undefined || home.id === OWN_ARTICLES) return toOwnDataset({ title: held.row?.name ?? home.name }, events, home);
  const there = new Set(held.events.map(({ id }) => id));
  const { opening: fresh } = toOwnDataset({ title: '' }, events.filter(({ id }) => !there.has(id)), home);
  if (events.every(({ id }) => there.has(id))) return before;
  if (held.events.length === 0) return { ...before, opening: fresh };
  return { ...before, opening: { from: fresh.from < before.opening.from ? fresh.from : before.opening.from, to: fresh.to > before.opening.to ? fresh.to : before.opening.to } };
}

const isStale = ({ id, was }: Origin, { articles }: Held): Stale | null => {
  const now = articles.find((article) => article.id === id);
  return now === undefined ? 'gone' : JSON.stringify(now) === was ? null : 'changed';
};

/** A set, and where what is put into it stands. */
interface Opened {
  held: Held & { row: SetRow | undefined };
  home: Home;
}
async function openSet(database: Database, id: string, ground: Ground): Promise<Opened> {
  const held = await readHeld(database, id);
  return { held, home: { ...ground, id, file: ground.name, context: await toBeside(database, id, held, ground.context) } };
}

const compile = (opened: Opened, pieces: Pieces) =>
  compilePieces({ ...pieces, dataset: toDataset(opened, pieces) }, opened.home.name, toVersion(opened.home.id, (opened.held.row?.edition ?? 0) + 1), opened.home.context);
const write = (database: Database, { held: { row }, home }: Opened, whole: Parameters<typeof writeSet>[2], now: number): Promise<SetRow> =>
  writeSet(database, { id: home.id, name: row?.name ?? home.name, format: row?.format ?? 'articles', file: row?.file ?? '' }, whole, { now, onto: row?.edition ?? 0 });

/** Checks a draft and, where nothing is wrong with it, keeps it; resolves once it is on the disk. */
export async function putArticle(database: Database, draft: Draft, ground: Ground, now: number): Promise<Put> {
  const opened = await openSet(database, draft.origin?.set ?? OWN_ARTICLES, ground);
  const stale = draft.origin && isStale(draft.origin, opened.held);
  if (stale) return { ok: false, stale };
  const drafted = toDrafted(draft, opened.held, opened.home);
  const compiled = compile(opened, drafted.pieces);
  if ('problems' in compiled) return { ok: false, problems: compiled.problems, drafted };
  const file = toContribution(drafted.file, drafted.pieces, ground);
  const days = compiled.first.reports.flatMap(({ article, known }) => (article === drafted.file.id && known !== null ? [known] : []));
  return { ok: true, row: await write(database, opened, compiled, now), article: drafted.file, known: days.length === 0 ? null : Math.min(...days), file };
}

/** An article of a set, to be filled in anew; null: it is gone. `say`: of words in three languages those of the page. */
export async function openArticle(database: Database, at: { set: string; article: string }, ground: Ground, say: (words: Words) => string): Promise<Draft | null> {
  const { held, home } = await openSet(database, at.set, ground);
  const article = held.articles.find(({ id }) => id === at.article);
  return article ? toDraft(article, at.set, held, home.context, say) : null;
}

/** Takes an article out of its set, and what was made for it alone; null: it is gone already. */
export async function removeArticle(database: Database, at: { set: string; article: string }, ground: Ground, now: number): Promise<SetRow | null> {
  const opened = await openSet(database, at.set, ground);
  if (!opened.held.articles.some(({ id }) => id === at.article)) return null;
  const compiled = compile(opened, without(at.article, opened.held, opened.home));
  if ('problems' in compiled) throw new Error(compiled.problems.map(({ path, expected, found }) => `${path}: ${expected}, ${found}`).join('; '));
  return write(database, opened, compiled, now);
}

/** Takes the change back that made this edition of the set; false: another one has followed, and nothing is. */
export const undoChange = (database: Database, { id, edition }: Pick<SetRow, 'id' | 'edition'>): Promise<boolean> => undoImport(database, id, edition);
