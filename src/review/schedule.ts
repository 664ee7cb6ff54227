/**
 * When a card comes back: the FSRS algorithm of `ts-fsrs`, and what a day is made of. The clock is handed in.
 *
 * Promises: what is remembered are plain numbers, and through the store and back they are those of the library; the
 * interval that a button names is the one that the answer leads to; a day holds no more than its limits; two cards of
 * one event come on one day only where there is nothing else to ask.
 *
 * Intervals are not fuzzed: the library draws its chance from the moment of the answer, so a button could not say what it
 * leads to, and a forecast not what comes. Days are kept apart by their limits and by events.
 */
import { createEmptyCard, fsrs, type Card as LibraryCard, type FSRS } from 'ts-fsrs';
import type { Day } from '../model/day.ts';
import { fingerprint } from '../model/fingerprint.ts';
import { RATINGS, type Grade, type Pace, type Progress, type Rating, type Recall, type Refold } from '../model/progress.ts';

/** A moment → the reader's calendar day, which begins at midnight. */
export type DayOf = (time: number) => Day;

export interface Schedule {
  /** what is remembered after an answer; the clock may have gone back, what was answered before stays before */
  grade: (recall: Recall | null, rating: Rating, at: number) => Recall;
  /** what each answer would lead to */
  each: (recall: Recall | null, at: number) => Record<Rating, Recall>;
  /** how likely it is known now, from 0 to 1 */
  retrievability: (recall: Recall, at: number) => number;
  refold: Refold;
}

const toRecall = (card: LibraryCard): Recall => ({
  due: card.due.getTime(), stability: card.stability, difficulty: card.difficulty, elapsed: card.elapsed_days, scheduled: card.scheduled_days,
  steps: card.learning_steps, reps: card.reps, lapses: card.lapses, state: card.state, last: card.last_review?.getTime() ?? null,
});
const toCard = (recall: Recall | null, at: number): LibraryCard =>
  recall === null
    ? createEmptyCard(new Date(at))
    : {
        due: new Date(recall.due), stability: recall.stability, difficulty: recall.difficulty, elapsed_days: recall.elapsed, scheduled_days: recall.scheduled,
        learning_steps: recall.steps, reps: recall.reps, lapses: recall.lapses, state: recall.state, ...(recall.last === null ? {} : { last_review: new Date(recall.last) }),
      };

const A_DAY = 86_400_000;

/** `w`: parameters of the algorithm, where they are not the library's own. */
export function toSchedule({ retention, longest }: Pick<Pace, 'retention' | 'longest'>, w?: readonly number[]): Schedule {
  const library: FSRS = fsrs({ request_retention: retention, maximum_interval: longest, enable_fuzz: false, ...(w ? { w } : {}) });
  const grade: Schedule['grade'] = (recall, rating, at) => {
    const then = Math.max(at, recall?.last ?? at);
    const next = toRecall(library.next(toCard(recall, then), new Date(then), rating).card);
    // the library keeps the answers a day apart, past the longest interval too
    return next.scheduled <= longest ? next : { ...next, scheduled: longest, due: then + longest * A_DAY };
  };
  return {
    grade,
    each: (recall, at) => Object.fromEntries(RATINGS.map((rating) => [rating, grade(recall, rating, at)])) as Record<Rating, Recall>,
    retrievability: (recall, at) => library.get_retrievability(toCard(recall, at), new Date(Math.max(at, recall.last ?? at)), false),
    refold: (grades, from = null) => grades.reduce<Recall | null>((recall, { rating, at }) => grade(recall, rating, at), from),
  };
}

/** A card on the reader's day: due by its end. Of a card that is learnt in minutes the hour is not waited for. */
export const isDue = (recall: Recall, today: Day, dayOf: DayOf): boolean => dueDay(recall, dayOf) <= today;

/** The day on which it comes back: what waits days is counted in days, which the clock makes 23 or 25 hours long now and then. */
export const dueDay = ({ due, last, scheduled, state }: Recall, dayOf: DayOf): Day => (state === 2 && last !== null && due === last + scheduled * A_DAY ? dayOf(last) + scheduled : dayOf(due));

export interface Done {
  fresh: number;
  repeats: number;
  /** answers in all */
  answers: number;
}
/** What was asked today already: a card counts once, and as new where it was begun today. */
export function doneOn(today: Day, grades: readonly Grade[], dayOf: DayOf): Done {
  const live = grades.filter(({ at, undone }) => undone === undefined && dayOf(at) === today);
  const begun = new Set(live.filter(({ before }) => before === null).map(({ card }) => card));
  const cards = new Set(live.map(({ card }) => card));
  return { fresh: begun.size, repeats: cards.size - begun.size, answers: live.length };
}

export interface Sitting<C> {
  /** in the order of asking */
  queue: C[];
  /** of it: those that come back, and new ones */
  repeats: number;
  fresh: number;
  /** due or new, and left for another day by a limit */
  left: { repeats: number; fresh: number };
}

/**
 * What is to be asked today. Cards that come back begin with the one most likely forgotten; new ones, mixed but always
 * in the same way, are spread among them.
 * `sooner`: cards that are asked before their day, as those of an event that was corrected.
 */
export function toSitting<C extends { id: string; event: string }>(
  cards: readonly C[],
  { progress, grades, pace, now, dayOf, sooner = new Set() }: { progress: ReadonlyMap<string, Progress>; grades: readonly Grade[]; pace: Pace; now: number; dayOf: DayOf; sooner?: ReadonlySet<string> },
): Sitting<C> {
  const today = dayOf(now);
  const schedule = toSchedule(pace);
  const done = doneOn(today, grades, dayOf);
  const taken = new Set(grades.filter(({ at, undone }) => undone === undefined && dayOf(at) === today).map(({ event }) => event));

  const due = cards
    .flatMap((card) => {
      const recall = progress.get(card.id)?.recall;
      return recall !== undefined && (isDue(recall, today, dayOf) || sooner.has(card.id)) ? [{ card, recall, known: schedule.retrievability(recall, now) }] : [];
    })
    .sort((a, b) => a.known - b.known || (a.card.id < b.card.id ? -1 : 1));
  // what is being learnt in minutes was counted when it was begun
  const learning = due.filter(({ recall }) => (recall.state === 1 || recall.state === 3) && dayOf(recall.last ?? 0) === today).map(({ card }) => card);
  const coming = due.filter(({ card }) => !learning.includes(card)).map(({ card }) => card);
  for (const { event } of learning) taken.add(event);
  const repeats = apart(coming, Math.max(0, pace.repeats - done.repeats), taken);
  const unknown = cards.filter(({ id }) => !progress.has(id)).map((card) => ({ card, place: fingerprint(card.id) })).sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ card }) => card);
  const fresh = apart(unknown, Math.max(0, pace.fresh - done.fresh), taken);
  // in the order of what is likely forgotten, whatever was preferred
  const again = coming.filter((card) => repeats.includes(card));
  return {
    queue: [...mix([...again], fresh), ...learning],
    repeats: again.length + learning.length,
    fresh: fresh.length,
    left: { repeats: coming.length - again.length, fresh: unknown.length - fresh.length },
  };
}

/** The first so many, those of events that were not taken before those that were. */
function apart<C extends { event: string }>(cards: readonly C[], most: number, taken: Set<string>): C[] {
  const [first, rest]: [C[], C[]] = [[], []];
  for (const card of cards) {
    if (first.length === most) break;
    if (taken.has(card.event)) rest.push(card);
    else {
      taken.add(card.event);
      first.push(card);
    }
  }
  return [...first, ...rest].slice(0, most);
}

/** New ones among the others, evenly; neighbours of one event are put apart where there is another between them. */
function mix<C extends { event: string }>(repeats: readonly C[], fresh: readonly C[]): C[] {
  const all = [
    ...repeats.map((card, index) => ({ card, at: (index + 0.5) / repeats.length })),
    ...fresh.map((card, index) => ({ card, at: (index + 1) / (fresh.length + 0.5) })),
  ].sort((a, b) => a.at - b.at).map(({ card }) => card);
  for (let at = 1; at < all.length; at += 1) {
    if (all[at]!.event !== all[at - 1]!.event) continue;
    const other = all.findIndex(({ event }, index) => index > at && event !== all[at]!.event);
    if (other > 0) [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}

/** Most steps that one card may take in a forecast. */
const STEPS = 200;
/**
 * Cards that come back on each of the next `days` days, the first being today: on the assumption that each is answered,
 * well, on its day, and that nothing new is begun. Daily limits are not counted. What is overdue is today's.
 */
export function forecast(progress: Iterable<Progress>, days: number, { pace, now, dayOf }: { pace: Pace; now: number; dayOf: DayOf }): { day: Day; count: number }[] {
  const schedule = toSchedule(pace);
  const today = dayOf(now);
  const counts = Array.from({ length: days }, (_, index) => ({ day: today + index, count: 0 }));
  for (const { recall: first } of progress) {
    let [recall, counted] = [first, -1];
    for (let step = 0; step < STEPS; step += 1) {
      const at = Math.max(recall.due, now);
      const index = Math.max(dueDay(recall, dayOf) - today, 0);
      if (index >= days) break;
      // a card learnt in minutes is one card of that day
      if (index !== counted) counts[index]!.count += 1;
      counted = index;
      recall = schedule.grade(recall, 3, at);
    }
  }
  return counts;
}

/** A time to wait, in the largest unit that says it. */
export function toWait(from: number, to: number): { unit: 'minutes' | 'days' | 'months' | 'years'; count: number } {
  const days = to - from < A_DAY - 4 * 3_600_000 ? 0 : Math.round((to - from) / A_DAY);
  if (days < 1) return { unit: 'minutes', count: Math.max(1, Math.round((to - from) / 60_000)) };
  if (days < 60) return { unit: 'days', count: days };
  return days < 730 ? { unit: 'months', count: Math.round(days / 30.4375) } : { unit: 'years', count: Math.round(days / 365.25) };
}
