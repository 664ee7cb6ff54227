/** The picture of what the reader sees: its days, its lanes, its form and its height, ready for the timeline. */
import type { Day } from '../model/day.ts';
import { toBook } from '../model/links.ts';
import { takeCensus } from '../timeline/census.ts';
import { daysOf } from '../timeline/layout/marks.ts';
import { createWarp, NO_WARP } from '../timeline/layout/warp.ts';
import { centre, clampRange, isInSight, LEAST_DAYS, type Range } from '../timeline/range.ts';
import { toRoll } from '../timeline/roll.ts';
import type { Session } from '../view/session.svelte.ts';
import { groupBy } from './grouping.ts';
import type { Sight } from './sight.svelte.ts';
import { createNames, createWording } from './wording.ts';

/** What it is derived from. */
export interface DrawingGround {
  readonly session: Session;
  readonly sight: Sight;
  /** the window, in pixels */
  width(): number;
  height(): number;
}

/** pixels: one screen of the picture, and what an event takes of it down the page */
const SCREEN = 820;
const ROOM = 64;
const MOST_SCREENS = 5;
/** of a person, a topic, a kind or a status */
const LANE = 92;
/** links found by the software that are drawn: the closest */
const DERIVED = 6;

export class Drawing {
  // all below is derived when it is first asked for: these stand by then
  readonly #here!: DrawingGround;
  readonly #view!: Session['view'];
  readonly #sight!: Sight;

  constructor(here: DrawingGround) {
    this.#here = here;
    this.#view = here.session.view;
    this.#sight = here.sight;
  }

  readonly narrow = $derived(this.#here.width() < 640);
  // lanes of persons or topics side by side would be too narrow on a phone
  readonly form = $derived(this.#view.form ?? (this.narrow && this.#view.lanes === 'side' ? 'down' : 'across'));
  readonly mirrored = $derived(this.#view.mirrored ?? this.#sight.i18n.mirrored);

  readonly limits = $derived.by((): Range => {
    const { corpus, days: spoken, today } = this.#sight;
    const days = (corpus?.events ?? []).flatMap(({ span }) => [span?.from, span?.to].filter((day) => day != null));
    const opening = corpus?.dataset.opening ?? [today - 365, today];
    const presets = (corpus?.dataset.presets ?? []).flatMap((preset) => preset.range);
    // not spread: there may be a hundred thousand
    const [least, most] = [...days, ...spoken, ...presets, ...opening].reduce(([from, to], day) => [Math.min(from, day), Math.max(to, day)], [Infinity, today]);
    return [least - 60, most + 60];
  });
  // an address may name days beyond all there is to see
  readonly range = $derived.by((): Range => {
    const { limits } = this;
    const [from, to] = this.#view.range ?? this.#sight.corpus?.dataset.opening ?? limits;
    return from >= limits[0] && to <= limits[1] && to - from >= LEAST_DAYS ? [from, to] : clampRange([Math.max(from, limits[0]), Math.min(to, limits[1])], limits);
  });

  readonly #wording = $derived(this.#sight.corpus ? createWording(this.#sight.corpus, this.#sight.i18n) : null);
  readonly #grouped = $derived(this.#sight.corpus ? groupBy(this.#view.lanes, this.#sight.corpus, this.#sight.i18n, this.#sight.events) : null);
  readonly #census = $derived(this.#grouped ? takeCensus(toRoll(this.#sight.shown, this.#grouped.count, this.#grouped.groupOf), this.#sight.known) : null);
  readonly #book = $derived(toBook(this.#sight.links));
  readonly warp = $derived.by(() => {
    if (!this.#view.quiet) return NO_WARP;
    const { limits } = this;
    const days = this.#sight.shown.flatMap(({ span }) => {
      const [from, to] = daysOf(span) ?? [];
      return from === undefined || to === undefined ? [] : [from, to - 1];
    });
    return createWarp([limits[0], ...days, limits[1]].sort((a, b) => a - b));
  });
  readonly #zero = $derived(this.#sight.events.find((event) => event.id === this.#view.zero)?.span?.from ?? null);
  readonly #sources = $derived(this.#sight.speaking.map(({ day, articles }) => ({ day, count: articles.length })));
  readonly plot = $derived.by(() => {
    const { corpus, similar, known, today, selected } = this.#sight;
    const [wording, census, grouped] = [this.#wording, this.#census, this.#grouped];
    if (!corpus || !wording || !census || !grouped) return null;
    return {
      census,
      groups: grouped.groups,
      grouping: this.#view.lanes,
      warp: this.warp,
      zero: this.#zero,
      links: this.#book,
      derived: similar.slice(0, DERIVED),
      sides: [corpus.dataset.sides[0]!.id, corpus.dataset.sides[1]!.id] as const,
      range: this.range,
      known,
      today,
      watchedUntil: corpus.dataset.watchedUntil,
      sources: this.#sources,
      selected: selected?.id ?? null,
      form: this.form,
      mirrored: this.mirrored,
      words: wording,
    };
  });

  readonly #names = $derived(createNames(this.#sight.i18n));
  /** the knowledge day, as the line says it */
  readonly knownWords = $derived(this.#names.known(this.#sight.known, this.#sight.today));
  readonly names = $derived({ ...this.#names, known: this.knownWords });
  /** events with a day in the range, or without one */
  readonly #sighted = $derived(this.#sight.shown.filter(({ span }) => isInSight(span, this.range)));
  /** events of the table */
  readonly listed = $derived(this.#view.inSight ? this.#sighted : this.#sight.shown);
  /** what is selected elsewhere is in sight when the reader comes to the timeline */
  readonly arrival = $derived.by((): readonly [Day, Day] | null => {
    const span = this.#sight.selected?.span ?? null;
    const days = isInSight(span, this.range) ? null : daysOf(span);
    return days === null ? this.#view.range : centre(this.range, [days[0], days[1] - 1], this.limits);
  });
  /** The picture fills the window, and never crowds its lanes; down the page it is some screens long, in whole ones, so that it does not grow with each step. */
  readonly lanesHeight = $derived(this.#view.lanes === 'side' ? 0 : (this.#grouped?.groups.length ?? 0) * LANE + 140);
  readonly height = $derived(
    this.form === 'down'
      ? SCREEN * Math.max(1, Math.min(MOST_SCREENS, Math.ceil((this.#sighted.length * ROOM) / SCREEN)))
      : Math.max(500, this.lanesHeight, Math.min(SCREEN, this.#here.height() - 275)),
  );
}
