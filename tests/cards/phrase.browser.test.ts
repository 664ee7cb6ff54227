/** A title of a foreign file is marked with no wrong language, and turns nothing around it. */
import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import Phrase from '../../src/cards/Phrase.svelte';
import { createI18n, LANGUAGES } from '../../src/i18n/index.ts';

const alike = (text: string) => ({ en: text, fr: text, ar: text });

test.each(LANGUAGES)('on a page in %s', (language) => {
  const i18n = createI18n(language);
  const show = (props: { words: ReturnType<typeof alike>; language?: string }) => render(Phrase, { ...props, i18n }).container.querySelector('bdi')!;
  expect(show({ words: alike('Visita') }).getAttribute('lang')).toBe('');
  expect(show({ words: alike('Visita'), language: 'es' }).getAttribute('lang')).toBe('es');
  expect(show({ words: { en: 'Visit', fr: 'Visite', ar: 'زيارة' }, language: 'es' }).hasAttribute('lang')).toBe(false);
  const [arabic, latin] = [show({ words: alike('زيارة') }), show({ words: alike('Visita') })];
  expect([arabic, latin].map((element) => [getComputedStyle(element).direction, getComputedStyle(element).unicodeBidi])).toEqual([['rtl', 'isolate'], ['ltr', 'isolate']]);
});
