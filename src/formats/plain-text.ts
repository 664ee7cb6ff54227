/**
 * HTML → plain text and the links in it, for foreign formats whose fields hold markup. Read by a tokenizer, not by a
 * browser: nothing in it is loaded or run.
 *
 * Promises: no markup is left over; what a reader would not see (scripts, styles, frames, comments) is not in the
 * text; paragraphs, lines and list entries keep their own lines; only http and https links are taken.
 */
import { Parser } from 'htmlparser2';
import { safeUrl } from '../model/address.ts';

export interface Link {
  url: string;
  /** the words that it is on */
  text: string;
}

export interface PlainText {
  text: string;
  links: Link[];
  /** addresses of links, pictures and frames that are left out because they are no http or https address */
  refused: string[];
  /** nested so deep that reading was given up */
  deep?: true;
}

/** Longer markup is refused before it is read: no field may hold so much text. */
export const MOST_MARKUP = 200_000;
/** The list in which our own export names its sources: its links are the sources, not part of the text. */
export const SOURCES_CLASS = 'sources';

const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'head', 'select', 'textarea', 'audio', 'video', 'canvas']);
const BLOCKS = new Set(['p', 'div', 'ul', 'ol', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'section', 'article', 'table', 'pre', 'figure', 'hr', 'dl']);
const LINES = new Set(['br', 'li', 'tr', 'dt', 'dd', 'figcaption']);
const MARKUP = /[<&]/;
const DEEPEST = 200;

export function toPlainText(html: string): PlainText {
  if (!MARKUP.test(html)) return { text: html, links: [], refused: [] };
  const [links, refused]: [Link[], string[]] = [[], []];
  let text = '';
  /** depth of what is open, and the depth from which nothing is read; 0: all is */
  let [depth, unread] = [0, 0];
  let link: Link | null = null;
  const take = (address: string | undefined): string | null => {
    const url = address === undefined || address.trim() === '' || address.startsWith('#') ? undefined : safeUrl(address);
    if (url === null) refused.push(address ?? '');
    return url ?? null;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > DEEPEST) parser.pause(); // nobody writes so, and each level costs more than the last
      const sources = name === 'ul' && attributes['class'] === SOURCES_CLASS;
      if (unread === 0 && (UNREAD.has(name) || sources)) unread = depth;
      if (BLOCKS.has(name)) text += '\n\n';
      else if (LINES.has(name)) text += '\n';
      else if (name === 'td' || name === 'th') text += ' ';
      if (name === 'a') {
        const url = take(attributes['href']);
        link = url === null ? null : { url, text: '' };
        if (link !== null) links.push(link);
      } else if (name === 'iframe' || name === 'img') {
        const url = take(attributes['src']);
        if (url !== null && name === 'iframe') links.push({ url, text: '' });
      }
    },
    ontext(data) {
      if (link !== null) link.text += data;
      if (unread === 0) text += data.replace(/[ \t\n\r\f]+/g, ' ');
    },
    onclosetag(name) {
      if (unread === depth) unread = 0;
      depth -= 1;
      if (name === 'a') link = null;
      if (BLOCKS.has(name)) text += '\n\n';
    },
  });
  parser.write(html);
  parser.end();
  return { text: text.replace(/ *\n */g, '\n').replace(/\n{3,}/g, '\n\n').trim(), links, refused, ...(depth > DEEPEST ? { deep: true as const } : {}) };
}
