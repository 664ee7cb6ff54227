// What an address names and what Back undoes: one step for each thing that was done, and a sentence for what cannot be shown.
import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { address, goTo, isDrawn, isOpen, panel, STATE_VISIT, storedRows, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();

const unmet = (page: Page) => page.locator('.unmet');
const said = async (page: Page): Promise<string> => (await unmet(page).innerText()).replace(/[\u2066-\u2069]/g, '');
const field = (page: Page) => page.getByRole('combobox').first();
const isFocused = (page: Page, name: RegExp): Promise<boolean> => page.evaluate(([source]) => new RegExp(source!).test(document.activeElement?.getAttribute('aria-label') ?? ''), [name.source]);

describe('what cannot be shown', () => {
  it.each([
    ['an event, a page and a story that are not there', 'event=nope&page=person:nobody&story=none', [/an event that is not among the data drawn here: nope/, /a person, place, topic or publisher .*: nobody/, /a story that is not here: none/]],
    ['what nothing here reads', 'known=2024-02-30&colour=blue', [/Left out of this address, for nothing here reads it so: known and colour/]],
    ['a day that is to come', 'known=2999-01-01', [/lies in the future: what is known today is shown/]],
  ] as const)('%s', async (_, hash, sentences) => {
    const page = await browser.open(`lang=en&${hash}`);
    for (const sentence of sentences) await expect.poll(() => said(page)).toMatch(sentence);
    // what could be read is there
    await goTo(page, 'lang=en&form=down');
    await expect.poll(() => said(page)).toBe('');
  });

  it('an event of which no source had spoken yet is not named, and today shows it', async () => {
    const page = await browser.open(`lang=en&event=${STATE_VISIT}&known=2021-06-01`);
    await expect.poll(() => said(page)).toContain('By 1 June 2021 no source had spoken of the chosen event yet.');
    expect(await panel(page).count()).toBe(0);
    expect(await said(page)).not.toMatch(/Macron|state visit/i);
    await unmet(page).getByRole('button', { name: 'Show what is known today' }).press('Enter');
    await isOpen(page, STATE_VISIT);
    expect(await said(page)).toBe('');
  });

  it.each([['fr', 'aucune source n’avait encore parlé'], ['ar', 'لم يكن أي مصدر قد تحدث بعد']])('in %s', async (language, words) => {
    const page = await browser.open(`lang=${language}&event=${STATE_VISIT}&known=2021-06-01`);
    await expect.poll(() => said(page)).toContain(words);
  });
});

describe('one step', () => {
  it('is a search, however it was written: Back leaves the filter that was chosen before', async () => {
    const page = await browser.open('lang=en&person=emmanuel-macron');
    await field(page).focus();
    await page.keyboard.type('rabat', { delay: 30 });
    await page.waitForURL(/q=rabat/);
    await page.goBack();
    await expect.poll(() => address(page)).toMatchObject({ person: 'emmanuel-macron' });
    await expect.poll(() => field(page).inputValue()).toBe('');
    await page.goForward();
    await expect.poll(() => field(page).inputValue()).toBe('rabat');
  });

  it('is a filter that is taken away, and the keyboard goes to the next one, at last to the field', async () => {
    const page = await browser.open('lang=en&person=emmanuel-macron,nasser-bourita&within=2020-01-01..2026-01-01');
    const chips = page.locator('.chosen button');
    await expect.poll(() => chips.count()).toBe(3);
    await chips.first().press('Enter');
    await expect.poll(() => chips.count()).toBe(2);
    expect(await isFocused(page, /^Remove the filter/)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => chips.count()).toBe(1);
    await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
    await expect.poll(() => chips.count()).toBe(0);
    expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe('a view that is saved', () => {
  it.each([['table', 'show=table&person=emmanuel-macron', '#table'], ['compare', 'show=compare&known=2024-06-01&other=2024-12-01', '#compare']])('opens in its room: %s', async (room, hash, shown) => {
    const page = await (await browser.context()).newPage();
    await page.goto(`${inject('site')}#lang=en&${hash}`);
    await page.locator(shown).waitFor();
    const before = address(page);
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.locator('form .wide').press('Enter');
    await expect.poll(async () => (await storedRows<{ hash: string }>(page, 'views')).length).toBe(1);
    await page.getByRole('button', { name: /^Open/ }).first().click();
    await page.locator(shown).waitFor();
    expect(address(page)).toEqual({ v: '1', ...before, show: room });
    await page.locator('.rooms').getByRole('button', { name: 'Timeline' }).click();
    await isDrawn(page);
  });
});
