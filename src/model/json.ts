/**
 * JSON text → value, or where and why it is none.
 *
 * Promises: a fault is named with its line and column, whatever the engine; a key that stands twice in one object is a
 * fault too, with both its places, though `JSON.parse` would silently keep the last; nesting deeper than 32 levels is a
 * fault, and no depth exhausts the stack; a large file is walked in the time that it takes to parse it.
 */
import { shown, toStep } from './shown.ts';

export interface JsonFault {
  expected: string;
  /** what stands there, and at which line and column */
  found: string;
}

/** A fault with its kind and, for a key that stands twice, the dotted path of that key. */
export interface PlacedFault extends JsonFault {
  code: 'json' | 'duplicate' | 'size';
  path: string;
}

export type JsonReading = { value: unknown } | { fault: JsonFault };

/** No format that we read or write goes deeper than a third of this; `structuredClone` overflows at a few thousand. */
export const DEEPEST = 32;
/** Keys that stand twice are told up to this number. */
const MOST_TWICE = 100;

/** Text → value, or its first fault. */
export function parseJson(text: string): JsonReading {
  const reading = readJson(text);
  if ('value' in reading) return reading;
  const [{ expected, found }] = reading.faults;
  return { fault: { expected, found } };
}

/** Text → value, or every fault that can be told: where the grammar breaks, or all keys that stand twice. */
export function readJson(text: string): { value: unknown } | { faults: [PlacedFault, ...PlacedFault[]] } {
  const { stop, twice } = walk(text);
  const [first, ...more] = twice;
  if (first !== undefined && (stop === null || first.at < stop.at)) return { faults: [tell(text, first), ...more.map((each) => tell(text, each))] };
  if (stop !== null) return { faults: [{ code: stop.deep ? 'size' : 'json', path: '', expected: stop.expected, found: `${standsAt(text, stop.at)} at ${toPosition(text, stop.at)}` }] };
  return { value: JSON.parse(text) as unknown };
}

const tell = (text: string, { key, path, first, at }: Twice): PlacedFault => ({
  code: 'duplicate',
  path,
  expected: 'each key once in an object',
  found: `${shown(key)} at ${toPosition(text, first)} and again at ${toPosition(text, at)}`,
});

interface Stop {
  at: number;
  expected: string;
  deep?: true;
}

interface Twice {
  key: string;
  path: string;
  first: number;
  at: number;
}

/** An object or a list that is still open. */
interface Open {
  /** the closing bracket */
  close: number;
  /** keys met, and where; null: a list */
  keys: Map<string, number> | null;
  /** where it stands in what encloses it: the key or the number of what is being read */
  step: string | number;
}

const [QUOTE, COMMA, MINUS, DOT, ZERO, NINE, COLON, BACKSLASH] = [34, 44, 45, 46, 48, 57, 58, 92];
/** A bracket closes with the character two behind it. */
const [LIST, OBJECT] = [91, 123];
const WORDS: Record<number, string> = { 116: 'true', 102: 'false', 110: 'null' };

/** Walks the grammar, without recursion, to the first character that breaks it; null: none does. */
function walk(text: string): { stop: Stop | null; twice: Twice[] } {
  const open: Open[] = [];
  const twice: Twice[] = [];
  let at = 0;
  const stop = (expected: string): { stop: Stop; twice: Twice[] } => ({ stop: { at, expected }, twice });

  for (;;) {
    // a value is due
    at = skipSpace(text, at);
    const first = text.charCodeAt(at);
    // an object or a list just opened has no separator before its first entry
    let fresh = false;
    if (first === OBJECT || first === LIST) {
      if (open.length === DEEPEST) return { stop: { at, expected: `at most ${DEEPEST} levels of nesting`, deep: true }, twice };
      const opened: Open = { close: first + 2, keys: first === OBJECT ? new Map() : null, step: 0 };
      at = skipSpace(text, at + 1);
      if (text.charCodeAt(at) === opened.close) at += 1;
      else {
        open.push(opened);
        fresh = true;
      }
    } else {
      const end = first === QUOTE ? endOfString(text, at) : endOfScalar(text, at, first);
      if (end < 0) return stop(first === QUOTE ? 'a text closed on its line, escaped as JSON asks' : 'a value');
      at = end;
    }
    // closing brackets and a comma, until the next value is due
    for (;;) {
      const inside = open.at(-1);
      if (inside === undefined) {
        at = skipSpace(text, at);
        return at >= text.length ? { stop: null, twice } : stop('the end of the file');
      }
      if (!fresh) {
        at = skipSpace(text, at);
        const separator = text.charCodeAt(at);
        if (separator !== inside.close && separator !== COMMA) return stop(`"," or "${String.fromCharCode(inside.close)}"`);
        at += 1;
        if (separator === inside.close) {
          open.pop();
          continue;
        }
        if (typeof inside.step === 'number') inside.step += 1;
      }
      if (inside.keys === null) break;
      at = skipSpace(text, at);
      const end = text.charCodeAt(at) === QUOTE ? endOfString(text, at) : -1;
      if (end < 0) return stop('a key in double quotation marks');
      const raw = text.slice(at + 1, end - 1);
      const key = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
      inside.step = key;
      const before = inside.keys.get(key);
      if (before === undefined) inside.keys.set(key, at);
      else if (twice.length < MOST_TWICE) twice.push({ key, path: open.map(({ step }) => (typeof step === 'number' ? step : toStep(step))).join('.'), first: before, at });
      at = skipSpace(text, end);
      if (text.charCodeAt(at) !== COLON) return stop('":"');
      at += 1;
      break;
    }
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
    at += 1;
  }
}

/** The opening mark → just behind the closing one; -1: not closed, or not as JSON asks. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) {
      at += 1;
      const escaped = text[at] ?? '';
      if (escaped === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) at += 4;
      else if (escaped === '' || !'"\\/bfnrt'.includes(escaped)) return -1;
    } else if (!(code >= 32)) return -1; // a control character, or NaN: the end
  }
}

/** The first character of a number or a word → just behind it; -1: neither. */
function endOfScalar(text: string, from: number, first: number): number {
  const word = WORDS[first];
  if (word !== undefined) return text.startsWith(word, from) ? from + word.length : -1;
  const start = first === MINUS ? from + 1 : from;
  if (!isDigit(text.charCodeAt(start))) return -1;
  let at = text.charCodeAt(start) === ZERO ? start + 1 : skipDigits(text, start);
  if (text.charCodeAt(at) === DOT && isDigit(text.charCodeAt(at + 1))) at = skipDigits(text, at + 1);
  if (/[eE]/.test(text[at] ?? '')) {
    const digits = /[+-]/.test(text[at + 1] ?? '') ? at + 2 : at + 1;
    if (isDigit(text.charCodeAt(digits))) at = skipDigits(text, digits);
  }
  return at;
}

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

function skipDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function standsAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  if (point === undefined) return 'the end of the file';
  const character = String.fromCodePoint(point);
  return character !== '\ufffd' && /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `«${character}»` : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}

function toPosition(text: string, at: number): string {
  let [line, start] = [1, 0];
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', start)) {
    line += 1;
    start = next + 1;
  }
  return `line ${line}, column ${at - start + 1}`;
}
