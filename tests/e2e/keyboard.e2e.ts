// The whole timeline by keyboard alone: every event, every movement, and the way back.
import type { BrowserContextOptions, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { alongKeys, count, focus, isSettled, onMarks, press, useQuietBrowser, type Focus } from './page.ts';

const browser = useQuietBrowser();
const listing = (page: Page) => page.locator('dialog.listing');

/** Title and date, as a mark's name and a row of a list have them both. */
const headline = (name: string): string => name.replace(/[\u200e\u200f\u2066-\u2069]/g, '').replace(/[,،] [^,،]*$/, '').replace(/[\s,،]+/g, ' ').trim();

/** What an open list of counted events holds, on all its pages. */
async function listed(page: Page): Promise<string[]> {
  const rows = listing(page).locator('li button');
  const next = listing(page).locator('footer button').last();
  const found: string[] = [];
  for (;;) {
    found.push(...(await rows.evaluateAll((all) => all.map((each) => `${each.querySelector('bdi')?.textContent ?? ''}, ${each.querySelector('span')?.textContent ?? ''}, `))));
    if ((await next.count()) === 0 || (await next.isDisabled())) return found.map(headline);
    await next.focus();
    await page.keyboard.press('Enter');
  }
}

/** Every event that the keyboard alone reaches, from the first to the last: marks along the axis; what is counted between them is come nearer to, or listed. */
async function reached(page: Page): Promise<Set<string>> {
  const { later, earlier } = await alongKeys(page);
  const found = new Set<string>();
  let here = await press(page, 'Home');
  for (let presses = 0; presses < 900; presses += 1) {
    expect(here.shown, `${here.key} has the focus, and it shows`).toBe(true);
    if (here.event !== null) found.add(headline(here.name));
    else if (await opens(page)) {
      const rows = await listed(page);
      expect(await listing(page).locator('h2').innerText(), 'as many as it counts').toBe(here.name);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) found.add(row);
      const back = await press(page, 'Escape');
      expect(back.key, 'the list gives the focus back').toBe(here.key);
    } else {
      // nearer now: back beyond what came into sight, and on from there
      const nearer = await inSight(page);
      here = await focus(page);
      for (let before: Focus | null = null; before?.key !== here.key && (await inSight(page)) === nearer; ) {
        before = here;
        here = await press(page, earlier);
      }
      continue;
    }
    const next = await press(page, later);
    if (next.key === here.key) return found;
    here = next;
  }
  throw new Error('The keys go round in circles.');
}

/** The days in sight, as they are said. */
const inSight = (page: Page): Promise<string> => page.locator('.overview [role=slider]').evaluateAll((all) => all.map((each) => each.getAttribute('aria-valuetext')).join(' – '));

/** Presses Enter on a counted mark: whether its list opens, or the timeline comes nearer. */
async function opens(page: Page): Promise<boolean> {
  await press(page, 'Enter');
  return listing(page).isVisible();
}

/** The keyboard on the marks of a page, by the link that skips what stands before them. */
async function openAt(hash: string, options: BrowserContextOptions, letters = ''): Promise<Page> {
  const page = await browser.open(hash, options, letters);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await isSettled(page);
  expect(await onMarks(page)).toBe(true);
  return page;
}

describe('every event is reached by arrow keys and Enter alone', () => {
  it.each([
    ['1440 by 900 pixels', 'lang=en', { width: 1440, height: 900 }, ''],
    ['1440 by 900 pixels, from right to left', 'lang=ar', { width: 1440, height: 900 }, ''],
    ['1280 by 800 pixels, from one spring', 'lang=en&from=2024-04-01&to=2024-06-30', { width: 1280, height: 800 }, ''],
    ['a phone', 'lang=en', { width: 390, height: 844 }, ''],
    ['a phone, in lanes of topics', 'lang=en&lanes=topic', { width: 390, height: 844 }, ''],
    ['320 by 256 pixels', 'lang=en', { width: 320, height: 256 }, ''],
    ['letters of twice the size', 'lang=en', { width: 1280, height: 800 }, '200%'],
    ['letters of twice the size on a phone', 'lang=en', { width: 390, height: 844 }, '200%'],
    ['lanes of kinds', 'lang=en&lanes=kind', { width: 1440, height: 900 }, ''],
    ['lanes of persons, quiet years squeezed', 'lang=fr&lanes=person&quiet=compressed', { width: 1440, height: 900 }, ''],
  ] as const)('%s', { timeout: 120_000 }, async (_, hash, viewport, letters) => {
    const page = await openAt(hash, { viewport, reducedMotion: 'reduce' }, letters);
    expect((await reached(page)).size).toBe(await count(page));
  });
});
