/** What is wrong with a file, wholly in the reader's language: what is expected, what is found, and where. */
import { render } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { createI18n, type Language } from '../../src/i18n/index.ts';
import type { Problem } from '../../src/model/problem.ts';
import Problems from '../../src/ui/Problems.svelte';

const PROBLEMS: Problem[] = [
  { code: 'changed', file: 'a.csv', path: 'row 1', expected: 'a date in which day and month cannot be taken for each other, such as 2024-04-23', found: '"3/4/2024", and so 7 times' },
  { code: 'shape', file: 'a.ris', path: 'line 12.url', expected: 'an absolute http or https address', found: '"line 12"' },
];
const lines = (language: Language): string[] => {
  const { container } = render(Problems, { props: { problems: PROBLEMS, title: null, lead: null, i18n: createI18n(language) } });
  return [...container.querySelectorAll('li')].map((line) => line.textContent.replace(/[\u2066-\u2069]/g, ''));
};

describe('problems of a file', () => {
  test('in French', () => {
    const [row, line] = lines('fr');
    expect(row).toContain('a.csv, à la ligne 1\u202f: ');
    expect(row).toContain('Attendu\u202f: une date où le jour et le mois ne peuvent être pris l’un pour l’autre, telle que 2024-04-23. Trouvé\u202f: "3/4/2024", et ainsi 7 fois.');
    expect(line).toContain('a.ris, à la ligne 12, url\u202f: ');
    // a quotation stays as it is
    expect(line).toContain('Trouvé\u202f: "line 12".');
  });

  test('in Arabic', () => {
    const [row, line] = lines('ar');
    expect(row).toContain('a.csv، عند السطر 1: ');
    expect(row).toContain('المنتظر: تاريخ لا يلتبس فيه اليوم بالشهر، مثل 2024-04-23. الموجود: "3/4/2024"، وهكذا 7 مرة.');
    expect(line).toContain('a.ris، عند السطر 12، url: ');
  });
});
