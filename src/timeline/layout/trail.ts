/**
 * The plan trail: every date for which a visit was announced, in the order the world learned of them, as
 * dashed ghosts with thin arrows, to the date that came true.
 * Ghosts nearer than a finger's width merge into the most precise one of them.
 */
import type { Plan } from '../../model/known.ts';
import { width } from '../../model/span.ts';
import type { Px, Seen } from '../scene.ts';
import { OPEN_DAYS } from './marks.ts';
import type { Scale } from './scale.ts';

export interface GhostExtent {
  /** index in the event's plans of the plan that it shows */
  index: number;
  plan: Plan;
  start: Px;
  end: Px;
  /** plans merged into it */
  merged: number[];
}

const MERGE: Px = 17;
const LEAST: Px = 13;
/** a longer window is drawn thin, so that it does not hide the others on the road */
const LONG: Px = 150;

/** How tall a ghost of this length is drawn. */
export const heightOf = ({ start, end }: { start: Px; end: Px }): Px => (end - start > LONG ? 6 : 14);

/** Plans that were, or once were, another date than the event's own: what its trail is made of. */
export const earlierOf = ({ plans }: Pick<Seen, 'plans'>): Plan[] => plans.filter(isEarlier);
const isEarlier = ({ span, learned, fate }: Plan): boolean => span !== null && learned !== null && fate !== 'kept' && fate !== 'current';

/** Ghosts of an event's earlier plans in the order they were learned; the mark itself is not among them. */
export function layoutTrail(event: Pick<Seen, 'plans'>, scale: Pick<Scale, 'at'>): GhostExtent[] {
  const shown = event.plans.flatMap((plan, index): GhostExtent[] => {
    if (plan.span === null || !isEarlier(plan)) return [];
    const from = plan.span.from ?? plan.span.to! - OPEN_DAYS;
    const to = plan.span.to ?? plan.span.from! + OPEN_DAYS;
    const [start, end] = [scale.at(from), scale.at(to + 1)];
    const middle = (start + end) / 2;
    const half = Math.max(LEAST, end - start) / 2;
    return [{ index, plan, start: middle - half, end: middle + half, merged: [index] }];
  });
  const ghosts: GhostExtent[] = [];
  for (const ghost of shown) {
    const near = ghosts.findIndex((other) => Math.abs(middleOf(other) - middleOf(ghost)) < MERGE);
    if (near < 0) {
      ghosts.push(ghost);
      continue;
    }
    const other = ghosts[near]!;
    const sharper = width(ghost.plan.span!) <= width(other.plan.span!) ? ghost : other;
    ghosts[near] = { ...sharper, merged: [...other.merged, ...ghost.merged] };
  }
  return ghosts;
}

/** with less between two dates there is no arrow */
const LEAST_ARROW: Px = 10;
const APART: Px = 2;

/** Arrows along the axis from each stop of the road to the next, in the order in which the world learned of them; none to one that came nearer. What lies beyond `limit` is pointed to, not drawn there. */
export const arrowsOf = (stops: readonly { start: Px; end: Px }[], limit: Px): [Px, Px][] =>
  stops.slice(1).flatMap((stop, index): [Px, Px][] => {
    const [from, to] = [stops[index]!.end, Math.min(stop.start, limit)];
    return to - from > LEAST_ARROW ? [[from + APART, to - APART]] : [];
  });

export const middleOf = ({ start, end }: { start: Px; end: Px }): Px => (start + end) / 2;
