import type { Corpus } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import type { Card } from './card.ts';

/** All cards about `events`, as known on `day`, in the order of the events. */
export function toCards(_corpus: Corpus, _events: readonly KnownEvent[], _day: Day, _today: Day): Card[] {
  return [];
}
