/**
 * A file of references that is brought again: what the reader said of them in the form meanwhile stays.
 *
 * Promises: of an article that the file has, its title, names and day are the file's, and what was said of it is the
 * reader's; one that was said something of and is no longer in the file stays whole; what that names comes along.
 */
import { toCorpus } from '../model/corpus.ts';
import type { Pieces } from '../model/gathering.ts';
import type { Whole } from '../model/merging.ts';
import type { ArticleFile, EventFile } from '../model/schema.ts';
import { bundleOf, namesIn } from './bundle-of.ts';
import type { ForeignFormat } from './incoming.ts';

/** Their files never say anything of an event: whatever is said was said here. */
const REFERENCES: ReadonlySet<string> = new Set<ForeignFormat>(['csl-json', 'ris', 'bibtex']);
export const isReferences = (format: string | null): boolean => format !== null && REFERENCES.has(format);

/** `before`: the set as it is now. `count`: articles of which something stays. */
export function withSaid(pieces: Pieces, before: Whole): { pieces: Pieces; count: number } {
  if (before.evidence === null || before.first.reports.length === 0) return { pieces, count: 0 };
  const held = bundleOf(toCorpus(before.first), before.evidence);
  const said = new Map((held.articles as unknown as ArticleFile[]).filter(({ reports }) => reports.length > 0).map((article) => [article.id, article]));
  const articles = (pieces.articles ?? []) as ArticleFile[];
  const there = new Set(articles.map(({ id }) => id));
  const together = [
    ...articles.map((article) => ({ ...article, reports: article.reports.length > 0 ? article.reports : (said.get(article.id)?.reports ?? []) })),
    ...[...said.values()].filter(({ id }) => !there.has(id)),
  ];
  const events = held.events as unknown as EventFile[];
  const named = namesIn(events, together);
  const list = (kind: keyof typeof named): unknown[] => {
    const own = (pieces[kind] ?? []) as { id: string }[];
    return [...own, ...(held[kind] as { id: string }[]).filter(({ id }) => named[kind].has(id) && !own.some((each) => each.id === id))];
  };
  return {
    pieces: { ...pieces, articles: together, events: [...((pieces.events ?? []) as EventFile[]), ...events], people: list('people'), places: list('places'), topics: list('topics'), publishers: list('publishers') },
    count: said.size,
  };
}
