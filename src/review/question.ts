/** How a card is asked. */
import type { Corpus } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import { askFirst, askLed } from './after.ts';
import type { Card, Question, QuestionKind } from './card.ts';
import { toChance, type Chance } from './chance.ts';
import { toGround, type Ground } from './ground.ts';
import { askNews, askPlan } from './standing.ts';
import { askPlace, askWhen, daysOff } from './when.ts';
import { askWhere } from './where.ts';
import { askWho } from './who.ts';

const ASKERS: Record<QuestionKind, (ground: Ground, card: Card, event: KnownEvent, chance: Chance) => Question | null> = {
  when: askWhen,
  place: askPlace,
  who: askWho,
  where: askWhere,
  first: askFirst,
  led: askLed,
  known: askNews,
  plan: askPlan,
};

/** A card as it is asked: choices drawn and shuffled by `seed`, of `events`, all that are known on `day`; null: it can no longer be asked. */
export function toQuestion(card: Card, corpus: Corpus, events: readonly KnownEvent[], day: Day, today: Day, seed: number): Question | null {
  return askCard(toGround(corpus, events, day, today), card, seed);
}

export function askCard(ground: Ground, card: Card, seed: number): Question | null {
  const event = ground.known.get(card.event);
  return event ? ASKERS[card.kind](ground, card, event, toChance(seed, card.id)) : null;
}

/** Whether an answer is right: one of the choices by its place among them, or, where it is to be put on the axis, a day. */
export const isRight = (question: Question, answer: number): boolean =>
  question.kind === 'place' ? daysOff(question.span, answer) <= question.tolerance : answer === question.right;
