// The events that the benchmark measures with: the same each time, and like the real ones.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toCorpus } from '../../src/model/corpus.ts';
import { knownOn } from '../../src/model/known.ts';
import { WATCHED } from './calendar.ts';
import { Catalogue } from '../../src/search/catalogue.ts';
import { toPieces as searchPieces } from '../../src/search/documents.ts';
import { parseEvidence } from '../../src/model/shape.ts';
import { PIECE, toFirst, toPieces } from './events.ts';
import { toEvidence, toFirstWith } from './evidence.ts';
import { toManyFile } from './many.ts';
import { QUERIES } from './queries.ts';

const first = toFirst(5_000, 7);
const share = (part: readonly unknown[], of: readonly unknown[] = first.events): number => part.length / of.length;
const isVisit = ({ kind }: { kind: string }): boolean => kind.endsWith('-visit');

describe('one count and one seed', () => {
  test('give one asset', () => {
    expect(JSON.stringify(toFirst(300, 7))).toBe(JSON.stringify(toFirst(300, 7)));
    expect(JSON.stringify(toFirst(300, 8).events)).not.toBe(JSON.stringify(toFirst(300, 7).events));
  });
  test.each([10, 100, 1_000])('%i events are as many', (count) => {
    const { events } = toFirst(count, 7);
    expect(events).toHaveLength(count);
    expect(new Set(events.map(({ id }) => id)).size).toBe(count);
  });
  test('pieces hold what the whole holds', () => {
    const pieces = [...toPieces(PIECE + 10, 7)];
    expect(pieces.map(({ events }) => events.length)).toEqual([PIECE, 10]);
    const known = new Set(pieces[1]!.events.map(({ id }) => id));
    expect(pieces[1]!.reports.filter(({ event }) => !known.has(event))).toEqual([]);
  });
});

describe('every id that a row names exists', () => {
  const ids = (rows: { id: string }[]): Set<string> => new Set(rows.map(({ id }) => id));
  const [events, articles, people, places, topics, publishers] = [first.events, first.articles, first.people, first.places, first.topics, first.publishers].map(ids);
  test('of a report', () => {
    expect(first.reports.filter(({ event, article, origin }) => !events!.has(event) || !articles!.has(article) || !publishers!.has(origin))).toEqual([]);
    expect(ids(first.reports).size).toBe(first.reports.length);
    expect(articles!.size).toBe(first.articles.length);
  });
  test('of an event and an article', () => {
    expect(first.events.filter((it) => it.place !== null && !places!.has(it.place))).toEqual([]);
    expect(first.events.flatMap((it) => it.people).filter(({ person }) => !people!.has(person))).toEqual([]);
    expect(first.events.flatMap((it) => it.topics).filter((id) => !topics!.has(id))).toEqual([]);
    expect(first.events.flatMap((it) => it.links).filter(({ to }) => !events!.has(to))).toEqual([]);
    expect(first.articles.filter(({ publisher }) => !publishers!.has(publisher))).toEqual([]);
  });
});

describe('they are like the real ones', () => {
  const real = readdirSync('data/events', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join('data/events', file), 'utf8')) as { title: Record<'en' | 'fr' | 'ar', string> });
  const lengths = (rows: { title: Record<'en' | 'fr' | 'ar', string> }[], language: 'en' | 'fr' | 'ar'): number[] => rows.map(({ title }) => title[language].length).sort((a, b) => a - b);
  const mean = (list: number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
  test.each([['en', 1], ['fr', 3], ['ar', 4]] as const)('titles in %s are as long, within %i characters on average', (language, within) => {
    expect(Math.abs(mean(lengths(first.events, language)) - mean(lengths(real, language)))).toBeLessThan(within);
  });
  test('the tenths of the English lengths are those of the real ones, within two characters', () => {
    const tenth = (list: number[], n: number): number => list[Math.min(list.length - 1, Math.floor((n * list.length) / 10))]!;
    for (let n = 1; n < 10; n++) expect(Math.abs(tenth(lengths(first.events, 'en'), n) - tenth(lengths(real, 'en'), n))).toBeLessThanOrEqual(2);
  });
  test('hardly two titles are equal', () => {
    expect(new Set(first.events.map(({ title }) => title.en)).size).toBeGreaterThan(first.events.length * 0.995);
  });
  test('dates, statuses and reports have the shares that they should', () => {
    const { events, reports } = first;
    expect(share(events.filter(({ span }) => span === null))).toBeCloseTo(0.02, 2);
    expect(share(events.filter(({ span }) => span?.window))).toBeCloseTo(0.15, 1);
    expect(share(events.filter(({ span }) => span !== null && !span.window && span.to! - span.from! >= 30))).toBeCloseTo(0.005, 2);
    expect(share(events.filter(({ status }) => status === 'held'))).toBeCloseTo(0.9, 1);
    const counts = new Map(events.map(({ id }): [string, typeof reports] => [id, []]));
    for (const report of reports) counts.get(report.event)!.push(report);
    expect([...counts.values()].filter((rows) => rows.length === 0)).toEqual([]);
    expect(Math.max(...[...counts.values()].map((rows) => rows.length))).toBeLessThanOrEqual(8);
    expect(first.articles.length).toBeLessThan(reports.length);
    const moved = events.filter((event) => new Set(counts.get(event.id)!.filter(({ status, span }) => status !== 'held' && span && span.from !== event.span?.from).map(({ span }) => span!.from)).size > 0);
    expect(share(moved.filter(isVisit), events.filter(isVisit))).toBeCloseTo(0.1, 1);
  });
  test('half of all days with something lie in a tenth of the time', () => {
    const starts = first.events.flatMap(({ span }) => span?.from ?? []).sort((a, b) => a - b);
    expect(starts.at(-1)! - starts[Math.floor(starts.length / 2)]!).toBeLessThan((starts.at(-1)! - starts[0]!) * 0.2);
  });
  test('nothing counts after the last watched day, and the model reads them', () => {
    expect(first.reports.filter(({ known }) => known !== null && known > WATCHED)).toEqual([]);
    const corpus = toCorpus(toFirst(200, 7));
    expect(knownOn(corpus, WATCHED, WATCHED + 30).length).toBeGreaterThan(180);
  });
});

describe('what is searched and what is brought', () => {
  test('are as many as were asked for', () => {
    const { articles } = toFirstWith(1_000, 7);
    expect(Math.abs(articles.length - 1_000)).toBeLessThanOrEqual(10);
    const { events } = toManyFile(300, 7);
    expect(events).toHaveLength(300);
    expect(new Set(events.map(({ unique_id }) => unique_id)).size).toBe(300);
  });
  test('every article has a headline in its language, and the evidence is the same each time', () => {
    const evidence = toEvidence(first, 7);
    expect(JSON.stringify(toEvidence(first, 7))).toBe(JSON.stringify(evidence));
    const language = new Map(first.articles.map(({ id, language: of }) => [id, of]));
    expect(evidence.bibliography).toHaveLength(first.articles.length);
    expect(evidence.bibliography.filter(({ id, title }) => /[\u0621-\u064a]/.test(title!) !== (language.get(id) === 'ar'))).toEqual([]);
    expect(evidence.quotations.length / first.reports.length).toBeCloseTo(0.5, 1);
    expect(parseEvidence(evidence).ok).toBe(true);
  });
  test('every query meets something', () => {
    const some = toFirst(2_000, 7);
    const catalogue = new Catalogue();
    catalogue.add([...searchPieces(toCorpus(some), toEvidence(some, 7))]);
    expect(QUERIES.filter(({ text }) => catalogue.ask({ query: text, day: WATCHED, today: WATCHED }).hits.length === 0)).toEqual([]);
  });
});
