/**
 * A picture as pixels: drawn by the browser from the SVG file, at one, two or three device pixels to a pixel.
 *
 * A file that is drawn as an image sees no fonts of the page, and those put into it come when they come. So its shapes are
 * drawn from the file, and its words are written over them in the page's fonts, once these are here.
 * Promises: every word of the file, in its place; nothing leaves the browser; what is too large is said before it is tried.
 */
import type { Px } from '../timeline/scene.ts';
import { toClean, wordsOf, write, type Content, type Element } from './markup.ts';
import type { Picture } from './picture.ts';

export const SCALES = [1, 2, 3] as const;
export type Scale = (typeof SCALES)[number];

/** what the browsers of today make a canvas of: sixty million pixels, and as many to a side */
export const MOST_MILLIONS = 60;
const MOST_SIDE = 16_000;

type Size = Pick<Picture, 'width' | 'height'>;
export const sizeAt = ({ width, height }: Size, scale: Scale): Size => ({ width: width * scale, height: height * scale });
export const isTooLarge = ({ width, height }: Size): boolean => width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_MILLIONS * 1e6;

/** A line of text of the picture, where it stands in the whole. */
export interface Placed {
  text: Element;
  dx: Px;
  dy: Px;
}

/** What is drawn and what is written, apart: the picture without its words, and these in their order. Pure. */
export function apart(root: Element): { shapes: Element; texts: Placed[] } {
  const texts: Placed[] = [];
  const walk = (each: Element, dx: Px, dy: Px): Element => ({
    ...each,
    children: each.children.flatMap((child): readonly Content[] => {
      if (child === null || typeof child === 'string') return [child];
      if (child.name === 'text') {
        texts.push({ text: child, dx, dy });
        return [];
      }
      const [, x = '0', y = '0'] = /^translate\((\S+) (\S+)\)$/.exec(String(child.attributes.transform ?? '')) ?? [];
      return [walk(child, dx + Number(x), dy + Number(y))];
    }),
  });
  return { shapes: walk(root, 0, 0), texts };
}

const toFont = ({ attributes: own }: Element, { attributes: whole }: Element): string =>
  [own['font-style'] ?? 'normal', own['font-weight'] ?? 400, `${String(own['font-size'] ?? whole['font-size'])}px`, own['font-family'] ?? whole['font-family']].join(' ');

function writeText(context: CanvasRenderingContext2D, { text, dx, dy }: Placed, font: string): void {
  const { attributes } = text;
  const words = toClean(wordsOf(text));
  const [x, y] = [Number(attributes.x) + dx, Number(attributes.y) + dy];
  const anchor = attributes['text-anchor'];
  context.font = font;
  context.direction = attributes.direction as CanvasDirection;
  context.textAlign = anchor === 'middle' ? 'center' : (anchor as CanvasTextAlign);
  context.letterSpacing = attributes['letter-spacing'] === undefined ? '0px' : `${String(parseFloat(String(attributes['letter-spacing'])) * Number(attributes['font-size']))}px`;
  if (attributes.stroke !== undefined) {
    context.strokeStyle = String(attributes.stroke);
    context.lineWidth = Number(attributes['stroke-width']);
    context.lineJoin = 'round';
    context.strokeText(words, x, y);
  }
  context.globalAlpha = Number(attributes['fill-opacity'] ?? 1);
  context.fillStyle = String(attributes.fill);
  context.fillText(words, x, y);
  context.globalAlpha = 1;
}

export async function toPng({ root, width, height }: Pick<Picture, 'root' | 'width' | 'height'>, scale: Scale): Promise<Blob> {
  const { shapes, texts } = apart(root);
  const letters = new Map<string, string>();
  for (const { text } of texts) letters.set(toFont(text, root), `${letters.get(toFont(text, root)) ?? ''}${wordsOf(text)}`);
  await Promise.allSettled([...letters].map(([font, all]) => document.fonts.load(font, all)));
  const url = URL.createObjectURL(toBlob(write(shapes)));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width * scale, height * scale];
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    context.scale(scale, scale);
    for (const each of texts) writeText(context, each, toFont(each.text, root));
    return await new Promise((done, fail) => canvas.toBlob((blob) => (blob === null ? fail(new Error(`${String(canvas.width)} × ${String(canvas.height)}`)) : done(blob)), 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}

const toBlob = (svg: string): Blob => new Blob([svg], { type: 'image/svg+xml;charset=utf-8' });

/** An image, or a text, can be put into the clipboard here. */
export const canCopy = (type: 'image/png' | 'text/plain'): boolean =>
  typeof navigator !== 'undefined' && 'clipboard' in navigator && (type === 'text/plain' || (typeof ClipboardItem !== 'undefined' && (ClipboardItem.supports?.(type) ?? true)));
