/**
 * A picture as pixels: drawn by the browser from the SVG file, at one, two or three device pixels to a pixel.
 *
 * Promises: the fonts of the page are lent to the drawing, and to it alone (a file drawn as an image sees no page around
 * it); nothing leaves the browser; what is too large is said before it is tried.
 */
import { escapeText } from './markup.ts';
import type { Picture } from './picture.ts';

export const SCALES = [1, 2, 3] as const;
export type Scale = (typeof SCALES)[number];

/** what the browsers of today make a canvas of: sixty million pixels, and as many to a side */
export const MOST_MILLIONS = 60;
const MOST_SIDE = 16_000;

type Size = Pick<Picture, 'width' | 'height'>;
export const sizeAt = ({ width, height }: Size, scale: Scale): Size => ({ width: width * scale, height: height * scale });
export const isTooLarge = ({ width, height }: Size): boolean => width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_MILLIONS * 1e6;

/** The page's own faces of these families, their files within; one that cannot be read is left out, and another font stands in. */
export async function lendFonts(document: Document): Promise<string> {
  const faces = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].flatMap((rule) => (rule instanceof CSSFontFaceRule ? [{ rule, base: sheet.href ?? document.baseURI }] : []));
    } catch {
      return []; // a sheet of another origin is not the page's own
    }
  });
  return (await Promise.all(faces.map(({ rule, base }) => lend(rule, base)))).join('\n');
}

async function lend({ style }: CSSFontFaceRule, base: string): Promise<string> {
  const [, file] = /url\("?([^")]+)"?\)\s*format\("?woff2/.exec(style.getPropertyValue('src')) ?? [];
  if (file === undefined) return '';
  try {
    const answer = await fetch(new URL(file, base));
    if (!answer.ok) return '';
    const said = ['font-family', 'font-style', 'font-weight', 'unicode-range'].map((name) => [name, style.getPropertyValue(name)] as const).filter(([, value]) => value !== '');
    return `@font-face{${said.map(([name, value]) => `${name}:${value}`).join(';')};src:url(${await toDataUrl(await answer.blob())}) format("woff2")}`;
  } catch {
    return '';
  }
}

const toDataUrl = (blob: Blob): Promise<string> =>
  new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.onerror = () => fail(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(new Blob([blob], { type: 'font/woff2' }));
  });

/** The file with fonts in it, to be drawn from and not to be kept. */
export const withFonts = (svg: string, faces: string): string => (faces === '' ? svg : svg.replace('<defs>', () => `<style>${escapeText(faces)}</style>\n<defs>`));

export const toBlob = (svg: string): Blob => new Blob([svg], { type: 'image/svg+xml;charset=utf-8' });

/** `faces`: what `lendFonts` gave. */
export async function toPng(picture: Picture, scale: Scale, faces: string): Promise<Blob> {
  const { width, height } = sizeAt(picture, scale);
  const url = URL.createObjectURL(toBlob(withFonts(picture.svg, faces)));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(image, 0, 0, width, height);
    return await new Promise((done, fail) => canvas.toBlob((blob) => (blob === null ? fail(new Error(`${String(width)} × ${String(height)}`)) : done(blob)), 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** An image, or a text, can be put into the clipboard here. */
export const canCopy = (type: 'image/png' | 'text/plain'): boolean =>
  typeof navigator !== 'undefined' && 'clipboard' in navigator && (type === 'text/plain' || (typeof ClipboardItem !== 'undefined' && (ClipboardItem.supports?.(type) ?? true)));
