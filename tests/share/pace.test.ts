import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { follow, retry, START, type Pace, type Step } from '../../src/share/pace.ts';

/** A page in a frame and a page around it, played through: `root` is its height when the frame is as tall as what was said. */
function play(root: (said: number, now: number) => number, until: number, answerAfter = 16): { said: { at: number; height: number }[]; last: number } {
  const said: { at: number; height: number }[] = [];
  let pace: Pace = START;
  let due: number | null = null;
  let answered = 0;
  const take = ({ pace: next, send, wait }: Step, now: number): void => {
    pace = next;
    if (send || wait !== null) due = wait === null ? null : now + wait;
    if (send) said.push({ at: now, height: pace.sent });
  };
  for (let now = 0; now <= until; now += 4) {
    answered = said.findLast(({ at }) => now - at >= answerAfter)?.height ?? 0;
    if (now % 16 === 0) take(follow(pace, root(answered, now), now), now);
    if (due !== null && now >= due) {
      due = null;
      take(retry(pace, root(answered, now), now), now);
    }
  }
  return { said, last: root(answered, until) };
}
const heights = ({ said }: ReturnType<typeof play>): number[] => said.map(({ height }) => height);

describe('growing and shrinking are followed at once', () => {
  test('one change', () => {
    expect(heights(play((_, now) => (now < 500 ? 777 : 512), 3000))).toEqual([777, 512]);
  });
  test('a third of a second of steps', () => {
    const grown = heights(play((_, now) => 400 + Math.min(now, 320), 3000));
    expect(grown).toEqual(Array.from({ length: 21 }, (_, step) => 400 + 16 * step));
  });
  test('a long animation ends at its end', () => {
    expect(heights(play((_, now) => 4000 - Math.min(now, 2400), 6000)).at(-1)).toBe(1600);
  });
  test('a reader who opens and closes something in haste', () => {
    const { said } = play((_, now) => (Math.floor(Math.min(now, 2900) / 300) % 2 === 0 ? 400 : 700), 8000);
    expect(said.at(-1)?.height).toBe(700);
    const { said: back } = play((_, now) => (Math.floor(Math.min(now, 3200) / 300) % 2 === 0 ? 400 : 700), 8000);
    expect(back.at(-1)?.height).toBe(400);
  });
});

describe.each([16, 120, 400, 900])('a page that answers after %i ms', (answerAfter) => {
  test('two heights that take turns end at the taller', () => {
    const { said } = play((answered) => (answered === 700 ? 640 : 700), 60_000, answerAfter);
    expect(said.at(-1)?.height).toBe(700);
    expect(said.length).toBeLessThan(15);
  });
  test('a height that grows by each answer stops', () => {
    const { said } = play((answered) => Math.max(600, answered + 20), 120_000, answerAfter);
    expect(said.length).toBeLessThan(45);
    expect(said.at(-1)!.at).toBeLessThan(60_000);
  });
  test('and a change that is not its doing is followed again', () => {
    const { said } = play((answered, now) => (now > 20_000 ? 300 : answered === 700 ? 640 : 700), 60_000, answerAfter);
    expect(said.at(-1)?.height).toBe(300);
  });
});

test('whatever happens, all is quiet and right ten seconds after a page that does not answer stands still', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 5000 })), { minLength: 1, maxLength: 60 }), (changes) => {
      let from = 0;
      const times = changes.map(([after, height]) => ({ from: (from += after), height }));
      const { said } = play((_, now) => times.findLast((time) => time.from <= now)?.height ?? 50, from + 10_000);
      expect(said.at(-1)?.height).toBe(times.at(-1)!.height);
      expect(said.every(({ height }, index) => height !== said[index - 1]?.height)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
