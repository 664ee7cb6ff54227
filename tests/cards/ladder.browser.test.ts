import { render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import PlanLadder from '../../src/cards/PlanLadder.svelte';
import { createI18n, type Language } from '../../src/i18n/index.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { toDay } from '../../src/model/day.ts';
import type { Plan } from '../../src/model/known.ts';
import { toSpan, type Span } from '../../src/model/span.ts';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

afterEach(() => document.documentElement.removeAttribute('dir'));

const september: Span = { from: toDay(2024, 9, 1), to: toDay(2024, 9, 30), core: null, window: true, doubt: 'none' };
const publishers = ['Le Matin', 'Hespress'].map((name, index) => ({ id: `p${String(index)}`, name, aliases: [], country: 'MA', language: 'fr', official: false }));
const reports = [0, 1].map((index) => ({ id: `a${String(index)}#0`, article: `a${String(index)}`, event: 'visit', known: 0, dated: 'exact' as const, official: false, origin: `p${String(index)}` }));
const corpus = toCorpus(toFirst([toEvent('visit')], reports, { publishers, articles: reports.map(({ article, origin }) => ({ id: article, publisher: origin, language: 'fr', published: null })) }));
/** published in April, and counting from its last day */
const april: Span = { from: toDay(2024, 4, 1), to: toDay(2024, 4, 30), core: null, window: true, doubt: 'none' };
const monthly = toCorpus({ ...corpus, reports: [{ ...reports[0]!, known: april.to }], articles: [{ ...corpus.articles[0]!, published: april }] });

const plans: Plan[] = [
  { span: september, status: 'planned', words: 'en septembre prochain', learned: toDay(2024, 4, 23), reports: ['a0#0', 'a1#0'], ruled: true, fate: 'lapsed' },
  { span: toSpan(toDay(2024, 10, 1)), status: 'planned', learned: toDay(2024, 5, 2), reports: ['a1#0'], ruled: false, fate: 'moved' },
  { span: null, status: 'postponed', learned: toDay(2024, 6, 1), reports: ['a0#0'], ruled: true, fate: 'moved' },
  { span: toSpan(toDay(2024, 10, 28), toDay(2024, 10, 30)), status: 'announced', learned: toDay(2024, 10, 7), reports: ['a0#0'], ruled: true, fate: 'kept' },
  { span: null, status: 'announced', learned: null, reports: ['a1#0'], ruled: false, fate: 'undated' },
];

function show(language: Language) {
  const i18n = createI18n(language);
  document.documentElement.dir = i18n.direction;
  const onday = vi.fn();
  const { container } = render(PlanLadder, { props: { plans, corpus, i18n, onday } });
  const rungs = [...container.querySelectorAll('li')].map((rung) => rung.textContent.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim());
  return { onday, container, rungs };
}

describe('rungs stand in the order in which the world learned of them, each with its date, words, publishers and fate', () => {
  test('in English', () => {
    expect(show('en').rungs).toEqual([
      '23 Apr 2024 Sep 2024 “en septembre prochain” Le Matin and Hespress · passed without report',
      '2 May 2024 1 Oct 2024 Hespress · moved',
      '1 Jun 2024 put off, no date Le Matin',
      '7 Oct 2024 28–30 Oct 2024 Le Matin · came true',
      'undated announced, no date Hespress',
    ]);
  });

  test('in French', () => {
    expect(show('fr').rungs.slice(0, 4)).toEqual([
      '23 avr. 2024 sept. 2024 « en septembre prochain » Le Matin et Hespress · passé sans nouvelle',
      '2 mai 2024 1er oct. 2024 Hespress · déplacé',
      '1er juin 2024 report sans date Le Matin',
      '7 oct. 2024 28–30 oct. 2024 Le Matin · s’est réalisé',
    ]);
  });

  test('in Arabic, from right to left', () => {
    const { rungs, container } = show('ar');
    expect(rungs[0]).toBe('23 أبريل 2024 شتنبر 2024 «en septembre prochain» Le Matin وHespress · فات دون خبر');
    expect(rungs[3]).toBe('7 أكتوبر 2024 28–30 أكتوبر 2024 Le Matin · تحقق');
    const [learned, date] = ['.learned', '.date'].map((part) => container.querySelector(part)!.getBoundingClientRect());
    expect(learned!.left).toBeGreaterThan(date!.right - 1);
  });
});

test('a publication of which only the month is known is shown as the month, and leads to the day from which it counts', async () => {
  const onday = vi.fn();
  render(PlanLadder, { props: { plans: [{ ...plans[0]!, learned: april.to, reports: ['a0#0'] }], corpus: monthly, i18n: createI18n('en'), onday } });
  await userEvent.click(screen.getByRole('button', { name: 'Apr 2024' }));
  await vi.waitFor(() => expect(onday).toHaveBeenCalledExactlyOnceWith(april.to));
});

test.each([['otherwise', 'took place on other days'], ['unconfirmed', 'not confirmed']] as const)('a last rung that is %s is not said to have moved', (fate, words) => {
  const { container } = render(PlanLadder, { props: { plans: [{ ...plans[1]!, fate }], corpus, i18n: createI18n('en'), onday: vi.fn() } });
  expect(container.textContent).toContain(words);
  expect(getComputedStyle(container.querySelector('.date')!).textDecorationLine).toBe('line-through');
});

test('what did not come true is struck through, what stands is not', () => {
  const { container } = show('en');
  const struck = [...container.querySelectorAll('.date')].map((date) => getComputedStyle(date).textDecorationLine);
  expect(struck).toEqual(['line-through', 'line-through', 'none', 'none', 'none']);
});

test('each day on which one was learned leads to what was known on it', async () => {
  const { onday } = show('en');
  expect(screen.getAllByRole('button')).toHaveLength(4);
  await userEvent.click(screen.getByRole('button', { name: '7 Oct 2024' }));
  await vi.waitFor(() => expect(onday).toHaveBeenCalledExactlyOnceWith(toDay(2024, 10, 7)));
});
