// Chance that can be had again: the same seed draws the same numbers on every machine.

/** A stream of draws from one seed (mulberry32). */
export interface Chance {
  /** in [0, 1) */
  unit(): number;
  /** whole, from 0 to below `n` */
  below(n: number): number;
  /** whole, both ends included */
  between(from: number, to: number): number;
  /** true with this probability */
  hits(probability: number): boolean;
  one<T>(list: readonly T[]): T;
  /** one of the values, each as often as its weight says */
  weighed<T>(list: readonly (readonly [T, number])[]): T;
}

export function toChance(seed: number): Chance {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(unit() * n);
  return {
    unit,
    below,
    between: (from, to) => from + below(to - from + 1),
    hits: (probability) => unit() < probability,
    one: (list) => list[below(list.length)]!,
    weighed(list) {
      let rest = unit() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of list) if ((rest -= weight) < 0) return value;
      return list.at(-1)![0];
    },
  };
}
