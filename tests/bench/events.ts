// Invented events in bursts, in three languages, as the first asset of the app: the same for the same count and seed.
//
// Promises:
// - one count and one seed give one asset, byte for byte
// - every id that a row names exists in the same piece
// - the rows of `toPieces`, put together, are those of `toFirst`

import { COMPILER, type First, type SettledEvent } from '../../src/model/corpus.ts';
import type { Day } from '../../src/model/day.ts';
import type { EventKind, Status } from '../../src/model/schema.ts';
import { toSpan, type Span } from '../../src/model/span.ts';
import { toCalendar, WATCHED, type Calendar, type Mood } from './calendar.ts';
import { toChance, type Chance } from './chance.ts';
import { dataset, people, places, publishers, toFamily, topics } from './names.ts';
import { report, toMonth, toThird, type Press } from './reports.ts';
import { toTitle, type Cast } from './titles.ts';

/** Raised with every change of what is generated: files made before are not used again. */
export const GENERATOR = 3;
export const SIZES = [10, 100, 1_000, 10_000, 100_000, 1_000_000] as const;
/** Events in one piece: its JSON stays below the longest string of a browser (512 MB) and of Node. */
export const PIECE = 100_000;

/** As often as in data/events. */
const KINDS: readonly (readonly [EventKind, number])[] = [
  ['ministerial-visit', 34], ['official-visit', 24], ['working-visit', 21], ['state-visit', 14], ['meeting', 14], ['agreement', 8],
  ['statement', 8], ['appointment', 4], ['context', 3], ['letter', 3], ['call', 2], ['crisis', 2],
];
const CRISIS: readonly (readonly [EventKind, number])[] = [['crisis', 30], ['statement', 30], ['call', 10], ['letter', 10], ['meeting', 12], ['ministerial-visit', 8]];

/** All events in one asset. A million of them need some 4 GB: use `toPieces`. */
export function toFirst(count: number, seed: number): First {
  const all = toHead(count, seed);
  for (const { events, articles, reports } of toPieces(count, seed)) {
    for (const event of events) all.events.push(event);
    for (const article of articles) all.articles.push(article);
    for (const report of reports) all.reports.push(report);
  }
  return all;
}

/** Assets of at most `PIECE` events each, in order of time. */
export function* toPieces(count: number, seed: number): Generator<First> {
  const calendar = toCalendar(seed);
  const chance = toChance(Math.imul(seed, 0x9e3779b1) ^ count);
  const seen = new Set<string>();
  for (let start = 0; start < count; start += PIECE) {
    const piece = toHead(count, seed);
    const press: Press = { articles: piece.articles, reports: piece.reports, shared: null };
    for (let index = start; index < Math.min(count, start + PIECE); index++) {
      const around = calendar.dayAt((index + chance.unit()) / count);
      const { event, plans } = toEvent(index, around, calendar, seen, chance);
      const before = piece.events.at(-1 - chance.below(8));
      if (before && chance.hits(0.1)) event.links.push({ type: chance.one(['follows', 'responds-to', 'same-counterparts'] as const), to: before.id });
      piece.events.push(event);
      report(event, around, plans, press, chance);
    }
    yield piece;
  }
}

const toHead = (count: number, seed: number): First => ({
  format: 1, compiler: COMPILER, version: `bench-${GENERATOR}-${seed}-${count}`, dataset, people, places, topics, publishers, events: [], articles: [], reports: [],
});

function toEvent(index: number, around: Day, calendar: Calendar, seen: Set<string>, chance: Chance): { event: SettledEvent; plans: number } {
  const mood = calendar.moodOn(around);
  const kind = toKind(mood, chance);
  const span = toDates(kind, around, chance);
  const status = toStatus(kind, span, around, chance);
  const side = chance.weighed([['MA', 77], ['FR', 60], [null, 9]] as const);
  const { title, cast } = toTitle(kind, () => toCast(side, chance), chance, seen);
  const isVisit = kind.endsWith('-visit');
  const event: SettledEvent = {
    id: `e${index.toString(36)}`,
    kind,
    side,
    title,
    span,
    status,
    place: chance.hits(0.95) ? cast.place.id : null,
    people: toPeople(cast, isVisit, chance),
    topics: [...new Set([cast.topic.id, ...Array.from({ length: chance.below(3) }, () => chance.one(topics).id)])],
    links: [],
    confidence: chance.weighed([['high', 84], ['medium', 13], ['low', 3]] as const),
  };
  return { event, plans: isVisit && chance.hits(0.1) ? chance.weighed([[1, 50], [2, 25], [3, 13], [4, 8], [5, 4]] as const) : 0 };
}

const toKind = (mood: Mood, chance: Chance): EventKind => chance.weighed(mood === 'crisis' ? CRISIS : KINDS);

function toDates(kind: EventKind, day: Day, chance: Chance): Span | null {
  const form = chance.unit();
  if (form < 0.02) return null;
  if (kind === 'crisis' && chance.hits(0.06)) return toSpan(day, Math.min(day + chance.between(60, 400), Math.max(day, WATCHED)));
  if (form < 0.11) return toMonth(day);
  if (form < 0.17) return toThird(day);
  const span = toSpan(day, day + chance.weighed([[0, 60], [1, 25], [2, 11], [3, 3], [4, 1]] as const));
  return chance.hits(0.03) ? { ...span, doubt: chance.one(['uncertain', 'approximate'] as const) } : span;
}

function toStatus(kind: EventKind, span: Span | null, around: Day, chance: Chance): Status {
  const last = span?.to ?? around;
  if (last > WATCHED) return chance.weighed([['planned', 6], ['announced', 3], ['postponed', 1]] as const);
  if (span === null) return chance.weighed([['announced', 4], ['postponed', 3], ['held', 3]] as const);
  if (kind === 'crisis' || kind === 'context' || kind === 'appointment' || kind === 'statement') return 'held';
  return chance.weighed([['held', 93.5], ['cancelled', 3], ['postponed', 3.5]] as const);
}

/** A guest of the other side where a side is the host. */
function toCast(side: SettledEvent['side'], chance: Chance): Cast {
  const host = side === 'MA' || side === 'FR' ? side : chance.one(['MA', 'FR'] as const);
  const guest = host === 'MA' ? 'FR' : 'MA';
  const [a, b] = [chance.below(80), chance.below(80)];
  const [first, length] = side === 'MA' ? [0, 10] : side === 'FR' ? [10, 10] : [20, 3];
  const place = chance.below(length);
  return {
    guest: people[a + (guest === 'MA' ? 0 : 80)]!, guestFamily: toFamily(a, guest), host: people[b + (host === 'MA' ? 0 : 80)]!, hostFamily: toFamily(b, host),
    place: places[first + place]!, second: places[first + ((place + 1 + chance.below(length - 1)) % length)]!, topic: chance.one(topics),
  };
}

function toPeople({ guest, host }: Cast, isVisit: boolean, chance: Chance): SettledEvent['people'] {
  const two: SettledEvent['people'] = [{ person: guest.id, part: isVisit ? 'visitor' : 'interlocutor' }, { person: host.id, part: isVisit ? 'host' : 'interlocutor' }];
  const others = Array.from({ length: chance.weighed([[0, 60], [1, 20], [2, 15], [4, 5]] as const) }, () => chance.one(people).id).filter((id) => id !== guest.id && id !== host.id);
  return [...two, ...[...new Set(others)].map((person) => ({ person, part: 'interlocutor' as const }))];
}
