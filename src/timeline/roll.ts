/** Known events → the roll of a census, one row for each: for as many as can be known anew on every knowledge day. Pure. */
import type { Day } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import type { Roll } from './census.ts';
import { daysOf, importanceOf, lookOf, OPEN_DAYS } from './layout/marks.ts';
import type { Seen } from './scene.ts';

/** The days from the first ghost of its trail to the last, its own (`days`) included; null: it has neither date nor ghost. */
function reachOf({ plans }: Pick<Seen, 'plans'>, days: readonly [Day, Day] | null): readonly [Day, Day] | null {
  if (plans.length === 0) return days;
  let [first, last] = days ?? [Infinity, -Infinity];
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
  for (let row = 0; row < length; row += 1) {
    const event = events[row]!;
    const days = daysOf(event.span) ?? UNDATED;
    const reach = reachOf(event, days === UNDATED ? null : days) ?? UNDATED;
    roll.event[row] = row;
    roll.start[row] = days[0];
    roll.end[row] = days[1];
    roll.reachStart[row] = reach[0];
    roll.reachEnd[row] = reach[1];
    roll.held[row] = lookOf(event) === 'held' ? 1 : 0;
    roll.importance[row] = importanceOf(event);
    roll.group[row] = groupOf(event);
  }
  let numbers: Map<string, number> | null = null;
  return { ...roll, groups, see: (row) => seen(events[row]!), numberOf: (id) => (numbers ??= new Map(events.map((event, row) => [event.id, row]))).get(id) ?? -1 };
}

const UNDATED = [Number.NaN, Number.NaN] as const;
const seen = (event: KnownEvent): Seen => ({ ...event, disputed: Object.values(event.against).some((reports) => reports.length > 0) });
