/** What stands on the knowledge line, and where: its words keep inside the picture, its handle runs along the source ticks. Pure. */
import type { LineEnd } from './draw/paint.ts';
import type { Measure, Scene } from './scene.ts';

/** pixels at a text size of 1: beside the words */
const PADDING = 14;

export function lineEndOf(scene: Scene | null, text: string, measure: Measure, zoomOfText: number): Omit<LineEnd, 'focused'> {
  if (scene === null) return { text, at: 0, handle: { x: 0, y: 0 } };
  const { axis, knowledge, sources, size, form } = scene;
  const [a, b] = axis.extent;
  const at = Math.min(Math.max(knowledge.at, Math.min(a, b)), Math.max(a, b));
  const { x, y, width, height } = sources.box;
  if (form === 'down') return { text, at, handle: { x: x + width / 2, y: at } };
  const half = measure(text, 'title') / 2 + PADDING * zoomOfText;
  return { text, at: Math.min(Math.max(at, half), Math.max(half, size.width - half)), handle: { x: at, y: y + height / 2 } };
}
