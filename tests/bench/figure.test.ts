// Figures of the benchmark: what is made of many, and how they are written.

import { expect, test } from 'vitest';
import { toCell, toMedian, toMiddle, toOver, toQuantile, toText } from './figure.ts';

test('a quantile is one of the figures, and the higher one where two would do', () => {
  const list = Array.from({ length: 100 }, (_, index) => index + 1);
  expect([0.5, 0.95, 1].map((q) => toQuantile(list, q))).toEqual([50, 95, 100]);
  expect(toQuantile([7], 0.95)).toBe(7);
  expect(toMedian([4, 1, 3, 2])).toBe(3);
});

test('a middle leaves out what was not measured', () => {
  expect(toMiddle([null, 3, undefined, 1, 2])).toBe(2);
  expect(toMiddle([null])).toBeNull();
  expect(toMiddle([0])).toBe(0);
});

test('a figure is rounded to the side that is asked for, and to no more than it has', () => {
  expect([toText(1.01, 1, true), toText(1.09, 1, false), toText(1234.5, 0, true)]).toEqual(['1.1', '1.0', '1,235']);
  expect(toText(16.7, 1, true)).toBe('16.7');
  expect([toCell(null, 1, true), toCell(0, 0, true)]).toEqual(['–', '0']);
});

test('nothing is divided by nothing', () => {
  expect([toOver(6, 3), toOver(6, 0), toOver(null, 3), toOver(6, undefined)]).toEqual([2, null, null, null]);
});
