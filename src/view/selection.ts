/** Which of the known events the reader's filters leave in sight. Pure. */
import type { EventId } from '../model/corpus.ts';
import { placesOf, type KnownEvent } from '../model/known.ts';
import { isFiltered, type Filters } from './view.ts';

const meets = (chosen: readonly string[], own: readonly string[]): boolean =>
  chosen.length === 0 || own.some((id) => chosen.includes(id));

/**
 * Events that meet every filter: any of the chosen within one filter, all filters together. `found`: events that answer
 * the query (`search/` finds them on the same knowledge day); null: the answer is not here yet, and nothing is left out.
 */
export function select(events: readonly KnownEvent[], filters: Filters, found: ReadonlySet<EventId> | null): KnownEvent[] {
  if (!isFiltered(filters)) return [...events];
  const asked = filters.query.trim() !== '' ? found : null;
  return events.filter(
    (event) =>
      meets(filters.people, event.people.map(({ person }) => person)) &&
      meets(filters.topics, event.topics) &&
      meets(filters.places, placesOf(event)) &&
      meets(filters.kinds, [event.kind]) &&
      meets(filters.statuses, [event.status]) &&
      (asked === null || asked.has(event.id)),
  );
}
