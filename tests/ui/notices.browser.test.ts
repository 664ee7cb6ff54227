import { render, screen } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { sayFact } from '../../src/i18n/facts.ts';
import { createI18n, LANGUAGES, type Language } from '../../src/i18n/index.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import type { Edition, StoreState } from '../../src/store/corpus.ts';
import { SCHEMA } from '../../src/store/database.ts';
import type { Reason } from '../../src/store/gate.ts';
import type { Rescue } from '../../src/store/rescue.ts';
import Notices from '../../src/ui/Notices.svelte';
import { toFirst } from '../fixtures/drawn.ts';

const edition: Edition = { corpus: toCorpus(toFirst([], [])), evidence: null, from: 'device' };
const sound: StoreState = { storage: { kind: 'ready' }, edition, fresh: null, keeping: 'kept', problem: null };
const problem = { code: 'fetch', url: 'https://example.org/first.json', path: '', expected: 'status 200', found: 'status 503' } as const;

/** A storage with nothing of the reader's. */
const nothing: Rescue = { count: () => Promise.resolve(0), make: () => Promise.resolve(null), keep: () => Promise.resolve(), list: () => Promise.resolve([]), read: () => Promise.resolve(null), remove: () => Promise.resolve() };

function show(state: Partial<StoreState>, { language = 'en', updateReady = false, rescue = nothing }: { language?: Language; updateReady?: boolean; rescue?: Rescue } = {}) {
  const on = { onretry: vi.fn(), onfresh: vi.fn(), onupdate: vi.fn(), onproceed: vi.fn() };
  const { container } = render(Notices, { props: { store: { ...sound, ...state }, updateReady, i18n: createI18n(language), rescue, ...on } });
  return { ...on, lines: [...container.querySelectorAll('p')].map((line) => line.textContent.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim()) };
}

const REASONS = ['missing', 'denied', 'blocked', 'full', 'newer', 'uncopied', 'upgrade', 'slow', 'failed'] as const;

describe.each(LANGUAGES)('in %s', (language) => {
  const { t } = createI18n(language);

  test.each(REASONS)('storage that is %s has its one line', (reason) => {
    const proceed = reason === 'uncopied' ? ` ${t('rescue.proceed')}` : '';
    expect(show({ storage: { kind: 'memory', reason } }, { language }).lines).toEqual([`${t(`storage.${reason}`)}${proceed}`.replace(/\s+/g, ' ')]);
  });

  test.each(['upgraded', 'cleared'] as const)('storage that was %s elsewhere has its one line', (because) => {
    expect(show({ storage: { kind: 'closed-elsewhere', because } }, { language }).lines).toEqual([t(`storage.closed.${because}`).replace(/\s+/g, ' ')]);
  });

  test.each(['fetch', 'parse', 'shape', 'version', 'newer'] as const)('a load that failed at “%s” says where, what was expected and what was found', async (code) => {
    show({ problem: { ...problem, code } }, { language });
    // the words of facts come after
    await expect.poll(() => screen.getByRole('status').textContent).toContain('503');
    const line = screen.getByRole('status').textContent;
    expect(line).not.toMatch(/[{}$]/);
    for (const word of [problem.url, sayFact(language, problem.found), t('load.retry')]) expect(line).toContain(word);
    if (language !== 'en') expect(line).not.toContain('status');
  });

  test('no two states say the same', () => {
    const lines = [...REASONS.map((reason) => t(`storage.${reason}`)), t('storage.closed.upgraded'), t('storage.closed.cleared')];
    expect(new Set(lines).size).toBe(lines.length);
  });
});

test('while all is well, or still opening, nothing is said', () => {
  expect(show({}).lines).toEqual([]);
  expect(show({ storage: { kind: 'opening' }, keeping: 'writing' }).lines).toEqual([]);
});

test('what changes is announced politely, in a region that was there before', () => {
  show({});
  expect(screen.getByRole('status').textContent.trim()).toBe('');
});

test('no room for the newest edition is said', () => {
  expect(show({ keeping: 'full' }).lines).toEqual([createI18n('en').t('storage.full')]);
});

test('an older edition, a newer one and a new version each have their button', async () => {
  const { lines, onretry, onfresh, onupdate } = show({ problem, fresh: edition }, { updateReady: true });
  expect(lines).toHaveLength(3);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await userEvent.click(screen.getByRole('button', { name: 'Show it' }));
  await userEvent.click(screen.getByRole('button', { name: 'Update' }));
  await expect.poll(() => [onretry, onfresh, onupdate].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1]);
});

describe('a storage that is whole and not opened', () => {
  const copy = { id: 7, from: SCHEMA - 1, target: SCHEMA, at: 86_400_000, bytes: 100, mark: 'x' };
  const buttons = (): string[] => screen.queryAllByRole('button').map((button) => button.textContent.replace(/[\u2066-\u2069]/g, ''));

  test.each<[Reason, Partial<Rescue>, string[]]>([
    ['newer', { count: () => Promise.resolve(2) }, ['Download my work as it is kept']],
    ['newer', { count: () => Promise.resolve(2), list: () => Promise.resolve([copy]) }, ['Download my work as it is kept']],
    ['uncopied', { count: () => Promise.resolve(2) }, ['Download my work as it is kept', 'Update without a copy']],
    ['upgrade', { count: () => Promise.resolve(2), list: () => Promise.resolve([{ ...copy, target: SCHEMA - 1 }]) }, ['Download my work as it is kept']],
    ['upgrade', { list: () => Promise.resolve([copy]) }, ['Download the copy of 2 January 1970']],
    ['failed', { count: () => Promise.resolve(2) }, []],
  ])('%s: offers what there is', async (reason, rescue, names) => {
    show({ storage: { kind: 'memory', reason } }, { rescue: { ...nothing, ...rescue } });
    await expect.poll(buttons).toEqual(names);
  });

  test('what cannot be read is told', async () => {
    show({ storage: { kind: 'memory', reason: 'newer' } }, { rescue: { ...nothing, count: () => Promise.resolve(1), make: () => Promise.reject(new Error()) } });
    await userEvent.click(await screen.findByRole('button'));
    await screen.findByText(createI18n('en').t('rescue.failed'));
  });

  test('the reader’s word to update is handed on', async () => {
    const { onproceed } = show({ storage: { kind: 'memory', reason: 'uncopied' } });
    await userEvent.click(screen.getByRole('button', { name: 'Update without a copy' }));
    expect(onproceed).toHaveBeenCalledOnce();
  });
});

test('a problem with nothing drawn is for the page to tell, not for a line above it', () => {
  expect(show({ problem, edition: null }).lines).toEqual([]);
});
