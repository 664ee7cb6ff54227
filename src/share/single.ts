/**
 * One file with everything in it: the embed's scripts and style, one language and a parcel. It opens from a disk, without a
 * network, and from any host.
 *
 * Promises: it asks for nothing; its own policy allows the one script and the one style that it has, by their hashes, which
 * a host may repeat; what it carries is text to the browser, never markup.
 */
import { directionOf, type Language } from '../i18n/language.ts';
import { escapeAttribute, escapeText } from './markup.ts';
import type { Parcel } from './parcel-read.ts';

/** The embed's files as the site ships them, as text. */
export interface Shipped {
  style: string;
  first: string;
  rest: string;
  /** the script that hands the language over */
  language: string;
}

export interface SingleFile {
  html: string;
  /** for the host's own policy, such as `'sha256-…'`; null: this browser has no digest here, and the file no policy */
  scriptHash: string | null;
}

/** `asked`: what would stand in the address of an embed, without `?`. `title`: of the page. `noscript`: what is read where no script runs. */
export async function toSingleFile(shipped: Shipped, parcel: Parcel, { asked, language, title, noscript }: { asked: string; language: Language; title: string; noscript: string }): Promise<SingleFile> {
  const script = inScript([shipped.language, `(self.rapprochement=self.rapprochement||[]).push({parcel:JSON.parse(${quote(JSON.stringify(parcel))})});`, shipped.first, shipped.rest].join(';\n'));
  const style = shipped.style.replaceAll('</', '<\\/');
  const [scriptHash, styleHash] = [await hashOf(script), await hashOf(style)];
  const policy = scriptHash === null ? '' : `\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${scriptHash}; style-src ${styleHash!}; img-src data: blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html embed">`;
  return {
    html: `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}" data-frame="${escapeAttribute(asked)}">
<head>
<meta charset="utf-8">${policy}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeText(title)}</title>
<style>${style}</style>
</head>
<body>
<div id="embed"></div>
<noscript>${escapeText(noscript)}</noscript>
<script>${script}</script>
</body>
</html>
`,
    scriptHash,
  };
}

/** What would end a script, or hide the rest of it, said otherwise; in strings, templates and patterns the same. */
const inScript = (code: string): string => code.replace(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '\\x3c!--');
const quote = (json: string): string => `'${json.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;

async function hashOf(text: string): Promise<string | null> {
  // a page that came without TLS has no digest
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (subtle === undefined) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `'sha256-${btoa(Array.from(digest, (byte) => String.fromCharCode(byte)).join(''))}'`;
}
