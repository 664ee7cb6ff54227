import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/build/corpus-files.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { toDay } from '../../src/model/day.ts';
import { dayOf, placeIn, stepOf, tell, toPlace, type TaleStep } from '../../src/model/tale.ts';
import { parseDrawn } from '../fixtures/drawn.ts';

const today = 100;
const corpus = parseDrawn(`
  visit held 50-52
    @10 planned 40
  talks held 70
    @60 planned 70
  shadow held none of visit
    @5 planned 20
`);
const step = (fields: Partial<TaleStep> = {}): TaleStep => ({ title: { fr: 'Titre' }, range: [0, 80], known: null, selected: null, sentences: [], ...fields });
const said = (text: string, ...events: string[]) => ({ text: { en: text }, events });
const told = (of: TaleStep) => tell(of, corpus, today).map(({ text, events }) => [text.en, ...events.map(({ id, status }) => `${id} ${status}`)]);

describe('a step tells of nothing later than its day', () => {
  const sentences = [said('a', 'visit'), said('b', 'visit', 'talks'), said('c')];
  test('a sentence that stands on what the day did not know is left out, and what it stands on is as it was known', () => {
    expect(told(step({ known: 12, sentences }))).toEqual([['a', 'visit planned'], ['c']]);
    expect(told(step({ known: 65, sentences }))).toEqual([['a', 'visit held'], ['b', 'visit held', 'talks planned'], ['c']]);
  });
  test('a day that is still to come is told as today', () => {
    expect(dayOf(step({ known: 400 }), today)).toBe(today);
    expect(toPlace(step({ known: 400 }), today)).toEqual({ range: [0, 80], known: null });
    expect(toPlace(step({ known: 12 }), today)).toEqual({ range: [0, 80], known: 12 });
  });
});

test('an attempt is told as the visit that it became, once; what is gone from the data takes no sentence with it', () => {
  expect(told(step({ sentences: [said('a', 'shadow', 'visit', 'gone')] }))).toEqual([['a', 'visit held']]);
});

test('any number means a step, and a story without steps has none', () => {
  const tale = { steps: [step(), step({ known: 3 })] };
  expect([placeIn(tale, -4), placeIn(tale, 1), placeIn(tale, 99)]).toEqual([0, 1, 1]);
  expect([stepOf(tale, 99)?.known, stepOf({ steps: [] }, 0)]).toEqual([3, null]);
});

test('every sentence of the corpus is told on the day of its step', () => {
  const compiled = compileFolder('data');
  if ('problems' in compiled) throw new Error('data/ has problems');
  const whole = toCorpus(compiled.first);
  const now = toDay(2026, 11, 28);
  for (const { id, steps } of compiled.evidence.stories) for (const each of steps) expect([id, each.title.en, tell(each, whole, now).length]).toEqual([id, each.title.en, each.sentences.length]);
});
