/** A problem, as the messages of problems are told it: its place and what it states in the reader's words. */
import { sayFact } from '../i18n/facts.ts';
import type { Language } from '../i18n/language.ts';
import { sayPlace } from '../i18n/place.ts';
import type { Problem } from '../model/problem.ts';

export const toWrong = ({ file, path, expected, found }: Omit<Problem, 'code'>, language: Language): Omit<Problem, 'code'> => ({
  file,
  path: sayPlace(language, path),
  expected: sayFact(language, expected),
  found: sayFact(language, found),
});
