// What the table says of an event, by hand and for every event of a drawn corpus.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createI18n } from '../../src/i18n/index.ts';
import { knownOn } from '../../src/model/known.ts';
import { toSpan } from '../../src/model/span.ts';
import { cellOf, countSources, keyOf, partiesOf, placeNames, toRows } from '../../src/ui/rows.ts';
import { COLUMNS } from '../../src/view/sorting.ts';
import { corpusArb, LAST_DAY } from '../fixtures/corpora.ts';
import { parseDrawn } from '../fixtures/drawn.ts';
import { toKnownEvent } from '../fixtures/plots.ts';
import { TODAY, trio } from '../fixtures/trio.ts';

const [en, fr, ar] = (['en', 'fr', 'ar'] as const).map(createI18n) as [ReturnType<typeof createI18n>, ReturnType<typeof createI18n>, ReturnType<typeof createI18n>];
const known = knownOn(trio, TODAY, TODAY);
const talks = known.find(({ id }) => id === 'talks')!;

describe('a row', () => {
  test('names people by their sides, in the order of the sides', () => {
    expect(partiesOf(talks, trio, fr)).toEqual([
      { side: 0, name: 'Morocco', people: ['Nasser Bourita'] },
      { side: 1, name: 'France', people: ['Stéphane Séjourné'] },
    ]);
    expect(cellOf('people', talks, trio, en)).toBe('Nasser Bourita (Morocco), Stéphane Séjourné (France)');
  });

  test('leaves nobody out who is of neither side', () => {
    const corpus = { ...trio, personById: new Map([...trio.personById, ['guest', { id: 'guest', name: { en: 'Guest', fr: 'Invité', ar: 'ضيف' }, aliases: [], side: 'ES', offices: [] }]]) };
    const event = toKnownEvent('talks', { people: [{ person: 'guest', part: null }, { person: 'bourita', part: 'host' }] });
    expect(partiesOf(event, corpus, en)).toEqual([
      { side: 0, name: 'Morocco', people: ['Nasser Bourita'] },
      { side: null, name: null, people: ['Guest'] },
    ]);
  });

  test('names all places that it led to', () => {
    expect(placeNames({ ...talks, stages: ['casablanca'] }, trio, ar)).toEqual(['الرباط', 'الدار البيضاء']);
  });

  test('counts reports, and voices that relay one another once', () => {
    const corpus = parseDrawn(`visit held 5
      @6 held 5 from agency
      @7 held 5 from agency
      @8 held 5`);
    const [visit] = knownOn(corpus, TODAY, TODAY);
    expect(countSources(visit!, corpus)).toEqual([3, 2]);
    // on an earlier day fewer had spoken
    expect(countSources(knownOn(corpus, 6, TODAY)[0]!, corpus)).toEqual([1, 1]);
  });

  test('says what is doubtful in its date', () => {
    expect(cellOf('date', toKnownEvent('a', { span: { ...toSpan(0), doubt: 'approximate' } }), trio, en)).toBe('about 1 Jan 1970');
    expect(cellOf('date', toKnownEvent('a', { span: null }), trio, en)).toBe('Date unknown');
    expect(keyOf('date', toKnownEvent('a', { span: null }), trio, en)).toBeNull();
  });

  test('an open end stands by the end that it has', () => {
    expect(keyOf('date', toKnownEvent('a', { span: { from: null, to: 9, core: null, window: true, doubt: 'none' } }), trio, en)).toEqual([9, 9]);
  });
});

test('every event is a row once, in every order, on every day and in every language', () => {
  fc.assert(
    fc.property(corpusArb, fc.integer({ min: 0, max: LAST_DAY + 9 }), fc.constantFrom(en, fr, ar), fc.constantFrom(...COLUMNS), fc.boolean(), (corpus, day, i18n, by, down) => {
      const events = knownOn(corpus, day, TODAY);
      const rows = toRows(events, { by, down }, corpus, i18n);
      expect(rows.map(({ id }) => id).sort()).toEqual(events.map(({ id }) => id).sort());
      for (const event of rows) for (const column of COLUMNS) expect(cellOf(column, event, corpus, i18n)).not.toMatch(/[\t\n]|undefined|null/);
    }),
  );
});

test('of those that are alike the earlier comes first, whichever way they are sorted', () => {
  const events = [5, 1, 3].map((day) => toKnownEvent(`on-${String(day)}`, { span: toSpan(day) }));
  for (const down of [true, false]) expect(toRows(events, { by: 'kind', down }, trio, en).map(({ id }) => id)).toEqual(['on-1', 'on-3', 'on-5']);
  expect(toRows(events, { by: 'date', down: true }, trio, en).map(({ id }) => id)).toEqual(['on-5', 'on-3', 'on-1']);
});
