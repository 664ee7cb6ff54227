/**
 * Long crises as hatched bands behind everything, each with a mark at its foot (across the page) or on the strait
 * (down it), and named once where nothing else stands. No more than two lie over one another.
 *
 * Promises: what still goes on has no end but fades out before the knowledge day, and what is not known to the day
 * fades where the doubt is; a band's mark and its name stand on nothing else.
 */
import type { Span } from '../../model/span.ts';
import type { Row } from '../census.ts';
import type { Box, Fading, HatchedBand, Mark, Px } from '../scene.ts';
import { overlaps } from './box.ts';
import { toCaption } from './caption.ts';
import { slice } from './furniture.ts';
import { daysOf, hueOf, lookOf, OPEN_DAYS, shapeOf, SIDES, sizeOf } from './marks.ts';
import { inSight, type Stock } from './stock.ts';
import { Taken } from './taken.ts';

/** a band narrower than this is a mark, not a period */
const LEAST: Px = 8;
/** an end in doubt fades over so much, at least and at most */
const FADE: readonly [Px, Px] = [12, 72];
/** a mark that finds no room at the foot of its band climbs so many steps */
const CLIMB = 6;

/** `left`: rows that are drawn as bands; `taken`: what the marks and the names keep off. */
export function layoutBands(stock: Stock, area: Box, strait: Box, taken: readonly Box[]): { bands: HatchedBand[]; left: Row[] } {
  const { plot, shift, fixed } = stock;
  const across = plot.form === 'across';
  const [from, to] = across ? [area.x, area.x + area.width] : [area.y, area.y + area.height];
  const packer = stock.packerOf(SIDES.bands, { lanes: 2, labelled: false, most: 12 });
  const places = inSight(packer, stock, from, to).flatMap((place) => {
    const days = daysOf(stock.detailOf(place.row).event.span)!;
    const ends = [fixed.at(days[0]) + shift, fixed.at(days[1]) + shift] as const;
    const box = slice(area, ...ends, plot.form);
    return ends[1] - ends[0] < LEAST || box === null ? [] : [{ place, ends, box }];
  });
  // nothing is looked for where there is no band
  if (places.length === 0) return { bands: [], left: [] };
  const marks: Box[] = [];
  const words = new Taken();
  words.add(...taken);
  const bands = places.map(({ place, ends, box }): HatchedBand => {
    const detail = stock.detailOf(place.row);
    const { event } = detail;
    const size = sizeOf(event);
    const isFree = (at: Box): boolean => !marks.some((other) => overlaps(other, at, 1)) && (!across || !words.meets(at));
    const at = toMarkBox(box, size, place.lane, strait, across, isFree);
    marks.push(at);
    words.add(at);
    const mark: Mark = {
      ref: { event: event.id }, side: 'strait', hue: hueOf(event, plot.sides), shape: shapeOf(event), look: lookOf(event), box: at,
      fades: false, notched: event.disputed, stem: null, selected: event.id === plot.selected, told: detail,
    };
    return { ref: { event: event.id }, box, anchor: ends[0], fading: fadingOf(event.span!, ends, stock, area), label: null, mark };
  });
  // a name keeps off the marks of all bands
  for (const band of bands) {
    band.label = toCaption(plot.words.title(stock.detailOf(plot.census.find(band.ref.event)!).event), band, area, strait, words, plot);
    if (band.label !== null) words.add(band.label.box);
  }
  return { bands, left: places.map(({ place }) => place.row) };
}

/** At the foot of its band, or above what stands there; in the middle of one that is narrower than itself. Down the page on the strait, below what stands there. */
function toMarkBox(band: Box, { width, height }: { width: Px; height: Px }, lane: number, strait: Box, across: boolean, isFree: (box: Box) => boolean): Box {
  const x = !across ? strait.x + strait.width - width - 1 : band.width < width + 4 ? band.x + (band.width - width) / 2 : band.x + 2;
  const first: Box = { x, y: across ? band.y + band.height - height - 2 - lane * (height + 4) : band.y + 2, width, height };
  for (let step = 0; step <= CLIMB; step += 1) {
    const box = { ...first, y: first.y + (across ? -step : step) * (height + 4) };
    if (isFree(box)) return box;
  }
  return first;
}

/** Where a band fades: at an end that is open, and over the days on which it may have begun or ended. */
function fadingOf({ from, to, core, doubt }: Span, [start, end]: readonly [Px, Px], { plot, shift, fixed }: Stock, area: Box): Fading[] {
  const half = (end - start) / 2;
  const long = (px: Px): Px => Math.min(half, Math.max(FADE[0], px));
  const season = Math.min(FADE[1], OPEN_DAYS * fixed.pxPerDay);
  const vague = doubt === 'none' ? 0 : long(season);
  const before = from === null ? long(season) : Math.max(vague, core === null ? 0 : fixed.at(core[0]) + shift - start);
  const after = to === null ? long(season) : Math.max(vague, core === null ? 0 : end - fixed.at(core[1] + 1) - shift);
  const toFading = (whole: Px, gone: Px): Fading[] => {
    const box = slice(area, Math.min(whole, gone), Math.max(whole, gone), plot.form);
    const point = (at: Px): Fading['from'] => (plot.form === 'across' ? { x: at, y: area.y } : { x: area.x, y: at });
    return box === null ? [] : [{ box, from: point(whole), to: point(gone) }];
  };
  return [...(before < 1 ? [] : toFading(start + before, start)), ...(after < 1 ? [] : toFading(end - after, end))];
}
