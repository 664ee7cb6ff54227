/**
 * Does a value have the form of an asset? A look at every field that drawing relies on, not a schema: the build
 * has checked the bundled corpus against that. It guards against a damaged file, a damaged row, a wrong address.
 */
import type { Evidence, First } from './corpus.ts';
import { addressFault } from './address.ts';
import { shown } from './shown.ts';

/** The first thing that is wrong: where, what was expected, what was found. */
export interface Fault {
  path: string;
  expected: string;
  found: string;
}
type Check = (value: unknown, path: string) => Fault | null;

const is =
  (expected: string, test: (value: unknown) => boolean): Check =>
  (value, path) =>
    test(value) ? null : { path, expected, found: shown(value) };

const text = is('text', (value) => typeof value === 'string');
const number = is('a number', Number.isFinite);
const flag = is('true or false', (value) => typeof value === 'boolean');
const address = is('an http or https address', (value) => typeof value === 'string' && addressFault(value) === null);
const orNull = (check: Check): Check => (value, path) => (value === null ? null : check(value, path));
const maybe = (check: Check): Check => (value, path) => (value === undefined ? null : check(value, path));

const list =
  (check: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return { path, expected: 'a list', found: shown(value) };
    for (const [index, item] of value.entries()) {
      const fault = check(item, `${path}.${index}`);
      if (fault) return fault;
    }
    return null;
  };

const record =
  (fields: Record<string, Check>): Check =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { path, expected: 'an object', found: shown(value) };
    const own = new Map<string, unknown>(Object.entries(value));
    for (const [name, check] of Object.entries(fields)) {
      const fault = check(own.get(name), path === '' ? name : `${path}.${name}`);
      if (fault) return fault;
    }
    return null;
  };

/** A table: rows of one form, each with an id of its own. */
const rows = (fields: Record<string, Check>): Check => {
  const each = list(record({ id: text, ...fields }));
  return (value, path) => {
    const fault = each(value, path);
    if (fault) return fault;
    const seen = new Set<string>();
    for (const [index, { id }] of (value as { id: string }[]).entries()) {
      if (seen.has(id)) return { path: `${path}.${index}.id`, expected: 'an id used once', found: shown(id) };
      seen.add(id);
    }
    return null;
  };
};

const words = record({ en: text, fr: text, ar: text });
/** a story may be the reader's own, in one language */
const someWords = record({ en: maybe(text), fr: maybe(text), ar: maybe(text) });
const pair: Check = (value, path) => list(number)(value, path) ?? is('two numbers', (it) => (it as unknown[]).length === 2)(value, path);
const span = record({ from: orNull(number), to: orNull(number), core: orNull(pair), window: flag, doubt: text });
const link = record({ type: text, to: text });

const first = record({
  format: number,
  compiler: number,
  version: text,
  dataset: record({
    title: words,
    description: words,
    sides: list(record({ id: text, name: words, where: words })),
    opening: pair,
    presets: list(record({ id: text, label: words, range: pair })),
    licence: maybe(record({ data: text, url: address, quotations: words })),
    watchedUntil: number,
  }),
  people: rows({ name: words, aliases: list(text), side: orNull(text), offices: list(record({ title: words, attested: span })) }),
  places: rows({ name: words, aliases: list(text), country: text, at: orNull(pair) }),
  topics: rows({ name: words, aliases: list(text) }),
  publishers: rows({ name: text, aliases: list(text), country: orNull(text), language: text, official: flag, site: maybe(address) }),
  events: rows({
    kind: text, side: orNull(text), title: words, span: orNull(span), status: text, place: orNull(text),
    people: list(record({ person: text, part: text })), topics: list(text), links: list(link), confidence: text,
    words: maybe(text), attemptOf: maybe(text), foreignId: maybe(text), stages: maybe(list(text)),
  }),
  articles: rows({ publisher: text, language: text, published: orNull(span) }),
  reports: rows({
    article: text, event: text, known: orNull(number), dated: text, official: flag, origin: text,
    status: maybe(text), span: maybe(orNull(span)), words: maybe(text), place: maybe(text),
    people: maybe(list(text)), topics: maybe(list(text)), links: maybe(list(link)),
  }),
  sets: maybe(rows({ name: text })),
});

const evidence = record({
  format: number,
  version: text,
  prose: rows({ summary: words, outcomes: list(words), note: maybe(words), links: list(record({ type: text, to: text, note: words })) }),
  bibliography: rows({ title: orNull(text), author: maybe(text), url: orNull(address), archived: maybe(address), seen: maybe(number) }),
  quotations: rows({ quote: text }),
  stories: rows({
    title: someWords, description: someWords,
    steps: list(record({
      title: someWords, range: pair, known: orNull(number), selected: orNull(text), sentences: list(record({ text: someWords, events: list(text) })),
    })),
  }),
});

export type Shaped<T> = { ok: true; value: T } | { ok: false; fault: Fault };
const toShaped = <T>(check: Check, value: unknown): Shaped<T> => {
  const fault = check(value, '');
  return fault ? { ok: false, fault } : { ok: true, value: value as T };
};

/** unknown → the first asset, or the first thing wrong with it. */
export const parseFirst = (value: unknown): Shaped<First> => toShaped(first, value);
/** unknown → the evidence, or the first thing wrong with it. */
export const parseEvidence = (value: unknown): Shaped<Evidence> => toShaped(evidence, value);
