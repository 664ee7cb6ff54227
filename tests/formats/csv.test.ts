import { csvParseRows } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv, type Cell, type Column } from '../../src/formats/csv.ts';

const columns: Column<Cell[]>[] = ['a', 'b'].map((name, index) => ({ name, meaning: name, of: (row) => row[index] }));
const rowsOf = (csv: string): string[][] => csvParseRows(csv.slice(1).replace(/\n$/, ''));

test('begins with a byte order mark and the names of its columns', () => {
  expect(toCsv(columns, [])).toBe('\ufeffa,b\n');
});

test('fields with commas, quotation marks and line breaks are quoted', () => {
  expect(toCsv(columns, [['a, b', 'he said "no"\nand left']])).toBe('\ufeffa,b\n"a, b","he said ""no""\nand left"\n');
});

test('an absent value is an empty field, a number and a flag stand as they are', () => {
  expect(rowsOf(toCsv(columns, [[null, undefined], [-6.84, false]]))).toEqual([['a', 'b'], ['', ''], ['-6.84', 'false']]);
});

test.each(['=1+1', '+33 1', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])('%j is not run as a formula', (text) => {
  expect(rowsOf(toCsv(columns, [[text, 'x']]))[1]).toEqual([`'${text}`, 'x']);
});

describe('any text', () => {
  test('comes back as it was, or with an apostrophe before it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.constantFrom('', 'الرباط، "المغرب"', 'a\nb')), { minLength: 1, maxLength: 5 }), (rows) => {
        const back = rowsOf(toCsv(columns, rows)).slice(1);
        expect(back.map((row) => row.map((field) => field.replace(/^'(?=[=+\-@\t\r\n])/, '')))).toEqual(rows.map((row) => [...row]));
        for (const field of back.flat()) expect(field).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});
