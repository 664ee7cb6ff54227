// The glossary of the curated corpus: terms that it uses, and nothing that gives away what happened.
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/build/corpus-files.ts';
import { createI18n } from '../../src/i18n/index.ts';
import { EVENT_KINDS } from '../../src/model/schema.ts';
import { createTermFinder, termsIn } from '../../src/model/terms.ts';

const compiled = compileFolder(fileURLToPath(new URL('../../data', import.meta.url)));
if ('problems' in compiled) throw new Error('data/ has problems');
const { first, evidence, terms } = compiled;

/** our own words: titles, what happened, stories, offices, and how the page names the kinds */
const ours = [
  first.dataset.title,
  ...first.events.map(({ title }) => title),
  ...first.people.flatMap(({ offices }) => offices.map(({ title }) => title)),
  ...first.topics.map(({ name }) => name),
  ...evidence.prose.flatMap(({ summary, outcomes, note }) => [summary, ...outcomes, ...(note ? [note] : [])]),
  ...evidence.stories.flatMap(({ title, description, steps }) => [title, description, ...steps.flatMap((step) => [step.title, ...step.sentences.map(({ text }) => text)])]),
];
const LANGUAGES = ['ar', 'fr', 'en'] as const;
const textsIn = (language: (typeof LANGUAGES)[number]): string[] => [...ours.map((words) => words[language]), ...EVENT_KINDS.map((kind) => createI18n(language).plain(`kind.${kind}`))];

describe('the glossary', () => {
  test.each(LANGUAGES)('in %s: most of its terms are met in our own words', (language) => {
    const met = termsIn(terms, textsIn(language), language);
    expect(met.length).toBeGreaterThan(terms.length * 0.85);
  });

  test('every term is met in one of them', () => {
    const met = new Set(LANGUAGES.flatMap((language) => termsIn(terms, textsIn(language), language)));
    expect(terms.filter((term) => !met.has(term)).map(({ id }) => id)).toEqual([]);
  });

  test('is not small', () => {
    expect(terms.length).toBeGreaterThan(30);
  });

  test('a definition is one or two sentences', () => {
    for (const { id, definition } of terms) for (const text of Object.values(definition)) expect(text.match(/[.!?](?:\s|$)/g)?.length, id).toBeLessThanOrEqual(2);
  });

  // K9: it is shown on any day
  test('no definition names a person or a title of the corpus', () => {
    for (const { id, definition } of terms) {
      for (const language of LANGUAGES) {
        for (const { name } of first.people) expect(definition[language].includes(name[language]), id).toBe(false);
        for (const { title } of first.events) expect(definition[language].includes(title[language]), id).toBe(false);
      }
    }
  });

  test('most texts with a term have one', () => {
    const find = createTermFinder(terms, 'en');
    expect(evidence.prose.filter(({ summary }) => find(summary.en).some(({ term }) => term)).length).toBeGreaterThan(40);
  });
});
