/** An article on its way through the form: it outlasts the room in which it is written, and a reload; the page is not left without asking. */
import { blankDraft, blankReport } from '../formats/blank.ts';
import type { Draft } from '../formats/draft.ts';
import { readManuscript, writeManuscript } from '../store/manuscript.ts';
import type { Memory } from '../store/tally.ts';

/** milliseconds of rest after a key until it is in the tab's memory */
const REST_MS = 300;

export class Drafting {
  draft: Draft = $state(blankDraft('en'));
  /** of the article, to mark passages in; it goes nowhere */
  text = $state('');
  /** the form is unfolded */
  open = $state(false);
  /** it was begun before the page was loaded anew */
  found = $state(false);
  /** one that was opened again, as it was then */
  #opened = $state('');
  readonly #memory: Memory | null;
  /** something is written that is kept nowhere */
  readonly begun = $derived.by(() => {
    const { origin, url, title, author, publisher, published, reports } = this.draft;
    if (origin !== null) return this.text.trim() !== '' || JSON.stringify(this.draft) !== this.#opened;
    const said = reports.flatMap(({ about, event, status, date, words, quote, place, via }) => [about, event.title, status, date, words, quote, place.name, via.name]);
    const listed = reports.some(({ people, topics, links }) => people.length + topics.length + links.length > 0);
    return reports.length > 1 || listed || [this.text, url, title, author, publisher, published, ...said].some((each) => each.trim() !== '');
  });

  /** `memory`: what is left there is gone on with, and what is written is left there; null: it ends with the page. */
  constructor(memory: Memory | null = null) {
    this.#memory = memory;
    const left = memory && readManuscript(memory);
    if (left === null) return;
    this.draft = left.draft;
    this.text = left.text;
    this.#opened = left.opened;
    this.found = this.begun;
    this.open = this.begun;
  }

  /** The form is shown: an article of which nothing is written yet is in the language of the page. */
  meet(language: string): void {
    if (!this.begun) this.draft.language = language;
  }

  /** An article that there is, in the place of what is written now. */
  take(draft: Draft): void {
    this.draft = draft;
    this.#opened = JSON.stringify(draft);
    this.text = '';
    this.found = false;
    this.open = true;
  }

  /** One more statement. */
  add(): void {
    this.draft.reports.push(blankReport());
  }

  /** It is kept, or given up: the next one begins. */
  clear(language: string): void {
    this.draft = blankDraft(language);
    this.#opened = '';
    this.text = '';
    this.found = false;
  }

  #keep(memory: Memory): void {
    writeManuscript(memory, this.begun ? { draft: this.draft, text: this.text, opened: this.#opened } : null);
  }

  /** Asks before the page is left, and leaves in the tab's memory what is written; returns how to stop. */
  follow(): () => void {
    const memory = this.#memory;
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (this.begun) event.preventDefault();
    };
    const onHide = (): void => {
      if (memory !== null) this.#keep(memory);
    };
    addEventListener('beforeunload', onLeave);
    addEventListener('pagehide', onHide);
    // a tab that dies says nothing before it does
    const stop = $effect.root(() => {
      $effect(() => {
        if (memory === null) return;
        void [JSON.stringify(this.draft), this.text, this.begun];
        const resting = setTimeout(() => this.#keep(memory), REST_MS);
        return () => clearTimeout(resting);
      });
    });
    return () => {
      stop();
      removeEventListener('beforeunload', onLeave);
      removeEventListener('pagehide', onHide);
    };
  }
}
