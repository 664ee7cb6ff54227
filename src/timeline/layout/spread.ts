/**
 * Moving labels apart along one axis: each as near as can be to where it wants to stand, in the order of
 * their wishes, none overlapping. Pool adjacent violators (isotonic regression, Barlow et al. 1972).
 */
import type { Px } from '../scene.ts';

export interface Slot {
  /** where its beginning wants to be */
  wanted: Px;
  length: Px;
  importance: number;
}

/** Beginning of each slot, in the order given; null for the least important ones where there is no room for all. */
export function spread(slots: readonly Slot[], from: Px, to: Px): (Px | null)[] {
  const kept = keep(slots, to - from);
  const order = [...kept].sort((a, b) => slots[a]!.wanted + slots[a]!.length / 2 - slots[b]!.wanted - slots[b]!.length / 2 || a - b);
  const pools: { members: number[]; length: Px; wish: Px }[] = [];
  for (const index of order) {
    const { wanted, length } = slots[index]!;
    let pool = { members: [index], length, wish: wanted };
    for (;;) {
      const last = pools.at(-1);
      if (!last || start(last, from, to) + last.length <= start(pool, from, to)) break;
      pools.pop();
      // the joint wish is the mean of what each member's wish makes of the pool's beginning
      const count = last.members.length + pool.members.length;
      pool = {
        members: [...last.members, ...pool.members],
        length: last.length + pool.length,
        wish: (last.wish * last.members.length + (pool.wish - last.length) * pool.members.length) / count,
      };
    }
    pools.push(pool);
  }
  const starts: (Px | null)[] = slots.map(() => null);
  for (const pool of pools) {
    let at = start(pool, from, to);
    for (const member of pool.members) {
      starts[member] = at;
      at += slots[member]!.length;
    }
  }
  return starts;
}

const start = ({ length, wish }: { length: Px; wish: Px }, from: Px, to: Px): Px => Math.max(from, Math.min(wish, to - length));

function keep(slots: readonly Slot[], room: Px): number[] {
  const byImportance = slots.map((_, index) => index).sort((a, b) => slots[b]!.importance - slots[a]!.importance || a - b);
  let used = 0;
  return byImportance.filter((index) => {
    const fits = used + slots[index]!.length <= room;
    if (fits) used += slots[index]!.length;
    return fits;
  });
}
