/**
 * From an event to the one before and the one after it, along what prepared, led to, followed, realised or answered it.
 *
 * Promises, each a test:
 * - each step goes along a link that a source states or the editors draw; the context of an event and what the software
 *   finds are no steps
 * - of several that lie before it the last is its neighbour, of several after it the first; what has no date lies after all
 * - as the links do, it tells nothing that is known later (K9)
 */
import type { EventId } from './corpus.ts';
import type { KnownEvent } from './known.ts';
import type { Link } from './links.ts';
import { byTime } from './order.ts';
import type { LinkType } from './schema.ts';

const STEPS: ReadonlySet<LinkType> = new Set<LinkType>(['prepares', 'follows', 'leads-to', 'realises', 'responds-to']);

export interface Neighbours {
  before: KnownEvent | null;
  after: KnownEvent | null;
}

export function neighboursOf(known: readonly KnownEvent[], links: readonly Link[], id: EventId): Neighbours {
  const self = known.find((event) => event.id === id);
  if (!self) return { before: null, after: null };
  const joined = new Set(links.flatMap(({ type, from, to }) => (!STEPS.has(type) ? [] : from === id ? [to] : to === id ? [from] : [])));
  const row = known.filter((event) => joined.has(event.id)).sort(byTime);
  return { before: row.findLast((event) => byTime(event, self) < 0) ?? null, after: row.find((event) => byTime(event, self) > 0) ?? null };
}
