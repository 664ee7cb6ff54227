// A period of the reader's own: it narrows every room alike, stands in the address, and is taken back by one press.
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { address, corpusOf, count, goTo, marks, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();
const chips = (page: Page) => page.getByRole('list', { name: 'Filters that are set' }).getByRole('button');

describe('a period', () => {
  it('from a month to a month, typed: the same on the timeline, in the table and in the figures, and Back undoes it', async () => {
    const page = await browser.open();
    const all = await count(page);
    await page.getByRole('button', { name: 'Period', exact: true }).click();
    await page.getByLabel('From').fill('2024-02');
    await page.getByLabel('To', { exact: true }).fill('2024-04');
    await page.keyboard.press('Enter');
    await expect.poll(() => address(page)['within']).toBe('2024-02-01..2024-04-30');
    const few = await count(page);
    expect(few).toBeGreaterThan(0);
    expect(few).toBeLessThan(all);
    await page.keyboard.press('Escape');
    await expect.poll(() => marks(page).count()).toBeLessThanOrEqual(few);
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await expect.poll(() => page.locator('.events tbody tr').count()).toBe(few);
    const days = await page.locator('.events tbody tr').allInnerTexts();
    for (const row of days) expect(row).toContain('2024');
    await page.getByRole('button', { name: 'Remove the filter 1 Feb – 30 Apr 2024' }).click();
    await expect.poll(() => page.locator('.events tbody tr').count()).toBe(all);
    expect(address(page)['within']).toBeUndefined();
    await page.goBack();
    await expect.poll(() => page.locator('.events tbody tr').count()).toBe(few);
  });

  it('of the days in sight, beside what has no date', async () => {
    const page = await browser.open('lang=en&from=2024-01-01&to=2024-06-30&known=2024-04-23');
    await page.getByRole('button', { name: 'Period', exact: true }).click();
    await page.getByRole('button', { name: /Use the days in sight/ }).click();
    await expect.poll(() => address(page)['within']).toBe('2024-01-01..2024-06-30');
    const dated = await count(page);
    const undated = page.getByRole('group', { name: 'Period' }).locator('label', { hasText: 'no date' });
    const more = Number(await undated.locator('.number').innerText());
    expect(more).toBeGreaterThan(0);
    await undated.click();
    await expect.poll(() => count(page)).toBe(dated + more);
    expect(address(page)['decade']).toBe('undated');
  });

  it('and everything else in a link that these data do not have has a name, and is taken back by one press', async () => {
    const page = await browser.open();
    const { events } = await corpusOf(page);
    await goTo(page, `lang=en&person=nobody-here,catherine-colonna&decade=1830,undated&publisher=gone&within=2020-01-01..&only=${events[0]!.id},not-here`);
    await expect.poll(() => chips(page).allInnerTexts()).toEqual([
      'Only 2 chosen events', 'From 1 Jan 2020', 'Catherine Colonna', 'Nobody-here (not in these data)', '1830–1839', 'No date', 'Gone (not in these data)',
    ]);
    for (let left = 7; left > 0; left -= 1) {
      expect(await chips(page).count()).toBe(left);
      await chips(page).first().click();
    }
    await expect.poll(() => Object.keys(address(page)).sort()).toEqual(['lang', 'v']);
  });
});
