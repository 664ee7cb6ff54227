// A day is a day: the same in every time zone.
import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { address, DARMANIN_2024, isDrawn, isOpen, isSettled, knowledge, mark, places, STATE_VISIT, useQuietBrowser, words } from './page.ts';

const browser = useQuietBrowser();
const ZONES = ['UTC', 'Africa/Casablanca', 'Pacific/Honolulu', 'Asia/Tokyo'] as const;
/** an hour at which it is 2 March in Tokyo and still the first in Honolulu */
const NOW = Date.UTC(2026, 2, 2, 5);
const pill = (page: Page) => page.locator('.knowledge-pill').innerText();

/** A page in another zone, at a set instant. */
async function openIn(timezoneId: string, hash: string, now = NOW): Promise<Page> {
  const context = await browser.context({ timezoneId });
  // Playwright's own clock cannot be inherited from, as days in UTC do.
  await context.addInitScript((instant) => {
    const Real = Date;
    globalThis.Date = new Proxy(Real, {
      construct: (target, given: unknown[], self: typeof Date) => Reflect.construct(target, given.length === 0 ? [instant] : given, self) as Date,
      get: (target, key, self) => (key === 'now' ? () => instant : (Reflect.get(target, key, self) as unknown)),
    });
  }, now);
  const page = await context.newPage();
  await page.goto(`${inject('site')}#${hash}`);
  await isDrawn(page);
  expect(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe(timezoneId);
  return page;
}

describe('the same address shows the same in every zone', () => {
  it.each([
    ['the state visit under way', `lang=en&known=2024-10-29&event=${STATE_VISIT}`],
    ['the visit of 2024 in Arabic', `lang=ar&known=2024-04-23&event=${DARMANIN_2024}`],
    ['a fortnight about the end of October in French', `lang=fr&known=2024-10-31&from=2024-10-20&to=2024-11-05&event=${STATE_VISIT}`],
    ['the days of the month of fasting of 2024, when clocks in Morocco go back', 'lang=en&known=2024-04-13&from=2024-03-01&to=2024-04-30'],
  ])('%s', async (_, hash) => {
    // one after another: four pages that start at once can keep the storage waiting, and say so
    const seen = [];
    for (const zone of ZONES) {
      const page = await openIn(zone, hash);
      const event = /event=([^&]*)/.exec(hash)?.[1];
      if (event !== undefined) await isOpen(page, event);
      await isSettled(page);
      // what is announced is said once the hand has come to rest
      await page.locator('p.unseen[role=status]').filter({ hasText: /\S/ }).waitFor({ state: 'attached' });
      // a citation says on which day of the reader's own it was looked up
      const said = (await words(page)).replace(/(?:Accessed|Retrieved|Consulté le|اطلع عليه في|استُرجع في) [^\n]*/g, '');
      seen.push({ words: said, places: await places(page), known: address(page)['known'], date: await page.locator('input[type=date]').inputValue(), line: await knowledge(page).getAttribute('style') });
    }
    expect(Object.keys(seen[0]!.places).length).toBeGreaterThan(0);
    for (const other of seen.slice(1)) expect(other).toEqual(seen[0]);
  });
});

describe('a day that is chosen stays that day', () => {
  /** from the Sunday on which clocks in Morocco go back to the one on which they go forward again */
  const days = Array.from({ length: 36 }, (_, index) => new Date(Date.UTC(2024, 2, 10 + index)));
  const said = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

  it.each(ZONES)('%s', async (zone) => {
    const page = await openIn(zone, 'lang=en&known=2024-02-01');
    const input = page.locator('input[type=date]');
    for (const date of days) {
      const day = date.toISOString().slice(0, 10);
      await input.fill(day);
      await expect.poll(() => address(page)['known'], { interval: 5 }).toBe(day);
      expect(await input.inputValue()).toBe(day);
      await expect.poll(() => pill(page)).toBe(`known on ${said.format(date)}`);
    }
  });
});

describe('today is the reader’s own', () => {
  it.each([
    ['UTC', '2024-10-29'],
    ['Africa/Casablanca', '2024-10-30'],
    ['Pacific/Honolulu', '2024-10-29'],
    ['Asia/Tokyo', '2024-10-30'],
  ])('%s: %s', async (zone, today) => {
    // half past eleven in the evening in Greenwich
    const page = await openIn(zone, 'lang=en', Date.UTC(2024, 9, 29, 23, 30));
    expect(await page.locator('input[type=date]').inputValue()).toBe(today);
    expect(await page.locator('input[type=date]').getAttribute('max')).toBe(today);
    await expect.poll(() => pill(page)).toBe('known today');
    expect(await mark(page, STATE_VISIT).getAttribute('aria-label')).toContain(today === '2024-10-29' ? 'under way' : 'took place');
  });
});
