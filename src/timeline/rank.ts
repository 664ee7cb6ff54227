/**
 * Rows in the order of time, each alive or not: how many are alive between two days, how many of them were held, and
 * which are the foremost, without a walk over all of them.
 *
 * Promises: a count costs two searches, each in a short stretch that a table of evenly spaced days gives; the m foremost
 * of n cost O(m log n); a row comes alive or ceases in O(log n). The counts are prefix sums over blocks, the foremost a
 * segment tree of the blocks' highest keys, read best first. Arrays are changed in place: who holds a rank sees it as it
 * is now.
 */
import type { Day } from '../model/day.ts';

export type Row = number;

const BLOCK = 16;
/** days of the table by which a day is found, for so many rows each, and at most */
const SPREAD = 8;
const SLOTS = 2048;
const OTHER = 1;
const HELD = 2;

export interface Count {
  all: number;
  held: number;
}

export class Rank {
  readonly rows: Int32Array;
  readonly #days: Float64Array;
  readonly #keys: Uint32Array;
  readonly #held: Uint8Array;
  /** 0, OTHER or HELD */
  readonly #alive: Uint8Array;
  readonly #leaves: number;
  readonly #tree: Uint32Array;
  readonly #all: Int32Array;
  readonly #heldBefore: Int32Array;
  /** sums before this block are those of what is alive */
  #summed = 0;
  /** slot of evenly spaced days → position of the first row in it; one more at the end */
  readonly #slots: Int32Array;
  readonly #perDay: number;

  /** `rows` in the order of `days`; `keys` above 0, the higher the more important; `held`: 1 where it was held. All by position. */
  constructor(rows: Int32Array, days: Float64Array, keys: Uint32Array, held: Uint8Array) {
    this.rows = rows;
    this.#days = days;
    this.#keys = keys;
    this.#held = held;
    this.#alive = new Uint8Array(rows.length);
    const blocks = Math.ceil(rows.length / BLOCK);
    this.#leaves = 2 ** Math.ceil(Math.log2(Math.max(1, blocks)));
    this.#tree = new Uint32Array(2 * this.#leaves);
    this.#all = new Int32Array(blocks + 1);
    this.#heldBefore = new Int32Array(blocks + 1);
    const slots = Math.max(1, Math.min(SLOTS, Math.floor(rows.length / SPREAD)));
    const length = rows.length === 0 ? 0 : days[rows.length - 1]! - days[0]!;
    this.#perDay = length > 0 ? slots / length : 0;
    this.#slots = new Int32Array(slots + 1).fill(rows.length);
    for (let at = rows.length - 1; at >= 0; at -= 1) this.#slots[this.#slotOf(days[at]!)] = at;
    for (let slot = slots - 1; slot >= 0; slot -= 1) this.#slots[slot] = Math.min(this.#slots[slot]!, this.#slots[slot + 1]!);
  }

  get length(): number {
    return this.rows.length;
  }

  /** Decides anew which rows are alive. */
  fill(isAlive: (row: Row) => boolean): void {
    for (let at = 0; at < this.length; at += 1) this.#alive[at] = isAlive(this.rows[at]!) ? this.#value(at) : 0;
    for (let block = 0; block * BLOCK < this.length; block += 1) this.#tree[this.#leaves + block] = this.#highest(block);
    for (let node = this.#leaves - 1; node > 0; node -= 1) this.#tree[node] = Math.max(this.#tree[2 * node]!, this.#tree[2 * node + 1]!);
    this.#summed = 0;
  }

  /** One row, by its position, comes alive or ceases. */
  set(at: number, alive: boolean): void {
    const value = alive ? this.#value(at) : 0;
    if (this.#alive[at] === value) return;
    this.#alive[at] = value;
    const block = Math.floor(at / BLOCK);
    let node = this.#leaves + block;
    this.#tree[node] = this.#highest(block);
    for (node >>= 1; node > 0; node >>= 1) this.#tree[node] = Math.max(this.#tree[2 * node]!, this.#tree[2 * node + 1]!);
    this.#summed = Math.min(this.#summed, block);
  }

  /** The first row alive at a position or beyond it, going onwards (1) or back (−1); blocks without one are passed over. */
  nearest(at: number, by: 1 | -1): Row | null {
    while (at >= 0 && at < this.length) {
      if (this.#alive[at] !== 0) return this.rows[at]!;
      const block = Math.floor(at / BLOCK);
      if (this.#tree[this.#leaves + block] !== 0) at += by;
      else at = by > 0 ? (block + 1) * BLOCK : block * BLOCK - 1;
    }
    return null;
  }

  /** Position of the first row on or after `day`; none before `from` is. */
  seek(day: Day, from = 0): number {
    if (this.length === 0) return 0;
    // it grows with the day: what lies in an earlier slot is earlier
    const slot = this.#slotOf(day);
    let low = Math.max(from, this.#slots[slot]!);
    let high = Math.max(low, this.#slots[slot + 1]!);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#days[middle]! < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many are alive before a position. */
  before(at: number): Count {
    if (this.#summed < this.#all.length) this.#sum();
    const block = Math.floor(at / BLOCK);
    let [all, held] = [this.#all[block]!, this.#heldBefore[block]!];
    for (let each = block * BLOCK; each < at; each += 1) {
      const value = this.#alive[each]!;
      if (value !== 0) all += 1;
      if (value === HELD) held += 1;
    }
    return { all, held };
  }

  /** How many are alive between each two of ascending days, added to what is there. */
  countBetween(edges: readonly Day[], sums: readonly Count[]): void {
    let at = this.seek(edges[0]!);
    let last = this.before(at);
    for (let index = 1; index < edges.length; index += 1) {
      const next = this.seek(edges[index]!, at);
      if (next === at) continue;
      const here = this.before(next);
      sums[index - 1]!.all += here.all - last.all;
      sums[index - 1]!.held += here.held - last.held;
      [at, last] = [next, here];
    }
  }

  /** The rows alive at positions from `from` up to `to`, in the order of time; at most `most`. */
  alive(from: number, to: number, most = Infinity): Row[] {
    const found: Row[] = [];
    let at = from;
    while (at < to && found.length < most) {
      // a block without one is passed over
      if (at % BLOCK === 0 && this.#tree[this.#leaves + at / BLOCK] === 0) at += BLOCK;
      else {
        if (this.#alive[at] !== 0) found.push(this.rows[at]!);
        at += 1;
      }
    }
    return found;
  }

  /** The rows with the highest keys alive at positions from `from` up to `to`, the highest first; at most `most`, none with a key below `least`. */
  foremost(from: number, to: number, most: number, least = 0): { row: Row; key: number }[] {
    heap.clear();
    const pushRow = (at: number): void => {
      if (this.#alive[at] !== 0 && this.#keys[at]! >= least) heap.push(this.#keys[at]!, -1 - at);
    };
    const [firstBlock, lastBlock] = [Math.ceil(from / BLOCK), Math.floor(to / BLOCK)];
    if (firstBlock >= lastBlock) for (let at = from; at < to; at += 1) pushRow(at);
    else {
      for (let at = from; at < firstBlock * BLOCK; at += 1) pushRow(at);
      for (let at = lastBlock * BLOCK; at < to; at += 1) pushRow(at);
      // whole blocks: the nodes that cover them and nothing else
      for (let low = firstBlock + this.#leaves, high = lastBlock + this.#leaves; low < high; low >>= 1, high >>= 1) {
        if (low % 2 === 1) this.#pushNode(low++, least);
        if (high % 2 === 1) this.#pushNode(--high, least);
      }
    }
    const found: { row: Row; key: number }[] = [];
    while (found.length < most) {
      if (heap.size === 0) break;
      const [key, item] = [heap.topKey, heap.topItem];
      heap.drop();
      if (item < 0) found.push({ row: this.rows[-1 - item]!, key });
      else if (item >= this.#leaves) {
        const start = (item - this.#leaves) * BLOCK;
        for (let at = start; at < Math.min(start + BLOCK, this.length); at += 1) pushRow(at);
      } else {
        this.#pushNode(2 * item, least);
        this.#pushNode(2 * item + 1, least);
      }
    }
    return found;
  }

  #pushNode(node: number, least: number): void {
    const key = this.#tree[node]!;
    if (key !== 0 && key >= least) heap.push(key, node);
  }

  #slotOf(day: Day): number {
    return Math.max(0, Math.min(this.#slots.length - 2, Math.floor((day - this.#days[0]!) * this.#perDay)));
  }

  #value(at: number): number {
    return this.#held[at] === 1 ? HELD : OTHER;
  }

  #highest(block: number): number {
    let highest = 0;
    for (let at = block * BLOCK; at < Math.min((block + 1) * BLOCK, this.length); at += 1) {
      if (this.#alive[at] !== 0 && this.#keys[at]! > highest) highest = this.#keys[at]!;
    }
    return highest;
  }

  #sum(): void {
    const first = this.#summed;
    let [all, held] = [this.#all[first]!, this.#heldBefore[first]!];
    for (let block = first; block < this.#all.length; block += 1) {
      this.#all[block] = all;
      this.#heldBefore[block] = held;
      for (let at = block * BLOCK; at < Math.min((block + 1) * BLOCK, this.length); at += 1) {
        const value = this.#alive[at]!;
        if (value !== 0) all += 1;
        if (value === HELD) held += 1;
      }
    }
    this.#summed = this.#all.length;
  }
}

/** The highest key first; of two equal ones the one with the lower item. Binary heap (Williams 1964), its arrays used again. */
class Heap {
  #keys = new Uint32Array(1024);
  #items = new Int32Array(1024);
  size = 0;

  get topKey(): number {
    return this.#keys[0]!;
  }

  get topItem(): number {
    return this.#items[0]!;
  }

  clear(): void {
    this.size = 0;
  }

  push(key: number, item: number): void {
    if (this.size === this.#keys.length) this.#grow();
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.#keys[parent]!;
      if (above > key || (above === key && this.#items[parent]! <= item)) break;
      this.#keys[at] = above;
      this.#items[at] = this.#items[parent]!;
      at = parent;
    }
    this.#keys[at] = key;
    this.#items[at] = item;
  }

  /** Takes the top away. */
  drop(): void {
    this.size -= 1;
    const [key, item] = [this.#keys[this.size]!, this.#items[this.size]!];
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      const right = child + 1;
      if (right < this.size && isAbove(this.#keys[right]!, this.#items[right]!, this.#keys[child]!, this.#items[child]!)) child = right;
      if (!isAbove(this.#keys[child]!, this.#items[child]!, key, item)) break;
      this.#keys[at] = this.#keys[child]!;
      this.#items[at] = this.#items[child]!;
      at = child;
    }
    this.#keys[at] = key;
    this.#items[at] = item;
  }

  #grow(): void {
    const [keys, items] = [new Uint32Array(2 * this.size), new Int32Array(2 * this.size)];
    keys.set(this.#keys);
    items.set(this.#items);
    [this.#keys, this.#items] = [keys, items];
  }
}

const isAbove = (key: number, item: number, otherKey: number, otherItem: number): boolean => key > otherKey || (key === otherKey && item < otherItem);

/** one for all: a question is answered before the next is asked */
const heap = new Heap();
