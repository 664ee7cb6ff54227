/** Files are brought one at a time: of several, those that are not read are named. */
import { render, screen, within } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { createI18n, LANGUAGES, type Language } from '../../src/i18n/index.ts';
import Bring from '../../src/ui/Bring.svelte';
import { Bringing } from '../../src/ui/bringing.svelte.ts';
import '../../src/cards/theme.css';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

afterEach(() => document.documentElement.removeAttribute('dir'));

const visible = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

function show(language: Language) {
  const i18n = createI18n(language);
  document.documentElement.dir = i18n.direction;
  const told: { file?: File }[] = [];
  const worker = { postMessage: (message: { file?: File }) => void told.push(message), terminate: vi.fn() };
  const bringing = new Bringing({ startWorker: () => worker as unknown as Worker, now: () => 0, fetch: vi.fn(), hold: vi.fn(), onwritten: vi.fn() });
  const { container } = render(Bring, { props: { bringing, context: toFirst([toEvent('visit')], []), rows: [], keeps: true, today: 0, i18n, onwritten: vi.fn(), onlist: vi.fn(), onundo: vi.fn() } });
  return {
    i18n,
    container,
    read: () => told.map(({ file }) => file?.name),
    drop(...names: string[]) {
      const dataTransfer = new DataTransfer();
      for (const name of names) dataTransfer.items.add(new File(['{}'], name));
      container.querySelector('.drop')!.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
  };
}

test.each(LANGUAGES)('of three files dropped the first is read, and the others are named: %s', async (language) => {
  const { i18n, drop, read } = show(language);
  drop('one.json', 'two.json', 'ثلاثة.csv');
  expect(read()).toEqual(['one.json']);
  const status = screen.getByRole('status');
  await vi.waitFor(() => expect(visible(status.textContent)).toContain(visible(i18n.plain('bring.single', { file: 'one.json' }))));
  expect(within(status).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['two.json', 'ثلاثة.csv']);
});

test('of one file, nothing of others is said, and what was said of them goes with the next', async () => {
  const { container, drop, read } = show('en');
  drop('alone.json');
  expect(container.querySelector('[role=status] ul')).toBeNull();
  drop('one.json', 'two.json');
  await vi.waitFor(() => expect(container.querySelector('[role=status] ul')).not.toBeNull());
  drop('two.json');
  await vi.waitFor(() => expect(container.querySelector('[role=status] ul')).toBeNull());
  expect(read()).toEqual(['alone.json', 'one.json', 'two.json']);
});
