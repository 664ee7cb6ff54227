/** Chance that can be had again: the same seed gives the same draws (mulberry32, by Tommy Ettinger). */
export interface Chance {
  /** a whole number from 0, below `end` */
  below(end: number): number;
  /** a whole number of `from` to `to`, both included */
  between(from: number, to: number): number;
}

export function toChance(seed: number, name = ''): Chance {
  let state = seed | 0;
  for (let at = 0; at < name.length; at += 1) state = Math.imul(state ^ name.charCodeAt(at), 0x01000193) ^ (state >>> 15);
  const below = (end: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * end);
  };
  return { below, between: (from, to) => from + below(to - from + 1) };
}

/** In another order; each order is as likely as the others. */
export function shuffle<T>(rows: readonly T[], chance: Chance): T[] {
  const mixed = [...rows];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = chance.below(at + 1);
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}

/** The right one among some that are wrong, shuffled; null: nothing to choose from. */
export function toChoices<T>(right: T, wrong: readonly T[], chance: Chance): { choices: T[]; right: number } | null {
  if (wrong.length === 0) return null;
  const choices = shuffle([right, ...wrong], chance);
  return { choices, right: choices.indexOf(right) };
}
