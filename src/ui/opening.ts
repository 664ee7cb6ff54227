/** What opens and closes beside the room, and the keyboard's way to it and back. */
import { tick } from 'svelte';
import type { Day } from '../model/day.ts';
import { knownEvent } from '../model/known.ts';
import { drawnAs } from '../model/told.ts';
import type { Session } from '../view/session.svelte.ts';
import type { Page } from '../view/view.ts';
import type { Sight } from '../plot/sight.svelte.ts';

export class Opening {
  readonly #session: Session;
  readonly #sight: Sight;
  readonly #narrow: () => boolean;

  /** `narrow`: what opens covers the room */
  constructor(session: Session, sight: Sight, narrow: () => boolean) {
    this.#session = session;
    this.#sight = sight;
    this.#narrow = narrow;
  }

  /** An event; none: closes all. `into`: the focus goes along, wherever it was. */
  async open(id: string | null, into = false): Promise<void> {
    const { view } = this.#session;
    if (id === null && view.selected === null && view.page === null) return;
    const from = document.activeElement;
    const within = from?.closest('.panel') != null;
    // while it is open its mark is drawn whatever the crowd; from now on it is because it has the focus
    if (id === null && (within || from === document.body)) (document.querySelector<HTMLElement>(`.stage [data-event="${CSS.escape(this.#sight.selectedId ?? '')}"]`) ?? this.stop())?.focus();
    this.#session.go({ selected: id, page: null });
    await tick();
    if (id !== null && (this.#narrow() || within || into)) toTitle();
  }

  /** A page over the event; none: back to it. */
  async turn(to: Page | null): Promise<void> {
    if (to === null && this.#sight.selected === null) return this.open(null);
    this.#session.go({ page: to });
    await this.enter();
  }

  /** An event of the reader's work, on the day that the work is about; today where only today knows of it. */
  async openOn(id: string, day: Day): Promise<void> {
    this.#session.go({ selected: id, known: this.#toKnown(this.#dayFor(id, day) ?? day) });
    await this.enter();
  }

  /** An event that was told of in another room, in the timeline; on the knowledge day where that knows of it, else today. */
  see(id: string): void {
    const { known } = this.#sight;
    this.#session.go({ room: 'timeline', selected: id, page: null, known: this.#toKnown(this.#dayFor(id, known) ?? known) });
  }

  /** Whether it is known, on the knowledge day or today, so that it can be seen at all. */
  isSeen(id: string): boolean {
    return this.#dayFor(id, this.#sight.known) !== null;
  }

  /** That day, or today, whichever knows of it; null: neither does. */
  #dayFor(id: string, day: Day): Day | null {
    const { corpus, today } = this.#sight;
    const event = corpus?.eventById.get(drawnAs(corpus, id));
    if (!corpus || !event) return null;
    return [day, today].find((each) => knownEvent(corpus, event, each, today) !== null) ?? null;
  }

  /** The keyboard goes to what has just opened. */
  async enter(): Promise<void> {
    await tick();
    toTitle();
  }

  /** The knowledge day. */
  setDay(day: Day): void {
    this.#session.go({ known: this.#toKnown(day) });
  }

  /** The focus stays where it is; where that has gone, what stands there now has it. */
  keep(): void {
    if (document.activeElement?.closest('.panel') == null) return;
    void tick().then(() => {
      if (document.activeElement === document.body && !toTitle()) this.stop()?.focus();
    });
  }

  /** The room's tab stop. */
  stop(): HTMLElement | null {
    return document.querySelector<HTMLElement>(`:is(.timeline .hit, .events [data-event])[tabindex="0"], #${this.#session.view.room}:not(#timeline, #table)`);
  }

  #toKnown(day: Day): Day | null {
    return day >= this.#sight.today ? null : day;
  }
}

/** Whether there is one. */
function toTitle(): boolean {
  const title = document.querySelector<HTMLElement>('#panel-title');
  title?.focus();
  return title !== null;
}
