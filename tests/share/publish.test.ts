/** What a newsroom asks of an embed comes back from its address, whatever it is; and what only the reader has is carried. */
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/build/corpus-files.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { parseDay } from '../../src/model/day.ts';
import { knownOn } from '../../src/model/known.ts';
import { LARGEST_COLLECTION } from '../../src/model/own.ts';
import { toParcel } from '../../src/share/parcel.ts';
import { unpackParcel } from '../../src/share/parcel-read.ts';
import { contrastOf, embedBeside, homeOf, LONGEST_ADDRESS, packFor, toAddress, toChosenSubject, toFileName, toPublishedView, toQuery, toStorySubject, toViewSubject, whyFrozen, type Looks } from '../../src/share/publish.ts';
import { openFrame, readFrame, toCarried } from '../../src/view/frame.ts';
import { decodeView } from '../../src/view/url.ts';
import { defaultView, NO_FILTERS, type Filters } from '../../src/view/view.ts';

const compiled = compileFolder(fileURLToPath(new URL('../../data', import.meta.url)));
if ('problems' in compiled) throw new Error('data/ has problems');
const { evidence } = compiled;
const corpus = toCorpus(compiled.first);
const today = parseDay('2026-11-28')!;
const all = knownOn(corpus, today, today);
const YEAR = [parseDay('2024-01-01')!, parseDay('2024-12-31')!] as const;
const LIMITS = [parseDay('1955-01-01')!, parseDay('2027-06-30')!] as const;

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 500 }), fc.constantFrom('</script><script>alert(1)</script>', 'a&amp;b;c#d=e%26', 'زيارة دولة: ماكرون في الرباط؛ &', '😀'.repeat(300), 'lang=ar&title=x'));
const looksOf: fc.Arbitrary<Looks> = fc.record({
  language: fc.constantFrom('ar', 'fr', 'en'),
  theme: fc.constantFrom('system', 'light', 'dark'),
  title: text.map(toCarried),
  note: text.map(toCarried),
  controls: fc.constantFrom('all', 'few', 'none'),
  line: fc.boolean(),
  height: fc.option(fc.integer({ min: 240, max: 4000 })),
  accent: fc.option(fc.integer({ min: 0, max: 0xffffff }).map((colour) => `#${colour.toString(16).padStart(6, '0')}`)),
  mirrored: fc.option(fc.boolean()),
});
const ids = fc.subarray(all.map(({ id }) => id));
const filtersOf: fc.Arbitrary<Filters> = fc.record({ people: fc.subarray(corpus.people.map(({ id }) => id)), topics: fc.subarray(corpus.topics.map(({ id }) => id)), only: ids }).map((some) => ({ ...NO_FILTERS, ...some }));
const viewOf = fc.record({
  lanes: fc.constantFrom('side', 'person', 'topic', 'kind', 'status'),
  quiet: fc.boolean(),
  zero: fc.option(fc.constantFrom(...all.map(({ id }) => id))),
  form: fc.constantFrom(null, 'across', 'down'),
  known: fc.option(fc.integer({ min: 0, max: today })),
} as const);
const rangeOf = fc.tuple(fc.integer({ min: LIMITS[0], max: LIMITS[1] }), fc.nat(2000)).map(([from, days]) => [from, from + days] as const);

const LOOKS: Looks = { language: 'fr', theme: 'system', mirrored: null, title: '', note: '', controls: 'few', line: true, height: null, accent: null };

/** The embed's own reading of an address. */
const read = (address: string) => {
  const { search, hash, href } = new URL(address);
  const frame = openFrame({ location: { search, hash, href }, document: { documentElement: { dataset: {} } } } as unknown as Window);
  return { ...frame, view: decodeView(frame.read(), 'fr') };
};

describe('the address of what is published', () => {
  test('says to the embed what was asked for, and nothing else', () => {
    fc.assert(fc.property(looksOf, viewOf, filtersOf, rangeOf, fc.boolean(), fc.option(fc.constantFrom('https://example.org/', 'https://a.example/x/y%20z/index.html')), (looks, view, filters, range, frozen, home) => {
      const published = toPublishedView(view, looks, { events: all.slice(0, 9), range, filters }, frozen);
      const { frame, view: decoded, id } = read(toAddress('https://example.org/a/embed/', toQuery(looks, published, home), frozen ? 'abc_-' : null));
      expect(decoded).toEqual({ view: published, ignored: [] });
      const { mirrored: _, ...asked } = looks;
      // only a file says where the whole is: an address leads to the site that it is of
      expect(readFrame(toQuery(looks, published, home)).home).toBe(home);
      expect(frame).toEqual({ ...asked, home: null, carried: frozen ? 'abc_-' : null });
      expect(id).toMatch(/^tl-\w{8}$/);
    }));
  });

  test('survives what site systems make of an ampersand', () => {
    fc.assert(fc.property(looksOf, filtersOf, (looks, filters) => {
      const published = toPublishedView(defaultView('fr'), looks, { events: [], range: YEAR, filters }, false);
      const query = toQuery(looks, published);
      for (const by of ['&amp;', '&#038;', ';']) expect(readFrame(`?${query.replaceAll('&', by)}`)).toEqual(readFrame(`?${query}`));
    }));
  });

  test('stands beside the page, in whatever folder', () => {
    for (const page of ['https://e.org/', 'https://e.org/a/b/', 'https://e.org/a/index.html']) {
      expect(embedBeside(`${page}?data=x#lang=fr&q=a/b`)).toBe(new URL('embed/', page).href);
      expect(homeOf(`${page}?data=x#lang=fr`)).toBe(page);
    }
  });
});

describe('what is shown', () => {
  test('a search is no part of an embed: what it found is named', () => {
    const filters = { ...NO_FILTERS, query: 'sahara' };
    const subject = toViewSubject(filters, all.slice(0, 5), LIMITS, '');
    const view = toPublishedView({ ...defaultView('fr') }, { language: 'fr', theme: 'system', mirrored: null }, subject, false);
    expect(view.filters).toEqual({ ...NO_FILTERS, only: subject.events.map(({ id }) => id) });
  });

  test('only what has a day in sight, or none', () => {
    const { events } = toViewSubject(NO_FILTERS, all, YEAR, '');
    expect(events.length).toBeGreaterThan(10);
    for (const { span } of events) expect(span === null || ((span.to ?? Infinity) >= YEAR[0] && (span.from ?? -Infinity) <= YEAR[1])).toBe(true);
  });

  test('an event alone is in sight with every date that it ever had', () => {
    const visit = all.find(({ id }) => id === '2024-10-28-macron-state-visit-rabat')!;
    const { range: [from, to] } = toChosenSubject('event', visit.id, '', [visit], LIMITS, YEAR);
    for (const { span } of [visit, ...visit.plans]) for (const day of [span?.from, span?.to]) if (day != null) expect(day >= from && day <= to).toBe(true);
    expect(toChosenSubject('event', '', '', [{ ...visit, span: null, plans: [] }], LIMITS, YEAR).range).toEqual(YEAR);
  });
});

describe('a story', () => {
  const [story] = evidence.stories;
  test('of the corpus is told live, from its first step on, among all events', () => {
    const subject = toStorySubject(story!, false, story!.title.fr, all, YEAR);
    expect(whyFrozen(subject, corpus)).toBeNull();
    const published = toPublishedView(defaultView('fr'), { language: 'fr', theme: 'system', mirrored: null }, subject, false);
    const { view } = read(toAddress('https://example.org/embed/', toQuery({ ...LOOKS, title: subject.name }, published), null));
    expect(view.view.story).toEqual({ id: story!.id, step: 0, scroll: false });
    expect(view.view.range).toEqual(story!.steps[0]!.range);
    expect(view.view.filters).toEqual(NO_FILTERS);
  });

  test('of the reader’s own is carried, with the events that it names and no others', async () => {
    const tale = { id: 'mine', title: { ar: 'قصتي' }, description: {}, steps: [{ title: { ar: 'أ' }, range: YEAR, known: null, selected: '2024-04-21-darmanin-rabat', sentences: [{ text: { ar: 'ب' }, events: ['2024-04-21-darmanin-rabat'] }] }] };
    const subject = toStorySubject(tale, true, 'قصتي', all, YEAR);
    expect(whyFrozen(subject, corpus)).toBe('tale');
    expect(subject.events.map(({ id }) => id)).toEqual(['2024-04-21-darmanin-rabat']);
    const parcel = await unpackParcel(await packFor(toParcel({ corpus, evidence, events: subject.events, day: today, story: tale }), 'ar'));
    expect(parcel?.evidence.stories.map(({ id }) => id)).toEqual(['mine']);
    expect(toPublishedView(defaultView('ar'), { language: 'ar', theme: 'system', mirrored: null }, subject, true).story?.id).toBe('mine');
  });
});

describe('live or frozen', () => {
  const subject = toViewSubject(NO_FILTERS, all, LIMITS, '');
  test('the corpus may be followed', () => expect(whyFrozen(subject, corpus)).toBeNull());
  test('what is in this browser alone may not: an event of an own set, or what an own article says of another', () => {
    const [event] = all;
    const settled = corpus.eventById.get(event!.id)!;
    expect(whyFrozen(subject, { ...corpus, eventById: new Map([...corpus.eventById, [event!.id, { ...settled, set: 'mine' }]]) })).toBe('own');
    const report = corpus.reportById.get(all.find(({ reports }) => reports.length > 0)!.reports[0]!)!;
    const article = corpus.articleById.get(report.article)!;
    expect(whyFrozen(subject, { ...corpus, articleById: new Map([...corpus.articleById, [article.id, { ...article, set: 'mine' }]]) })).toBe('own');
  });
  test('nor may more events than an address can name', () => {
    const many = Array.from({ length: LARGEST_COLLECTION + 1 }, (_, at) => ({ ...all[0]!, id: `e-${String(at)}` }));
    expect(whyFrozen({ events: many, filters: null }, corpus)).toBe('many');
    expect(whyFrozen({ events: many, filters: NO_FILTERS }, corpus)).toBeNull();
  });
  test.each(['ar', 'fr', 'en'] as const)('one event and its sources fit into an address, in one language: %s', async (language) => {
    const events = all.filter(({ id }) => id === '2024-04-21-darmanin-rabat');
    const packed = await packFor(toParcel({ corpus, evidence, events, day: today }), language);
    expect(packed.length).toBeLessThan(LONGEST_ADDRESS - 500);
    const again = (await unpackParcel(packed))!;
    const [there] = knownOn(toCorpus(again.first), again.day, again.day);
    expect(there).toMatchObject({ id: events[0]!.id, status: events[0]!.status, span: events[0]!.span, because: events[0]!.because });
    expect(there!.title[language]).toBe(events[0]!.title[language]);
  });
});

test('contrast is that of WCAG', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrastOf('#ffffff', '#ffffff')).toBe(1);
  // the grey that is just enough for text
  expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrastOf('#767676', '#ffffff')).toBe(contrastOf('#ffffff', '#767676'));
});

test('a title becomes the name of a file, in any script', () => {
  expect(toFileName('Macron’s <state> visit / 2024', '2026-11-28')).toBe('rapprochement-macron-s-state-visit-2024-2026-11-28');
  expect(toFileName('زيارة دولة', '2026-11-28')).toBe('rapprochement-زيارة-دولة-2026-11-28');
  expect(toFileName('../..', '2026-11-28')).toBe('rapprochement-2026-11-28');
  expect(toFileName('Rapprochement', '2026-11-28')).toBe('rapprochement-2026-11-28');
});
