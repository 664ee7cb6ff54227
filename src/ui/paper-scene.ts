/** A plot laid out for paper, in the fonts of the page. */
import type { Plotted } from '../plot/plot.ts';
import { layout } from '../timeline/layout/layout.ts';
import { createMeasure } from '../timeline/measure.ts';
import type { AxisTick, Form, Px, Scene } from '../timeline/scene.ts';

/** pixels between a tick and its name */
const BESIDE = 5;

export function toPaperScene(plot: Plotted, form: Form, size: { width: Px; height: Px }): Scene {
  const { fontFamily, fontSize } = getComputedStyle(document.documentElement);
  const zoomOfText = (parseFloat(fontSize) || 16) / 16;
  const measure = createMeasure(() => document.createElement('canvas').getContext('2d')!, fontFamily, zoomOfText);
  const scene = layout({ ...plot, form, size, focused: null, zoomOfText, measure });
  // on a page nothing comes into sight later: a name that would run over its edge is a stroke
  const runsOver = ({ at, text }: AxisTick): boolean => text !== null && (scene.mirrored ? at - measure(text, 'date') < BESIDE : at + measure(text, 'date') > size.width - BESIDE);
  return form === 'down' ? scene : { ...scene, ticks: scene.ticks.map((tick) => (runsOver(tick) ? { ...tick, text: null } : tick)) };
}
