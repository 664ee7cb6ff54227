/** How the picture is divided: the strait with a side on either shore, or lanes of persons, topics, kinds or statuses above it. */
import type { Box, Hue, Label, Plot, Px, Side } from '../scene.ts';
import { toSmallLabel } from './furniture.ts';
import { SIDES } from './marks.ts';
import type { Stock } from './stock.ts';

export interface Shore {
  group: number;
  side: Side;
  hue: Hue;
  /** where it begins, at the strait or above the next lane */
  foot: Px;
  /** away from its foot: −1 up, 1 down */
  out: 1 | -1;
  /** the part of it in which labels stand: beyond the strip at its foot where counted marks do */
  top: Px;
  height: Px;
  lanes: number;
  /** y of a place counted in lanes from the foot */
  yOf(lanes: number): Px;
  title: Label;
  /** so many that what is left of them is drawn as a ribbon */
  ribboned: boolean;
}

const EDGE: Px = 16;
const STRAIT: Px = 36;
const PITCH: Px = 18;
/** between the foot and the first lane, where counted marks stand */
const STRIP: Px = 16;
const RIBBON: Px = 36;
const TITLE: Px = 22;
/** above the lanes of a person, a topic, a kind or a status */
const HEAD: Px = 13;
/** more than so many events to a neighbourhood of 32 px, over the whole axis, are a ribbon */
const DENSE = 4;

export function isDense(group: number, stock: Stock): boolean {
  const { census, zoomOfText } = stock.plot;
  if (census.ends === null) return false;
  const length = Math.max(1, stock.laid.at(census.ends[1]) - stock.laid.at(census.ends[0]));
  return census.total(group) > DENSE * Math.max(4, length / (32 * zoomOfText));
}

/** Strait, shores and the rules between them in an area across the page. */
export function shoresOf(plot: Plot, stock: Stock, area: Box): { strait: Box; shores: Shore[]; rules: Px[] } {
  const em = plot.zoomOfText;
  const height = STRAIT * em;
  const toShore = (group: number, side: Side, out: 1 | -1, foot: Px, depth: Px, titleY: Px): Shore => {
    const ribboned = isDense(group, stock);
    const strip = (ribboned ? RIBBON : STRIP) * em;
    const room = Math.max(0, depth - strip);
    const lanes = Math.max(1, Math.floor(room / (PITCH * em)));
    // lanes share what is left over, so that the picture fills its height
    const pitch = Math.min(PITCH * em * 1.4, room / lanes);
    const { title, hue } = plot.groups[group]!;
    return {
      group, side, out, foot, lanes, ribboned,
      hue: hue === 'ink' ? 'context' : hue,
      top: out < 0 ? foot - depth : foot + strip - 1,
      height: room + 1,
      yOf: (at) => foot + out * (strip + at * pitch),
      title: toSmallLabel(title, EDGE, titleY, plot, { hue }),
    };
  };
  if (plot.grouping === 'side') {
    const depth = Math.max(0, (area.height - height - TITLE * em) / 2);
    const strait: Box = { x: 0, y: area.y + depth, width: area.width, height };
    return {
      strait,
      shores: [
        toShore(SIDES.above, 'above', -1, strait.y, depth, area.y - 8),
        toShore(SIDES.below, 'below', 1, strait.y + height, depth, area.y + area.height - 8),
      ],
      rules: [],
    };
  }
  const strait: Box = { x: 0, y: area.y + area.height - height, width: area.width, height };
  // large letters leave no room above it
  const first = Math.max(0, area.y - TITLE * em);
  const depth = Math.max(0, strait.y - first) / Math.max(1, plot.groups.length);
  const feet = plot.groups.map((_, index) => first + depth * (index + 1));
  return {
    strait,
    shores: feet.map((foot, group) => toShore(group, 'above', -1, foot, Math.max(0, depth - HEAD * em), foot - depth + HEAD * em)),
    rules: feet.slice(0, -1),
  };
}
