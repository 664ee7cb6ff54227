/** The earlier dates of visits that have none now: they keep their trails, which lead to the margin in which they stand. */
import type { Px } from '../scene.ts';
import type { Placed } from './pack.ts';
import type { Stock } from './stock.ts';

/** length of the arrow from the last date of a visit that has none now */
export const STUB: Px = 28;
/** as many of them are looked at */
const MOST = 40;

/** Their places in the lanes `order` names, each `deep` lanes thick, from the most important on; laid before all else. */
export function driftsOf(group: number, order: readonly number[], deep: number, stock: Stock): Placed[] {
  const drifts: Placed[] = [];
  for (const row of stock.plot.census.undated(group, MOST)) {
    const ghosts = stock.ghostsOf(row, true);
    if (ghosts.length === 0) continue;
    const [from, to] = [Math.min(...ghosts.map((ghost) => ghost.start)), Math.max(...ghosts.map((ghost) => ghost.end)) + STUB];
    for (const lane of order) {
      if (drifts.some((other) => other.lane < lane + deep && lane < other.lane + deep && other.from < to + 10 && from < other.to + 10)) continue;
      drifts.push({ row, lane, lanes: deep, hand: 'none', form: 'none', from, to, start: from, end: from, trailed: true, crowded: false });
      break;
    }
  }
  return drifts;
}
