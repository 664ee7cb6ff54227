/** What changed when, two days compared, and figures: the same three events, told three ways. */
import { render } from '@testing-library/svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createI18n, LANGUAGES, type Language } from '../../src/i18n/index.ts';
import { toCorpus, type Evidence, type Report } from '../../src/model/corpus.ts';
import { toDay, type Day } from '../../src/model/day.ts';
import { knownOn } from '../../src/model/known.ts';
import { toSpan } from '../../src/model/span.ts';
import Changes from '../../src/ui/Changes.svelte';
import Compare from '../../src/ui/Compare.svelte';
import Figures from '../../src/ui/Figures.svelte';
import '../../src/cards/theme.css';
import '../../src/timeline/timeline.css';
import { Session } from '../../src/view/session.svelte.ts';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

const words = (text: string) => ({ en: text, fr: text, ar: text });
const [april, may, october, today] = [toDay(2024, 4, 23), toDay(2024, 5, 10), toDay(2024, 10, 28), toDay(2026, 1, 1)];
const report = (id: string, event: string, known: Day, fields: Partial<Report> = {}): Report => ({ id: `${id}#0`, article: id, event, known, dated: 'exact', official: false, origin: id, ...fields });
const september = { from: toDay(2024, 9, 1), to: toDay(2024, 9, 30), core: null, window: true, doubt: 'none' as const };
const reports = [
  report('le-matin', 'visit', april, { status: 'planned', span: september }),
  report('echo', 'visit', may, { status: 'planned', span: september }),
  report('map', 'visit', october + 3, { status: 'held', span: toSpan(october, october + 2) }),
  report('tel-quel', 'talks', april, { status: 'planned', span: toSpan(may - 3) }),
  report('afp', 'letter', october, { status: 'held', span: toSpan(october) }),
];
const corpus = toCorpus(
  toFirst(
    [
      toEvent('visit', { kind: 'state-visit', title: words('State visit'), span: toSpan(october, october + 2), people: [{ person: 'envoy', part: 'visitor' }] }),
      toEvent('talks', { kind: 'ministerial-visit', title: words('Talks'), side: 'FR', status: 'planned', span: toSpan(may - 3) }),
      toEvent('letter', { kind: 'letter', title: words('Letter'), span: toSpan(october) }),
    ],
    reports,
    {
      people: [{ id: 'envoy', name: words('Envoy'), aliases: [], side: 'FR', offices: [{ title: words('Minister of the Interior'), attested: toSpan(october) }] }],
      publishers: reports.map(({ article }) => ({ id: article, name: article.toUpperCase(), aliases: [], country: null, language: 'fr', official: false })),
      articles: reports.map(({ article, known }) => ({ id: article, publisher: article, language: 'fr', published: toSpan(known!) })),
    },
  ),
);
const evidence: Evidence = {
  format: 1, version: 'drawn', prose: [], stories: [],
  bibliography: reports.map(({ article }) => ({ id: article, title: `Titre de ${article}`, url: `https://example.org/${article}` })),
  quotations: [{ id: 'le-matin#0', quote: 'en septembre prochain' }],
};
const clean = (text: string): string => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
const rowsOf = (container: Element, selector: string): string[] => [...container.querySelectorAll(selector)].map((row) => clean(row.textContent));
const open = (language: Language): Session => new Session({ data: () => null, read: () => '', write: () => undefined, hrefOf: (hash) => `https://example.org/#${hash}`, onChange: () => () => undefined }, language);

beforeEach(() => page.viewport(1280, 800));

describe('what changed when', () => {
  function show(known: Day, { language = 'en', behind = evidence }: { language?: Language; behind?: Evidence | null } = {}) {
    const session = open(language);
    const onselect = vi.fn();
    const { container } = render(Changes, { props: { session, i18n: createI18n(language), corpus, evidence: behind, shown: knownOn(corpus, known, today), known, today, onselect } });
    return { container, session, onselect, days: () => rowsOf(container, 'h3'), entries: () => rowsOf(container, '.told > ul > .entry > p') };
  }

  test('newest first, each change in words, and a date that passed on the day after', () => {
    const { days, entries } = show(today);
    expect(days()).toEqual(['Thursday 31 October 2024', 'Monday 28 October 2024', 'Tuesday 1 October 2024', 'Friday 10 May 2024', 'Wednesday 8 May 2024', 'Tuesday 23 April 2024']);
    expect(entries()).toEqual([
      'State visit planned for Sep 2024 → took place, 28–30 Oct 2024',
      'Letter first reported, took place, 28 Oct 2024',
      'State visit Sep 2024 passed without a report that it was held, put off or called off',
      'Talks 7 May 2024 passed without a report that it was held, put off or called off',
      'State visit first reported, planned for Sep 2024',
      'Talks first reported, planned for 7 May 2024',
    ]);
  });

  test('nothing after the knowledge day', () => {
    const { container, days } = show(april);
    expect(days()).toEqual(['Tuesday 23 April 2024']);
    expect(container.textContent).not.toMatch(/October|Letter|took place/);
  });

  test('which article said so, with its headline, its words and a way to it', () => {
    const { container } = show(april);
    expect(rowsOf(container, '.entry ul li')[0]).toBe('LE-MATIN Titre de le-matin (in a new tab) « en septembre prochain »');
    expect(container.querySelector('.entry a')?.getAttribute('href')).toBe('https://example.org/le-matin');
    expect(rowsOf(show(april, { behind: null }).container, '.entry ul li')[0]).toBe('LE-MATIN');
  });

  test('what was confirmed is folded', () => {
    const { container } = show(may);
    expect(clean(container.querySelector('details')!.textContent)).toContain('What was known of 1 event was confirmed');
    expect(container.querySelector('details')!.open).toBe(false);
  });

  test('a day is gone to, and an event opened', async () => {
    const { container, session, onselect } = show(today);
    expect(container.querySelectorAll('h3 a')[5]?.getAttribute('href')).toContain('known=2024-04-23');
    await userEvent.click(container.querySelectorAll<HTMLElement>('.ways button')[0]!);
    expect(session.view.known).toBe(october + 3);
    await userEvent.click(container.querySelector('.title')!);
    expect(onselect).toHaveBeenCalledWith('visit');
  });

  test('turned round', async () => {
    const { container, days } = show(today);
    await userEvent.click(container.querySelector('.head .button')!);
    await expect.poll(() => days()[0]).toBe('Tuesday 23 April 2024');
  });

  test.each(LANGUAGES)('has words for all of it: %s', (language) => {
    expect(show(today, { language }).container.textContent).not.toMatch(/[{}$]/);
  });
});

describe('two days compared', () => {
  function show(known: Day, other: Day, { language = 'en', mirrored = false }: { language?: Language; mirrored?: boolean } = {}) {
    const onselect = vi.fn();
    const shown = new Set(corpus.events.map(({ id }) => id));
    const { container } = render(Compare, { props: { corpus, i18n: createI18n(language), known, other, today, shown, selected: null, mirrored, onselect } });
    return { container, onselect, rows: () => rowsOf(container, '.words') };
  }

  test('each difference in words and drawn: hollow before, solid after', () => {
    const { container, rows } = show(april, today);
    expect(rowsOf(container, '.counts li')).toEqual(['1 new', '1 moved', '0 withdrawn', '1 of another status', '0 other in details', '0 the same']);
    expect(rows()).toEqual([
      'State visit planned for Sep 2024 → took place, 28–30 Oct 2024 28 to 57 days later people: Envoy',
      'Talks planned for 7 May 2024 → was planned for 7 May 2024',
      'Letter not yet known → took place, 28 Oct 2024',
    ]);
    const [before, after] = [...container.querySelectorAll('ol li:first-child .mark')];
    expect(before!.classList.contains('look-planned')).toBe(true);
    expect(after!.classList.contains('look-held')).toBe(true);
    const [a, b] = [before!, after!].map((mark) => mark.getBoundingClientRect().left);
    expect(b).toBeGreaterThan(a!);
  });

  test('in either order the same', () => {
    const [one, two] = [show(april, today), show(today, april)].map(({ rows }) => rows());
    expect(one).toEqual(two);
  });

  test('where time runs from right to left, so does the drawing', () => {
    const { container } = show(april, today, { language: 'ar', mirrored: true });
    const [a, b] = [...container.querySelectorAll('ol li:first-child .mark')].map((mark) => mark.getBoundingClientRect().left);
    expect(b).toBeLessThan(a!);
    expect(container.textContent).not.toMatch(/[{}$]/);
  });

  test('opens what is chosen; the same day twice is said', async () => {
    const { container, onselect } = show(april, today);
    await userEvent.click(container.querySelector('.title')!);
    expect(onselect).toHaveBeenCalledWith('visit');
    expect(clean(show(april, april).container.textContent)).toContain('Both days are the same.');
  });
});

describe('figures', () => {
  function show({ language = 'en', selected = null }: { language?: Language; selected?: string | null } = {}) {
    const { container } = render(Figures, { props: { corpus, i18n: createI18n(language), shown: knownOn(corpus, today, today), day: today, selected, mirrored: false, asKnown: '' } });
    return { container, tableOf: (index: number) => [...container.querySelectorAll('figure')[index]!.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => clean(cell.textContent))) };
  }

  test('visits by side and by office, once each, with what is not counted', () => {
    const { container, tableOf } = show();
    expect(tableOf(0)).toEqual([['2024', '1', '0', '0', '1']]);
    expect(tableOf(1)).toEqual([['2024', '1', '1']]);
    expect(rowsOf(container, 'figcaption')[0]).toContain('1 visit counted. Not counted: 1 events that are no visits, 1 visits that have not taken place, 0 without a date.');
  });

  test('days between two events, the selected and the one before it unless others are chosen', async () => {
    const { container, tableOf } = show({ selected: 'visit' });
    expect(tableOf(2)[0]!.slice(-2)).toEqual(['0', '0']);
    const [from] = [...container.querySelectorAll('select')];
    await userEvent.selectOptions(from!, 'talks');
    await expect.poll(() => clean(container.querySelector('output')!.textContent)).toBe(`${String(october - may + 3)} days later`);
  });

  test('the delay of a plan, within its limits', () => {
    expect(show().tableOf(3)).toEqual([['State visit', 'Sep 2024', '28–30 Oct 2024', '28', '57']]);
  });

  test('independent voices of all events', () => {
    expect(show().tableOf(4)).toEqual([['1', '2'], ['3', '1']]);
  });

  test('a chart is taken away as it looks', async () => {
    const { container } = show();
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => (files.push(file as Blob), 'blob:none'));
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await userEvent.click(container.querySelectorAll<HTMLElement>('.taken .button')[1]!);
    await expect.poll(() => files.length).toBe(1);
    const text = await files[0]!.text();
    vi.restoreAllMocks();
    const drawn = new DOMParser().parseFromString(text, 'image/svg+xml');
    expect(drawn.querySelector('parsererror')).toBeNull();
    expect(drawn.querySelector('title')?.textContent).toBe('Visits per year, by where they took place');
    // nothing of the page is left to be asked for
    expect(text).not.toMatch(/class=|style=|var\(|light-dark/);
    const bar = container.querySelector('.frame path.above')!;
    expect(text).toContain(`fill="${getComputedStyle(bar).fill}"`);
    expect(drawn.querySelector('text')?.getAttribute('font-family')).toContain('IBM Plex Sans');
  });

  test.each(LANGUAGES)('has words for all of it: %s', (language) => {
    expect(show({ language }).container.textContent).not.toMatch(/[{}$]/);
  });
});
