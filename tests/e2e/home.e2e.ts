// The first visit: what this is, three doors, and a way past them for good. Who has been here is not told again.
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { isDrawn, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();
const home = (page: Page) => page.locator('.home');
const door = (page: Page, at: number) => home(page).locator('.door').nth(at);
const skip = (page: Page) => home(page).locator('> .button');

async function visit(context: BrowserContext, hash = ''): Promise<Page> {
  const page = await context.newPage();
  // whether it was ever there, even for a moment
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.querySelector('.home')) document.documentElement.dataset['told'] = 'yes';
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${inject('site')}${hash}`);
  await isDrawn(page);
  return page;
}
const everTold = (page: Page): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset['told']);
const isKept = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      new Promise<boolean>((done, fail) => {
        const request = indexedDB.open('rapprochement');
        request.onerror = () => fail(new Error('not opened'));
        request.onsuccess = () => {
          const row = request.result.transaction('meta').objectStore('meta').get('welcomed');
          row.onsuccess = () => {
            request.result.close();
            done(row.result !== undefined);
          };
        };
      }),
  );

describe('a first visit', () => {
  it('is told what this is, beside a timeline that can be used; skipped, it never comes back', async () => {
    const context = await browser.context();
    const page = await visit(context);
    await home(page).waitFor();
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.locator('[data-event]').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await home(page).count()).toBe(1);
    await skip(page).click();
    await home(page).waitFor({ state: 'detached' });
    await expect.poll(() => isKept(page)).toBe(true);
    for (const hash of ['', '#lang=ar']) {
      const again = await visit(context, hash);
      await again.waitForTimeout(500);
      expect(await everTold(again)).toBe(undefined);
      expect(await home(again).count()).toBe(0);
    }
  });

  it.each([
    ['explore', 0, (page: Page) => page.locator('[data-event]:focus').waitFor()],
    ['a story', 1, (page: Page) => page.locator('.story-title:focus').waitFor()],
    ['review', 2, (page: Page) => page.locator('#review').waitFor()],
  ])('going on by a door (%s) is having been there', async (_, at, arrived) => {
    const context = await browser.context();
    const page = await visit(context);
    // the story is of the evidence, which comes after the picture
    if (at === 1) await expect.poll(() => door(page, 1).innerText()).toMatch(/visit/i);
    await door(page, at).click();
    await arrived(page);
    expect(await home(page).count()).toBe(0);
    await expect.poll(() => isKept(page)).toBe(true);
    const again = await visit(context);
    await again.waitForTimeout(500);
    expect(await everTold(again)).toBe(undefined);
  });

  it('who follows a link to a view is shown the view, and is told on a later visit', async () => {
    const context = await browser.context();
    const page = await visit(context, '#lang=en&from=2024-01-01&to=2024-12-31');
    await page.waitForTimeout(500);
    expect(await everTold(page)).toBe(undefined);
    await home(await visit(context)).waitFor();
  });

  it('the first key leads past it to the timeline; the next ones through it in order; nothing grave for those who do not see it', async () => {
    const context = await browser.context({ locale: 'ar-MA' });
    const page = await visit(context);
    await home(page).waitFor();
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    const { violations } = await new AxeBuilder({ page }).include('.home').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('[data-event]:focus').waitFor();

    await page.locator('header button').last().focus();
    for (const at of [0, 1, 2]) {
      await page.keyboard.press('Tab');
      expect(await door(page, at).evaluate((each) => each === document.activeElement)).toBe(true);
    }
    await page.keyboard.press('Tab');
    expect(await skip(page).evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.locator('[data-event]:focus').waitFor();
  });

  it('is not on paper, and no wider than a phone', async () => {
    const context = await browser.context({ viewport: { width: 390, height: 844 } });
    const page = await visit(context);
    await home(page).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.emulateMedia({ media: 'print' });
    expect(await home(page).isVisible()).toBe(false);
  });
});

it('is reached again from the foot of every page, and closed again', async () => {
  const context = await browser.context();
  const page = await visit(context, '#lang=en&show=table');
  await page.getByRole('button', { name: 'About this site' }).click();
  await page.locator('.home:focus').waitFor();
  await skip(page).click();
  await home(page).waitFor({ state: 'detached' });
});

it('where nothing may be stored it is told once: left, it stays away until the page is loaded anew', async () => {
  const context = await browser.context();
  await context.addInitScript(`Object.defineProperty(window, 'indexedDB', { value: undefined })`);
  const page = await visit(context);
  await home(page).waitFor();
  await skip(page).click();
  await page.locator('.rooms button').nth(3).click();
  await page.goBack();
  await isDrawn(page);
  expect(await home(page).count()).toBe(0);
});
