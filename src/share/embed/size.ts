/** How high the picture is, in pixels: as asked for, or as what is in sight needs. */
import type { KnownEvent } from '../../model/known.ts';
import type { Whole } from '../../plot/plot.ts';
import { isInSight } from '../../timeline/range.ts';
import type { Frame } from '../../view/frame.ts';

/** under this width time runs down the page */
export const NARROW = 640;
const ACROSS = 460;
const [LEAST, MOST, ROOM] = [520, 1500, 44];

/** `range` is in it so that a picture that has moved keeps the height that it began with. */
export function heightOf({ height }: Pick<Frame, 'height'>, { form, range }: Pick<Whole['plot'], 'form' | 'range'>, shown: readonly KnownEvent[], lanesHeight: number): number {
  if (height !== null) return height;
  if (form === 'across') return Math.max(ACROSS, lanesHeight);
  return Math.min(MOST, Math.max(LEAST, shown.filter(({ span }) => isInSight(span, range)).length * ROOM));
}
