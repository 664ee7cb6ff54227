/** An event as it is known on a day, found without looking at the others and kept. */
import type { Corpus, EventId } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { knownEvent, type KnownEvent } from '../model/known.ts';

export function createFinder(corpus: Corpus, day: Day, today: Day): (id: EventId) => KnownEvent | null {
  const found = new Map<EventId, KnownEvent | null>();
  return (id) => {
    let event = found.get(id);
    if (event === undefined) {
      const settled = corpus.eventById.get(id);
      found.set(id, (event = settled === undefined ? null : knownEvent(corpus, settled, day, today)));
    }
    return event;
  };
}
