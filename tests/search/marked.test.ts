import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerpt, markWords } from '../../src/search/marked.ts';

const shown = (text: string, terms: string[], most = 1000): string => excerpt(markWords(text, new Set(terms)), most).map((part) => (part.met ? `[${part.text}]` : part.text)).join('');

test('the words that were met are marked as they were written', () => {
  expect(shown('Gérald Darmanin à Rabat', ['gerald', 'rabat'])).toBe('[Gérald] Darmanin à [Rabat]');
  expect(shown('زيارةُ الوزير إلى الرّباط', ['وزير'])).toBe('زيارةُ [الوزير] إلى الرّباط');
  expect(shown('l’Élysée', ['elysee'])).toBe('l’[Élysée]');
  expect(shown('nothing here', ['x'])).toBe('nothing here');
});

test('a long text is cut about the first of them', () => {
  const text = `${'before '.repeat(40)}Rabat ${'after '.repeat(40)}`;
  const cut = shown(text, ['rabat'], 60);
  expect(cut).toMatch(/^…before .*\[Rabat\] after .*…$/);
  expect(cut.length).toBeLessThanOrEqual(64);
  expect(shown(text, [], 20)).toBe('before before before…'.slice(0, 20) + '…');
});

test('whatever the text, its parts are the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (text, terms) => {
      const parts = markWords(text, new Set(terms));
      expect(parts.map((part) => part.text).join('')).toBe(text);
      expect(excerpt(parts, 8).map((part) => part.text).join('').length).toBeLessThanOrEqual(10);
    }),
  );
});
