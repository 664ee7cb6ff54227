/** Which cards there are. */
import type { Corpus } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { knownOn, type KnownEvent } from '../model/known.ts';
import { firstCards, ledCards } from './after.ts';
import type { Card } from './card.ts';
import { toGround, type Ground } from './ground.ts';
import { askCard } from './question.ts';
import { newsCards, planCards } from './standing.ts';
import { whenCards } from './when.ts';
import { whereCards } from './where.ts';
import { whoCards } from './who.ts';

const MAKERS: ((ground: Ground, event: KnownEvent) => Card[])[] = [whenCards, whoCards, whereCards, firstCards, ledCards, newsCards, planCards];

/** So many events have cards at once: nobody learns more, and making them takes about a millisecond each. */
export const MOST_EVENTS = 1000;

/**
 * All cards about `events`, as known on `day`, in the order of the events; each of them can be asked; of more than `MOST_EVENTS`,
 * those of the first. `all`: everything known on the day.
 */
export function toCards(corpus: Corpus, events: readonly KnownEvent[], day: Day, today: Day, all: readonly KnownEvent[] = knownOn(corpus, day, today)): Card[] {
  const ground = toGround(corpus, all, day, today);
  return events.slice(0, MOST_EVENTS).flatMap((event) => MAKERS.flatMap((make) => make(ground, event))).filter((card) => askCard(ground, card, 0) !== null);
}
