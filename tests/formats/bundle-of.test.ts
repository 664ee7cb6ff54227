import { describe, expect, test } from 'vitest';
import { toHash } from '../../src/build/corpus-files.ts';
import { bundleOf, bundleOfShown, toBundleJson } from '../../src/formats/bundle-of.ts';
import { parseBundle, type Bundle } from '../../src/formats/bundle.ts';
import { compileCorpus } from '../../src/model/compile.ts';
import { toCorpus, type Evidence, type First } from '../../src/model/corpus.ts';
import { parseDay } from '../../src/model/day.ts';
import { knownOn } from '../../src/model/known.ts';
import { toLine } from '../../src/model/problem.ts';
import type { ArticleFile } from '../../src/model/schema.ts';
import { bundleFiles } from '../fixtures/bundle-files.ts';
import { corpus, DAYS, evidence, first, shownOn, TODAY } from './shown.ts';

const quotes = new Map(evidence.quotations.map(({ id, quote }) => [id, quote]));

function read(text: string): Bundle {
  const reading = parseBundle(JSON.parse(text), 'b.json');
  if ('problems' in reading) throw new Error(reading.problems.map(toLine).join('\n'));
  return reading.bundle;
}
function compile(bundle: Bundle): { first: First; evidence: Evidence } {
  const compiled = compileCorpus(bundleFiles(bundle), toHash);
  if ('problems' in compiled) throw new Error(compiled.problems.map(toLine).join('\n'));
  return compiled;
}

describe('of the whole corpus', () => {
  const text = JSON.stringify(bundleOf(corpus, evidence));
  const again = compile(read(text));

  test('its files compile to the same corpus, with every report, quotation, note, link and story', () => {
    expect(again.first.events).toEqual(first.events);
    expect(again.first.reports).toEqual(first.reports);
    expect(again.evidence.prose).toEqual(evidence.prose);
    expect(again.evidence).toEqual(evidence);
    expect(again.first).toEqual(first);
  });

  test('export → import → export is identical', () => {
    expect(JSON.stringify(bundleOf(toCorpus(again.first), again.evidence))).toBe(text);
  });
});

describe.each(DAYS)('of what is shown on %s', (text) => {
  const shown = shownOn(text);
  const { bundle, left } = bundleOfShown(shown);
  const again = compile(read(JSON.stringify(bundle)));
  const back = toCorpus(again.first);

  test('it reads the same on that day', () => {
    const plain = ({ id, kind, side, title, status, span, words, place, stages, topics, people }: (typeof shown.events)[number]) =>
      ({ id, kind, side, title, status, span, words, place, stages, topics: topics.toSorted(), people: people.map(({ person }) => person).sort() });
    expect(knownOn(back, shown.day, TODAY).map(plain)).toEqual(shown.events.map(plain));
  });

  test('export → import → export is identical', () => {
    const second = bundleOfShown(shownOn(text, { corpus: back, evidence: again.evidence })).bundle;
    expect({ ...second, version: bundle.version }).toEqual(bundle);
  });

  test('nothing of the future is in it (K9)', () => {
    const json = JSON.stringify(bundle);
    const settled = new Map(shown.events.map((event) => [event.id, event.settled]));
    for (const { id, summary, outcomes, note } of evidence.prose) {
      const attempt = corpus.eventById.get(id)?.attemptOf;
      if (settled.get(attempt ?? id)) continue;
      for (const words of [summary, ...outcomes, ...(note ? [note] : [])]) expect(json, id).not.toContain(JSON.stringify(words.en).slice(1, -1));
    }
    const over = (id: string) => settled.get(corpus.eventById.get(id)?.attemptOf ?? id);
    for (const { id, links } of again.evidence.prose) for (const { to } of links) expect([id, over(id), over(to)]).toEqual([id, true, true]);
    const counted = new Set(corpus.reports.filter(({ known }) => (known ?? TODAY) <= shown.day).map(({ article }) => article));
    for (const { id } of bundle.articles) expect(counted).toContain(id);
    for (const event of corpus.events) if (!settled.has(event.attemptOf ?? event.id)) expect(json).not.toContain(`"${event.id}"`);
    expect(back.dataset.watchedUntil).toBeLessThanOrEqual(shown.day);
  });

  test('every report that the panel names is in it, with its quotation; one that only led to what is not known yet is not', () => {
    const told = shown.events.flatMap(({ reports }) => reports.map((id) => corpus.reportById.get(id)!));
    const leads = ({ id, links, status, span, words, place, people, topics }: (typeof told)[number]): boolean =>
      links !== undefined && !quotes.has(id) && [status, span, words, place, people, topics].every((each) => each === undefined);
    const counts = (articles: readonly string[]): Map<string, number> => {
      const found = new Map<string, number>();
      for (const id of articles) found.set(id, (found.get(id) ?? 0) + 1);
      return found;
    };
    const articles = bundle.articles as ArticleFile[];
    const here = counts(articles.flatMap(({ id, reports: own }) => own.map(() => id)));
    for (const [id, count] of counts(told.filter((report) => !leads(report)).map(({ article }) => article))) expect(here.get(id) ?? 0, id).toBeGreaterThanOrEqual(count);
    const said = new Set(articles.flatMap((article) => article.reports.flatMap(({ quote }) => quote ?? [])));
    for (const { id } of told) if (quotes.has(id)) expect(said).toContain(quotes.get(id));
    if (text === DAYS.at(-1)) expect(articles.flatMap((article) => article.reports).length).toBe(corpus.reports.length);
  });

  test('nothing that is known is left out of it; stories are told from their end', () => {
    expect(left).toEqual([]);
    expect(bundle.stories.length).toBe(text === DAYS.at(-1) ? evidence.stories.length : 0);
  });
});

test('of one event: whatever is named is in it, and links to others are counted', () => {
  const id = '2024-10-28-macron-state-visit-rabat';
  const shown = shownOn('2026-11-28', { only: (each) => each === id });
  const { text, count, left } = toBundleJson(shown);
  const bundle = read(text);
  const { first: alone } = compile(bundle);
  expect(count).toBe(1);
  expect(alone.events.map((event) => event.attemptOf ?? event.id)).toEqual(expect.arrayContaining([id]));
  expect(new Set(alone.events.map((event) => event.attemptOf ?? event.id)).size).toBe(1);
  expect(alone.people.length).toBeLessThan(corpus.people.length);
  expect(left.find(({ why }) => why === 'links')!.count).toBeGreaterThan(0);
  const [whole] = shown.events;
  const [read1] = knownOn(toCorpus(alone), parseDay('2026-11-28')!, TODAY);
  expect(read1!.plans.map(({ span, fate }) => ({ span, fate }))).toEqual(whole!.plans.map(({ span, fate }) => ({ span, fate })));
});
