/** The widths of text as this page draws it, at the reader's own text size. */
import { createMeasure } from '../timeline/measure.ts';
import type { Measure } from '../timeline/scene.ts';

/** Opens a canvas of its own for each kind of line. */
export function measurePage(): { measure: Measure; zoomOfText: number } {
  const { fontFamily, fontSize } = getComputedStyle(document.documentElement);
  const zoomOfText = (parseFloat(fontSize) || 16) / 16;
  return { measure: createMeasure(() => document.createElement('canvas').getContext('2d')!, fontFamily, zoomOfText), zoomOfText };
}
