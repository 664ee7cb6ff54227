/**
 * Cards that were answered, against the corpus of today: which were corrected since, and which can no longer be asked.
 *
 * Promises: only as known today a correction can be told from an earlier knowledge day; no answer is dropped, whatever
 * became of its event; what was found out of an event is not found out again with every answer.
 */
import type { Corpus, EventId } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { createKnowing } from '../model/knowing.ts';
import type { KnownEvent } from '../model/known.ts';
import type { Progress } from '../model/progress.ts';
import type { Card } from './card.ts';
import { toGround, type Ground } from './ground.ts';
import { cardsOf, stillAsked } from './making.ts';

export const byId = <T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> => new Map(rows.map((row) => [row.id, row]));

/** A card's name and event → the card as it stands today; null: it can no longer be asked. */
export type Standing = (card: Pick<Card, 'id' | 'event'>) => Card | null;

/** `events`: what is known today, where it has been found out already. */
export function createStanding(corpus: Corpus, today: Day, events: readonly KnownEvent[] | null = null): Standing {
  let ground: Ground | null = null;
  const made = new Map<EventId, ReadonlyMap<string, Card>>();
  return ({ id, event }) => {
    ground ??= toGround(corpus, events ?? createKnowing(corpus, today).on(today), today, today);
    let cards = made.get(event);
    if (cards === undefined) {
      const known = ground.known.get(event);
      made.set(event, (cards = byId(known ? cardsOf(ground, known) : [])));
    }
    return cards.get(id) ?? stillAsked(ground, { id, event });
  };
}

export interface Corrected {
  changed: ReadonlySet<string>;
  gone: readonly Progress[];
}

export function toCorrected(standing: Standing, progress: readonly Progress[]): Corrected {
  const changed = new Set<string>();
  const gone: Progress[] = [];
  for (const row of progress) {
    const card = standing(row);
    if (card === null) gone.push(row);
    else if (card.stands !== row.stands) changed.add(row.id);
  }
  return { changed, gone };
}
