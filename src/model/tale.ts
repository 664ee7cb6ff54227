/**
 * A story as it is told: one of the corpus, or one of the reader's own, which may have words in one language alone.
 *
 * Promises: a step that is known on a day tells of nothing later (K9): a sentence that stands on what that day did not
 * know is not told; what is gone from the data takes no sentence with it.
 */
import type { Corpus, EventId, Words } from './corpus.ts';
import type { Day } from './day.ts';
import { knownEvent, type KnownEvent } from './known.ts';
import { drawnAs } from './told.ts';

/** Words in at least one language. */
export type SomeWords = Partial<Words>;
export interface TaleStep {
  title: SomeWords;
  range: readonly [Day, Day];
  /** null: today */
  known: Day | null;
  selected: EventId | null;
  sentences: readonly { text: SomeWords; events: readonly EventId[] }[];
}
export interface Tale {
  id: string;
  title: SomeWords;
  description: SomeWords;
  steps: readonly TaleStep[];
}

/** Which step a number from 0 means: past an end, the one at the end. */
export const placeIn = ({ steps }: Pick<Tale, 'steps'>, step: number): number => Math.max(0, Math.min(steps.length - 1, step));
/** null: it has none */
export const stepOf = (tale: Pick<Tale, 'steps'>, step: number): TaleStep | null => tale.steps[placeIn(tale, step)] ?? null;

/** The day as known on which a step is told. */
export const dayOf = ({ known }: Pick<TaleStep, 'known'>, today: Day): Day => Math.min(known ?? today, today);

/** Where the timeline goes for a step, as the view says it. */
export const toPlace = ({ range, known }: Pick<TaleStep, 'range' | 'known'>, today: Day): { range: readonly [Day, Day]; known: Day | null } => ({
  range,
  known: known === null || known >= today ? null : known,
});

export interface Told {
  text: SomeWords;
  /** what it stands on, as known on the day of the step; each once */
  events: KnownEvent[];
}

/** K9: a step of which its day knew nothing is not named. */
export const isNamed = (step: TaleStep, told: readonly Told[]): boolean => told.length > 0 || step.sentences.length === 0;

/** What a step says on its day. */
export function tell(step: TaleStep, corpus: Corpus, today: Day): Told[] {
  const day = dayOf(step, today);
  return step.sentences.flatMap(({ text, events }) => {
    const ids = [...new Set(events.filter((id) => corpus.eventById.has(id)).map((id) => drawnAs(corpus, id)))];
    const known = ids.flatMap((id) => knownEvent(corpus, corpus.eventById.get(id)!, day, today) ?? []);
    return known.length < ids.length ? [] : [{ text, events: known }];
  });
}
