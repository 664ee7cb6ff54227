// A story played: by buttons, keys, a finger and by scrolling; the timeline is told where to go.
import { render } from '@testing-library/svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../src/cards/theme.css';
import Story from '../../src/cards/Story.svelte';
import { createI18n, type Language } from '../../src/i18n/index.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { toDay } from '../../src/model/day.ts';
import { toSpan } from '../../src/model/span.ts';
import type { SomeWords, Tale } from '../../src/model/tale.ts';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

const [april, october, today] = [toDay(2024, 4, 23), toDay(2024, 10, 28), toDay(2026, 1, 1)];
const corpus = toCorpus(
  toFirst(
    [toEvent('visit', { title: { en: 'State visit', fr: 'Visite d’État', ar: 'زيارة الدولة' }, span: toSpan(october, october + 2) })],
    [{ id: 'a#0', article: 'a', event: 'visit', known: april, dated: 'exact', official: false, origin: 'a', status: 'planned', span: toSpan(october - 30) }],
  ),
);
const words = (text: string): SomeWords => ({ en: text, fr: text, ar: text });
const tale: Tale = {
  id: 'tale',
  title: words('Tale'),
  description: words('About it'),
  steps: ['One', 'Two', 'Three'].map((title, index) => ({
    title: words(title), range: [april, october], known: index === 0 ? april : null, selected: 'visit',
    sentences: [{ text: index === 1 ? { fr: 'Seulement en français' } : words(`Said in ${title}`), events: ['visit'] }],
  })),
};

beforeEach(() => page.viewport(1280, 800));

function show({ language = 'en', at = 0, scroll = false, height = '' }: { language?: Language; at?: number; scroll?: boolean; height?: string } = {}) {
  const i18n = createI18n(language);
  Object.assign(document.documentElement, { lang: language, dir: i18n.direction });
  const on = { onstep: vi.fn(), onscroll: vi.fn(), onevent: vi.fn(), onread: vi.fn(), onclose: vi.fn() };
  const props = { tale, at, scroll, corpus, i18n, today, ...on };
  const { container, rerender } = render(Story, { props });
  container.style.height = height;
  on.onstep.mockImplementation((step: number) => void rerender({ ...props, at: step }));
  const heading = () => container.querySelector('h3')!.textContent;
  return { ...on, container, heading, story: container.querySelector<HTMLElement>('.story')! };
}
const draw = (element: Element, dx: number, dy: number): void => {
  const at = (kind: string, x: number, y: number) => element.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerType: 'touch', pointerId: 7, clientX: x, clientY: y }));
  at('pointerdown', 300, 300);
  at('pointerup', 300 + dx, 300 + dy);
};

test('a step says its place, its day, and what each sentence stands on as it was known then; a press opens it', async () => {
  const { container, onevent } = show();
  expect(container.textContent.replace(/[\u2066-\u2069]/g, '')).toMatch(/Step 1 of 3 · known on 23 April 2024/);
  const stands = container.querySelector<HTMLElement>('[data-told="visit"]')!;
  expect(stands.textContent).toContain('planned for 28 Sep 2024');
  await userEvent.click(stands);
  expect(onevent).toHaveBeenCalledExactlyOnceWith('visit', april);
});

test('words that are not in the reader’s language say in which they are', () => {
  const { container } = show({ at: 1 });
  expect(container.querySelector('.said bdi')).toMatchObject({ lang: 'fr', dir: 'ltr', textContent: 'Seulement en français' });
});

describe('buttons', () => {
  test('turn the steps, keep the focus, and at an end do nothing; each step is announced', async () => {
    const { container, heading, onstep } = show();
    const next = page.getByRole('button', { name: 'Next step' });
    (page.getByRole('button', { name: 'Previous step' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    expect(onstep).not.toHaveBeenCalled();
    await userEvent.click(next);
    await vi.waitFor(() => expect(heading()).toBe('Two'));
    expect(document.activeElement).toBe(next.element());
    expect(container.querySelector('[role=status]')!.textContent).toBe('Step 2 of 3: Two');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(heading()).toBe('Three'));
    await userEvent.keyboard('{Enter}');
    expect(onstep.mock.calls).toEqual([[1, 'go'], [2, 'go']]);
  });

  test('lead to the page and out of the story', async () => {
    const { onread, onclose, onscroll } = show();
    await userEvent.click(page.getByRole('button', { name: 'Read on one page' }));
    await userEvent.click(page.getByRole('button', { name: 'End the story' }));
    await userEvent.click(page.getByRole('button', { name: 'By scrolling' }));
    expect([onread, onclose].map((each) => each.mock.calls.length)).toEqual([1, 1]);
    expect(onscroll).toHaveBeenCalledExactlyOnceWith(true);
  });
});

describe('arrow keys turn the steps along the line of writing', () => {
  test.each([['en', '{ArrowRight}', '{ArrowLeft}'], ['ar', '{ArrowLeft}', '{ArrowRight}']] as const)('in %s', async (language, on, back) => {
    const { story, onstep } = show({ language, at: 1 });
    story.querySelector<HTMLElement>('h2')!.focus();
    await userEvent.keyboard(on);
    await userEvent.keyboard(back);
    expect(onstep.mock.calls).toEqual([[2, 'go'], [1, 'go']]);
  });

  test('only while the focus is in the story', async () => {
    const { onstep } = show();
    (document.activeElement as HTMLElement | null)?.blur();
    await userEvent.keyboard('{ArrowRight}');
    expect(onstep).not.toHaveBeenCalled();
  });
});

describe('a finger', () => {
  test.each([['en', -80, 2], ['en', 80, 0], ['ar', 80, 2], ['ar', -80, 0]] as const)('in %s drawn by %i turns to step %i', (language, dx, to) => {
    const { container, onstep } = show({ language, at: 1 });
    draw(container.querySelector('.said')!, dx, 10);
    expect(onstep.mock.calls).toEqual([[to, 'go']]);
  });

  test('that goes up or down is the page’s', () => {
    const { container, onstep } = show({ at: 1 });
    draw(container.querySelector('.said')!, -60, 90);
    expect(onstep).not.toHaveBeenCalled();
    expect(getComputedStyle(container.querySelector('.body')!).touchAction).toBe('pan-y pinch-zoom');
  });
});

describe('by scrolling', () => {
  test('all steps stand on the strip, and the one in its middle is the step', async () => {
    const { container, onstep } = show({ scroll: true, height: '420px' });
    const strip = container.querySelector<HTMLElement>('.strip')!;
    expect(container.querySelectorAll('h3')).toHaveLength(3);
    const third = container.querySelector<HTMLElement>('[data-step="2"]')!;
    // it has come to its first step before it is moved
    await vi.waitFor(() => expect(strip.scrollTop).toBeGreaterThan(0));
    strip.scrollTop = third.offsetTop + third.offsetHeight / 2 - strip.clientHeight / 2;
    await vi.waitFor(() => expect(onstep).toHaveBeenLastCalledWith(2, 'slide'));
    await vi.waitFor(() => expect(third.getAttribute('aria-current')).toBe('step'));
  });

  test('it begins at the step that the address names', async () => {
    const { container, onstep } = show({ scroll: true, at: 2, height: '420px' });
    const [strip, third] = [container.querySelector('.strip')!, container.querySelector('[data-step="2"]')!];
    await vi.waitFor(() => {
      const [around, box] = [strip.getBoundingClientRect(), third.getBoundingClientRect()];
      const middle = (around.top + around.bottom) / 2;
      expect(box.top < middle && box.bottom > middle).toBe(true);
    });
    expect(onstep.mock.calls.filter(([step]) => step !== 2)).toEqual([]);
  });
});
