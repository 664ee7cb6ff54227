/**
 * How events hang together: links that a source states, links that the editors draw, and links that the
 * software derives from what is known on the day.
 *
 * Promises: no link leads to an absent event; a stated link counts from the day of its report; the editors'
 * own count once both events are over (K9); derived ones use nothing but what is known on the day.
 */
import { changedBetween } from './changed.ts';
import type { Corpus, EventId, PersonId, Report, ReportId, SideId, TopicId } from './corpus.ts';
import type { Day } from './day.ts';
import type { KnownEvent } from './known.ts';
import type { LinkType } from './schema.ts';
import type { Span } from './span.ts';

export type LinkId = string;

export interface Link {
  /** `<from> <type> <to>` */
  id: LinkId;
  type: LinkType;
  from: EventId;
  to: EventId;
  /** reports that state it; empty: the editors' own */
  because: ReportId[];
}

export interface DerivedLink {
  id: LinkId;
  type: 'same-counterparts' | 'same-topic';
  from: EventId;
  to: EventId;
  people: PersonId[];
  topics: TopicId[];
}

const toId = (from: EventId, type: string, to: EventId): LinkId => `${from} ${type} ${to}`;

/** A link that may come to be known: who states it, and whether the editors do. Its ends are settled. */
interface Linking extends Pick<Link, 'id' | 'type' | 'from' | 'to'> {
  /** in the order of the corpus */
  stating: Report[];
  edited: boolean;
}
interface Linkings {
  /** in the order of their ids */
  all: readonly Linking[];
  /** events at their ends */
  ends: ReadonlySet<EventId>;
  /** the events at the ends, of the list that was asked of last */
  last: { known: readonly KnownEvent[]; present: Map<EventId, KnownEvent> } | null;
}

/** Of very many reports and events few say a link: they are looked for once. */
const linkings = new WeakMap<Corpus, Linkings>();
function linkingsOf(corpus: Corpus): Linkings {
  const found = linkings.get(corpus);
  if (found !== undefined) return found;
  const links = new Map<LinkId, Linking>();
  const settle = (id: EventId): EventId => corpus.eventById.get(id)?.attemptOf ?? id;
  const take = (one: EventId, type: LinkType, other: EventId): Linking | null => {
    const [from, to] = [settle(one), settle(other)];
    if (from === to) return null;
    const id = toId(from, type, to);
    const link = links.get(id) ?? { id, type, from, to, stating: [], edited: false };
    links.set(id, link);
    return link;
  };
  for (const report of corpus.reports) for (const { type, to } of report.links ?? []) take(report.event, type, to)?.stating.push(report);
  for (const event of corpus.events) {
    for (const { type, to } of event.links) {
      const link = take(event.id, type, to);
      if (link !== null) link.edited = true;
    }
  }
  const all = [...links.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const made: Linkings = { all, ends: new Set(all.flatMap(({ from, to }) => [from, to])), last: null };
  linkings.set(corpus, made);
  return made;
}

/** Those of the known events that links may lead to: of the next day's list only what is other is looked at. */
function presentAmong(linking: Linkings, known: readonly KnownEvent[]): ReadonlyMap<EventId, KnownEvent> {
  const { ends, last } = linking;
  if (last?.known === known) return last.present;
  const changed = last && changedBetween(last.known, known);
  const present = changed === null ? new Map<EventId, KnownEvent>() : last!.present;
  for (const { id } of changed?.gone ?? []) present.delete(id);
  for (const event of changed === null ? known : changed.come.map((at) => known[at]!)) if (ends.has(event.id)) present.set(event.id, event);
  linking.last = { known, present };
  return present;
}

/** Stated and editors' links among the events known on `day`, in the order of their ids. */
export function linksOn(corpus: Corpus, known: readonly KnownEvent[], day: Day, today: Day): Link[] {
  const linking = linkingsOf(corpus);
  // most sets of the reader's own have none
  if (linking.all.length === 0) return [];
  const present = presentAmong(linking, known);
  return linking.all.flatMap(({ id, type, from, to, stating, edited }): Link[] => {
    const [first, second] = [present.get(from), present.get(to)];
    if (first === undefined || second === undefined) return [];
    const because = stating.filter((report) => (report.known ?? today) <= day).map((report) => report.id);
    return because.length > 0 || (edited && first.settled && second.settled) ? [{ id, type, from, to, because }] : [];
  });
}

/** Days from the start of one to that of the other; endless where one has no date. */
function daysBetween(a: Span | null, b: Span | null): number {
  const [first, second] = [a, b].map((span) => span?.from ?? span?.to ?? null);
  return first == null || second == null ? Infinity : Math.abs(first - second);
}

/** Fewest topics that two events must share for the software to speak of the same topic. */
const SHARED_TOPICS = 2;

/**
 * Links of one event that the software derives: the same counterparts (at least one person of each side in
 * both) and the same topics (at least two). A pair that is linked by word already is left out. The closest come
 * first: counterparts before topics, then by how many are shared, then by how near in time.
 */
export function derivedLinks(corpus: Corpus, known: readonly KnownEvent[], links: readonly Link[], id: EventId): DerivedLink[] {
  const self = known.find((event) => event.id === id);
  return self === undefined ? [] : findAlike(corpus, self, known, links.filter((link) => link.from === id || link.to === id));
}

/** The same of an event and a few others, without looking at any more. `find`: an event as it is known; `links`: at least those of the one. */
export function derivedAmong(corpus: Corpus, find: (id: EventId) => KnownEvent | null, links: readonly Link[], id: EventId, others: readonly EventId[]): DerivedLink[] {
  const self = find(id);
  return self === null ? [] : findAlike(corpus, self, others.flatMap((other) => find(other) ?? []), links);
}

function findAlike(corpus: Corpus, self: KnownEvent, others: readonly KnownEvent[], links: readonly Link[]): DerivedLink[] {
  const { id } = self;
  const sideOf = (person: PersonId): SideId | null => corpus.personById.get(person)?.side ?? null;
  const linked = new Set(links.flatMap((link) => (link.from === id ? [link.to] : link.to === id ? [link.from] : [])));
  const here = new Set(self.people.map((attendance) => attendance.person));
  const topicsHere = new Set(self.topics);
  const found = others.flatMap((other): (DerivedLink & { distance: number })[] => {
    if (other.id === id || linked.has(other.id)) return [];
    const people = other.people.map((attendance) => attendance.person).filter((person) => here.has(person));
    const distance = daysBetween(self.span, other.span);
    const sides = new Set(people.map(sideOf).filter((side) => side !== null));
    const topics = other.topics.filter((topic) => topicsHere.has(topic));
    if (sides.size >= 2) return [{ id: toId(id, 'same-counterparts', other.id), type: 'same-counterparts', from: id, to: other.id, people, topics, distance }];
    if (topics.length >= SHARED_TOPICS) return [{ id: toId(id, 'same-topic', other.id), type: 'same-topic', from: id, to: other.id, people, topics, distance }];
    return [];
  });
  const shared = ({ type, people, topics }: DerivedLink): number => (type === 'same-counterparts' ? people.length : topics.length);
  return found
    .sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : shared(b) - shared(a) || a.distance - b.distance))
    .map(({ distance: _distance, ...link }) => link);
}

/** The other ends of an event's links, each once, with every link to it. */
export function joinedWith(links: readonly Link[], id: EventId): { other: EventId; links: Link[] }[] {
  const rows = new Map<EventId, Link[]>();
  for (const link of links) {
    if (link.from !== id && link.to !== id) continue;
    const other = link.from === id ? link.to : link.from;
    rows.set(other, [...(rows.get(other) ?? []), link]);
  }
  return [...rows].map(([other, own]) => ({ other, links: own }));
}

/** The links of each event, either way, found without looking at the others. */
export interface LinkBook {
  of(event: EventId): readonly Link[];
}

export function toBook(links: readonly Link[]): LinkBook {
  const pages = new Map<EventId, Link[]>();
  for (const link of links) {
    for (const id of [link.from, link.to]) {
      const page = pages.get(id);
      if (page) page.push(link);
      else pages.set(id, [link]);
    }
  }
  return { of: (event) => pages.get(event) ?? [] };
}
