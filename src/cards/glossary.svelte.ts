/**
 * The glossary of a page: it comes when the first text wants it. Until then, and where it does not come, texts are plain.
 */
import { getContext, setContext } from 'svelte';
import type { Term } from '../model/corpus.ts';
import { createTermFinder, type TermFinder, type TermLanguage } from '../model/terms.ts';

const KEY = Symbol('glossary');

export class Glossary {
  /** none: not here yet */
  terms: readonly Term[] = $state.raw([]);
  readonly #load: () => Promise<readonly Term[]>;
  #coming: Promise<void> | null = null;
  #finders: { of: readonly Term[]; made: Partial<Record<TermLanguage, TermFinder>> } = { of: [], made: {} };

  constructor(load: () => Promise<readonly Term[]>) {
    this.#load = load;
  }

  /** Asks for it, once; after a failure the next text asks again. */
  want(): Promise<void> {
    this.#coming ??= this.#load().then(
      (terms) => void (this.terms = terms),
      () => void (this.#coming = null),
    );
    return this.#coming;
  }

  /** made once for a language */
  finder(language: TermLanguage): TermFinder {
    if (this.#finders.of !== this.terms) this.#finders = { of: this.terms, made: {} };
    return (this.#finders.made[language] ??= createTermFinder(this.terms, language));
  }
}

export const lendGlossary = (glossary: Glossary): Glossary => setContext(KEY, glossary);
/** Undefined where nobody lends it, as in a card on its own. */
export const useGlossary = (): Glossary | undefined => getContext<Glossary | undefined>(KEY);
