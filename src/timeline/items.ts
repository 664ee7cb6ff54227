/** What the keyboard and the pointer can take hold of in a scene: every mark, every band, every counted mark. Pure. */
import { leastIndex } from 'd3';
import type { Day } from '../model/day.ts';
import type { LinkBook } from '../model/links.ts';
import type { Census, Row } from './census.ts';
import type { Box, Form, Neighbourhood, Scene, Wording } from './scene.ts';

export interface Item {
  /** the event's id, or a counted mark's place */
  key: string;
  event?: string;
  cluster?: Neighbourhood;
  box: Box;
  name: string;
  /** what else is seen of it; of what is counted, how many took place */
  more: string;
  selected: boolean;
  /** days that its place on the axis stands for; from Infinity: beside the axis */
  from: Day;
  to: Day;
}

/**
 * In the order of time, by the middles of what is drawn: at one place marks before what is counted, from the first shore
 * to the other; those beside the axis last, always in one order, for the one in hand is drawn first among them.
 */
export function toItems(scene: Scene, { cluster: say, split }: Pick<Wording, 'cluster' | 'split'>, census: Pick<Census, 'find' | 'middleOf' | 'next'>, links: Pick<LinkBook, 'of'>): Item[] {
  const middleOf = (row: Row | null): Day | null => (row === null ? null : census.middleOf(row));
  // not where its mark is: that of a bar is cut at the edges, that of a long crisis stands at its beginning
  const place = (event: string): Pick<Item, 'from' | 'to'> => {
    const day = middleOf(census.find(event)) ?? Infinity;
    return { from: day, to: day };
  };
  // a neighbourhood begins before what it holds
  const placeOf = ({ from, to }: Neighbourhood): Pick<Item, 'from' | 'to'> =>
    from === Infinity ? { from, to } : { from: Math.max(from, middleOf(census.next(from - 0.25, 1)) ?? from), to: Math.min(to, middleOf(census.next(to, -1)) ?? to) };
  const marks = [...scene.marks, ...scene.bands.map(({ mark }) => mark)].map(
    (mark): Item => ({ key: mark.ref.event, event: mark.ref.event, box: mark.box, name: mark.told.name, more: mark.told.more(new Set(links.of(mark.ref.event).map(({ from, to }) => (from === mark.ref.event ? to : from))).size), selected: mark.selected, ...place(mark.ref.event) }),
  );
  const clusters = scene.clusters.map(
    ({ ref: { cluster }, side, box, held, planned }): Item => ({ key: `${side} ${String(cluster.group)} ${String(cluster.index)}`, cluster, box, name: say(held + planned), more: split(held, planned), selected: false, ...placeOf(cluster) }),
  );
  const at = ({ from, to }: Item): number => (from === Infinity ? Infinity : (from + to) / 2);
  const inOrder = (a: Item, b: Item): number => {
    if (at(a) !== at(b)) return at(a) - at(b);
    if (a.event === undefined || b.event === undefined) return Number(a.event === undefined) - Number(b.event === undefined) || a.box.y - b.box.y || a.box.x - b.box.x;
    return at(a) === Infinity ? 0 : a.box.y - b.box.y || a.box.x - b.box.x;
  };
  return [...marks, ...clusters].sort((a, b) => inOrder(a, b) || (a.key < b.key ? -1 : 1));
}

/** The nearest item across the axis: up (−1) or down (1) where time runs across the page, left or right where it runs down; undefined: there is none. */
export function besideOf(here: Item, items: readonly Item[], by: 1 | -1, form: Form): Item | undefined {
  const centre = ({ box }: Item): [number, number] => {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    return form === 'across' ? [y, x] : [x, y];
  };
  const [across, along] = centre(here);
  let best: Item | undefined;
  let bestDistance = Infinity;
  for (const item of items) {
    const [otherAcross, otherAlong] = centre(item);
    const ahead = (otherAcross - across) * by;
    if (item === here || ahead < 4) continue;
    // what lies straight ahead is nearer than what lies beside it
    const distance = ahead + 2 * Math.abs(otherAlong - along);
    if (distance < bestDistance) [best, bestDistance] = [item, distance];
  }
  return best;
}

/** What stands nearest along the axis; undefined: there is nothing. */
export function nearestTo(place: Pick<Item, 'from' | 'to'>, items: readonly Item[]): Item | undefined {
  const at = ({ from, to }: Pick<Item, 'from' | 'to'>): number => (from === Infinity ? Number.MAX_VALUE : (from + to) / 2);
  return items[leastIndex(items, (a, b) => Math.abs(at(a) - at(place)) - Math.abs(at(b) - at(place))) ?? -1];
}
