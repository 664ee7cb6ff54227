// The README quotes the newest table of the benchmark, and nothing else.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Report } from './parts.ts';
import { newestReport, quotedLines, toSummary, withSummary } from './summary.ts';

const readme = readFileSync('README.md', 'utf8');

test('every figure of the README is that of the newest table', () => {
  expect(quotedLines(readme).lines).toEqual(toSummary(newestReport()));
});

test('another table is quoted in the place of this one, and this one again', () => {
  const newest = newestReport();
  const other: Report = { ...newest, rows: newest.rows.slice(0, 3) };
  const with3 = withSummary(readme, toSummary(other));
  expect(quotedLines(with3).lines).toEqual(toSummary(other));
  expect(withSummary(with3, toSummary(newest))).toBe(readme);
});
