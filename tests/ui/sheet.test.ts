import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/build/corpus-files.ts';
import { createI18n } from '../../src/i18n/index.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { parseDay } from '../../src/model/day.ts';
import { knownOn } from '../../src/model/known.ts';
import { toNotes } from '../../src/ui/anki-notes.ts';
import { nameOfScope } from '../../src/ui/scopes.ts';
import { toSheet, type StudySheet } from '../../src/ui/sheet.ts';
import { NO_FILTERS } from '../../src/view/view.ts';

const compiled = compileFolder(fileURLToPath(new URL('../../data', import.meta.url)));
if ('problems' in compiled) throw new Error('data/ has problems');
const { first, evidence, terms } = compiled;
const corpus = toCorpus(first);
const TODAY = parseDay('2026-06-01')!;
const sheetOn = (day: number, language: 'en' | 'fr' | 'ar' = 'en'): StudySheet => toSheet({ shown: knownOn(corpus, day, TODAY), corpus, evidence, terms, day, i18n: createI18n(language) });

describe('a study sheet of everything', () => {
  const sheet = sheetOn(TODAY);

  test('lists every event once, in the order of time', () => {
    expect(sheet.entries).toHaveLength(knownOn(corpus, TODAY, TODAY).length);
    const starts = sheet.entries.map(({ event: { span } }) => span?.from ?? span?.to ?? Infinity);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  test('numbers its sources as they are first named, and lists each of them', () => {
    expect(sheet.sources.map(({ number }) => number)).toEqual(sheet.sources.map((_source, index) => index + 1));
    for (const { stands, otherwise } of sheet.entries) for (const number of [...stands, ...otherwise]) expect(number).toBeLessThanOrEqual(sheet.sources.length);
    for (const { event, stands } of sheet.entries) {
      const own = new Set(event.reports.map((id) => corpus.reportById.get(id)!.article));
      for (const number of stands) expect(own.has(sheet.sources[number - 1]!.article.id), event.id).toBe(true);
    }
  });

  test('lists everybody who is named in it', () => {
    const listed = new Set(sheet.people.map(({ person }) => person.id));
    for (const { event } of sheet.entries) for (const { person } of event.people) expect(listed.has(person)).toBe(true);
  });

  test.each(['ar', 'fr', 'en'] as const)('has the terms that its texts use: %s', (language) => {
    const met = sheetOn(TODAY, language).terms.map(({ id }) => id);
    for (const term of ['state-visit', 'working-visit', 'high-level-meeting', 'migration-group', 'recall', 'counterpart']) expect(met, term).toContain(term);
  });
});

describe('K9: on an earlier day', () => {
  const day = parseDay('2024-05-01')!;
  const sheet = sheetOn(day);

  test('what is not over has no account of how it went', () => {
    const open = sheet.entries.filter(({ event }) => !event.settled);
    expect(open.length).toBeGreaterThan(0);
    for (const { prose } of open) expect(prose).toBeNull();
  });

  test('no source and no office is from later', () => {
    for (const { article } of sheet.sources) if (article.published) expect(article.published.from!).toBeLessThanOrEqual(day);
    for (const { offices } of sheet.people) for (const { attested } of offices) expect(attested.from ?? attested.to!).toBeLessThanOrEqual(day);
  });
});

describe('notes for Anki', () => {
  const notes = toNotes(sheetOn(TODAY), { corpus, i18n: createI18n('en'), day: TODAY, addressOf: (id) => `https://example.org/#event=${id}` });

  test('one an event, known again by an id of its own', () => {
    expect(new Set(notes.map(({ guid }) => guid)).size).toBe(knownOn(corpus, TODAY, TODAY).length);
  });

  test('ask in front, without the day, and answer behind with address and source', () => {
    const visit = notes.find(({ guid }) => guid.endsWith('2024-10-28-macron-state-visit-rabat'))!;
    expect(visit.front).toMatch(/^Macron.*\nWhen and where\? Who took part\?$/);
    expect(visit.front).not.toMatch(/\d{4}/);
    expect(visit.back).toMatch(/2024/);
    expect(visit.back).toContain('Rabat');
    expect(visit.back).toContain('Emmanuel Macron (President of the Republic)');
    expect(visit.back).toMatch(/https?:\/\/(?!example)/);
    expect(visit.back).toContain('https://example.org/#event=2024-10-28-macron-state-visit-rabat');
    expect(visit.back).not.toMatch(/[\u2066-\u2069]/);
  });
});

test('the sheet is called after what it is about', () => {
  const ground = { corpus, i18n: createI18n('en'), events: knownOn(corpus, TODAY, TODAY), stories: evidence.stories, own: [], collections: [] };
  expect(nameOfScope(NO_FILTERS, ground)).toBe('Everything');
  expect(nameOfScope({ ...NO_FILTERS, decades: ['1960'] }, ground)).toBe('1960–1969');
  expect(nameOfScope({ ...NO_FILTERS, kinds: ['call'] }, ground)).toBe('What the filters show');
});
