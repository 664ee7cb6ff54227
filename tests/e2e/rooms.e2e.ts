// The same events seen three other ways: what changed when, two days compared, and in figures.
import { csvParseRows } from 'd3';
import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { address, count, DARMANIN_2024, goTo, mark, panel, STATE_VISIT, useQuietBrowser } from './page.ts';
import { isDrawn, useBrowser } from './visit.ts';

const browser = useQuietBrowser();
const unheard = useBrowser();
const ROOMS = ['changes', 'compare', 'figures'] as const;

/** A room, once it stands; what the address says of the rest. */
async function enter(page: Page, room: (typeof ROOMS)[number], rest: string): Promise<void> {
  await goTo(page, `${rest}&show=${room}`);
  await page.locator(`#${room}`).waitFor();
}
const plain = (text: string): string => text.replace(/[\u200e\u200f\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
const read = async (part: Locator): Promise<string> => plain(await part.innerText());

describe('two days compared', () => {
  const row = (page: Page) => page.locator('#compare ol > li').filter({ has: page.locator(`[data-event="${STATE_VISIT}"]`) });

  it('2024-04-23 with today: the state visit moved and was held', async () => {
    const page = await browser.open('lang=en');
    const all = await count(page);
    await enter(page, 'compare', 'lang=en&known=2024-04-23');
    const said = await read(row(page));
    expect(said).toContain('planned for Sep 2024 → took place, 28–30 Oct 2024');
    expect(said).toContain('28 to 57 days later');
    const marks = row(page).locator('.mark');
    expect(await marks.first().getAttribute('class')).toContain('look-planned');
    expect(await marks.last().getAttribute('class')).toContain('look-held');
    const counts = (await page.locator('#compare .counts b').allInnerTexts()).map(Number);
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(all);
    expect(counts[0]).toBeGreaterThan(10);
    expect(counts[1]).toBeGreaterThan(0);
  });

  it('both days are chosen, by date and by source, and swapped; Back undoes it', async () => {
    const page = await browser.open('lang=en');
    await enter(page, 'compare', 'lang=en&known=2024-04-23');
    await page.getByLabel('Compared with').fill('2024-06-01');
    await page.getByLabel('Compared with').blur();
    await expect.poll(() => address(page)['other']).toBe('2024-06-01');
    await expect.poll(() => read(page.locator('#compare h2'))).toBe('From 23 April 2024 to 1 June 2024');
    await page.getByRole('group', { name: 'The other day' }).getByRole('button', { name: 'Previous source' }).click();
    await expect.poll(() => address(page)['other']).not.toBe('2024-06-01');
    const other = address(page)['other'];
    await page.getByRole('button', { name: 'Swap the days' }).click();
    await expect.poll(() => address(page)).toMatchObject({ known: other, other: '2024-04-23' });
    await page.goBack();
    await expect.poll(() => address(page)).toMatchObject({ known: '2024-04-23', other });
  });

  it('what is not known on the earlier day opens as known on the later', async () => {
    const page = await browser.open('lang=en');
    await enter(page, 'compare', 'lang=en&known=2024-04-23&other=2024-10-31');
    const chosen = page.locator('#compare [data-event="2024-07-30-macron-letter-western-sahara"]');
    await chosen.click();
    await panel(page).locator('.source a').first().waitFor();
    expect(await chosen.getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Close' }).click();
    await panel(page).waitFor({ state: 'detached' });
    // and nothing of what came after it
    expect(await page.locator('#compare [data-event="2025-04-13-retailleau-rabat"]').count()).toBe(0);
  });
});

describe('what changed when', () => {
  it('a day’s link sets the day, and nothing after it is told', async () => {
    const page = await browser.open('lang=en');
    await enter(page, 'changes', 'lang=en&known=2024-05-15');
    await page.getByRole('link', { name: 'Tuesday 30 April 2024' }).click();
    await expect.poll(() => address(page)).toMatchObject({ known: '2024-04-30', show: 'changes' });
    await expect.poll(() => page.locator('#changes h3').first().innerText()).toBe('Tuesday 30 April 2024');
    expect(await page.getByLabel('Known on').inputValue()).toBe('2024-04-30');
    const days = await page.locator('#changes time').evaluateAll((all) => all.map((each) => each.getAttribute('datetime') ?? ''));
    expect(days.length).toBeGreaterThan(10);
    expect(days.filter((day) => day > '2024-04-30')).toEqual([]);
    await page.getByRole('button', { name: 'Go to this day 23 April 2024' }).click();
    await expect.poll(() => address(page)['known']).toBe('2024-04-23');
    const founding = page.locator('#changes .days > li').first();
    expect(await read(founding)).toContain("Macron's state visit to Morocco Apr–May 2024 → Sep 2024");
    expect(await read(founding)).toContain('prévue en septembre prochain');
  });

  it('follows filters and the query', async () => {
    const page = await browser.open('lang=en');
    await enter(page, 'changes', 'lang=en&known=2024-10-31&kind=state-visit');
    const ids = await page.locator('#changes [data-event]').evaluateAll((all) => [...new Set(all.map((each) => (each as HTMLElement).dataset['event'] ?? ''))]);
    expect(ids).toContain(STATE_VISIT);
    expect(ids.length).toBeLessThanOrEqual(await count(page));
    expect(ids).not.toContain(DARMANIN_2024);
    await enter(page, 'changes', 'lang=en&known=2024-10-31&kind=state-visit&q=Sebta');
    await expect.poll(() => page.locator('#changes [data-event]').count()).toBe(0);
  });
});

describe('figures', () => {
  /** The rows of a file that the page gave, its header first. */
  async function take(page: Page, figure: string, button: string): Promise<{ name: string; text: string }> {
    const coming = page.waitForEvent('download');
    await page.getByRole('figure', { name: figure }).getByRole('button', { name: new RegExp(`^${button}`) }).click();
    const download = await coming;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  }

  it.each(['Visits per year, by where they took place', 'Visits per year, by the office of the visitor'])('%s: a file whose sums are right', async (title) => {
    const page = await browser.open('lang=en');
    const all = await count(page);
    await enter(page, 'figures', 'lang=en');
    const { text, name } = await take(page, title, 'Table as CSV');
    expect(name).toMatch(/^visits-by-year-and-\w+\.csv$/);
    const [header, ...rows] = csvParseRows(text.replace('\ufeff', ''));
    expect(header!.at(-1)).toBe('Sum');
    let sum = 0;
    for (const row of rows) {
      const numbers = row.slice(1).map(Number);
      expect(numbers.slice(0, -1).reduce((total, each) => total + each, 0)).toBe(numbers.at(-1));
      sum += numbers.at(-1)!;
    }
    const said = await read(page.getByRole('figure', { name: title }).locator('figcaption'));
    const [, counted, kind, status, date] = /(\d+) visits counted\. Not counted: (\d+) events that are no visits, (\d+) visits that have not taken place, (\d+) without/.exec(said)!.map(Number);
    expect(sum).toBe(counted);
    expect(counted! + kind! + status! + date!).toBe(all);
  });

  it('a chart is a file of its own, as it looks in the dark', async () => {
    const page = await browser.open('lang=en');
    await enter(page, 'figures', 'lang=en&theme=dark');
    const { name, text } = await take(page, 'How long plans were delayed', 'Chart as SVG');
    expect(name).toBe('delays.svg');
    expect(text).toContain('<rect width=');
    expect(text).toContain('fill="rgb(22, 25, 28)"');
    expect(text).not.toMatch(/class=|style=|var\(/);
  });
});

describe('keys that hold in every room', () => {
  it.each(['timeline', 'table', 'changes', 'compare', 'figures', 'own', 'data'])('one source back and on, and the list of keys: %s', async (room) => {
    const page = await browser.open('lang=en');
    await goTo(page, `lang=en&known=2024-04-23&show=${room}`);
    await page.locator(`#${room}`).waitFor();
    await page.locator('body').press('[');
    await expect.poll(() => address(page)['known']).toBe('2024-04-22');
    await page.locator('body').press(']');
    await expect.poll(() => address(page)['known']).toBe('2024-04-23');
    await page.locator('body').press('?');
    const list = page.getByRole('dialog', { name: 'Keys on the timeline' });
    await list.waitFor();
    // what lies beneath the list does not move
    await page.keyboard.press('[');
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    expect(address(page)['known']).toBe('2024-04-23');
  });

  it('what has the focus on the timeline answers alone', async () => {
    const page = await browser.open('lang=en&known=2024-04-23');
    await mark(page, DARMANIN_2024).focus();
    await page.keyboard.press('[');
    await expect.poll(() => address(page)['known']).toBe('2024-04-22');
    await page.locator('.knowledge-handle').press(']');
    await expect.poll(() => address(page)['known']).toBe('2024-04-23');
    await page.keyboard.press('?');
    await mark(page, DARMANIN_2024).press('?');
    expect(await page.locator('dialog[open]').count()).toBe(1);
  });

  it('what is written is written', async () => {
    const page = await browser.open('lang=en');
    await goTo(page, 'lang=en&known=2024-04-23&show=table');
    const field = page.getByRole('combobox').first();
    await field.press('[');
    await field.press('?');
    expect(await field.inputValue()).toBe('[?');
    expect(address(page)['known']).toBe('2024-04-23');
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });
});

describe('a room that is on its way', () => {
  it('says so after a while, and where it does not come, what to do', async () => {
    const page = await (await unheard.open({ serviceWorkers: 'block' })).newPage();
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((done) => (answer = done));
    await page.route(/\/Figures-[^/]*\.js$/, async (route) => {
      await asked;
      await route.abort();
    });
    await page.goto(`${inject('site')}#lang=en`);
    await isDrawn(page);
    await page.getByRole('button', { name: 'Figures', exact: true }).click();
    await page.getByRole('status').getByText('Loading…').waitFor();
    answer();
    await page.getByRole('alert').getByText('This room could not be loaded.').waitFor();
    // the others are still there
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.locator('#table').waitFor();
    await page.getByRole('button', { name: 'Timeline', exact: true }).click();
    await isDrawn(page);
  });
});

describe.each(ROOMS)('%s', (room) => {
  it.each([
    ['en', 'light'],
    ['ar', 'dark'],
  ] as const)('axe finds nothing serious: %s, %s', { timeout: 90_000 }, async (lang, theme) => {
    const page = await browser.open(`lang=${lang}&theme=${theme}`);
    await enter(page, room, `lang=${lang}&theme=${theme}&known=2024-10-31`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`))).toEqual([]);
  });

  it.each(['en', 'fr', 'ar'])('on a phone nothing is wider than the window, and no target is too small: %s', async (lang) => {
    const page = await browser.open(`lang=${lang}`, { viewport: { width: 390, height: 844 } });
    await enter(page, room, `lang=${lang}&known=2024-10-31`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    const small = await page.locator(`#${room} :is(button, summary, select, input)`).evaluateAll((all) => all.filter((each) => each.getClientRects().length > 0 && each.getBoundingClientRect().height < 24).map((each) => `${each.localName}: ${(each.textContent ?? '').trim()}`));
    expect(small).toEqual([]);
  });

  it('the skip link leads to it', async () => {
    const page = await browser.open('lang=en');
    await enter(page, room, 'lang=en');
    await page.locator('.skip').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(room);
  });
});
