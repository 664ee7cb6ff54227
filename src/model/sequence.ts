/** The order of the corpus, by which every list of known events stands. */
import type { Corpus, EventId } from './corpus.ts';

const orders = new WeakMap<Corpus, ReadonlyMap<EventId, number>>();

/** Event → its place in the corpus; counted once. */
export function orderOf(corpus: Corpus): ReadonlyMap<EventId, number> {
  const order = orders.get(corpus) ?? new Map(corpus.events.map(({ id }, place) => [id, place]));
  orders.set(corpus, order);
  return order;
}
