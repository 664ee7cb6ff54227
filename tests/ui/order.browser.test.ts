/** Events put in order along the strait: by mouse, by keys, by buttons and by choosing; and what is told then. */
import { render } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createI18n, type Language } from '../../src/i18n/index.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { toDay } from '../../src/model/day.ts';
import { createKnowing } from '../../src/model/knowing.ts';
import { toSpan } from '../../src/model/span.ts';
import { Sight } from '../../src/plot/sight.svelte.ts';
import { toRound } from '../../src/review/ordering.ts';
import Order from '../../src/ui/Order.svelte';
import { Session } from '../../src/view/session.svelte.ts';
import '../../src/cards/theme.css';
import '../../src/timeline/timeline.css';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

const today = toDay(2026, 1, 1);
const NAMES = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo'];
const words = (text: string) => ({ en: text, fr: `${text} (fr)`, ar: `${text} (ar)` });
const toSite = (names: readonly string[]) =>
  toCorpus(toFirst(names.map((name, at) => toEvent(name.toLowerCase(), { title: words(name), side: at % 2 === 0 ? 'MA' : 'FR', span: toSpan(toDay(2001 + at, 3, 4)) })), []));
const clean = (text: string | null): string => (text ?? '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();

beforeEach(() => page.viewport(1280, 900));
afterEach(() => {
  document.documentElement.removeAttribute('dir');
  document.documentElement.removeAttribute('lang');
});

function show({ language = 'en', names = NAMES }: { language?: Language; names?: readonly string[] } = {}) {
  const corpus = toSite(names);
  const i18n = createI18n(language);
  Object.assign(document.documentElement, { dir: i18n.direction, lang: language });
  const session = new Session({ data: () => null, read: () => '', write: () => undefined, hrefOf: (hash) => `https://example.org/#${hash}`, onChange: () => () => undefined }, language);
  const knowing = createKnowing(corpus, today);
  const sight = new Sight({ session, i18n: () => i18n, today: () => today, corpus: () => corpus, evidence: () => null, knowing: () => knowing, found: () => null });
  const onselect = vi.fn();
  const { container } = render(Order, { props: { session, sight, mirrored: i18n.mirrored, seed: 7, onselect } });
  const cards = () => [...container.querySelectorAll<HTMLElement>('[data-card]')];
  const card = (at: number) => cards()[at]!.querySelector<HTMLElement>('.card')!;
  return {
    container, onselect, cards, card, i18n,
    order: () => cards().map((each) => each.dataset['card']!),
    round: toRound(knowing.on(today), corpus, 7)!,
    said: () => clean(container.querySelector('[role="status"]')!.textContent),
    press: (name: string) => [...container.querySelectorAll<HTMLElement>('button')].find((each) => clean(each.textContent) === name)!,
  };
}
const swap = <T,>(list: readonly T[], at: number): T[] => [...list.slice(0, at), list[at + 1]!, list[at]!, ...list.slice(at + 2)];

describe('by keys', () => {
  test('there is one tab stop; Space picks up, arrows move, Space puts down, and each step is said', async () => {
    const { container, order, card, said, round } = show();
    expect(order()).toEqual(round.dealt);
    expect(container.querySelectorAll('ol [tabindex="0"]').length).toBe(1);
    card(0).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(card(1));
    await userEvent.keyboard(' ');
    expect(card(1).getAttribute('aria-pressed')).toBe('true');
    await userEvent.keyboard('{ArrowRight}');
    expect(order()).toEqual(swap(round.dealt, 1));
    expect(document.activeElement).toBe(card(2));
    expect(said()).toMatch(/: place 3 of 5$/);
    await userEvent.keyboard(' ');
    expect(said()).toMatch(/put down at place 3 of 5$/);
    await userEvent.keyboard('{ArrowRight}');
    expect(order()).toEqual(swap(round.dealt, 1));
    expect(container.querySelectorAll('ol [tabindex="0"]').length).toBe(1);
  });

  test('Escape puts back; Home and End go to the ends', async () => {
    const { order, card, said, round } = show();
    card(2).focus();
    await userEvent.keyboard(' {End}');
    expect(order().at(-1)).toBe(round.dealt[2]);
    await userEvent.keyboard('{Home}');
    expect(order()[0]).toBe(round.dealt[2]);
    await userEvent.keyboard('{Escape}');
    expect(order()).toEqual(round.dealt);
    expect(said()).toMatch(/put back at place 3 of 5$/);
    expect(document.activeElement).toBe(card(2));
  });

  test('in Arabic the strait runs from right to left, and the arrows with the eye', async () => {
    const { order, card, round } = show({ language: 'ar' });
    expect(card(0).getBoundingClientRect().left).toBeGreaterThan(card(4).getBoundingClientRect().left);
    card(0).focus();
    await userEvent.keyboard(' {ArrowLeft}');
    expect(order()).toEqual(swap(round.dealt, 0));
  });

  test('down the page under 640 pixels: the arrows go down', async () => {
    await page.viewport(390, 844);
    const { order, card, round } = show();
    await expect.poll(() => card(0).getBoundingClientRect().top < card(1).getBoundingClientRect().top).toBe(true);
    card(0).focus();
    await userEvent.keyboard(' {ArrowDown}');
    expect(order()).toEqual(swap(round.dealt, 0));
  });
});

describe('by hand', () => {
  test('a card is dragged with the mouse to the end; the click that ends it chooses nothing', async () => {
    const { order, card, round, container } = show();
    await userEvent.dragAndDrop(card(0), card(4));
    expect(order().at(-1)).toBe(round.dealt[0]);
    expect(container.querySelectorAll('[aria-pressed="true"]').length).toBe(0);
  });

  test('dragged in Arabic: to the left is later', async () => {
    const { order, card, round } = show({ language: 'ar' });
    await userEvent.dragAndDrop(card(0), card(2));
    expect(order()[2]).toBe(round.dealt[0]);
  });

  test('a card is chosen, then the place where it belongs', async () => {
    const { order, card, round, said } = show();
    await userEvent.click(card(3));
    await userEvent.click(card(0));
    expect(order()).toEqual([round.dealt[3], round.dealt[0], round.dealt[1], round.dealt[2], round.dealt[4]]);
    expect(said()).toMatch(/put down at place 1 of 5$/);
  });

  test('buttons move by one place and keep the focus; at the end there is nothing more', async () => {
    const { order, cards, round } = show();
    await userEvent.click(cards()[3]!.querySelector('.later')!);
    expect(order()).toEqual(swap(round.dealt, 3));
    expect(document.activeElement).toBe(cards()[4]!.querySelector('.later'));
    expect(document.activeElement!.getAttribute('aria-disabled')).toBe('true');
    await userEvent.keyboard('{Enter}');
    expect(order()).toEqual(swap(round.dealt, 3));
    for (const button of cards()[0]!.querySelectorAll('button')) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
  });
});

describe('checked', () => {
  test('it says how many pairs are right and which cards stand wrong, in words; then the true picture, earliest first', async () => {
    const { container, press, onselect, cards } = show();
    await userEvent.click(press('Check'));
    expect(clean(document.activeElement!.textContent)).toMatch(/^\d of 10 pairs right/);
    expect(cards().every((each) => each.querySelector('.moves') === null)).toBe(true);
    for (const [at, each] of cards().entries()) {
      const belongs = NAMES.findIndex((name) => name.toLowerCase() === each.dataset['card']);
      expect(clean(each.querySelector('.verdict')!.textContent)).toBe(belongs === at ? '✓ right place' : `✗ belongs at place ${String(belongs + 1)}`);
    }
    const told = [...container.querySelectorAll<HTMLElement>('.true li')];
    expect(told.map((each) => clean(each.querySelector('button')!.textContent))).toEqual(NAMES);
    expect(clean(told[0]!.textContent)).toContain('4 Mar 2001');
    await expect.poll(() => container.querySelector('.true svg')?.textContent ?? '').toContain('Charlie');
    await userEvent.click(told[1]!.querySelector('button')!);
    expect(onselect).toHaveBeenCalledWith('bravo');
  });

  test('the same again is dealt as before, and in the right order all pairs are right', async () => {
    const { container, press, order, card, round } = show();
    await userEvent.click(press('Check'));
    await userEvent.click(press('The same again'));
    expect(order()).toEqual(round.dealt);
    expect(document.activeElement).toBe(card(0));
    for (const [at, id] of round.truth.entries()) {
      const from = order().indexOf(id);
      if (from === at) continue;
      card(from).focus();
      await userEvent.keyboard(` ${'{ArrowLeft}'.repeat(from - at)} `);
    }
    await userEvent.click(press('Check'));
    expect(clean(container.querySelector('.score')!.textContent)).toBe('All 10 pairs are right: this is the order.');
    expect(container.querySelectorAll('.wrong, .result li').length).toBe(0);
  });

  test('other events are others', async () => {
    const many = [...'ABCDEFGHIJKLMNOPQRSTUVWX'].map((letter) => `Talks ${letter}`);
    const { press, order, round } = show({ names: many });
    await userEvent.click(press('Check'));
    await userEvent.click(press('Other events'));
    expect(order().toSorted()).not.toEqual(round.dealt.toSorted());
  });
});

test('too few events: it says so, and what to do', () => {
  const { container } = show({ names: ['Alpha', 'Bravo'] });
  expect(clean(container.textContent)).toContain('Choose something larger above.');
  expect(container.querySelector('button')).toBe(null);
});
