import { describe, expect, test } from 'vitest';
import { toCorpus } from '../../src/model/corpus.ts';
import { Catalogue, type Answer, type Question } from '../../src/search/catalogue.ts';
import { toPieces } from '../../src/search/documents.ts';
import { Letters } from '../../src/search/letters.ts';
import { toFirst } from '../bench/events.ts';

const DAYS = { day: 20_000, today: 20_000 };
const EARLIER = { day: 4000, today: 20_000 };
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz', ...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'];

/** counts what it is asked */
class Counting extends Catalogue {
  asked: Question[] = [];
  override ask(question: Question): Answer {
    this.asked.push(question);
    return super.ask(question);
  }
}

const pieces = [...toPieces(toCorpus(toFirst(300, 7)), null)];
function open(): { catalogue: Counting; letters: Letters } {
  const catalogue = new Counting();
  catalogue.add(pieces);
  return { catalogue, letters: new Letters(catalogue) };
}
const makeAll = (letters: Letters): number => {
  let made = 0;
  while (letters.make(() => 0)) made += 1;
  return made;
};

describe('answers to single letters', () => {
  const direct = open().catalogue;

  test('an answer is what the catalogue answers, however the letter is written', () => {
    const { catalogue, letters } = open();
    letters.expect(DAYS);
    expect(makeAll(letters)).toBe(LETTERS.length);
    const before = catalogue.asked.length;
    for (const query of [...LETTERS, 'É', ' R ', 'أ', 'ى']) expect(letters.ask({ query, ...DAYS }), query).toEqual(direct.ask({ query, ...DAYS }));
    expect(catalogue.asked).toHaveLength(before);
    expect(letters.ask({ query: 'r', ...DAYS }).hits.length).toBeGreaterThan(100);
  });

  test('after a question of another day none of the day before is left', () => {
    const { letters } = open();
    letters.expect(DAYS);
    makeAll(letters);
    for (const days of [EARLIER, DAYS]) for (const query of LETTERS) expect(letters.ask({ query, ...days }), query).toEqual(direct.ask({ query, ...days }));
    expect(direct.ask({ query: 'r', ...EARLIER })).not.toEqual(direct.ask({ query: 'r', ...DAYS }));
  });

  test('other questions go to the catalogue', () => {
    const { letters } = open();
    letters.expect(DAYS);
    makeAll(letters);
    for (const query of ['', '!', 'ra', 'r a', '2', 'rabat']) expect(letters.ask({ query, ...DAYS }), query).toEqual(direct.ask({ query, ...DAYS }));
  });

  test('of no day nothing is made, and where one takes too long no more is', () => {
    const { letters } = open();
    expect(makeAll(letters)).toBe(0);
    letters.expect(DAYS);
    let clock = 0;
    let made = 0;
    while (letters.make(() => (clock += 100))) made += 1;
    expect(made).toBe(LETTERS.length);
    letters.expect(EARLIER);
    made = 0;
    while (letters.make(() => (clock += 200))) made += 1;
    expect(made).toBe(2);
  });
});
