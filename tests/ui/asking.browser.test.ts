import '@fontsource/ibm-plex-sans/latin-400.css';
import { tick } from 'svelte';
import { render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createI18n, LANGUAGES, type Language } from '../../src/i18n/index.ts';
import { toCorpus, type Evidence, type Report } from '../../src/model/corpus.ts';
import { toDay } from '../../src/model/day.ts';
import { toSpan } from '../../src/model/span.ts';
import type { Question } from '../../src/review/card.ts';
import Asking from '../../src/ui/Asking.svelte';
import '../../src/cards/theme.css';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

afterEach(() => {
  document.documentElement.removeAttribute('dir');
  document.documentElement.removeAttribute('lang');
});

const words = (en: string, fr: string, ar: string) => ({ en, fr, ar });
const day = toDay(2024, 4, 21);
const TODAY = toDay(2026, 1, 1);
const place = (id: string, name: ReturnType<typeof words>) => ({ id, name, aliases: [], country: 'MA', at: null });
const person = (id: string, name: ReturnType<typeof words>, side: string) => ({ id, name, aliases: [], side, offices: [] });
const report: Report = { id: 'a#0', article: 'a', event: 'darmanin', known: day, dated: 'exact', official: true, origin: 'map', status: 'held', span: toSpan(day, day + 1), place: 'rabat', people: ['darmanin', 'laftit'] };
const corpus = toCorpus(
  toFirst(
    [
      toEvent('darmanin', {
        title: words('Darmanin meets Laftit again', 'Darmanin retrouve Laftit', 'دارمانان يلتقي لفتيت مجددا'),
        span: toSpan(day, day + 1),
        place: 'rabat',
        people: [{ person: 'darmanin', part: 'visitor' }, { person: 'laftit', part: 'host' }],
      }),
      toEvent('le-maire', { title: words('Le Maire in Rabat: business forum', 'Le Maire à Rabat\u202f: forum d’affaires', 'لومير بالرباط: منتدى الأعمال'), span: toSpan(day + 4, day + 5) }),
    ],
    [report],
    {
      places: [place('rabat', words('Rabat', 'Rabat', 'الرباط')), place('fez', words('Fez', 'Fès', 'فاس')), place('tangier', words('Tangier', 'Tanger', 'طنجة'))],
      people: [
        person('darmanin', words('Gérald Darmanin', 'Gérald Darmanin', 'جيرالد دارمانان'), 'FR'),
        person('laftit', words('Abdelouafi Laftit', 'Abdelouafi Laftit', 'عبد الوافي لفتيت'), 'MA'),
        person('beauvau', words('Christophe Castaner', 'Christophe Castaner', 'كريستوف كاستانير'), 'FR'),
        person('hassad', words('Mohamed Hassad', 'Mohamed Hassad', 'محمد حصاد'), 'MA'),
      ],
      articles: [{ id: 'a', publisher: 'map', language: 'fr', published: toSpan(day) }],
      publishers: [{ id: 'map', name: 'MAP', aliases: [], country: 'MA', language: 'fr', official: true }],
    },
  ),
);
const evidence: Evidence = {
  format: 1,
  version: 'drawn',
  prose: [],
  bibliography: [{ id: 'a', title: 'Entretiens à Rabat', url: 'https://example.org/rabat' }],
  quotations: [{ id: 'a#0', quote: 'Les deux ministres se sont entretenus à Rabat' }],
  stories: [],
};

const card = (kind: Question['kind']) => ({ id: `${kind}.darmanin`, kind, event: 'darmanin', stands: 's' });
const ASKED: Record<Question['kind'], Question> = {
  when: { kind: 'when', card: card('when'), event: 'darmanin', cue: ['title'], choices: [toSpan(day - 300, day - 299), toSpan(day, day + 1), toSpan(day + 90, day + 91), toSpan(day + 400, day + 401)], right: 1 },
  place: { kind: 'place', card: card('place'), event: 'darmanin', cue: ['title'], range: [toDay(2020, 1, 1), toDay(2025, 1, 1) - 1], span: toSpan(day, day + 1), tolerance: 45 },
  who: { kind: 'who', card: card('who'), event: 'darmanin', cue: ['date', 'place'], choices: [{ guest: 'beauvau', host: 'laftit' }, { guest: 'beauvau', host: 'hassad' }, { guest: 'darmanin', host: 'laftit' }, { guest: 'darmanin', host: 'hassad' }], right: 2 },
  where: { kind: 'where', card: card('where'), event: 'darmanin', cue: ['people', 'date'], choices: ['fez', 'rabat', 'tangier'], right: 1 },
  first: { kind: 'first', card: card('first'), event: 'darmanin', cue: [], choices: ['le-maire', 'darmanin'], right: 1 },
  led: { kind: 'led', card: card('led'), event: 'darmanin', cue: ['title'], choices: ['le-maire', 'darmanin'], right: 0 },
  known: { kind: 'known', card: card('known'), event: 'darmanin', cue: ['title'], news: 'planned', on: day - 20, choices: [true, false], right: 1 },
  plan: { kind: 'plan', card: card('plan'), event: 'darmanin', cue: ['title'], on: day - 5, choices: ['held', 'unheard', 'planned', 'cancelled'], right: 2 },
};

async function show(kind: Question['kind'], { language = 'en', focused = true }: { language?: Language; focused?: boolean } = {}) {
  const i18n = createI18n(language);
  document.documentElement.dir = i18n.direction;
  document.documentElement.lang = language;
  const [onanswer, onopen] = [vi.fn<(right: boolean) => void>(), vi.fn<(event: string) => void>()];
  const props = { question: ASKED[kind], corpus, evidence, i18n, day: TODAY, today: TODAY, focused, onanswer, onopen };
  const { container, rerender } = render(Asking, { props });
  await tick();
  const said = () => container.textContent.replace(/[\u2066-\u2069\u200f]/g, '').replace(/\s+/g, ' ');
  return { container, rerender, props, onanswer, onopen, said, verdict: () => container.querySelector<HTMLElement>('.verdict') };
}
const heading = () => screen.getByRole('heading', { level: 2 });
const buttons = () => screen.getAllByRole('button');
const slider = () => screen.getByRole('slider');
const at = () => Number(slider().getAttribute('aria-valuenow'));

describe('a question', () => {
  test.each(LANGUAGES)('of every kind is asked and answered in words, without a hole: %s', async (language) => {
    for (const kind of Object.keys(ASKED) as Question['kind'][]) {
      const { said, container, onanswer } = await show(kind, { language });
      expect(said(), kind).not.toMatch(/[{}$]|undefined|null|NaN/);
      expect(heading().textContent, kind).toMatch(/[?؟.]$/);
      if (kind === 'place') await userEvent.keyboard('{Tab}{Enter}');
      else await userEvent.keyboard('1');
      await expect.poll(() => onanswer.mock.calls.length, { message: kind }).toBe(1);
      expect(said(), kind).not.toMatch(/[{}$]|undefined|null|NaN/);
      container.remove();
    }
  });

  test('hides what it asks for: who without names, where without the place', async () => {
    const who = await show('who');
    expect(who.container.querySelector('.cue')!.textContent).toMatch(/2024.*Rabat/s);
    expect(who.container.querySelector('.cue')!.textContent).not.toMatch(/Darmanin|Laftit/);
    who.container.remove();
    const where = await show('where');
    expect(where.container.querySelector('.cue')!.textContent).toMatch(/Gérald Darmanin.*2024/s);
    expect(where.container.querySelector('.cue')!.textContent).not.toMatch(/Rabat/);
  });

  test('is answered by a press, which says that it is right, and shows the event with its source', async () => {
    const { onanswer, said, verdict, onopen } = await show('where');
    expect(screen.getByRole('status').textContent).toBe('');
    await userEvent.click(screen.getByRole('button', { name: /Rabat/ }));
    expect(onanswer).toHaveBeenCalledExactlyOnceWith(true);
    await expect.poll(() => document.activeElement).toBe(verdict());
    expect(screen.getByRole('status').textContent).toMatch(/Right/);
    expect(said()).toContain('“Les deux ministres se sont entretenus à Rabat”'.replace(/[“”]/g, ''));
    expect(said()).toMatch(/MAP.*21 Apr 2024/);
    expect(screen.getByRole('link', { name: /Open the source/ }).getAttribute('href')).toBe('https://example.org/rabat');
    await userEvent.click(screen.getByRole('button', { name: 'See it on the timeline' }));
    expect(onopen).toHaveBeenCalledExactlyOnceWith('darmanin');
  });

  test('answered wrongly says so in words and by a mark, and what is right; it is answered once', async () => {
    const { onanswer, said, container } = await show('when');
    await userEvent.keyboard('4');
    expect(onanswer).toHaveBeenCalledExactlyOnceWith(false);
    await expect.poll(said).toContain('Not right');
    expect(said()).toMatch(/The answer is: 21–22 April 2024/);
    const [first, right, , wrong] = [...container.querySelectorAll('.done')].map((each) => each.textContent);
    expect(right).toMatch(/✓.*right answer/s);
    expect(wrong).toMatch(/✗.*your answer/s);
    expect(first).not.toMatch(/[✓✗]/);
    await userEvent.keyboard('2');
    expect(onanswer).toHaveBeenCalledTimes(1);
  });

  test('shows the digits that answer, and takes them only while the focus is in it', async () => {
    const { onanswer, container } = await show('plan', { focused: false });
    expect([...container.querySelectorAll('kbd')].map(({ textContent }) => textContent)).toEqual(['1', '2', '3', '4']);
    await userEvent.keyboard('3');
    expect(onanswer).not.toHaveBeenCalled();
    buttons()[0]!.focus();
    await userEvent.keyboard('{Control>}3{/Control}');
    await userEvent.keyboard('5');
    expect(onanswer).not.toHaveBeenCalled();
    await userEvent.keyboard('3');
    expect(onanswer).toHaveBeenCalledExactlyOnceWith(true);
  });

  test('followed by another one begins anew, with the focus on it', async () => {
    const { onanswer, rerender, props, verdict } = await show('known');
    expect(document.activeElement).toBe(heading());
    await userEvent.keyboard('2');
    await expect.poll(verdict).not.toBeNull();
    await rerender({ ...props, question: ASKED.first });
    await expect.poll(() => document.activeElement).toBe(heading());
    expect(verdict()).toBeNull();
    await userEvent.keyboard('1');
    expect(onanswer.mock.calls).toEqual([[true], [false]]);
  });

  test('shows with events of which one came first on which days they were, once it is answered', async () => {
    const { container } = await show('first');
    expect(container.querySelector('.choices')!.textContent).not.toMatch(/2024/);
    await userEvent.keyboard('2');
    await expect.poll(() => container.querySelector('.choices')!.textContent).toMatch(/25–26 Apr 2024.*21–22 Apr 2024/s);
  });
});

test('a key that is held answers nothing: it was pressed for what stood there before', async () => {
  const { container, onanswer } = await show('where');
  const asking = container.querySelector('.asking')!;
  for (const [key, code] of [['1', 'Digit1'], ['Enter', 'Enter']] as const) {
    const held = new KeyboardEvent('keydown', { key, code, repeat: true, bubbles: true, cancelable: true });
    buttons()[0]!.dispatchEvent(held);
    expect(held.defaultPrevented, key).toBe(true);
  }
  expect(onanswer).not.toHaveBeenCalled();
  asking.dispatchEvent(new KeyboardEvent('keydown', { key: '&', code: 'Digit1', bubbles: true, cancelable: true }));
  expect(onanswer).toHaveBeenCalledOnce();
});

describe('a place on the axis', () => {
  test('is a slider that says its day, and is answered by Enter', async () => {
    const { onanswer, said } = await show('place');
    await userEvent.tab();
    expect(document.activeElement).toBe(slider());
    expect(slider().getAttribute('aria-valuetext')).toBe('2 July 2022');
    await userEvent.keyboard('{PageDown}{PageDown}');
    expect(at()).toBe(toDay(2022, 7, 2) + 730);
    await userEvent.keyboard('{Enter}');
    expect(onanswer).toHaveBeenCalledExactlyOnceWith(false);
    await expect.poll(said).toMatch(/Your date, 1 July 2024, is 2 months too late/);
    expect(said()).toContain('The answer is: 21–22 April 2024');
  });

  test.each([['en', 'ArrowRight'], ['fr', 'ArrowRight'], ['ar', 'ArrowLeft']] as const)('its arrows follow the eye: later in %s is %s', async (language, later) => {
    const { container } = await show('place', { language });
    slider().focus();
    const [before, where] = [at(), slider().getBoundingClientRect().x];
    await userEvent.keyboard(`{${later}}`);
    expect(at()).toBe(before + 7);
    expect(Math.sign(slider().getBoundingClientRect().x - where)).toBe(later === 'ArrowRight' ? 1 : -1);
    await userEvent.keyboard('{ArrowUp}');
    expect(at()).toBe(before + 14);
    await userEvent.keyboard('{Home}');
    expect(at()).toBe(toDay(2020, 1, 1));
    await userEvent.keyboard(`{${later === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight'}}{End}`);
    expect(at()).toBe(toDay(2025, 1, 1) - 1);
    expect(container.querySelector('output')!.textContent).toMatch(/31.*2024/);
  });

  test.each(['en', 'ar'] as const)('goes where it is pressed, and follows the pointer: %s', async (language) => {
    const { container, onanswer } = await show('place', { language });
    const strip = container.querySelector<HTMLElement>('.strip')!;
    const { left, top, width } = strip.getBoundingClientRect();
    const share = (day - toDay(2020, 1, 1) + 1) / (toDay(2025, 1, 1) - toDay(2020, 1, 1));
    const x = left + width * (language === 'ar' ? 1 - share : share);
    const press = (type: string, clientX: number) => strip.dispatchEvent(new PointerEvent(type, { pointerId: 1, bubbles: true, cancelable: true, button: 0, clientX, clientY: top + 20 }));
    strip.setPointerCapture = () => undefined;
    press('pointerdown', left + width / 2);
    await tick();
    expect(Math.abs(at() - toDay(2022, 7, 2))).toBeLessThan(3);
    press('pointermove', x);
    press('pointerup', x);
    await tick();
    expect(Math.abs(at() - day)).toBeLessThan(4);
    press('pointermove', left);
    await userEvent.click(container.querySelector('.put button')!);
    expect(onanswer).toHaveBeenCalledExactlyOnceWith(true);
    // the right days stand where the day was put
    const days = container.querySelector('.days')!.getBoundingClientRect();
    const put = slider().getBoundingClientRect();
    expect(Math.abs(days.x + days.width / 2 - (put.x + put.width / 2))).toBeLessThan(6);
  });
});
