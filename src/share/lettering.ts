/**
 * Words of a picture. The file names the fonts that the page has and what stands in for them elsewhere; it embeds none.
 *
 * Promises: a text runs the way of its own first letter and stands on the side that the scene gave it, whichever way it
 * runs; each line is a text of its own, so that none decides the order of another.
 */
import { directionOfText, type Language } from '../i18n/index.ts';
import { SIZES } from '../timeline/measure.ts';
import { n } from '../timeline/draw/shape.ts';
import type { Align, Px, TextLine } from '../timeline/scene.ts';
import { element, type Attributes, type Element } from './markup.ts';

const LATIN = "'IBM Plex Sans'";
const ARABIC = "'IBM Plex Sans Arabic'";
const ELSEWHERE = "'Helvetica Neue', Arial, 'Noto Sans Arabic', 'Geeza Pro', 'Segoe UI', sans-serif";
export const sansOf = (language: Language): string => (language === 'ar' ? `${ARABIC}, ${LATIN}, ${ELSEWHERE}` : `${LATIN}, ${ARABIC}, ${ELSEWHERE}`);
export const serifOf = (language: Language): string => (language === 'ar' ? `${ARABIC}, 'Noto Naskh Arabic', serif` : `'IBM Plex Serif', ${ARABIC}, Georgia, 'Noto Naskh Arabic', serif`);

const ANCHORS = { left: ['start', 'end'], right: ['end', 'start'], middle: ['middle', 'middle'] } as const satisfies Record<Align, readonly [string, string]>;

/** A line of text at a baseline, on the side of x that is asked for. */
export function toText(text: string, x: Px, y: Px, align: Align, attributes: Attributes): Element {
  const direction = directionOfText(text);
  const forward = direction === 'ltr';
  return element('text', { x: n(x), y: n(y), 'text-anchor': ANCHORS[align][forward ? 0 : 1], direction, 'unicode-bidi': forward ? undefined : 'embed', ...attributes }, text);
}

/** The font of a kind of line. Joined letters are not slanted. */
export function fontOf(kind: TextLine['kind'], language: Language): Attributes {
  const { size, weight, style } = SIZES[kind];
  return { 'font-size': size, 'font-weight': weight, 'font-style': language === 'ar' ? undefined : style };
}
