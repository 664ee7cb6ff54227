/**
 * What every writer is given: the events that are shown, as known on the knowledge day, and what stands behind them; and
 * what of them all writers ask alike.
 *
 * Promises: nothing of the future leaves (K9): before an event is over no summary, no outcomes, no note, and of its
 * sources those alone that count on that day.
 */
import type { I18n } from '../i18n/index.ts';
import type { Article, Bibliography, Corpus, EventId, Evidence, Place, Prose, Publisher, Words } from '../model/corpus.ts';
import { toCivil, toIsoDay, type Day } from '../model/day.ts';
import { placesOf, type KnownEvent } from '../model/known.ts';
import { linksOn, type Link } from '../model/links.ts';
import { isExact, type Span } from '../model/span.ts';
import { independentVoices } from '../model/voices.ts';

export interface Shown {
  events: readonly KnownEvent[];
  corpus: Corpus;
  evidence: Evidence;
  /** the knowledge day, and the reader's own */
  day: Day;
  today: Day;
  /** the reader's language */
  i18n: I18n;
  /** a sentence in every language */
  say: (of: (i18n: I18n) => string) => Words;
  /** of the picture, and of each event, on the knowledge day */
  address: string;
  addressOf: (event: EventId) => string;
}

/** What a format has no room for, and how often. */
export interface Left {
  why: 'undated' | 'unplaced' | 'links' | 'linked' | 'stories';
  count: number;
}

/** What of it there is, for the reader to be told. */
export const leftOut = (counts: Partial<Record<Left['why'], number>>): Left[] => Object.entries(counts).flatMap(([why, count]) => (count > 0 ? [{ why: why as Left['why'], count }] : []));

export interface Export {
  text: string;
  /** events that are in it */
  count: number;
  left: Left[];
}

export interface Cited {
  article: Article;
  bibliography: Bibliography;
  publisher: Publisher | undefined;
}

/** The articles that count for an event on that day, each once, the first to speak before the others. */
export function citedFor({ corpus, evidence }: Pick<Shown, 'corpus' | 'evidence'>, event: KnownEvent): Cited[] {
  const pages = pagesOf(evidence);
  return [...new Set(event.reports.map((id) => corpus.reportById.get(id)?.article))].flatMap((id) => {
    const [article, bibliography] = [corpus.articleById.get(id ?? ''), pages.bibliography.get(id ?? '')];
    return article && bibliography ? [{ article, bibliography, publisher: corpus.publisherById.get(article.publisher) }] : [];
  });
}

/** What the editors wrote of it, once it is over. */
export const proseOf = ({ evidence }: Pick<Shown, 'evidence'>, event: KnownEvent): Prose | null => (event.settled ? (pagesOf(evidence).prose.get(event.id) ?? null) : null);

/** Independent voices that say what is shown (K10). */
export function voicesFor(corpus: Corpus, { because, against }: KnownEvent): number {
  const otherwise = new Set(Object.values(against).flat());
  return independentVoices(corpus, [...new Set([...because.date, ...because.status])].filter((id) => !otherwise.has(id))).length;
}

/** The links between the events that are shown, each from the event that it starts from; `inside`: those that are written. */
export function linksFor({ corpus, events, day, today }: Pick<Shown, 'corpus' | 'events' | 'day' | 'today'>, inside: (id: EventId) => boolean = () => true): { from: (id: EventId) => readonly Link[]; all: readonly Link[]; lost: number } {
  const all = linksOn(corpus, events, day, today);
  const kept = all.filter(({ from, to }) => inside(from) && inside(to));
  const pages = groupBy(kept, ({ from }) => from);
  return { from: (id) => pages.get(id) ?? [], all: kept, lost: all.length - kept.length };
}

/** Rows by what they share, each group in their order. */
export function groupBy<T>(rows: readonly T[], of: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(of(row));
    if (group) group.push(row);
    else groups.set(of(row), [row]);
  }
  return groups;
}

export const placesFor = ({ placeById }: Corpus, event: KnownEvent): Place[] => placesOf(event).flatMap((id) => placeById.get(id) ?? []);

interface Pages {
  bibliography: Map<string, Bibliography>;
  prose: Map<string, Prose>;
}
const kept = new WeakMap<Evidence, Pages>();
/** Looked up once for an evidence, however many ask. */
function pagesOf(evidence: Evidence): Pages {
  let pages = kept.get(evidence);
  if (pages === undefined) {
    pages = { bibliography: new Map(evidence.bibliography.map((each) => [each.id, each])), prose: new Map(evidence.prose.map((each) => [each.id, each])) };
    kept.set(evidence, pages);
  }
  return pages;
}

/**
 * The days of a span in ISO 8601, as coarse as they are: a window as the month or the year that it lies in, null where
 * it is wider. `last`: only where it lasts longer than a day.
 */
export function toIso(span: Span | null): { first: string; last: string | null } | null {
  if (span === null || span.from === null) return null;
  if (!span.window) {
    const { from, to } = span;
    return isExact(span) || span.core === null || to === null ? { first: toIsoDay(from), last: to === null || to === from ? null : toIsoDay(to) } : toCoarse(span);
  }
  return span.to === null ? null : toCoarse(span);
}

function toCoarse({ from, to }: Span): { first: string; last: null } | null {
  if (from === null || to === null) return null;
  const [first, last] = [toCivil(from), toCivil(to)];
  if (first.year !== last.year) return null;
  if (first.month !== last.month) return { first: toIsoDay(from).slice(0, -6), last: null };
  return { first: toIsoDay(from).slice(0, from === to ? undefined : -3), last: null };
}
