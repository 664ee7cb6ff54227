/**
 * Events by the values of a facet: which of a list have each. Made once for a list, when first asked for, and kept as
 * long as the list is: a choice more or less then touches only the events that have it.
 */
import type { Corpus } from '../model/corpus.ts';
import type { KnownEvent } from '../model/known.ts';
import { valuesOf, type Facet } from './facets.ts';

/** value → places in the list, ascending */
export type Shelf = ReadonlyMap<string, readonly number[]>;

const kept = new WeakMap<Corpus, WeakMap<readonly KnownEvent[], Map<Facet, Shelf>>>();

export function shelve(facet: Facet, events: readonly KnownEvent[], corpus: Corpus): Shelf {
  const lists = kept.get(corpus) ?? new WeakMap<readonly KnownEvent[], Map<Facet, Shelf>>();
  kept.set(corpus, lists);
  const shelves = lists.get(events) ?? new Map<Facet, Shelf>();
  lists.set(events, shelves);
  const shelf = shelves.get(facet) ?? shelveAnew(facet, events, corpus);
  shelves.set(facet, shelf);
  return shelf;
}

function shelveAnew(facet: Facet, events: readonly KnownEvent[], corpus: Corpus): Shelf {
  const shelf = new Map<string, number[]>();
  events.forEach((event, place) => {
    for (const value of valuesOf(facet, event, corpus)) {
      const places = shelf.get(value);
      if (places) places.push(place);
      else shelf.set(value, [place]);
    }
  });
  return shelf;
}
