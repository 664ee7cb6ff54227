/** Words on a canvas, as they are at rest. */
import type { Align, Label, Scene } from '../scene.ts';
import type { LineEnd, Paint, PillStyle } from './paint.ts';
import { isolate } from './shape.ts';

const ALIGN: Record<Align, CanvasTextAlign> = { left: 'left', right: 'right', middle: 'center' };

/** The names of groups and years, as the style sheet has them. */
export const toBold = (font: string): string => font.replace(' 400 ', ' 600 ');

/** Lines of one kind together: changing the font is what costs. */
export function paintLabels(context: CanvasRenderingContext2D, labels: readonly Label[], { colour, font }: Pick<Paint, 'colour' | 'font'>): void {
  for (const kind of ['title', 'date', 'small', 'word'] as const) {
    context.font = font(kind);
    const joined = kind === 'word' && labels.some(({ lines }) => lines.some((line) => line.kind === kind && /\p{Script=Arabic}/u.test(line.text)));
    // joined letters are not slanted
    if (joined) context.font = font(kind).replace('italic ', '');
    for (const { x, align, hue, lines } of labels) {
      for (const line of lines) {
        if (line.kind !== kind) continue;
        context.textAlign = ALIGN[align];
        context.fillStyle = kind === 'title' ? colour.ink : kind === 'small' && hue !== 'ink' ? colour[hue] : colour.muted;
        context.fillText(isolate(line.text), x, line.y);
      }
    }
  }
}

/** The words at the end of the knowledge line. */
export function paintPill(context: CanvasRenderingContext2D, { form, size, mirrored }: Scene, colour: Paint['colour'], { font, height, padding, inset }: PillStyle, { text, at }: LineEnd): void {
  context.font = font;
  const width = context.measureText(text).width + 2 * padding;
  const x = form === 'across' ? at - width / 2 : mirrored ? inset : size.width - inset - width;
  const y = form === 'across' ? 0 : at - height / 2;
  context.fillStyle = colour.ink;
  context.beginPath();
  context.roundRect(x, y, width, height, height / 2);
  context.fill();
  context.fillStyle = colour.paper;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x + width / 2, y + height / 2);
}
