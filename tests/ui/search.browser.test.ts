/** What the search says of itself where a day was written. */
import { render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createI18n, LANGUAGES, type Language } from '../../src/i18n/index.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { toDay } from '../../src/model/day.ts';
import { knownOn } from '../../src/model/known.ts';
import { toSpan } from '../../src/model/span.ts';
import Search from '../../src/ui/Search.svelte';
import type { Searching } from '../../src/ui/searching.svelte.ts';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

const corpus = toCorpus(toFirst([toEvent('visit', { span: toSpan(5) })], []));
const known = knownOn(corpus, 9, 9);

async function ask(query: string, events: string[], language: Language) {
  const i18n = createI18n(language);
  const searching = { state: 'ready', answered: { hits: events.map((event) => ({ event, report: null })), terms: new Set() }, write: () => undefined } as unknown as Searching;
  const onday = vi.fn();
  const { container } = render(Search, { props: { query, searching, known, corpus, evidence: null, i18n, onquery: vi.fn(), onneed: vi.fn(), onopen: vi.fn(), onday } });
  container.querySelector('input')!.focus();
  await tick();
  const options = [...container.querySelectorAll<HTMLElement>('[role=option]')];
  return { i18n, onday, options, told: container.querySelector('[role=status]')!.textContent.trim() };
}

describe.each(LANGUAGES)('in %s', (language) => {
  const day = { ar: '1 يونيو 2024', fr: '1 juin 2024', en: '1 June 2024' }[language];

  test('a day that is offered is an answer: nothing is said not to be found', async () => {
    const { i18n, options, told, onday } = await ask(day, [], language);
    expect([options.length, told]).toEqual([1, '']);
    expect(options[0]!.textContent.trim()).toBe(i18n.t('search.knownOn', { date: i18n.dates.day(toDay(2024, 6, 1)) }));
    await userEvent.click(options[0]!);
    expect(onday).toHaveBeenCalledWith(toDay(2024, 6, 1));
  });

  test('events that have its words too are counted', async () => {
    const both = await ask(day, ['visit'], language);
    expect([both.options.length, both.told]).toEqual([2, both.i18n.t('search.found', { count: 1 })]);
  });

  test('where there is neither, that is said', async () => {
    const none = await ask('nowhere', [], language);
    expect([none.options.length, none.told]).toEqual([0, none.i18n.t('search.nothing')]);
  });
});
