/** What Zotero finds in the page: spans that follow what is open, and an event that says so. */
import { render } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { CslItem } from '../../src/formats/csl.ts';
import Coins from '../../src/ui/Coins.svelte';

const heard = vi.fn();
document.addEventListener('ZoteroItemUpdated', heard);
afterEach(() => heard.mockClear());

const item = (title: string): CslItem => ({ id: title, type: 'article-newspaper', title, URL: `https://example.org/${title}` });
const titles = (): string[] => [...document.querySelectorAll('span.Z3988[title]')].map((span) => new URLSearchParams((span as HTMLElement).title).get('rft.title') ?? '');

test('a span for each reference, where nobody sees it; others are announced once they stand', async () => {
  const { rerender, container } = render(Coins, { items: [item('a')] });
  expect(titles()).toEqual(['a']);
  expect(container.innerText.trim()).toBe('');
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
  await rerender({ items: [item('b'), item('c')] });
  await rerender({ items: [item('c'), item('d'), item('d')] });
  expect(titles()).toEqual(['c', 'd', 'd']);
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2));
  await rerender({ items: [item('c'), item('d'), item('d')] });
  await new Promise((done) => setTimeout(done, 600));
  expect(heard).toHaveBeenCalledTimes(2);
});
