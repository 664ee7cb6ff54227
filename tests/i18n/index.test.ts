import { expect, test } from 'vitest';
import { createI18n, directionOf, isLanguage, LANGUAGES, localeOf, nameOf, preferredLanguage } from '../../src/i18n/index.ts';

test('Arabic runs from right to left, the others from left to right', () => {
  expect(LANGUAGES.map(directionOf)).toEqual(['rtl', 'ltr', 'ltr']);
  expect(LANGUAGES.map((language) => createI18n(language).mirrored)).toEqual([true, false, false]);
});

test('every language names itself', () => {
  expect(LANGUAGES.map(nameOf)).toEqual(['العربية', 'Français', 'English']);
});

test('Latin digits and the Gregorian calendar in every language', () => {
  for (const language of LANGUAGES) {
    const { locale, numberingSystem, calendar } = new Intl.DateTimeFormat(localeOf(language)).resolvedOptions();
    expect([locale.slice(0, 2), numberingSystem, calendar]).toEqual([language, 'latn', 'gregory']);
    // small ones are written without Intl, and as it writes them
    for (const value of [0, 7, 42, 999, -3, 0.5, 1000]) expect(createI18n(language).number(value)).toBe(new Intl.NumberFormat(localeOf(language)).format(value));
    expect(createI18n(language).number(1234)).toMatch(/^[0-9\s.,\u202f\u00a0]+$/u);
  }
});

test('the first of the reader’s languages that the page speaks, else French', () => {
  expect(preferredLanguage(['de-DE', 'en-US', 'fr'])).toBe('en');
  expect(preferredLanguage(['AR-MA'])).toBe('ar');
  expect(preferredLanguage(['ary-Latn', 'fr'])).toBe('ar');
  expect(preferredLanguage(['de', 'zgh'])).toBe('fr');
  expect(preferredLanguage([])).toBe('fr');
});

test('a language or none', () => {
  expect(['ar', 'fr', 'en', 'de', ''].map(isLanguage)).toEqual([true, true, true, false, false]);
});

test('lists join with the language’s own words', () => {
  const names = ['a', 'b', 'c'];
  expect(createI18n('en').list(names)).toBe('a, b and c');
  expect(createI18n('fr').list(names)).toBe('a, b et c');
  expect(createI18n('en').list(names, 'unit')).toBe('a, b, c');
  expect(createI18n('ar').list(['بناصا', 'Le Monde'])).toBe('\u2068بناصا\u2069 و\u2068Le Monde\u2069');
  expect(createI18n('ar').list(['زيارة', 'شتنبر 2024'], 'unit')).toBe('\u2068زيارة\u2069، \u2068شتنبر 2024\u2069');
});

test('quotations stand in the marks of their own language', () => {
  const { quote } = createI18n('en');
  expect(quote('x', 'fr')).toBe('«\u202fx\u202f»');
  expect(quote('x', 'ar')).toBe('«x»');
  expect(quote('x', 'en-GB')).toBe('“x”');
  expect(quote('x', 'de')).toBe('„x“');
});

test('a foreign phrase in a sentence of ours is isolated within our marks', () => {
  expect(createI18n('ar').quote('late October')).toBe('«\u2068late October\u2069»');
});

test('words of the data, in the language', () => {
  const words = { en: 'In Morocco', fr: 'Au Maroc', ar: 'في المغرب' };
  expect(LANGUAGES.map((language) => createI18n(language).words(words))).toEqual(['في المغرب', 'Au Maroc', 'In Morocco']);
});

test('one object per language', () => {
  expect(createI18n('fr')).toBe(createI18n('fr'));
});
