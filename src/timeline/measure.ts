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

/** A measurer; `newContext` gives a canvas context for each kind of line, since setting a font is dear. `family`: as in CSS. `zoomOfText`: 1 at 16 px. */
export function createMeasure(newContext: () => CanvasRenderingContext2D, family: string, zoomOfText: number): Measure {
  const known: Record<TextLine['kind'], Map<string, Px>> = { title: new Map(), date: new Map(), small: new Map(), word: new Map() };
  const contexts = new Map<TextLine['kind'], CanvasRenderingContext2D>();
  const contextOf = (kind: TextLine['kind']): CanvasRenderingContext2D => {
    let context = contexts.get(kind);
    if (context === undefined) {
      context = newContext();
      context.font = fontOf(kind, family, zoomOfText);
      contexts.set(kind, context);
    }
    return context;
  };
  return (text, kind) => {
    let width = known[kind].get(text);
    if (width === undefined) {
      width = Math.ceil(contextOf(kind).measureText(text).width) + 1;
      known[kind].set(text, width);
    }
    return width;
  };
}
