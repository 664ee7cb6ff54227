// Several runs of one page at one size → one row: medians, and the frames of all rounds together.

import type { Run, Steps } from './drive.ts';
import { rising, toMedian, toMiddle, toQuantile } from './figure.ts';
import type { Page } from './pages.ts';

export interface StepRow {
  p50: number;
  p95: number;
  max: number;
  /** p95 as a multiple of the empty page's in the same round; median of the rounds */
  overEmpty: number | null;
  task: number;
  script: number;
  cpu: number;
}

export interface Row {
  page: string;
  name: string;
  role: Page['role'];
  size: number;
  /** `measured`, or what the cells say instead */
  state: 'measured' | 'not run' | 'did not finish' | 'skipped';
  why: string | null;
  rounds: number;
  ready: number | null;
  whole: number | null;
  blocking: number | null;
  cpu: number | null;
  heap: number | null;
  nodes: number | null;
  shown: number | null;
  labelsFull: number | null;
  labelsAll: number | null;
  labelsCut: number | null;
  labelsOverlapping: number | null;
  pan: StepRow | null;
  zoom: StepRow | null;
  know: StepRow | null;
}

const p95 = (steps: Steps): number => toQuantile(rising(steps.frames), 0.95);

/** `empty`: the runs of the empty page, round by round. */
export function toRow({ id, name, role }: Page, size: number, runs: Run[], empty: Run[]): Row {
  const failed = runs.find((run) => run.failed)?.failed ?? null;
  const loads = runs.flatMap(({ loaded }) => loaded ?? []);
  const median = (of: (it: (typeof loads)[number]) => number | null): number | null => toMiddle(loads.map(of));
  return {
    ...blankRow({ id, name, role }, size, failed ? 'did not finish' : 'measured', failed && `${failed.phase}: ${failed.why}`),
    rounds: runs.length,
    ready: median(({ ready }) => ready),
    whole: median(({ whole }) => whole),
    blocking: median(({ blocking }) => blocking),
    cpu: median(({ cpu }) => cpu),
    heap: median(({ heap }) => heap),
    nodes: median(({ nodes }) => nodes),
    shown: median(({ shown }) => shown),
    labelsFull: median(({ labels }) => labels.full),
    labelsAll: median(({ labels }) => labels.all),
    labelsCut: median(({ labels }) => labels.cut),
    labelsOverlapping: median(({ labels }) => labels.overlapping),
    pan: toSteps(runs.map(({ pan }) => pan), empty.map(({ pan }) => pan)),
    zoom: toSteps(runs.map(({ zoom }) => zoom), empty.map(({ zoom }) => zoom)),
    know: toSteps(runs.map(({ know }) => know), empty.map(({ zoom }) => zoom)),
  };
}

/** A row with nothing measured. */
export function blankRow({ id, name, role }: Pick<Page, 'id' | 'name' | 'role'>, size: number, state: Row['state'], why: string | null): Row {
  return {
    page: id, name, role, size, state, why, rounds: 0, ready: null, whole: null, blocking: null, cpu: null, heap: null, nodes: null, shown: null,
    labelsFull: null, labelsAll: null, labelsCut: null, labelsOverlapping: null, pan: null, zoom: null, know: null,
  };
}

function toSteps(of: (Steps | null)[], empty: (Steps | null)[]): StepRow | null {
  const done = of.flatMap((steps) => steps ?? []);
  if (done.length === 0) return null;
  const frames = rising(done.flatMap((steps) => steps.frames));
  const ratios = of.flatMap((steps, round) => (steps && empty[round] ? p95(steps) / p95(empty[round]) : []));
  return {
    p50: toQuantile(frames, 0.5),
    p95: toQuantile(frames, 0.95),
    max: frames.at(-1)!,
    overEmpty: ratios.length === 0 ? null : toMedian(ratios),
    task: toMedian(done.map(({ task }) => task)),
    script: toMedian(done.map(({ script }) => script)),
    cpu: toMedian(done.map(({ cpu }) => cpu)),
  };
}
