/**
 * What one publisher has published, article by article, as known on the day.
 *
 * Promises, each a test:
 * - every article of the publisher that counts on the day and speaks of a known event, once, in the order in which they appeared; undated last
 * - with each event what it says, and whether it differs from what is shown
 * - it stood alone on an event where every report that counts is its own; it differed where one of its own says otherwise
 * - K9 nothing published later
 */
import type { Article, Corpus, EventId, PublisherId, Report } from './corpus.ts';
import { FIELDS, type KnownEvent } from './known.ts';

export interface Mention {
  event: KnownEvent;
  report: Report;
  differs: boolean;
}
export interface Publication {
  article: Article;
  mentions: Mention[];
}
export interface Publications {
  articles: Publication[];
  /** events that it speaks of, of which nobody else does, and on which it differs */
  events: EventId[];
  alone: EventId[];
  differed: EventId[];
}

export function publicationsOf(corpus: Corpus, known: readonly KnownEvent[], publisher: PublisherId): Publications {
  const articles = new Map<string, Publication>();
  const events: EventId[] = [];
  const alone: EventId[] = [];
  const differed: EventId[] = [];
  for (const event of known) {
    const reports = event.reports.flatMap((id) => corpus.reportById.get(id) ?? []);
    const own = reports.filter(({ article }) => corpus.articleById.get(article)?.publisher === publisher);
    if (own.length === 0) continue;
    const against = new Set(FIELDS.flatMap((field) => event.against[field]));
    events.push(event.id);
    if (own.length === reports.length) alone.push(event.id);
    if (own.some(({ id }) => against.has(id))) differed.push(event.id);
    for (const report of own) {
      const article = corpus.articleById.get(report.article)!;
      const publication = articles.get(article.id) ?? { article, mentions: [] };
      publication.mentions.push({ event, report, differs: against.has(report.id) });
      articles.set(article.id, publication);
    }
  }
  const knownOf = ({ mentions }: Publication): number => mentions[0]?.report.known ?? Infinity;
  const row = [...articles.values()].sort((a, b) => {
    const [first, second] = [knownOf(a), knownOf(b)];
    return first === second ? (a.article.id < b.article.id ? -1 : 1) : first - second;
  });
  return { articles: row, events, alone, differed };
}
