/** The picture under the reader's hand, with its own fonts and the corpus itself. */
import '@fontsource/ibm-plex-sans/latin-400.css';
import '@fontsource/ibm-plex-sans/latin-600.css';
import '@fontsource/ibm-plex-sans/latin-400-italic.css';
import '@fontsource/ibm-plex-sans-arabic/arabic-400.css';
import '@fontsource/ibm-plex-sans-arabic/arabic-600.css';
import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { firstUrl } from 'virtual:corpus';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createI18n, LANGUAGES, type Language } from '../../src/i18n/index.ts';
import { speakingDays } from '../../src/model/changes.ts';
import { toCorpus, type Corpus, type First } from '../../src/model/corpus.ts';
import { toDay, toIsoDay } from '../../src/model/day.ts';
import { knownOn, type KnownEvent } from '../../src/model/known.ts';
import { linksOn, toBook } from '../../src/model/links.ts';
import { toSpan } from '../../src/model/span.ts';
import { takeCensus } from '../../src/timeline/census.ts';
import { NO_WARP } from '../../src/timeline/layout/warp.ts';
import type { Range } from '../../src/timeline/range.ts';
import { toRoll } from '../../src/timeline/roll.ts';
import { createMeasure } from '../../src/timeline/measure.ts';
import type { Plot, TextLine } from '../../src/timeline/scene.ts';
import Timeline from '../../src/timeline/Timeline.svelte';
import '../../src/timeline/timeline.css';
import { createWording } from '../../src/plot/wording.ts';
import '../../src/cards/theme.css';
import { groupBy } from '../../src/plot/grouping.ts';
import { toKnownEvent, toPlot } from '../fixtures/plots.ts';

type Drawn = Omit<Plot, 'size' | 'measure' | 'zoomOfText' | 'focused'>;
const LIMITS: Range = [0, 1000];
const names = { list: 'Events', keys: 'keys', line: 'Knowledge day', known: 'known on day 500', wheel: 'Ctrl', listing: 'counted', close: 'close', more: 'more', fewer: 'fewer' };

let corpus: Corpus;
beforeAll(async () => {
  corpus = toCorpus((await (await fetch(firstUrl)).json()) as First);
  // asked for by name, since nothing on the page needs them yet
  await Promise.all(['400 16px', '600 16px', 'italic 400 16px'].map((font) => document.fonts.load(`${font} "IBM Plex Sans"`)));
  await Promise.all(['400 16px', '600 16px'].map((font) => document.fonts.load(`${font} "IBM Plex Sans Arabic"`, 'زيارة')));
  expect(['600 13px "IBM Plex Sans"', '600 13px "IBM Plex Sans Arabic"'].every((font) => document.fonts.check(font))).toBe(true);
});
afterEach(() => {
  document.documentElement.removeAttribute('dir');
  document.documentElement.removeAttribute('lang');
});

const three = ['early', 'middle', 'late'].map((id, index) => toKnownEvent(id, { span: toSpan(200 + index * 300), side: index === 1 ? 'FR' : 'MA' }));
const small: Drawn = toPlot(three, { range: LIMITS, known: 500, sources: [100, 450, 800].map((day) => ({ day, count: 1 })) });
const withEvents = (events: readonly KnownEvent[], range: Range = LIMITS): Drawn => ({ ...small, census: toPlot(events).census, range });

async function open(plot: Drawn, height = 500, width = 1200) {
  const on = { onselect: vi.fn(), onrange: vi.fn<(range: Range) => void>(), onknown: vi.fn(), onhelp: vi.fn(), onannounce: vi.fn() };
  const frame = document.body.appendChild(document.createElement('div'));
  frame.style.width = `${String(width)}px`;
  const drawn = render(Timeline, { target: frame, props: { plot, limits: LIMITS, names, height, ...on } });
  await document.fonts.ready;
  await vi.waitFor(() => expect(drawn.container.querySelector('svg.picture')).not.toBeNull());
  await tick();
  return { ...on, ...drawn, surface: drawn.container.querySelector<HTMLElement>('.timeline')! };
}

/** The corpus as the page draws it. */
function plotOf(language: Language, form: Plot['form'], range: readonly [number, number], selected: string | null, known = corpus.dataset.watchedUntil): Drawn {
  const i18n = createI18n(language);
  document.documentElement.lang = language;
  document.documentElement.dir = i18n.direction;
  const today = corpus.dataset.watchedUntil;
  const events = knownOn(corpus, known, today);
  const { groups, count, groupOf } = groupBy('side', corpus, i18n, () => events);
  return {
    census: takeCensus(toRoll(events, count, groupOf), known), groups, grouping: 'side', warp: NO_WARP, zero: null,
    links: toBook(linksOn(corpus, events, known, today)), derived: [], sides: [corpus.dataset.sides[0]!.id, corpus.dataset.sides[1]!.id], range, known, today,
    watchedUntil: today, sources: speakingDays(corpus).map(({ day, articles }) => ({ day, count: articles.length })), selected, form, mirrored: i18n.mirrored, words: createWording(corpus, i18n),
  };
}

/** Pairs of texts that meet as drawn; a line's box is taller than its letters, by these pixels above and below. */
function meetings(surface: HTMLElement): string[] {
  const AIR = 3;
  const texts = [...surface.querySelectorAll<SVGTextElement>('.picture text.label, .picture text.tick-name')].flatMap((text) => {
    const lines = [...text.querySelectorAll('tspan')];
    return (lines.length > 0 ? lines : [text]).map((line) => ({ text, words: line.textContent, box: line.getBoundingClientRect() }));
  });
  return texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter((b) => b.text !== a.text && a.box.left + 1 < b.box.right && b.box.left + 1 < a.box.right && a.box.top + AIR < b.box.bottom - AIR && b.box.top + AIR < a.box.bottom - AIR)
      .map((b) => `${a.words} × ${b.words}`),
  );
}

describe.each(LANGUAGES)('drawn in %s', (language) => {
  const ranges: [string, Range][] = [
    ['five years', [toDay(2020, 6, 1), toDay(2025, 3, 1)]],
    ['the autumn of 2024', [toDay(2024, 9, 20), toDay(2024, 12, 1)]],
    ['three weeks', [toDay(2024, 10, 18), toDay(2024, 11, 8)]],
  ];

  test.each(ranges)('across the page, no text meets another: %s', async (_, range) => {
    const { surface } = await open(plotOf(language, 'across', range, '2024-10-28-macron-state-visit-rabat'), 560);
    expect(surface.querySelectorAll('.picture text.label').length).toBeGreaterThan(4);
    expect(meetings(surface)).toEqual([]);
  });

  test.each(ranges)('down a narrow page, no text meets another: %s', async (_, range) => {
    const { surface } = await open(plotOf(language, 'down', range, null), 1400, 390);
    expect(surface.querySelectorAll('.picture text.label').length).toBeGreaterThan(2);
    expect(meetings(surface)).toEqual([]);
  });

  test.each([
    ['across', 1200, 560],
    ['down', 390, 1400],
  ] as const)('no text meets another wherever the reader stands, %s', async (form, width, height) => {
    const { surface, rerender } = await open(plotOf(language, form, ranges[0]![1], null), height, width);
    const found: string[] = [];
    for (const days of [40, 150, 600, 1700]) {
      for (let from = toDay(2020, 6, 1); from + days < toDay(2025, 4, 1); from += Math.max(90, days / 2)) {
        for (const known of [corpus.dataset.watchedUntil, from + days / 2]) {
          await rerender({ plot: plotOf(language, form, [Math.round(from), Math.round(from + days)], null, Math.round(known)) });
          found.push(...meetings(surface).map((pair) => `${toIsoDay(Math.round(from))} + ${String(days)}, known ${toIsoDay(Math.round(known))}: ${pair}`));
        }
      }
    }
    expect(found).toEqual([]);
  });

  test('each label is as wide as it was measured, and within the picture', async () => {
    const { surface } = await open(plotOf(language, 'across', ranges[0]![1], null), 560);
    const frame = surface.getBoundingClientRect();
    const measure = createMeasure(() => document.createElement('canvas').getContext('2d')!, getComputedStyle(surface).fontFamily, 1);
    const lines = [...surface.querySelectorAll<SVGTextContentElement>('.picture .labels :is(text, tspan)[class*="line-"]')];
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) {
      const kind = /line-(title|date|small|word)/.exec(line.getAttribute('class')!)![1] as TextLine['kind'];
      const [drawn, measured] = [line.getComputedTextLength(), measure(line.textContent.replace(/[\u2066-\u2069]/g, ''), kind)];
      expect(measured, line.textContent).toBeGreaterThan(drawn - 0.6);
      expect(measured, line.textContent).toBeLessThan(drawn + 3);
    }
    for (const text of surface.querySelectorAll<SVGTextElement>('.picture .labels text.label')) {
      const box = text.getBoundingClientRect();
      expect(box.left, text.textContent).toBeGreaterThanOrEqual(frame.left - 3);
      expect(box.right, text.textContent).toBeLessThanOrEqual(frame.right + 3);
    }
  });
});

describe('the keyboard', () => {
  const marks = () => screen.getAllByRole('button');
  const focused = () => (document.activeElement as HTMLElement).dataset['event'];

  test('one tab stop among the marks, and one for the line', async () => {
    await open(small);
    expect(marks().filter(({ tabIndex }) => tabIndex === 0).map(({ dataset }) => dataset['event'])).toEqual(['early']);
    await userEvent.tab();
    await expect.poll(focused).toBe('early');
    await userEvent.tab();
    await expect.poll(() => document.activeElement).toBe(screen.getByRole('slider'));
    await userEvent.tab({ shift: true });
    await expect.poll(focused).toBe('early');
  });

  test('the selected mark is the stop', async () => {
    await open({ ...small, selected: 'middle' });
    await userEvent.tab();
    await expect.poll(focused).toBe('middle');
    expect(document.activeElement?.getAttribute('aria-pressed')).toBe('true');
  });

  test.each([
    ['from left to right', false, '{ArrowRight}', '{ArrowLeft}'],
    ['from right to left', true, '{ArrowLeft}', '{ArrowRight}'],
  ])('arrows move along time %s, and stay at its ends', async (_, mirrored, onward, back) => {
    const { onannounce } = await open({ ...small, mirrored });
    await userEvent.tab();
    await expect.poll(focused).toBe('early');
    for (const [key, next] of [[onward, 'middle'], [onward, 'late'], [onward, 'late'], [back, 'middle']] as const) {
      await userEvent.keyboard(key);
      await expect.poll(focused).toBe(next);
    }
    expect(marks().filter(({ tabIndex }) => tabIndex === 0).map(({ dataset }) => dataset['event'])).toEqual(['middle']);
    await vi.waitFor(() => expect(onannounce).toHaveBeenLastCalledWith('middle'));
  });

  test('Home and End go to the first and the last', async () => {
    await open(small);
    await userEvent.tab();
    await userEvent.keyboard('{End}');
    await expect.poll(focused).toBe('late');
    await userEvent.keyboard('{Home}');
    await expect.poll(focused).toBe('early');
  });

  test('an event out of sight is brought into it', async () => {
    const { onrange } = await open({ ...small, range: [100, 400] });
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(onrange).toHaveBeenCalled());
    const [from, to] = onrange.mock.lastCall![0];
    expect([from <= 500 && 500 <= to, to - from]).toEqual([true, 300]);
  });

  test('Enter and Space open, Escape closes', async () => {
    const { onselect } = await open(small);
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard(' ');
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => onselect.mock.calls).toEqual([['early'], ['early'], [null]]);
  });

  test('zoom, fit, pan and help', async () => {
    const { onrange, onhelp } = await open({ ...small, range: [300, 700] });
    await userEvent.tab();
    await userEvent.keyboard('+');
    await vi.waitFor(() => expect(onrange).toHaveBeenLastCalledWith([375, 625]));
    await userEvent.keyboard('{PageDown}');
    await vi.waitFor(() => expect(onrange).toHaveBeenLastCalledWith([600, 1000]));
    await userEvent.keyboard('0');
    await vi.waitFor(() => expect(onrange).toHaveBeenLastCalledWith(LIMITS));
    await userEvent.keyboard('?');
    await vi.waitFor(() => expect(onhelp).toHaveBeenCalledOnce());
  });

  test('keys with Ctrl, Alt or Meta are the browser’s', async () => {
    const { onrange, onselect } = await open(small);
    await userEvent.tab();
    await userEvent.keyboard('{Control>}+{/Control}{Meta>}0{/Meta}{Alt>}{ArrowRight}{/Alt}');
    expect([focused(), onrange.mock.calls, onselect.mock.calls]).toEqual(['early', [], []]);
  });
});

describe('the knowledge line', () => {
  test('is a slider that says its day in words', async () => {
    await open(small);
    const line = screen.getByRole('slider', { name: 'Knowledge day' });
    expect(line.getAttribute('aria-valuetext')).toBe('known on day 500');
    expect(['aria-valuemin', 'aria-valuenow', 'aria-valuemax'].map((name) => line.getAttribute(name))).toEqual(['100', '500', '2000']);
  });

  test.each([
    ['from left to right', false, '{ArrowRight}', '{ArrowLeft}'],
    ['from right to left', true, '{ArrowLeft}', '{ArrowRight}'],
  ])('steps from source to source along time %s', async (_, mirrored, onward, back) => {
    const { onknown } = await open({ ...small, mirrored });
    screen.getByRole('slider').focus();
    await userEvent.keyboard(onward);
    await userEvent.keyboard(back);
    await userEvent.keyboard('{ArrowUp}{ArrowDown}{Home}{End}');
    await expect.poll(() => onknown.mock.calls.map(([day]) => day as number | null)).toEqual([800, 450, 800, 450, 100, null]);
  });

  test('after the last source there is today', async () => {
    const { onknown } = await open({ ...small, known: 800 });
    screen.getByRole('slider').focus();
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(onknown).toHaveBeenLastCalledWith(null));
  });
});

describe('the wheel', () => {
  /** returns whether the page may scroll */
  function turn(surface: HTMLElement, options: WheelEventInit): boolean {
    const frame = surface.getBoundingClientRect();
    return surface.dispatchEvent(new WheelEvent('wheel', { deltaY: -120, clientX: frame.left + frame.width * 0.75, clientY: frame.top + 100, bubbles: true, cancelable: true, ...options }));
  }

  test('without Ctrl scrolls the page and leaves the days in sight alone', async () => {
    const { surface, onrange } = await open(small);
    expect(turn(surface, {})).toBe(true);
    expect(turn(surface, { deltaX: 120, deltaY: 0 })).toBe(true);
    expect(onrange).not.toHaveBeenCalled();
  });

  test.each([false, true])('with Ctrl zooms about the day under the pointer (mirrored: %s)', async (mirrored) => {
    const { surface, onrange } = await open({ ...small, range: [200, 800], mirrored });
    expect(turn(surface, { ctrlKey: true })).toBe(false);
    expect(onrange).toHaveBeenCalled();
    const [from, to] = onrange.mock.lastCall![0];
    expect(to - from).toBeLessThan(600);
    // the axis ends 16 px before the picture does
    const share = (1200 * 0.75 - 16) / (1200 - 32);
    const at = (range: Range): number => (mirrored ? range[1] - (range[1] - range[0]) * share : range[0] + (range[1] - range[0]) * share);
    expect(Math.abs(at([from, to]) - at([200, 800]))).toBeLessThan(3);
  });

  test('with Ctrl zooms out no further than all there is', async () => {
    const { surface, onrange } = await open({ ...small, range: [300, 700] });
    turn(surface, { ctrlKey: true, deltaY: 5000 });
    const [from, to] = onrange.mock.lastCall![0];
    expect([from >= 0, to <= 1000, to - from > 400]).toEqual([true, true, true]);
  });
});

describe('events that are only counted, for want of room', () => {
  const crowd = Array.from({ length: 150 }, (_, index) => toKnownEvent(`event-${String(index).padStart(3, '0')}`, { span: toSpan(500 + Math.floor(index / 3)) }));
  const drawn = (surface: HTMLElement): (string | undefined)[] => [...surface.querySelectorAll<HTMLElement>('[data-event]')].map(({ dataset }) => dataset['event']);
  const counts = (): HTMLElement[] => screen.getAllByRole('button', { name: /^\d+ events$/ });

  test('are all told by the numbers drawn', async () => {
    const { surface } = await open(withEvents(crowd), 360, 700);
    expect(drawn(surface).length).toBeLessThan(crowd.length);
    const told = counts().reduce((sum, button) => sum + Number.parseInt(button.getAttribute('aria-label')!), 0);
    expect(told + drawn(surface).length).toBe(crowd.length);
  });

  test('open by a press on their number: it comes nearer', async () => {
    const { onrange } = await open(withEvents(crowd), 360, 700);
    await userEvent.click(counts()[0]!);
    await vi.waitFor(() => expect(onrange).toHaveBeenCalled());
    const [from, to] = onrange.mock.lastCall![0];
    expect([to - from < 100, from > 450, to < 600]).toEqual([true, true, true]);
  });

  test('on one and the same day they open as a list, from which each can be opened', async () => {
    const day = Array.from({ length: 5000 }, (_, index) => toKnownEvent(`same-${String(index).padStart(4, '0')}`, { span: toSpan(500) }));
    const { surface, onselect, onrange } = await open(withEvents(day), 500, 1200);
    expect(surface.querySelectorAll('*').length).toBeLessThan(600);
    const [count] = counts();
    const listed = Number.parseInt(count!.getAttribute('aria-label')!);
    expect(listed + drawn(surface).length).toBe(5000);
    await userEvent.click(count!);
    const list = await screen.findByRole('dialog', { name: 'counted' });
    expect(onrange).not.toHaveBeenCalled();
    expect(list.querySelectorAll('li').length).toBe(50);
    await userEvent.click(screen.getByRole('button', { name: 'more' }));
    const [second] = list.querySelectorAll<HTMLElement>('li button');
    await userEvent.click(second!);
    await vi.waitFor(() => expect(onselect).toHaveBeenCalledWith(expect.stringMatching(/^same-/)));
  });

  test('are reached by the arrows, which take hold of their number', async () => {
    await open(withEvents(crowd), 360, 700);
    await userEvent.tab();
    await userEvent.keyboard('{Home}');
    const seen = new Set<string>();
    for (let step = 0; step < 200; step += 1) {
      const name = document.activeElement?.getAttribute('aria-label');
      if (name != null) seen.add(name);
      await userEvent.keyboard('{ArrowRight}');
    }
    for (const button of counts()) expect(seen).toContain(button.getAttribute('aria-label'));
  });
});

describe('the pointer', () => {
  test('a click on a mark, or on its label, selects it', async () => {
    const { surface, onselect } = await open(small);
    await userEvent.click(screen.getByRole('button', { name: 'middle' }));
    await vi.waitFor(() => expect(onselect).toHaveBeenCalled());
    const label = [...surface.querySelectorAll('.picture text.label')].find(({ textContent }) => textContent.includes('late'))!.getBoundingClientRect();
    surface.dispatchEvent(new MouseEvent('click', { clientX: label.left + 10, clientY: label.top + 8, bubbles: true }));
    expect(onselect.mock.calls).toEqual([['middle'], ['late']]);
  });

  test('every mark is a target of at least 24 by 24 pixels', async () => {
    await open(plotOf('fr', 'across', [toDay(2020, 6, 1), toDay(2025, 3, 1)], null), 560);
    for (const mark of screen.getAllByRole('button')) {
      const { width, height } = mark.getBoundingClientRect();
      expect(Math.min(width, height), mark.getAttribute('aria-label')!).toBeGreaterThanOrEqual(24);
    }
  });
});

describe('the links of what is pointed at', () => {
  const linked = { ...small, links: toBook([{ id: 'early prepares late', type: 'prepares', from: 'early', to: 'late', because: ['a#0'] }]) };
  const strong = (surface: HTMLElement) => surface.querySelectorAll('.arc.strong').length;
  const hit = (surface: HTMLElement, id: string) => surface.querySelector<HTMLElement>(`[data-event="${id}"]`)!;

  test('are drawn strongly on hover and on the keyboard’s focus, and with them nothing is laid anew', async () => {
    const { surface } = await open(linked);
    await vi.waitFor(() => expect(hit(surface, 'early')).not.toBeNull());
    const mark = surface.querySelector('.mark');
    expect(strong(surface)).toBe(0);
    await userEvent.hover(hit(surface, 'early'));
    await vi.waitFor(() => expect(strong(surface)).toBe(1));
    expect(surface.querySelector('.arc + text')?.textContent).toContain('prepares');
    await userEvent.unhover(hit(surface, 'early'));
    await vi.waitFor(() => expect(strong(surface)).toBe(0));
    hit(surface, 'late').focus();
    await vi.waitFor(() => expect(strong(surface)).toBe(1));
    hit(surface, 'middle').focus();
    await vi.waitFor(() => expect(strong(surface)).toBe(0));
    expect(surface.querySelector('.mark')).toBe(mark);
  });

  test('are drawn where its words are pointed at, which are as good a target as its mark', async () => {
    const { surface, onselect } = await open(linked);
    await vi.waitFor(() => expect(hit(surface, 'early')).not.toBeNull());
    const words = [...surface.querySelectorAll('.labels .label')].find((label) => label.textContent.includes('early'))!.getBoundingClientRect();
    const at = { clientX: words.x + words.width / 2, clientY: words.y + words.height / 2, bubbles: true };
    surface.dispatchEvent(new PointerEvent('pointermove', { ...at, pointerType: 'mouse' }));
    await vi.waitFor(() => expect(strong(surface)).toBe(1));
    surface.dispatchEvent(new MouseEvent('click', at));
    expect(onselect).toHaveBeenLastCalledWith('early');
    surface.dispatchEvent(new PointerEvent('pointermove', { ...at, clientY: words.y + 150, pointerType: 'mouse' }));
    await vi.waitFor(() => expect(strong(surface)).toBe(0));
  });

  test('found by the software are dotted, and say so; they are looked for among what is drawn', async () => {
    const similar = vi.fn((event: string, among: readonly string[]) => among.filter((id) => id !== event).map((id) => ({ id: `${event} same-topic ${id}`, type: 'same-topic' as const, from: event, to: id, people: [], topics: ['a', 'b'] })));
    const frame = document.body.appendChild(document.createElement('div'));
    frame.style.width = '1200px';
    const words = createWording({ dataset: corpus.dataset, eventById: new Map(), articleById: new Map() }, createI18n('en'));
    const { container } = render(Timeline, { target: frame, props: { plot: { ...small, words }, limits: LIMITS, names, height: 500, similar, onselect: vi.fn(), onrange: vi.fn(), onknown: vi.fn(), onhelp: vi.fn(), onannounce: vi.fn() } });
    await vi.waitFor(() => expect(container.querySelector('[data-event=middle]')).not.toBeNull());
    container.querySelector<HTMLElement>('[data-event=early]')!.focus();
    await vi.waitFor(() => expect(container.querySelectorAll('.arc.derived.strong')).toHaveLength(2));
    expect(similar).toHaveBeenLastCalledWith('early', ['early', 'middle', 'late']);
    expect(getComputedStyle(container.querySelector('.arc.derived .arc-line')!).strokeDasharray).not.toBe('none');
    expect(container.querySelector('.arc.derived + text')?.textContent).toContain('same topics (by software)');
  });
});
