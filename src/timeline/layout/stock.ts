/** The events of one group in their lanes, found anew only when the zoom, the words or the events change. */
import type { Row } from '../census.ts';
import type { Plot, Px } from '../scene.ts';
import { Detail } from './detail.ts';
import type { Memory } from './memory.ts';
import { extentOf, pinsOf } from './marks.ts';
import { createPacker, type Candidate, type Packer, type Placed } from './pack.ts';
import { anchored, type Fixed, type Scale } from './scale.ts';
import { layoutTrail, middleOf, type GhostExtent } from './trail.ts';

export interface Stock {
  plot: Plot;
  fixed: Fixed;
  /** what to add to pixels counted from day 0 to be in the picture */
  shift: Px;
  pins: readonly Row[];
  detailOf(row: Row): Detail;
  /** ghosts that are drawn, in pixels counted from day 0 */
  ghostsOf(row: Row): GhostExtent[];
  toCandidate(row: Row): Candidate;
  packerOf(group: number, options: { lanes: number; labelled: boolean; most: number; obstacles?: readonly Placed[] }): Packer;
}

/** A ghost nearer to its mark than this lies where the mark is. */
const APART: Px = 12;

export function takeStock(plot: Plot, scale: Scale, memory: Memory): Stock {
  const { census, words, measure, zoomOfText: em } = plot;
  const { fixed, shift } = anchored(scale);
  const pins = pinsOf(plot);
  const details = memory.recall('details', [census.roll, words, measure, em], () => new Map<Row, Detail>());
  const zoom = [census.roll, fixed.pxPerDay, plot.warp];
  const trails = memory.recall('trails', zoom, () => new Map<Row, GhostExtent[]>());
  const detailOf = (row: Row): Detail => {
    let detail = details.get(row);
    if (detail === undefined) details.set(row, (detail = new Detail(row, plot)));
    return detail;
  };
  const ghostsOf = (row: Row): GhostExtent[] => {
    let ghosts = trails.get(row);
    if (ghosts === undefined) {
      const { event } = detailOf(row);
      const extent = extentOf(event, fixed);
      ghosts = layoutTrail(event, fixed).filter((ghost) => extent === null || Math.abs(middleOf(ghost) - middleOf(extent)) > APART);
      trails.set(row, ghosts);
    }
    return ghosts;
  };
  const toCandidate = (row: Row): Candidate => {
    const detail = detailOf(row);
    const { start, end } = extentOf(detail.event, fixed)!;
    const ghosts = ghostsOf(row);
    const reach = ghosts.length === 0 ? null : ([Math.min(...ghosts.map((ghost) => ghost.start)), Math.max(...ghosts.map((ghost) => ghost.end))] as const);
    return {
      row, start, end, ghosts: reach,
      get full() { return detail.full; },
      get brief() { return detail.brief; },
      get wrapped() { return detail.wrapped; },
    };
  };
  return {
    plot, fixed, shift, pins, detailOf, ghostsOf, toCandidate,
    packerOf: (group, { lanes, labelled, most, obstacles = [] }) =>
      memory.recall(`packer ${String(group)}`, [...zoom, census.stamp, words, measure, em, lanes, labelled, most, obstacles.map(({ row }) => row).join(), pins.join()], () =>
        createPacker({ census, group, lanes, dayAt: fixed.dayAt, pxPerDay: fixed.pxPerDay, em, labelled, most, pins, obstacles, toCandidate }),
      ),
  };
}
