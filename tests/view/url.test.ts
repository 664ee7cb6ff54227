import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDay, type Day } from '../../src/model/day.ts';
import { EVENT_KINDS, STATUSES } from '../../src/model/schema.ts';
import { REMARKS, SOURCE_LANGUAGES } from '../../src/view/facets.ts';
import { Session } from '../../src/view/session.svelte.ts';
import { COLUMNS } from '../../src/view/sorting.ts';
import { decodeView, encodeView, type Address } from '../../src/view/url.ts';
import { defaultView, NO_FILTERS, ROOMS, STUDIES, SUBJECTS, type View } from '../../src/view/view.ts';

const idArb = fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}$/);
const idsArb = fc.uniqueArray(idArb, { maxLength: 5 });
const dayArb: fc.Arbitrary<Day> = fc.integer({ min: toDay(-4712, 1, 1), max: toDay(9999, 12, 31) });
const rangeArb = fc.tuple(dayArb, dayArb).map(([a, b]): readonly [Day, Day] => [Math.min(a, b), Math.max(a, b)]);
const languageArb = fc.constantFrom('ar', 'fr', 'en' as const);
/** Arabic, Latin, emoji, and every sign that an address gives a meaning to. */
const queryArb = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom('&', '=', '#', '%', '+', ',', ' ', '%2C', '\n', '\0', 'é', 'العربية', '🕊'), maxLength: 20 }),
);

const viewArb: fc.Arbitrary<View> = fc.record({
  language: languageArb,
  theme: fc.constantFrom('system', 'light', 'dark'),
  range: fc.option(rangeArb, { nil: null }),
  known: fc.option(dayArb, { nil: null }),
  other: fc.option(dayArb, { nil: null }),
  oldest: fc.boolean(),
  room: fc.constantFrom(...ROOMS),
  study: fc.constantFrom(...STUDIES),
  bare: fc.boolean(),
  selected: fc.option(idArb, { nil: null }),
  page: fc.option(fc.record({ of: fc.constantFrom(...SUBJECTS), id: idArb }), { nil: null }),
  story: fc.option(fc.record({ id: idArb, step: fc.integer({ min: 0, max: 999 }), scroll: fc.boolean() }), { nil: null }),
  filters: fc.record({
    people: idsArb,
    topics: idsArb,
    places: idsArb,
    kinds: fc.subarray([...EVENT_KINDS]),
    statuses: fc.subarray([...STATUSES, 'underway', 'lapsed']),
    sides: fc.subarray(['ma', 'fr', 'elsewhere']),
    decades: fc.subarray(['1950', '1960', '2020', 'undated']),
    publishers: idsArb,
    within: fc.oneof(fc.constant(null), rangeArb.map(([from, to]) => ({ from, to })), dayArb.map((from) => ({ from, to: null })), dayArb.map((to) => ({ from: null, to }))),
    languages: fc.subarray([...SOURCE_LANGUAGES]),
    remarks: fc.subarray([...REMARKS]),
    query: queryArb,
    only: idsArb,
  }),
  lanes: fc.constantFrom('side', 'person', 'topic', 'kind', 'status'),
  quiet: fc.boolean(),
  zero: fc.option(idArb, { nil: null }),
  mirrored: fc.option(fc.boolean(), { nil: null }),
  form: fc.option(fc.constantFrom('across', 'down'), { nil: null }),
  sort: fc.option(fc.record({ by: fc.constantFrom(...COLUMNS), down: fc.boolean() }), { nil: null }),
  inSight: fc.boolean(),
});

describe('decode(encode(view)) = view', () => {
  test('for any view, whatever language the reader’s browser speaks', () => {
    fc.assert(
      fc.property(viewArb, languageArb, (view, spoken) => {
        const hash = encodeView(view);
        expect(decodeView(hash, spoken)).toEqual({ view, ignored: [] });
        expect(decodeView(`#${hash}`, spoken).view).toEqual(view);
      }),
      { numRuns: 1000 },
    );
  });

  test('nothing in the address ends it early or needs another escape', () => {
    fc.assert(
      fc.property(viewArb, (view) => {
        expect(encodeView(view)).toMatch(/^[\w%+,:.*=&-]*$/);
      }),
    );
  });

  test('what is as it is by default is left out', () => {
    expect(encodeView(defaultView('fr'))).toBe('v=1&lang=fr');
  });

  test.each(['زيارة '.repeat(33), '會'.repeat(200), '🕊'.repeat(100)])('a query of two hundred letters is kept whole, with all that follows it: %s', (query) => {
    const view = { ...defaultView('fr'), filters: { ...NO_FILTERS, query }, mirrored: true, form: 'down' as const };
    expect(decodeView(encodeView(view), 'en').view).toEqual(view);
  });
});

describe('any address at all opens the page', () => {
  const pieceArb = fc.tuple(
    fc.constantFrom('v', 'lang', 'theme', 'from', 'to', 'known', 'other', 'order', 'event', 'page', 'person', 'kind', 'time', 'form', 'sort', 'rows', 'within', 'q', '__proto__', 'toString'),
    fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('', '2024-02-30', '2024-04-23', '-0001-01-01', '%', '%E0%A4%A', ',,,', 'a,,b', 'down', '-date', '--date', 'sight', '..', '2024-01-01..', '..2024-01-01', '2024-01-02..2024-01-01', '2024..2025', 'person:', ':', 'place:rabat', 'person:a:b')),
  );
  const hashArb = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(pieceArb, { maxLength: 8 }).map((pieces) => `#${pieces.map(([key, value]) => `${key}=${value}`).join('&')}`),
  );

  test('ten thousand random ones', () => {
    fc.assert(
      fc.property(hashArb, (hash) => {
        const { view } = decodeView(hash, 'en');
        // what was read is a view like any other
        expect(decodeView(encodeView(view), 'fr').view).toEqual(view);
      }),
      { numRuns: 10_000 },
    );
  });

  test('what can be read is used, the rest is named and left', () => {
    const { view, ignored } = decodeView('#v=1&lang=klingon&known=2024-02-30&event=Not An Id&form=down&colour=blue&person=a,B!,c&from=2020-01-01&time=left', 'en');
    expect(view).toEqual({ ...defaultView('en'), form: 'down', mirrored: true, filters: { ...NO_FILTERS, people: ['a', 'c'] } });
    expect(ignored).toEqual(['lang', 'known', 'event', 'colour', 'from']);
  });

  test('an end before its beginning is no range', () => {
    expect(decodeView('from=2024-01-02&to=2024-01-01', 'en')).toMatchObject({ view: { range: null }, ignored: ['from', 'to'] });
    expect(decodeView('from=2024-01-02&to=2024-01-02', 'en').view.range).toEqual([toDay(2024, 1, 2), toDay(2024, 1, 2)]);
  });

  test('a period that ends before it begins, is open at both ends or has no such day is none', () => {
    for (const text of ['2024-01-02..2024-01-01', '..', '2024-02-30..', '2024-01-01', '2024-01-01..2024-01-02..2024-01-03', '2024-01-01...2024-01-02']) {
      expect(decodeView(`within=${text}&form=down`, 'en'), text).toEqual({ view: { ...defaultView('en'), form: 'down' }, ignored: ['within'] });
    }
    expect(decodeView('within=2024-01-02..2024-01-02', 'en').view.filters.within).toEqual({ from: toDay(2024, 1, 2), to: toDay(2024, 1, 2) });
    expect(encodeView({ ...defaultView('en'), filters: { ...NO_FILTERS, within: { from: toDay(2024, 1, 2), to: null } } })).toBe('v=1&lang=en&within=2024-01-02..');
  });

  test('a later version says so', () => {
    expect(decodeView('v=2&lang=ar', 'en')).toMatchObject({ view: { language: 'ar' }, ignored: ['v'] });
  });

  test('names that every object has are no keys of ours', () => {
    const { view, ignored } = decodeView('#__proto__=polluted&constructor=a&hasOwnProperty=b&toString=c', 'en');
    expect(view).toEqual(defaultView('en'));
    expect(ignored).toEqual(['__proto__', 'constructor', 'hasOwnProperty', 'toString']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(NO_FILTERS).toEqual({ people: [], topics: [], places: [], kinds: [], statuses: [], sides: [], decades: [], publishers: [], languages: [], remarks: [], within: null, query: '', only: [] });
  });

  test('broken escapes', () => {
    expect(decodeView('#q=%E0%A4%A&form=down', 'en').view.form).toBe('down');
    expect(decodeView('#q=%&event=%zz', 'en')).toMatchObject({ view: { filters: { query: '%' }, selected: null }, ignored: ['event'] });
  });

  test('three megabytes, at once', () => {
    const start = performance.now();
    for (const hash of [`#q=${'a'.repeat(3e6)}`, `#${'person=a&'.repeat(3e5)}`, '&'.repeat(3e6), `#person=${'a,'.repeat(1.5e6)}`]) decodeView(hash, 'en');
    expect(performance.now() - start).toBeLessThan(500);
    expect(decodeView(`#form=down&q=${'a'.repeat(3e6)}`, 'en').view).toMatchObject({ form: 'down', filters: { query: 'a'.repeat(200) } });
  });
});

test('every form ever shipped still opens', () => {
  const shipped = '#v=1&lang=fr&theme=dark&from=2020-01-01&to=2025-06-30&known=2024-04-23&event=2024-04-21-darmanin-rabat&person=a,b&topic=visas&place=rabat&kind=state-visit&status=held&q=Sebta&time=left&form=down';
  expect(decodeView(shipped, 'en')).toEqual({
    view: {
      language: 'fr',
      theme: 'dark',
      range: [toDay(2020, 1, 1), toDay(2025, 6, 30)],
      known: toDay(2024, 4, 23),
      other: null,
      oldest: false,
      selected: '2024-04-21-darmanin-rabat',
      page: null,
      story: null,
      room: 'timeline',
      study: 'cards',
      bare: false,
      filters: { ...NO_FILTERS, people: ['a', 'b'], topics: ['visas'], places: ['rabat'], kinds: ['state-visit'], statuses: ['held'], query: 'Sebta' },
      lanes: 'side',
      quiet: false,
      zero: null,
      mirrored: true,
      form: 'down',
      sort: null,
      inSight: false,
    },
    ignored: [],
  });
});

describe('a page', () => {
  test('is named so that a reader can read it, and stands over an event', () => {
    const hash = 'v=1&lang=en&event=visit&page=person:rachida-dati';
    const { view, ignored } = decodeView(`#${hash}`, 'fr');
    expect([view.selected, view.page, ignored]).toEqual(['visit', { of: 'person', id: 'rachida-dati' }, []]);
    expect(encodeView(view)).toBe(hash);
    expect(decodeView('page=topic%3Avisas', 'en').view.page).toEqual({ of: 'topic', id: 'visas' });
  });

  test.each(['person', 'person:', ':dati', 'person:Rachida Dati', 'event:visit', 'person:a:b', 'toString:a', ''])('of nothing that has one is none, and is named: %s', (value) => {
    expect(decodeView(`page=${value}`, 'en')).toMatchObject({ view: { page: null }, ignored: ['page'] });
  });
});

describe('far years', () => {
  test('ten thousand years and more open and are written as they were', () => {
    const all = 'v=1&lang=en&from=-4712-01-01&to=9999-12-31';
    const { view, ignored } = decodeView(`#${all}`, 'fr');
    expect(view.range).toEqual([toDay(-4712, 1, 1), toDay(9999, 12, 31)]);
    expect(ignored).toEqual([]);
    expect(encodeView(view)).toBe(all);
  });

  test('the first centuries, the year 0 and those before it', () => {
    for (const text of ['from=0000-01-01&to=0001-12-31', 'from=-0043-03-15&to=-0043-03-15', 'from=0099-12-31&to=0732-10-10&known=-0001-12-31']) {
      const hash = `v=1&lang=en&${text}`;
      expect(encodeView(decodeView(hash, 'en').view)).toBe(hash);
    }
  });

  test('a day that no calendar of a browser reaches is not read, and every other has a name', () => {
    const { view, ignored } = decodeView('from=-999999-01-01&to=2024-01-01&known=999999-12-31', 'en');
    expect([view.range, view.known, ignored]).toEqual([null, null, ['from', 'to', 'known']]);
    const far = decodeView('from=-270000-01-01&to=275000-12-31', 'en').view.range!;
    expect(far.map((day) => new Date(day * 86_400_000).getUTCFullYear())).toEqual([-270_000, 275_000]);
  });
});

/** An address bar with its history, and no browser. */
function openFake(hash = '') {
  const entries = [hash];
  let at = 0;
  const listeners = new Set<() => void>();
  const address: Address = {
    data: () => null,
    read: () => entries[at] ?? '',
    write(next, mode) {
      if (mode === 'push') {
        at += 1;
        entries.length = at;
      }
      entries[at] = next;
    },
    hrefOf: (next) => `https://example.org/#${next}`,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const move = (by: 1 | -1): void => {
    at += by;
    for (const listener of listeners) listener();
  };
  return { address, entries, back: () => move(-1), forward: () => move(1) };
}

describe('the session', () => {
  test('opens where the address says, in the browser’s language where it says none', () => {
    expect(new Session(openFake('#lang=fr&form=down').address, 'ar').view).toMatchObject({ language: 'fr', form: 'down' });
    expect(new Session(openFake('').address, 'ar').view).toEqual(defaultView('ar'));
  });

  test('going is a place to come back from', () => {
    const { address, entries } = openFake();
    const session = new Session(address, 'en');
    session.go({ selected: 'visit' });
    session.go({ form: 'down' });
    expect(entries).toEqual(['', 'v=1&lang=en&event=visit', 'v=1&lang=en&event=visit&form=down']);
    expect(session.view).toMatchObject({ selected: 'visit', form: 'down' });
  });

  test('sliding replaces the present place', () => {
    const { address, entries } = openFake();
    const session = new Session(address, 'en');
    session.go({ selected: 'visit' });
    for (const known of [10, 11, 12]) session.slide({ known });
    expect(entries).toEqual(['', 'v=1&lang=en&known=1970-01-13&event=visit']);
    session.filter({ people: ['a'] });
    expect(entries).toHaveLength(3);
    expect(session.view.filters).toEqual({ ...NO_FILTERS, people: ['a'] });
  });

  test('a search is one step, however it is written, and Back undoes nothing but it', () => {
    const { address, entries, back } = openFake();
    const session = new Session(address, 'en');
    const stop = session.follow();
    session.filter({ people: ['a'] });
    for (const query of ['S', 'Se', 'Seb', '', 'P', 'Pa']) session.search(query);
    expect(entries).toEqual(['', 'v=1&lang=en&person=a', 'v=1&lang=en&person=a&q=Pa']);
    back();
    expect(session.view.filters).toEqual({ ...NO_FILTERS, people: ['a'] });
    session.search('R');
    expect(entries.at(-1)).toBe('v=1&lang=en&person=a&q=R');
    // after another step the next letters are a search of their own
    session.go({ selected: 'visit' });
    session.search('Ra');
    expect(entries).toHaveLength(5);
    stop();
  });

  test('what is written anew where it stands is no step', () => {
    const { address, entries } = openFake();
    const session = new Session(address, 'en');
    session.search('');
    session.search('S');
    expect(entries).toEqual(['', 'v=1&lang=en&q=S']);
  });

  test('names what it could not read of the address, until it goes on', () => {
    const { address, back } = openFake('#lang=en&known=2024-02-30&colour=blue');
    const session = new Session(address, 'en');
    const stop = session.follow();
    expect(session.ignored).toEqual(['known', 'colour']);
    session.go({ form: 'down' });
    expect(session.ignored).toEqual([]);
    back();
    expect(session.ignored).toEqual(['known', 'colour']);
    stop();
  });

  test('going where one stands leaves no step', () => {
    const { address, entries } = openFake('v=1&lang=en&event=visit');
    const session = new Session(address, 'en');
    session.go({ selected: 'visit', theme: 'system' });
    expect(entries).toHaveLength(1);
  });

  test('follows Back and Forward until it is let go', () => {
    const { address, back, forward } = openFake();
    const session = new Session(address, 'en');
    const stop = session.follow();
    session.go({ selected: 'first' });
    session.go({ selected: 'second' });
    back();
    expect(session.view.selected).toBe('first');
    back();
    expect(session.view).toEqual(defaultView('en'));
    forward();
    expect(session.view.selected).toBe('first');
    stop();
    back();
    expect(session.view.selected).toBe('first');
  });

  test('gives the address of what is in sight, to be copied', () => {
    const session = new Session(openFake().address, 'en');
    session.slide({ known: 0 });
    expect(session.href).toBe('https://example.org/#v=1&lang=en&known=1970-01-01');
  });
});

describe('a story in the address', () => {
  test('comes with its step, counted from 1, and the way it is told', () => {
    expect(encodeView({ ...defaultView('en'), story: { id: 'the-cold-spell', step: 2, scroll: true } })).toBe('v=1&lang=en&story=the-cold-spell&step=3&told=scroll');
    expect(decodeView('step=3&story=the-cold-spell', 'en')).toEqual({ view: { ...defaultView('en'), story: { id: 'the-cold-spell', step: 2, scroll: false } }, ignored: [] });
  });

  test.each(['step=2', 'told=scroll', 'story=Not an id', 'story=a&step=0', 'story=a&step=1001', 'story=a&step=2.5', 'story=a&told=aloud'])('what cannot be read of %s is named and left', (hash) => {
    const { view, ignored } = decodeView(hash, 'en');
    expect(ignored).toHaveLength(1);
    expect(view.story?.step ?? 0).toBe(0);
  });
});
