/** What the reader looks for, and what answers it: asked of the search whenever the query or the knowledge day changes. */
import type { Corpus, EventId, Evidence } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { Hit, Question } from '../search/catalogue.ts';
import type { Search } from '../search/search.ts';

export interface Answered extends Question {
  hits: readonly Hit[];
  /** folded words of the index that were met */
  terms: ReadonlySet<string>;
  events: ReadonlySet<EventId>;
}

export class Searching {
  /** the newest answer; it stands until the next one is here */
  answered: Answered | null = $state.raw(null);
  state: 'idle' | 'asking' | 'answered' | 'failed' = $state('idle');
  #search: Search;

  constructor(search: Search) {
    this.#search = search;
  }

  /** The index is made ready before the first letter. `evidence`: null: it is on its way, and is waited for; 'none': it did not come. */
  prepare(corpus: Corpus, evidence: Evidence | null | 'none'): void {
    if (evidence === null) return;
    this.#search.feed(corpus, evidence === 'none' ? null : evidence).catch(() => (this.state = 'failed'));
  }

  ask(corpus: Corpus, evidence: Evidence | null | 'none', query: string, day: Day, today: Day): void {
    if (query.trim() === '') {
      this.answered = null;
      if (this.state !== 'failed') this.state = 'idle';
      return;
    }
    this.prepare(corpus, evidence);
    if (this.state !== 'answered') this.state = 'asking';
    if (evidence === null) return;
    const question = { query, day, today };
    this.#search.ask(question).then(
      (answer) => {
        if (answer === null) return;
        // replaced whole, never changed
        // eslint-disable-next-line svelte/prefer-svelte-reactivity
        this.answered = { ...question, hits: answer.hits, terms: new Set(answer.terms), events: new Set(answer.hits.map(({ event }) => event)) };
        this.state = 'answered';
      },
      () => (this.state = 'failed'),
    );
  }
}
