/**
 * Which lane each event of one side gets, and on which hand of its mark the label stands.
 *
 * Promises: no two blocks in a lane overlap; what finds no lane is returned, not dropped; moving every block
 * by the same number of pixels changes nothing (so that panning changes no lane).
 * Greedy by importance, then time; a place costs its height, and more where a stem would cross a label.
 */
import type { Px } from '../scene.ts';

export interface Block {
  id: string;
  importance: number;
  /** the mark */
  start: Px;
  end: Px;
  /** the label beside it */
  labelWidth: Px;
  /** the earliest and latest ghost of its plan trail; a trail takes the outermost lane that is free */
  trail: readonly [Px, Px] | null;
}

export type Hand = 'after' | 'before' | 'none';
export interface Laned {
  id: string;
  lane: number;
  hand: Hand;
  /** all that it takes of its lane */
  from: Px;
  to: Px;
  stem: Px;
}

export const LABEL_GAP: Px = 8;
const BLOCK_GAP: Px = 10;
const CROSSING = 7;
const BEFORE = 0.6;
const UNLABELLED = 40;

/** Pinned ones first, in the order of their pins. */
export function byPins(pinned: readonly string[], a: string, b: string): number {
  const rank = (id: string): number => (pinned.includes(id) ? pinned.indexOf(id) : pinned.length);
  return rank(a) - rank(b);
}

/** `pinned`: the ids of those that are drawn whatever the crowd; only where one finds no lane do others make room. */
export function assignLanes(blocks: readonly Block[], lanes: number, pinned: readonly string[] = []): { laned: Laned[]; left: string[] } {
  const first = fill(blocks, lanes, []);
  return pinned.some((id) => first.left.includes(id)) ? fill(blocks, lanes, pinned) : first;
}

function fill(blocks: readonly Block[], lanes: number, pinned: readonly string[]): { laned: Laned[]; left: string[] } {
  const laned: Laned[] = [];
  const left: string[] = [];
  const order = [...blocks].sort(
    (a, b) =>
      byPins(pinned, a.id, b.id) || Number(b.trail !== null) - Number(a.trail !== null) || b.importance - a.importance || a.start - b.start || (a.id < b.id ? -1 : 1),
  );
  for (const block of order) {
    const place = cheapest(block, laned, lanes);
    if (place === null) left.push(block.id);
    else laned.push(place);
  }
  return { laned, left };
}

function cheapest(block: Block, laned: readonly Laned[], lanes: number): Laned | null {
  let best: Laned | null = null;
  let bestCost = Infinity;
  for (let lane = 0; lane < lanes; lane += 1) {
    for (const hand of ['after', 'before', 'none'] as const) {
      const candidate = toLaned(block, lane, hand);
      const cost = costOf(candidate, block, laned, lanes);
      if (cost < bestCost) [best, bestCost] = [candidate, cost];
    }
  }
  return best;
}

function toLaned(block: Block, lane: number, hand: Hand): Laned {
  const label = block.labelWidth + LABEL_GAP;
  const [trailStart, trailEnd] = block.trail ?? [block.start, block.end];
  return {
    id: block.id,
    lane,
    hand,
    from: Math.min(trailStart, block.start - (hand === 'before' ? label : 0)),
    to: Math.max(trailEnd, block.end + (hand === 'after' ? label : 0)),
    stem: (block.start + block.end) / 2,
  };
}

function costOf(candidate: Laned, block: Block, laned: readonly Laned[], lanes: number): number {
  // ghosts lie before the mark: a label there would lie upon them
  if (block.trail !== null && candidate.hand === 'before') return Infinity;
  let cost = block.trail === null ? candidate.lane : lanes - 1 - candidate.lane;
  if (candidate.hand === 'before') cost += BEFORE;
  if (candidate.hand === 'none') cost += UNLABELLED;
  for (const other of laned) {
    if (other.lane === candidate.lane) {
      if (candidate.from < other.to + BLOCK_GAP && other.from < candidate.to + BLOCK_GAP) return Infinity;
    } else if (other.lane < candidate.lane) {
      if (candidate.stem > other.from - 3 && candidate.stem < other.to + 3) cost += CROSSING;
    } else if (other.stem > candidate.from - 3 && other.stem < candidate.to + 3) cost += CROSSING;
  }
  return cost;
}
