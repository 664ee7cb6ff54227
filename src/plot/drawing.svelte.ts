/** The picture of what the reader sees: its days, its lanes, its form and its height, ready for the timeline. */
import type { Day } from '../model/day.ts';
import type { EventId } from '../model/corpus.ts';
import { derivedAmong, toBook, type DerivedLink } from '../model/links.ts';
import { orderOf } from '../model/sequence.ts';
import { takeCensus } from '../timeline/census.ts';
import { daysOf } from '../timeline/layout/marks.ts';
import { centre, isInSight } from '../timeline/range.ts';
import { toRoll } from '../timeline/roll.ts';
import type { Session } from '../view/session.svelte.ts';
import { createFinder } from './finding.ts';
import { groupBy } from './grouping.ts';
import { formOf, heightOfLanes, limitsOf, rangeOf, toPlot, warpOf } from './plot.ts';
import type { Sight } from './sight.svelte.ts';
import { createNames, createWording } from './wording.ts';

/** What it is derived from. */
export interface DrawingGround {
  readonly session: Session;
  readonly sight: Sight;
  /** the window, in pixels */
  width(): number;
  height(): number;
  /** today is the day that it is pinned to, and is called by its date */
  readonly pinned?: boolean;
}

/** pixels: one screen of the picture, and what an event takes of it down the page */
const SCREEN = 820;
const ROOM = 64;
const MOST_SCREENS = 5;

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
  readonly form = $derived(formOf(this.#view, this.narrow));
  readonly mirrored = $derived(this.#view.mirrored ?? this.#sight.i18n.mirrored);
  readonly limits = $derived(limitsOf(this.#sight.corpus, this.#sight.days, this.#sight.today));
  readonly range = $derived(rangeOf(this.#view.range, this.#sight.corpus, this.limits));

  readonly #wording = $derived(this.#sight.corpus ? createWording(this.#sight.corpus, this.#sight.i18n) : null);
  readonly #grouped = $derived(this.#sight.corpus ? groupBy(this.#view.lanes, this.#sight.corpus, this.#sight.i18n, () => this.#sight.events) : null);
  readonly #order = $derived(this.#sight.corpus && orderOf(this.#sight.corpus));
  readonly #census = $derived(this.#grouped && this.#order ? takeCensus(toRoll(this.#sight.shown, this.#grouped.count, this.#grouped.groupOf, (id) => this.#order?.get(id)), this.#sight.known) : null);
  readonly #book = $derived(toBook(this.#sight.links));
  readonly warp = $derived(warpOf(this.#view.quiet, this.#sight.shown, this.limits));
  readonly #zero = $derived(this.#view.zero === null ? null : (this.#sight.events.find((event) => event.id === this.#view.zero)?.span?.from ?? null));
  readonly #sources = $derived(this.#sight.speaking.map(({ day, articles }) => ({ day, count: articles.length })));
  readonly plot = $derived.by(() => {
    const { corpus, similar, known, today, pointed } = this.#sight;
    const [wording, census, grouped] = [this.#wording, this.#census, this.#grouped];
    if (!corpus || !wording || !census || !grouped) return null;
    return toPlot({ corpus, census, grouped, grouping: this.#view.lanes, warp: this.warp, zero: this.#zero, links: this.#book, derived: similar, range: this.range, known, today, sources: this.#sources, selected: pointed?.id ?? null, form: this.form, mirrored: this.mirrored, words: wording });
  });

  readonly #find = $derived(this.#sight.corpus && createFinder(this.#sight.corpus, this.#sight.known, this.#sight.today));
  /** what the software finds for an event among others that are drawn */
  readonly similar = (id: EventId, among: readonly EventId[]): DerivedLink[] => (this.#sight.corpus && this.#find ? derivedAmong(this.#sight.corpus, this.#find, this.#book.of(id), id, among) : []);

  readonly #names = $derived(createNames(this.#sight.i18n));
  /** the knowledge day, as the line says it */
  readonly knownWords = $derived(this.#names.known(this.#sight.known, this.#here.pinned ? Infinity : this.#sight.today));
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
  readonly lanesHeight = $derived(heightOfLanes(this.#view.lanes, this.#grouped?.groups.length ?? 0));
  readonly height = $derived(
    this.form === 'down'
      ? SCREEN * Math.max(1, Math.min(MOST_SCREENS, Math.ceil((this.#sighted.length * ROOM) / SCREEN)))
      : Math.max(500, this.lanesHeight, Math.min(SCREEN, this.#here.height() - 275)),
  );
}
