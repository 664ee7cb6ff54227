import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedBetween } from '../../src/model/changed.ts';

const things = Array.from({ length: 400 }, (_, n) => ({ n }));

/** What the answer says of both lists, put together again. */
function rebuild(before: readonly object[], after: readonly object[], { gone, come, runs }: NonNullable<ReturnType<typeof changedBetween>>) {
  const second: object[] = [];
  for (const [from, to, length] of runs) for (let at = 0; at < length; at += 1) second[to + at] = before[from + at]!;
  for (const at of come) second[at] = after[at]!;
  const first = [...gone, ...runs.flatMap(([from, , length]) => before.slice(from, from + length))];
  return { second, first };
}

describe('what is other between two lists', () => {
  test('nothing, where both have the same', () => {
    expect(changedBetween(things, [...things])).toEqual({ gone: [], come: [], runs: [[0, 0, 400]] });
    expect(changedBetween([], [])).toEqual({ gone: [], come: [], runs: [] });
  });

  test('one changed, one put in, one taken out', () => {
    const [other, more] = [{ n: -1 }, { n: -2 }];
    const after = [...things.slice(0, 10), other, ...things.slice(11, 200), more, ...things.slice(200, 300), ...things.slice(301)];
    expect(changedBetween(things, after)).toEqual({ gone: [things[10], things[300]], come: [10, 200], runs: [[0, 0, 10], [11, 11, 189], [200, 201, 100], [301, 301, 99]] });
  });

  test('too much: it is said, and not found out', () => {
    expect(changedBetween(things, things.slice(0, 200))).toBeNull();
    expect(changedBetween([], things)).toBeNull();
    expect(changedBetween(things, things.toReversed())).toBeNull();
  });

  test('each of both lists is accounted for once, whatever was done', () => {
    const edit = fc.record({ at: fc.nat(399), kind: fc.constantFrom('out' as const, 'in' as const, 'other' as const), many: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const after: object[] = [...things];
        for (const { at, kind, many } of edits) after.splice(at, kind === 'in' ? 0 : many, ...(kind === 'out' ? [] : Array.from({ length: many }, () => ({}))));
        const changed = changedBetween(things, after);
        if (changed === null) return;
        const { first, second } = rebuild(things, after, changed);
        expect(second).toEqual(after);
        expect(second.every((each, at) => each === after[at])).toBe(true);
        expect(new Set(first)).toEqual(new Set(things));
        expect(first.length).toBe(things.length);
      }),
    );
  });

  test('up to sixteen in a row are found', () => {
    const after = [...things.slice(0, 100), ...things.slice(116)];
    expect(changedBetween(things, after)).toEqual({ gone: things.slice(100, 116), come: [], runs: [[0, 0, 100], [116, 100, 284]] });
    expect(changedBetween(things, [...things])!.gone).toEqual([]);
  });
});
