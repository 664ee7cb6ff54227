/** The messages of all languages as they are written: in MessageFormat 2, by key. Pages carry them compiled (`../compile.ts`). */
import type { Language } from '../language.ts';
import { ar } from './ar.ts';
import { en, type Messages } from './en.ts';
import { fr } from './fr.ts';

export type { MessageKey, Messages } from './en.ts';

export const MESSAGES: Record<Language, Messages> = { ar, fr, en };
