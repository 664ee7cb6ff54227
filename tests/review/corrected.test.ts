// What becomes of answers when the corpus is corrected.
import { expect, it } from 'vitest';
import { compileFolder } from '../../src/build/corpus-files.ts';
import { toCorpus, type First } from '../../src/model/corpus.ts';
import { knownOn } from '../../src/model/known.ts';
import type { Progress } from '../../src/model/progress.ts';
import { toCards } from '../../src/review/card.ts';
import { createStanding, toCorrected } from '../../src/review/corrected.ts';

const compiled = compileFolder('data');
if ('problems' in compiled) throw new Error('The data has problems.');
const { first } = compiled;
const VISIT = '2024-10-28-macron-state-visit-rabat';
const corpus = toCorpus(first);
const today = corpus.dataset.watchedUntil + 1;
const recall = { due: 9, stability: 2, difficulty: 5, elapsed: 0, scheduled: 2, steps: 0, reps: 1, lapses: 0, state: 2, last: 5 } as const;
const title = { en: 'x', fr: 'x', ar: 'x' };
const answered: Progress[] = toCards(corpus, knownOn(corpus, today, today), today, today).map(({ id, event, stands }) => ({ id, event, title, stands, recall, made: 1, changed: 1 }));
const of = (next: First) => toCorrected(createStanding(toCorpus(next), today), answered);

it('of the same corpus nothing is changed and nothing is gone', () => {
  const { changed, gone } = of(first);
  expect([changed.size, gone]).toEqual([0, []]);
  expect(answered.length).toBeGreaterThan(500);
});

it('the date of an event corrected: its cards of the date are changed, those of other events and of its place are not', () => {
  const events = first.events.map((event) => (event.id === VISIT ? { ...event, span: { ...event.span!, to: event.span!.to! + 1, core: [event.span!.core![0], event.span!.core![1] + 1] as [number, number] } } : event));
  const { changed, gone } = of({ ...first, events });
  expect(gone.filter(({ event }) => event !== VISIT)).toEqual([]);
  expect(changed).toContain(`when.${VISIT}`);
  expect(changed).not.toContain(`where.${VISIT}`);
  expect([...changed].every((id) => id.includes(VISIT))).toBe(true);
});

it('an event that is gone keeps its answers, and they are told', () => {
  const events = first.events.filter(({ id }) => id !== VISIT);
  const { changed, gone } = of({ ...first, events, reports: first.reports.filter(({ event }) => event !== VISIT) });
  const mine = answered.filter(({ event }) => event === VISIT).map(({ id }) => id);
  expect(mine.length).toBeGreaterThan(2);
  for (const id of mine) {
    expect(gone.map((row) => row.id)).toContain(id);
    expect(changed).not.toContain(id);
  }
});
