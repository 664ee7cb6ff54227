/**
 * What is told of an event by its reports alone, without who says it; read one by one, in the order of K7.
 *
 * Promises (numbers are the rules of knowing): K7 an exact official date yields, until it has passed, only to an
 * official report or a change of status; K8 a plan that is still spoken of after its date has no date; K2, K3 when it
 * has begun and is over, and who says otherwise.
 */
import type { Corpus, EventId, PlaceId, Report, SettledEvent } from './corpus.ts';
import type { Day } from './day.ts';
import type { Status } from './schema.ts';
import { agrees, isExact, type Span } from './span.ts';

export type KnownStatus = Status | 'underway' | 'lapsed';

/** K11: it has no mark of its own. */
export const isAttempt = (corpus: Corpus, { attemptOf }: SettledEvent): boolean => attemptOf !== undefined && corpus.eventById.has(attemptOf);

/** K11: the event under which it is drawn: an attempt's is the visit that it became. */
export function drawnAs(corpus: Corpus, id: EventId): EventId {
  const event = corpus.eventById.get(id);
  return event !== undefined && isAttempt(corpus, event) ? event.attemptOf! : id;
}

/** K2: over from its last day, where it is known to have been held or called off. */
export function isOver(event: SettledEvent, day: Day): boolean {
  const ended = event.status === 'held' || event.status === 'cancelled';
  return ended && event.span !== null && event.span.to !== null && event.span.to <= day;
}

/**
 * K2, for what the editors settled as not having taken place: postponed, or a plan of which nothing was heard. That it
 * never took place is hindsight, so no day before all its dated reports (the last on `last`) tells it (K9), nor one on
 * which these leave a plan open (K1), nor one that nobody has watched. Without an end, the last watched day is its end.
 */
export function isDropped(event: SettledEvent, told: Told | null, last: Day, day: Day, watchedUntil: Day): boolean {
  if (event.status === 'held' || told === null || last > day) return false;
  const end = event.span?.to ?? null;
  if (end === null ? day < watchedUntil : end >= day || end > watchedUntil) return false;
  const status = statusOn(event, told, day);
  return status !== 'announced' && status !== 'planned' && status !== 'underway';
}

/** The day of the last report of a known day; −Infinity: all are undated. */
export const lastDated = (reports: readonly Report[]): Day => reports.findLast((report) => report.known !== null)?.known ?? -Infinity;

/** The first day on which it is known to go on, where it was held; of what still goes on, its first. */
export function startOf({ status, span }: SettledEvent): Day | null {
  return status !== 'held' || span === null ? null : (span.core?.[0] ?? span.to ?? (span.window ? null : span.from));
}

export function hasBegun(event: SettledEvent, day: Day): boolean {
  const start = startOf(event);
  return start !== null && start <= day;
}

/** It says something of the event itself: that it is, was or will be, or when. */
export const tells = ({ status, span }: Report): boolean => status !== undefined || span !== undefined;

/** What the reports read so far say, without who says it. */
export interface Told {
  status: Status;
  span: Span | null;
  /** an exact date by an official voice (K7) */
  firm: boolean;
}

export const callsOff = (status: KnownStatus | undefined): boolean => status === 'postponed' || status === 'cancelled';

/** K7: it is not overruled by an exact official date that has not passed. */
export const rules = (before: Told | null, report: Report): boolean =>
  before === null || !before.firm || report.official || callsOff(report.status) || report.status === 'held' || hasPassed(before, report);

/** The plan known so far lay before the report; what was held has not passed as plans do. */
const hasPassed = ({ status, span }: Told, report: Report): boolean =>
  status !== 'held' && span !== null && span.to !== null && report.known !== null && span.to < report.known;

/** K8: it speaks of a plan whose date has passed, of an event that has not begun, and names no other: there is none. */
export const renews = (event: SettledEvent, before: Told | null, report: Report): boolean =>
  before !== null && report.span === undefined && (report.status === 'announced' || report.status === 'planned') &&
  hasPassed(before, report) && !hasBegun(event, report.known!);

/** From that report on there is no date. */
export const withdraws = (event: SettledEvent, before: Told | null, report: Report): boolean =>
  report.span === null || (report.span === undefined && callsOff(report.status)) || renews(event, before, report);

/** What is told once a report that rules has been read. */
export function follow(event: SettledEvent, before: Told | null, report: Report): Told {
  const withdrawn = withdraws(event, before, report);
  const told = report.status ?? before?.status ?? 'announced';
  const span = withdrawn ? null : (report.span ?? before?.span ?? null);
  return {
    // Postponed with a new date plans the new one.
    status: told === 'postponed' && !withdrawn ? 'planned' : told,
    span,
    firm: withdrawn || report.span !== undefined ? report.official && span !== null && isExact(span) : (before?.firm ?? false),
  };
}

const isPlan = ({ status }: Told): boolean => status === 'announced' || status === 'planned';

/** K3, K8: it has begun, and what is told of it is no date, or the date of a plan that has passed. */
export function goesOn(event: SettledEvent, told: Told | null, day: Day): boolean {
  if (!hasBegun(event, day) || event.span?.from == null) return false;
  return told === null || (isPlan(told) && told.span !== null && told.span.to !== null && told.span.to < day);
}

/** K3: it goes on from a day that no report had named. */
export const startsUnsaid = (event: SettledEvent, told: Told | null, day: Day): boolean =>
  goesOn(event, told, day) && !(told?.span && event.span && agrees(told.span, event.span));

/** K1, K3, K8: its status on a day, before it is over. */
export function statusOn(event: SettledEvent, told: Told | null, day: Day): KnownStatus {
  if (goesOn(event, told, day)) return 'underway';
  if (told === null) return 'announced';
  const { status, span } = told;
  if (span === null || callsOff(status)) return status;
  if (!span.window && span.from !== null && span.from <= day && (span.to === null || day <= span.to)) return 'underway';
  return status !== 'held' && span.to !== null && span.to < day ? 'lapsed' : status;
}

/** Its date on a day, before it is over: of what has begun, the end is not told. `until`: its last day that is sure. */
export function spanOn(event: SettledEvent, told: Told | null, day: Day, until: Day = day): Span | null {
  if (goesOn(event, told, day)) {
    const from = event.span!.from!;
    return { from, to: null, core: [from, Math.max(from, until)], window: false, doubt: event.span!.doubt };
  }
  const span = told?.span ?? null;
  // of what was said to go on, all days until the knowledge day are sure
  if (told?.status !== 'held' || span === null || span.from === null || span.to !== null || span.window || !hasBegun(event, day)) return span;
  return { ...span, core: [span.from, Math.max(span.from, until)] };
}

/** It says that it was held on other days than those told. */
export const disputes = ({ status, span }: Report, told: Span | null): boolean => status === 'held' && span != null && told !== null && !agrees(span, told);

/** K2: one of the places that it led to. */
export const isPlaceOf = ({ place, stages }: SettledEvent, id: PlaceId): boolean => id === place || (stages !== undefined && stages.includes(id));

/** K2: of what was held or called off, a report that says so and names other days; a plan is overtaken, no more. */
export const disputesDate = (event: SettledEvent, { status, span }: Report): boolean =>
  status === event.status && (status === 'held' || status === 'cancelled') && span != null && event.span !== null && !agrees(span, event.span);

/** K2: as `disputesDate`, and names another place. */
export const disputesPlace = (event: SettledEvent, { status, place }: Report): boolean =>
  status === event.status && (status === 'held' || status === 'cancelled') && place !== undefined && event.place !== null && !isPlaceOf(event, place);

/** K8: what was left a plan is lapsed once it is over. */
export const settledStatus = ({ status }: SettledEvent): KnownStatus => (status === 'announced' || status === 'planned' ? 'lapsed' : status);
