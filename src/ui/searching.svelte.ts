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

/** milliseconds after the last answer in which a further letter may come */
const REST_MS = 300;
/** an address that came with a query shows nothing that may not answer it */
const NONE: ReadonlySet<EventId> = new Set();

export class Searching {
  /** the newest answer; it stands until the next one is here */
  answered: Answered | null = $state.raw(null);
  state: 'idle' | 'asking' | 'answered' | 'failed' = $state('idle');
  #search: Search;
  /** the reader has written in this page: what is in sight stays until the first answer */
  #written = $state(false);
  /** what is asked next was written by hand */
  #writing = false;

  /** what the picture has of it */
  #drawn: ReadonlySet<EventId> | null = $state.raw(null);
  /** the query that it is of */
  #drawnFor = '';
  #settling: ReturnType<typeof setTimeout> | undefined;

  /**
   * Events that answer the query, once the hand rests: the list is not kept waiting for the picture, nor the field when it
   * is emptied. null: all stay in sight, for nothing is looked for, or its answer is not here yet.
   */
  foundFor(query: string): ReadonlySet<EventId> | null {
    return this.#drawn ?? (query.trim() !== '' && this.state !== 'failed' && !this.#written ? NONE : null);
  }

  #settle(events: ReadonlySet<EventId> | null, query: string, rests: boolean): void {
    clearTimeout(this.#settling);
    const settle = (): void => {
      this.#drawn = events;
      this.#drawnFor = query;
    };
    if (rests) settle();
    else this.#settling = setTimeout(settle, REST_MS);
  }

  /** The query is being written by hand. One that came with the address and is not answered yet goes on: what may not answer it is not shown for a letter more. */
  write(): void {
    this.#writing = true;
    if (this.state !== 'asking') this.#written = true;
  }

  constructor(search: Search) {
    this.#search = search;
  }

  /** The index is made ready before the first letter, and what it answers to it on that day. `evidence`: null: it is on its way, and is waited for; 'none': it did not come. */
  prepare(corpus: Corpus, evidence: Evidence | null | 'none', day: Day, today: Day): void {
    if (evidence === null) return;
    this.#feed(corpus, evidence);
    this.#search.expect({ day, today });
  }

  #feed(corpus: Corpus, evidence: Evidence | 'none'): void {
    this.#search.feed(corpus, evidence === 'none' ? null : evidence).catch(() => (this.state = 'failed'));
  }

  ask(corpus: Corpus, evidence: Evidence | null | 'none', query: string, day: Day, today: Day): void {
    const byHand = this.#writing;
    this.#writing = false;
    if (query.trim() === '') {
      this.answered = null;
      this.#settle(null, '', !byHand);
      if (this.state !== 'failed') this.state = 'idle';
      return;
    }
    // nor is the picture drawn of what was looked for before
    clearTimeout(this.#settling);
    if (this.state !== 'answered') this.state = 'asking';
    if (evidence === null) return;
    this.#feed(corpus, evidence);
    const question = { query, day, today };
    this.#search.ask(question).then(
      (answer) => {
        if (answer === null || this.state === 'idle') return;
        // replaced whole, never changed
        // eslint-disable-next-line svelte/prefer-svelte-reactivity
        this.answered = { ...question, hits: answer.hits, terms: new Set(answer.terms), events: new Set(answer.hits.map(({ event }) => event)) };
        this.state = 'answered';
        // of the same words on another day: what that did not know is not left there
        this.#settle(this.answered.events, query, !this.#written || query === this.#drawnFor);
      },
      () => {
        this.state = 'failed';
        this.#settle(null, query, true);
      },
    );
  }
}
