/**
 * What found no lane, as counted marks: one a neighbourhood.
 * Promises: each event is in exactly one group; the gaps alone decide, so that panning moves no border.
 */
import type { KnownEvent } from '../../model/known.ts';
import type { Box, Cluster, Px, Side, Wording } from '../scene.ts';
import { lookOf, type Extent } from './marks.ts';
import { middleOf } from './trail.ts';

const NEIGHBOURHOOD: Px = 30;

/** An event, and where it lies on an axis that does not move when the picture pans. */
export interface Crowded {
  event: KnownEvent;
  fixed: Extent;
}

/** By neighbourhood, in order of time. */
export function gather<T extends Crowded>(left: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (const each of [...left].sort((a, b) => middleOf(a.fixed) - middleOf(b.fixed))) {
    const last = groups.at(-1);
    if (last && each.fixed.start - Math.max(...last.map(({ fixed }) => fixed.end)) < NEIGHBOURHOOD) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

export function toCluster(group: readonly Crowded[], side: Side, box: Box, words: Wording): Cluster {
  const held = group.filter(({ event }) => lookOf(event) === 'held').length;
  return { ref: { cluster: group.map(({ event }) => event.id) }, side, box, held, planned: group.length - held, name: words.cluster(group.length) };
}
