/**
 * Cards: what a reader of the corpus may want to keep in mind, and each as it is asked. Ids and days in and out, no words.
 *
 * Promises, each a test:
 * - cards are made of what is known on the day and of nothing later (K9); the same corpus, day and events give the same
 *   cards in the same order, the same card and seed the same question
 * - `stands` is another one where what the right answer stands on was corrected, and only there
 * - no wrong choice is right, nor what any source claims; no two choices are the same
 */
import type { EventId, PersonId, PlaceId } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { Span } from '../model/span.ts';

export { MOST_EVENTS, toCards } from './making.ts';
export { isRight, toQuestion } from './question.ts';

/** What is asked: when it was, by choice or by its place on the axis; who went to whom; where; which came first; what it led to; whether it was known; how it stood. */
export const QUESTIONS = ['when', 'place', 'who', 'where', 'first', 'led', 'known', 'plan'] as const;
export type QuestionKind = (typeof QUESTIONS)[number];

/** One thing to be remembered. */
export interface Card {
  /** stable over editions of the corpus: `<kind>.<event>`, and `.<second>` where a second thing is named (another event, what was known, the how-manieth turn) */
  id: string;
  kind: QuestionKind;
  event: EventId;
  /** a short name for what the right answer stands on; another one: that was corrected since */
  stands: string;
}

/** What of the event the question itself tells: its title, where that gives nothing away, or else other things. */
export type Cue = 'title' | 'date' | 'place' | 'people';

/** What was known on a day: that it was to take place, that it was put off, that it was called off. */
export const NEWS = ['planned', 'postponed', 'cancelled'] as const;
export type News = (typeof NEWS)[number];

/** How an event stood on a day; `unheard`: no source had told of it. */
export const STANDINGS = ['unheard', 'planned', 'postponed', 'cancelled', 'lapsed', 'held'] as const;
export type Standing = (typeof STANDINGS)[number];

/** A guest, and who received them. */
export interface Pair {
  guest: PersonId;
  host: PersonId;
}

interface Asked {
  card: Card;
  event: EventId;
  cue: readonly Cue[];
}
/** Two to four things, one of them right: its place among them. */
interface Chosen<T> {
  choices: readonly T[];
  right: number;
}

export type Question = Asked &
  (
    | ({ kind: 'when' } & Chosen<Span>)
    /** `tolerance`: how many days beside the span are right still */
    | { kind: 'place'; range: readonly [Day, Day]; span: Span; tolerance: number }
    | ({ kind: 'who' } & Chosen<Pair>)
    | ({ kind: 'where' } & Chosen<PlaceId>)
    | ({ kind: 'first' } & Chosen<EventId>)
    | ({ kind: 'led' } & Chosen<EventId>)
    /** yes or no, in this order */
    | ({ kind: 'known'; on: Day; news: News } & Chosen<boolean>)
    | ({ kind: 'plan'; on: Day } & Chosen<Standing>)
  );
