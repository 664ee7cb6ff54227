// The search as a reader uses it: by keyboard, by hand, in three languages, on every knowledge day.
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { DARMANIN_2020, STATE_VISIT, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();

const field = (page: Page) => page.getByRole('combobox').first();
const answers = (page: Page) => page.locator('.search [role="option"]');
const isOpen = (page: Page, id: string) => page.waitForURL((url) => new URLSearchParams(url.hash.slice(1)).get('event') === id);
const status = (page: Page) => page.locator('.search .told[role="status"]');

/** What the device keeps of the search. */
const keptIndex = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const request = indexedDB.open('rapprochement');
        request.onerror = () => reject(request.error!);
        request.onsuccess = () => {
          const all = request.result.transaction('indexes').objectStore('indexes').getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve((all.result as { text: string }[]).reduce((sum, { text }) => sum + text.length, 0));
          };
          all.onerror = () => reject(all.error!);
        };
      }),
  );

describe('by keyboard alone', () => {
  it('the slash leads to the field, arrows walk the answers, Enter opens one, Escape closes the list and keeps the words', async () => {
    const page = await browser.open();
    await page.locator('body').press('/');
    expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('Darmanin Rabat 2020');
    await answers(page).first().waitFor();
    expect(await field(page).getAttribute('aria-expanded')).toBe('true');
    expect(await answers(page).first().locator('mark').allInnerTexts()).toContain('Darmanin');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('[role="option"][aria-selected="true"]').count()).toBe(1);
    const active = await field(page).getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active ?? ''}"]`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await answers(page).first().isVisible()).toBe(false);
    expect(await field(page).inputValue()).toBe('Darmanin Rabat 2020');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await isOpen(page, DARMANIN_2020);
    expect(await answers(page).first().isVisible()).toBe(false);
  });

  it('from "what was the plan on 1 June 2024?" to a copied citation of the article that said so, in nine actions', async () => {
    const page = await browser.open('lang=en', { permissions: ['clipboard-read', 'clipboard-write'] });
    let actions = 0;
    const press = async (key: string): Promise<void> => {
      actions += 1;
      await page.keyboard.press(key);
    };
    const type = async (words: string): Promise<void> => {
      actions += words.trim().split(' ').length;
      await page.keyboard.type(words);
    };
    await press('/');
    await type('2024-06-01');
    await page.getByRole('option', { name: /What was known on .?1 June 2024/ }).waitFor();
    await press('Enter');
    await page.waitForURL(/known=2024-06-01/);
    await press('/');
    await type('Macron state');
    await expect.poll(() => answers(page).first().innerText(), { timeout: 15_000 }).toContain('Macron');
    await press('Enter');
    await isOpen(page, STATE_VISIT);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('panel-title');
    await press('c');
    await page.locator('.citing[open] .citations').waitFor();
    await press('Enter');
    await page.getByText('Citation copied.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(actions).toBeLessThan(10);
    // an article of before that day, on which the date that was then planned stands
    expect(copied).toMatch(/\((?:20[01]\d|202[0-4]),? .*\)\. .*https?:\/\//);
    const cited = await page.locator('.cite select').first().inputValue();
    expect(cited < '2024-06-02').toBe(true);
  });

  it('a slash that is written is a slash', async () => {
    const page = await browser.open();
    await field(page).fill('a');
    await field(page).press('/');
    expect(await field(page).inputValue()).toBe('a/');
  });
});

describe('what is found', () => {
  it.each([
    ['en', 'darmanin'],
    ['fr', 'Darmanin Rabat 2020'],
    ['ar', 'دارمانان'],
    ['ar', 'شتنبر 2024'],
  ])('%s: %s', async (language, query) => {
    const page = await browser.open(`lang=${language}`);
    await field(page).fill(query);
    await answers(page).first().waitFor();
    const found = await answers(page).count();
    expect(found).toBeGreaterThan(0);
    if (query.includes('2024')) {
      await field(page).press('Escape');
      expect(await page.locator(`.timeline [data-event="${STATE_VISIT}"]`).count()).toBe(1);
    } else expect(await answers(page).locator('mark').count()).toBeGreaterThan(0);
  });

  it('is what is known on the day', async () => {
    const page = await browser.open('lang=en&known=2024-01-10');
    await field(page).fill('Darmanin April 2024');
    await expect.poll(() => status(page).innerText(), { timeout: 15_000 }).toBe('Nothing known on this day has all these words.');
    await page.evaluate(() => (location.hash = location.hash.replace('known=2024-01-10', 'known=2024-05-10')));
    await answers(page).first().waitFor();
  });

  it('a passage is shown in its own direction, with who says it', async () => {
    const page = await browser.open('lang=en');
    await field(page).fill('شتنبر');
    await answers(page).first().waitFor();
    await field(page).fill('Elysée octobre');
    await answers(page).first().waitFor();
    // answers to what was asked before stand until these are here
    await expect.poll(() => page.locator('[role="option"] .by').count()).toBeGreaterThan(0);
    expect(await page.locator('[role="option"] .passage bdi[dir="auto"]').count()).toBeGreaterThan(0);
  });
});

it('an address that holds a query shows nothing until it is answered, and then what answers', async () => {
  const page = await browser.context().then((context) => context.newPage());
  const site = (await browser.open()).url().replace(/#.*/, '');
  await page.addInitScript(() => {
    // every count of marks that the page ever had
    (globalThis as unknown as { counts: Set<number> }).counts = new Set();
    new MutationObserver(() => (globalThis as unknown as { counts: Set<number> }).counts.add(document.querySelectorAll('.timeline [data-event]').length)).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${site}#lang=en&q=Darmanin+Rabat+2020`);
  await page.locator(`.timeline [data-event="${DARMANIN_2020}"]`).waitFor({ state: 'attached' });
  const counts = await page.evaluate(() => [...(globalThis as unknown as { counts: Set<number> }).counts]);
  expect(Math.max(...counts)).toBeLessThan(10);
});

it('the first letter leaves the picture as it is, until there are answers', async () => {
  const page = await browser.open('lang=en');
  await page.locator('.timeline .hit').first().waitFor();
  await field(page).focus();
  const counts = await page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('[role=combobox]')!;
    const marks = (): number => document.querySelectorAll('.timeline [data-event]').length;
    const before = marks();
    const seen = new Set<number>();
    const observer = new MutationObserver(() => seen.add(marks()));
    observer.observe(document.querySelector('.timeline')!, { childList: true, subtree: true });
    input.value = 'd';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    // shorter than the hand rests before the picture follows
    await new Promise((done) => setTimeout(done, 200));
    observer.disconnect();
    return { before, seen: [...seen] };
  });
  expect(counts.before).toBeGreaterThan(10);
  expect(counts.seen).not.toContain(0);
  expect(Math.min(counts.before, ...counts.seen)).toBe(counts.before);
});

it('its index is kept on this device, and a second visit answers from it', async () => {
  const context = await browser.context();
  const page = await context.newPage();
  const site = await browser.open().then((first) => first.url().replace(/#.*/, ''));
  await page.goto(`${site}#lang=en`);
  await page.locator('.timeline .hit').first().waitFor();
  await field(page).fill('darmanin');
  await expect.poll(() => keptIndex(page), { timeout: 15_000 }).toBeGreaterThan(10_000);
  await answers(page).first().waitFor();
  const [found, length] = [await answers(page).allInnerTexts(), await keptIndex(page)];
  await page.goto('about:blank');
  await page.goto(`${site}#lang=en`);
  await field(page).fill('darmanin');
  await answers(page).first().waitFor();
  expect(await answers(page).allInnerTexts()).toEqual(found);
  expect(await keptIndex(page)).toBe(length);
});

it('on a phone the list has the width of the page, and an answer is taken by a tap', async () => {
  const page = await browser.open('lang=ar', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await field(page).tap();
  await field(page).fill('دارمانان');
  await answers(page).first().waitFor();
  const box = (await page.locator('.search .sheet').boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(390);
  await answers(page).first().tap();
  await page.waitForURL(/event=/);
});
