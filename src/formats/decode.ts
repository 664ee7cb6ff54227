/**
 * The bytes of a file → its text. Text is UTF-8, or UTF-16 that says so with its byte order mark.
 *
 * Promises: bytes in another encoding are refused with what they look like, never read with damage; a file above the
 * limit is refused by its size, before it is read (browsers read half a gigabyte as an empty text, without an error).
 */
import type { Problem } from '../model/problem.ts';

export const LARGEST = 50 * 1024 * 1024;

const mebibytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** A file's size → why it is not read; null: it may be. */
export function sizeProblem(bytes: number, file: string): Problem | null {
  return bytes > LARGEST ? { code: 'size', file, path: '', expected: `at most ${mebibytes(LARGEST)}`, found: mebibytes(bytes) } : null;
}

/** Bytes → text without its byte order mark, or why they are none. */
export function decode(bytes: Uint8Array, file: string): { text: string } | { problem: Problem } {
  const large = sizeProblem(bytes.length, file);
  if (large) return { problem: large };
  const refuse = (found: string): { problem: Problem } => ({ problem: { code: 'encoding', file, path: '', expected: 'text in UTF-8', found } });
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  if (first === 0x50 && second === 0x4b && third <= 8) return refuse('a compressed file, such as a ZIP archive or a workbook of Excel');
  if (first === 0x1f && second === 0x8b) return refuse('a file compressed by gzip');
  if (bytes.length >= 4 && ((first === 0xff && second === 0xfe && third === 0 && fourth === 0) || (first === 0 && second === 0 && third === 0xfe && fourth === 0xff))) return refuse('what looks like UTF-32');
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const text = wide === null ? read(bytes, 'utf-8') : read(bytes, wide);
  if (text === null) {
    if (wide !== null) return refuse('UTF-16 with a character that is broken');
    return refuse(looksLikeUtf16(bytes) ?? `what looks like ${looksLike(bytes)}, ${firstBad(bytes)}`);
  }
  const zero = text.indexOf('\0');
  if (zero < 0) return { text };
  return refuse((wide === null ? looksLikeUtf16(bytes) : null) ?? `a NUL, character ${zero + 1}`);
}

function read(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Every other byte of Latin text in UTF-16 is zero. */
function looksLikeUtf16(bytes: Uint8Array): string | null {
  const zeros = [0, 0];
  const length = Math.min(bytes.length, 4096);
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros[at % 2]! += 1;
  const [even, odd] = [zeros[0]!, zeros[1]!];
  if (even + odd < length / 8 || Math.min(even, odd) > Math.max(even, odd) / 8) return null;
  return `what looks like UTF-16 (${even > odd ? 'big' : 'little'}-endian) without a byte order mark`;
}

/** In a Latin encoding accented letters stand alone among others; in the Arabic one whole words are above 127. */
function looksLike(bytes: Uint8Array): string {
  let [high, runs, latin] = [0, 0, 0];
  for (let at = 0; at < bytes.length && high < 10_000; at += 1) {
    const byte = bytes[at]!;
    if (byte < 0x80) continue;
    high += 1;
    if (byte >= 0x80 && byte <= 0x9f) latin += 1;
    if ((bytes[at - 1] ?? 0) < 0x80) runs += 1;
  }
  if (high / Math.max(runs, 1) >= 2.5) return 'Windows-1256 (Arabic)';
  return latin > 0 ? 'Windows-1252' : 'Windows-1252 (or ISO 8859-1)';
}

/** Where UTF-8 breaks, as the longest beginning that is sound shows. */
function firstBad(bytes: Uint8Array): string {
  let [sound, broken] = [0, bytes.length];
  const holds = (length: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (holds(middle)) sound = middle;
    else broken = middle;
  }
  // that beginning may end within the character that breaks
  for (let back = 0; back < 3 && sound > 0 && read(bytes.subarray(0, sound), 'utf-8') === null; back += 1) sound -= 1;
  let [line, start] = [1, 0];
  for (let at = 0; at < sound; at += 1) {
    if (bytes[at] !== 10) continue;
    line += 1;
    start = at + 1;
  }
  const byte = bytes[sound] ?? 0;
  return `byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')} at line ${line}, byte ${sound - start + 1}`;
}
