/** The list of a set's articles: thousands page by page, what is asked before something is lost, and the keyboard. */
import { render, screen, within } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createI18n, LANGUAGES, type Language } from '../../src/i18n/index.ts';
import { toSpan } from '../../src/model/span.ts';
import type { Listed } from '../../src/ui/listed.ts';
import SetArticles from '../../src/ui/SetArticles.svelte';
import '../../src/cards/theme.css';

afterEach(() => document.documentElement.removeAttribute('dir'));

const row = (index: number, part: Partial<Listed> = {}): Listed => ({ id: `a${String(index)}`, title: `Title ${String(index)}`, url: null, publisher: 'Paper', published: toSpan(index), language: 'fr', events: index % 2, statements: index % 2, file: false, ...part });
function show(rows: Listed[], { language = 'en', begun = false, opened = null, made = 0 }: { language?: Language; begun?: boolean; opened?: string | null; made?: number } = {}) {
  const i18n = createI18n(language);
  document.documentElement.dir = i18n.direction;
  const [onopen, ondelete] = [vi.fn<(row: Listed) => void>(), vi.fn<(row: Listed) => void>()];
  render(SetArticles, { props: { rows, name: 'Set', opened, begun, i18n, made: () => made, onopen, ondelete } });
  const titles = (): string[] => [...document.querySelectorAll('.title')].map(({ textContent }) => textContent);
  const button = (name: string): HTMLElement => screen.getByRole('button', { name });
  return { i18n, onopen, ondelete, titles, button };
}
const visible = (text: string | null | undefined): string => (text ?? '').replace(/[\u2066-\u2069]/g, '');

test('of three thousand a page is there at a time; a word or the filter finds the others', async () => {
  const { titles, button } = show(Array.from({ length: 3000 }, (_, index) => row(index)));
  expect([titles().length, titles()[0], visible(screen.getAllByRole('status')[0]?.textContent)]).toEqual([25, 'Title 0', '1 to 25 of 3,000, the latest first']);
  expect(button('Previous')).toHaveProperty('disabled', true);
  await userEvent.click(button('Next'));
  expect(titles()[0]).toBe('Title 25');
  await userEvent.click(screen.getByRole('checkbox'));
  expect([titles()[0], titles()[1]]).toEqual(['Title 0', 'Title 2']);
  await userEvent.fill(screen.getByRole('searchbox'), '2998');
  expect(titles()).toEqual(['Title 2998']);
  await userEvent.fill(screen.getByRole('searchbox'), 'nowhere');
  expect(visible(screen.getAllByRole('status')[0]?.textContent)).toBe('No article answers.');
});

test('what is in the form and kept nowhere is asked about before another is opened; the one that is in it is opened again at once', async () => {
  const { onopen, titles, i18n } = show([row(0), row(1)], { begun: true, opened: 'a1' });
  expect(titles()).toHaveLength(2);
  await userEvent.click(screen.getByRole('button', { name: i18n.plain('articles.editOf', { title: 'Title 1' }) }));
  expect(onopen.mock.calls.map(([{ id }]) => id)).toEqual(['a1']);
  await userEvent.click(screen.getByRole('button', { name: i18n.plain('articles.sayOf', { title: 'Title 0' }) }));
  expect(onopen).toHaveBeenCalledTimes(1);
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Cancel'));
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Say what it speaks of…'));
  await userEvent.click(document.activeElement!);
  await userEvent.click(screen.getByRole('button', { name: 'Yes, open this one' }));
  expect(onopen.mock.calls.map(([{ id }]) => id)).toEqual(['a1', 'a0']);
});

test.each(LANGUAGES)('a deletion asks first, and says what goes along: %s', async (language) => {
  const { ondelete, i18n } = show([row(1, { title: 'عنوان' })], { language, made: 2 });
  await userEvent.click(screen.getByRole('button', { name: i18n.plain('articles.deleteOf', { title: 'عنوان' }) }));
  const group = screen.getByRole('group');
  expect(visible(group.textContent)).toContain(visible(i18n.plain('articles.deleteMade', { count: 2 })));
  expect(ondelete).not.toHaveBeenCalled();
  await userEvent.click(within(group).getByRole('button', { name: i18n.plain('articles.deleteYes') }));
  expect(ondelete.mock.calls.map(([{ id }]) => id)).toEqual(['a1']);
});

test('the file itself is not changed by form, nor what says too much for one', () => {
  const { i18n } = show([row(1, { file: true }), row(2, { statements: 500, events: 500 })]);
  expect(screen.queryAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([i18n.plain('articles.deleteOf', { title: 'Title 2' })]);
});
