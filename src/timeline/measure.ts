/** Widths of text as the browser draws it. */
import type { Measure, Px, TextLine } from './scene.ts';

/** The fonts of each kind of line, in CSS, at a text size of 1; the style sheet says the same. */
export const SIZES: Record<TextLine['kind'], { weight: number; size: Px; style?: 'italic' }> = {
  title: { weight: 600, size: 13 },
  date: { weight: 400, size: 12 },
  small: { weight: 400, size: 11.5 },
  word: { weight: 400, size: 12, style: 'italic' },
};

/** The font of a kind of line, as a canvas takes it. `family`: as in CSS. `zoomOfText`: 1 at 16 px. */
export function fontOf(kind: TextLine['kind'], family: string, zoomOfText: number): string {
  const { weight, size, style = 'normal' } = SIZES[kind];
  return `${style} ${String(weight)} ${String(size * zoomOfText)}px ${family}`;
}

/** A measurer on the given canvas context. `family`: as in CSS. `zoomOfText`: 1 at 16 px. */
export function createMeasure(context: CanvasRenderingContext2D, family: string, zoomOfText: number): Measure {
  const known = new Map<string, Px>();
  let font = '';
  return (text, kind) => {
    const key = `${kind} ${text}`;
    let width = known.get(key);
    if (width === undefined) {
      const wanted = fontOf(kind, family, zoomOfText);
      // setting a font is dear
      if (wanted !== font) context.font = font = wanted;
      width = Math.ceil(context.measureText(text).width) + 1;
      known.set(key, width);
    }
    return width;
  };
}
