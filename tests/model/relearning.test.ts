import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inTime, NO_LEARNT, settle, type Grade, type Learnt, type Rating, type Recall, type Refold } from '../../src/model/progress.ts';
import { layLearnt, withLearnt } from '../../src/model/relearning.ts';

const title = { en: 'x', fr: 'x', ar: 'x' };
/** an algorithm that remembers every answer */
const grade = (recall: Recall | null, rating: Rating, at: number): Recall => ({ due: at + rating, stability: ((recall?.stability ?? 0) * 5 + rating) % 1e5, difficulty: 1, elapsed: 0, scheduled: 0, steps: 0, reps: (recall?.reps ?? 0) + 1, lapses: 0, state: 2, last: at });
const refold: Refold = (grades, from = null) => grades.reduce<Recall | null>((recall, { rating, at }) => grade(recall, rating, at), from);

/** What a device has after some answers, of which some were taken back. */
function learn(device: string, answers: readonly (readonly [card: number, rating: Rating, undone: boolean])[], start: Learnt = NO_LEARNT, from = 1): Learnt {
  let learnt = start;
  for (const [index, [number, rating, undone]] of answers.entries()) {
    const [card, at] = [`when.${String(number)}`, from + index * 2 + (device === 'b' ? 1 : 0)];
    const mine = learnt.grades.filter((each) => each.card === card);
    const before = settle(mine, refold)?.recall ?? null;
    const next: Grade = { id: `${String(at).padStart(9, '0')}-${device}`, card, event: 'e', title, stands: 's', rating, at, before, after: grade(before, rating, at), ...(undone ? { undone: true as const } : {}) };
    learnt = withLearnt(learnt, [{ table: 'grades', id: next.id, row: next }, { table: 'progress', id: card, row: settle([...mine, next], refold) }]);
  }
  return learnt;
}
const answers = fc.array(fc.tuple(fc.nat(3), fc.constantFrom<Rating>(1, 2, 3, 4), fc.boolean()), { maxLength: 12 });
const inOrder = ({ grades, progress }: Learnt) => [inTime(grades), progress.toSorted((a, b) => (a.id < b.id ? -1 : 1))];

describe('what two devices have learnt, laid together', () => {
  it('is the same whichever is laid on which; every answer is kept, once; nothing more is changed the second time', () => {
    fc.assert(
      fc.property(answers, answers, answers, (shared, one, two) => {
        const start = learn('s', shared);
        const [a, b] = [learn('a', one, start, 1000), learn('b', two, start, 1000)];
        const [ab, ba] = [withLearnt(a, layLearnt(a, b, refold).writes), withLearnt(b, layLearnt(b, a, refold).writes)];
        expect(inOrder(ab)).toEqual(inOrder(ba));
        expect(new Set(ab.grades.map(({ id }) => id))).toEqual(new Set([...a.grades, ...b.grades].map(({ id }) => id)));
        expect(layLearnt(ab, b, refold).writes).toEqual([]);
        for (const row of ab.progress) expect(row.recall).toEqual(refold(inTime(ab.grades.filter(({ card, undone }) => card === row.id && !undone))));
      }),
    );
  });

  it('what was taken back on one is taken back, and its card is new again', () => {
    const here = learn('a', [[1, 3, false]]);
    const there = { grades: here.grades.map((each) => ({ ...each, undone: true as const })), paces: [], progress: [] };
    const laid = withLearnt(here, layLearnt(here, there, refold).writes);
    expect([laid.grades[0]?.undone, laid.progress]).toEqual([true, []]);
    // and not the other way
    expect(layLearnt(there, here, refold).writes).toEqual([]);
  });

  it('of a history of which the beginning is not here, goes on from what its first answer says was before', () => {
    const whole = learn('a', [[1, 3, false], [1, 4, false], [1, 2, false], [1, 3, false]]);
    const late = whole.grades.slice(2);
    expect(settle(late, refold)?.recall).toEqual(whole.progress[0]?.recall);
    // and where one of those that are here is taken back
    const undone = late.map((each, index) => (index === 0 ? { ...each, undone: true as const } : each));
    expect(settle(undone, refold)?.recall).toEqual(refold(late.slice(1), late[0]!.before));
  });
});
