/** The events of one group in their lanes, found anew only when the zoom, the words or the events change. */
import type { Count, Row } from '../census.ts';
import type { Plot, Px, Seen } from '../scene.ts';
import { Detail } from './detail.ts';
import type { Memory } from './memory.ts';
import { extentOf, pinsOf } from './marks.ts';
import { createPacker, type Candidate, type Packer, type Placed } from './pack.ts';
import { anchored, type Fixed, type Scale } from './scale.ts';
import { layoutTrail, middleOf, type GhostExtent } from './trail.ts';

export interface Stock {
  plot: Plot;
  /** days as pixels counted from day 0, as they are drawn */
  fixed: Fixed;
  /** what to add to them to be in the picture */
  shift: Px;
  /**
   * The same at the next coarser of a few fixed zooms to the octave: lanes and neighbourhoods are laid in it. What has
   * room there has room when it is drawn farther apart; and while one zooms, most of it stays as it is.
   */
  laid: Fixed;
  /** how much farther apart it is drawn than it was laid: 1 or a little more */
  apart: number;
  pins: readonly Row[];
  detailOf(row: Row): Detail;
  /** ghosts that are drawn, in pixels counted from day 0; `laid`: as they were laid */
  ghostsOf(row: Row, laid?: boolean): GhostExtent[];
  /** what whole neighbourhoods of groups hold, by index, as far as they have been counted */
  countsOf(groups: readonly number[], length: Px): Map<number, Readonly<Count>>;
  /** What was made of the same events on the same knowledge day, or a new one. */
  recallOnDay<T>(name: string, key: readonly unknown[], make: () => T): T;
  packerOf(group: number, options: { lanes: number; labelled: boolean; most: number; obstacles?: readonly Placed[] }): Packer;
}

/** A ghost nearer to its mark than this lies where the mark is. */
const APART: Px = 12;
/** zooms to the octave */
const ZOOMS = 3;
/** lanes of so many zooms are kept: who came nearer goes back */
const KEPT = 8;

export function takeStock(plot: Plot, scale: Scale, memory: Memory): Stock {
  const { census, words, measure, zoomOfText: em, warp } = plot;
  const { fixed, shift } = anchored(scale);
  const pxPerDay = 2 ** (Math.floor(Math.log2(fixed.pxPerDay) * ZOOMS + 1e-9) / ZOOMS);
  const laid: Fixed = { pxPerDay, at: (day) => warp.to(day) * pxPerDay, dayAt: (px) => warp.from(px / pxPerDay) };
  const pins = pinsOf(plot);
  const details = memory.recall('details', [census.roll, words, measure, em], () => new Map<Row, Detail>());
  // what nothing happened to is the same on another day; it keeps nothing of this one alive
  const told = memory.recall('details of events', [words, measure, em], () => ({ means: { words, measure, zoomOfText: em }, byEvent: new WeakMap<Seen, Detail>() }));
  const zoom = [census.roll, pxPerDay, warp];
  const trails = memory.recall('trails', [census.roll, fixed.pxPerDay, warp], () => new Map<Row, GhostExtent[]>());
  const detailOf = (row: Row): Detail => {
    let detail = details.get(row);
    if (detail !== undefined) return detail;
    const event = census.see(row);
    detail = told.byEvent.get(event) ?? new Detail(event, told.means);
    details.set(row, detail);
    told.byEvent.set(event, detail);
    return detail;
  };
  const findGhosts = (row: Row, on: Fixed): GhostExtent[] => {
    const { event } = detailOf(row);
    if (event.plans.length === 0) return NO_GHOSTS;
    const extent = extentOf(event, on);
    return layoutTrail(event, on).filter((ghost) => extent === null || Math.abs(middleOf(ghost) - middleOf(extent)) > APART);
  };
  const ghostsOf = (row: Row, asLaid = false): GhostExtent[] => {
    if (asLaid) return findGhosts(row, laid);
    let ghosts = trails.get(row);
    if (ghosts === undefined) trails.set(row, (ghosts = findGhosts(row, fixed)));
    return ghosts;
  };
  const candidates = memory.recall('candidates', [...zoom, words, measure, em], () => new Map<Row, Candidate>(), KEPT);
  const toCandidate = (row: Row): Candidate => {
    let candidate = candidates.get(row);
    if (candidate === undefined) candidates.set(row, (candidate = makeCandidate(row)));
    return candidate;
  };
  const makeCandidate = (row: Row): Candidate => {
    const detail = detailOf(row);
    const { start, end } = extentOf(detail.event, laid)!;
    const ghosts = findGhosts(row, laid);
    const reach = ghosts.length === 0 ? null : ([Math.min(...ghosts.map((ghost) => ghost.start)), Math.max(...ghosts.map((ghost) => ghost.end))] as const);
    return {
      row, start, end, ghosts: reach,
      get full() { return detail.full; },
      get brief() { return detail.brief; },
      get wrapped() { return detail.wrapped; },
    };
  };
  return {
    plot, fixed, shift, laid, apart: fixed.pxPerDay / pxPerDay, pins, detailOf, ghostsOf,
    recallOnDay: (name, key, make) => memory.recall(name, [census.roll, census.stamp, ...key], make),
    countsOf: (groups, length) => memory.recall(`counts ${groups.join()}`, [...zoom, census.stamp, length], () => new Map<number, Readonly<Count>>(), KEPT),
    packerOf(group, { lanes, labelled, most, obstacles = [] }) {
      // on another knowledge day, most tiles are made of the same
      const ground = [...zoom, words, measure, em, lanes, labelled, most, obstacles.map(({ row }) => row).join(), pins.join()];
      const kept = memory.recall<{ stamp: number; packer: Packer | null }>(`packer ${String(group)}`, ground, () => ({ stamp: -1, packer: null }), KEPT);
      if (kept.packer === null || kept.stamp !== census.stamp) {
        kept.packer = createPacker({ census, group, lanes, dayAt: laid.dayAt, pxPerDay, em, labelled, most, pins, obstacles, toCandidate }, kept.packer);
        kept.stamp = census.stamp;
      }
      return kept.packer;
    },
  };
}

const NO_GHOSTS: GhostExtent[] = [];

/** All of a group that may be seen between two places of the picture, and somewhat beyond. */
export function inSight(packer: Packer, { shift, apart, plot }: Stock, from: Px, to: Px): Placed[] {
  const beside = BESIDE * plot.zoomOfText;
  return packer.within((from - shift) / apart - beside, (to - shift) / apart + beside);
}

/** A label reaches so far, and what has its own mark is not counted in a neighbourhood that begins at the edge. */
const BESIDE: Px = 100;
