/**
 * An article from the form as a file that leaves this browser: for the editors, or for another reader's browser.
 *
 *   all that it names stands in the corpus of the site  ─► the article alone, as it would stand in `data/articles/`
 *   it names more                                       ─► { articles, publishers, people, places, topics, events }: of
 *                                                          what is missing each thing as it would stand in `data/`
 *
 * Promises: read where there is nothing but the corpus of the site it has no fault; what that corpus has is not in it; of
 * an event of another set, links to what is neither here nor there are left out, and sides that the site has not.
 */
import type { Context } from '../model/compile.ts';
import { toCorpus } from '../model/corpus.ts';
import type { Pieces } from '../model/gathering.ts';
import type { OwnSet } from '../model/merging.ts';
import type { ArticleFile, DatasetFile, EventFile, PersonFile, PlaceFile, PublisherFile, TopicFile } from '../model/schema.ts';
import { bundleOf, namesIn } from './bundle-of.ts';

interface Things {
  publishers: PublisherFile[];
  people: PersonFile[];
  places: PlaceFile[];
  topics: TopicFile[];
  events: EventFile[];
}
export type Contribution = ArticleFile | (Partial<Things> & { articles: [ArticleFile] });

/** `pieces`: the set that the article is in; `sets`: the others that it may speak of. */
export function toContribution(article: ArticleFile, pieces: Pieces, { site, sides, sets }: { site: Context; sides: DatasetFile['sides']; sets: readonly OwnSet[] }): Contribution {
  const own = pieces as Partial<Things>;
  const named = new Set(article.reports.flatMap(({ event, links = [] }) => [event, ...links.map(({ to }) => to)]));
  // what an attempt became is no attempt itself: once is enough
  for (const rows of [own.events ?? [], ...sets.map(({ first }) => first.events)]) {
    for (const { id, attemptOf } of rows) if (attemptOf !== undefined && named.has(id)) named.add(attemptOf);
  }
  const sources = [own, ...sets.map((set) => toThings(set, named))];

  function missing<K extends keyof Things>(kind: K, ids: ReadonlySet<string>): Things[K][number][] {
    const theirs = new Set((site[kind] as readonly { id: string }[]).map(({ id }) => id));
    // of two with one id the first stands
    const found = new Map(sources.toReversed().flatMap((source) => ((source[kind] ?? []) as Things[K][number][]).map((thing) => [thing.id, thing] as const)));
    return [...ids].flatMap((id) => {
      const thing = theirs.has(id) ? undefined : found.get(id);
      return thing === undefined ? [] : [thing];
    });
  }
  const sided = <T extends { side: string | null }>(thing: T): T => ({ ...thing, side: sides.some(({ id }) => id === thing.side) ? thing.side : null });
  const there = new Set([...named, ...site.events.map(({ id }) => id)]);

  const events = missing('events', named).map((event) => sided({ ...event, links: event.links.filter(({ to }) => there.has(to)) }));
  const names = namesIn(events, [article]);
  const things: Things = {
    publishers: missing('publishers', names.publishers),
    people: missing('people', names.people).map(sided),
    places: missing('places', names.places),
    topics: missing('topics', names.topics),
    events,
  };
  const lists = Object.entries(things).filter(([, list]) => (list as unknown[]).length > 0);
  return lists.length === 0 ? article : { articles: [article], ...(Object.fromEntries(lists) as Partial<Things>) };
}

/** A set as files, of its events only those that are named. */
function toThings({ first, evidence }: OwnSet, named: ReadonlySet<string>): Things {
  const events = first.events.filter(({ id }) => named.has(id));
  const prose = (evidence?.prose ?? []).filter(({ id }) => named.has(id));
  const corpus = toCorpus({ ...first, events, articles: [], reports: [] });
  return bundleOf(corpus, { format: 1, version: first.version, prose, bibliography: [], quotations: [], stories: [] }) as unknown as Things;
}
