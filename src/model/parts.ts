/**
 * A corpus too large to be read in one piece, as lines of JSON: the head first, then parts of whole events, each with
 * all of its reports and the articles that they stand in. A part can be read, used and forgotten before the next one
 * is here.
 *
 *   {"format":1,"compiler":3,…,"people":[…],"count":100000}
 *   {"events":[…],"articles":[…],"reports":[…]}
 *   {"events":[…],"articles":[…],"reports":[…]}
 */
import type { Article, First, Report, SettledEvent } from './corpus.ts';

/** All but the events and what is said of them. */
export interface Head extends Omit<First, 'events' | 'articles' | 'reports'> {
  /** how many events follow */
  count: number;
}

export interface Part {
  events: SettledEvent[];
  articles: Article[];
  reports: Report[];
}

/** Events to a part: large enough that reading is not slowed, small enough that the first is soon here. */
export const PART = 100;

/** A corpus in lines, one after the other. What is said of an attempt stands with the visit that it became. */
export function* toLines(first: First): Generator<string> {
  const { events, articles, reports, ...head } = first;
  yield JSON.stringify({ ...head, count: events.length } satisfies Head);
  const targets = new Map(events.map(({ id, attemptOf }) => [id, attemptOf ?? id]));
  const byTarget = new Map<string, { events: SettledEvent[]; reports: Report[] }>();
  const pageOf = (id: string): { events: SettledEvent[]; reports: Report[] } => {
    let page = byTarget.get(id);
    if (page === undefined) byTarget.set(id, (page = { events: [], reports: [] }));
    return page;
  };
  for (const event of events) pageOf(targets.get(event.id)!).events.push(event);
  for (const report of reports) pageOf(targets.get(report.event) ?? report.event).reports.push(report);
  const articleById = new Map(articles.map((article) => [article.id, article]));
  let part: Part = { events: [], articles: [], reports: [] };
  for (const page of byTarget.values()) {
    part.events.push(...page.events);
    part.reports.push(...page.reports);
    if (part.events.length < PART) continue;
    yield JSON.stringify(withArticles(part));
    part = { events: [], articles: [], reports: [] };
  }
  if (part.events.length > 0) yield JSON.stringify(withArticles(part));

  function withArticles({ events: own, reports: said }: Part): Part {
    const named = new Set(said.map(({ article }) => article));
    return { events: own, articles: [...named].flatMap((id) => articleById.get(id) ?? []), reports: said };
  }
}
