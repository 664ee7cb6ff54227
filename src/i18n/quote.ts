/** Quotation marks as each language sets them. */
import type { Language } from './language.ts';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * Text → text in quotation marks. `of`: the language of the text, which lends its own marks; without it the text
 * is a foreign phrase in a sentence of ours, and is isolated from it.
 */
export function quote(text: string, language: Language, of?: string): string {
  if (of === undefined) return marks(`${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`, language);
  return marks(text, of);
}

function marks(text: string, language: string): string {
  switch (language.split('-')[0]) {
    case 'fr':
      return `«\u202f${text}\u202f»`;
    case 'ar':
    case 'es':
    case 'it':
    case 'pt':
      return `«${text}»`;
    case 'de':
      return `„${text}“`;
    default:
      return `“${text}”`;
  }
}
