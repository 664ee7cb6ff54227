/** The events as rows, with the keyboard, for screen readers, narrow and wide, few and thousands. */
import { render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createI18n, type Language } from '../../src/i18n/index.ts';
import { knownOn, type KnownEvent } from '../../src/model/known.ts';
import { toSpan } from '../../src/model/span.ts';
import Table from '../../src/ui/Table.svelte';
import '../../src/timeline/timeline.css';
import '../../src/cards/theme.css';
import { Session } from '../../src/view/session.svelte.ts';
import { COLUMNS } from '../../src/view/sorting.ts';
import { toKnownEvent } from '../fixtures/plots.ts';
import { TODAY, trio } from '../fixtures/trio.ts';

afterEach(async () => {
  document.documentElement.removeAttribute('dir');
  scrollTo(0, 0);
  await page.viewport(1280, 800);
});

const three = knownOn(trio, TODAY, TODAY);
const many = (count: number): KnownEvent[] => Array.from({ length: count }, (_, index) => toKnownEvent(`event-${String(index)}`, { span: toSpan(index), kind: index % 2 === 0 ? 'meeting' : 'letter' }));

async function show(events: readonly KnownEvent[] = three, { language = 'en', selected = null, hash = '' }: { language?: Language; selected?: string | null; hash?: string } = {}) {
  const i18n = createI18n(language);
  document.documentElement.dir = i18n.direction;
  const written: string[] = [];
  const session = new Session({ data: () => null, read: () => hash, write: (next) => void written.push(next), hrefOf: (next) => next, onChange: () => () => undefined }, language);
  const onselect = vi.fn();
  const props = { session, events, corpus: trio, i18n, selected, caption: 'Known today', range: '1970', onselect };
  const drawn = render(Table, { props });
  await tick();
  return { ...drawn, session, written, onselect, select: (id: string | null) => drawn.rerender({ selected: id }) };
}
const table = (): HTMLElement => screen.getByRole('table', { name: 'Known today' });
const rows = (): HTMLElement[] => within(table()).getAllByRole('row').slice(1);
const titles = (): string[] => rows().map((row) => row.querySelector('.title')!.textContent.trim());
const focused = (): string | undefined => (document.activeElement as HTMLElement).dataset['event'];
const heading = (name: string): HTMLElement => within(table()).getByRole('columnheader', { name });

describe('the table', () => {
  test('has a heading for each column, and a cell for each heading in every row', async () => {
    await show();
    const headings = within(table()).getAllByRole('columnheader').map((each) => each.textContent.trim());
    expect(headings).toEqual(['When', 'Event', 'Kind', 'Status', 'Place', 'People', 'Topics', 'Reports', 'Remarks']);
    for (const row of rows()) expect(within(row).getAllByRole('rowheader').length + within(row).getAllByRole('cell').length).toBe(COLUMNS.length);
    expect(table().getAttribute('aria-rowcount')).toBe('4');
    expect(rows().map((row) => row.getAttribute('aria-rowindex'))).toEqual(['2', '3', '4']);
  });

  test('says of each event what the timeline says of it', async () => {
    await show();
    const [talks] = rows();
    const cells = [...talks!.children].map((cell) => cell.textContent.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim());
    expect(cells).toEqual(['6 Jan 1970', 'Minister in Rabat', 'Ministerial visit', 'took place', 'Rabat', 'Morocco Nasser Bourita France Stéphane Séjourné', 'Visas', '1 report 1 independent voice', 'plan changed']);
  });

  test('is in the order of time until another one is asked for, and says which', async () => {
    const { written } = await show();
    expect(titles()).toEqual(['Minister in Rabat', 'signing', 'called-off']);
    expect(heading('When').getAttribute('aria-sort')).toBe('ascending');
    await userEvent.click(within(heading('Event')).getByRole('button'));
    expect(titles()).toEqual(['called-off', 'Minister in Rabat', 'signing']);
    expect([heading('Event').getAttribute('aria-sort'), heading('When').getAttribute('aria-sort')]).toEqual(['ascending', null]);
    await userEvent.click(within(heading('Event')).getByRole('button'));
    expect(titles()).toEqual(['signing', 'Minister in Rabat', 'called-off']);
    expect(heading('Event').getAttribute('aria-sort')).toBe('descending');
    expect(written).toEqual(['v=1&lang=en&sort=title', 'v=1&lang=en&sort=-title']);
  });

  test('has the mark of the timeline in each row: struck through what was called off', async () => {
    await show();
    expect(rows().map((row) => [...row.querySelectorAll('.date .mark, .date .strike')].map((each) => /look-\w+|strike/.exec(each.getAttribute('class')!)![0]))).toEqual([['look-held'], ['look-held'], ['look-withdrawn', 'strike']]);
  });

  test('opens what is pressed anywhere in its row, but not where words are being marked', async () => {
    const { onselect } = await show();
    await userEvent.click(rows()[1]!.querySelector('.kind')!);
    expect(onselect).toHaveBeenCalledExactlyOnceWith('signing');
    getSelection()!.selectAllChildren(rows()[0]!.querySelector('.kind')!);
    rows()[0]!.querySelector<HTMLElement>('.kind')!.click();
    expect(onselect).toHaveBeenCalledTimes(1);
    getSelection()!.removeAllRanges();
  });

  test('marks the selected row, and brings it into sight when it is selected elsewhere', async () => {
    const { select } = await show(many(300));
    expect(scrollY).toBe(0);
    await select('event-250');
    await vi.waitFor(() => expect(scrollY).toBeGreaterThan(1000));
    const row = table().querySelector('tr.selected')!;
    const { top, bottom } = row.getBoundingClientRect();
    expect([top >= 0, bottom <= innerHeight, within(row as HTMLElement).getByRole('button').getAttribute('aria-pressed')]).toEqual([true, true, 'true']);
  });

  test('shows only what is in sight on the timeline when that is asked for', async () => {
    const { written } = await show();
    await userEvent.click(screen.getByRole('checkbox', { name: /in sight on the timeline/ }));
    expect(written).toEqual(['v=1&lang=en&rows=sight']);
  });
});

describe('the keyboard', () => {
  test.each([3, 2000])('one stop; arrows, Home, End and pages go from row to row, Enter opens: %i rows', async (count) => {
    const { onselect, container } = await show(count === 3 ? three : many(count));
    const ids = count === 3 ? three.map(({ id }) => id) : many(count).map(({ id }) => id);
    expect(container.querySelectorAll('tbody [tabindex="0"]').length).toBe(1);
    container.querySelector<HTMLElement>('tbody [tabindex="0"]')!.focus();
    expect(focused()).toBe(ids[0]);
    await userEvent.keyboard('{ArrowUp}');
    expect(focused()).toBe(ids[0]);
    await userEvent.keyboard('{ArrowDown}');
    await vi.waitFor(() => expect(focused()).toBe(ids[1]));
    await userEvent.keyboard('{End}');
    await vi.waitFor(() => expect(focused()).toBe(ids.at(-1)));
    const { top, bottom } = document.activeElement!.getBoundingClientRect();
    expect([top >= 0, bottom <= innerHeight]).toEqual([true, true]);
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()).toBe(ids.at(-1));
    expect(container.querySelectorAll('tbody [tabindex="0"]').length).toBe(1);
    await userEvent.keyboard('{PageUp}');
    await vi.waitFor(() => expect(focused()).not.toBe(ids.at(-1)));
    await userEvent.keyboard('{Home}');
    await vi.waitFor(() => expect(focused()).toBe(ids[0]));
    // the headings do not lie over it
    expect(document.activeElement!.getBoundingClientRect().top).toBeGreaterThanOrEqual(container.querySelector('thead')!.getBoundingClientRect().bottom - 1);
    await userEvent.keyboard('{Enter}');
    expect(onselect).toHaveBeenLastCalledWith(ids[0]);
    await userEvent.keyboard('{Escape}');
    expect(onselect).toHaveBeenLastCalledWith(null);
  });
});

describe('thousands of rows', () => {
  test('are counted in full and drawn in part, and the heading stays in sight', async () => {
    const { container } = await show(many(10_000));
    expect(table().getAttribute('aria-rowcount')).toBe('10001');
    expect(rows().length).toBeLessThan(60);
    screen.getByText(/only those in sight are drawn/);
    const { height } = table().getBoundingClientRect();
    expect(height).toBeGreaterThan(10_000 * 40);
    for (const share of [0.5, 1, 0.25]) {
      scrollTo(0, height * share);
      await vi.waitFor(() => {
        const seen = rows().map((row) => row.getBoundingClientRect()).filter(({ bottom, top }) => bottom > 60 && top < innerHeight);
        expect(seen.reduce((sum, each) => sum + each.height, 0)).toBeGreaterThan(innerHeight - 160);
      });
      expect(Math.abs(container.querySelector('thead')!.getBoundingClientRect().top)).toBeLessThan(2);
      expect(Math.abs(table().getBoundingClientRect().height - height)).toBeLessThan(2);
    }
  });

  test('a row keeps the focus while it is scrolled out of sight, and is where it was', async () => {
    await show(many(10_000));
    const button = screen.getByRole('button', { name: 'event-4' });
    button.focus();
    const at = button.getBoundingClientRect().top + scrollY;
    for (let y = 0; y < 40_000; y += 900) {
      scrollTo(0, y);
      await new Promise((done) => requestAnimationFrame(done));
    }
    expect(focused()).toBe('event-4');
    expect(Math.abs(document.activeElement!.getBoundingClientRect().top + scrollY - at)).toBeLessThan(2);
    await userEvent.keyboard('{ArrowDown}');
    await vi.waitFor(() => expect(focused()).toBe('event-5'));
    expect(document.activeElement!.getBoundingClientRect().top).toBeGreaterThan(0);
  });

  test('each is as high as any other, whatever is written in it', async () => {
    const long = 'one word after another '.repeat(20);
    await show(many(1000).map((event, index) => (index % 3 === 0 ? { ...event, title: { en: long, fr: long, ar: long } } : event)));
    expect(new Set(rows().map((row) => Math.round(row.getBoundingClientRect().height))).size).toBe(1);
  });

  test('one that is selected elsewhere comes into sight', async () => {
    const { select } = await show(many(10_000));
    await select('event-9000');
    await vi.waitFor(() => {
      const { top, bottom } = table().querySelector('tr.selected')!.getBoundingClientRect();
      expect([top >= 0, bottom <= innerHeight]).toEqual([true, true]);
    });
    await vi.waitFor(() => expect(rows().length).toBeGreaterThan(15));
  });
});

describe('on a phone', () => {
  test.each(['en', 'ar'] as const)('rows are cards of the same table, sorted by a list, and nothing is wider than the window: %s', async (language) => {
    await page.viewport(390, 844);
    const { container, written } = await show(three, { language });
    await vi.waitFor(() => expect(container.querySelector('.cards')).not.toBeNull());
    expect(within(table()).getAllByRole('columnheader').length).toBe(COLUMNS.length);
    expect(container.querySelector('thead button')).toBeNull();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    for (const row of rows()) expect(row.getBoundingClientRect().height).toBeLessThan(130);
    await userEvent.selectOptions(container.querySelector('select')!, 'title');
    expect(written).toEqual([`v=1&lang=${language}&sort=title`]);
    await userEvent.click(container.querySelector('.order button')!);
    expect(written.at(-1)).toBe(`v=1&lang=${language}&sort=-title`);
    expect(container.querySelector('.order button')!.getAttribute('aria-pressed')).toBe('true');
  });

  test('thousands of cards are of one height', async () => {
    await page.viewport(390, 844);
    const { container } = await show(many(1000));
    await vi.waitFor(() => expect(container.querySelector('.cards')).not.toBeNull());
    await vi.waitFor(() => expect(new Set(rows().map((row) => Math.round(row.getBoundingClientRect().height))).size).toBe(1));
  });
});

test('the table is copied in its order, with its headings, and no text of it is a formula', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const event = toKnownEvent('sum', { title: { en: '=1+1', fr: '=1+1', ar: '=1+1' }, span: toSpan(0) });
  await show([...three, event]);
  await userEvent.click(screen.getByRole('button', { name: 'Copy the table' }));
  await screen.findByText(/^Copied/);
  const lines = writeText.mock.calls[0]![0].split('\n').map((line) => line.split('\t'));
  expect(lines.map(([, title]) => title)).toEqual(['Event', "'=1+1", 'Minister in Rabat', 'signing', 'called-off']);
  expect(new Set(lines.map((line) => line.length))).toEqual(new Set([COLUMNS.length]));
});
