import { render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createI18n, LANGUAGES, type Language } from '../../src/i18n/index.ts';
import { toDay } from '../../src/model/day.ts';
import type { Period as Days } from '../../src/model/period.ts';
import Period from '../../src/ui/Period.svelte';
import '../../src/cards/theme.css';

afterEach(() => document.documentElement.removeAttribute('dir'));

const SIGHT = [toDay(2020, 1, 1), toDay(2024, 12, 31)] as const;

function show(within: Days | null = null, language: Language = 'en') {
  const i18n = createI18n(language);
  document.documentElement.dir = i18n.direction;
  const onwithin = vi.fn();
  const drawn = render(Period, { props: { within, sight: SIGHT, i18n, onwithin } });
  const field = (end: 'from' | 'to') => screen.getByRole<HTMLInputElement>('textbox', { name: i18n.t(`period.${end}`) });
  const faults = (): string[] => screen.queryAllByRole('alert').map((each) => each.textContent.replace(/[\u2066-\u2069]/g, '').trim()).filter((text) => text !== '');
  return { ...drawn, i18n, onwithin, field, faults };
}

describe('a period of the reader’s own', () => {
  test.each(LANGUAGES)('is set by a year, a month or a day, and shows the days that were understood: %s', async (language) => {
    const { field, onwithin, rerender } = show(null, language);
    await userEvent.fill(field('from'), '2020-10');
    await userEvent.keyboard('{Enter}');
    const from = toDay(2020, 10, 1);
    expect(onwithin).toHaveBeenLastCalledWith({ from, to: null });
    await rerender({ within: { from, to: null } });
    expect(field('from').value).toBe('2020-10-01');
    await userEvent.fill(field('to'), '2021');
    await userEvent.tab();
    expect(onwithin).toHaveBeenLastCalledWith({ from, to: toDay(2021, 12, 31) });
    expect(field('to').value).toBe('2021-12-31');
  });

  test('is open at an end that is emptied, and gone when both are', async () => {
    const within = { from: toDay(2020, 1, 1), to: toDay(2020, 1, 31) };
    const { field, onwithin, rerender } = show(within);
    await userEvent.fill(field('to'), '');
    await userEvent.tab();
    expect(onwithin).toHaveBeenLastCalledWith({ from: within.from, to: null });
    await rerender({ within: { from: within.from, to: null } });
    await userEvent.fill(field('from'), ' ');
    await userEvent.tab();
    expect(onwithin).toHaveBeenLastCalledWith(null);
  });

  test('of what is no date says what was found and what is read, leaves what was typed, and sets nothing', async () => {
    const { field, faults, onwithin } = show();
    await userEvent.fill(field('from'), 'yesterday');
    await userEvent.tab();
    expect(faults()).toEqual(['yesterday cannot be read as a date. Write a year, a month or a day, such as 2020, 2020-10 or 2020-10-16.']);
    expect([field('from').value, field('from').getAttribute('aria-invalid')]).toEqual(['yesterday', 'true']);
    await userEvent.fill(field('from'), '2023-02-29');
    await userEvent.fill(field('to'), '2023-13');
    await userEvent.keyboard('{Enter}');
    expect(faults()).toEqual(['2023-02-29: there is no such day. February 2023 has 28 days.', '2023-13: there is no such month. Months are 01 to 12.']);
    await userEvent.fill(field('from'), '2023-02');
    await userEvent.fill(field('to'), '2022');
    await userEvent.keyboard('{Enter}');
    expect(faults()).toEqual(['The period would end on 31 December 2022, before it begins on 1 February 2023. Change one of the two.']);
    expect(onwithin).not.toHaveBeenCalled();
    await userEvent.fill(field('to'), '2023');
    await userEvent.keyboard('{Enter}');
    expect(faults()).toEqual([]);
    expect(onwithin).toHaveBeenLastCalledWith({ from: toDay(2023, 2, 1), to: toDay(2023, 12, 31) });
  });

  test('takes the days in sight, and says that it has them', async () => {
    const { onwithin, rerender } = show();
    const button = screen.getByRole('button', { name: /Use the days in sight 1 Jan 2020 – 31 Dec 2024/, pressed: false });
    await userEvent.click(button);
    expect(onwithin).toHaveBeenLastCalledWith({ from: SIGHT[0], to: SIGHT[1] });
    await rerender({ within: { from: SIGHT[0], to: SIGHT[1] } });
    expect(screen.getByRole('button', { name: /Use the days in sight/, pressed: true })).toBeTruthy();
  });

  test('that is set elsewhere takes the place of what was typed', async () => {
    const { field, rerender, faults } = show();
    await userEvent.fill(field('from'), 'x');
    await userEvent.tab();
    expect(faults()).toHaveLength(1);
    await rerender({ within: { from: toDay(2020, 1, 1), to: null } });
    expect([faults(), field('from').value]).toEqual([[], '2020-01-01']);
  });
});
