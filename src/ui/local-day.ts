/** A moment → the reader's own calendar day, whatever the hour elsewhere. */
import { toDay, type Day } from '../model/day.ts';

/** `time`: milliseconds since 1970, UTC. */
export function localDay(time: number): Day {
  const date = new Date(time);
  return toDay(date.getFullYear(), date.getMonth() + 1, date.getDate());
}
