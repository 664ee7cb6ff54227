import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agrees, contains, isExact, isSameSpan, toAnchor, toSpan, width, type Doubt, type Span } from '../../src/model/span.ts';

const endArb = fc.option(fc.integer({ min: 0, max: 30 }), { nil: null, freq: 5 });
const spanArb: fc.Arbitrary<Span> = fc.tuple(endArb, endArb, fc.boolean(), fc.constantFrom<Doubt>('none', 'uncertain', 'approximate', 'both')).map(([a, b, window, doubt]) => {
  const [from, to] = a !== null && b !== null && a > b ? [b, a] : [a, b];
  return { from, to, core: !window && from !== null && to !== null ? [from, to] : null, window, doubt };
});
const window = (from: number | null, to: number | null): Span => ({ from, to, core: null, window: true, doubt: 'none' });

/** Every day that the span may touch, open ends reaching past all others. */
const days = ({ from, to }: Span): Set<number> => {
  const [first, last] = [from ?? -5, to ?? 35];
  return new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index));
};

test('a span contains another where each of its days lies within', () => {
  fc.assert(
    fc.property(spanArb, spanArb, (outer, inner) => {
      const all = days(outer);
      expect(contains(outer, inner)).toBe([...days(inner)].every((day) => all.has(day)));
    }),
    { numRuns: 500 },
  );
});

test('containing is reflexive and transitive', () => {
  fc.assert(
    fc.property(spanArb, spanArb, spanArb, (a, b, c) => {
      expect(contains(a, a)).toBe(true);
      fc.pre(contains(a, b) && contains(b, c));
      expect(contains(a, c)).toBe(true);
    }),
  );
});

test('a date that contains, or is contained in, the other agrees with it, whichever is asked', () => {
  fc.assert(
    fc.property(spanArb, spanArb, (a, b) => {
      expect(agrees(a, b)).toBe(contains(a, b) || contains(b, a));
      expect(agrees(b, a)).toBe(agrees(a, b));
    }),
  );
  expect(agrees(toSpan(28, 30), window(1, 30))).toBe(true);
  expect(agrees(toSpan(28, 30), toSpan(28))).toBe(true);
  // touching is not enough: a visit of the 27th and 28th is not one of the 28th to the 30th
  expect(agrees(toSpan(28, 30), toSpan(27, 28))).toBe(false);
  expect(agrees(toSpan(28), window(20, null))).toBe(true);
  expect(agrees(toSpan(19), window(20, null))).toBe(false);
});

test('known to the day is what is neither a window nor vague at an end', () => {
  expect(isExact(toSpan(5))).toBe(true);
  expect(isExact(toSpan(5, 7))).toBe(true);
  expect(isExact(window(5, 7))).toBe(false);
  expect(isExact(window(5, 5))).toBe(false);
  expect(isExact({ from: 1, to: 30, core: [10, 20], window: false, doubt: 'none' })).toBe(false);
  expect(isExact({ from: 1, to: null, core: null, window: false, doubt: 'none' })).toBe(false);
});

test('a day is one day wide, and an open end has no width that can be told', () => {
  expect([width(toSpan(5)), width(toSpan(5, 7)), width(window(1, 30))]).toEqual([1, 3, 30]);
  expect([width(window(5, null)), width(window(null, 5))]).toEqual([Infinity, Infinity]);
});

test('two dates are the same where days, kind and doubt are', () => {
  fc.assert(
    fc.property(spanArb, spanArb, (a, b) => {
      expect(isSameSpan(a, { ...a })).toBe(true);
      expect(isSameSpan(a, b)).toBe(isSameSpan(b, a));
      expect(isSameSpan(a, null)).toBe(false);
    }),
  );
  expect(isSameSpan(null, null)).toBe(true);
  expect(isSameSpan(toSpan(5, 7), window(5, 7))).toBe(false);
  expect(isSameSpan(toSpan(5), { ...toSpan(5), doubt: 'approximate' })).toBe(false);
});

test('a duration stands at its first day, a window in its middle, an open one at the end it has', () => {
  expect([toAnchor(toSpan(5, 9)), toAnchor(window(1, 31)), toAnchor(window(5, null)), toAnchor(window(null, 9)), toAnchor(window(null, null))]).toEqual([5, 16, 5, 9, null]);
});
