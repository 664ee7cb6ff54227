/**
 * An article from the form, checked and put into the reader's own set: compiled with all that the set holds already.
 * Loaded when the form is opened, for it brings the reader of dates along.
 *
 * Promises: what has a problem is not written, and every problem is told; what the set held stays; the file that comes of
 * it is whole (`contribution.ts`).
 */
import type { Home } from '../formats/arrival.ts';
import { toOwnDataset } from '../formats/arrival.ts';
import { toDrafted, type Draft, type Drafted } from '../formats/draft.ts';
import { bundleOf } from '../formats/bundle-of.ts';
import { toContribution, type Contribution } from '../formats/contribution.ts';
import { compilePieces } from '../model/compile.ts';
import { toCorpus } from '../model/corpus.ts';
import type { Pieces } from '../model/gathering.ts';
import type { OwnSet } from '../model/merging.ts';
import type { Problem } from '../model/problem.ts';
import type { ArticleFile, EventFile } from '../model/schema.ts';
import type { Database, SetRow } from './database.ts';
import { OWN_ARTICLES, readSet, toVersion, writeSet } from './sets.ts';

export type Put = { ok: true; row: SetRow; article: ArticleFile; /** to be sent to the editors */ file: Contribution } | { ok: false; problems: Problem[]; drafted: Drafted };

/** What the set holds, as files; empty where there is none yet. */
async function readHeld(database: Database): Promise<{ events: EventFile[]; articles: ArticleFile[]; rest: Pieces; row: SetRow | undefined }> {
  const row = await database.sets.get(OWN_ARTICLES);
  const read = row && (await readSet(database, row));
  if (!row || !read) return { events: [], articles: [], rest: {}, row: undefined };
  // what cannot be read is not written over
  if (!read.ok || read.set.evidence === null) throw new Error(`set ${row.id}: ${read.ok ? 'unread' : read.why}`);
  const { bundle: _kind, format: _format, version: _version, events, articles, ...rest } = bundleOf(toCorpus(read.set.first), read.set.evidence);
  return { events: events as unknown as EventFile[], articles: articles as unknown as ArticleFile[], rest, row };
}

/** Checks a draft and, where nothing is wrong with it, keeps it; resolves once it is on the disk. `sets`: those that `context` was made with. */
export async function putArticle(database: Database, draft: Draft, home: Omit<Home, 'id' | 'file'> & { sets: readonly OwnSet[] }, now: number): Promise<Put> {
  const held = await readHeld(database);
  const whole: Home = { ...home, id: OWN_ARTICLES, file: home.name };
  const drafted = toDrafted(draft, held, whole);
  const pieces: Pieces = { ...drafted.pieces, dataset: toOwnDataset({ title: home.name }, drafted.pieces.events as EventFile[], home) };
  const compiled = compilePieces(pieces, home.name, toVersion(OWN_ARTICLES, (held.row?.edition ?? 0) + 1), home.context);
  if ('problems' in compiled) return { ok: false, problems: compiled.problems, drafted };
  const file = toContribution(drafted.file, drafted.pieces, home);
  const row = await writeSet(database, { id: OWN_ARTICLES, name: held.row?.name ?? home.name, format: 'articles', file: '' }, compiled, { now, onto: held.row?.edition ?? 0 });
  return { ok: true, row, article: drafted.file, file };
}
