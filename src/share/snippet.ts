/**
 * A published view → what an editor pastes into a page: four ways, from the one that fits itself to one that needs nothing.
 *
 *   script   an element that `public/embed/host.js` makes a frame of, as tall as what it holds; without scripts a picture
 *   frame    a frame alone, in attributes only, for sites that take styles and scripts away: its height is stated
 *   file     the same for a page that the site serves itself
 *   figure   a picture with its text and a link, for sites that take no frames
 *
 * Promises: each is whole lines of HTML in which whatever was given stands as text and can be nothing else, not even what
 * site systems make of brackets; only http and https addresses, or every one that is not is a problem; a script or frame
 * only where said above, and once.
 */
import { addressFault, safeWithin } from '../model/address.ts';
import type { Problem } from '../model/problem.ts';

export interface Publication {
  /** the page that is framed */
  url: string;
  title: string;
  /** what it needs, in CSS pixels, at widths of 320, 600 and 900 */
  heights: [number, number, number];
  /** `host.js`, and its hash if it is to be checked */
  script: { url: string; integrity?: string };
  picture: { url: string; width: number; height: number; alt: string } | null;
  /** the whole timeline, and the words that lead to it */
  link: { url: string; text: string };
  /** name of the page as one file, beside the page of the site that shows it */
  file: string;
  /** a sentence on the heights at other widths, for who pastes it; '': none */
  note: string;
}
export interface Snippets {
  script: string;
  frame: string;
  file: string;
  figure: string;
  /** what a site's Content-Security-Policy must allow for the first two */
  policy: string;
}

const LEAST = 100;
const MOST = 5000;
/** characters of an address that carries its events */
const LONGEST = 10_000;
/** as in host.js */
const FRAME = {
  width: '100%',
  frameborder: '0',
  loading: 'lazy',
  allow: 'clipboard-write; web-share',
  referrerpolicy: 'no-referrer',
};
/** A page that the site serves itself is not let into the site: there, its origin stays its own. */
const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';

export function toSnippets(publication: Publication): { snippets: Snippets } | { problems: Problem[] } {
  const { title, heights, picture, file, note } = publication;
  const problems = [
    ...problemOf('url', publication.url),
    ...problemOf('script.url', publication.script.url),
    ...problemOf('link.url', publication.link.url),
    ...(picture === null ? [] : problemOf('picture.url', picture.url)),
  ];
  if (problems.length > 0) return { problems };

  const [url, script, link] = [publication.url, publication.script.url, publication.link.url].map(toAddress) as [string, string, string];
  const [narrow, middle, wide] = heights.map(toHeight) as [number, number, number];
  const words = toText(publication.link.text);
  const shown = element('a', { href: link }, picture === null ? words : imageOf(picture));
  const remark = note === '' ? '' : `<!-- ${toComment(note)} -->\n`;
  const frame = (src: string, sandbox: string): string => `${remark}${element('iframe', { src, title, height: middle, ...FRAME, sandbox, 'data-rapprochement': '' }, '')}`;
  const checked: Record<string, string> = publication.script.integrity === undefined ? {} : { integrity: publication.script.integrity, crossorigin: 'anonymous' };
  const place = { 'data-rapprochement': url, 'data-title': title, 'data-height': `${narrow} ${middle} ${wide}`, style: `min-height:${middle}px` };
  const caption = picture === null ? toText(title) : `${toText(title)} ${element('a', { href: link }, words)}`;
  return {
    snippets: {
      script: `${element('div', place, element('noscript', {}, shown))}\n${element('script', { src: script, ...checked, async: '' }, '')}`,
      frame: frame(url, `allow-same-origin ${SANDBOX}`),
      file: frame(`./${encodeURIComponent(file.toWellFormed())}`, SANDBOX),
      figure: element('figure', {}, `${shown}${element('figcaption', {}, caption)}`),
      policy: `frame-src ${new URL(url).origin}; script-src ${new URL(script).origin}`,
    },
  };
}

function problemOf(path: string, found: string): Problem[] {
  if (toAddress(found) !== '') return [];
  return [{ code: 'text', file: '', path, expected: addressFault(found) ?? 'an absolute http or https address', found }];
}

/** '': none that may be written */
const toAddress = (text: string): string => safeWithin(text, LONGEST) ?? '';
const toHeight = (height: number): number => Math.min(MOST, Math.max(LEAST, Math.ceil(height) || LEAST));

const imageOf = ({ url, width, height, alt }: NonNullable<Publication['picture']>): string =>
  element('img', { src: toAddress(url), alt, width: Math.round(width), height: Math.round(height), loading: 'lazy' }, null);

/** `inside`: HTML already; null: an element that has no end. */
function element(name: string, attributes: Record<string, string | number>, inside: string | null): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${toText(String(value))}"`);
  return `<${name}${written.join('')}>${inside === null ? '' : `${inside}</${name}>`}`;
}

/** One line of text → HTML of it, in an attribute or outside. Brackets are orders to some site systems, and are written as numbers. */
export function toText(text: string): string {
  return tidy(text).replace(/[&<>"'`[\]{}]/g, (sign) => NAMED[sign] ?? `&#${String(sign.charCodeAt(0))};`);
}
const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const toComment = (text: string): string => tidy(text).replace(/[<>[\]{}`]|-{2,}/g, ' ');

/** Without line ends, control characters and halves of a letter, which no page carries as they are. */
const tidy = (text: string): string => text.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
