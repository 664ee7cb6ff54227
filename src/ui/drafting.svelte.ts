/** An article on its way through the form: it outlasts the room in which it is written, and the page is not left without asking. */
import type { Draft, DraftReport } from '../formats/draft.ts';

const blank = (): DraftReport => ({ about: '', event: { title: '', kind: 'meeting', side: '', date: '' }, status: '', date: '', within: false, words: '', quote: '', official: false });
const empty = (language: string): Draft => ({ url: '', title: '', author: '', publisher: '', language, published: '', reports: [blank()] });

export class Drafting {
  draft: Draft = $state(empty('en'));
  /** of the article, to mark passages in; it goes nowhere */
  text = $state('');
  /** the form is unfolded */
  open = $state(false);
  /** something is written that is kept nowhere */
  readonly begun = $derived.by(() => {
    const { url, title, author, publisher, published, reports } = this.draft;
    const said = reports.flatMap(({ about, event, status, date, words, quote }) => [about, event.title, status, date, words, quote]);
    return reports.length > 1 || [this.text, url, title, author, publisher, published, ...said].some((each) => each.trim() !== '');
  });

  /** The form is shown: an article of which nothing is written yet is in the language of the page. */
  meet(language: string): void {
    if (!this.begun) this.draft.language = language;
  }

  /** One more statement. */
  add(): void {
    this.draft.reports.push(blank());
  }

  /** It is kept, or given up: the next one begins. */
  clear(language: string): void {
    this.draft = empty(language);
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
