/** Known events → the roll of a census, one row for each: for as many as can be known anew on every knowledge day. Pure. */
import type { Day } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import type { Roll } from './census.ts';
import { daysOf, importanceOf, lookOf, OPEN_DAYS } from './layout/marks.ts';
import type { Seen } from './scene.ts';

/** The days from the first ghost of its trail to the last, its own included; null: it has neither date nor ghost. */
function reachOf({ span, plans }: Pick<Seen, 'span' | 'plans'>): readonly [Day, Day] | null {
  let [first, last] = daysOf(span) ?? [Infinity, -Infinity];
  for (const plan of plans) {
    if (plan.span === null || plan.learned === null || plan.fate === 'kept' || plan.fate === 'current') continue;
    first = Math.min(first, plan.span.from ?? plan.span.to! - OPEN_DAYS);
    last = Math.max(last, (plan.span.to ?? plan.span.from! + OPEN_DAYS) + 1);
  }
  return first > last ? null : [first, last];
}

/** `groupOf`: which of `groups` an event belongs to. */
export function toRoll(events: readonly KnownEvent[], groups: number, groupOf: (event: KnownEvent) => number): Roll {
  const { length } = events;
  const numbers = new Map(events.map(({ id }, index) => [id, index]));
  const column = (valueOf: (event: KnownEvent) => number): Float64Array => Float64Array.from(events, valueOf);
  return {
    length,
    event: Int32Array.from(events, (_, index) => index),
    since: new Float64Array(length).fill(-Infinity),
    until: new Float64Array(length).fill(Infinity),
    start: column((event) => daysOf(event.span)?.[0] ?? Number.NaN),
    end: column((event) => daysOf(event.span)?.[1] ?? Number.NaN),
    reachStart: column((event) => reachOf(event)?.[0] ?? Number.NaN),
    reachEnd: column((event) => reachOf(event)?.[1] ?? Number.NaN),
    held: Uint8Array.from(events, (event) => (lookOf(event) === 'held' ? 1 : 0)),
    importance: Uint8Array.from(events, importanceOf),
    group: Uint8Array.from(events, groupOf),
    groups,
    see: (row) => seen(events[row]!),
    numberOf: (id) => numbers.get(id) ?? -1,
  };
}


const seen = (event: KnownEvent): Seen => ({ ...event, disputed: Object.values(event.against).some((reports) => reports.length > 0) });
