/** A story and the timeline: where each step takes it. */
import type { EventId } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { stepOf, toPlace, type Tale } from '../model/tale.ts';
import type { Session } from '../view/session.svelte.ts';
import { NO_FILTERS, type View } from '../view/view.ts';
import type { Sight } from './sight.svelte.ts';

export class Teller {
  readonly #session: Session;
  readonly #sight: Sight;
  /** the reader asked for it here: it did not come with the address */
  byHand = false;

  constructor(session: Session, sight: Sight) {
    this.#session = session;
    this.#sight = sight;
  }

  /** From its first step, with nothing left out that it tells of. */
  play(tale: Tale): void {
    this.byHand = true;
    this.#session.go({ room: 'timeline', story: { id: tale.id, step: 0, scroll: this.#session.view.story?.scroll ?? false }, filters: NO_FILTERS, bare: false, zero: null, ...this.#placeOf(tale, 0) });
  }

  /** All of it on one page. */
  read(tale: Tale): void {
    this.#session.go({ room: 'stories', story: { id: tale.id, step: this.#session.view.story?.id === tale.id ? this.#session.view.story.step : 0, scroll: false }, selected: null, page: null });
  }

  /** Back from the page to the timeline, at the step that it had come to. */
  resume(tale: Tale): void {
    this.byHand = true;
    this.#session.go({ room: 'timeline', filters: NO_FILTERS, bare: false, zero: null, ...this.#placeOf(tale, this.#session.view.story?.step ?? 0) });
  }

  turn(tale: Tale, step: number, how: 'go' | 'slide'): void {
    const { story } = this.#session.view;
    this.byHand = true;
    if (story !== null) this.#session[how]({ story: { ...story, step }, ...this.#placeOf(tale, step) });
  }

  scroll(on: boolean): void {
    const { story } = this.#session.view;
    if (story !== null) this.#session.go({ story: { ...story, scroll: on } });
  }

  /** The card of an event, as known on the day of the step. */
  open(id: EventId, day: Day): void {
    this.#session.go({ selected: id, page: null, known: day >= this.#sight.today ? null : day });
  }

  end(): void {
    this.#session.go({ story: null });
  }

  #placeOf(tale: Tale, step: number): Partial<View> {
    const told = stepOf(tale, step);
    return { selected: null, page: null, ...(told ? toPlace(told, this.#sight.today) : {}) };
  }

  /** An address that names a story and no days is taken to its step. To be called while a component is made: it ends with it. */
  follow(): void {
    $effect(() => {
      const { told, today } = this.#sight;
      const { range, known, room } = this.#session.view;
      if (told !== null && range === null && known === null && room === 'timeline') this.#session.slide(toPlace(told, today));
    });
  }
}
