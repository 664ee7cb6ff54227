import { render } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import People from '../../src/cards/People.svelte';
import { createI18n, type Language } from '../../src/i18n/index.ts';
import { toCorpus, type Person } from '../../src/model/corpus.ts';
import { toDay } from '../../src/model/day.ts';
import type { KnownAttendance } from '../../src/model/known.ts';
import { toSpan, type Span } from '../../src/model/span.ts';
import { toFirst } from '../fixtures/drawn.ts';

afterEach(() => document.documentElement.removeAttribute('dir'));

const office = (en: string, fr: string, ar: string, from: number, to: number) => ({ title: { en, fr, ar }, attested: toSpan(toDay(from, 1, 1), toDay(to, 12, 31)) });
const people: Person[] = [
  {
    id: 'darmanin', name: { en: 'Gérald Darmanin', fr: 'Gérald Darmanin', ar: 'جيرالد دارمانان' }, aliases: [], side: 'FR',
    offices: [office('Minister of the Interior', 'ministre de l’Intérieur', 'وزير الداخلية', 2020, 2024), office('Minister of Justice', 'ministre de la Justice', 'وزير العدل', 2025, 2025)],
  },
  { id: 'bourita', name: { en: 'Nasser Bourita', fr: 'Nasser Bourita', ar: 'ناصر بوريطة' }, aliases: [], side: 'MA', offices: [] },
];
const corpus = toCorpus({
  ...toFirst([], [], { people }),
  dataset: {
    ...toFirst([], []).dataset,
    sides: [
      { id: 'MA', name: { en: 'Morocco', fr: 'Maroc', ar: 'المغرب' }, where: { en: '', fr: '', ar: '' } },
      { id: 'FR', name: { en: 'France', fr: 'France', ar: 'فرنسا' }, where: { en: '', fr: '', ar: '' } },
    ],
  },
});
const both: KnownAttendance[] = [{ person: 'darmanin', part: 'visitor' }, { person: 'bourita', part: null }];

function show(language: Language, span: Span | null, attending = both, day = toDay(2026, 1, 1)) {
  const i18n = createI18n(language);
  document.documentElement.dir = i18n.direction;
  const { container } = render(People, { props: { people: attending, span, day, corpus, i18n } });
  return { container, said: [...container.querySelectorAll('li')].map((row) => row.textContent.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim()) };
}

describe('who took part', () => {
  test.each([
    ['en', ['Gérald Darmanin Minister of the Interior · France · visitor', 'Nasser Bourita Morocco']],
    ['fr', ['Gérald Darmanin ministre de l’Intérieur · France · en visite', 'Nasser Bourita Maroc']],
    ['ar', ['جيرالد دارمانان وزير الداخلية · فرنسا · زائر', 'ناصر بوريطة المغرب']],
  ] as const)('with the office of the time, the nation written out, and the part: %s', (language, expected) => {
    expect(show(language, toSpan(toDay(2024, 4, 21))).said).toEqual(expected);
  });

  test('an office attested after the knowledge day is not told', () => {
    expect(show('en', toSpan(toDay(2025, 3, 9)), both, toDay(2024, 12, 1)).said[0]).toBe('Gérald Darmanin Minister of the Interior · France · visitor');
  });

  test('later, with the later office', () => {
    expect(show('en', toSpan(toDay(2025, 3, 9))).said[0]).toContain('Minister of Justice');
  });

  test('without a date, with the office of the day on which they were named', () => {
    expect(show('en', null, [{ person: 'darmanin', part: 'visitor', named: toDay(2023, 5, 1) }]).said[0]).toContain('Minister of the Interior');
  });

  test('without any day, with none of several', () => {
    expect(show('en', null).said[0]).toBe('Gérald Darmanin France · visitor');
  });

  test('who is not in the corpus is left out, and nothing breaks', () => {
    expect(show('en', null, [{ person: 'nobody', part: 'host' }, ...both]).said).toHaveLength(2);
  });

  test('the side is a colour and a word', () => {
    const { container } = show('en', null);
    const [france, morocco] = [...container.querySelectorAll('.dot')];
    expect([france?.className, morocco?.className]).toEqual([expect.stringContaining('second'), expect.stringContaining('first')]);
  });
});
