/** A word of two scripts is pointed out, in the preview of a file and beside a field, and refuses nothing. */
import { render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createI18n, LANGUAGES } from '../../src/i18n/index.ts';
import type { Problem } from '../../src/model/problem.ts';
import ArticleForm from '../../src/ui/ArticleForm.svelte';
import { Bringing } from '../../src/ui/bringing.svelte.ts';
import { Drafting } from '../../src/ui/drafting.svelte.ts';
import Preview from '../../src/ui/Preview.svelte';
import '../../src/cards/theme.css';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

afterEach(() => document.documentElement.removeAttribute('dir'));

const visible = (text: string | null): string => (text ?? '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
const WORDS = { en: 'among Latin letters', fr: 'parmi des lettres latines', ar: 'بين حروف لاتينية' };

describe('the preview of a file', () => {
  const warning: Problem = { code: 'script', file: 'x.json', path: 'events.3', expected: 'each word in letters of one script', found: '"P\u0430ris": U+0430 among Latin letters' };
  const preview = { format: 'timelinejs' as const, name: 'x', counts: { added: 2, changed: 0, same: 0, 'in-corpus': 0, removed: 0, articles: 0, loose: 0, said: 0 }, sample: [], faults: [], remarks: [], left: 0, table: null, takes: true };
  const bringing = new Bringing({ startWorker: vi.fn(), now: () => 0, fetch: vi.fn(), hold: vi.fn(), onwritten: vi.fn() });

  test.each(LANGUAGES)('lists it with its place and its odd letters, unfolded, and the file can be taken: %s', (language) => {
    const i18n = createI18n(language);
    document.documentElement.dir = i18n.direction;
    const { container } = render(Preview, { preview: { ...preview, warnings: [warning] }, file: 'x.json', bringing, rows: [], keeps: true, busy: false, i18n });
    const said = visible(container.querySelector<HTMLDetailsElement>('details.warnings[open]')!.innerText);
    for (const words of ['events.3', 'P\u0430ris', 'U+0430', WORDS[language]]) expect(said).toContain(words);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: i18n.t('bring.take', { count: 2 }) }).disabled).toBe(false);
  });

  test('says nothing of a sound file', () => {
    const { container } = render(Preview, { preview: { ...preview, warnings: [] }, file: 'x.json', bringing, rows: [], keeps: true, busy: false, i18n: createI18n('en') });
    expect(container.querySelector('.warnings')).toBeNull();
  });
});

test.each(LANGUAGES)('the form points it out beside the field, and not as an error: %s', async (language) => {
  const i18n = createI18n(language);
  const first = toFirst([toEvent('visit')], []);
  render(ArticleForm, { props: { drafting: new Drafting(), ground: { name: 'Mine', context: first, site: first, sides: first.dataset.sides, sets: [], today: 0 }, entered: null, known: [], day: 0, database: () => null, i18n, isSeen: () => true, onopen: vi.fn(), ontake: vi.fn() } });
  for (const label of ['form.headline', 'form.publisher', 'form.author', 'form.newTitle', 'form.words', 'form.quote'] as const) {
    const field = screen.getByRole<HTMLInputElement>(label === 'form.publisher' ? 'combobox' : 'textbox', { name: i18n.t(label) });
    const said = (): string => field.getAttribute('aria-describedby')!.split(' ').map((id) => visible(document.getElementById(id)!.textContent)).join(' ');
    await userEvent.fill(field, 'Paris');
    expect(said(), label).not.toContain('U+');
    await userEvent.fill(field, 'P\u0430ris');
    await vi.waitFor(() => expect(said(), label).toContain(`U+0430 ${WORDS[language]}`));
    expect(field.getAttribute('aria-invalid') ?? 'false', label).toBe('false');
  }
});
