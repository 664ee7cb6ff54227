/** An article on its way through the form: it outlasts the room in which it is written, and the page is not left without asking. */
import { blankDraft, blankReport } from '../formats/blank.ts';
import type { Draft } from '../formats/draft.ts';

export class Drafting {
  draft: Draft = $state(blankDraft('en'));
  /** of the article, to mark passages in; it goes nowhere */
  text = $state('');
  /** the form is unfolded */
  open = $state(false);
  /** one that was opened again, as it was then */
  #opened = $state('');
  /** something is written that is kept nowhere */
  readonly begun = $derived.by(() => {
    const { origin, url, title, author, publisher, published, reports } = this.draft;
    if (origin !== null) return this.text.trim() !== '' || JSON.stringify(this.draft) !== this.#opened;
    const said = reports.flatMap(({ about, event, status, date, words, quote, place, via }) => [about, event.title, status, date, words, quote, place.name, via.name]);
    const listed = reports.some(({ people, topics, links }) => people.length + topics.length + links.length > 0);
    return reports.length > 1 || listed || [this.text, url, title, author, publisher, published, ...said].some((each) => each.trim() !== '');
  });

  /** The form is shown: an article of which nothing is written yet is in the language of the page. */
  meet(language: string): void {
    if (!this.begun) this.draft.language = language;
  }

  /** An article that there is, in the place of what is written now. */
  take(draft: Draft): void {
    this.draft = draft;
    this.#opened = JSON.stringify(draft);
    this.text = '';
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
  }

  /** Asks before the page is left; returns how to stop. */
  follow(): () => void {
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (this.begun) event.preventDefault();
    };
    addEventListener('beforeunload', onLeave);
    return () => removeEventListener('beforeunload', onLeave);
  }
}
