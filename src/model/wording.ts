/**
 * Clean text: what a reader, a search and a screen reader can all take as it stands.
 *
 * Promises: no control, direction or invisible characters, no spaces at an end or side by side, composed
 * letters (NFC) only; a quotation stands without its marks and within its length.
 */
import { shown, toCode } from './shown.ts';

/** Quotations are kept short: evidence, not a copy. */
export const QUOTE_WORDS = 20;

/** between letters of some scripts, and within some signs, they are letters themselves */
const JOINERS = /(?<=[\p{L}\p{M}\p{Extended_Pictographic}\ufe0f])[\u200c\u200d](?=[\p{L}\p{Extended_Pictographic}])/gu;

/** most texts of some scripts need no closer look */
const PLAIN = /^[!-~](?:[!-~]| (?! |$))*$/;

const FAULTS: { pattern: RegExp; expected: string }[] = [
  { pattern: /\p{Cc}/u, expected: 'text without control characters' },
  { pattern: /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u, expected: 'text without direction characters' },
  { pattern: /[\u00ad\u200b-\u200d\u2060-\u2064\ufeff]/u, expected: 'text without invisible characters' },
  { pattern: /[\p{Cs}\ufffd]/u, expected: 'text without broken characters' },
  { pattern: /^(?!\ufeff)\s|(?!\ufeff)\s$/u, expected: 'text without a space at its start or end' },
  { pattern: /\s\s/u, expected: 'text with single spaces' },
];

/** What is wrong with a text, every fault as `expected` and `found`; what a reader brings may join letters. */
export function wordingFaults(text: string, manner: 'curated' | 'own' = 'curated'): { expected: string; found: string }[] {
  if (PLAIN.test(text)) return [];
  const faults = FAULTS.flatMap(({ pattern, expected }) => {
    const match = pattern.exec(manner === 'own' ? text.replace(JOINERS, '') : text);
    return match ? [{ expected, found: `${toCodes(match[0])} at character ${match.index + 1}` }] : [];
  });
  const composed = text.normalize('NFC');
  if (composed !== text) {
    const at = [...text].findIndex((_, index) => !composed.startsWith([...text].slice(0, index + 1).join('')));
    faults.push({ expected: 'composed letters (NFC)', found: `decomposed ones near character ${at + 1}` });
  }
  return faults;
}

const toCodes = (text: string): string => [...text].map(toCode).join(' ');

const MARKS: Record<string, string> = { '«': '»', '“': '”', '„': '“”', '‘': '’', '"': '"', "'": "'", '”': '”', '‹': '›' };

/** What is wrong with a quotation, as `expected` and `found`; its cleanness as text is another matter. */
export function quoteFaults(quote: string): { expected: string; found: string }[] {
  const faults: { expected: string; found: string }[] = [];
  const words = quote.split(/\s+/u).filter((word) => word !== '').length;
  if (words > QUOTE_WORDS) faults.push({ expected: `at most ${QUOTE_WORDS} words`, found: `${words}` });
  const closing = MARKS[quote[0] ?? ''];
  const inside = quote.slice(1, -1);
  // «…» … «…» begins and ends with marks, but is not surrounded by them
  if (closing?.includes(quote.at(-1) ?? ' ') && quote.length > 1 && ![...closing].some((mark) => inside.includes(mark))) {
    faults.push({ expected: 'the words alone, without quotation marks around them', found: shown(quote) });
  }
  return faults;
}
