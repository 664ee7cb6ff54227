/** What stands on the knowledge line, and where: its words keep inside the picture, its handle runs along the source ticks. Pure. */
import type { LineEnd } from './draw/paint.ts';
import type { Label, Measure, Px, Scene } from './scene.ts';

/** pixels at a text size of 1: beside the words, their height, and from them to a name */
const PADDING = 14;
const HEIGHT = 26;
const GAP = 8;
/** names of groups are drawn in capitals, set apart, and measured as they are written */
const CAPITALS = 1.35;

export function lineEndOf(scene: Scene | null, text: string, measure: Measure, zoomOfText: number): Omit<LineEnd, 'focused'> {
  if (scene === null) return { text, at: 0, handle: { x: 0, y: 0 } };
  const { axis, knowledge, sources, size, form } = scene;
  const [a, b] = axis.extent;
  const at = Math.min(Math.max(knowledge.at, Math.min(a, b)), Math.max(a, b));
  const { x, y, width, height } = sources.box;
  if (form === 'down') return { text, at, handle: { x: x + width / 2, y: at } };
  const half = measure(text, 'title') / 2 + PADDING * zoomOfText;
  return { text, at: clearOf(scene, Math.min(Math.max(at, half), Math.max(half, size.width - half)), half, zoomOfText), handle: { x: at, y: y + height / 2 } };
}

/** Beside the name of a group that the words would cover, where there is room for them. */
function clearOf({ titles, size }: Scene, at: Px, half: Px, zoomOfText: number): Px {
  const reach = half + GAP * zoomOfText;
  const extentOf = ({ box: { x, width }, align }: Label): [Px, Px] => (align === 'right' ? [x + width * (1 - CAPITALS), x + width] : [x, x + width * CAPITALS]);
  const covered = titles.filter(({ box }) => box.y < HEIGHT * zoomOfText).map(extentOf).find(([from, to]) => from < at + reach && to > at - reach);
  if (covered === undefined) return at;
  const beside = [covered[1] + reach, covered[0] - reach].filter((place) => place >= half && place <= size.width - half);
  return beside.toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at))[0] ?? at;
}
