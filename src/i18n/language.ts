/** The three languages of the page, and which way each runs. */
export type Language = 'ar' | 'fr' | 'en';
export type Direction = 'ltr' | 'rtl';

/** In the order of the switch. */
export const LANGUAGES: readonly Language[] = ['ar', 'fr', 'en'];

const LOCALES: Record<Language, string> = { ar: 'ar-MA-u-ca-gregory-nu-latn', fr: 'fr-FR', en: 'en-GB' };
const NAMES: Record<Language, string> = { ar: 'العربية', fr: 'Français', en: 'English' };

export const directionOf = (language: Language): Direction => (language === 'ar' ? 'rtl' : 'ltr');
/** Which way a text of any language runs: as its first letter does; what is isolated in it decides nothing, nor do digits. */
export function directionOfText(text: string): Direction {
  const [first = ''] = /[\p{L}\u200e\u200f\u061c]/u.exec(text.replace(/[\u2066-\u2068][^\u2069]*\u2069?/g, '')) ?? [];
  return /[\u200f\u061c\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first) ? 'rtl' : 'ltr';
}
/** For `Intl`: Moroccan months, Latin digits, the Gregorian calendar. */
export const localeOf = (language: Language): string => LOCALES[language];
/** Its own name, in itself. */
export const nameOf = (language: Language): string => NAMES[language];

export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

/**
 * The first of the reader's languages that the page speaks; else French, which both sides of the strait read.
 * Who asks for Moroccan Arabic (ary) reads Arabic.
 */
export function preferredLanguage(wanted: readonly string[]): Language {
  const spoken = wanted.map((tag) => tag.toLowerCase().split('-')[0] ?? '').map((tag) => (tag === 'ary' ? 'ar' : tag));
  return spoken.find(isLanguage) ?? 'fr';
}
