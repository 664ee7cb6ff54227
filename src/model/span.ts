/**
 * A date with its doubt, as whole days. Everything at run time reads spans; only `edtf.ts` reads EDTF.
 *
 *   2024-10-28/2024-10-30           from 28  to 30   core 28..30   window no    "three days"
 *   2024-09                         from 1   to 30   core none     window yes   "some time in September"
 *   2024-10-21/2024-10-31 within    from 21  to 31   core none     window yes   "late October"
 *   2023-04-20/..                   from 20  to null core none     window yes if within
 */
import type { Day } from './day.ts';

export type Doubt = 'none' | 'uncertain' | 'approximate' | 'both';

export interface Span {
  /** earliest first day; null: open or unknown */
  from: Day | null;
  /** latest last day; null: open or unknown */
  to: Day | null;
  /** the days on which it certainly goes on */
  core: [Day, Day] | null;
  /** true: it happens at some time within these days; false: it lasts these days */
  window: boolean;
  doubt: Doubt;
}

/** A span of whole, certain days. */
export function toSpan(from: Day, to: Day = from): Span {
  return { from, to, core: [from, to], window: false, doubt: 'none' };
}

/** True where the date is known to the day. */
export function isExact(span: Span): boolean {
  return !span.window && span.core !== null && span.core[0] === span.from && span.core[1] === span.to;
}

/** True where every day of `inner` lies in `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return (
    (outer.from ?? -Infinity) <= (inner.from ?? -Infinity) && (outer.to ?? Infinity) >= (inner.to ?? Infinity)
  );
}

/** K2: a date that contains, or is contained in, the other one agrees with it. */
export function agrees(a: Span, b: Span): boolean {
  return contains(a, b) || contains(b, a);
}

/** Width in days; Infinity where an end is open. */
export function width(span: Span): number {
  return span.from === null || span.to === null ? Infinity : span.to - span.from + 1;
}

export function isSameSpan(a: Span | null, b: Span | null): boolean {
  if (a === null || b === null) return a === b;
  return a.from === b.from && a.to === b.to && a.window === b.window && a.doubt === b.doubt;
}

/** Days to sort and place by: the middle of what is known of it; null where both ends are open. */
export function toAnchor(span: Span): Day | null {
  if (span.from === null) return span.to;
  if (span.to === null) return span.from;
  return span.window ? (span.from + span.to) / 2 : span.from;
}
