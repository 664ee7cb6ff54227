// The whole timeline by keyboard alone: every event, every movement, and the way back.
import type { BrowserContextOptions, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { address, alongKeys, count, DARMANIN_2024, EARLIEST, focus, isOpen, isSettled, knowledge, LATEST, onMarks, panel, press, useQuietBrowser, type Focus } from './page.ts';

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

/** How many days are in sight. */
const daysInSight = (page: Page): Promise<number> => page.locator('.overview [role=slider]').evaluateAll(([from, to]) => Number(to?.getAttribute('aria-valuenow')) - Number(from?.getAttribute('aria-valuenow')));

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

/** What the page says politely, without the marks of direction. */
const announced = async (page: Page): Promise<string> => ((await page.locator('[aria-live=polite]').textContent()) ?? '').replace(/[\u200e\u200f\u2066-\u2069]/g, '').trim();
/** The same words without the marks of direction. */
const plain = (words: string): string => words.replace(/[\u200e\u200f\u2066-\u2069]/g, '').trim();

/** Presses Tab, or Shift and Tab, until the focus is on what is meant; it shows at each stop on the way. */
async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<Focus> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press(key);
    const here = await focus(page);
    expect(here.shown || (await page.evaluate(() => document.activeElement === document.body)), `${here.key} has the focus, and it shows`).toBe(true);
    if (await page.evaluate((meant) => document.activeElement?.matches(meant) === true, selector)) return here;
  }
  throw new Error(`${selector} is not reached.`);
}

describe('the whole timeline by keyboard alone', () => {
  it.each([
    ['en', { later: 'ArrowRight', earlier: 'ArrowLeft', way: 1, known: /^known on \d+ \w+ \d{4}$/, today: 'known today', seen: /^In sight: /, knows: /^Known on .*: \d+ events/ }],
    ['ar', { later: 'ArrowLeft', earlier: 'ArrowRight', way: -1, known: /^ما كان معروفا يوم /, today: 'ما هو معروف اليوم', seen: /^المعروض: /, knows: /^المعروف يوم .*: / }],
  ] as const)('%s', { timeout: 90_000 }, async (lang, { later, earlier, way, known, today, seen, knows }) => {
    const page = await browser.open(`lang=${lang}`, { viewport: { width: 1440, height: 900 } });
    const line = async () => plain((await knowledge(page).getAttribute('aria-valuetext')) ?? '');
    /** The focus shows, and, once the hand rests, what has it is said: the headline first. */
    const told = async (here: Focus): Promise<Focus> => {
      expect(here.shown, `${here.key} has the focus, and it shows`).toBe(true);
      await expect.poll(() => announced(page)).toBe(plain(here.name));
      return here;
    };

    // reach it by Tab
    const first = await told(await tabTo(page, '.hit'));
    expect(await page.locator('.hit[tabindex="0"]').count()).toBe(1);

    // along it, as the eye goes
    const second = await told(await press(page, later));
    const third = await told(await press(page, later));
    expect((second.box.left - first.box.left) * way).toBeGreaterThan(0);
    expect((third.box.left - second.box.left) * way).toBeGreaterThanOrEqual(0);
    expect((await told(await press(page, earlier))).key).toBe(second.key);

    // across it: down the page and up again
    const below = await told(await press(page, 'ArrowDown'));
    expect(below.box.top).toBeGreaterThan(second.box.top);
    const above = await told(await press(page, 'ArrowUp'));
    expect(above.box.top).toBeLessThan(below.box.top);

    // open an event, go through the page into its panel, follow a link, and come back with Escape
    for (let steps = 0; (await focus(page)).event !== DARMANIN_2024 && steps < 90; steps += 1) await press(page, later);
    expect((await told(await focus(page))).event).toBe(DARMANIN_2024);
    await page.keyboard.press('Enter');
    await isOpen(page, DARMANIN_2024);
    expect(await focus(page)).toMatchObject({ event: DARMANIN_2024, shown: true });
    await tabTo(page, '.panel .links button');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await focus(page)).key).toBe('panel-title');
    expect((await focus(page)).shown).toBe(true);
    const followed = address(page)['event']!;
    expect(followed).not.toBe(DARMANIN_2024);
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    await isSettled(page);
    const back = await focus(page);
    expect(back.shown).toBe(true);
    expect(back.event).toBe(followed);

    // everything, then a counted mark: nearer, until a list opens or nothing is counted here
    expect(await onMarks(page)).toBe(true);
    await press(page, '0');
    await expect.poll(() => announced(page)).toMatch(seen);
    expect((await focus(page)).event).toBe(followed);
    let here = await focus(page);
    for (let steps = 0; here.event !== null && steps < 90; steps += 1) here = await press(page, earlier);
    expect((await told(here)).event).toBeNull();
    const wide = await daysInSight(page);
    expect(await opens(page)).toBe(false);
    await expect.poll(() => announced(page)).toMatch(seen);
    expect(await daysInSight(page)).toBeLessThan(wide);
    expect(await focus(page)).toMatchObject({ shown: true });
    expect(await onMarks(page)).toBe(true);

    // nearer and farther
    const near = await daysInSight(page);
    await press(page, '+');
    expect(await daysInSight(page)).toBeLessThan(near);
    await expect.poll(() => announced(page)).toMatch(seen);
    await press(page, '-');
    expect(Math.abs((await daysInSight(page)) - near)).toBeLessThanOrEqual(2);
    expect(await onMarks(page)).toBe(true);
    const before = await inSight(page);
    await press(page, 'PageDown');
    expect(await inSight(page)).not.toBe(before);
    await press(page, 'PageUp');
    expect((await focus(page)).shown).toBe(true);
    expect(await onMarks(page)).toBe(true);

    // the knowledge line: by brackets from a mark, by arrows on its handle
    expect(await line()).toBe(today);
    await press(page, '[');
    const day = await line();
    expect(day).toMatch(known);
    await expect.poll(() => announced(page)).toMatch(knows);
    expect(await onMarks(page)).toBe(true);
    await tabTo(page, '.knowledge-handle');
    await press(page, earlier);
    expect(await line()).not.toBe(day);
    await press(page, later);
    expect(await line()).toBe(day);
    await press(page, 'End');
    expect(await line()).toBe(today);
    expect((await focus(page)).shown).toBe(true);

    // other lanes
    await tabTo(page, '.controls select');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => address(page)['lanes']).toBe('person');
    await isSettled(page);
    expect((await focus(page)).shown).toBe(true);
    await tabTo(page, '.hit', 'Shift+Tab');
    expect(await page.locator('.hit[tabindex="0"]').count()).toBe(1);
    await told(await focus(page));

    // to both ends
    expect((await told(await press(page, 'End'))).event).toBe(LATEST);
    expect((await told(await press(page, 'Home'))).event).toBe(EARLIEST);
    await page.keyboard.press('Enter');
    await panel(page).waitFor();
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    expect(await focus(page)).toMatchObject({ event: EARLIEST, shown: true });
  });
});

describe('the list that a counted mark opens', () => {
  it.each([
    ['of those without a date', 'lang=en&known=2024-09-10', { width: 1440, height: 900 }, 'End'],
    ['of those without a date, from right to left', 'lang=ar&known=2024-09-10', { width: 1280, height: 800 }, 'End'],
    ['of few days, in a small window', 'lang=fr&from=2024-10-20&to=2024-11-05', { width: 320, height: 256 }, 'Escape'],
    ['of few days, on a phone', 'lang=ar&from=2024-10-20&to=2024-11-05', { width: 390, height: 844 }, 'Escape'],
  ] as const)('%s', { timeout: 60_000 }, async (_, hash, viewport, start) => {
    const page = await openAt(hash, { viewport, reducedMotion: 'reduce' });
    const { later } = await alongKeys(page);
    // nearer at each counted mark, until one can only be listed; those without a date are beyond the last that has one
    let here = await press(page, start);
    for (let presses = 0; here.event !== null || !(await opens(page)); presses += 1) {
      expect(presses, 'a list opens somewhere').toBeLessThan(150);
      here = here.event === null ? await focus(page) : await press(page, later);
    }
    expect(await focus(page)).toMatchObject({ shown: true });
    expect(await page.evaluate(() => document.activeElement?.closest('dialog.listing') != null)).toBe(true);

    // Escape closes it, and nothing else
    expect(await press(page, 'Escape')).toMatchObject({ key: here.key, shown: true });
    expect(await listing(page).count()).toBe(0);
    expect(address(page)['event']).toBeUndefined();
    // and so does its button
    expect(await opens(page)).toBe(true);
    expect(await press(page, 'Enter')).toMatchObject({ key: here.key, shown: true });
    expect(await listing(page).count()).toBe(0);

    // what is chosen has a mark of its own now, which has the focus; on a phone the sheet over it has it first
    expect(await opens(page)).toBe(true);
    const row = await tabTo(page, '.listing li button');
    await page.keyboard.press('Enter');
    await panel(page).waitFor();
    await isSettled(page);
    const chosen = address(page)['event']!;
    expect(await listing(page).count()).toBe(0);
    if (viewport.width < 640) {
      expect(await focus(page)).toMatchObject({ key: 'panel-title', shown: true });
      await page.keyboard.press('Escape');
      await panel(page).waitFor({ state: 'detached' });
      await isSettled(page);
    }
    const mark = await focus(page);
    expect(mark).toMatchObject({ event: chosen, shown: true });
    expect(plain(row.name).startsWith(plain(mark.name.split(/[,،] /)[0]!))).toBe(true);

    // Escape closes the panel, and the keyboard goes on from the mark
    if (viewport.width >= 640) expect(await press(page, 'Escape')).toMatchObject({ event: chosen, shown: true });
    expect(await panel(page).count()).toBe(0);
    expect(await onMarks(page)).toBe(true);
    expect((await press(page, 'Home')).event).toBe(EARLIEST);
  });
});
