/**
 * When the sources spoke, and what each day's articles changed.
 *
 * Promises: every dated article speaks on exactly one day; a step between two days tells each event that
 * a report of the day speaks of and whose date, status or presence differs, and no other; what a report is the first
 * to tell of is new, though it had begun before (K3); what the calendar alone had turned to under way or held (K2) is
 * news in the first report after that; what the editors settled of a visit that was put off is no news.
 */
import type { ArticleId, Corpus, EventId, Report, SettledEvent } from './corpus.ts';
import type { Day } from './day.ts';
import { knownEvent, type KnownEvent, type KnownStatus } from './known.ts';
import { isSameSpan, type Span } from './span.ts';
import { callsOff, lastDated, tells } from './told.ts';

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
  for (const [article, day] of first) {
    const articles = days.get(day);
    if (articles) articles.push(article);
    else days.set(day, [article]);
  }
  return [...days].map(([day, articles]) => ({ day, articles })).sort((a, b) => a.day - b.day);
}

export interface Reading {
  status: KnownStatus;
  span: Span | null;
}

export interface Change {
  event: EventId;
  /** null: no source had told of it before */
  before: Reading | null;
  after: Reading;
}

export const toReading = ({ status, span }: Pick<KnownEvent, 'status' | 'span'>): Reading => ({ status, span });
export const isSameReading = (a: Reading, b: Reading): boolean => a.status === b.status && isSameSpan(a.span, b.span);
/** Nothing that a source said: the same, or the editors settled as not having taken place what was known to be put off, called off or lapsed. */
export const isNoNews = (before: Reading, after: Reading & Pick<KnownEvent, 'settled'>): boolean =>
  isSameReading(before, after) || (after.settled && after.status === before.status && (after.status === 'lapsed' || callsOff(after.status)));

/** K11: what is said of an attempt is said of the visit that it became. */
export const settleEvent = (corpus: Corpus, id: EventId): EventId => {
  const into = corpus.eventById.get(id)?.attemptOf;
  return into !== undefined && corpus.eventById.has(into) ? into : id;
};

/** The day on which a source first told of it; undefined: none of a known day does. `reports` in the order of K7. */
export const firstTold = (reports: readonly Report[]): Day | undefined => reports.find((report) => report.known !== null && tells(report))?.known ?? undefined;

/** No source need have said so: the days came. */
export const isTurnedByCalendar = ({ status }: Reading): boolean => status === 'underway' || status === 'held';

/** The events that reports of a day speak of, in the order of the corpus: found once, for a reader goes from day to day. */
const spokenOf = new WeakMap<Corpus, Map<Day, SettledEvent[]>>();
function eventsSpokenOf(corpus: Corpus, day: Day): readonly SettledEvent[] {
  let days = spokenOf.get(corpus);
  if (days === undefined) {
    days = new Map();
    for (const event of corpus.events) {
      for (const known of new Set(corpus.reportsOf.get(event.id)?.map((report) => report.known))) {
        if (known === null) continue;
        const events = days.get(known);
        if (events) events.push(event);
        else days.set(known, [event]);
      }
    }
    spokenOf.set(corpus, days);
  }
  return days.get(day) ?? [];
}

/** What the reports that begin to count on `day` changed, event by event; empty: they confirm what was known. */
export function changesOn(corpus: Corpus, day: Day, today: Day): Change[] {
  return eventsSpokenOf(corpus, day).flatMap((event): Change[] => {
    const after = knownEvent(corpus, event, day, today);
    if (after === null) return [];
    const reports = corpus.reportsOf.get(event.id) ?? [];
    const last = lastDated(reports.filter(({ known }) => known !== null && known < day));
    const yesterday = firstTold(reports) === day ? null : knownEvent(corpus, event, day - 1, today);
    const before = yesterday && isTurnedByCalendar(yesterday) ? knownEvent(corpus, event, last, today) : yesterday;
    if (before && isNoNews(before, after)) return [];
    return [{ event: event.id, before: before && toReading(before), after: toReading(after) }];
  });
}
