/** What the reader publishes: chosen once, and from it the address, the words and what it carries. */
import { createI18n, type I18n, type Language } from '../i18n/index.ts';
import type { Corpus, Evidence } from '../model/corpus.ts';
import { toIsoDay, type Day } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import type { Collection } from '../model/own.ts';
import { toTale } from '../model/own-tale.ts';
import type { Tale } from '../model/tale.ts';
import { toAlt } from '../share/alt.ts';
import { toParcel } from '../share/parcel.ts';
import type { Parcel } from '../share/parcel-read.ts';
import { embedBeside, homeOf, LONGEST_ADDRESS, packFor, toAddress, toChosenSubject, toFileName, toPublishedView, toQuery, toStorySubject, toViewSubject, whyFrozen, type Looks, type Subject } from '../share/publish.ts';
import type { Range } from '../timeline/range.ts';
import { toCarried } from '../view/frame.ts';
import type { Session } from '../view/session.svelte.ts';
import { NO_FILTERS } from '../view/view.ts';

/** What can be published. */
export interface Publishable {
  readonly session: Session;
  readonly corpus: Corpus;
  /** null: not here yet */
  readonly evidence: Evidence | null;
  /** all that is known on the knowledge day, and what of it is shown */
  readonly known: readonly KnownEvent[];
  readonly shown: readonly KnownEvent[];
  /** the event that is open; null: none */
  readonly selected: KnownEvent | null;
  /** the days in sight, and all there are */
  readonly range: Range;
  readonly limits: Range;
  readonly day: Day;
  readonly today: Day;
}

/** events over which none are packed: no address would hold them */
const MOST_PACKED = 1000;
/** pixels that a fixed height begins with */
export const FIXED = 520;

export class Publishing {
  // all below is derived when it is first asked for: these stand by then
  readonly #here!: () => Publishable;
  readonly #collections!: () => readonly Collection[];

  // what is chosen; null: as we write it
  subjectKey = $state('view');
  title: string | null = $state(null);
  note = $state('');
  alt: string | null = $state(null);
  language: Language = $state('fr');
  mirrored: boolean | null = $state(null);
  theme: Looks['theme'] = $state('system');
  accent: string | null = $state(null);
  controls: Looks['controls'] = $state('few');
  line = $state(true);
  height: number | null = $state(null);
  wantsFrozen = $state(false);
  /** what it carries, as text for an address; null: not packed */
  packed: string | null = $state(null);

  constructor(here: () => Publishable, collections: () => readonly Collection[], i18n: I18n) {
    this.#here = here;
    this.#collections = collections;
    this.language = i18n.language;
  }

  /** the words of what is published */
  readonly spoken = $derived(createI18n(this.language));

  /** what there is to choose from, the view first */
  readonly subjects = $derived.by((): Subject[] => {
    const { session, corpus, evidence, known, shown, selected, range, limits } = this.#here();
    const i18n = this.spoken;
    const told = (tale: Tale, own: boolean): Subject[] => {
      const subject = toStorySubject(tale, own, tale.title[i18n.language] ?? Object.values(tale.title)[0] ?? tale.id, known, range);
      return subject.events.length === 0 ? [] : [subject];
    };
    const chosen = this.#collections().flatMap(({ id, name, events }) => {
      const there = events.flatMap(({ event }) => known.find((each) => each.id === event) ?? []);
      return there.length === 0 ? [] : [toChosenSubject('collection', id, name, there, limits, range)];
    });
    return [
      toViewSubject(session.view.filters, shown, range, i18n.words(corpus.dataset.title)),
      ...(selected ? [toChosenSubject('event', selected.id, i18n.words(selected.title), [selected], limits, range)] : []),
      ...chosen,
      ...(evidence?.stories ?? []).flatMap((story) => told(story, false)),
      ...this.#collections().flatMap((collection) => toTale(collection) ?? []).flatMap((tale) => told(tale, true)),
    ];
  });
  readonly subject = $derived(this.subjects.find((each) => keyOf(each) === this.subjectKey) ?? this.subjects[0]!);

  readonly whyFrozen = $derived(whyFrozen(this.subject, this.#here().corpus));
  readonly frozen = $derived(this.wantsFrozen || this.whyFrozen !== null);

  readonly looks = $derived.by((): Looks => {
    const { language, theme, mirrored, controls, line, height, accent } = this;
    return { language, theme, mirrored, controls, line, height, accent, title: toCarried(this.title ?? this.subject.name), note: toCarried(this.note) };
  });
  /** as the address says it, live or frozen */
  readonly #view = $derived(toPublishedView(this.#here().session.view, this.looks, this.subject, this.frozen));
  readonly page = $derived(this.#here().session.hrefOf({}));
  readonly embed = $derived(embedBeside(this.page));
  readonly home = $derived(homeOf(this.page));
  readonly query = $derived(toQuery(this.looks, this.#view));
  /** what one file is asked: it is always frozen, and knows no site above it */
  readonly fileQuery = $derived(toQuery(this.looks, toPublishedView(this.#here().session.view, this.looks, this.subject, true), this.home));
  /** the view that leaves as a picture, with its day */
  readonly pinned = $derived({
    ...toPublishedView(this.#here().session.view, this.looks, this.subject, false),
    known: this.#here().day,
    filters: this.subject.filters ?? { ...NO_FILTERS, only: this.subject.events.map(({ id }) => id) },
  });
  /** the same in the whole, as known on the same day where it is frozen: there, a search is made */
  readonly href = $derived.by(() => {
    const { session, day } = this.#here();
    const { language, filters, range, lanes, mirrored } = this.pinned;
    const known = this.frozen ? day : session.view.known;
    return session.hrefOf({ language, range, lanes, mirrored, known, theme: 'system', room: 'timeline', selected: null, page: null, story: this.subject.story?.own === false ? { id: this.subject.id, step: 0, scroll: false } : null, filters: this.subject.of === 'view' ? session.view.filters : filters });
  });

  readonly ownAlt = $derived.by(() => {
    const { corpus, day } = this.#here();
    const { events, range } = this.subject;
    return toAlt({ events, corpus, range, known: day, i18n: this.spoken });
  });
  readonly altWords = $derived((this.alt ?? this.ownAlt).trim());
  readonly fileName = $derived(toFileName(this.looks.title, toIsoDay(this.#here().day)));

  /** Made when it is asked for; null: what it needs is not here yet. */
  toParcel(): Parcel | null {
    const { corpus, evidence, day } = this.#here();
    const { events, story } = this.subject;
    return evidence && toParcel({ corpus, evidence, events, day, ...(story ? { story: story.tale } : {}) });
  }

  /** null: live, or not packed yet */
  readonly #carried = $derived(this.frozen ? this.packed : null);
  /** null: what it is to carry is not packed yet */
  readonly address = $derived(!this.frozen ? toAddress(this.embed, this.query, null) : this.#carried === null ? null : toAddress(this.embed, this.query, this.#carried));
  readonly isTooLong = $derived(this.address !== null && this.address.length > LONGEST_ADDRESS);

  /** In a component: packs anew what is frozen, whenever it changes. */
  follow(): void {
    $effect(() => {
      const [frozen, language, { events }] = [this.frozen, this.language, this.subject];
      this.packed = null;
      if (!frozen || events.length > MOST_PACKED) return;
      const parcel = this.toParcel();
      if (parcel === null) return;
      let over = false;
      void packFor(parcel, language).then((text) => {
        if (!over) this.packed = text;
      });
      return () => (over = true);
    });
  }
  /** so many that no address is tried */
  readonly isTooMany = $derived(this.frozen && this.subject.events.length > MOST_PACKED);
}

export const keyOf = ({ of, id }: Pick<Subject, 'of' | 'id'>): string => (of === 'view' ? 'view' : `${of}:${id}`);
