/**
 * The corpus as everything at run time reads it: dates compiled to spans, reports one by one.
 * It travels in two assets: `First`, what the first picture on any knowledge day needs, and
 * `Evidence`, what stands behind it. Both carry the same `version`.
 */
import type { Day } from './day.ts';
import type { Span } from './span.ts';
import type { Confidence, EventKind, LinkType, Part, Status, Words } from './schema.ts';

export type { Words } from './schema.ts';
export type EventId = string;
export type ArticleId = string;
export type PersonId = string;
export type PlaceId = string;
export type TopicId = string;
export type PublisherId = string;
export type SideId = string;
/** a set of the reader's own */
export type SetId = string;
/** `<article id>#<index of the report in its article>` */
export type ReportId = string;

/** Raised whenever the same files would compile to other spans or to assets of another form. */
export const COMPILER = 3;

export interface Dataset {
  title: Words;
  description: Words;
  sides: { id: SideId; name: Words; where: Words }[];
  opening: [Day, Day];
  presets: { id: string; label: Words; range: [Day, Day] }[];
  /** absent: not stated */
  licence?: { data: string; url: string; quotations: Words };
  watchedUntil: Day;
}

export interface Office {
  title: Words;
  attested: Span;
}
export interface Person {
  id: PersonId;
  name: Words;
  aliases: string[];
  side: SideId | null;
  offices: Office[];
}
export interface Place {
  id: PlaceId;
  name: Words;
  aliases: string[];
  country: string;
  /** degrees north, degrees east; null: not known */
  at: [number, number] | null;
  note?: Words;
}
export interface Topic {
  id: TopicId;
  name: Words;
  aliases: string[];
}
export interface Publisher {
  id: PublisherId;
  name: string;
  aliases: string[];
  country: string | null;
  language: string;
  site?: string;
  official: boolean;
}

export interface Attendance {
  person: PersonId;
  part: Part;
}

/** An event as the editors settled it. */
export interface SettledEvent {
  id: EventId;
  kind: EventKind;
  side: SideId | null;
  title: Words;
  span: Span | null;
  words?: string;
  status: Status;
  place: PlaceId | null;
  /** further places that it led to */
  stages?: PlaceId[];
  people: Attendance[];
  topics: TopicId[];
  /** the editors' own links; stated ones are in the reports */
  links: { type: LinkType; to: EventId }[];
  confidence: Confidence;
  attemptOf?: EventId;
  /** what another program calls it */
  foreignId?: string;
  /** the reader's set that it is of; absent: the corpus */
  set?: SetId;
}

export interface Article {
  id: ArticleId;
  publisher: PublisherId;
  language: string;
  /** days of publication as written (a month where only the month is known); null: undated */
  published: Span | null;
  /** the reader's set that it is of; absent: the corpus */
  set?: SetId;
}

/** What one article says about one event. `span` absent: silent; null: says that there is no date. */
export interface Report {
  id: ReportId;
  article: ArticleId;
  event: EventId;
  /** K7: the day from which it counts; null: undated, evidence today only */
  known: Day | null;
  /** published on a day known exactly */
  dated: 'exact' | 'approximate' | 'undated';
  official: boolean;
  /** K10: whose words these are in the end: the publisher relayed, or the article's own */
  origin: PublisherId;
  status?: Status;
  span?: Span | null;
  words?: string;
  place?: PlaceId;
  people?: PersonId[];
  topics?: TopicId[];
  links?: { type: LinkType; to: EventId }[];
}

/** What the first picture needs. */
export interface First {
  format: 1;
  compiler: number;
  /** content hash of the whole corpus */
  version: string;
  dataset: Dataset;
  people: Person[];
  places: Place[];
  topics: Topic[];
  publishers: Publisher[];
  events: SettledEvent[];
  articles: Article[];
  reports: Report[];
  /** the reader's own sets among it; absent: none */
  sets?: { id: SetId; name: string }[];
}

export interface Prose {
  id: EventId;
  summary: Words;
  outcomes: Words[];
  note?: Words;
  /** the editors' notes on its links, stated ones included; an attempt's stand with the visit that it became */
  links: { type: LinkType; to: EventId; note: Words }[];
}
export interface Bibliography {
  id: ArticleId;
  title: string | null;
  author?: string;
  /** null: it has none */
  url: string | null;
  archived?: string;
  seen?: Day;
}
export interface Quotation {
  id: ReportId;
  quote: string;
}

/** One sentence and the events that it stands on. */
export interface Sentence {
  text: Words;
  events: EventId[];
}
export interface StoryStep {
  title: Words;
  range: [Day, Day];
  /** null: today */
  known: Day | null;
  selected: EventId | null;
  sentences: Sentence[];
}
/** A guided story: steps through the corpus, in order. */
export interface Story {
  id: string;
  title: Words;
  description: Words;
  steps: StoryStep[];
}

/** A term that the corpus uses. It comes apart from the corpus, and with no edition of it. */
export interface Term {
  id: string;
  name: Words;
  /** how else it is written where it occurs */
  forms: Record<keyof Words, string[]>;
  definition: Words;
  /** the text that the definition rests on */
  source?: Words;
}

/** What stands behind it: read when the panel or a story opens. */
export interface Evidence {
  format: 1;
  version: string;
  prose: Prose[];
  bibliography: Bibliography[];
  quotations: Quotation[];
  stories: Story[];
}

/** The first asset with the look-ups that the rules need; built once per corpus. */
export interface Corpus extends First {
  eventById: Map<EventId, SettledEvent>;
  articleById: Map<ArticleId, Article>;
  personById: Map<PersonId, Person>;
  placeById: Map<PlaceId, Place>;
  topicById: Map<TopicId, Topic>;
  publisherById: Map<PublisherId, Publisher>;
  /** reports of an event (attempts that became it included, K11), in the order of K7, undated last */
  reportsOf: Map<EventId, Report[]>;
  reportById: Map<ReportId, Report>;
}

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const row of rows) found.set(row.id, row);
  return found;
}

/** reports that are read between two stops */
const STEP = 2_000;

/**
 * K11: one article that says the same of an attempt and of the visit it became is one report. Returns the
 * reports under the event that they are drawn with.
 */
function* settleAttempts(first: First, eventById: Map<EventId, SettledEvent>): Generator<void, Map<EventId, Report[]>> {
  const reportsOf = new Map<EventId, Report[]>();
  for (const { id } of first.events) reportsOf.set(id, []);
  yield;
  /** visits that attempts became: what is said of such a one may be said of both */
  const became = new Set(first.events.map(({ attemptOf }) => attemptOf));
  const keyOf = (event: EventId, { article, status, span }: Report): string => [event, article, status, span?.from, span?.to].join(' ');
  const seen = new Set<string>();
  const attempted: Report[] = [];
  for (const [place, report] of first.reports.entries()) {
    if (place % STEP === STEP - 1) yield;
    if (eventById.get(report.event)?.attemptOf !== undefined) {
      attempted.push(report);
      continue;
    }
    reportsOf.get(report.event)?.push(report);
    if (became.has(report.event)) seen.add(keyOf(report.event, report));
  }
  for (const report of attempted) {
    const event = eventById.get(report.event)!.attemptOf!;
    const key = keyOf(event, report);
    if (seen.has(key)) continue;
    seen.add(key);
    reportsOf.get(event)?.push(report);
  }
  return reportsOf;
}

/** First asset → corpus. Pure; costs one pass over the reports. */
export function toCorpus(first: First): Corpus {
  const steps = toCorpusInSteps(first);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same with stops, so that a large one does not hold up who makes it. */
export function* toCorpusInSteps(first: First): Generator<void, Corpus> {
  const eventById = byId(first.events);
  yield;
  const articleById = byId(first.articles);
  yield;
  const reportById = byId(first.reports);
  yield;
  const reportsOf = yield* settleAttempts(first, eventById);
  yield;
  for (const reports of reportsOf.values()) if (reports.length > 1) reports.sort(byKnown);
  return {
    ...first,
    eventById,
    articleById,
    personById: byId(first.people),
    placeById: byId(first.places),
    topicById: byId(first.topics),
    publisherById: byId(first.publishers),
    reportsOf,
    reportById,
  };
}

/** K7's order, oldest and weakest first: of two reports the later one in this order rules. */
function byKnown(a: Report, b: Report): number {
  return (
    (a.known ?? Infinity) - (b.known ?? Infinity) ||
    Number(a.official) - Number(b.official) ||
    Number(a.dated === 'exact') - Number(b.dated === 'exact') ||
    narrowness(a) - narrowness(b) ||
    (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
  );
}

function narrowness(report: Report): number {
  const { span } = report;
  if (!span || span.from === null || span.to === null) return -Infinity;
  return -(span.to - span.from);
}
