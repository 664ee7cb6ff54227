/**
 * The first picture, painted by what needs a layout and a canvas alone: it is on the screen before the code that answers
 * to the hand is here, and the live picture, which is the same, takes its place.
 */
import { paint } from './draw/moving.ts';
import { readPaint } from './draw/paint.ts';
import { createLayout } from './layout/layout.ts';
import { lineEndOf } from './line-end.ts';
import { createMeasure, fontOf } from './measure.ts';
import type { Plot, Px } from './scene.ts';

/** narrower than this there is nothing to see: a frame that is not shown yet has no width */
const LEAST = 40;

/** Adds a timeline of that height to `target` and paints it as wide as it is. `known`: what the knowledge line says. Answers the timeline, to be removed. */
export function sketch(target: HTMLElement, plot: Omit<Plot, 'size' | 'measure' | 'zoomOfText' | 'focused'>, height: Px, known: string): HTMLElement {
  const ground = target.appendChild(document.createElement('div'));
  ground.className = `timeline ${plot.form}`;
  ground.style.height = `${String(height)}px`;
  const canvas = ground.appendChild(document.createElement('canvas'));
  canvas.className = 'moving shown';
  const width = ground.clientWidth;
  if (width < LEAST) return ground;
  const { fontFamily } = getComputedStyle(ground);
  const zoomOfText = (parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16;
  const measure = createMeasure(() => document.createElement('canvas').getContext('2d')!, fontFamily, zoomOfText);
  const scene = createLayout()({ ...plot, focused: null, size: { width, height }, zoomOfText, measure });
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  canvas.style.width = `${String(width)}px`;
  canvas.style.height = `${String(height)}px`;
  const colours = readPaint(ground, (kind) => fontOf(kind, fontFamily, zoomOfText), null);
  paint(canvas.getContext('2d', { alpha: false })!, scene, colours, devicePixelRatio, { ...lineEndOf(scene, known, measure, zoomOfText), focused: false });
  return ground;
}
