/**
 * Bytes → text.
 *
 * Promises: UTF-8, and UTF-16 with its mark, are read, their mark left out; any other encoding is refused, saying what it
 * looks like, and never read as damaged text; a file that no browser can read whole is refused before it is read.
 */
import type { Problem } from '../model/problem.ts';

/** Browsers give an empty text for files of 512 MB and more, without a word; no timeline is near this. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** What is wrong with a file of that size; null: nothing. */
export function sizeProblem(bytes: number, file: string): Problem | null {
  const most = `${String(MOST_BYTES / 1024 / 1024)} MB`;
  return bytes <= MOST_BYTES ? null : { code: 'encoding', file, path: '', expected: `a file of at most ${most}`, found: `${String(Math.ceil(bytes / 1024 / 1024))} MB` };
}

export function decode(bytes: Uint8Array, file: string): { text: string } | { problems: Problem[] } {
  const refuse = (expected: string, found: string): { problems: Problem[] } => ({ problems: [{ code: 'encoding', file, path: '', expected, found }] });
  const tooBig = sizeProblem(bytes.length, file);
  if (tooBig) return { problems: [tooBig] };
  const marked = markOf(bytes);
  if (marked === null && looksWide(bytes)) return refuse('UTF-8', 'what looks like UTF-16 without its mark');
  let text: string;
  try {
    text = new TextDecoder(marked ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('UTF-8', marked === null ? `what looks like Windows-1252 or Latin-1, from byte ${String(firstBad(bytes) + 1)} on` : `broken ${marked.toUpperCase()}`);
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) return refuse('text without NUL characters', `one at character ${String(nul + 1)}`);
  if (text.trim() === '') return refuse('a text', 'an empty file');
  return { text };
}

function markOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-8' | null {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : null;
}

/** Every other byte is zero, as in Latin text of two bytes to a letter. */
function looksWide(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 200);
  const zeros = head.reduce((count, byte) => count + Number(byte === 0), 0);
  return head.length >= 4 && zeros > head.length / 4;
}

/** Where UTF-8 breaks: found by halves, for the decoder does not say. */
function firstBad(bytes: Uint8Array): number {
  let [from, to] = [0, bytes.length];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    try {
      // streamed: a letter that is cut is not broken
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      from = middle;
    } catch {
      to = middle;
    }
  }
  return from;
}
