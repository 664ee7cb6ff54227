import { render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createI18n, type Language } from '../../src/i18n/index.ts';
import Filter from '../../src/ui/Filter.svelte';
import '../../src/cards/theme.css';

afterEach(() => document.documentElement.removeAttribute('dir'));

const options = [
  { id: 'bourita', name: 'Nasser Bourita', count: 12 },
  { id: 'darmanin', name: 'جيرالد دارمانان', count: 3 },
  { id: 'nobody', name: 'Nobody <b>here</b>', count: 0 },
];

const groupOf = (chosen: string[]) => [{ key: 'people', label: 'People', options, chosen }];

async function show(chosen: string[] = [], language: Language = 'en') {
  const i18n = createI18n(language);
  document.documentElement.dir = i18n.direction;
  const onchange = vi.fn();
  const drawn = render(Filter, { props: { label: 'People', set: chosen.length, groups: groupOf(chosen), i18n, onchange } });
  const button = screen.getByRole('button', { name: /People/ });
  const sheet = drawn.container.querySelector<HTMLElement>('[popover]')!;
  return { ...drawn, onchange, button, sheet, isOpen: () => sheet.matches(':popover-open') };
}
const box = (name: string | RegExp) => screen.getByRole<HTMLInputElement>('checkbox', { name });

describe('a filter', () => {
  test('opens by its button, and closes by it, by Escape and by a press elsewhere', async () => {
    const { button, isOpen } = await show();
    expect(isOpen()).toBe(false);
    expect(screen.queryByRole('checkbox')).toBeNull();
    await userEvent.click(button);
    await expect.poll(isOpen).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect.poll(isOpen).toBe(false);
    await userEvent.click(button);
    await expect.poll(isOpen).toBe(true);
    await userEvent.click(button);
    await expect.poll(isOpen).toBe(false);
    await userEvent.click(button);
    await expect.poll(isOpen).toBe(true);
    await userEvent.click(document.body, { position: { x: 900, y: 600 } });
    await expect.poll(isOpen).toBe(false);
  });

  test('opens and is checked by the keyboard alone', async () => {
    const { button, onchange } = await show();
    button.focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.tab();
    await userEvent.keyboard(' ');
    await vi.waitFor(() => expect(onchange).toHaveBeenCalledExactlyOnceWith('people', ['bourita']));
  });

  test('tells with each choice how many events it would leave', async () => {
    const { button, sheet } = await show();
    await userEvent.click(button);
    expect([...sheet.querySelectorAll('label')].map((label) => [label.querySelector('bdi')?.textContent, label.querySelector('.number')?.textContent])).toEqual([
      ['Nasser Bourita', '12'],
      ['جيرالد دارمانان', '3'],
      ['Nobody <b>here</b>', '0'],
    ]);
    expect(sheet.querySelector('b')).toBeNull();
  });

  test('adds what is checked and takes away what is unchecked', async () => {
    const { button, onchange, rerender } = await show(['darmanin']);
    await userEvent.click(button);
    expect([box(/Bourita/).checked, box(/دارمانان/).checked]).toEqual([false, true]);
    await userEvent.click(box(/Bourita/));
    await vi.waitFor(() => expect(onchange).toHaveBeenLastCalledWith('people', ['darmanin', 'bourita']));
    await rerender({ groups: groupOf(['darmanin', 'bourita']) });
    await userEvent.click(box(/دارمانان/));
    await vi.waitFor(() => expect(onchange).toHaveBeenLastCalledWith('people', ['bourita']));
  });

  test('says on its button how many are chosen', async () => {
    const { button, rerender } = await show();
    expect(button.querySelector('.count')).toBeNull();
    await rerender({ set: 2, groups: groupOf(['darmanin', 'bourita']) });
    expect(button.querySelector('.count')?.textContent).toBe('2');
  });

  test.each(['en', 'ar'] as const)('opens beneath its button and inside the window: %s', async (language) => {
    const { button, sheet } = await show([], language);
    await userEvent.click(button);
    await expect.poll(() => sheet.matches(':popover-open')).toBe(true);
    const [above, below] = [button.getBoundingClientRect(), sheet.getBoundingClientRect()];
    expect(below.top).toBeGreaterThanOrEqual(above.bottom);
    expect([below.left >= 0, below.right <= innerWidth]).toEqual([true, true]);
    if (language === 'ar') expect(Math.abs(below.right - above.right)).toBeLessThan(16);
    else expect(Math.abs(below.left - above.left)).toBeLessThan(16);
  });

  test('with more than one group each has its name, and a choice says whose it is', async () => {
    const { button, onchange, rerender } = await show();
    await rerender({ set: 1, groups: [...groupOf([]), { key: 'remarks', label: 'Remarks', options: [{ id: 'moved', name: 'plan changed', count: 4 }], chosen: ['moved'] }] });
    await userEvent.click(button);
    expect(screen.getAllByRole('group').map((group) => group.getAttribute('aria-labelledby') !== null || group.getAttribute('aria-label'))).toEqual(['People', true, true]);
    expect(screen.getByRole('group', { name: 'Remarks' })).toBeTruthy();
    await userEvent.click(box(/plan changed/));
    await vi.waitFor(() => expect(onchange).toHaveBeenLastCalledWith('remarks', []));
    expect(button.querySelector('.count')?.textContent).toBe('1');
  });
});
