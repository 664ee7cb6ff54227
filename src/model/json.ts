/**
 * JSON text → value, or where and why it is none.
 *
 * Promises: a fault is named with its line and column, whatever the engine; a key that stands twice in one
 * object is a fault too, though `JSON.parse` would silently keep the last; lists and objects within one another more than
 * 32 deep are one, for a database and much else gives up on them without a word.
 */

export interface JsonFault {
  expected: string;
  /** what stands there, and at which line and column */
  found: string;
}

export type JsonReading = { value: unknown } | { fault: JsonFault };

/** Text → value or fault. */
export function parseJson(text: string): JsonReading {
  const stop = findStop(text);
  if (stop !== null) return { fault: { expected: stop.expected, found: `${standsAt(text, stop.at)} at ${toPosition(text, stop.at)}` } };
  return { value: JSON.parse(text) as unknown };
}

interface Stop {
  at: number;
  expected: string;
}

/** no form that is read here goes deeper than ten */
const DEEPEST = 32;

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y; // eslint-disable-line no-control-regex -- JSON's own rule
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Walks the grammar to the first character that breaks it; null: none does. */
function findStop(text: string): Stop | null {
  let at = 0;
  let depth = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    at += found?.length ?? 0;
    return found;
  };
  const stop = (expected: string): Stop => ({ at, expected });
  const next = (): string => {
    take(SPACE);
    return text[at] ?? '';
  };

  function members(close: string, member: () => Stop | null): Stop | null {
    if (depth === DEEPEST) return stop(`at most ${DEEPEST} levels of lists and objects`);
    depth += 1;
    at += 1;
    if (next() === close) {
      at += 1;
      depth -= 1;
      return null;
    }
    for (;;) {
      const fault = member();
      if (fault) return fault;
      const separator = next();
      if (separator !== close && separator !== ',') return stop(`"," or "${close}"`);
      at += 1;
      if (separator === close) {
        depth -= 1;
        return null;
      }
    }
  }

  function value(): Stop | null {
    const first = next();
    if (first === '{') {
      const keys = new Set<string>();
      return members('}', () => {
        next();
        const start = at;
        const key = take(STRING);
        if (key === null) return stop('a key in double quotation marks');
        if (keys.has(key)) return { at: start, expected: 'each key once in an object' };
        keys.add(key);
        if (next() !== ':') return stop('":"');
        at += 1;
        return value();
      });
    }
    if (first === '[') return members(']', value);
    return (take(first === '"' ? STRING : SCALAR) ?? '') === '' ? stop(first === '"' ? 'a text closed on its line, escaped as JSON asks' : 'a value') : null;
  }

  const fault = value();
  if (fault) return fault;
  return next() === '' && at >= text.length ? null : stop('the end of the file');
}

function standsAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  if (point === undefined) return 'the end of the file';
  const character = String.fromCodePoint(point);
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `«${character}»` : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}

function toPosition(text: string, at: number): string {
  const before = text.slice(0, at).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
