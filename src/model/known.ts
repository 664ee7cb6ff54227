/**
 * The bitemporal heart: what an attentive reader knew on a given day.
 *
 * Promises, each a test (numbers are the rules of knowing):
 * - K1 before an event is over it is what the ruling report published by that day said
 * - K2 from the day it ended it is what the editors settled; only reports that it was held can differ. What they settled
 *   as not having taken place ends once its date has passed, every dated report of it counts and none leaves a plan open
 * - K3 what nobody had reported and had not begun is absent; what had begun says "from later sources"; naming
 *   somebody or something beforehand, without a word on the event itself, is no report of it
 * - K4 nothing known on one day is forgotten on a later one
 * - K6 every field shown stands on a report or is marked as the editors' own
 * - K7 the newest report rules; an exact official date yields, until it has passed, only to an official report or
 *   a change of status
 * - K8 a plan whose window has passed without any report is lapsed; where one still speaks of it, it has no date. What
 *   has begun is no such plan: it goes on, from its first day
 * - K9 before an event is over nothing settled is told but its neutral title, kind and side
 */
import type { Attendance, Corpus, EventId, PersonId, PlaceId, Report, ReportId, SettledEvent, SideId, TopicId } from './corpus.ts';
import type { Day } from './day.ts';
import type { EventKind, Part, Words } from './schema.ts';
import { addPlan, toPlans, type Learned, type Plan } from './plans.ts';
import { agrees, isExact, isSameSpan, type Span } from './span.ts';
import {
  disputes, disputesDate, disputesPlace, follow, hasBegun, isAttempt, isDropped, isOver, isPlaceOf, lastDated, renews, rules, settledStatus, spanOn, startsUnsaid, statusOn, tells, withdraws,
  type KnownStatus, type Told,
} from './told.ts';

export type { Plan } from './plans.ts';
export type { KnownStatus } from './told.ts';

export const FIELDS = ['date', 'status', 'place', 'people', 'topics'] as const;
export type Field = (typeof FIELDS)[number];

export interface KnownAttendance {
  person: PersonId;
  /** null: named by a report that does not say in which part */
  part: Part | null;
  /** where it is not over: the last day on which a report named them; absent: undated ones alone do */
  named?: Day;
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
  if (isAttempt(corpus, event)) return null;
  const all = corpus.reportsOf.get(event.id) ?? [];
  const reports = all.filter((report) => (report.known ?? today) <= day);
  const begun = hasBegun(event, day);
  if (!begun && !reports.some(tells)) return null;
  const fold = foldReports(event, reports);
  const over = isOver(event, day) || isDropped(event, fold.reading, lastDated(all), day, corpus.dataset.watchedUntil);
  const shown = over ? settle(event, reports) : expect(event, reports, fold.reading, day);
  return {
    id: event.id,
    kind: event.kind,
    side: event.side,
    title: event.title,
    late: begun && (!reports.some((report) => report.known !== null && tells(report)) || (!over && startsUnsaid(event, fold.reading, day))),
    reports: reports.map((report) => report.id),
    ...shown,
    plans: toPlans(event, fold.plans, fold.reading, over, day),
  };
}

interface Reading extends Told {
  words?: string;
  statusBecause: ReportId[];
  dateBecause: ReportId[];
}

interface Fold {
  reading: Reading | null;
  plans: Learned[];
}

/** K1 and K7: reads the reports in order; each one replaces, confirms or is overruled. */
function foldReports(event: SettledEvent, reports: readonly Report[]): Fold {
  const plans: Learned[] = [];
  let reading: Reading | null = null;
  const dated = reports.filter((report) => report.known !== null);
  const undated = reports.filter((report) => report.known === null);
  for (const report of dated) {
    if (!tells(report)) continue;
    const ruled = rules(reading, report);
    const renewed = ruled && renews(event, reading, report);
    if (ruled) reading = read(event, reading, report);
    if (report.status !== 'held') addPlan(plans, report, ruled, renewed);
  }
  for (const report of undated) {
    if (!tells(report)) continue;
    if (dated.length === 0) reading = read(event, reading, report);
    if (report.status !== 'held') addPlan(plans, report, false, false);
  }
  return { reading, plans };
}

function read(event: SettledEvent, before: Reading | null, report: Report): Reading {
  const told = follow(event, before, report);
  const speaksOfDate = report.span !== undefined || withdraws(event, before, report);
  const sameDate = speaksOfDate && before !== null && isSameSpan(before.span, told.span);
  const sameStatus = before !== null && before.status === told.status;
  const words = speaksOfDate ? report.words : before?.words;
  return {
    ...told,
    ...(words === undefined ? {} : { words }),
    statusBecause: report.status === undefined ? (before?.statusBecause ?? []) : sameStatus ? [...before.statusBecause, report.id] : [report.id],
    dateBecause: !speaksOfDate ? (before?.dateBecause ?? []) : sameDate ? [...before.dateBecause, report.id] : [report.id],
  };
}

type Shown = Pick<KnownEvent, 'settled' | 'status' | 'span' | 'words' | 'place' | 'stages' | 'people' | 'topics' | 'because' | 'against'>;

const nothing = (): Record<Field, ReportId[]> => ({ date: [], status: [], place: [], people: [], topics: [] });
const ids = (reports: Report[]): ReportId[] => reports.map((report) => report.id);

/** K1, K3, K8, K9: an event that is not over, from its reports alone. */
function expect(event: SettledEvent, reports: Report[], reading: Reading | null, day: Day): Shown {
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
    for (const person of report.people ?? []) {
      const named = report.known ?? people.get(person)?.named;
      people.set(person, { person, part: partIn(event.people, person), ...(named === undefined ? {} : { named }) });
    }
    for (const topic of report.topics ?? []) topics.add(topic);
    if (report.people?.length) because.people.push(report.id);
    if (report.topics?.length) because.topics.push(report.id);
  }
  const told = { settled: false, place, stages: [], people: [...people.values()], topics: [...topics], because, against };
  const span = spanOn(event, reading, day);
  const status = statusOn(event, reading, day);
  if (reading === null) return { ...told, status, span };
  because.status = reading.statusBecause;
  against.date = ids(reports.filter((report) => disputes(report, reading.span)));
  if (startsUnsaid(event, reading, day)) return { ...told, status, span };
  because.date = reading.dateBecause;
  return { ...told, status, span, ...(reading.words === undefined ? {} : { words: reading.words }) };
}

const partIn = (people: Attendance[], person: PersonId): Part | null =>
  people.find((attendance) => attendance.person === person)?.part ?? null;

/** K2 and K6: an event that is over, as the editors settled it, with who says so and who says otherwise. */
function settle(event: SettledEvent, reports: Report[]): Shown {
  const because = nothing();
  const against = nothing();
  const { span, stages = [] } = event;
  const same = reports.filter((report) => report.status === event.status);
  if (span !== null) {
    because.date = ids(same.filter((report) => report.span && agrees(report.span, span)));
    against.date = ids(reports.filter((report) => disputesDate(event, report)));
    if (because.date.length === 0) because.date = ids(reports.filter((report) => report.span && isExact(report.span) && agrees(report.span, span)));
  }
  because.status = ids(same);
  because.place = ids(reports.filter((report) => report.place !== undefined && isPlaceOf(event, report.place)));
  against.place = ids(reports.filter((report) => disputesPlace(event, report)));
  const attending = new Set(event.people.map((attendance) => attendance.person));
  because.people = ids(reports.filter((report) => report.people?.some((person) => attending.has(person))));
  const topics = new Set(event.topics);
  because.topics = ids(reports.filter((report) => report.topics?.some((topic) => topics.has(topic))));
  return {
    settled: true,
    status: settledStatus(event),
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
