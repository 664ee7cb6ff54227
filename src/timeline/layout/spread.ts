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

/**
 * Beginning of each slot, in the order given; null for the least important ones where there is no room for all, or where
 * one would have to stand farther than `far` from where it wants to.
 */
export function spread(slots: readonly Slot[], from: Px, to: Px, far: Px = Infinity): (Px | null)[] {
  const kept = new Set(keep(slots, to - from));
  for (;;) {
    const pools = poolsOf(slots, kept, from, to);
    const strayed = pools.find((pool) => pool.members.some((member, index) => Math.abs(pool.starts[index]! - slots[member]!.wanted) > far));
    if (strayed === undefined) {
      const starts: (Px | null)[] = slots.map(() => null);
      for (const pool of pools) for (const [index, member] of pool.members.entries()) starts[member] = pool.starts[index]!;
      return starts;
    }
    kept.delete(strayed.members.reduce((least, member) => (slots[member]!.importance <= slots[least]!.importance ? member : least)));
  }
}

/** Slots that touch one another, and where each of them begins. */
function poolsOf(slots: readonly Slot[], kept: ReadonlySet<number>, from: Px, to: Px): { members: number[]; starts: Px[] }[] {
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
  return pools.map((pool) => {
    let at = start(pool, from, to);
    const starts = pool.members.map((member) => {
      const here = at;
      at += slots[member]!.length;
      return here;
    });
    return { members: pool.members, starts };
  });
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
