/**
 * References as they are printed: APA (7th edition), Chicago (17th, bibliography) and MLA (9th), with the words, months
 * and quotation marks of the reader's language. Parts, so that a page can set names of papers in italics and each
 * foreign text in its own direction; joined, they are plain text.
 *
 * Promises: what is not known is not made up: "n.d." for no date, a month as a month; a name is printed as it is
 * written, for what is given name and what family name is not ours to guess.
 */
import type { I18n } from '../i18n/index.ts';
import type { CslDate, CslItem } from './csl.ts';

export const STYLES = ['apa', 'chicago', 'mla'] as const;
export type Style = (typeof STYLES)[number];

export interface CitedPart {
  text: string;
  italic?: true;
  /** a name, a title or an address: it runs in its own direction */
  apart?: true;
  /** the language of the text, where it is not that of the citation */
  language?: string;
}

/** An item → its citation in a style, in the language of `i18n`. */
export function cite(item: CslItem, style: Style, i18n: I18n): CitedPart[] {
  const { comma } = i18n;
  const foreign = { apart: true as const, ...(item.language !== undefined && item.language !== i18n.language ? { language: item.language } : {}) };
  const press = item.type === 'article-newspaper';
  const title = item.title ?? `[${i18n.plain('cite.untitled')}]`;
  const author = item.author?.map(({ literal }) => literal).join(comma);
  const container = item['container-title'];
  const date = item.issued ? sayDate(item.issued, style, i18n) : null;
  const consulted = item.accessed && date === null ? { date: sayDate(item.accessed, style === 'apa' ? 'chicago' : style, i18n) } : null;
  // APA leads from it to the address
  const accessed = consulted && i18n.plain(style === 'apa' && item.URL !== undefined ? 'cite.retrieved' : 'cite.accessed', consulted);
  const version = item.version === undefined ? null : i18n.plain('cite.version', { version: item.version });

  const parts: CitedPart[] = [];
  const put = (text: string, how: Omit<CitedPart, 'text'> = {}): void => void parts.push({ text, ...how });
  const end = (text: string): void => put(/[.!?…؟]$/u.test(text) ? ' ' : '. ');
  const sentence = (text: string, how: Omit<CitedPart, 'text'> = {}): void => {
    put(text, how);
    end(text);
  };

  if (style === 'apa') {
    const when = `(${date ?? i18n.plain('cite.noDate')}). `;
    const name = (): void => {
      put(title, press ? foreign : { ...foreign, italic: true });
      if (version === null) end(title);
      else put(` (${version}). `);
    };
    if (author !== undefined) {
      sentence(author, { apart: true });
      put(when);
      name();
    } else {
      name();
      put(when);
    }
    if (container !== undefined) sentence(container, { apart: true, ...(press ? { italic: true } : {}) });
    if (accessed !== null) put(`${capital(accessed)}${item.URL === undefined ? '.' : ''} `);
    if (item.URL !== undefined) put(item.URL, { apart: true });
    return trim(parts);
  }

  if (author !== undefined) sentence(author, { apart: true });
  quoted(title, parts, foreign, i18n);
  if (container !== undefined) put(container, { apart: true, ...(style === 'mla' || press ? { italic: true } : {}) });
  const tail: CitedPart[] = [version, date].flatMap((text) => (text === null ? [] : [{ text }]));
  if (style === 'mla' && item.URL !== undefined) tail.push({ text: item.URL, apart: true });
  for (const [index, part] of tail.entries()) parts.push(...(index === 0 && container === undefined ? [] : [{ text: comma }]), part);
  put('. ');
  if (accessed !== null) put(`${capital(accessed)}. `);
  if (style === 'chicago' && item.URL !== undefined) parts.push({ text: item.URL, apart: true }, { text: '.' });
  return trim(parts);
}

/** Parts → plain text, to be copied. */
export const toPlain = (parts: readonly CitedPart[]): string => parts.map(({ text }) => text).join('');

/** English sets the full stop before the closing mark, the others after it. */
function quoted(title: string, parts: CitedPart[], foreign: Pick<CitedPart, 'language' | 'apart'>, i18n: I18n): void {
  const [open, close] = i18n.quote('\u0000', i18n.language).split('\u0000');
  const stop = /[.!?…؟]$/u.test(title) ? '' : '.';
  parts.push({ text: open! }, { text: title, ...foreign }, { text: i18n.language === 'en' ? `${stop}${close!} ` : `${close!}${stop} ` });
}

function sayDate({ 'date-parts': [first, last], circa }: CslDate, style: Style, i18n: I18n): string {
  const one = ([year, month, day]: readonly [number, number?, number?]): string => {
    const name = month === undefined ? '' : style === 'mla' ? shortMonth(month, i18n) : i18n.dates.monthName(month, 'long');
    // American styles in English: the month before the day, but for MLA
    const dayAndMonth = day === undefined ? name : style !== 'mla' && i18n.language === 'en' ? `${name} ${String(day)}` : `${i18n.language === 'fr' && day === 1 ? '1er' : String(day)} ${name}`;
    if (style === 'apa') return [String(year), dayAndMonth].filter(Boolean).join(i18n.comma);
    if (day !== undefined && style === 'chicago' && i18n.language === 'en') return `${dayAndMonth}, ${String(year)}`;
    return [dayAndMonth, String(year)].filter(Boolean).join(' ');
  };
  const text = last ? `${one(first)} – ${one(last)}` : one(first);
  return circa ? i18n.plain('cite.about', { date: text }) : text;
}

/** English sets a stop after a shortened month; French has it already, and Arabic shortens none. */
function shortMonth(month: number, i18n: I18n): string {
  const short = i18n.dates.monthName(month, 'short');
  return i18n.language === 'en' && short !== i18n.dates.monthName(month, 'long') ? `${short}.` : short;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function trim(parts: CitedPart[]): CitedPart[] {
  const last = parts.at(-1);
  if (last) last.text = last.text.trimEnd();
  return parts.filter(({ text }) => text !== '');
}
