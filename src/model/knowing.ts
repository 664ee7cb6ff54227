/**
 * What is known as the knowledge day moves: of each event the last reading is kept for as long as it cannot have changed.
 *
 * Promises: the answer for a day equals that of `knownOn`; an event that nothing happened to between two days is the
 * same object on both; where nothing happened to any, so is the list.
 */
import type { Corpus, SettledEvent } from './corpus.ts';
import type { Day } from './day.ts';
import { knownEvent, type KnownEvent } from './known.ts';
import type { Span } from './span.ts';

export interface Knowing {
  /** Everything known on a day, in the order of the corpus. */
  on(day: Day): readonly KnownEvent[];
  /** Makes a day ready by parts, so that `on` finds it done: at most `most` events are read between two stops. */
  settle(day: Day, most: number): Generator<void>;
}

/** `today`: the reader's day; undated reports count from it. */
export function createKnowing(corpus: Corpus, today: Day): Knowing {
  const { events } = corpus;
  const readings: (KnownEvent | null)[] = Array.from({ length: events.length }, () => null);
  /** event → its reading stands on days from `since` until before `until` */
  const since = new Float64Array(events.length).fill(Infinity);
  const until = new Float64Array(events.length).fill(-Infinity);
  let answer: readonly KnownEvent[] = [];
  let changed = false;

  function* settle(day: Day, most: number): Generator<void> {
    let read = 0;
    for (let index = 0; index < events.length; index += 1) {
      if (since[index]! <= day && day < until[index]!) continue;
      if (read === most) yield;
      read = read === most ? 1 : read + 1;
      const event = events[index]!;
      const reading = knownEvent(corpus, event, day, today);
      [since[index], until[index]] = reading !== null && grows(reading) ? [day, day + 1] : stretch(corpus, event, day, today);
      changed ||= reading !== null || readings[index] !== null;
      readings[index] = reading;
    }
  }

  return {
    settle,
    on(day) {
      settle(day, Infinity).next();
      if (changed) answer = readings.filter((reading) => reading !== null);
      changed = false;
      return answer;
    },
  };
}

/** K3: of what goes on the days that are sure grow by one each day. */
const grows = ({ settled, span }: KnownEvent): boolean => !settled && span?.to === null && span.core !== null;

/**
 * The days about `day`, from the first until before the second, on which an event reads the same: no report begins to
 * count between them, and no day that is named begins or has passed.
 */
function stretch(corpus: Corpus, event: SettledEvent, day: Day, today: Day): [Day, Day] {
  let [from, until] = [-Infinity, Infinity];
  const stop = (at: Day | null | undefined): void => {
    if (at == null) return;
    if (at > day) until = Math.min(until, at);
    else from = Math.max(from, at);
  };
  /** a day begins, and has passed the day after */
  const pass = (at: Day | null | undefined): void => {
    if (at == null) return;
    stop(at);
    stop(at + 1);
  };
  const passSpan = (span: Span | null | undefined): void => {
    pass(span?.from);
    pass(span?.to);
    pass(span?.core?.[0]);
    pass(span?.core?.[1]);
  };
  passSpan(event.span);
  // what was held is not dropped for want of news
  if (event.status !== 'held') pass(corpus.dataset.watchedUntil);
  for (const { known, span } of corpus.reportsOf.get(event.id) ?? []) {
    stop(known ?? today);
    passSpan(span);
  }
  return [from, until];
}
