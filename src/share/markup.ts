/**
 * Elements of a picture → the text of an SVG file. What it may hold is listed here, and nothing else can be written.
 *
 * Promises: no script, no link, no foreign markup, no style sheet, no event, no reference but to a part of the same file;
 * whatever a text holds, the file is well-formed XML: what XML has no place for becomes U+FFFD; every number is finite.
 */
export type ElementName = 'svg' | 'title' | 'desc' | 'defs' | 'linearGradient' | 'stop' | 'pattern' | 'g' | 'rect' | 'path' | 'line' | 'text';
export type AttributeName =
  | 'xmlns' | 'id' | 'role' | 'lang' | 'xml:lang' | 'aria-labelledby' | 'viewBox' | 'width' | 'height' | 'x' | 'y' | 'x1' | 'x2' | 'y1' | 'y2' | 'rx' | 'd' | 'transform'
  | 'offset' | 'stop-color' | 'stop-opacity' | 'gradientUnits' | 'patternUnits' | 'patternTransform'
  | 'fill' | 'fill-opacity' | 'stroke' | 'stroke-width' | 'stroke-opacity' | 'stroke-dasharray' | 'stroke-linecap' | 'stroke-linejoin' | 'opacity' | 'paint-order' | 'pointer-events' | 'shape-rendering'
  | 'font-family' | 'font-size' | 'font-weight' | 'font-style' | 'letter-spacing' | 'text-anchor' | 'direction' | 'unicode-bidi';
export type Attributes = Partial<Record<AttributeName, string | number | undefined>>;

export interface Element {
  name: ElementName;
  attributes: Attributes;
  children: readonly Content[];
}
/** null: nothing is written */
export type Content = Element | string | null;

export const element = (name: ElementName, attributes: Attributes = {}, ...children: Content[]): Element => ({ name, attributes, children });

/** What it says itself. */
export const wordsOf = ({ children }: Element): string => children.filter((child) => typeof child === 'string').join('');

// eslint-disable-next-line no-control-regex -- these are what XML has no place for, or only under protest
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };

/** A text without what XML, and HTML, have no place for. */
export const toClean = (text: string): string => text.toWellFormed().replace(REFUSED, '\ufffd');
/** A text as it stands between two tags, of XML or of HTML. */
export const escapeText = (text: string): string => toClean(text).replace(/[&<>\r]/g, (each) => ESCAPES[each]!);
/** A text as it stands in a double-quoted attribute, of XML or of HTML. */
export const escapeAttribute = (text: string): string => toClean(text).replace(/[&<>"'\t\n\r]/g, (each) => ESCAPES[each]!);

function toValue(name: string, value: string | number): string {
  if (typeof value === 'string') return escapeAttribute(value);
  if (!Number.isFinite(value)) throw new RangeError(`${name}="${String(value)}"`);
  return String(value);
}

/** One element to a line. */
export function write({ name, attributes, children }: Element): string {
  const said = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${toValue(key, value)}"`])).join('');
  const inner = children.flatMap((child) => (child === null ? [] : [typeof child === 'string' ? escapeText(child) : write(child)]));
  if (inner.length === 0) return `<${name}${said}/>`;
  const lines = children.every((child) => child === null || typeof child !== 'string');
  return lines ? `<${name}${said}>\n${inner.join('\n')}\n</${name}>` : `<${name}${said}>${inner.join('')}</${name}>`;
}
