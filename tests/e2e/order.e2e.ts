// Events put in order along the strait, in Arabic: by keyboard alone, and on a phone by touch alone.
import type { CDPSession, Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import { useQuietBrowser } from './page.ts';

const { context } = useQuietBrowser();
const HASH = 'lang=ar&show=review&study=order';

const cards = (page: Page) => page.locator('[data-card]');
const order = (page: Page): Promise<string[]> => cards(page).evaluateAll((all) => all.map((each) => each.getAttribute('data-card')!));
const truth = (page: Page): Promise<string[]> => page.locator('.true li button').allTextContents();
const titles = (page: Page): Promise<string[]> => cards(page).locator('.title').allTextContents();

async function open(options: Parameters<typeof context>[0]): Promise<Page> {
  const opened = await context(options);
  const page = await opened.newPage();
  await page.goto(`${inject('site')}#${HASH}`);
  await cards(page).first().waitFor();
  return page;
}

describe('by keyboard alone, in Arabic', () => {
  test('a round is put in order with the arrows as the eye sees them; the same again, put right, has all pairs', async () => {
    const page = await open({ locale: 'ar-MA' });
    const { keyboard } = page;
    // past the scope and the ways to review
    await page.locator('#review').focus();
    for (let stop = 0; stop < 12 && (await page.evaluate(() => document.activeElement?.closest('[data-card]') === null)); stop += 1) await keyboard.press('Tab');
    const dealt = await order(page);
    await keyboard.press('Space');
    await keyboard.press('ArrowLeft');
    await keyboard.press('ArrowLeft');
    await keyboard.press('Space');
    await expect.poll(() => order(page)).toEqual([dealt[1], dealt[2], dealt[0], ...dealt.slice(3)]);
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('result');
    const right = await truth(page);
    expect(right.length).toBe(dealt.length);
    expect(await page.locator('.true svg').count()).toBe(1);

    // on to "the same again": card, other events, the same
    for (let stop = 0; stop < 3; stop += 1) await keyboard.press('Tab');
    await keyboard.press('Enter');
    await expect.poll(() => order(page)).toEqual(dealt);
    for (const [at, title] of right.entries()) {
      const from = (await titles(page)).indexOf(title);
      await keyboard.press('Home');
      for (let step = 0; step < from; step += 1) await keyboard.press('ArrowLeft');
      await keyboard.press('Space');
      for (let step = from; step > at; step -= 1) await keyboard.press('ArrowRight');
      await keyboard.press('Space');
      await expect.poll(async () => (await titles(page))[at]).toBe(title);
    }
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await page.locator('.result').waitFor();
    expect(await page.locator('.verdict.wrong').count()).toBe(0);
    expect(await page.locator('.result li').count()).toBe(0);
    expect(await page.locator('.score').textContent()).toContain('هذا هو الترتيب');
  });
});

describe('by touch alone, in Arabic, on a phone', () => {
  const swipe = async (touch: CDPSession, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> => {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] });
    for (let step = 1; step <= 10; step += 1) await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: from.x + ((to.x - from.x) * step) / 10, y: from.y + ((to.y - from.y) * step) / 10 }] });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const middle = async (page: Page, selector: string): Promise<{ x: number; y: number }> => {
    const { x, y, width, height } = (await page.locator(selector).boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  };

  test('by choosing, by buttons and by the upper edge of a card; a finger on the card itself scrolls the page', async () => {
    const page = await open({ locale: 'ar-MA', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const touch = await page.context().newCDPSession(page);
    const dealt = await order(page);

    // chosen, then the place
    await page.locator(`[data-card="${dealt[2]!}"] .title`).tap();
    await page.locator(`[data-card="${dealt[0]!}"] .title`).tap();
    const chosen = [dealt[2]!, dealt[0]!, dealt[1]!, ...dealt.slice(3)];
    await expect.poll(() => order(page)).toEqual(chosen);

    // by its button
    await page.locator(`[data-card="${chosen[1]!}"] .earlier`).tap();
    const stepped = [chosen[1]!, chosen[0]!, ...chosen.slice(2)];
    await expect.poll(() => order(page)).toEqual(stepped);

    // by its upper edge, over the next one; the page stays
    await page.locator(`[data-card="${stepped[0]!}"]`).evaluate((card) => card.scrollIntoView({ block: 'center' }));
    const before = await page.evaluate(() => scrollY);
    await swipe(touch, await middle(page, `[data-card="${stepped[0]!}"] .grip`), await middle(page, `[data-card="${stepped[1]!}"] .title`));
    await expect.poll(() => order(page)).toEqual([stepped[1], stepped[0], ...stepped.slice(2)]);
    expect(await page.evaluate(() => scrollY)).toBe(before);

    // on the card itself a finger scrolls, and moves no card
    const from = await middle(page, `[data-card="${stepped[2]!}"] .title`);
    await swipe(touch, from, { x: from.x, y: from.y - 200 });
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 50);
    expect(await order(page)).toEqual([stepped[1], stepped[0], ...stepped.slice(2)]);

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    for (const box of await page.locator('.strait button').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON() as DOMRect))) expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);

    await page.locator('.ways .button').tap();
    await page.locator('.true li').first().waitFor();
    expect(await page.locator('.verdict').count()).toBe(dealt.length);
    await page.locator('.true li button').first().tap();
    await page.locator('#panel-title').waitFor();
  });
});
