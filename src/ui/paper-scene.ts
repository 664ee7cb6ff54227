/** A plot laid out for paper, in the fonts of the page. */
import type { Plotted } from '../plot/plot.ts';
import { layout } from '../timeline/layout/layout.ts';
import { createMeasure } from '../timeline/measure.ts';
import type { Form, Px, Scene } from '../timeline/scene.ts';

export function toPaperScene(plot: Plotted, form: Form, size: { width: Px; height: Px }): Scene {
  const { fontFamily, fontSize } = getComputedStyle(document.documentElement);
  const zoomOfText = (parseFloat(fontSize) || 16) / 16;
  const measure = createMeasure(() => document.createElement('canvas').getContext('2d')!, fontFamily, zoomOfText);
  return layout({ ...plot, form, size, focused: null, zoomOfText, measure });
}
