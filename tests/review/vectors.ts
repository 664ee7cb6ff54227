// Test vectors that ts-fsrs publishes for FSRS-6 (https://github.com/open-spaced-repetition/ts-fsrs, packages/fsrs/__tests__/FSRS-6.test.ts, MIT):
// facts about the algorithm, in our words. That of the memory comes from fsrs-rs.
import type { Rating } from '../../src/model/progress.ts';

export const W = [0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542];
export const VECTOR_START = Date.UTC(2022, 11, 29, 12, 30);

const of = (letters: string): Rating[] => [...letters].map((letter) => (letter === 'a' ? 1 : 3));
/** each answer on the day it is due → the days until the next */
export const INTERVALS = { ratings: of('ggggggaaggggg'), days: [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21] };
/** each answer so many days after the one before → what is remembered at the end */
export const MEMORY = { ratings: of('aggggg'), after: [0, 0, 1, 3, 8, 21], stability: 53.62691, difficulty: 6.3574867 };
/** after a first answer: again, hard, good, easy */
export const STARTS = {
  stability: [0.212, 1.2931, 2.3065, 8.2956], difficulty: [6.4133, 5.11217071, 2.11810397, 1],
  reps: [1, 1, 1, 1], lapses: [0, 0, 0, 0], elapsed: [0, 0, 0, 0], scheduled: [0, 0, 0, 8], state: [1, 1, 1, 2],
};
