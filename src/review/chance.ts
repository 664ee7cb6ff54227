/** Chance that can be had again: the same seed gives the same numbers, on every machine. */
export interface Chance {
  /** a whole number from 0, below `limit` */
  below: (limit: number) => number;
  /** the same things in another order; what it is given stays as it is */
  shuffle: <T>(things: readonly T[]) => T[];
}

/** mulberry32, by Tommy Ettinger (public domain): 32 bits of state are enough to deal cards. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    shuffle(things) {
      const dealt = [...things];
      for (let last = dealt.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [dealt[last], dealt[other]] = [dealt[other]!, dealt[last]!];
      }
      return dealt;
    },
  };
}
