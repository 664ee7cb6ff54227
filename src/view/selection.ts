/** Which of the known events the reader's filters leave in sight. Pure. */
import type { Corpus, EventId } from '../model/corpus.ts';
import type { KnownEvent } from '../model/known.ts';
import { FACETS, valuesOf } from './facets.ts';
import type { Filters } from './view.ts';

/**
 * Events that meet every filter: any of the chosen within one filter, all filters together. `found`: events that answer
 * the query (`search/` finds them on the same knowledge day); null: the answer is not here yet, and nothing is left out.
 */
export function select(corpus: Corpus, events: readonly KnownEvent[], filters: Filters, found: ReadonlySet<EventId> | null): KnownEvent[] {
  const asked = filters.query.trim() !== '' ? found : null;
  const only = filters.only.length > 0 ? new Set(filters.only) : null;
  const chosen = FACETS.filter((facet) => filters[facet].length > 0);
  return events.filter(
    (event) => (asked === null || asked.has(event.id)) && (only === null || only.has(event.id)) && chosen.every((facet) => valuesOf(facet, event, corpus).some((value) => filters[facet].includes(value))),
  );
}
