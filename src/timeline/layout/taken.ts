/** What is taken of an area: boxes by columns, so that who asks for room meets those near it and not all of them. */
import type { Box, Px } from '../scene.ts';
import { overlaps } from './box.ts';

const COLUMN: Px = 96;
/** what lies farther away than so many columns is beyond every picture */
const MOST = 64;

export class Taken {
  readonly #columns: (Box[] | undefined)[] = [];

  add(...boxes: readonly Box[]): void {
    for (const box of boxes) {
      const last = columnOf(box.x + box.width);
      for (let column = columnOf(box.x); column <= last; column += 1) (this.#columns[column] ??= []).push(box);
    }
  }

  /** Whether anything that is taken overlaps a box; `but`: itself one that is taken, left out. */
  meets(box: Box, but?: Box): boolean {
    const last = columnOf(box.x + box.width);
    for (let column = columnOf(box.x); column <= last; column += 1) {
      for (const other of this.#columns[column] ?? NONE) if (other !== but && overlaps(other, box)) return true;
    }
    return false;
  }
}

const NONE: readonly Box[] = [];

/** the first one is all that lies before the picture */
const columnOf = (x: Px): number => Math.max(0, Math.min(MOST, Math.floor(x / COLUMN) + 1));
