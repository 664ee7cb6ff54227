import { csvParseRows } from 'd3';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { toCsv, type Cell, type Column } from '../../src/formats/csv.ts';

const columns: Column<Cell[]>[] = ['a', 'b'].map((name, index) => ({ name, meaning: name, of: (row) => row[index] }));
const rowsOf = (csv: string): string[][] => csvParseRows(csv.slice(1).replace(/\r\n$/, ''));
const first = (text: string): string => rowsOf(toCsv(columns, [[text, 'x']]))[1]![0]!;

test('begins with a byte order mark and the names of its columns; every field is quoted, every line ends', () => {
  expect(toCsv(columns, [])).toBe('\ufeff"a","b"\r\n');
  expect(toCsv(columns, [[1, null]])).toBe('\ufeff"a","b"\r\n"1",""\r\n');
});

test('fields keep their commas, quotation marks and line breaks', () => {
  expect(toCsv(columns, [['a, b', 'he said "no"\nand left']])).toBe('\ufeff"a","b"\r\n"a, b","he said ""no""\nand left"\r\n');
});

test('an absent value is an empty field, a number and a flag stand as they are', () => {
  expect(rowsOf(toCsv(columns, [[null, undefined], [-6.84, false]]))).toEqual([['a', 'b'], ['', ''], ['-6.84', 'false']]);
});

describe('no text is run as a formula', () => {
  test.each(['=1+1', '+33 1', '-2', '@SUM(A1)', ' =1', '\u00a0+1', '＝1', '＋1', '－1', '＠x', '﹢1', '-5', '+212 537'])('%j has an apostrophe before it', (text) => {
    expect(first(text)).toBe(`'${text}`);
  });

  test.each(['\t', '\r', '\n', '\0', '\ufeff', '\u200b', '\u202e', '\u00ad', '\u2066', '\n\0\u200b'])('what nobody sees before it is left out: %j', (unseen) => {
    expect(first(`${unseen}=1+1`)).toBe("'=1+1");
    expect(first(`${unseen}text`)).toBe('text');
    expect(first(` ${unseen}=1`)).toBe(`' ${unseen}=1`);
  });
});

describe('any text', () => {
  const unit = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constantFrom('', 'الرباط، "المغرب"', 'a\nb', '=cmd|x', '\ufeff\t=1', ' ＝1'));

  test('comes back as it was, but for what nobody sees at its beginning and the apostrophe, in two readers', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, unit), { minLength: 1, maxLength: 5 }), (rows) => {
        const csv = toCsv(columns, rows);
        const back = rowsOf(csv).slice(1);
        expect(Papa.parse<string[]>(csv, { skipEmptyLines: false }).data.slice(1, -1)).toEqual(back);
        for (const [index, field] of back.flat().entries()) {
          const seen = rows.flat()[index]!.replace(/^[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*/u, '');
          expect([seen, `'${seen}`]).toContain(field);
          expect(field.normalize('NFKC')).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@]/u);
        }
      }),
    );
  });
});
