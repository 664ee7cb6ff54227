/**
 * Text of foreign files, made plain.
 *
 * Promises: no markup comes through, in whatever state it is; what a mark-up of scripts or styles holds is no text; two
 * blocks are parted by a space; entities are their characters; what is no markup is left as it is.
 */
import { Parser } from 'htmlparser2';

const BLOCKS = new Set(['p', 'div', 'br', 'li', 'ul', 'ol', 'tr', 'td', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'section', 'article', 'hr', 'dd', 'dt', 'figcaption']);
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'head', 'title']);

/** HTML → text. */
export function toPlainText(html: string): string {
  if (!/[<&]/.test(html)) return html;
  let text = '';
  let silent = 0;
  const parser = new Parser({
    onopentagname: (name) => {
      if (SILENT.has(name)) silent += 1;
      if (BLOCKS.has(name)) text += ' ';
    },
    onclosetag: (name) => {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1);
      if (BLOCKS.has(name)) text += ' ';
    },
    ontext: (part) => {
      if (silent === 0) text += part;
    },
  });
  parser.end(html);
  return text;
}

/** The first http or https address that a piece of markup leads to; null: none. */
export function linkIn(html: string): string | null {
  let found: string | null = null;
  const parser = new Parser({
    onattribute: (name, value) => {
      if (found === null && (name === 'src' || name === 'href' || name === 'cite') && /^https?:\/\//i.test(value.trim())) found = value.trim();
    },
  });
  parser.end(html);
  return found;
}
