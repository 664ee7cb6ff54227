import { expect, test } from 'vitest';
import type { Person } from '../../src/model/corpus.ts';
import { officeBy } from '../../src/model/office.ts';
import { toSpan, type Span } from '../../src/model/span.ts';

const words = (text: string) => ({ en: text, fr: text, ar: text });
const person = (...offices: [title: string, from: number | null, to: number | null][]): Person => ({
  id: 'someone',
  name: words('someone'),
  aliases: [],
  side: 'FR',
  offices: offices.map(([title, from, to]) => ({ title: words(title), attested: { from, to, core: null, window: false, doubt: 'none' } })),
});
const on = (who: Person, span: Span | null): string | null => officeBy(who, span, Infinity)?.title.en ?? null;

const minister = person(['spokesman', 10, 20], ['minister', 40, 60]);

test('the office attested on the day', () => {
  expect([on(minister, toSpan(10)), on(minister, toSpan(20)), on(minister, toSpan(50, 52))]).toEqual(['spokesman', 'spokesman', 'minister']);
});

test('on days that reach out of an office, still that office', () => {
  expect([on(minister, toSpan(18, 25)), on(minister, toSpan(0, 12)), on(minister, { from: 60, to: null, core: null, window: true, doubt: 'none' })]).toEqual(['spokesman', 'spokesman', 'minister']);
});

test('between two offices, the nearer; before and after all, the first and the last', () => {
  expect([on(minister, toSpan(24)), on(minister, toSpan(36)), on(minister, toSpan(0)), on(minister, toSpan(900))]).toEqual(['spokesman', 'minister', 'spokesman', 'minister']);
});

test('an office that is open at an end goes on', () => {
  const king = person(['king', 5, null]);
  expect([on(king, toSpan(2)), on(king, toSpan(9000))]).toEqual(['king', 'king']);
  const old = person(['ambassador', null, 30], ['envoy', 31, null]);
  expect([on(old, toSpan(-9000)), on(old, toSpan(31))]).toEqual(['ambassador', 'envoy']);
});

test('without a day the only one attested, and of several none', () => {
  expect(on(person(['king', 5, null]), null)).toBe('king');
  expect(on(minister, null)).toBeNull();
});

test('who held none has none', () => {
  expect([on(person(), toSpan(5)), on(person(), null)]).toEqual([null, null]);
});
