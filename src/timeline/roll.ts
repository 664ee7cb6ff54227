/** Known events → the roll of a census, one row for each: for as many as can be known anew on every knowledge day. Pure. */
import { changedBetween } from '../model/changed.ts';
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

/** `groupOf`: which of `groups` an event belongs to; of the same one as before, most is taken over from the list that was read last. `orderOf`: places by which the events are in order, each with one of its own; none: they are found out. */
export function toRoll(events: readonly KnownEvent[], groups: number, groupOf: (event: KnownEvent) => number, orderOf?: (id: string) => number | undefined): Roll {
  const columns = toColumns(events, groupOf);
  let numbers: Map<string, number> | null = null;
  const numberOf = orderOf === undefined ? (id: string) => (numbers ??= new Map(events.map((event, row) => [event.id, row]))).get(id) ?? -1 : (id: string) => seek(id, events, orderOf);
  return { ...columns, groups, see: (row) => seen(events[row]!), numberOf };
}

type Columns = Pick<Roll, 'length' | 'event' | 'since' | 'until' | 'start' | 'end' | 'reachStart' | 'reachEnd' | 'held' | 'importance' | 'group'>;

const read = new WeakMap<(event: KnownEvent) => number, { events: readonly KnownEvent[]; columns: Columns }>();

function toColumns(events: readonly KnownEvent[], groupOf: (event: KnownEvent) => number): Columns {
  const last = read.get(groupOf);
  if (last?.events === events) return last.columns;
  const changed = last === undefined ? null : changedBetween(last.events, events);
  const columns = blank(events.length);
  if (changed === null) for (let row = 0; row < events.length; row += 1) fill(columns, row, events[row]!, groupOf);
  else {
    for (const [from, to, length] of changed.runs) {
      for (const name of COPIED) columns[name].set(last!.columns[name].subarray(from, from + length), to);
    }
    for (const row of changed.come) fill(columns, row, events[row]!, groupOf);
  }
  read.set(groupOf, { events, columns });
  return columns;
}

const COPIED = ['start', 'end', 'reachStart', 'reachEnd', 'held', 'importance', 'group'] as const;

const blank = (length: number): Columns => ({
  length,
  event: new Int32Array(length).map((_, row) => row),
  since: new Float64Array(length).fill(-Infinity),
  until: new Float64Array(length).fill(Infinity),
  start: new Float64Array(length),
  end: new Float64Array(length),
  reachStart: new Float64Array(length),
  reachEnd: new Float64Array(length),
  held: new Uint8Array(length),
  importance: new Uint8Array(length),
  group: new Uint8Array(length),
});

function fill(columns: Columns, row: number, event: KnownEvent, groupOf: (event: KnownEvent) => number): void {
  const days = daysOf(event.span) ?? UNDATED;
  const reach = reachOf(event, days === UNDATED ? null : days) ?? UNDATED;
  columns.start[row] = days[0];
  columns.end[row] = days[1];
  columns.reachStart[row] = reach[0];
  columns.reachEnd[row] = reach[1];
  columns.held[row] = lookOf(event) === 'held' ? 1 : 0;
  columns.importance[row] = importanceOf(event);
  columns.group[row] = groupOf(event);
}

/** The row of an event; −1: it is not among them. */
function seek(id: string, events: readonly KnownEvent[], orderOf: (id: string) => number | undefined): number {
  const place = orderOf(id);
  if (place === undefined) return -1;
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (orderOf(events[middle]!.id)! < place) low = middle + 1;
    else high = middle;
  }
  return events[low]?.id === id ? low : -1;
}

const UNDATED = [Number.NaN, Number.NaN] as const;
const looked = new WeakMap<KnownEvent, Seen>();
/** The same of an event that nothing happened to. */
function seen(event: KnownEvent): Seen {
  const again = looked.get(event);
  if (again !== undefined) return again;
  const made = { ...event, disputed: Object.values(event.against).some((reports) => reports.length > 0) };
  looked.set(event, made);
  return made;
}
