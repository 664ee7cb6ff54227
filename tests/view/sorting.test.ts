import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localeOf } from '../../src/i18n/language.ts';
import { BY_TIME, choose, COLUMNS, inOrder, parseSort, turn, writeSort, type Key } from '../../src/view/sorting.ts';

interface Row {
  id: number;
  key: Key;
}
const textArb = fc.oneof(fc.constantFrom('Été', 'ete', 'Zaïre', 'visite 2', 'visite 10', 'زيارة', 'آسفي', 'أصيلة'), fc.string({ maxLength: 4 }));
const rowsArb = fc.oneof(
  fc.array(fc.option(textArb, { nil: null })),
  fc.array(fc.option(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 2 })), { nil: null })),
).map((keys: Key[]): Row[] => keys.map((key, id) => ({ id, key })));
const localeArb = fc.constantFrom(...(['ar', 'fr', 'en'] as const).map(localeOf));
const sorted = (keys: Key[], down = false, locale = 'fr-FR'): Key[] => inOrder(keys.map((key, id) => ({ id, key })), ({ key }) => key, down, locale).map(({ key }) => key);

describe('rows in an order', () => {
  test('every row is in it once, and what was given is left as it was', () => {
    fc.assert(
      fc.property(rowsArb, fc.boolean(), localeArb, (rows, down, locale) => {
        const before = [...rows];
        const after = inOrder(rows, ({ key }) => key, down, locale);
        expect([...after].sort((a, b) => a.id - b.id)).toEqual(before);
        expect(rows).toEqual(before);
      }),
    );
  });

  test('each stands before the next by the language’s own order, turned where it is asked for', () => {
    fc.assert(
      fc.property(rowsArb, fc.boolean(), localeArb, (rows, down, locale) => {
        const { compare } = new Intl.Collator(locale, { numeric: true });
        const after = inOrder(rows, ({ key }) => key, down, locale).filter(({ key }) => key !== null);
        for (const [index, { key }] of after.entries()) {
          const next = after[index + 1]?.key;
          if (next == null || key === null) continue;
          const order = typeof key === 'string' ? compare(key, next as string) : key[0]! - (next[0] as number) || key[1]! - (next[1] as number);
          expect(order * (down ? -1 : 1)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  test('what has nothing to sort by comes last, both ways', () => {
    fc.assert(
      fc.property(rowsArb, fc.boolean(), localeArb, (rows, down, locale) => {
        const empty = inOrder(rows, ({ key }) => key, down, locale).map(({ key }) => key === null);
        expect(empty).toEqual(empty.toSorted((a, b) => Number(a) - Number(b)));
      }),
    );
    expect(sorted([null, [2, 2], [1, 1]])).toEqual([[1, 1], [2, 2], null]);
    expect(sorted([null, [2, 2], [1, 1]], true)).toEqual([[2, 2], [1, 1], null]);
  });

  test('rows that are alike keep the order in which they came, both ways', () => {
    fc.assert(
      fc.property(rowsArb, fc.boolean(), localeArb, (rows, down, locale) => {
        const { compare } = new Intl.Collator(locale, { numeric: true });
        const alike = (a: Key, b: Key): boolean => (typeof a === 'string' && typeof b === 'string' ? compare(a, b) === 0 : JSON.stringify(a) === JSON.stringify(b));
        const after = inOrder(rows, ({ key }) => key, down, locale);
        for (const [index, { id, key }] of after.entries()) {
          const next = after[index + 1];
          if (next && alike(key, next.key)) expect(id).toBeLessThan(next.id);
        }
      }),
    );
  });

  test('accents, capitals and numbers as readers have them', () => {
    expect(sorted(['Zaïre', 'étape', 'Etape 10', 'Etape 9', 'eau'])).toEqual(['eau', 'étape', 'Etape 9', 'Etape 10', 'Zaïre']);
    expect(sorted(['وزير', 'آسفي', 'باريس'], false, localeOf('ar'))).toEqual(['آسفي', 'باريس', 'وزير']);
  });

  test('an open end is before or after all days', () => {
    expect(sorted([[3, 3], [1, Infinity], [1, 9]])).toEqual([[1, 9], [1, Infinity], [3, 3]]);
  });
});

describe('what is asked for', () => {
  test('a second press turns the order, a third turns it back', () => {
    expect(turn(null, 'title')).toEqual({ by: 'title', down: false });
    expect(turn({ by: 'title', down: false }, 'title')).toEqual({ by: 'title', down: true });
    expect(turn({ by: 'title', down: true }, 'title')).toEqual({ by: 'title', down: false });
    expect(turn({ by: 'title', down: true }, 'people')).toEqual({ by: 'people', down: false });
  });

  test('the order of time is there without a wish', () => {
    expect(turn(null, 'date')).toEqual({ by: 'date', down: true });
    expect(turn({ by: 'date', down: true }, 'date')).toBeNull();
    expect(turn({ by: 'title', down: true }, 'date')).toBeNull();
    expect(choose(BY_TIME.by, BY_TIME.down)).toBeNull();
  });

  test('is read as it is written, and nothing else is read', () => {
    for (const by of COLUMNS) for (const down of [true, false]) expect(parseSort(writeSort({ by, down }))).toEqual({ by, down });
    for (const text of ['', '-', '--date', 'Date', 'date-', 'colour', 'toString']) expect(parseSort(text)).toBeNull();
  });
});
