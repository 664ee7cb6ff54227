// The whole timeline by keyboard alone: every event, every movement, and the way back.
import type { BrowserContextOptions, Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { alongKeys, count, focus, isDrawn, isSettled, onMarks, press, useQuietBrowser, type Focus } from './page.ts';

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
      expect(rows.length, here.name).toBe(Number(/\d+/.exec(here.name)?.[0] ?? NaN));
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

const LARGE = { fontSize: '200%' };
/** A page, perhaps with a reader's own size of letters, the keyboard on its marks. */
async function openAt(hash: string, options: BrowserContextOptions, { fontSize = '' } = {}): Promise<Page> {
  const context = await browser.context(options);
  await context.addInitScript((size) => {
    new MutationObserver((_, observer) => {
      if (document.documentElement === null) return;
      document.documentElement.style.fontSize = size;
      observer.disconnect();
    }).observe(document, { childList: true });
  }, fontSize);
  const page = await context.newPage();
  await page.goto(`${inject('site')}#${hash}`);
  await isDrawn(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await isSettled(page);
  expect(await onMarks(page)).toBe(true);
  return page;
}

describe('every event is reached by arrow keys and Enter alone', () => {
  it.each([
    ['1440 by 900 pixels', 'lang=en', { width: 1440, height: 900 }, {}],
    ['1440 by 900 pixels, from right to left', 'lang=ar', { width: 1440, height: 900 }, {}],
    ['a phone', 'lang=en', { width: 390, height: 844 }, {}],
    ['a phone, in lanes of topics', 'lang=en&lanes=topic', { width: 390, height: 844 }, {}],
    ['320 by 256 pixels', 'lang=en', { width: 320, height: 256 }, {}],
    ['letters of twice the size', 'lang=en', { width: 1280, height: 800 }, LARGE],
    ['letters of twice the size on a phone', 'lang=en', { width: 390, height: 844 }, LARGE],
    ['lanes of kinds', 'lang=en&lanes=kind', { width: 1440, height: 900 }, {}],
    ['lanes of persons, quiet years squeezed', 'lang=fr&lanes=person&quiet=compressed', { width: 1440, height: 900 }, {}],
  ] as const)('%s', { timeout: 120_000 }, async (_, hash, viewport, letters) => {
    const page = await openAt(hash, { viewport, reducedMotion: 'reduce' }, letters);
    expect((await reached(page)).size).toBe(await count(page));
  });
});
