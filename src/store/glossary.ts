/** The terms that this site was built with: a part of it that comes when a term is first looked for. */
import type { Term } from '../model/corpus.ts';

export const loadGlossary = async (): Promise<readonly Term[]> => (await import('virtual:glossary')).default;
