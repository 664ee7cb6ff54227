import { dsvFormat } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOpenCells } from '../../src/formats/quotes.ts';
import { CHOICES, toRows } from '../../src/formats/rows.ts';
import { read, told } from './taken.ts';

const RUNS = Number(process.env['RAPPROCHEMENT_FUZZ'] ?? 1000);
const lines = (...rows: string[]): string => rows.join('\n');
const EXPECTED = 'expected a quotation mark that closes the cell, before a separator or the end of the line';
const titles = (text: string): string[] => read(text, 'x.csv').events.map(({ title }) => title);
const faults = (text: string): string[] => told(read(text, 'x.csv').faults);

describe('a quotation mark that is not closed', () => {
  const rest = lines('title,date,place', 'First,2024-01-01,Rabat', '"Second,2024-02-02,Paris', 'Third,2024-03-03,Fez', 'Fourth,2024-04-04,Rabat', '');
  test('is told by its line, with all that is left; the rows before it are taken', () => {
    expect(titles(rest)).toEqual(['First']);
    expect(faults(rest)).toEqual([`shape line 3: ${EXPECTED}, found none after "Second,2024-02-02,Paris"; lines that are left: 3`]);
    expect(faults(rest.replaceAll('\n', '\r\n'))).toEqual(faults(rest));
    expect(faults(`\ufeff${rest}`)).toEqual(faults(rest));
  });

  test('nor is one that closes in the middle of a later cell', () => {
    const text = lines('title,date', '"Two', 'lines",2024-01-01', '"Second,2024-02-02', 'Third,"2024-03-03"', 'Fourth,2024-04-04');
    expect(titles(text)).toEqual(['Two lines']);
    expect(faults(text)).toEqual([`shape line 4: ${EXPECTED}, found none after "Second,2024-02-02"; lines that are left: 3`]);
  });

  test('where the cell goes on within its line, that row alone is left, and the others keep their numbers', () => {
    const text = lines('title,date', '"He said "yes" to it",2024-01-01', '"Two" ,2024-01-02', '"A ""good"" one",2024-02-02', 'Late,2024-02-30');
    expect(read(text, 'x.csv').events.map(({ at, title }) => [at, title])).toEqual([['row 4', 'A "good" one']]);
    expect(faults(text)).toEqual([
      `shape line 2: ${EXPECTED}, found a mark within the cell "He said \\"yes\\" to it\\",2024-01-01"`,
      `shape line 3: ${EXPECTED}, found a mark within the cell "Two\\" ,2024-01-02"`,
      'date B5: expected a day in the calendar (2024-02 has 29 days), found "2024-02-30"',
    ]);
  });

  test('in a table of tabs, in the sheet of TimelineJS, and in the header itself', () => {
    expect(faults(lines('title\tdate', 'A\t2024', 'B\t"2025', 'C\t2026'))).toEqual([`shape line 3: ${EXPECTED}, found none after "2025"; lines that are left: 2`]);
    const sheet = lines('Year,Headline,Text', '2024,A,a', '2025,"B,b', '2026,C,c');
    expect([read(sheet, 'x.csv').format, titles(sheet), faults(sheet)]).toEqual(['timelinejs-sheet', ['A'], [`shape line 3: ${EXPECTED}, found none after "B,b"; lines that are left: 2`]]);
    expect(faults(lines('"title,date', 'A,2024'))[0]).toBe(`shape line 1: ${EXPECTED}, found none after "title,date"; lines that are left: 2`);
  });

  test('a mark elsewhere than at the beginning of a cell is a letter like any other', () => {
    expect(titles(lines('title,date', 'A 5" gun,2024', 'B,2025'))).toEqual(['A 5" gun', 'B']);
  });
});

describe('whatever the cells hold', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '|', '\t', '\n', '\r\n', '\r', ' ', 'ق'), maxLength: 8 });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  const written = (rows: string[][], separator: string, end: string): string => rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(separator)).join(end);

  test('what is quoted as RFC 4180 has it comes back, and nothing is told of it', () => {
    fc.assert(fc.property(table, fc.constantFrom(...CHOICES), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\n'), (rows, separator, end, last) => {
      const text = written(rows, separator, end) + last;
      expect(findOpenCells(text, separator)).toEqual([]);
      expect(toRows(text, separator)).toEqual(rows);
    }), { numRuns: RUNS });
  });

  test('of any text each line is in a row that is read, or is told', () => {
    const any = fc.string({ unit: fc.constantFrom('a', 'b', '"', '"', ',', '\n', '\r\n', ' '), maxLength: 40 });
    fc.assert(fc.property(any, (text) => {
      const open = findOpenCells(text, ',');
      let before = 0;
      for (const { from, at, to, line } of open) {
        expect([before <= from, from <= at, at < to, text[at], text.slice(0, at).split(/\r\n|\r|\n/).length]).toEqual([true, true, true, '"', line]);
        before = to;
      }
      // no letter is lost of what is not told
      const good = open.reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), text);
      expect(toRows(text, ',').flat().join('').replace(/[^ab]/g, '')).toBe(good.replace(/[^ab]/g, ''));
      if (open.length === 0) expect(toRows(text, ',')).toEqual(dsvFormat(',').parseRows(text));
    }), { numRuns: RUNS });
  });
});
