/**
 * What came after what: which of some events came first, and what one led to.
 *
 * Promises, each a test: the first ended before the others began, and its date is sure; what it led to is what a source or the editors say, and no wrong choice is
 * linked with it, however many steps away.
 */
import type { EventId } from '../model/corpus.ts';
import type { KnownEvent } from '../model/known.ts';
import type { Card, Question } from './card.ts';
import { shuffle, toChoices, type Chance } from './chance.ts';
import { tellsDate, tellsOrder } from './clue.ts';
import { around, isAlone, isDated, isSure, placeInRow, type Dated, type Ground } from './ground.ts';
import { secondOf, toCard } from './naming.ts';

/** Of two events farther apart, which came first is no question. */
const NEAR = 3 * 366;
/** How many of those that follow may be its second. */
const FOLLOWING = 25;
/** Nothing in common counts for as much as so many days. */
const STRANGE = 200;
const WRONG = 3;

/** It can stand in order: a sure date that its title does not tell. */
const isPlain = (ground: Ground, event: KnownEvent): event is Dated => isDated(event) && isSure(event) && isAlone(ground, event) && !tellsDate(event.title);
/** `a` was over when `b` began, and their titles do not count them. */
const isBefore = (a: Dated, b: Dated): boolean => b.span.from - a.span.to > 1 && !(tellsOrder(a.title) && tellsOrder(b.title));

function followers(ground: Ground, event: Dated): Dated[] {
  const at = placeInRow(ground.row, event.span.to + 1);
  return ground.row.slice(at, at + FOLLOWING).filter((other) => isPlain(ground, other) && isBefore(event, other) && other.span.from - event.span.from <= NEAR);
}

const shares = (a: KnownEvent, b: KnownEvent): boolean =>
  a.topics.some((topic) => b.topics.includes(topic)) || a.people.some(({ person }) => b.people.some((other) => other.person === person));

export function firstCards(ground: Ground, event: KnownEvent): Card[] {
  if (!isPlain(ground, event)) return [];
  const distance = (other: Dated): number => other.span.from - event.span.to + (shares(event, other) ? 0 : STRANGE);
  const [second] = followers(ground, event).sort((a, b) => distance(a) - distance(b) || (a.id < b.id ? -1 : 1));
  return second ? [pairUp(event, second)] : [];
}

const pairUp = (event: Dated, second: Dated): Card => toCard('first', event.id, second.id, [event.span.from, event.span.to, second.span.from, second.span.to]);

/** The card of one pair; null: one of them has no date. */
export function firstCard(ground: Ground, event: KnownEvent, secondId: EventId): Card | null {
  const second = ground.known.get(secondId);
  return second && isDated(event) && isDated(second) ? pairUp(event, second) : null;
}

export function askFirst(ground: Ground, card: Card, event: KnownEvent, chance: Chance): Question | null {
  const second = ground.known.get(secondOf(card) ?? '');
  if (!second || !isPlain(ground, event) || !isPlain(ground, second) || !isBefore(event, second)) return null;
  const third = shuffle(followers(ground, event).filter((other) => other.id !== second.id && !(tellsOrder(other.title) && tellsOrder(second.title))).slice(0, 10), chance)[0];
  const drawn = toChoices(event.id, [second.id, ...(third ? [third.id] : [])], chance);
  return drawn && { kind: 'first', card, event: event.id, cue: [], ...drawn };
}

/** What it led to, as far as it is over. */
const ledTo = (ground: Ground, event: KnownEvent): Dated[] =>
  ground.links.of(event.id).flatMap(({ type, from, to }) => {
    const other = type === 'leads-to' && from === event.id ? ground.known.get(to) : undefined;
    return other && isDated(other) && isDated(event) && other.span.from > event.span.from && isAlone(ground, other) ? [other] : [];
  });

export function ledCards(ground: Ground, event: KnownEvent): Card[] {
  if (!isDated(event) || !isAlone(ground, event)) return [];
  return ledTo(ground, event).map((other) => toCard('led', event.id, other.id, ['leads-to', other.id]));
}

export function askLed(ground: Ground, card: Card, event: KnownEvent, chance: Chance): Question | null {
  const right = isAlone(ground, event) ? ledTo(ground, event).find(({ id }) => id === secondOf(card)) : undefined;
  if (!isDated(event) || !right) return null;
  const joined = reachable(ground, event.id);
  const later = around(ground, right.span.from).filter((other) => other.span.from > event.span.to && isAlone(ground, other) && !joined.has(other.id));
  const drawn = toChoices(right.id, shuffle(later.slice(0, 4 * WRONG), chance).slice(0, WRONG).map(({ id }) => id), chance);
  return drawn && { kind: 'led', card, event: event.id, cue: ['title'], ...drawn };
}

/** Everything linked with it, and what any of that is said to have led to. */
function reachable({ links }: Ground, id: EventId): Set<EventId> {
  const found = new Set<EventId>([id]);
  for (const link of links.of(id)) found.add(link.from).add(link.to);
  // a set gives what is added to it while it is gone through
  for (const each of found) {
    for (const { type, from, to } of links.of(each)) {
      if (type === 'leads-to' && from === each) found.add(to);
      if ((type === 'follows' || type === 'responds-to' || type === 'realises') && to === each) found.add(from);
      if (type === 'prepares' && from === each) found.add(to);
    }
  }
  return found;
}
