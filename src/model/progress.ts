/**
 * What a reader has learnt: each answer that was given to a card, what is remembered of the card since, and the reader's pace.
 *
 *   grades     every answer, one row each, never taken out of the log: one that was taken back says so
 *   progress   one row a card that was answered: worked out of its grades
 *   paces      one row: how much a day, and how well it shall be known
 *
 * Promises: what is remembered of a card is what its grades say, in the order of time; a row that is not of this form is
 * told by all that is wrong with it, and never mended.
 */
import type { EventId, Words } from './corpus.ts';
import { is, LONGEST_NAME, maybe, oneOf, orNull, record, stamp, text, whole, words, type Check } from './own.ts';

/** again, hard, good, easy */
export const RATINGS = [1, 2, 3, 4] as const;
export type Rating = (typeof RATINGS)[number];

/** How well a card is remembered, as the algorithm has it; moments in milliseconds since 1970. */
export interface Recall {
  due: number;
  stability: number;
  difficulty: number;
  /** days between the last two answers, and until the next */
  elapsed: number;
  scheduled: number;
  /** how far it has come among the short steps */
  steps: number;
  reps: number;
  lapses: number;
  /** 0 new, 1 learning, 2 reviewed, 3 learning again */
  state: 0 | 1 | 2 | 3;
  last: number | null;
}
/** What has to be known of a card to answer it. */
export interface Asked {
  /** of the card: the same over all editions of the corpus */
  id: string;
  event: EventId;
  title: Words;
  /** fingerprint of what the right answer stands on */
  stands: string;
}
export interface Progress extends Asked {
  recall: Recall;
  made: number;
  changed: number;
}
export interface Grade {
  /** in the order of time, and no other has it */
  id: string;
  card: string;
  event: EventId;
  title: Words;
  stands: string;
  rating: Rating;
  at: number;
  before: Recall | null;
  after: Recall;
  /** it does not count */
  undone?: true;
}
export interface Pace {
  id: 'pace';
  /** cards a day: new ones, and such as come back */
  fresh: number;
  repeats: number;
  /** the part that shall be known when it is asked */
  retention: number;
  /** days after which a card comes back at the latest */
  longest: number;
  changed: number;
}
export interface Learnt {
  grades: Grade[];
  paces: Pace[];
  progress: Progress[];
}
export const LEARNT_TABLES = ['grades', 'paces', 'progress'] as const;
export type LearntTable = (typeof LEARNT_TABLES)[number];
export const NO_LEARNT: Learnt = { grades: [], paces: [], progress: [] };

export const PACE: Pace = { id: 'pace', fresh: 10, repeats: 100, retention: 0.9, longest: 365, changed: 0 };
/** least and most of each setting */
export const LIMITS = { fresh: [0, 500], repeats: [0, 5000], retention: [0.7, 0.97], longest: [7, 36_500] } as const;

const number = (least: number, most: number): Check => is(`a number from ${least} to ${most}`, (value) => Number.isFinite(value) && (value as number) >= least && (value as number) <= most);
const among = (...allowed: readonly number[]): Check => is(`one of ${allowed.join(', ')}`, (value) => allowed.includes(value as number));
const count = whole(0);
const id = text(LONGEST_NAME, 1);
const card = text(5 * LONGEST_NAME, 1);
const recall = record({
  due: stamp, stability: number(0, 1e6), difficulty: number(0, 10), elapsed: count, scheduled: count, steps: count, reps: count, lapses: count, state: among(0, 1, 2, 3), last: orNull(stamp),
});
const asked = { event: id, title: words, stands: text(LONGEST_NAME) };
/** All that is wrong with a row of a table; empty: it is one. */
export const learntFlawsOf: Record<LearntTable, Check> = {
  grades: record({ id, card, ...asked, rating: among(...RATINGS), at: stamp, before: orNull(recall), after: recall, undone: maybe(is('true or absent', (value) => value === true)) }),
  paces: record({ id: oneOf('pace'), fresh: number(...LIMITS.fresh), repeats: number(...LIMITS.repeats), retention: number(...LIMITS.retention), longest: number(...LIMITS.longest), changed: stamp }),
  progress: record({ id: card, ...asked, recall, made: stamp, changed: stamp }),
};

/** Answers in the order of time → what is remembered after them, beginning with what was remembered before; null: nothing. */
export type Refold = (grades: readonly Pick<Grade, 'rating' | 'at'>[], from?: Recall | null) => Recall | null;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (recalled: unknown): unknown => (recalled === null || typeof recalled !== 'object' ? recalled : Object.entries(recalled).sort(([a], [b]) => (a < b ? -1 : 1)));
export const inTime = (grades: readonly Grade[]): Grade[] => grades.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

/**
 * What is remembered of a card after all of its answers; null: none of them counts.
 * Where each answer was given on what the one before had left, that is what the last one left; where answers of two
 * devices meet, or one in the middle was taken back, all are gone through anew.
 */
export function settle(grades: readonly Grade[], refold: Refold): Progress | null {
  const live = inTime(grades.filter(({ undone }) => undone === undefined));
  const [first, last] = [live[0], live.at(-1)];
  if (first === undefined || last === undefined) return null;
  // of a history that is only partly here, what came before its first answer is what that one says
  const from = inTime(grades)[0]!.before;
  const chained = live.every(({ before }, index) => same(before, index === 0 ? from : live[index - 1]!.after));
  const recall = (chained ? null : refold(live, from)) ?? last.after;
  return { id: last.card, event: last.event, title: last.title, stands: last.stands, recall, made: first.at, changed: last.at };
}
