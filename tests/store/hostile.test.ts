// Whatever a file in our own form holds, looking at it throws nothing, and what would be kept of it can be read on any day.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bundleOf } from '../../src/formats/bundle-of.ts';
import { toCorpus, type Evidence, type First } from '../../src/model/corpus.ts';
import { knownOn } from '../../src/model/known.ts';
import { linksOn } from '../../src/model/links.ts';
import { layTogether } from '../../src/model/merging.ts';
import { prepare, type Preparing } from '../../src/store/preparing.ts';
import { checkProblem } from '../formats/taken.ts';
import { makeEdition } from './edition.ts';

const RUNS = Number(process.env['RAPPROCHEMENT_FUZZ'] ?? 1000);
const words = (text: string) => ({ en: text, fr: text, ar: text });
const base = makeEdition('base');
const TODAY = 20_000;
const given = (bytes: Uint8Array, file: string): Preparing => ({
  bytes, file, id: 'set-one', name: null, mapping: null, today: TODAY, context: base.first, site: base.first,
  sides: [{ id: 'MA', name: words('M'), where: words('M') }, { id: 'FR', name: words('F'), where: words('F') }], edition: 1, existing: null,
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const BUNDLE = JSON.parse(JSON.stringify(bundleOf(toCorpus(base.first), { ...base.evidence, stories: [] }))) as Json;
const ARTICLES: Json = {
  publishers: [{ id: 'own-paper', name: 'Own', country: null, language: 'fr' }],
  people: [{ id: 'own-person', name: words('Somebody'), aliases: [], side: null, offices: [] }],
  events: [{ id: 'own-event', kind: 'meeting', side: null, title: words('Own'), summary: words('Own'), date: '2024-05', status: 'held', place: null, people: [{ person: 'own-person', part: 'visitor' }], topics: [], links: [], confidence: 'high' }],
  articles: [{
    id: 'own-article', title: 'Own', publisher: 'own-paper', language: 'fr', published: '2024-05-02', url: 'https://journal.example/a',
    reports: [{ event: 'own-event', status: 'held', date: '2024-05-01', quote: 'Ils se sont vus' }, { event: 'event-0001', status: 'planned', date: '2024-09', words: 'en septembre', links: [{ type: 'prepares', to: 'own-event' }] }],
  }],
};
const LIST: Json = ['2024-05-02', '2024-06'].map((published, index) => ({
  id: `own-${String(index)}`, title: 'Own', publisher: 'paper', language: 'ar', published, url: null, reports: [{ event: 'event-0001', status: 'planned', date: null, words: 'قريبا', place: 'rabat', people: ['person'], topics: ['topic'] }],
}));
const nasty = fc.oneof(
  fc.constantFrom<Json>(null, true, -1, 1e308, 0.5, '', ' ', [], {}, [[]], [null], '2024-02-30', '2024-10-29/2024-10-28', '-99999', '9999-12-31', '0000', '__proto__', 'constructor', 'javascript:alert(1)', '<img src=x onerror=alert(1)>', '\u202etxet', '\ud800', 'a\u0000b', 'e\u0301', 'x'.repeat(7000), 'own-event', 'event-0000', 'Bad Id', 'https://a:b@example.org/'),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

/** The value with something else in a place of it: put in, left out, doubled, or under another key. */
function changed(value: Json, way: readonly number[], what: 'put' | 'drop' | 'twice' | 'key', other: Json): Json {
  const [next = 0, ...rest] = way;
  if (value === null || typeof value !== 'object' || way.length === 0) return what === 'put' ? other : value;
  if (Array.isArray(value)) {
    if (value.length === 0) return what === 'put' ? [other] : value;
    const at = next % value.length;
    if (rest.length === 0 && what === 'drop') return value.toSpliced(at, 1);
    if (rest.length === 0 && what === 'twice') return [...value, value[at]!];
    return value.with(at, changed(value[at]!, rest, what, other));
  }
  const keys = Object.keys(value);
  if (keys.length === 0) return what === 'put' ? { x: other } : value;
  const key = keys[next % keys.length]!;
  const pairs = Object.entries(value);
  if (rest.length === 0 && what === 'drop') return Object.fromEntries(pairs.filter(([each]) => each !== key));
  if (rest.length === 0 && what === 'key') return JSON.parse(`{${pairs.map(([each, own]) => `${JSON.stringify(each === key && typeof other === 'string' ? other : each)}:${JSON.stringify(own)}`).join()}}`) as Json;
  return Object.fromEntries(pairs.map(([each, own]) => [each, each === key ? changed(own, rest, what, other) : own]));
}
const change = fc.tuple(fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 7 }), fc.constantFrom('put', 'drop', 'twice', 'key'), nasty);
const shaped = (seed: Json): fc.Arbitrary<string> => fc.array(change, { maxLength: 4 }).map((changes) => JSON.stringify(changes.reduce((value, [way, what, other]) => changed(value, way, what, other), seed)));
/** the same, cut or with something put into the text itself */
const torn = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(text, fc.nat(), fc.nat({ max: 40 }), fc.constantFrom('', '"', '{', ']', ',', '\u202e', '\0', '"id":"twice",', '/*', '\ufeff', '[['.repeat(300))).map(([whole, from, length, put]) => whole.slice(0, from % (whole.length + 1)) + put + whole.slice((from % (whole.length + 1)) + length));

/** What would be written can be laid beside the corpus and read: on days before, between and after. */
function readOn(whole: { first: First; evidence: Evidence }): void {
  const { first } = layTogether(base, [{ id: 'set-one', name: 'x', ...whole }], true);
  const corpus = toCorpus(first);
  for (const day of [-1_000_000, 0, 1, 19_000, TODAY]) linksOn(corpus, knownOn(corpus, day, TODAY), day, TODAY);
}

test.each([['a bundle', BUNDLE], ['articles with what they name', ARTICLES], ['a list of articles', LIST]] as const)('%s', { timeout: 60_000 + RUNS * 200 }, async (_name, seed) => {
  let taken = 0;
  let refused = 0;
  const before = JSON.stringify(base);
  const text = shaped(seed);
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 5, arbitrary: text }, { weight: 2, arbitrary: torn(text) }), fc.constantFrom('own.json', '\u202enosj', 'x'), async (file, name) => {
      const prepared = await prepare(given(new TextEncoder().encode(file), name));
      [...prepared.faults, ...prepared.remarks, ...prepared.warnings].forEach(checkProblem);
      if (prepared.whole === null) {
        refused += 1;
        return;
      }
      taken += prepared.whole.first.events.length + prepared.whole.first.articles.length;
      readOn(prepared.whole);
      // nothing is left without a word
      if (prepared.left > 0) expect(prepared.faults.length).toBeGreaterThan(0);
    }),
    { numRuns: RUNS, ...(process.env['RAPPROCHEMENT_SEED'] === undefined ? {} : { seed: Number(process.env['RAPPROCHEMENT_SEED']) }) },
  );
  expect(taken).toBeGreaterThan(RUNS / 4);
  expect(refused).toBeGreaterThan(0);
  expect(JSON.stringify(base)).toBe(before);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
