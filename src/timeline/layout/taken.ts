/** What is taken of an area: boxes by columns, so that who asks for room meets those near it and not all of them. */
import type { Box, Px } from '../scene.ts';
import { overlaps } from './box.ts';

const COLUMN: Px = 96;
/** what lies farther away than so many columns is beyond every picture */
const MOST = 64;

export class Taken {
  readonly #columns = new Map<number, Box[]>();

  add(...boxes: readonly Box[]): void {
    for (const box of boxes) {
      const [first, last] = columnsOf(box);
      for (let column = first; column <= last; column += 1) {
        const kept = this.#columns.get(column);
        if (kept) kept.push(box);
        else this.#columns.set(column, [box]);
      }
    }
  }

  /** Whether anything that is taken overlaps a box; `but`: itself one that is taken, left out. */
  meets(box: Box, but?: Box): boolean {
    const [first, last] = columnsOf(box);
    for (let column = first; column <= last; column += 1) {
      for (const other of this.#columns.get(column) ?? NONE) if (other !== but && overlaps(other, box)) return true;
    }
    return false;
  }
}

const NONE: readonly Box[] = [];

const columnsOf = ({ x, width }: Box): readonly [number, number] => [columnOf(x), columnOf(x + width)];
const columnOf = (x: Px): number => Math.max(-1, Math.min(MOST, Math.floor(x / COLUMN)));
