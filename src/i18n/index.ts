/** How it is said, in all three languages: for the app, which changes between them at once and without a network. */
import ar from 'virtual:language/ar';
import en from 'virtual:language/en';
import fr from 'virtual:language/fr';
import type { Language } from './language.ts';
import type { Spoken } from './message.ts';
import { speak, type I18n } from './speak.ts';

export { directionOf, directionOfText, isLanguage, LANGUAGES, localeOf, nameOf, preferredLanguage, type Direction, type Language } from './language.ts';
export type { Dates, DateStyle, TickUnit } from './date.ts';
export type { MessageKey, Say, Variables } from './message.ts';
export type { I18n } from './speak.ts';

export const SPOKEN: Record<Language, Spoken> = { ar, fr, en };

const made = new Map<Language, I18n>();

/** One language's words; made once. */
export function createI18n(language: Language): I18n {
  const i18n = made.get(language) ?? speak(SPOKEN[language]);
  made.set(language, i18n);
  return i18n;
}
