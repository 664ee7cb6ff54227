/** Which of the known events the reader's filters leave in sight. Pure. */
import type { Corpus, EventId } from '../model/corpus.ts';
import type { KnownEvent } from '../model/known.ts';
import { liesIn } from '../model/period.ts';
import { FACETS, type Facet } from './facets.ts';
import { shelve } from './shelf.ts';
import type { Filters } from './view.ts';

/**
 * Events that meet every filter: any of the chosen within one filter, all filters together. `found`: events that answer
 * the query (`search/` finds them on the same knowledge day); null: there is none, or no answer yet, and nothing is left out.
 */
export function select(corpus: Corpus, events: readonly KnownEvent[], filters: Filters, found: ReadonlySet<EventId> | null): readonly KnownEvent[] {
  const only = filters.only.length > 0 ? new Set(filters.only) : null;
  const { within } = filters;
  /** one for every filter: 1 where an event has one of the chosen */
  const passes = FACETS.filter((facet) => filters[facet].length > 0 || (facet === 'decades' && within !== null)).map((facet) => {
    const has = new Uint8Array(events.length);
    if (filters[facet].length > 0) {
      const shelf = shelve(facet, events, corpus);
      for (const value of filters[facet]) for (const place of shelf.get(value) ?? []) has[place] = 1;
    }
    // a period of the reader's own is one more to choose from
    if (facet === 'decades' && within !== null) for (let place = 0; place < events.length; place += 1) if (liesIn(events[place]!.span, within)) has[place] = 1;
    return has;
  });
  if (found === null && only === null && passes.length === 0) return events;
  return events.filter(({ id }, place) => (found === null || found.has(id)) && (only === null || only.has(id)) && passes.every((has) => has[place] === 1));
}

/** The filters as they would be without the one that a facet is chosen in. */
export const without = (filters: Filters, facet: Facet): Filters => ({ ...filters, [facet]: [], ...(facet === 'decades' ? { within: null } : {}) });
