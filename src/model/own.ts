/**
 * What the reader makes here: notes on events, collections of events, views that are kept.
 *
 * Promises: each remembers the event as it was when it was written, so that it outlives the event; a row that is not
 * of this form is told by all that is wrong with it, and never mended.
 */
import type { Day } from './day.ts';
import type { EventId, Words } from './corpus.ts';
import { shown } from './shown.ts';
import type { Span } from './span.ts';
import type { SomeWords } from './tale.ts';

/** An event as it was, and the knowledge day on which it was so. */
export interface Remembered {
  event: EventId;
  title: Words;
  span: Span | null;
  day: Day;
}
export interface Note extends Remembered {
  id: string;
  text: string;
  /** milliseconds since 1970 */
  made: number;
  changed: number;
}
/** An event of a collection, and what it is in the story that the collection tells. */
export interface Entry extends Remembered {
  caption?: SomeWords;
  /** where the timeline stands; absent: about the event, as known today */
  view?: { range: [Day, Day]; known: Day | null; selected: EventId | null };
}
/** Events that the reader gathered, in the reader's order; each once. */
export interface Collection {
  id: string;
  name: string;
  events: Entry[];
  /** it is told as a story; absent: it is not */
  story?: { title: SomeWords };
  made: number;
  changed: number;
}
/** A place of the reader's that is kept: what follows the `#` of its address. */
export interface SavedView {
  id: string;
  name: string;
  hash: string;
  made: number;
  changed: number;
}
/** A note's text on its way to the database. `base`: the text that it was written over; null: there was none. */
export interface Draft extends Remembered {
  id: string;
  text: string;
  base: string | null;
}

export interface Work {
  notes: Note[];
  collections: Collection[];
  views: SavedView[];
}
export const OWN_TABLES = ['notes', 'collections', 'views'] as const;
export type OwnTable = (typeof OWN_TABLES)[number];

/** letters of a note, and of a name */
export const LONGEST_NOTE = 10_000;
export const LONGEST_NAME = 200;
/** letters of what a story says of an event */
export const LONGEST_CAPTION = 2000;
/** events of a collection: so many still go into an address */
export const LARGEST_COLLECTION = 500;

/** One thing wrong with a row: where in it, what was expected, what was found. */
export interface Flaw {
  path: string;
  expected: string;
  found: string;
}
export type Check = (value: unknown, path: string) => Flaw[];

export const is =
  (expected: string, test: (value: unknown) => boolean): Check =>
  (value, path) =>
    test(value) ? [] : [{ path, expected, found: shown(value) }];
export const text = (longest: number, least = 0): Check =>
  is(least === 0 ? `a text of at most ${longest} letters` : `a text of ${least} to ${longest} letters`, (value) => typeof value === 'string' && value.length >= least && value.length <= longest);
export const whole = (least = Number.MIN_SAFE_INTEGER): Check => is(least === 0 ? 'a whole number from 0' : 'a whole number', (value) => Number.isSafeInteger(value) && (value as number) >= least);
export const flag = is('true or false', (value) => typeof value === 'boolean');
export const oneOf = (...allowed: readonly string[]): Check => is(`one of ${allowed.join(', ')}`, (value) => allowed.includes(value as string));
export const orNull = (check: Check): Check => (value, path) => (value === null ? [] : check(value, path));
export const maybe = (check: Check): Check => (value, path) => (value === undefined ? [] : check(value, path));
export const list =
  (check: Check, most = Infinity): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return [{ path, expected: 'a list', found: shown(value) }];
    if (value.length > most) return [{ path, expected: `at most ${most} in the list`, found: String(value.length) }];
    return value.flatMap((item, index) => check(item, `${path}.${index}`));
  };
export const record =
  (fields: Record<string, Check>): Check =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ path, expected: 'an object', found: shown(value) }];
    const own = new Map<string, unknown>(Object.entries(value));
    return Object.entries(fields).flatMap(([name, check]) => check(own.get(name), path === '' ? name : `${path}.${name}`));
  };

const id = text(LONGEST_NAME, 1);
const name = text(LONGEST_NAME, 1);
export const stamp = is('milliseconds since 1970', (value) => Number.isFinite(value) && Math.abs(value as number) <= 8.64e15);
export const words = record({ en: text(2000), fr: text(2000), ar: text(2000) });
const pair: Check = (value, path) => (Array.isArray(value) && value.length !== 2 ? [{ path, expected: 'two days', found: String(value.length) }] : list(whole())(value, path));
const span = record({ from: orNull(whole()), to: orNull(whole()), core: orNull(pair), window: flag, doubt: oneOf('none', 'uncertain', 'approximate', 'both') });
const remembered = { event: id, title: words, span: orNull(span), day: whole() };
const someWords = (longest: number): Check => record({ en: maybe(text(longest)), fr: maybe(text(longest)), ar: maybe(text(longest)) });
const entry = { ...remembered, caption: maybe(someWords(LONGEST_CAPTION)), view: maybe(record({ range: pair, known: orNull(whole()), selected: orNull(id) })) };
const stamped = { id, made: stamp, changed: stamp };

const eachOnce: Check = (value, path) => {
  const seen = new Set<string>();
  return list(record(entry), LARGEST_COLLECTION)(value, path).concat(
    (Array.isArray(value) ? (value as Partial<Remembered>[]) : []).flatMap((item, index) => {
      const event = item?.event;
      if (typeof event !== 'string') return [];
      if (seen.has(event)) return [{ path: `${path}.${index}.event`, expected: 'an event once', found: shown(event) }];
      seen.add(event);
      return [];
    }),
  );
};

/** All that is wrong with a row of a table; empty: it is one. */
export const flawsOf: Record<OwnTable | 'drafts', Check> = {
  notes: record({ ...stamped, ...remembered, text: text(LONGEST_NOTE, 1) }),
  collections: record({ ...stamped, name, events: eachOnce, story: maybe(record({ title: someWords(LONGEST_NAME) })) }),
  views: record({ ...stamped, name, hash: text(65_536) }),
  drafts: record({ id, ...remembered, text: text(1_000_000), base: orNull(text(LONGEST_NOTE)) }),
};

/** A name as it is kept: without spaces at its ends, and not too long. Empty: it is none. */
export const toName = (written: string): string => written.trim().slice(0, LONGEST_NAME).toWellFormed();
