/**
 * Cards that were answered, against the corpus of today: which were corrected since, and which can no longer be asked.
 *
 * Promises: only as known today a correction can be told from an earlier knowledge day; no answer is dropped, whatever
 * became of its event.
 */
import type { Corpus } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { createKnowing } from '../model/knowing.ts';
import type { KnownEvent } from '../model/known.ts';
import type { Progress } from '../model/progress.ts';
import { toCards, type Card } from './card.ts';

export const byId = <T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> => new Map(rows.map((row) => [row.id, row]));

export interface Corrected {
  /** what each card stands on today */
  standing: ReadonlyMap<string, Card>;
  changed: ReadonlySet<string>;
  gone: readonly Progress[];
}

/** `events`: what is known today, where it has been found out already. */
export function toCorrected(corpus: Corpus, progress: readonly Progress[], today: Day, events: readonly KnownEvent[] | null = null): Corrected {
  const answered = new Set(progress.map(({ event }) => event));
  const known = answered.size === 0 ? [] : (events ?? createKnowing(corpus, today).on(today));
  const standing = byId(toCards(corpus, known.filter(({ id }) => answered.has(id)), today, today, known));
  return {
    standing,
    changed: new Set(progress.filter(({ id, stands }) => (standing.get(id)?.stands ?? stands) !== stands).map(({ id }) => id)),
    gone: progress.filter(({ id }) => !standing.has(id)),
  };
}
