import type { Corpus } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import type { Card, Question } from './card.ts';

/** A card as it is asked: choices drawn and shuffled by `seed`, of `events`, all that are known on `day`; null: it can no longer be asked. */
export function toQuestion(_card: Card, _corpus: Corpus, _events: readonly KnownEvent[], _day: Day, _today: Day, _seed: number): Question | null {
  return null;
}
