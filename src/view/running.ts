/** Something that is added up over a list of events: of the next list only what is other is looked at. */
import { changedBetween } from '../model/changed.ts';
import type { KnownEvent } from '../model/known.ts';

/**
 * `add`: puts an event into a sum (by 1) or takes it out again (by −1), and returns it; `copy`: a sum that may be changed,
 * while the reader of the first still has it. What an event adds must be the same whenever it is asked.
 */
export function createRunning<Sum>(nothing: () => Sum, copy: (sum: Sum) => Sum, add: (sum: Sum, event: KnownEvent, by: 1 | -1) => Sum): (events: readonly KnownEvent[]) => Sum {
  let last: { events: readonly KnownEvent[]; sum: Sum } | null = null;
  const addUp = (events: readonly KnownEvent[]): Sum => {
    const changed = last && changedBetween(last.events, events);
    if (last === null || changed === null) return events.reduce((sum, event) => add(sum, event, 1), nothing());
    const without = changed.gone.reduce((sum, event) => add(sum, event, -1), copy(last.sum));
    return changed.come.reduce((sum, at) => add(sum, events[at]!, 1), without);
  };
  return (events) => {
    if (last?.events !== events) last = { events, sum: addUp(events) };
    return last.sum;
  };
}
