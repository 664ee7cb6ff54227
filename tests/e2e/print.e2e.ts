// The view on paper: light, the whole picture on one page, then every event in view; nothing that only a screen can use.
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { DARMANIN_2024, focus, isSettled, mark, STATE_VISIT, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();
/** A4 within its margins of 12 mm, in CSS pixels. */
const PAPER = { standing: { width: 703, height: 1032 }, lying: { width: 1032, height: 703 } };

const plain = (text: string): string => text.replace(/[\u200e\u200f\u2066-\u2069]/g, '').trim();
/** Cells of the list, row by row. */
const rows = async (page: Page): Promise<string[][]> =>
  (await page.locator('.printed tbody tr').evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')))).map((row) => row.map(plain));
/** What the reader sees of the page, by class or by name. */
const seen = (page: Page): Promise<string[]> =>
  page.locator('#app > *').evaluateAll((all) => all.filter((each) => each.getClientRects().length > 0).map((each) => each.className.split(' ')[0] || each.localName));

describe.each(['en', 'fr', 'ar'])('on paper: %s', (lang) => {
  it('a light picture that is not cut, and no controls', async () => {
    const page = await browser.open(`lang=${lang}&theme=dark&event=${STATE_VISIT}`);
    for (const [held, viewport] of Object.entries(PAPER)) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ media: 'print' });
      await page.locator('.printed').waitFor();
      expect((await seen(page)).map((name) => name.replace(/^svelte-.*/, 'footer')).toSorted()).toEqual(['footer', 'printed']);
      const picture = (await page.locator('.printed .picture').boundingBox())!;
      expect(picture.width, held).toBeLessThanOrEqual(viewport.width);
      expect(picture.y + picture.height, held).toBeLessThanOrEqual(viewport.height);
      expect(picture.height, held).toBeGreaterThan(350);
      expect(await page.locator('html').evaluate((root) => [root.scrollWidth <= root.clientWidth, getComputedStyle(root).backgroundColor])).toEqual([true, 'rgb(255, 255, 255)']);
      expect(await page.locator('.printed').evaluate((paper) => getComputedStyle(paper).direction)).toBe(lang === 'ar' ? 'rtl' : 'ltr');
      await page.emulateMedia({ media: 'screen' });
      await page.locator('.printed').waitFor({ state: 'detached' });
    }
  });

  it('every event in view is listed once, with date, status and source', async () => {
    const page = await browser.open(`lang=${lang}&from=2024-01-01&to=2024-12-31`);
    const drawn = await page.locator('[data-key]').evaluateAll((all) => all.map((each) => ({ event: (each as HTMLElement).dataset['event'], name: each.getAttribute('aria-label') ?? '' })));
    await page.emulateMedia({ media: 'print' });
    await page.locator('.printed').waitFor();
    const listed = await rows(page);
    const titles = listed.map(([, title]) => title!);
    expect(new Set(listed.map((row) => row.slice(0, 2).join(' '))).size).toBe(listed.length);
    for (const { event, name } of drawn) if (event !== undefined) expect(titles.some((title) => plain(name).startsWith(title)), name).toBe(true);
    const counted = drawn.filter(({ event }) => event === undefined).reduce((sum, { name }) => sum + Number(/\d+/.exec(name)?.[0] ?? (/حدثان/.test(name) ? 2 : 1)), 0);
    expect(listed.length).toBe(drawn.filter(({ event }) => event !== undefined).length + counted);
    for (const row of listed) for (const cell of row) expect(cell, row.join(' | ')).not.toBe('');
    expect(await page.locator('.printed').innerText()).toContain(`lang=${lang}`);
  });

  it('in the order of time', async () => {
    const page = await browser.open(`lang=${lang}`);
    await page.emulateMedia({ media: 'print' });
    await page.locator('.printed').waitFor();
    const years = (await rows(page)).flatMap(([date]) => /\d{4}/.exec(date!)?.[0] ?? []);
    expect(new Set(years).size).toBeGreaterThan(3);
    expect(years).toEqual(years.toSorted());
  });
});

describe('sent to the printer', () => {
  it('the paper is full before it is taken, and the reader is where they were', async () => {
    const page = await browser.open('lang=en&theme=dark&from=2024-01-01&to=2024-12-31', { viewport: { width: 390, height: 844 } });
    await mark(page, DARMANIN_2024).focus();
    await page.evaluate(() => addEventListener('beforeprint', () => (document.documentElement.dataset['rows'] = String(document.querySelectorAll('.printed:has(.picture .mark) tbody tr').length))));
    const paper = await page.pdf({ format: 'A4' });
    expect(Number(await page.locator('html').getAttribute('data-rows'))).toBeGreaterThan(20);
    // the picture and some pages of list
    const pages = paper.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(2);
    expect(pages).toBeLessThan(8);
    await isSettled(page);
    expect(await page.locator('.printed').count()).toBe(0);
    expect((await focus(page)).event).toBe(DARMANIN_2024);
  });
});
