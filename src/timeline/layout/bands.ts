/**
 * Long crises as hatched bands behind everything, each with a mark at its foot (across the page) or on the strait
 * (down it), and named where nothing else stands. No more than two lie over one another.
 */
import type { Row } from '../census.ts';
import type { Box, HatchedBand, Mark, Px } from '../scene.ts';
import { overlaps } from './box.ts';
import { slice, toSmallLabel } from './furniture.ts';
import { hueOf, lookOf, shapeOf, SIDES, sizeOf } from './marks.ts';
import { inSight, type Stock } from './stock.ts';

/** a band narrower than this is a mark, not a period */
const LEAST: Px = 24;

/** `left`: rows that are drawn as bands. */
export function layoutBands(stock: Stock, area: Box, strait: Box, taken: readonly Box[]): { bands: HatchedBand[]; left: Row[] } {
  const { plot, shift, fixed } = stock;
  const across = plot.form === 'across';
  const [from, to] = across ? [area.x, area.x + area.width] : [area.y, area.y + area.height];
  const packer = stock.packerOf(SIDES.bands, { lanes: 2, labelled: false, most: 12 });
  const marks: Box[] = [];
  const words: Box[] = [...taken];
  const left: Row[] = [];
  const bands = inSight(packer, stock, from, to).flatMap((place): HatchedBand[] => {
    const detail = stock.detailOf(place.row);
    const { event } = detail;
    const core = event.span!.core!;
    const [start, end] = [fixed.at(core[0]) + shift, fixed.at(core[1] + 1) + shift];
    const box = slice(area, start, end, plot.form);
    if (end - start < LEAST || box === null) return [];
    left.push(place.row);
    const { width, height } = sizeOf(event);
    const at = across
      ? { x: Math.min(box.x + 2, box.x + box.width - width), y: box.y + box.height - height - 2 - place.lane * (height + 4) }
      : { x: strait.x + strait.width - width - 1, y: box.y + 2 };
    // two that are under way at the edge would stand upon one another
    while (marks.some((other) => overlaps(other, { ...at, width, height }, 1))) if (across) at.y -= height + 4;
      else at.y += height + 4;
    marks.push({ ...at, width, height });
    const mark: Mark = {
      ref: { event: event.id }, side: 'strait', hue: hueOf(event, plot.sides), shape: shapeOf(event), look: lookOf(event), box: { ...at, width, height },
      fades: false, notched: event.disputed, stem: null, selected: event.id === plot.selected, told: detail,
    };
    const room = box.width - width - 16;
    const label = room < 40 ? null : toSmallLabel(plot.words.title(event), box.x + width + 8, at.y + height - 4, plot, { kind: 'word', room, ref: { event: event.id } });
    const fits = label !== null && !words.some((other) => overlaps(other, label.box));
    if (fits) words.push(label.box);
    return [{ ref: { event: event.id }, box, label: fits ? label : null, mark }];
  });
  return { bands, left };
}
