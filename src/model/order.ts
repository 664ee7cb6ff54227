/** The order of time among events as known: by their day, of equal ones by id; what has no date stands last. */
import type { KnownEvent } from './known.ts';
import { toAnchor } from './span.ts';

const anchorOf = ({ span }: KnownEvent): number => (span === null ? null : toAnchor(span)) ?? Infinity;

export function byTime(a: KnownEvent, b: KnownEvent): number {
  const [first, second] = [anchorOf(a), anchorOf(b)];
  return first === second ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : first - second;
}
