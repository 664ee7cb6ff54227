/**
 * When the sources spoke, and what each day's articles changed.
 *
 * Promises: every dated article speaks on exactly one day; a step between two days tells each event that
 * a report of the day speaks of and whose date, status or presence differs, and no other.
 */
import type { ArticleId, Corpus, EventId } from './corpus.ts';
import type { Day } from './day.ts';
import { knownEvent, type KnownEvent, type KnownStatus } from './known.ts';
import { isSameSpan, type Span } from './span.ts';

export interface SpeakingDay {
  day: Day;
  articles: ArticleId[];
}

/** Days on which at least one article begins to count, in order; undated articles speak on none. */
export function speakingDays(corpus: Corpus): SpeakingDay[] {
  const first = new Map<ArticleId, Day>();
  for (const { article, known } of corpus.reports) {
    if (known !== null) first.set(article, Math.min(known, first.get(article) ?? Infinity));
  }
  const days = new Map<Day, ArticleId[]>();
  for (const [article, day] of first) days.set(day, [...(days.get(day) ?? []), article]);
  return [...days].map(([day, articles]) => ({ day, articles })).sort((a, b) => a.day - b.day);
}

export interface Reading {
  status: KnownStatus;
  span: Span | null;
  words?: string;
}

export interface Change {
  event: EventId;
  /** null: it was not known before */
  before: Reading | null;
  after: Reading;
}

const toReading = ({ status, span, words }: KnownEvent): Reading => ({ status, span, ...(words === undefined ? {} : { words }) });

/** What the reports that begin to count on `day` changed, event by event; empty: they confirm what was known. */
export function changesOn(corpus: Corpus, day: Day, today: Day): Change[] {
  // K11: what is said of an attempt is said of the visit that it became
  const settle = (id: EventId): EventId => corpus.eventById.get(id)?.attemptOf ?? id;
  const events = new Set(corpus.reports.filter((report) => report.known === day).map((report) => settle(report.event)));
  return corpus.events.flatMap((event): Change[] => {
    if (!events.has(event.id)) return [];
    const after = knownEvent(corpus, event, day, today);
    if (after === null) return [];
    const before = knownEvent(corpus, event, day - 1, today);
    if (before && before.status === after.status && isSameSpan(before.span, after.span)) return [];
    return [{ event: event.id, before: before && toReading(before), after: toReading(after) }];
  });
}
