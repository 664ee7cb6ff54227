// Runs of the parts that search and import → rows, the table, and the lines that the README quotes.

import { describe, expect, test } from 'vitest';
import { toImportLine, toImportMarkdown, toImportRow, type ImportPart } from './import-rows.ts';
import type { ImportRun } from './import-drive.ts';
import type { Occasion } from './occasion.ts';
import { pages } from './pages.ts';
import { toReport } from './parts.ts';
import type { Query } from './queries.ts';
import type { SearchRun } from './search-drive.ts';
import { sayTasks, toSearchLine, toSearchMarkdown, toSearchRow, toSpread, type SearchPart } from './search-rows.ts';
import { newestReport, quotedLines, toSummary, withSummary } from './summary.ts';
import { dateOf, toMarkdown } from './table.ts';
import type { Named } from './visit.ts';
import { toTasks } from './watch.ts';

const OURS: Named = { page: 'app', name: 'Ours', role: 'ours' };
const FLOOR: Named = { page: 'scan', name: 'Floor', role: 'floor' };
const NONE = { count: 0, longest: 0, blocked: 0 };
const QUERIES: Query[] = [{ text: 'r', language: 'en', kind: 'letter' }, { text: 'مراك', language: 'ar', kind: 'prefix' }];
const occasion: Occasion = { date: '2031-02-03', time: '04:05', commit: 'abc1234', machine: 'a machine', chromium: '1', node: '2', seed: 7, generator: 3, rounds: 3, load: [0.11, 0.26], method: 'How.' };

const searched = (made: number, asked: [string, number][], part: Partial<SearchRun> = {}): SearchRun => ({
  made, making: NONE, read: null, reading: null, kept: null, typing: NONE, asked: asked.map(([query, ms]) => ({ query, ms, heard: null, shown: 12 })), ...part,
});
const imported = (prepared: number, written: number, part: Partial<ImportRun> = {}): ImportRun => ({ prepared, written, reading: null, bars: null, tasks: NONE, ...part });

const search: SearchPart = {
  occasion, articles: 10_012, events: 3_600, reports: 11_000, times: 3,
  rows: [
    toSearchRow(OURS, [searched(900.2, [['r', 40], ['مراك', 20]], { read: 90, kept: 2_621_440, typing: { count: 2, longest: 71.2, blocked: 30 } }), searched(1000, [['r', 60.1]], { read: 80 }), searched(800, [])], QUERIES, null),
    toSearchRow(FLOOR, [searched(100.9, [['r', 20.5], ['مراك', 10]])], QUERIES, 'a|b\nc'),
  ],
};
const brought: ImportPart = {
  occasion: { ...occasion, date: '2031-02-04' },
  bytes: { 1000: 1_048_576 },
  rows: [
    toImportRow(OURS, 1000, [imported(2000, 1010, { reading: 500, bars: 40, tasks: { count: 1, longest: 80.5, blocked: 30.5 } }), imported(1000, 1000, { bars: 30 })], null),
    toImportRow(FLOOR, 1000, [imported(100, 400)], null),
  ],
};

describe('a watch', () => {
  test('counts the long tasks that began between two times', () => {
    expect(toTasks([[10, 60], [100, 70], [190, 200], [200, 90]], 50, 200)).toEqual({ count: 2, longest: 200, blocked: 170 });
    expect(toTasks([], 0, Infinity)).toEqual(NONE);
  });
  test('is told in three figures, or in one where no round had any', () => {
    expect(sayTasks({ count: 2, longest: 71.2, blocked: 30 }, true)).toBe('2, 72, 30');
    expect(sayTasks({ count: 0, longest: 71.2, blocked: 0 }, true)).toBe('0, 72, 0');
    expect([sayTasks(NONE, true), sayTasks(null, true)]).toEqual(['0', '–']);
  });
});

describe('search', () => {
  test('a row has the medians of the rounds, and the answers of all together', () => {
    expect(search.rows[0]).toMatchObject({ made: 900.2, read: 90, kept: 2_621_440, answers: { p50: 40, p95: 60.1, max: 60.1 }, typing: { longest: 71.2 }, why: null });
    expect(search.rows[0]!.queries).toMatchObject([{ text: 'r', p50: 40, max: 60.1, shown: 12 }, { text: 'مراك', p50: 20 }]);
    expect(toSpread([])).toBeNull();
  });
  test('a page that never finished has a row of dashes', () => {
    const row = toSearchRow(OURS, [], QUERIES, 'not done in 300 s');
    expect(row).toMatchObject({ made: null, answers: null, making: null, queries: [] });
    expect(toSearchMarkdown({ ...search, rows: [row] }).join('\n')).toContain('| Ours: did not finish (not done in 300 s) | – | – | – | – | – | – | – | – | – | – | – |');
  });
  test('the table rounds ours up and the others down, and divides', () => {
    const text = toSearchMarkdown(search).join('\n');
    expect(text).toContain('## Search over 10,012 articles');
    expect(text).toContain('measured on 2031-02-03 at 04:05 UTC, commit abc1234; 3 rounds');
    expect(text).toContain('| Ours | 901 | 90 | 2.5 | 40.0 | 60.1 | 60.1 | – | – | 0 | – | 0, 72, 0 |');
    expect(text).toContain('| Floor: did not finish (a/b c) | 100 | – | – | 10.0 | 20.5 | 20.5 | – | – | 0 | – | 0 |');
    expect(text).toContain('| index made | 8.93 |');
    expect(text).toContain('| <bdi>r</bdi> | en | letter | 40.0 | 60.1 | 12 | 20.5 | 20.5 | 12 |');
  });
  test('is said in one line', () => {
    expect(toSearchLine(search)).toMatch(/^Search over 10,012 articles \(2031-02-03, commit abc1234, 3 rounds, load 0\.1 to 0\.3\): .*901 ms, takes 2\.5 MB .* 90 ms; .*p50 is 40 ms, p95 61 ms; .*72 ms; .*Floor.* 100 ms, 10 and 20 ms\.$/);
  });
});

describe('import', () => {
  test('a row has the medians of the rounds', () => {
    expect(brought.rows[0]).toMatchObject({ size: 1000, whole: 3010, prepared: 2000, written: 1010, reading: 500, bars: 40, tasks: { count: 1, longest: 80.5 } });
  });
  test('the table rounds ours to the worse, and divides it by the floor', () => {
    const text = toImportMarkdown(brought).join('\n');
    expect(text).toContain('### 1,000 events, 1.0 MB');
    expect(text).toContain('| Ours | 3,010 | 2,000 | 500 | 1,010 | 40 | 1, 81, 31 | – | – |');
    expect(text).toContain('| Floor | 500 | 100 | – | 400 | – | 0 | 6.02 | 2.53 |');
  });
  test('is said in one line', () => {
    expect(toImportLine(brought)).toMatch(/^Import from .* \(2031-02-04, .*\): 1,000 events 3\.1 s \(read and checked 2\.0 s, written 1\.1 s; 40 values of the bar; longest task of the page 81 ms\), Floor 0\.5 s\.$/);
  });
});

describe('a table of some parts', () => {
  const { search: _s, import: _i, ...older } = newestReport();
  const both = toReport({ search, import: brought }, older);
  test('holds what an older one has of the others, each with its own date', () => {
    expect(toReport({ search }, toReport({ import: brought }, older))).toEqual(both);
    expect(both.circumstances).toEqual(older.circumstances);
    expect(toReport({}, older)).toEqual(older);
    expect([dateOf(older), dateOf(both)]).toEqual([older.circumstances.date, '2031-02-04']);
    const text = toMarkdown(both, pages);
    for (const when of [`measured on ${older.circumstances.date}`, 'measured on 2031-02-03 at', 'measured on 2031-02-04 at']) expect(text).toContain(when);
    expect(toMarkdown(older, pages)).not.toContain('## Search');
  });
  test('is quoted in the README with a line for each, which an older one takes out again', () => {
    const lines = toSummary(both);
    expect(lines.slice(-4)).toEqual(['', toSearchLine(search), '', toImportLine(brought)]);
    const readme = ['# It', '## How fast', 'Words.', '', ...toSummary(older), '', 'More words.', '## Licences'].join('\n');
    expect(quotedLines(withSummary(readme, lines)).lines).toEqual(lines);
    expect(withSummary(withSummary(readme, lines), toSummary(older))).toBe(readme);
  });
});
