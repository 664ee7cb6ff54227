// The command line of the benchmark.

import { describe, expect, test } from 'vitest';
import { parseFlags } from './flags.ts';

describe('which parts are measured', () => {
  test.each([
    [[], ['timeline', 'search', 'import'], true],
    [['--only', 'import,search'], ['search', 'import'], false],
    [['--only', 'search', '--write'], ['search'], true],
    [['--pages', 'vis'], ['timeline'], false],
    [['--quick'], ['timeline', 'search', 'import'], false],
    [['--articles', '500'], ['timeline', 'search', 'import'], false],
  ] as const)('%j', (args, parts, write) => {
    expect(parseFlags([...args])).toMatchObject({ parts, write });
  });
  test('one that is not known is told', () => {
    expect(() => parseFlags(['--only', 'serach'])).toThrow('no part is called "serach"');
  });
});

test('sizes are whole numbers, and rise', () => {
  expect(parseFlags(['--imports', '100_000,10000'])).toMatchObject({ imports: [10_000, 100_000], articles: 10_000 });
  expect(() => parseFlags(['--imports', 'many'])).toThrow('expected a whole number, got "many"');
});
