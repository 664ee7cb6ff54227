/**
 * What the readers of references share: a reference in a foreign file's own fields → one of ours, and what of it could
 * not be taken.
 *
 * Promises: texts are plain, one line each; an address is http or https, or left out and told; a date is as coarse as
 * the file writes it; a reference that names neither a title nor an address is a fault.
 */
import { addressFault } from '../model/address.ts';
import { edtfProblem } from '../model/edtf.ts';
import { shown } from '../model/shown.ts';
import type { Problem } from '../model/problem.ts';
import type { ForeignFormat, Incoming, IncomingArticle } from './incoming.ts';

const LONGEST = 5000;
/** what CSL and BibTeX readers mark words with */
const TAGS = /<\/?(?:i|b|u|a|em|strong|sub|sup|sc|nc|span|p|br|jats:[a-z]+)(?:\s[^<>]*)?\/?>/giu;
const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]/gu;

/** A value → a line of plain text; absent where it is none, or empty. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).toWellFormed().replace(TAGS, '').replace(UNSEEN, '').normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ').trim().slice(0, LONGEST).replace(/[\ud800-\udbff]$/u, '').trim();
  return text === '' ? undefined : text;
}

export function toIncoming(format: ForeignFormat): Incoming {
  return { format, title: null, language: null, events: [], articles: [], faults: [], remarks: [] };
}

/** A reference as its file has it. */
export interface Reference {
  at: string;
  id?: unknown;
  title?: unknown;
  authors?: (string | undefined)[];
  publisher?: unknown;
  /** what the file writes for the date, in the order of how much they say; empty: nothing */
  dates?: (string | undefined)[];
  url?: unknown;
  /** where a copy is kept; what is no address, such as a shelf mark, is not taken */
  archived?: unknown;
  language?: unknown;
  note?: unknown;
  abstract?: unknown;
}

/** Adds it to `into`: to its articles, or to its faults; what was left out to its remarks. */
export function addReference(into: Incoming, file: string, reference: Reference): void {
  const { at } = reference;
  const remark: Remark = (step, code, expected, found) => void into.remarks.push({ code, file, path: step === '' ? at : `${at}.${step}`, expected, found: shown(found) });
  const [title, url] = [textOf(reference.title), toUrl(reference.url, remark)];
  if (title === undefined && url === undefined) {
    into.faults.push({ code: 'shape', file, path: at, expected: 'a reference with a title or an address', found: 'neither' });
    return;
  }
  const authors = (reference.authors ?? []).flatMap((author) => textOf(author) ?? []);
  const published = toPublished(reference.dates ?? [], remark);
  const language = toLanguage(reference.language, remark);
  const article: IncomingArticle = { at };
  const [id, publisher] = [reference.id, reference.publisher].map(textOf);
  const note = [reference.note, reference.abstract].flatMap((each) => textOf(each) ?? []).join(' ') || undefined;
  if (id !== undefined) article.id = id;
  if (title !== undefined) article.title = title;
  if (authors.length > 0) article.authors = authors;
  if (publisher !== undefined) article.publisher = publisher;
  if (published !== undefined) article.published = published;
  if (url !== undefined) article.url = url;
  const archived = typeof reference.archived === 'string' && /^\s*https?:/i.test(reference.archived) ? toUrl(reference.archived, remark, 'archived') : undefined;
  if (archived !== undefined) article.archived = archived;
  if (language !== undefined) article.language = language;
  if (note !== undefined) article.note = note;
  into.articles.push(article);
}

/** Tells what of a thing was left out: where in it, what was expected and what was found. */
export type Remark = (step: string, code: Problem['code'], expected: string, found: unknown) => void;

/** An address that can be linked to; anything else is told. */
export function toUrl(value: unknown, remark: Remark, step = 'url'): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const text = typeof value === 'string' ? value.toWellFormed().trim() : '';
  // what an address may not hold as it stands: the parser of addresses would drop some of it without a word
  const url = text.replace(/[\s\p{Cc}\p{Cf}]/gu, (letter) => encodeURIComponent(letter));
  const expected = addressFault(url);
  if (expected === null && /^https?:\/\//i.test(url)) return url;
  remark(step, 'shape', expected ?? 'an absolute http or https address', value);
  return undefined;
}

/** The first that can be read; what stands before it and cannot is told. */
function toPublished(dates: readonly (string | undefined)[], remark: Remark): string | undefined {
  for (const value of dates) {
    if (value === undefined || value === '') continue;
    const read = toDate(value);
    if (read === null || read.part) remark('date', 'date', 'a date such as 2024-04-23, 2024-04 or 2024', value);
    if (read) return read.date;
  }
  return undefined;
}

const two = (text: string): string => text.padStart(2, '0');

/** `part`: only the year of it could be read. */
export function toDate(written: string): { date: string; part?: true } | null {
  const text = written.trim().slice(0, 100);
  // a time of day is not ours to move
  const plain = text.replace(/^(\d{4}-\d\d-\d\d)[T ]\d\d:.*$/, '$1').replace(/\/$/, (slash, at: number) => (/^\d{4}-?[\d-]*[?~%]?$/.test(text.slice(0, at)) && text.includes('-') ? '/..' : slash));
  if (isDate(plain)) return { date: plain };
  const parts = /^(\d{4})[-/.](\d{1,2})?(?:[-/.](\d{1,2})?)?(?:[-/.](.*))?$/.exec(plain);
  if (parts) {
    const [, year, month, day, more] = parts;
    const date = [year!, ...(month ? [two(month), ...(day ? [two(day)] : [])] : [])].join('-');
    if ((month === undefined || Number(month) <= 12) && isDate(date)) return more ? { date, part: true } : { date };
  }
  const year = /(?<!\d)([12]\d{3})(?!\d)/.exec(text)?.[1];
  return year === undefined ? null : { date: year, part: true };
}

/** Of our profile, and not open, as a day of publication is not. */
const isDate = (text: string): boolean => edtfProblem(text) === null && !text.includes('..');

/** as reference managers, babel and ISO 639 call them */
const LANGUAGES: Record<string, string> = {
  arabe: 'ar', arabisch: 'ar', عربي: 'ar', عربية: 'ar', anglais: 'en', anglaise: 'en', الإنجليزية: 'en', إنجليزية: 'en', الانجليزية: 'en', انجليزية: 'en', française: 'fr', الفرنسية: 'fr', فرنسية: 'fr',
  espagnol: 'es', الإسبانية: 'es', allemand: 'de', الألمانية: 'de', italien: 'it', الإيطالية: 'it', néerlandais: 'nl', الهولندية: 'nl', portugais: 'pt', البرتغالية: 'pt',
  arabic: 'ar', ara: 'ar', العربية: 'ar', french: 'fr', francais: 'fr', français: 'fr', fre: 'fr', fra: 'fr', english: 'en', eng: 'en', american: 'en', british: 'en', usenglish: 'en', ukenglish: 'en',
  spanish: 'es', spa: 'es', german: 'de', ngerman: 'de', ger: 'de', deu: 'de', italian: 'it', ita: 'it', dutch: 'nl', nld: 'nl', dut: 'nl', portuguese: 'pt', por: 'pt',
};

/** What a language is called, or its tag → its tag; null: it is neither. */
export function languageOf(called: string): string | null {
  const text = called.replaceAll('_', '-');
  const [primary = '', ...rest] = text.split('-');
  const known = LANGUAGES[text.toLowerCase()] ?? [LANGUAGES[primary.toLowerCase()] ?? primary.toLowerCase(), ...rest].join('-');
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(known) ? known : null;
}

function toLanguage(value: unknown, remark: Remark): string | undefined {
  const text = textOf(value);
  const known = text === undefined ? undefined : languageOf(text);
  if (text === undefined) return undefined;
  if (known != null) return known;
  remark('language', 'shape', 'a language tag such as ar, fr or en', value);
  return undefined;
}
