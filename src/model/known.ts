/**
 * The bitemporal heart: what an attentive reader knew on a given day.
 *
 * Promises, each a test (numbers are the rules of knowing):
 * - K1 before an event is over it is what the ruling report published by that day said
 * - K2 from the day it ended it is what the editors settled; only reports that it was held can differ
 * - K3 what nobody had reported and had not begun is absent; what had begun says "from later sources"; naming
 *   somebody or something beforehand, without a word on the event itself, is no report of it
 * - K4 nothing known on one day is forgotten on a later one
 * - K6 every field shown stands on a report or is marked as the editors' own
 * - K7 the newest report rules; an exact official date yields, until it has passed, only to an official report or
 *   a change of status
 * - K8 a plan whose window has passed without any report is lapsed; where one still speaks of it, it has no date
 * - K9 before an event is over nothing settled is told but its neutral title, kind and side
 */
import type { Attendance, Corpus, EventId, PersonId, PlaceId, Report, ReportId, SettledEvent, SideId, TopicId } from './corpus.ts';
import type { Day } from './day.ts';
import type { EventKind, Part, Status, Words } from './schema.ts';
import { agrees, isExact, isSameSpan, type Span } from './span.ts';

export type KnownStatus = Status | 'underway' | 'lapsed';
export const FIELDS = ['date', 'status', 'place', 'people', 'topics'] as const;
export type Field = (typeof FIELDS)[number];

/** One date (or withdrawal of a date) that the world was told, and what became of it. */
export interface Plan {
  /** null: announced without a date, or the date was withdrawn */
  span: Span | null;
  status: Exclude<Status, 'held'>;
  words?: string;
  /** the day on which it counted first; null: from undated sources */
  learned: Day | null;
  reports: ReportId[];
  /** false: reported, but a stronger report stood on that day */
  ruled: boolean;
  fate: 'current' | 'kept' | 'moved' | 'withdrawn' | 'lapsed' | 'undated';
}

export interface KnownAttendance {
  person: PersonId;
  /** null: named by a report that does not say in which part */
  part: Part | null;
}

export interface KnownEvent {
  id: EventId;
  kind: EventKind;
  side: SideId | null;
  title: Words;
  /** it is over, and this is what the editors settled */
  settled: boolean;
  status: KnownStatus;
  span: Span | null;
  /** the ruling source's own phrase for the date */
  words?: string;
  place: PlaceId | null;
  /** further places that it led to */
  stages: PlaceId[];
  people: KnownAttendance[];
  topics: TopicId[];
  /** reports that say what is shown; empty: the editors' own, or from later sources */
  because: Record<Field, ReportId[]>;
  /** reports that it was held, and that say otherwise */
  against: Record<Field, ReportId[]>;
  /** K3: had begun by that day, though the earliest source that says so is younger */
  late: boolean;
  plans: Plan[];
  /** every report that counts on that day, in the order of K7 */
  reports: ReportId[];
}

/** Where it was, in order; none where no place is known. */
export const placesOf = ({ place, stages }: Pick<KnownEvent, 'place' | 'stages'>): PlaceId[] => [...(place === null ? [] : [place]), ...stages];

/**
 * Everything known on `day`, in the order of the corpus. `today` is the reader's day: undated reports count
 * from it and never earlier.
 */
export function knownOn(corpus: Corpus, day: Day, today: Day): KnownEvent[] {
  return corpus.events.flatMap((event) => knownEvent(corpus, event, day, today) ?? []);
}

/** One event as known on `day`; null where it is absent (K3) or drawn with the visit it became (K11). */
export function knownEvent(corpus: Corpus, event: SettledEvent, day: Day, today: Day): KnownEvent | null {
  if (event.attemptOf !== undefined && corpus.eventById.has(event.attemptOf)) return null;
  const reports = (corpus.reportsOf.get(event.id) ?? []).filter((report) => (report.known ?? today) <= day);
  const begun = hasBegun(event, day);
  if (!begun && !reports.some(tells)) return null;
  const fold = foldReports(reports);
  const common = {
    id: event.id,
    kind: event.kind,
    side: event.side,
    title: event.title,
    late: begun && !reports.some((report) => report.known !== null && tells(report)),
    reports: reports.map((report) => report.id),
  };
  return isOver(event, day)
    ? { ...common, ...settle(event, reports), plans: toPlans(fold.plans, event.span, day) }
    : { ...common, ...expect(event, reports, fold, day), plans: toPlans(fold.plans, null, day) };
}

/** K2: over from its last day, and only once it is known to have been held or called off. */
export function isOver(event: SettledEvent, day: Day): boolean {
  const ended = event.status === 'held' || event.status === 'cancelled';
  return ended && event.span !== null && event.span.to !== null && event.span.to <= day;
}

function hasBegun(event: SettledEvent, day: Day): boolean {
  if (event.status !== 'held' || event.span === null) return false;
  const start = event.span.core?.[0] ?? event.span.to;
  return start !== null && start <= day;
}

/** It says something of the event itself: that it is, was or will be, or when. */
const tells = ({ status, span }: Report): boolean => status !== undefined || span !== undefined;

interface Reading {
  status: Status;
  span: Span | null;
  words?: string;
  statusBecause: ReportId[];
  dateBecause: ReportId[];
  /** an exact date by an official voice (K7) */
  firm: boolean;
}

interface Fold {
  reading: Reading | null;
  plans: Omit<Plan, 'fate'>[];
}

/** K1 and K7: reads the reports in order; each one replaces, confirms or is overruled. */
function foldReports(reports: Report[]): Fold {
  const plans: Omit<Plan, 'fate'>[] = [];
  let reading: Reading | null = null;
  const dated = reports.filter((report) => report.known !== null);
  const undated = reports.filter((report) => report.known === null);
  for (const report of dated) {
    if (!tells(report)) continue;
    const stands = reading !== null && reading.firm && !hasPassed(reading, report);
    const rules = !(stands && !report.official && !isTurn(report.status));
    const renewed = rules && renews(reading, report);
    if (rules) reading = read(reading, report);
    if (report.status !== 'held') addPlan(plans, report, rules, renewed);
  }
  for (const report of undated) {
    if (!tells(report)) continue;
    if (dated.length === 0) reading = read(reading, report);
    if (report.status !== 'held') addPlan(plans, report, false, false);
  }
  return { reading, plans };
}

const isTurn = (status: Status | undefined): boolean =>
  status === 'postponed' || status === 'cancelled' || status === 'held';

/** The plan known so far lay before the report; what was held has not passed as plans do. */
const hasPassed = ({ status, span }: Reading, report: Report): boolean =>
  status !== 'held' && span !== null && span.to !== null && report.known !== null && span.to < report.known;

/** K8: it speaks of a plan whose date has passed, and names no other: there is none. */
const renews = (before: Reading | null, report: Report): boolean =>
  before !== null && report.span === undefined && (report.status === 'announced' || report.status === 'planned') && hasPassed(before, report);

function read(before: Reading | null, report: Report): Reading {
  const withdraws = report.span === null || (report.span === undefined && (report.status === 'postponed' || report.status === 'cancelled')) || renews(before, report);
  const told = report.status ?? before?.status ?? 'announced';
  // Postponed with a new date plans the new one.
  const status: Status = told === 'postponed' && !withdraws ? 'planned' : told;
  const speaksOfDate = report.span !== undefined || withdraws;
  const span = withdraws ? null : (report.span ?? before?.span ?? null);
  const sameDate = speaksOfDate && before !== null && isSameSpan(before.span, span);
  const sameStatus = before !== null && before.status === status;
  const words = speaksOfDate ? report.words : before?.words;
  return {
    status,
    span,
    ...(words === undefined ? {} : { words }),
    statusBecause: report.status === undefined ? (before?.statusBecause ?? []) : sameStatus ? [...before.statusBecause, report.id] : [report.id],
    dateBecause: !speaksOfDate ? (before?.dateBecause ?? []) : sameDate ? [...before.dateBecause, report.id] : [report.id],
    firm: speaksOfDate ? report.official && span !== null && isExact(span) : (before?.firm ?? false),
  };
}

function addPlan(plans: Omit<Plan, 'fate'>[], report: Report, ruled: boolean, renewed: boolean): void {
  const span = report.span ?? null;
  const status = (report.status ?? 'planned') as Plan['status'];
  const silent = report.span === undefined && status !== 'postponed' && status !== 'cancelled' && !renewed;
  const last = plans.at(-1);
  if (last && (silent || isSameSpan(last.span, span)) && (last.learned === null) === (report.known === null)) {
    // confirms what was known: one plan, one more voice
    plans[plans.length - 1] = { ...last, reports: [...last.reports, report.id], ruled: last.ruled || ruled };
    return;
  }
  plans.push({
    span,
    status,
    ...(report.words === undefined ? {} : { words: report.words }),
    learned: report.known,
    reports: [report.id],
    ruled,
  });
}

function toPlans(plans: Omit<Plan, 'fate'>[], settled: Span | null, day: Day): Plan[] {
  const lastRuled = plans.findLastIndex((plan) => plan.ruled);
  return plans.map((plan, index) => ({ ...plan, fate: fateOf(plan, plans.slice(index + 1).find((next) => next.ruled), index === lastRuled, settled, day) }));
}

function fateOf(plan: Omit<Plan, 'fate'>, next: Omit<Plan, 'fate'> | undefined, isLast: boolean, settled: Span | null, day: Day): Plan['fate'] {
  if (plan.learned === null) return 'undated';
  const end = plan.span?.to ?? null;
  if (settled !== null && plan.span !== null && isExact(plan.span) && plan.span.from === settled.from && plan.span.to === settled.to) return 'kept';
  if (isLast) {
    if (settled !== null) return plan.span !== null && agrees(plan.span, settled) ? 'kept' : 'moved';
    return end !== null && end < day ? 'lapsed' : 'current';
  }
  if (end !== null && next?.learned != null && end < next.learned) return 'lapsed';
  return next !== undefined && next.span === null ? 'withdrawn' : 'moved';
}

type Shown = Pick<KnownEvent, 'settled' | 'status' | 'span' | 'words' | 'place' | 'stages' | 'people' | 'topics' | 'because' | 'against'>;

const nothing = (): Record<Field, ReportId[]> => ({ date: [], status: [], place: [], people: [], topics: [] });
const ids = (reports: Report[]): ReportId[] => reports.map((report) => report.id);

/** K1, K3, K8, K9: an event that is not over, from its reports alone. */
function expect(event: SettledEvent, reports: Report[], fold: Fold, day: Day): Shown {
  const { reading } = fold;
  const because = nothing();
  const against = nothing();
  const people = new Map<PersonId, KnownAttendance>();
  const topics = new Set<TopicId>();
  let place: PlaceId | null = null;
  for (const report of reports) {
    if (report.place !== undefined) {
      because.place = report.place === place ? [...because.place, report.id] : [report.id];
      place = report.place;
    }
    for (const person of report.people ?? []) people.set(person, { person, part: partIn(event.people, person) });
    for (const topic of report.topics ?? []) topics.add(topic);
    if (report.people?.length) because.people.push(report.id);
    if (report.topics?.length) because.topics.push(report.id);
  }
  const told = { settled: false, place, stages: [], people: [...people.values()], topics: [...topics], because, against };
  if (reading === null) {
    // K3: begun, though nothing that counts had said so; its end is not told
    const from = hasBegun(event, day) ? (event.span?.from ?? null) : null;
    const span: Span | null = from === null ? null : { from, to: null, core: [from, Math.max(from, day)], window: false, doubt: event.span?.doubt ?? 'none' };
    return { ...told, status: from === null ? 'announced' : 'underway', span };
  }
  because.date = reading.dateBecause;
  because.status = reading.statusBecause;
  const spoken = reports.filter((report) => report.status === 'held' && report.span);
  against.date = reading.span === null ? [] : ids(spoken.filter((report) => !agrees(report.span!, reading.span!)));
  return { ...told, status: statusOn(reading, day), span: reading.span, ...(reading.words === undefined ? {} : { words: reading.words }) };
}

function statusOn({ status, span }: Reading, day: Day): KnownStatus {
  if (span === null || status === 'cancelled' || status === 'postponed') return status;
  if (!span.window && span.from !== null && span.from <= day && (span.to === null || day <= span.to)) return 'underway';
  if (status !== 'held' && span.to !== null && span.to < day) return 'lapsed';
  return status;
}

const partIn = (people: Attendance[], person: PersonId): Part | null =>
  people.find((attendance) => attendance.person === person)?.part ?? null;

/** K2 and K6: an event that is over, as the editors settled it, with who says so and who says otherwise. */
function settle(event: SettledEvent, reports: Report[]): Shown {
  const because = nothing();
  const against = nothing();
  const held = reports.filter((report) => report.status === event.status);
  const span = event.span;
  if (span !== null) {
    const spoken = held.filter((report) => report.span);
    because.date = ids(spoken.filter((report) => agrees(report.span!, span)));
    against.date = ids(spoken.filter((report) => !agrees(report.span!, span)));
    if (because.date.length === 0) because.date = ids(reports.filter((report) => report.span && isExact(report.span) && agrees(report.span, span)));
  }
  because.status = ids(held);
  const stages = event.stages ?? [];
  const places = new Set([event.place, ...stages]);
  because.place = ids(reports.filter((report) => report.place !== undefined && places.has(report.place)));
  if (event.place !== null) against.place = ids(held.filter((report) => report.place !== undefined && !places.has(report.place)));
  const attending = new Set(event.people.map((attendance) => attendance.person));
  because.people = ids(reports.filter((report) => report.people?.some((person) => attending.has(person))));
  const topics = new Set(event.topics);
  because.topics = ids(reports.filter((report) => report.topics?.some((topic) => topics.has(topic))));
  return {
    settled: true,
    status: event.status,
    span,
    ...(event.words === undefined ? {} : { words: event.words }),
    place: event.place,
    stages,
    people: event.people,
    topics: event.topics,
    because,
    against,
  };
}
