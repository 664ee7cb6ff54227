import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toOwnDataset } from '../../src/formats/arrival.ts';
import { compilePieces } from '../../src/model/compile.ts';
import { compileSound } from '../../src/store/sound.ts';

const words = (text: string) => ({ en: text, fr: text, ar: text });
const sides = ['MA', 'FR'].map((id) => ({ id, name: words(id), where: words(id) }));
const dataset = toOwnDataset({ title: 'Mine' }, [], { sides, today: 20_000 });
const event = (id: string, more: object = {}) => ({
  id, kind: 'meeting', side: null, title: words(id), summary: words(id), date: '1999-05-01', status: 'held', place: null, people: [], topics: [], links: [], confidence: 'high', ...more,
});
const article = (id: string, about: string[], more: object = {}) => ({ id, title: id, publisher: 'paper', language: 'fr', published: '1999-05-02', url: null, reports: about.map((of) => ({ event: of, status: 'held' })), ...more });
const paper = { id: 'paper', name: 'Paper', country: null, language: 'fr' };
const pieces = (events: unknown[], articles: unknown[] = [], more: object = {}) => ({ dataset, publishers: [paper], events, articles, ...more });
const sound = (brought: object) => compileSound(brought, 'mine.json', 'v', null, dataset);

it('what has no fault is taken whole', () => {
  const { whole, faults, left } = sound(pieces([event('a'), event('b')], [article('x', ['a', 'b'])]));
  expect([whole?.first.events.length, whole?.first.reports.length, faults, left]).toEqual([2, 2, [], 0]);
});

it('a thing with a fault is left, with what stands on it, and every fault is told once at its place in the file', () => {
  const { whole, faults, left } = sound(pieces([event('a'), event('b', { date: '1999-02-30' }), event('c', { links: [{ type: 'follows', to: 'b' }] })], [article('x', ['b']), article('y', ['a'])]));
  expect(whole?.first.events.map(({ id }) => id)).toEqual(['a']);
  expect(whole?.first.articles.map(({ id }) => id)).toEqual(['y']);
  expect(faults.map(({ code, path }) => `${code} ${path}`)).toEqual(['date events.1.date', 'reference events.2.links.0.to', 'reference articles.0.reports.0.event']);
  expect(left).toBe(3);
});

it('a faulty or absent dataset is stood in for', () => {
  const { whole, faults } = sound({ ...pieces([event('a')]), dataset: { title: 4 } });
  expect(whole?.first.dataset.title.en).toBe('Mine');
  expect(faults.length).toBeGreaterThan(0);
  expect(sound({ ...pieces([event('a')]), dataset: undefined }).whole?.first.events).toHaveLength(1);
});

it('lists that are none, and nothing at all', () => {
  expect(sound(pieces([event('a')], [], { people: 'many' })).whole?.first.events).toHaveLength(1);
  expect(sound({ dataset }).whole).toBeNull();
  expect(sound({ events: 7 }).whole).toBeNull();
});

it('whatever is brought, what is taken compiles and holds nothing that was faulty', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'constructor', 'Bad Id');
  const hostile = fc.oneof(id.map((each) => event(each)), fc.record({ id, more: fc.anything() }).map(({ id: each, more }) => event(each, { summary: more })), fc.anything(), fc.tuple(id, id).map(([each, to]) => event(each, { links: [{ type: 'follows', to }] })));
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 6 }), fc.array(fc.oneof(fc.tuple(id, fc.array(id, { maxLength: 3 })).map(([each, about]) => article(each, about)), fc.anything()), { maxLength: 4 }), (events, articles) => {
      const { whole, faults, left } = sound(pieces(events, articles));
      const given = events.length + articles.length;
      if (whole) {
        expect(whole.first.events.length + whole.first.articles.length + left).toBe(given - [...events, ...articles].filter((row) => row === undefined).length);
        expect(faults.length === 0).toBe(left === 0);
      }
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    }),
    { numRuns: Number(process.env['RAPPROCHEMENT_FUZZ'] ?? 1000) },
  );
  expect('problems' in compilePieces(pieces([event('a')]), 'f', 'v', null)).toBe(false);
});
