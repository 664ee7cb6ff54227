/** Which cards there are. */
import type { Corpus, EventId } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { knownOn, type KnownEvent } from '../model/known.ts';
import { firstCard, firstCards, ledCards } from './after.ts';
import type { Card } from './card.ts';
import { toGround, type Ground } from './ground.ts';
import { askCard } from './question.ts';
import { newsCards, planCards } from './standing.ts';
import { whenCards } from './when.ts';
import { whereCards } from './where.ts';
import { whoCards } from './who.ts';

const NONE: ReadonlySet<EventId> = new Set();

const MAKERS: ((ground: Ground, event: KnownEvent) => Card[])[] = [whenCards, whoCards, whereCards, firstCards, ledCards, newsCards, planCards];

/** So many events have cards at once: nobody learns more, and making them takes about a millisecond each. */
export const MOST_EVENTS = 1000;

/** All cards about an event of those that are known; each of them can be asked. */
export const cardsOf = (ground: Ground, event: KnownEvent): Card[] => MAKERS.flatMap((make) => make(ground, event)).filter((card) => askCard(ground, card, 0) !== null);

/**
 * A card that was made once and would not be made now, since another event lies nearer to its own: it can be asked all
 * the same. null: it cannot.
 */
export function stillAsked(ground: Ground, { id, event: of }: Pick<Card, 'id' | 'event'>): Card | null {
  const event = ground.known.get(of);
  const card = event && id.startsWith(`first.${of}.`) ? firstCard(ground, event, id.slice(`first.${of}.`.length)) : null;
  return card && askCard(ground, card, 0) !== null ? card : null;
}

/**
 * All cards about `events`, as known on `day`, in the order of the events; each of them can be asked; of more than `MOST_EVENTS`,
 * those of the first, such as were `begun` before others. `all`: everything known on the day.
 */
export function toCards(corpus: Corpus, events: readonly KnownEvent[], day: Day, today: Day, all: readonly KnownEvent[] = knownOn(corpus, day, today), begun: ReadonlySet<EventId> = NONE): Card[] {
  const ground = toGround(corpus, all, day, today);
  const taken = events.length <= MOST_EVENTS ? events : [...events.filter(({ id }) => begun.has(id)), ...events.filter(({ id }) => !begun.has(id))].slice(0, MOST_EVENTS);
  return taken.flatMap((event) => cardsOf(ground, event));
}
