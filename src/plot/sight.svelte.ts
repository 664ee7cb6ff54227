/**
 * What the reader sees: derived from the corpus, the session and the day.
 *
 * Promises: days that pan are asked of nothing here; what stands behind the corpus comes later, and changes nothing of what
 * is drawn.
 */
import { sayName } from '../cards/say.ts';
import type { I18n } from '../i18n/index.ts';
import { changesOn, speakingDays } from '../model/changes.ts';
import type { Corpus, EventId, Evidence } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import { stepOf, type Tale } from '../model/tale.ts';
import { createKnowing, type Knowing } from '../model/knowing.ts';
import { derivedLinks, linksOn } from '../model/links.ts';
import { drawnAs } from '../model/told.ts';
import { select } from '../view/selection.ts';
import type { Session } from '../view/session.svelte.ts';

/** What it is derived from. */
export interface SightGround {
  readonly session: Session;
  i18n(): I18n;
  /** the reader's local date */
  today(): Day;
  /** all that may be drawn; null: not here yet */
  corpus(): Corpus | null;
  /** null: not here yet */
  evidence(): Evidence | null;
  /** what is known of that corpus */
  knowing(): Knowing | null;
  /** events that answer the query; null: none was asked, or there is no answer yet */
  found(): ReadonlySet<EventId> | null;
  /** stories of the reader's own */
  tales?(): readonly Tale[];
}

const A_YEAR = 365;

const toIds = (events: readonly KnownEvent[]): ReadonlySet<string> => new Set(events.map(({ id }) => id));

export class Sight {
  // all below is derived when it is first asked for: these stand by then
  readonly #here!: SightGround;
  readonly #view!: Session['view'];

  #last: readonly KnownEvent[] = [];

  constructor(here: SightGround) {
    this.#here = here;
    this.#view = here.session.view;
  }

  readonly today = $derived(this.#here.today());
  readonly i18n = $derived(this.#here.i18n());
  readonly corpus = $derived(this.#here.corpus());
  readonly evidence = $derived(this.#here.evidence());

  /** the knowledge day */
  readonly known = $derived(this.#view.known ?? this.today);
  readonly events = $derived(this.#here.knowing()?.on(this.known) ?? []);
  readonly found = $derived(this.#here.found());
  /** what the filters leave */
  readonly shown = $derived(this.corpus ? this.#keep(select(this.corpus, this.events, this.#view.filters, this.found)) : []);
  /** the day that the knowledge day is compared with */
  readonly other = $derived(Math.min(this.today, this.#view.other ?? (this.known < this.today ? this.today : this.today - A_YEAR)));
  /** what the query asks about: in a comparison all that is known on either day */
  readonly asked = $derived(this.#view.room === 'compare' ? Math.max(this.known, this.other) : this.known);
  /** what the panel tells of: there, as known on the later day */
  readonly #beside = $derived(this.corpus && createKnowing(this.corpus, this.today));
  readonly present = $derived((this.asked === this.known ? null : this.#beside?.on(this.asked)) ?? this.events);
  /** what the filters leave on one of the two days */
  readonly either = $derived.by((): ReadonlySet<string> => {
    if (!this.corpus || this.#view.room !== 'compare') return toIds([]);
    const there = this.asked === this.known ? (this.#beside?.on(this.other) ?? []) : this.present;
    return toIds([...this.shown, ...select(this.corpus, there, this.#view.filters, this.found)]);
  });

  readonly links = $derived(this.corpus ? linksOn(this.corpus, this.present, this.asked, this.today) : []);
  // K11: the address of an attempt opens the visit that it became
  readonly selectedId = $derived(this.corpus && this.#view.selected !== null ? drawnAs(this.corpus, this.#view.selected) : null);
  readonly selected = $derived(this.selectedId === null ? null : (this.present.find((event) => event.id === this.selectedId) ?? null));
  /** the story that is told, and the step that it has come to */
  readonly tale = $derived.by((): Tale | null => {
    const id = this.#view.story?.id;
    return id === undefined ? null : ([...(this.evidence?.stories ?? []), ...(this.#here.tales?.() ?? [])].find((each) => each.id === id) ?? null);
  });
  readonly told = $derived(this.tale && this.#view.story ? stepOf(this.tale, this.#view.story.step) : null);
  /** what the picture points at: what is selected, or else what the story tells of */
  readonly pointed = $derived.by(() => {
    if (this.selected !== null || !this.corpus || this.told?.selected == null) return this.selected;
    const id = drawnAs(this.corpus, this.told.selected);
    return this.present.find((event) => event.id === id) ?? null;
  });
  readonly similar = $derived(this.corpus && this.pointed ? derivedLinks(this.corpus, this.present, this.links, this.pointed.id) : []);
  readonly page = $derived(this.corpus && this.#view.page && sayName(this.#view.page, this.corpus, this.i18n) ? this.#view.page : null);
  /** what is open beside the room, as a key; null: nothing */
  readonly beside = $derived(this.page ? `${this.page.of}:${this.page.id}` : (this.selected?.id ?? null));

  /** days on which sources spoke */
  readonly speaking = $derived(this.corpus ? speakingDays(this.corpus) : []);
  readonly days = $derived(this.speaking.map(({ day }) => day));
  /** what the sources said on the knowledge day itself; null: nothing */
  readonly spoken = $derived(this.speaking.find(({ day }) => day === this.known) ?? null);

  /** and what that changed */
  readonly changes = $derived(this.corpus && this.spoken ? changesOn(this.corpus, this.known, this.today) : []);

  /** The same events are the same list: a letter more in the query is no reason to draw anew. */
  #keep(next: readonly KnownEvent[]): readonly KnownEvent[] {
    const before = this.#last;
    if (before === next) return next;
    if (before.length !== next.length || next.some((event, index) => event !== before[index])) this.#last = next;
    return this.#last;
  }

  /** The knowledge line goes to the next day on which a source spoke, or to the one before. */
  step(by: 1 | -1): void {
    const next = by > 0 ? this.days.find((day) => day > this.known) : this.days.findLast((day) => day < this.known);
    if (next !== undefined || by > 0) this.#here.session.slide({ known: next === undefined || next >= this.today ? null : next });
  }
}
