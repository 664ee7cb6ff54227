// A hundred thousand events of the reader's own: the page stays usable, and a tab that dies leaves the old data whole.
import type { BrowserContext, Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();
const MANY = 100_000;

/** A file of TimelineJS with so many events; `title` tells two of them apart. */
const makeFile = (count: number, title: string) => ({
  name: 'many.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify({
    title: { text: { headline: title } },
    events: Array.from({ length: count }, (_, index) => ({
      start_date: { year: 1900 + (index % 120), month: 1 + (index % 12), day: 1 + (index % 28) },
      text: { headline: `Event ${String(index)}`, text: 'Some words on what it was about.' },
      unique_id: `e${String(index)}`,
      group: `Group ${String(index % 9)}`,
    })),
  })),
});

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${inject('site')}#lang=en&show=data`);
  await page.locator('#data').waitFor();
  return page;
}
const bring = (page: Page, file: ReturnType<typeof makeFile>) => page.locator('input[type=file]').setInputFiles(file);
const keep = (page: Page) => page.locator('.preview').getByRole('button', { name: /^Keep/ }).click();
/** Rows of the reader's sets, as the database has them. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('rapprochement');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error!);
    });
    const all = <T>(table: string) => new Promise<T[]>((resolve) => {
      const request = database.transaction(table).objectStore(table).getAll();
      request.onsuccess = () => resolve(request.result as T[]);
    });
    const sets = await all<{ edition: number; counts: { events: number }; dataset: { title: { en: string } } }>('sets');
    const parts = await all<{ edition: number; table: string; rows: unknown[] }>('parts');
    database.close();
    return { sets: sets.map(({ edition, counts, dataset }) => [dataset.title.en, edition, counts.events]), events: parts.filter(({ table }) => table === 'events').map(({ edition, rows }) => [edition, rows.length]) };
  });

describe('many events', () => {
  it('come in with a bar that moves, while the page does what it is asked', { timeout: 240_000 }, async () => {
    const context = await browser.context();
    const page = await open(context);
    await bring(page, makeFile(MANY, 'Many'));
    await page.evaluate(() => {
      const bars = new Set<string>();
      Object.assign(window, { bars });
      setInterval(() => {
        const bar = document.querySelector('progress');
        if (bar) bars.add(`${String(bar.max)} ${String(bar.value)}`);
      }, 50);
    });
    await page.locator('.preview').waitFor({ timeout: 200_000 });
    expect(await page.locator('.preview').innerText()).toContain('100,000 events would be added');
    await keep(page);
    // meanwhile the reader goes on
    await page.getByRole('button', { name: 'Table' }).click();
    await page.locator('#table').waitFor();
    await page.getByRole('button', { name: 'Your data' }).click();
    await page.locator('.done').waitFor({ timeout: 200_000 });
    expect(await page.evaluate(() => (window as unknown as { bars: Set<string> }).bars.size)).toBeGreaterThan(5);
    expect(await stored(page)).toMatchObject({ sets: [['Many', expect.any(Number), MANY]] });
    // drawn beside the corpus, and as much of it as was known on an earlier day
    await page.getByRole('button', { name: 'Timeline', exact: true }).click();
    const drawn = async (): Promise<number> => Number((await page.locator('.counts').innerText()).split(' ')[0]!.replaceAll(',', ''));
    await expect.poll(drawn, { timeout: 60_000 }).toBeGreaterThan(MANY);
    await page.evaluate(() => (location.hash = location.hash.replace(/&?known=[^&]*/, '') + '&known=1950-01-01'));
    await expect.poll(drawn).toBeLessThan(MANY);
    expect(await drawn()).toBeGreaterThan(MANY / 3);
  });

  // `part`: of its bar; while it is read, or while it is written
  it.each([['read', 0.5], ['written', 0.2], ['written', 0.9]] as const)('a tab that dies while they are %s, at %d, leaves what was there whole', { timeout: 240_000 }, async (stage, part) => {
    const context = await browser.context();
    const page = await open(context);
    await bring(page, makeFile(300, 'Old'));
    await page.locator('.preview').waitFor();
    await keep(page);
    await page.locator('.done').waitFor();
    const before = await stored(page);
    await bring(page, makeFile(40_000, 'New'));
    if (stage === 'written') {
      await page.locator('.preview').waitFor({ timeout: 100_000 });
      await keep(page);
    }
    await page.waitForFunction((least) => {
      const bar = document.querySelector('progress');
      return bar !== null && bar.position > least;
    }, part, { timeout: 60_000, polling: 'raf' });
    const crashed = page.waitForEvent('crash');
    const session = await context.newCDPSession(page);
    session.send('Page.crash').catch(() => undefined);
    await crashed;
    const again = await open(context);
    await again.getByText('many.json').waitFor();
    const after = await stored(again);
    // at the very end all of it may have been kept before the tab died: whole as well
    const [title, edition] = after.sets[0]!;
    if (part > 0.5 && title === 'New') {
      expect(after.sets).toEqual([['New', edition, 40_000]]);
      expect(after.events.reduce((sum, [of, count]) => sum + (of === edition ? count! : 0), 0)).toBe(40_000);
    } else expect(after).toEqual(before);
  });
});
