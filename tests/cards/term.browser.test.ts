// Terms of the glossary in the texts of the cards.
import '@testing-library/jest-dom/vitest';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { page, userEvent as real } from 'vitest/browser';
import { Glossary } from '../../src/cards/glossary.svelte.ts';
import { createI18n } from '../../src/i18n/index.ts';
import type { Term } from '../../src/model/corpus.ts';
import Termed from './Lent.svelte';

const VISIT: Term = {
  id: 'state-visit',
  name: { en: 'State visit', fr: 'Visite d’État', ar: 'زيارة دولة' },
  forms: { en: [], fr: [], ar: [] },
  definition: { en: 'The most formal one.', fr: 'La plus solennelle.', ar: 'أرفعها.' },
};

async function show(text: string, language: 'en' | 'fr' | 'ar' = 'en', load: () => Promise<readonly Term[]> = () => Promise.resolve([VISIT])) {
  const glossary = new Glossary(load);
  const onescape = vi.fn();
  render(Termed, { text, i18n: createI18n(language), glossary, onescape });
  await glossary.want();
  return { glossary, onescape };
}

describe('a text with a term', () => {
  test('is the same text, with the term as a button where it occurs first', async () => {
    await show('After the state visit, no other state visit.');
    const button = await screen.findByRole('button', { name: 'state visit' });
    expect(button.parentElement).toHaveTextContent('After the state visit, no other state visit.');
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });

  test('says what it means by a click, and not before', async () => {
    await show('After the state visit.');
    const button = await screen.findByRole('button');
    expect(screen.queryByText('The most formal one.')).toBeNull();
    await page.elementLocator(button).click();
    await expect.element(page.getByText('The most formal one.')).toBeVisible();
    const frame = screen.getByRole('note').getBoundingClientRect();
    expect(frame.left).toBeGreaterThanOrEqual(0);
    expect(frame.right).toBeLessThanOrEqual(innerWidth);
    await page.elementLocator(button).click();
    await expect.poll(() => screen.queryByText('The most formal one.')).toBeNull();
  });

  test('by the keyboard; Escape closes it alone', async () => {
    const { onescape } = await show('After the state visit.');
    (await screen.findByRole('button')).focus();
    await real.keyboard('{Enter}');
    await expect.element(page.getByText('The most formal one.')).toBeVisible();
    await real.keyboard('{Escape}');
    await expect.poll(() => screen.queryByText('The most formal one.')).toBeNull();
    expect(screen.getByRole('button')).toHaveFocus();
    expect(onescape).not.toHaveBeenCalled();
    await real.keyboard('{Escape}');
    expect(onescape).toHaveBeenCalledOnce();
  });

  test('in Arabic, with its article and what stands before it', async () => {
    await show('خلال زيارة الدولة', 'ar');
    await userEvent.click(await screen.findByRole('button', { name: 'زيارة الدولة' }));
    await expect.element(page.getByText('أرفعها.')).toBeVisible();
  });

  test('is text: what looks like markup is none', async () => {
    await show('<b>state visit</b>');
    expect((await screen.findByRole('button')).parentElement).toHaveTextContent('<b>state visit</b>');
  });

  test('is plain where the glossary does not come, which is asked for again', async () => {
    const load = vi.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue([VISIT]);
    const { glossary } = await show('After the state visit.', 'en', load);
    expect(screen.queryByRole('button')).toBeNull();
    await glossary.want();
    expect(await screen.findByRole('button')).toBeVisible();
  });
});
