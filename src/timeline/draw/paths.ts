/** What of a scene is drawn by few paths, as SVG path data: the same for the page and for a file. Pure. */
import type { Arc, Box, Cluster, Hue, Label, Mark, Point, Px, Ribbon, Scene, Trail } from '../scene.ts';
import { barOf, clip, HATCH, n, notchOf, outline, strikeOf } from './shape.ts';

const at = ({ x, y }: Point): string => `${n(x)} ${n(y)}`;
const line = ([a, b]: readonly [Point, Point]): string => `M${at(a)}L${at(b)}`;
const isAcross = ({ form }: Pick<Scene, 'form'>): boolean => form === 'across';

export interface Hatched extends Box {
  transform: string;
}
/** What is hatched: the pattern is laid from the origin, and where that moves along, so does the hatch. `anchor`: a place on the axis that moves with it. */
export function hatchedOf(box: Box, scene: Pick<Scene, 'form'>, anchor?: Px): Hatched {
  const [left, top] = isAcross(scene) ? [n((anchor ?? box.x) % HATCH), 0] : [0, n((anchor ?? box.y) % HATCH)];
  return { x: n(box.x - left), y: n(box.y - top), width: n(box.width), height: n(box.height), transform: `translate(${String(left)} ${String(top)})` };
}

/** marks of their own, those of bands too */
export const allMarks = ({ marks, bands }: Scene): Mark[] => [...marks, ...bands.map(({ mark }) => mark)];
/** all lines of a colour are one path */
export const stemsOf = (scene: Scene, hue: Hue): string => scene.marks.map((mark) => (mark.stem !== null && mark.hue === hue ? line(mark.stem) : '')).join('');
export const leadersOf = ({ labels }: Scene): string => labels.map((label) => (label.leader === null ? '' : line(label.leader))).join('');
export const rulesOf = (scene: Scene): string => scene.rules.map((at) => (isAcross(scene) ? `M${n(scene.plot.x)} ${n(at)}H${n(scene.plot.x + scene.plot.width)}` : `M${n(at)} 0V${n(scene.plot.height)}`)).join('');
export const strikesOf = (scene: Scene): string => allMarks(scene).map(({ look, box }) => (look === 'withdrawn' ? strikeOf(box) : '')).join('');
export const notchesOf = (scene: Scene): string => allMarks(scene).map(({ notched, box }) => (notched ? notchOf(box) : '')).join('');
/** the strokes of the axis on the strait */
export const strokesOf = (scene: Scene): string =>
  scene.ticks
    .map(({ at, major }) =>
      isAcross(scene)
        ? `M${n(at)} ${n(scene.strait.y + scene.strait.height)}v${major ? -9 : -5}`
        : `M${n(scene.strait.x)} ${n(at)}h${major ? 9 : 5}M${n(scene.strait.x + scene.strait.width)} ${n(at)}h${major ? -9 : -5}`,
    )
    .join('');
export const gridOf = (scene: Scene): string =>
  scene.ticks
    .filter(({ text, major }) => text !== null && major)
    .map(({ at }) => (isAcross(scene) ? `M${n(at)} 40V${n(scene.plot.height)}` : `M8 ${n(at)}H${n(scene.plot.width)}`))
    .join('');
/** the day that the axis counts from */
export const zeroOf = (scene: Scene): string => (scene.zero === null ? '' : isAcross(scene) ? `M${n(scene.zero)} 30V${n(scene.plot.height)}` : `M8 ${n(scene.zero)}H${n(scene.plot.width)}`);
export const sourceTicksOf = (scene: Scene, places: readonly Px[]): string => {
  const { box } = scene.sources;
  return places.map((at) => (isAcross(scene) ? `M${n(at)} ${n(box.y)}v${n(box.height)}` : `M${n(box.x)} ${n(at)}h${n(box.width)}`)).join('');
};

/** A mark, from the corner of its box, which is cut where it would reach far outside. */
export function bodyOf(mark: Pick<Mark, 'box' | 'fades' | 'shape'>, size: Scene['size']): { x: Px; y: Px; d: string } {
  const box = clip(mark.box, size.width, size.height);
  const bar = mark.fades || mark.shape === 'pill' || mark.shape === 'shield' || mark.shape === 'tick' || mark.shape === 'square';
  const radius = mark.shape === 'shield' ? 3.5 : mark.shape === 'tick' ? 1.5 : mark.shape === 'square' && !mark.fades ? 0 : Math.min(box.width, box.height) / 2;
  return { x: n(box.x), y: n(box.y), d: bar ? barOf(box, radius) : outline(mark.shape, mark.box) };
}

export interface Card {
  x: Px;
  y: Px;
  width: Px;
  height: Px;
}

/** Behind the selected mark and its words; null: nothing is selected, or on the strait. */
export function cardOf(scene: Scene): Card | null {
  const selected = scene.marks.find((mark) => mark.selected);
  if (selected === undefined || selected.side === 'strait') return null;
  const label = scene.labels.find((each) => 'event' in each.ref && each.ref.event === selected.ref.event);
  const around = (boxes: Box[]): Box => {
    const [x, y] = [Math.min(...boxes.map((box) => box.x)) - 8, Math.min(...boxes.map((box) => box.y)) - 5];
    return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) + 8 - x, height: Math.max(...boxes.map((box) => box.y + box.height)) + 5 - y };
  };
  const meets = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const whole = around([selected.box, ...(label ? [label.box] : [])]);
  // where mark and words stand apart, others may stand between them
  const free = !label || !scene.labels.some((other: Label) => other !== label && meets(other.box, whole));
  const { x, y, width, height } = free ? whole : around([label.box]);
  return { x: n(x), y: n(y), width: n(width), height: n(height) };
}

/** A ghost of a trail and the roundness of its ends. */
export function ghostOf({ box: whole }: Trail['ghosts'][number], { size, form }: Pick<Scene, 'size' | 'form'>): { box: Box; rx: Px; long: boolean } {
  const box = clip(whole, size.width, size.height);
  return { box: { ...box, x: n(box.x), y: n(box.y) }, rx: n(Math.min(box.width, box.height, form === 'across' ? 14 : 12) / 2), long: Math.min(box.width, box.height) < 10 };
}
export const trailHeadOf = ([from, to]: Trail['arrows'][number]): string =>
  to.y === from.y ? `M${n(to.x)} ${n(to.y)}l${to.x > from.x ? -5 : 5} -3.2v6.4z` : `M${n(to.x)} ${n(to.y)}l-3.2 ${to.y > from.y ? -5 : 5}h6.4z`;

/** One outline of bars side by side from the foot: of all, or of those held. */
export const ribbonOf = ({ steps, out, foot }: Ribbon, part: 'all' | 'held', across: boolean): string =>
  steps
    .map((step) => {
      const height = n(step[part] * out);
      if (height === 0) return '';
      return across ? `M${n(step.at)} ${n(foot)}v${height}h${n(step.length)}v${-height}z` : `M${n(foot)} ${n(step.at)}h${height}v${n(step.length)}h${-height}z`;
    })
    .join('');

/** counted marks with a box of their own */
export const boxedOf = ({ clusters }: Scene): Cluster[] => clusters.filter(({ ribboned }) => !ribboned);
export function pillOf({ x, y, width, height }: Box): string {
  const radius = n(Math.min(width, height) / 2);
  const straight = n(width - 2 * radius);
  return `M${n(x + radius)} ${n(y)}h${straight}a${radius} ${radius} 0 0 1 0 ${n(height)}h${-straight}a${radius} ${radius} 0 0 1 0 ${n(-height)}z`;
}
/** how much of a counted mark is not held, along its lower edge */
export const shareOf = ({ box, held, planned }: Cluster): string =>
  planned === 0 ? '' : `M${n(box.x + 2)} ${n(box.y + box.height - 2.5)}h${n(((box.width - 4) * planned) / (held + planned))}v1.5H${n(box.x + 2)}z`;

export const arcOf = ({ points: [start, a, b, end] }: Arc): string => `M${at(start)}C${at(a)} ${at(b)} ${at(end)}`;
/** a small head along the last tangent */
export function arcHeadOf({ points: [, , control, end] }: Arc): string {
  const angle = Math.atan2(end.y - control.y, end.x - control.x);
  const corner = (turn: number): string => at({ x: end.x - 8 * Math.cos(angle + turn), y: end.y - 8 * Math.sin(angle + turn) });
  return `M${at(end)}L${corner(0.38)}L${corner(-0.38)}Z`;
}
