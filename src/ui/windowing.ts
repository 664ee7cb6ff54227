/**
 * Which rows of a long list are drawn, all of one height. Pure.
 *
 * Promises: what is in sight is drawn, and so are those that must not be lost (the one that has the focus, the one that
 * is selected), in their places; rows and gaps together are as high as the whole list.
 */
export interface Drawn {
  index: number;
  /** rows left out just before it */
  gap: number;
}

/** rows drawn beyond either edge, so that a turn of the wheel does not outrun them */
const BEYOND = 12;
/** the edges move by so many rows at a time: most steps of a scroll change nothing */
const STEP = 6;

/** First and last row to be drawn. `top`: pixels from the list's upper edge to that of the window, which is `height` high. */
export function toStretch(count: number, rowHeight: number, top: number, height: number): readonly [number, number] {
  const first = Math.floor(top / rowHeight / STEP) * STEP - BEYOND;
  const last = Math.ceil((top + height) / rowHeight / STEP) * STEP + BEYOND;
  const within = (index: number): number => Math.min(Math.max(0, index), Math.max(0, count - 1));
  return [within(first), within(last)];
}

/** Rows of a stretch, and those `held` wherever they are; `rest`: rows left out after the last. */
export function toDrawn(count: number, [first, last]: readonly [number, number], held: readonly number[]): { rows: Drawn[]; rest: number } {
  const indexes = new Set(held.filter((index) => index >= 0 && index < count));
  for (let index = first; index <= last && index < count; index += 1) indexes.add(index);
  let next = 0;
  const rows = [...indexes].sort((a, b) => a - b).map((index) => {
    const gap = index - next;
    next = index + 1;
    return { index, gap };
  });
  return { rows, rest: count - next };
}
