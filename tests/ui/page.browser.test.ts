/** The page of a person, a publisher, a place or a topic: what was known of it on the day. */
import { render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createI18n, LANGUAGES, type Language } from '../../src/i18n/index.ts';
import { toCorpus, type Evidence } from '../../src/model/corpus.ts';
import { toDay, type Day } from '../../src/model/day.ts';
import { knownOn } from '../../src/model/known.ts';
import { toSpan } from '../../src/model/span.ts';
import Page from '../../src/ui/Page.svelte';
import '../../src/cards/theme.css';
import type { Page as Subject } from '../../src/view/view.ts';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

afterEach(() => {
  document.documentElement.removeAttribute('dir');
  document.documentElement.removeAttribute('lang');
});

const words = (text: string) => ({ en: `${text} (en)`, fr: `${text} (fr)`, ar: `${text} (ar)` });
const [spring, autumn, today] = [toDay(2024, 4, 21), toDay(2024, 10, 28), toDay(2026, 1, 1)];
const corpus = toCorpus(
  toFirst(
    [
      toEvent('visit', { title: words('Visit'), span: toSpan(autumn), place: 'rabat', people: [{ person: 'envoy', part: 'visitor' }] }),
      toEvent('talks', { title: words('Talks'), span: toSpan(spring), place: 'rabat', topics: ['visas'], people: [{ person: 'envoy', part: 'host' }] }),
    ],
    [
      { id: 'one#0', article: 'one', event: 'talks', known: spring, dated: 'exact', official: false, origin: 'matin', status: 'held', span: toSpan(spring) },
      { id: 'two#0', article: 'two', event: 'visit', known: autumn + 1, dated: 'exact', official: false, origin: 'matin', status: 'held', span: toSpan(autumn + 3) },
      { id: 'three#0', article: 'three', event: 'visit', known: autumn + 2, dated: 'exact', official: false, origin: 'soir', status: 'held' },
    ],
    {
      people: [{ id: 'envoy', name: words('Envoy'), aliases: [], side: 'FR', offices: [{ title: words('Deputy'), attested: toSpan(spring - 90, spring + 30) }, { title: words('Minister'), attested: toSpan(autumn - 30, autumn + 30) }] }],
      places: [{ id: 'rabat', name: words('Rabat'), aliases: [], country: 'MA', at: [34, -6.8] }],
      topics: [{ id: 'visas', name: words('Visas'), aliases: [] }],
      publishers: [{ id: 'matin', name: 'الصباح', aliases: [], country: 'MA', language: 'ar', official: true }, { id: 'soir', name: 'Le Soir', aliases: [], country: 'MA', language: 'fr', official: false }],
      articles: [['one', 'matin', spring], ['two', 'matin', autumn + 1], ['three', 'soir', autumn + 2]].map(([id, publisher, day]) => ({ id: String(id), publisher: String(publisher), language: 'ar', published: toSpan(Number(day)) })),
    },
  ),
);
const evidence: Evidence = { format: 1, version: 'drawn', prose: [], quotations: [], stories: [], bibliography: ['one', 'two', 'three'].map((id) => ({ id, title: `Title of ${id}`, url: `https://example.org/${id}` })) };

function show(page: Subject, day: Day, { language = 'en', filtered = false, over = true }: { language?: Language; filtered?: boolean; over?: boolean } = {}) {
  const i18n = createI18n(language);
  document.documentElement.lang = language;
  document.documentElement.dir = i18n.direction;
  const on = { onselect: vi.fn(), onfilter: vi.fn(), onclose: vi.fn() };
  const { container } = render(Page, { props: { page, known: knownOn(corpus, day, today), day, corpus, evidence, i18n, href: 'https://example.org/#v=1', filtered, over, ...on } });
  const clean = (text: string): string => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
  return { ...on, i18n, container, said: () => clean(container.textContent), rows: (selector: string) => [...container.querySelectorAll(selector)].map((row) => clean(row.textContent)) };
}

describe('a person', () => {
  test.each(LANGUAGES)('where it appears, in order of time, in which part and office: %s', (language) => {
    const { rows, i18n } = show({ of: 'person', id: 'envoy' }, today, { language });
    expect(rows('h2')).toEqual([`Envoy (${language})`]);
    expect(rows('.appearances button')).toEqual([`Talks (${language})`, `Visit (${language})`]);
    expect(rows('.appearances .as')).toEqual([`${i18n.t('part.host')} · Deputy (${language})`, `${i18n.t('part.visitor')} · Minister (${language})`]);
    expect(rows('.offices li')).toHaveLength(2);
  });

  test('nothing that was not known on the day: not an event, not an office', () => {
    const { said, rows } = show({ of: 'person', id: 'envoy' }, spring + 5);
    expect(rows('.appearances button')).toEqual(['Talks (en)']);
    for (const later of ['Minister', 'Visit', '2 events']) expect(said()).not.toContain(later);
    expect(show({ of: 'person', id: 'envoy' }, spring - 200).said()).toContain('Nothing was known of it on this day.');
  });

  test('leads to an event', async () => {
    const { onselect } = show({ of: 'person', id: 'envoy' }, today);
    await userEvent.click(screen.getByRole('button', { name: 'Talks (en)' }));
    await expect.poll(() => onselect.mock.calls).toEqual([['talks']]);
  });
});

test.each([['place', 'rabat', ['Talks (en)', 'Visit (en)']], ['topic', 'visas', ['Talks (en)']]] as const)('a %s has its events', (of, id, expected) => {
  expect(show({ of, id }, today).rows('.appearances button')).toEqual(expected);
});

describe('a publisher', () => {
  test('its articles, what each says of which event, and how often it stood alone or differed', () => {
    const { rows, container } = show({ of: 'publisher', id: 'matin' }, today);
    expect(rows('.kind, .counts')).toEqual(['Publisher · official voice', 'as known on 1 January 2026 2 articles · 2 events · alone on 1 event · differs on 1 event']);
    expect(rows('.published > li')).toEqual([
      expect.stringMatching(/^21 Apr 2024 · Arabic Title of one .*Talks \(en\) Says that it took place: 21 April 2024$/),
      expect.stringMatching(/^29 Oct 2024 · Arabic Title of two .*Visit \(en\) Says that it took place: 31 October 2024 Says otherwise$/),
    ]);
    expect(container.querySelector('h2 bdi')!.getAttribute('lang')).toBe('ar');
    for (const link of container.querySelectorAll('a')) expect([link.rel, link.target]).toEqual(['noopener noreferrer', '_blank']);
  });

  test('on an earlier day only what it had published', () => {
    expect(show({ of: 'publisher', id: 'matin' }, spring).rows('.counts')).toEqual(['as known on 21 April 2024 1 article · 1 event · alone on 1 event']);
    expect(show({ of: 'publisher', id: 'matin' }, spring - 1).rows('.published li')).toEqual([]);
  });
});

test('one press filters the timeline by it, another undoes that', async () => {
  const { onfilter } = show({ of: 'person', id: 'envoy' }, today);
  await userEvent.click(screen.getByRole('button', { name: 'Show only these events', pressed: false }));
  await expect.poll(() => onfilter.mock.calls).toEqual([[true]]);
});

test('says where closing leads', async () => {
  const { onclose } = show({ of: 'topic', id: 'visas' }, today);
  await userEvent.click(screen.getByRole('button', { name: 'Close, back to the event' }));
  await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
  show({ of: 'topic', id: 'visas' }, today, { over: false });
  expect(screen.getByRole('button', { name: 'Close' })).toBeTruthy();
});
