/** Breaking a label's words into lines that fit. */
import type { Measure, Px, TextLine } from '../scene.ts';

export interface Wrapped {
  lines: string[];
  width: Px;
}

/** letters of a part of a word, at least */
const LEAST_PART = 4;

/** At most `most` lines no wider than `room`; the last one ends in an ellipsis where words are left over. A word wider than that is broken. */
export const wrap = (text: string, kind: TextLine['kind'], room: Px, most: number, measure: Measure): Wrapped => fold(text, kind, room, most, measure, true)!;

/** The same without an ellipsis; null: there would be one. */
export const wrapWhole = (text: string, kind: TextLine['kind'], room: Px, most: number, measure: Measure): Wrapped | null => fold(text, kind, room, most, measure, false);

function fold(text: string, kind: TextLine['kind'], room: Px, most: number, measure: Measure, cut: boolean): Wrapped | null {
  const words = text.split(/\s+/).flatMap((word) => (cut && most > 1 ? partsOf(word, kind, room, measure) : word));
  const lines: string[] = [];
  let line = '';
  // words come again and again and are measured once; together they are no wider than one by one
  let length: Px = 0;
  const space = measure(' ', kind);
  for (const [index, word] of words.entries()) {
    const own = measure(word, kind);
    if (line === '' || length + space + own <= room) {
      length += line === '' ? own : space + own;
      line = line === '' ? word : `${line} ${word}`;
      continue;
    }
    if (lines.length === most - 1) {
      if (!cut) return null;
      line = shorten(`${line} ${words.slice(index).join(' ')}`, kind, room, measure);
      break;
    }
    lines.push(line);
    line = word;
    length = own;
  }
  const tooLong = measure(line, kind) > room;
  if (tooLong && !cut) return null;
  lines.push(tooLong ? shorten(line, kind, room, measure) : line);
  return { lines, width: Math.max(...lines.map((each) => measure(each, kind))) };
}

/** A word in parts that are no wider than `room`: after a hyphen of its own, else without one, for a hyphen belongs to the spelling. One of joined letters, or of too few, stays whole. */
function partsOf(word: string, kind: TextLine['kind'], room: Px, measure: Measure): string[] {
  if (measure(word, kind) <= room || /\p{Script=Arabic}/u.test(word)) return [word];
  const letters = [...word];
  let end = letters.length - LEAST_PART;
  while (end >= LEAST_PART && measure(letters.slice(0, end).join(''), kind) > room) end -= 1;
  const hyphen = letters.lastIndexOf('-', end - 1) + 1;
  if (hyphen >= LEAST_PART) end = hyphen;
  return end < LEAST_PART ? [word] : [letters.slice(0, end).join(''), ...partsOf(letters.slice(end).join(''), kind, room, measure)];
}

/** The longest beginning that fits with an ellipsis. */
export function shorten(text: string, kind: TextLine['kind'], room: Px, measure: Measure): string {
  if (measure(text, kind) <= room) return text;
  const letters = [...text];
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${letters.slice(0, middle).join('').trimEnd()}…`, kind) <= room) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join('').trimEnd()}…`;
}
