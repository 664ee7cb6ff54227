/**
 * A sitting with cards: what is due, one card after another, and each answer kept before the next card is shown.
 *
 * Promises: a card that was shown stays as it is until it is answered, whatever comes to the corpus; what cannot be kept
 * leaves the card where it is, with the reason; an answer taken back brings its card again.
 */
import type { Corpus, EventId } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import type { Grade, Rating, Recall } from '../model/progress.ts';
import type { Sight } from '../plot/sight.svelte.ts';
import { MOST_EVENTS, toCards, toQuestion, type Card, type Question } from '../review/card.ts';
import { byId, createStanding, toCorrected } from '../review/corrected.ts';
import { toGround } from '../review/ground.ts';
import { stillAsked } from '../review/making.ts';
import { doneOn, dueDay, forecast, isDue, toSchedule, toSitting } from '../review/schedule.ts';
import { localDay } from './local-day.ts';
import type { Own } from './own.svelte.ts';

/** A card on the table, and the corpus that it was drawn from. */
export interface Shown {
  card: Card;
  question: Question;
  corpus: Corpus;
  day: Day;
  today: Day;
  recall: Recall | null;
  changed: boolean;
}
interface Step {
  shown: Shown;
  grade: Grade;
  right: boolean;
  queue: readonly Card[];
}
export const DAYS = 14;
/** The answer that Enter gives. */
export const toLikely = (ratings: readonly Rating[]): Rating | undefined => (ratings.includes(3) ? 3 : ratings[0]);
const NOBODY: ReadonlySet<string> = new Set();

export class Reviewing {
  readonly #sight!: Sight;
  readonly #own!: Own;
  readonly #now!: () => number;

  constructor(own: Own, sight: Sight, now: () => number = () => Date.now()) {
    this.#own = own;
    this.#sight = sight;
    this.#now = now;
    this.clock = now();
  }

  /** when the page last looked at the clock */
  clock = $state(0);
  at: 'start' | 'asking' | 'end' = $state('start');
  shown: Shown | null = $state.raw(null);
  /** null: not answered yet */
  right: boolean | null = $state(null);
  /** what each answer leads to, from the moment of the answer */
  each: Record<Rating, Recall> | null = $state.raw(null);
  answeredAt = $state(0);
  busy = $state(false);
  said: 'no' | 'undone' | 'notUndone' | 'meanwhile' | 'moved' = $state('no');
  last: { rating: Rating; after: Recall; at: number } | null = $state.raw(null);
  #queue: readonly Card[] = $state.raw([]);
  steps: readonly Step[] = $state.raw([]);
  #begun = 0;

  readonly today = $derived(localDay(this.clock));
  readonly schedule = $derived(toSchedule(this.#own.learnt.pace));
  readonly progress = $derived(byId(this.#own.learnt.progress));
  /** of a crowd, those that were begun have their cards before others */
  // made anew, never changed
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #first = $derived(this.#sight.shown.length > MOST_EVENTS ? new Set(this.#own.learnt.progress.map(({ event }) => event)) : NOBODY);
  readonly #made = $derived(this.#sight.corpus ? toCards(this.#sight.corpus, this.#sight.shown, this.#sight.known, this.#sight.today, this.#sight.events, this.#first) : []);
  /** all cards about what the filters show, with those that were answered and would be made of other pairs now */
  readonly cards = $derived.by((): readonly Card[] => {
    const { corpus, events, known, today } = this.#sight;
    if (!corpus) return [];
    const made = byId(this.#made);
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- as above
    const shown = new Set(this.#made.map(({ event }) => event));
    const others = this.#own.learnt.progress.filter(({ id, event }) => !made.has(id) && shown.has(event));
    if (others.length === 0) return this.#made;
    const ground = toGround(corpus, events, known, today);
    return [...this.#made, ...others.flatMap((row) => stillAsked(ground, row) ?? [])];
  });
  /** events that they are about */
  readonly scope = $derived(this.#sight.shown.length);
  /** how cards stand today: an earlier knowledge day corrects none */
  readonly #standing = $derived.by(() => {
    const { corpus, known, today, events } = this.#sight;
    return corpus && createStanding(corpus, today, known === today ? events : null);
  });
  readonly #corrected = $derived(this.#standing && this.#own.learnt.known ? toCorrected(this.#standing, this.#own.learnt.progress) : null);
  /** cards whose event was corrected since they were answered */
  readonly changed = $derived(this.#corrected?.changed ?? NOBODY);
  /** of them, about what the filters show */
  readonly changedHere = $derived(this.cards.filter(({ id }) => this.changed.has(id)).length);
  /** answered, and no longer to be asked */
  readonly gone = $derived(this.#corrected?.gone ?? []);

  readonly #learnt = $derived({ progress: this.progress, grades: this.#own.learnt.grades, pace: this.#own.learnt.pace, now: this.clock, dayOf: localDay });
  readonly sitting = $derived(toSitting(this.cards, { ...this.#learnt, sooner: this.changed }));
  readonly begun = $derived(this.cards.filter(({ id }) => this.progress.has(id)).length);
  readonly done = $derived(doneOn(this.today, this.#own.learnt.grades, localDay));
  readonly #mine = $derived(this.cards.flatMap(({ id }) => this.progress.get(id) ?? []));
  readonly forecast = $derived(forecast(this.#mine, DAYS, this.#learnt));
  /** the next day after today on which a card of these comes back */
  readonly next = $derived.by((): Day | null => {
    const later = this.#mine.map(({ recall }) => dueDay(recall, localDay)).filter((day) => day > this.today);
    return later.length === 0 ? null : Math.min(...later);
  });
  readonly number = $derived(this.steps.length + 1);
  readonly of = $derived(this.steps.length + this.#queue.length + (this.shown ? 1 : 0));
  readonly results = $derived({ right: this.steps.filter(({ right }) => right).length, wrong: this.steps.filter(({ right }) => !right).length });

  /** The page is looked at again. */
  look(): void {
    if (this.at === 'start') this.clock = this.#now();
  }

  begin(): void {
    this.clock = this.#now();
    this.#begun = this.clock;
    [this.#queue, this.steps, this.said, this.last] = [this.sitting.queue, [], 'no', null];
    this.at = 'asking';
    this.#turn();
  }

  /** The next card that can be asked. */
  #turn(): void {
    const { corpus, events, known, today } = this.#sight;
    this.clock = this.#now();
    [this.right, this.each, this.shown] = [null, null, null];
    let queue = [...this.#queue];
    while (corpus && queue.length > 0) {
      const [card, ...rest] = queue as [Card, ...Card[]];
      queue = rest;
      const recall = this.progress.get(card.id)?.recall ?? null;
      // another tab has answered it meanwhile
      if (recall?.last != null && recall.last >= this.#begun && !isDue(recall, this.today, localDay)) continue;
      const question = toQuestion(card, corpus, events, known, today, this.clock % 0x7fffffff);
      if (question === null) continue;
      this.shown = { card, question, corpus, day: known, today, recall, changed: this.changed.has(card.id) };
      break;
    }
    this.#queue = queue;
    if (this.shown === null) this.stop();
  }

  answer(right: boolean): void {
    if (!this.shown || this.right !== null) return;
    this.answeredAt = this.#now();
    this.each = this.schedule.each(this.shown.recall, this.answeredAt);
    this.right = right;
    this.said = 'no';
  }

  /** Only what was known is graded beyond "again". */
  get ratings(): readonly Rating[] {
    return this.right === null ? [] : this.right ? [2, 3, 4] : [1];
  }

  async grade(rating: Rating): Promise<void> {
    const { shown, right } = this;
    if (!shown || right === null || this.busy || !this.ratings.includes(rating)) return;
    this.busy = true;
    const { card } = shown;
    const event = this.#titled(card.event);
    const given = event && (await this.#own.progress.grade({ id: card.id, event: card.event, title: event.title, stands: this.#standing?.(card)?.stands ?? card.stands }, rating, shown.recall, this.schedule));
    this.busy = false;
    if (!given) return;
    const { grade, meanwhile } = given;
    this.steps = [...this.steps, { shown, grade, right, queue: this.#queue }];
    this.last = { rating, after: grade.after, at: grade.at };
    this.said = meanwhile ? 'meanwhile' : 'no';
    // what is learnt in minutes comes again today
    if (isDue(grade.after, localDay(grade.at), localDay)) this.#queue = [...this.#queue, card];
    this.#turn();
  }
  #titled(id: EventId): Pick<KnownEvent, 'title'> | undefined {
    return this.#sight.events.find((event) => event.id === id) ?? this.shown?.corpus.eventById.get(id);
  }

  async undo(): Promise<void> {
    const step = this.steps.at(-1);
    if (!step || this.busy) return;
    this.busy = true;
    const done = await this.#own.progress.undo(step.grade, this.schedule);
    this.busy = false;
    this.said = done ? 'undone' : 'notUndone';
    if (!done) return;
    this.steps = this.steps.slice(0, -1);
    this.#queue = step.queue;
    [this.shown, this.right, this.each, this.last, this.at] = [{ ...step.shown }, null, null, null, 'asking'];
  }

  /** The knowledge line has moved: a card that was drawn as known on another day is put away. */
  turnTo(day: Day): void {
    if (this.shown === null || this.shown.day === day || this.busy) return;
    this.stop();
    this.said = 'moved';
  }

  stop(): void {
    [this.shown, this.right, this.each] = [null, null, null];
    this.clock = this.#now();
    this.at = this.steps.length > 0 ? 'end' : 'start';
  }

  home(): void {
    [this.steps, this.said, this.last] = [[], 'no', null];
    this.clock = this.#now();
    this.at = 'start';
  }
}
