/**
 * Answers to single letters, made before anybody asks: a letter meets most of the index, and who begins to type waits for
 * nothing else. Of one knowledge day at a time.
 *
 * Promises: an answer is what the catalogue answers; after a question of another day none of the day before is left.
 */
import type { Answer, Catalogue, Question } from './catalogue.ts';
import { wordsOf } from './fold.ts';

/** as words begin: the most frequent first */
const ALPHABET = [...'mrfvpsacdelbtinohgjkzwuyqx', ...'امفزرلبوتعسشجحخدنقكهيصطضظغثذ'];
/** milliseconds: where one takes longer, a question would wait for it too long, and no more are made */
const LONGEST_MS = 150;

export class Letters {
  #catalogue: Catalogue;
  #days: Pick<Question, 'day' | 'today'> | null = null;
  #answers = new Map<string, Answer>();
  #slow = false;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Questions are of these days from now on. */
  expect({ day, today }: Pick<Question, 'day' | 'today'>): void {
    if (this.#days?.day === day && this.#days.today === today) return;
    this.#days = { day, today };
    this.#answers.clear();
  }

  ask(question: Question): Answer {
    this.expect(question);
    const [word, more] = wordsOf(question.query);
    const letter = word !== undefined && more === undefined && word.folded.length === 1 ? word.folded : null;
    return (letter !== null && this.#answers.get(letter)) || this.#catalogue.ask(question);
  }

  /** Makes one more; false: there is none to make. `now`: milliseconds. */
  make(now: () => number): boolean {
    const letter = this.#slow || this.#days === null ? undefined : ALPHABET.find((each) => !this.#answers.has(each));
    if (letter === undefined) return false;
    const from = now();
    this.#answers.set(letter, this.#catalogue.ask({ query: letter, ...this.#days! }));
    // code that has never run is three times as slow: the first tells nothing
    this.#slow = this.#answers.size > 1 && now() - from > LONGEST_MS;
    return true;
  }
}
