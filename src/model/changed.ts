/**
 * What is other between two lists of which the second is mostly the first, as those of two days next to each other are.
 *
 * Promises: things are told apart as objects; each of the one list is in a run or gone, each of the other in a run or
 * come; the same question asked again is not answered anew. Pure.
 */
export interface Changed<T> {
  gone: readonly T[];
  /** places in the second list */
  come: readonly number[];
  /** what both have in the same order: from where in the first, to where in the second, how many */
  runs: readonly (readonly [from: number, to: number, length: number])[];
}

/** things put in or taken out in a row, beyond which the rest counts as changed */
const LOOK = 16;
/** a share of the second list: beyond it, to begin anew is as fast */
const MOST = 1 / 8;

const answered = new WeakMap<readonly object[], { before: readonly object[]; changed: Changed<object> | null }>();

/** null: too much is other. */
export function changedBetween<T extends object>(before: readonly T[], after: readonly T[]): Changed<T> | null {
  const last = answered.get(after);
  if (last?.before === before) return last.changed as Changed<T> | null;
  const changed = compare(before, after);
  answered.set(after, { before, changed });
  return changed;
}

function compare<T>(before: readonly T[], after: readonly T[]): Changed<T> | null {
  const [gone, come, runs] = [[] as T[], [] as number[], [] as [number, number, number][]];
  const most = after.length * MOST;
  let [a, b] = [0, 0];
  while (a < before.length || b < after.length) {
    const start = a;
    while (a < before.length && b < after.length && before[a] === after[b]) [a, b] = [a + 1, b + 1];
    if (a > start) runs.push([start, b - (a - start), a - start]);
    if (a === before.length && b === after.length) break;
    const [put, taken] = [distance(after, b, before[a]), distance(before, a, after[b])];
    // neither of the two is in the other list nearby: one became the other
    const [out, into] = put > 0 ? [0, put] : taken > 0 ? [taken, 0] : [1, 1];
    for (const end = Math.min(before.length, a + out); a < end; a += 1) gone.push(before[a]!);
    for (const end = Math.min(after.length, b + into); b < end; b += 1) come.push(b);
    if (gone.length + come.length > most) return null;
  }
  return { gone, come, runs };
}

/** How far after a place a thing is, at most so far; 0: it is not there. */
function distance<T>(list: readonly T[], from: number, thing: T | undefined): number {
  if (thing === undefined) return 0;
  for (let ahead = 1; ahead <= LOOK; ahead += 1) if (list[from + ahead] === thing) return ahead;
  return 0;
}
