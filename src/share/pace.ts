/**
 * When a new height is said: at once, unless what we say is itself what changes it.
 *
 * Some pages answer a height with something that changes it again: a scroll bar that comes and goes, padding around a
 * frame whose content fills its window. Nothing in the frame can see that page, so it is told by time: what changes
 * within a second of what we said may be an answer to it, what changes later is not.
 *
 * Promises: growing and shrinking are followed at once, and those of an animation for as many steps as it usually has;
 * two heights that take turns end at the taller, so that nothing is cut off, and a height that grows by each answer stops;
 * whatever was held back is said once all is quiet; a change that nothing of ours caused is followed again.
 */

export interface Pace {
  /** what was said last; 0: nothing yet */
  sent: number;
  at: number;
  /** what was measured last */
  seen: number;
  /** what has been spent since the last quiet second */
  spent: number;
  isUp: boolean;
  /** the tallest since then */
  top: number;
  /** how often what was held back has been tried */
  tries: number;
}
export interface Step {
  pace: Pace;
  /** whether the height, now `pace.sent`, is said */
  send: boolean;
  /** after how many milliseconds it is tried again, when it was held back */
  wait: number | null;
}

const QUIET = 1000;
const MOST = 40;
/** what a turn costs, where a step on the same way costs 1: animations do not turn */
const TURN = 10;
const TRIES = 2;

export const START: Pace = { sent: 0, at: -Infinity, seen: 0, spent: 0, isUp: true, top: 0, tries: 0 };

/** A height was measured. `now` in milliseconds of any clock that only goes forward. */
export function follow(pace: Pace, height: number, now: number): Step {
  if (height === pace.seen) return { pace, send: false, wait: null };
  const since = { ...(now - pace.at > QUIET ? { ...START, sent: pace.sent } : pace), seen: height };
  if (height === since.sent) return { pace: since, send: false, wait: null };
  const isUp = height > since.sent;
  const spent = since.spent + (since.spent > 0 && isUp !== since.isUp ? TURN : 1);
  if (spent <= MOST || (isUp && height <= since.top)) return say({ ...since, spent }, height, now);
  return { pace: since, send: false, wait: since.tries < TRIES ? QUIET * (since.tries + 1) : null };
}

/** The wait is over: what stands now is said, whatever was spent. */
export function retry(pace: Pace, height: number, now: number): Step {
  if (height === pace.sent) return { pace, send: false, wait: null };
  return say({ ...pace, tries: pace.tries + 1 }, height, now);
}

function say(pace: Pace, height: number, now: number): Step {
  return { pace: { ...pace, sent: height, seen: height, at: now, isUp: height > pace.sent, top: Math.max(pace.top, height) }, send: true, wait: null };
}
