/**
 * How events hang together: links that a source states, links that the editors draw, and links that the
 * software derives from what is known on the day.
 *
 * Promises: no link leads to an absent event; a stated link counts from the day of its report; the editors'
 * own count once both events are over (K9); derived ones use nothing but what is known on the day.
 */
import type { Corpus, EventId, PersonId, Report, ReportId, SettledEvent, SideId, TopicId } from './corpus.ts';
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

/** Of very many reports and events few say a link: they are looked for once. */
const linkers = new WeakMap<Corpus, { reports: Report[]; events: SettledEvent[] }>();
function linkersOf(corpus: Corpus): { reports: Report[]; events: SettledEvent[] } {
  let found = linkers.get(corpus);
  if (found === undefined) {
    found = { reports: corpus.reports.filter(({ links }) => links !== undefined), events: corpus.events.filter(({ links }) => links.length > 0) };
    linkers.set(corpus, found);
  }
  return found;
}

/** Stated and editors' links among the events known on `day`, in a fixed order. */
export function linksOn(corpus: Corpus, known: readonly KnownEvent[], day: Day, today: Day): Link[] {
  const { reports, events: linking } = linkersOf(corpus);
  const stating = reports.filter((report) => (report.known ?? today) <= day);
  // most sets of the reader's own have none
  if (stating.length === 0 && linking.length === 0) return [];
  const links = new Map<LinkId, Link>();
  const settle = (id: EventId): EventId => corpus.eventById.get(id)?.attemptOf ?? id;
  // of very many events few are linked
  const named = new Set([...stating.flatMap((report) => [report.event, ...report.links!.map(({ to }) => to)]), ...linking.flatMap((event) => [event.id, ...event.links.map(({ to }) => to)])].map(settle));
  const present = new Map<EventId, KnownEvent>();
  for (const event of known) if (named.has(event.id)) present.set(event.id, event);
  for (const report of stating) {
    for (const stated of report.links ?? []) {
      const [from, to] = [settle(report.event), settle(stated.to)];
      if (from === to || !present.has(from) || !present.has(to)) continue;
      const id = toId(from, stated.type, to);
      const link = links.get(id) ?? { id, type: stated.type, from, to, because: [] };
      links.set(id, { ...link, because: [...link.because, report.id] });
    }
  }
  for (const event of linking) {
    for (const own of event.links) {
      const [from, to] = [settle(event.id), settle(own.to)];
      const id = toId(from, own.type, to);
      if (from === to || links.has(id) || !present.get(from)?.settled || !present.get(to)?.settled) continue;
      links.set(id, { id, type: own.type, from, to, because: [] });
    }
  }
  return [...links.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
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
