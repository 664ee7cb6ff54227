// The schedule against the vectors that its library publishes, and what a day is made of.
import { describe, expect, it } from 'vitest';
import { PACE, type Grade, type Progress, type Rating, type Recall } from '../../src/model/progress.ts';
import { doneOn, forecast, isDue, toSchedule, toSitting, toWait } from '../../src/review/schedule.ts';
import { INTERVALS, MEMORY, STARTS, VECTOR_START, W } from './vectors.ts';

const DAY = 86_400_000;
const dayOf = (time: number) => Math.floor(time / DAY);
const NOW = VECTOR_START;
const schedule = toSchedule({ retention: 0.9, longest: 36_500 }, W);
const card = (id: string, event = id.split('.')[1] ?? id) => ({ id, event });
const words = { en: 'x', fr: 'x', ar: 'x' };
const recall = (part: Partial<Recall> = {}): Recall => ({ due: NOW, stability: 5, difficulty: 5, elapsed: 0, scheduled: 5, steps: 0, reps: 3, lapses: 0, state: 2, last: NOW - 5 * DAY, ...part });
const progress = (id: string, part: Partial<Recall> = {}): Progress => ({ id, event: id.split('.')[1] ?? id, title: words, stands: 's', recall: recall(part), made: 1, changed: 2 });
const grade = (id: string, at: number, before: Recall | null, part: Partial<Grade> = {}): Grade => ({ id: `${at}-${id}`, card: id, event: id.split('.')[1] ?? id, title: words, stands: 's', rating: 3, at, before, after: recall(), ...part });
const here = (rows: Progress[], part: object = {}) => ({ progress: new Map(rows.map((row) => [row.id, row])), grades: [], pace: PACE, now: NOW, dayOf, ...part });

describe('by the vectors of the library', () => {
  it('a sequence of answers leads to its intervals', () => {
    let [now, held] = [VECTOR_START, null as Recall | null];
    const found = INTERVALS.ratings.map((rating) => {
      held = schedule.grade(held, rating, now);
      now = held.due;
      return held.scheduled;
    });
    expect(found).toEqual(INTERVALS.days);
  });

  it('a sequence of answers after some days leads to its memory', () => {
    let [now, held] = [VECTOR_START, null as Recall | null];
    for (const [index, rating] of MEMORY.ratings.entries()) {
      now += MEMORY.after[index]! * DAY;
      held = schedule.grade(held, rating, now);
    }
    expect(held!.stability).toBeCloseTo(MEMORY.stability, 4);
    expect(held!.difficulty).toBeCloseTo(MEMORY.difficulty, 4);
  });

  it('a new card stands after each first answer as published', () => {
    const each = schedule.each(null, VECTOR_START);
    const of = (key: keyof Recall) => ([1, 2, 3, 4] as Rating[]).map((rating) => each[rating][key]);
    expect({ stability: of('stability'), difficulty: of('difficulty'), reps: of('reps'), lapses: of('lapses'), elapsed: of('elapsed'), scheduled: of('scheduled'), state: of('state') }).toEqual(STARTS);
  });
});

describe('a schedule', () => {
  it('names on its buttons what the answer leads to', () => {
    const held = recall();
    for (const rating of [1, 2, 3, 4] as Rating[]) expect(schedule.grade(held, rating, NOW + 12_345)).toEqual(schedule.each(held, NOW + 12_345)[rating]);
  });

  it('asks more often for a higher retention, and never later than the longest interval', () => {
    const [easy, strict] = [0.7, 0.97].map((retention) => toSchedule({ retention, longest: 36_500 }).grade(recall(), 3, NOW).scheduled);
    expect(strict).toBeLessThan(easy!);
    expect(toSchedule({ retention: 0.7, longest: 7 }).grade(recall({ stability: 400 }), 4, NOW).scheduled).toBeLessThanOrEqual(7);
  });

  it('takes an answer of a clock that went back for one of the same moment', () => {
    const held = recall({ last: NOW });
    expect(schedule.grade(held, 3, NOW - 9 * DAY)).toEqual(schedule.grade(held, 3, NOW));
  });

  it('is due on the reader’s day, whatever the hour', () => {
    expect([isDue(recall({ due: NOW + 3_600_000 }), dayOf(NOW), dayOf), isDue(recall({ due: NOW + DAY }), dayOf(NOW), dayOf)]).toEqual([true, false]);
  });
});

describe('a sitting', () => {
  it('begins with what is most likely forgotten, and spreads new cards among it', () => {
    const rows = [progress('when.a', { stability: 50 }), progress('when.b', { stability: 1 }), progress('when.c', { due: NOW + 2 * DAY }), progress('when.d', { stability: 9 })];
    const { queue, repeats, fresh, left } = toSitting([...rows.map(({ id }) => card(id)), card('when.x'), card('when.y')], here(rows));
    const again = queue.map(({ id }) => id).filter((id) => rows.some((row) => row.id === id));
    expect(again).toEqual(['when.b', 'when.d', 'when.a']);
    expect([repeats, fresh, left, queue.length]).toEqual([3, 2, { repeats: 0, fresh: 0 }, 5]);
    expect(rows.some(({ id }) => id === queue.at(0)!.id)).toBe(true);
  });

  it('holds no more than is left of the day', () => {
    const rows = ['a', 'b', 'c', 'd'].map((id) => progress(`when.${id}`));
    const all = [...rows.map(({ id }) => card(id)), ...['m', 'n', 'o'].map((id) => card(`when.${id}`))];
    const grades = [grade('when.p', NOW - 60_000, null), grade('when.q', NOW - 60_000, recall()), grade('when.r', NOW - 60_000, null, { undone: true }), grade('when.s', NOW - DAY, null)];
    const { repeats, fresh, left } = toSitting(all, here(rows, { grades, pace: { ...PACE, repeats: 3, fresh: 2 } }));
    expect([repeats, fresh, left]).toEqual([2, 1, { repeats: 2, fresh: 2 }]);
    expect(doneOn(dayOf(NOW), grades, dayOf)).toEqual({ fresh: 1, repeats: 1, answers: 2 });
  });

  it('takes one card of an event a day where there are others, and puts two apart where there are not', () => {
    const many = ['when.a', 'where.a', 'who.a', 'when.b', 'where.b', 'when.c'].map((id) => card(id));
    const three = toSitting(many, here([], { pace: { ...PACE, fresh: 3 } })).queue;
    expect(new Set(three.map(({ event }) => event)).size).toBe(3);
    const five = toSitting(many, here([], { pace: { ...PACE, fresh: 5 } })).queue.map(({ event }) => event);
    expect(five.filter((event, index) => event === five[index - 1])).toEqual([]);
    const others = toSitting(many, here([], { grades: [grade('first.a', NOW, null)], pace: { ...PACE, fresh: 3 } })).queue;
    expect(others.map(({ event }) => event).sort()).toEqual(['b', 'c']);
  });

  it('asks what was begun today again, over the limit, and what was corrected before its day', () => {
    const rows = [progress('when.a', { state: 1, last: NOW - 60_000 }), progress('when.b', { due: NOW + 90 * DAY })];
    const all = rows.map(({ id }) => card(id));
    expect(toSitting(all, here(rows, { pace: { ...PACE, repeats: 0 } })).queue.map(({ id }) => id)).toEqual(['when.a']);
    expect(toSitting(all, here(rows, { sooner: new Set(['when.b']) })).queue.map(({ id }) => id)).toContain('when.b');
  });
});

describe('a forecast', () => {
  it('counts what is overdue today, and each card again when it would come back', () => {
    const rows = [progress('when.a', { due: NOW - 9 * DAY }), progress('when.b', { due: NOW + 2 * DAY }), progress('when.c', { due: NOW + 400 * DAY })];
    const days = forecast(rows, 14, { pace: PACE, now: NOW, dayOf });
    expect(days).toHaveLength(14);
    expect(days.slice(0, 3).map(({ count }) => count)).toEqual([1, 0, 1]);
    expect(days.map(({ day }) => day)).toEqual(Array.from({ length: 14 }, (_, index) => dayOf(NOW) + index));
    const dense = forecast([progress('when.a', { stability: 1, scheduled: 1, last: NOW - DAY })], 30, { pace: PACE, now: NOW, dayOf });
    expect(dense.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(1);
  });

  it('with nothing learnt is empty', () => {
    expect(forecast([], 3, { pace: PACE, now: NOW, dayOf }).map(({ count }) => count)).toEqual([0, 0, 0]);
  });
});

it('a wait is said in the largest unit that says it', () => {
  const wait = (days: number) => toWait(0, days * DAY);
  expect([toWait(0, 600_000), wait(1), wait(59), wait(90), wait(800)]).toEqual([
    { unit: 'minutes', count: 10 }, { unit: 'days', count: 1 }, { unit: 'days', count: 59 }, { unit: 'months', count: 3 }, { unit: 'years', count: 2 },
  ]);
});

it('what waits days comes back after so many days of the calendar, whatever the clock does meanwhile', () => {
  // answered ten minutes after midnight of a day of 25 hours, and half an hour before the midnight of one of 23
  for (const [first, last, due] of [[100, NOW, NOW + DAY], [200, NOW + 5, NOW + DAY + 5]] as const) {
    const dayOf = (time: number): number => (time === last ? first : time === due && first === 100 ? first : first + 2);
    const recall = { ...progress('when.a', { due, last, scheduled: 1, state: 2 }).recall };
    expect([isDue(recall, first, dayOf), isDue(recall, first + 1, dayOf)]).toEqual([false, true]);
  }
  // a minute before midnight ten minutes are ten minutes
  expect(toWait(DAY - 60_000, DAY + 540_000)).toEqual({ unit: 'minutes', count: 10 });
});
