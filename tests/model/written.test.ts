import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDay, toIsoDay } from '../../src/model/day.ts';
import { parseEdtf } from '../../src/model/edtf.ts';
import type { Span } from '../../src/model/span.ts';
import { toEdtf, toPlainEdtf } from '../../src/model/written.ts';
import { compileFolder } from '../../src/build/corpus-files.ts';

const read = (span: Span): Span | null => {
  const written = toEdtf(span);
  return written && parseEdtf(written.date, { within: written.within });
};

const two = (number: number): string => String(number).padStart(2, '0');
const year = fc.integer({ min: 0, max: 9999 }).map((number) => String(number).padStart(4, '0'));
const near = fc.integer({ min: 1995, max: 2031 }).map(String);
const dayOf = (years: fc.Arbitrary<string>) => fc.tuple(years, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 })).map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`);
const qualified = (plain: fc.Arbitrary<string>) => fc.tuple(plain, fc.constantFrom('', '', '?', '~', '%')).map((parts) => parts.join(''));
const monthOf = (years: fc.Arbitrary<string>) => fc.tuple(years, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`);
const unspecified = fc.oneof(near.map((y) => `${y.slice(0, 3)}X`), near.map((y) => `${y.slice(0, 2)}XX`), near.map((y) => `${y}-XX`), monthOf(near).map((m) => `${m}-XX`));
const plain = fc.oneof(dayOf(year), monthOf(year), year, dayOf(near), monthOf(near), near, near.map((y) => `${y.slice(0, 3)}0-01-01`), near.map((y) => `${y}-12-31`));
const date = fc.oneof(qualified(plain), unspecified);
const edtf = fc.oneof(
  date,
  fc.tuple(near, fc.integer({ min: 21, max: 24 })).map(([y, season]) => `${y}-${String(season)}`),
  fc.tuple(date, date).map((ends) => ends.join('/')),
  date.map((start) => `${start}/..`),
  date.map((end) => `../${end}`),
  fc.uniqueArray(fc.oneof(dayOf(near), monthOf(near)), { minLength: 2, maxLength: 3 }).map((dates) => `[${dates.sort().join(',')}]`),
);

describe('read again, it is the same span', () => {
  test('of any date of our profile, within or not', () => {
    let kept = 0;
    fc.assert(
      fc.property(edtf, fc.boolean(), (text, within) => {
        const span = parseEdtf(text, { within });
        if (span === null) return;
        kept += 1;
        expect(read(span), `${text} ${JSON.stringify(toEdtf(span))}`).toEqual(span);
      }),
      { numRuns: 5000 },
    );
    expect(kept).toBeGreaterThan(1500);
  });

  test('of any date where no window can be said beside it', () => {
    fc.assert(
      fc.property(edtf, (text) => {
        const span = parseEdtf(text);
        if (span === null) return;
        const written = toPlainEdtf(span);
        expect(written === null ? null : parseEdtf(written), `${text} ${String(written)}`).toEqual(span);
      }),
      { numRuns: 5000 },
    );
  });

  test('of every date of the corpus', () => {
    const compiled = compileFolder('data');
    if ('problems' in compiled) throw new Error('The data has problems.');
    const { events, articles, reports, people } = compiled.first;
    const spans = [...events.map(({ span }) => span), ...articles.map(({ published }) => published), ...reports.map(({ span }) => span)].filter((span) => span != null);
    expect(spans.length).toBeGreaterThan(500);
    for (const span of spans) expect(read(span)).toEqual(span);
    for (const { attested } of people.flatMap(({ offices }) => offices)) expect(parseEdtf(toPlainEdtf(attested)!)).toEqual(attested);
  });
});

test.each([
  '2024-10-28', '2024-10', '2024', '202X', '20XX', '2024-22', '2023-24', '2024-10-28/2024-10-30', '2024-04-23~', '2024-09?', '2024-10-21~/2024-10-31~', '2024-04/2024-06', '2023-04-20/..', '../2024-12-31%',
])('%s is written as it was', (text) => {
  expect(toEdtf(parseEdtf(text)!)).toEqual({ date: text });
});

test('the days of a window are said to be one', () => {
  expect(toEdtf(parseEdtf('2024-10-21/2024-10-31', { within: true })!)).toEqual({ date: '2024-10-21/2024-10-31', within: true });
  expect(toEdtf(parseEdtf('[2024-04-22,2024-04-29]')!)).toEqual({ date: '2024-04-22/2024-04-29', within: true });
});

test('what no date of our profile says is not written', () => {
  const open: Span = { from: null, to: null, core: null, window: false, doubt: 'none' };
  expect([toEdtf(open), toPlainEdtf(open)]).toEqual([null, null]);
  const far = toDay(12_024, 1, 1);
  expect(toIsoDay(far)).toBe('12024-01-01');
  expect(toEdtf({ ...open, from: far, to: far, core: [far, far] })).toBeNull();
});
