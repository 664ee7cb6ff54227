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
  const roll = {
    length,
    event: new Int32Array(length),
    since: new Float64Array(length).fill(-Infinity),
    until: new Float64Array(length).fill(Infinity),
    start: new Float64Array(length),
    end: new Float64Array(length),
    reachStart: new Float64Array(length),
    reachEnd: new Float64Array(length),
    held: new Uint8Array(length),
    importance: new Uint8Array(length),
    group: new Uint8Array(length),
  };
  const numbers = new Map<string, number>();
  for (const [row, event] of events.entries()) {
    numbers.set(event.id, row);
    const [days, reach] = [daysOf(event.span), reachOf(event)];
    roll.event[row] = row;
    [roll.start[row], roll.end[row]] = days ?? UNDATED;
    [roll.reachStart[row], roll.reachEnd[row]] = reach ?? UNDATED;
    roll.held[row] = lookOf(event) === 'held' ? 1 : 0;
    roll.importance[row] = importanceOf(event);
    roll.group[row] = groupOf(event);
  }
  return { ...roll, groups, see: (row) => seen(events[row]!), numberOf: (id) => numbers.get(id) ?? -1 };
}

const UNDATED = [Number.NaN, Number.NaN] as const;
const seen = (event: KnownEvent): Seen => ({ ...event, disputed: Object.values(event.against).some((reports) => reports.length > 0) });
