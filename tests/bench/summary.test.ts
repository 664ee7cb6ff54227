// The README quotes the newest table of the benchmark, and nothing else.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newestReport, toSummary } from './summary.ts';

test('every figure of the README is that of the newest table', () => {
  const readme = readFileSync('README.md', 'utf8');
  const part = readme.slice(readme.indexOf('## How fast'), readme.indexOf('## Licences')).split('\n');
  const lines = toSummary(newestReport());
  expect(part.filter((line) => line.startsWith('|') || line.startsWith('Measured on'))).toEqual(lines.filter((line) => line !== ''));
});
