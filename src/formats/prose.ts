/**
 * Texts of foreign files, made clean where that changes nothing that is read, and refused where it would.
 *
 * Promises: control characters, halves of a letter and signs that turn the direction of what follows are faults, with
 * their place; joiners between letters stay, other characters that are not seen go; letters are composed (NFC).
 */
import { toCode } from '../model/shown.ts';

export interface TextFault {
  expected: string;
  found: string;
}

const FAULTS: { pattern: RegExp; expected: string }[] = [
  { pattern: /(?![\t\n])\p{Cc}/u, expected: 'text without control characters' },
  { pattern: /[\u202a-\u202e]/u, expected: 'text without characters that override its direction' },
  { pattern: /[\p{Cs}\ufffd]/u, expected: 'text without broken characters' },
];
/** Anything that needs a closer look; most texts have none of it. */
const SUSPECT = /(?! )[\p{Cc}\p{Cs}\s]|[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]| {2}|^ | $/u;
const ASCII = /^[ -~\n]*$/;
/** A joiner that joins nothing: not between two letters, marks or parts of one picture. */
const LOOSE = /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])[\u200c\u200d]+|[\u200c\u200d]+(?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;
const UNSEEN = /[\u00ad\u200b\u2060-\u2064\ufeff]/g;
const MARKS = /[\u061c\u200e\u200f]/g;

/** What is wrong with a text, the first of each kind. */
export function textFaults(text: string): TextFault[] {
  if (!SUSPECT.test(text)) return [];
  const faults = FAULTS.flatMap(({ pattern, expected }) => {
    const match = pattern.exec(text);
    return match ? [{ expected, found: `${toCode(match[0])} at character ${match.index + 1}` }] : [];
  });
  const loose = unbalanced(text);
  if (loose >= 0) faults.push({ expected: 'every isolate of direction closed', found: `${toCode(text[loose] ?? '')} at character ${loose + 1}` });
  return faults;
}

/** Where the first isolate stands that is not closed, or the first sign that closes none; -1: they are in pairs. */
function unbalanced(text: string): number {
  const open: number[] = [];
  for (const { 0: sign, index } of text.matchAll(/[\u2066-\u2069]/g)) {
    if (sign !== '\u2069') open.push(index);
    else if (open.pop() === undefined) return index;
  }
  return open[0] ?? -1;
}

/** A text of one line: what parts lines becomes a space. Tidy a text only after its faults are told. */
export function tidyLine(text: string): string {
  if (!SUSPECT.test(text)) return compose(text);
  return compose(unseen(text).replace(/[\s\u2028\u2029]{2,}|[\t\n\r\u2028\u2029]/gu, ' ').trim());
}

/** A text of several lines: at most one empty line after another, no spaces about their ends. */
export function tidyText(text: string): string {
  if (!SUSPECT.test(text)) return compose(text);
  const lines = unseen(text).replace(/\r\n?|[\u2028\u2029]/g, '\n').split('\n').map((line) => line.replace(/\s{2,}|\t/gu, ' ').trim());
  return compose(lines.join('\n').replace(/\n{3,}/g, '\n\n').replace(/^\n+|\n+$/g, ''));
}

/** A name, as a line, without the signs of direction that prose may hold. */
export const tidyName = (text: string): string => tidyLine(text.replace(MARKS, ''));

/** Line ends as one character, so that a file written on Windows has no control characters. */
export const toLineEnds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

const unseen = (text: string): string => text.replace(UNSEEN, '').replace(LOOSE, '');
const compose = (text: string): string => (ASCII.test(text) ? text : text.normalize('NFC'));
