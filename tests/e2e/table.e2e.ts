// The table is the timeline's twin: the same events on the same day, by keyboard, on a phone, on paper and for those who do not see it.
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { parseDay } from '../../src/model/day.ts';
import { address, count, DARMANIN_2024, focus, isDrawn, isOpen, mark, panel, STATE_VISIT, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();
const PHONE = { viewport: { width: 390, height: 844 } };

async function open(hash = 'lang=en', options?: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.context(options)).newPage();
  await page.goto(`${inject('site')}#show=table&${hash}`);
  await table(page).waitFor();
  return page;
}
const table = (page: Page) => page.getByRole('table');
const rows = (page: Page) => page.locator('.events tbody tr');
const titles = (page: Page) => page.locator('.events tbody .title').allInnerTexts();
const eventsOf = (page: Page) => page.locator('.events tbody [data-event]').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['event'] ?? ''));
const heading = (page: Page, name: string) => page.getByRole('columnheader', { name });
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
async function tabTo(page: Page, reached: () => Promise<boolean>): Promise<void> {
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press('Tab');
    if (await reached()) return;
  }
  throw new Error('Forty presses of Tab did not reach it.');
}
const says = (page: Page, name: string) => async (): Promise<boolean> => (await focus(page)).name === name;
async function grave(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('.stage').analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary ?? ''}`));
}

describe('the same as the timeline', () => {
  it.each(['', '&known=2024-04-23', '&known=2024-04-23&kind=ministerial-visit,state-visit', '&known=2023-01-01&remark=moved', '&q=Darmanin', '&from=2024-01-01&to=2024-12-31'])('as many events, with the same filters and on the same day: %s', async (hash) => {
    const page = await open(`lang=en${hash}`);
    if (hash.includes('q=')) await page.waitForFunction(() => document.querySelectorAll('.events tbody tr').length > 0);
    const all = await count(page);
    await expect.poll(() => rows(page).count()).toBe(all);
    expect(await table(page).getAttribute('aria-rowcount')).toBe(String(all + 1));
    expect(await page.locator('.events .caption').innerText()).toContain(`: ${String(all)} event`);
    await page.getByRole('button', { name: 'Timeline', exact: true }).click();
    await isDrawn(page);
    expect(await count(page)).toBe(all);
    expect(address(page)['show']).toBeUndefined();
  });

  it('only what is in sight there, when that is asked for', async () => {
    const page = await open('lang=en&from=2024-01-01&to=2024-12-31');
    const all = await rows(page).count();
    await page.getByRole('checkbox', { name: /in sight on the timeline.*1 January – 31 December 2024/ }).check();
    await expect.poll(() => rows(page).count()).toBeLessThan(all / 2);
    expect(address(page)['rows']).toBe('sight');
    const listed = new Set(await eventsOf(page));
    await page.getByRole('button', { name: 'Timeline', exact: true }).click();
    await isDrawn(page);
    const drawn = await page.locator('.marks [data-event]').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['event'] ?? ''));
    expect(drawn.length).toBeGreaterThan(5);
    expect(drawn.filter((id) => !listed.has(id))).toEqual([]);
  });

  it('moves with the knowledge day, and says so', async () => {
    const page = await open('lang=en&known=2024-04-23');
    const before = await eventsOf(page);
    await page.getByRole('button', { name: 'Previous source' }).click();
    await expect.poll(() => address(page)['known']).toBe('2024-04-22');
    expect((await eventsOf(page)).length).toBeLessThanOrEqual(before.length);
    await expect.poll(() => page.locator('[aria-live=polite]').textContent()).toMatch(/^Known on 22 April 2024: \d+ events/);
  });

  it('what is selected in one is selected in the other, which comes to its days', async () => {
    const page = await open('lang=en&from=2020-01-01&to=2021-12-31');
    await page.locator(`[data-event="${STATE_VISIT}"]`).click();
    await isOpen(page, STATE_VISIT);
    expect(address(page)['from']).toBe('2020-01-01');
    await page.getByRole('button', { name: 'Timeline', exact: true }).click();
    await isDrawn(page);
    await isOpen(page, STATE_VISIT);
    const [from, to] = [address(page)['from']!, address(page)['to']!];
    expect([from < '2024-10-28', to > '2024-10-30', parseDay(to)! - parseDay(from)!]).toEqual([true, true, 730]);
    await mark(page, DARMANIN_2024).click();
    await isOpen(page, DARMANIN_2024);
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await isOpen(page, DARMANIN_2024);
    await expect(rows(page).and(page.locator('.selected')).evaluate((row) => row.getBoundingClientRect().top >= 0 && row.getBoundingClientRect().bottom <= innerHeight)).resolves.toBe(true);
    // the days that are in sight there stay as they are
    expect([address(page)['from'], address(page)['to']]).toEqual([from, to]);
  });
});

describe('by keyboard alone', () => {
  it('to the table, sorted, turned, a row opened and closed', async () => {
    const page = await open('lang=en&known=2024-04-23');
    await tabTo(page, says(page, 'Event'));
    await page.keyboard.press('Enter');
    expect(await heading(page, 'Event').getAttribute('aria-sort')).toBe('ascending');
    const sorted = await titles(page);
    expect(sorted).toEqual(sorted.toSorted(new Intl.Collator('en-GB', { numeric: true }).compare));
    await page.keyboard.press('Enter');
    expect(await heading(page, 'Event').getAttribute('aria-sort')).toBe('descending');
    expect(address(page)['sort']).toBe('-title');
    await tabTo(page, async () => (await focus(page)).event !== null);
    expect((await focus(page)).name).toBe((await titles(page))[0]);
    await page.keyboard.press('ArrowDown');
    const second = (await focus(page)).event!;
    expect(second).toBe((await eventsOf(page))[1]);
    await page.keyboard.press('Enter');
    await isOpen(page, second);
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    expect((await focus(page)).event).toBe(second);
    await page.keyboard.press('End');
    await expect.poll(async () => (await focus(page)).name).toBe((await titles(page)).at(-1));
    // one stop: the next one is beyond the table
    await page.keyboard.press('Tab');
    expect((await focus(page)).event).toBeNull();
  });

  it('may skip to the table at once, and out of a panel the focus comes back to its row', async () => {
    const page = await open(`lang=en&event=${DARMANIN_2024}`);
    await isOpen(page, DARMANIN_2024);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect((await focus(page)).event).toBe(DARMANIN_2024);
    await panel(page).locator('.close').focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await focus(page)).event).toBe(DARMANIN_2024);
  });

  it('Back undoes an order', async () => {
    const page = await open('lang=en');
    await heading(page, 'Place').getByRole('button').click();
    expect(address(page)['sort']).toBe('place');
    await page.goBack();
    await expect.poll(() => heading(page, 'When').getAttribute('aria-sort')).toBe('ascending');
  });
});

describe('for those who do not see it', () => {
  it.each([
    ['en', 'light', undefined],
    ['ar', 'dark', undefined],
    ['fr', 'light', PHONE],
    ['ar', 'dark', PHONE],
  ] as const)('axe finds nothing serious: %s, %s', async (lang, theme, options) => {
    // of every kind of row a few: axe looks at each letter's colour
    const page = await open(`lang=${lang}&theme=${theme}&known=2024-10-26&kind=state-visit,call&sort=status&event=${STATE_VISIT}`, options);
    await isOpen(page, STATE_VISIT);
    expect(await grave(page)).toEqual([]);
  });

  it.each([['columns', undefined], ['cards', PHONE]] as const)('it is a table with headings, and each row begins with a date and is named by its event: %s', async (_, options) => {
    const page = await open('lang=en&known=2024-10-26&kind=state-visit', options);
    const tree = (await table(page).ariaSnapshot()).split('\n').map((line) => line.trim().replace(/^- '?/, ''));
    expect(tree[0]).toMatch(/^table "Known on 26 October 2024: \d+ events"/);
    expect(tree.filter((line) => line.startsWith('columnheader')).map((line) => /"([^"]+)"/.exec(line)?.[1])).toEqual(['When', 'Event', 'Kind', 'Status', 'Place', 'People', 'Topics', 'Reports', 'Remarks']);
    const all = await rows(page).count();
    expect(tree.filter((line) => line.startsWith('row ')).length).toBe(all + 1);
    expect(tree.filter((line) => line.startsWith('rowheader')).length).toBe(all);
    expect(tree.filter((line) => line.startsWith('cell')).length).toBe(all * 8);
    expect(tree.some((line) => line.startsWith('cell "announced for 28–30 Oct 2024"'))).toBe(true);
  });
});

describe('narrow windows', () => {
  it.each(['en', 'fr', 'ar'])('nothing is wider than a phone, and the order stays at hand: %s', async (lang) => {
    const page = await open(`lang=${lang}`, PHONE);
    expect(await overflow(page)).toBe(0);
    await rows(page).nth(60).scrollIntoViewIfNeeded();
    const order = (await page.locator('.order').boundingBox())!;
    expect(Math.abs(order.y)).toBeLessThan(2);
    await page.locator('.order select').selectOption('title');
    await expect.poll(() => address(page)['sort']).toBe('title');
    for (const height of await rows(page).evaluateAll((all) => all.slice(0, 20).map((row) => row.getBoundingClientRect().height))) expect(height).toBeLessThan(230);
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(() => overflow(page)).toBe(0);
    await page.setViewportSize({ width: 768, height: 900 });
    await expect.poll(() => overflow(page)).toBe(0);
  });

  it('a panel beneath the rows lies over them, and its row stands above it', async () => {
    const page = await open('lang=en', { viewport: { width: 768, height: 900 } });
    await page.locator(`[data-event="${STATE_VISIT}"]`).click();
    await isOpen(page, STATE_VISIT);
    const sheet = (await panel(page).boundingBox())!;
    await expect.poll(async () => { const row = (await page.locator('.events tr.selected').boundingBox())!; return row.y >= 0 && row.y < sheet.y; }).toBe(true);
    expect(sheet.y).toBeLessThan(900);
  });
});

it.each(['en', 'ar'])('on paper every row, in the order that was chosen, and no controls: %s', async (lang) => {
  const page = await open(`lang=${lang}&theme=dark&sort=-date`);
  const shown = await titles(page);
  await page.emulateMedia({ media: 'print' });
  await page.locator('.printed').waitFor();
  expect(await page.locator('.printed tbody .title').allInnerTexts()).toEqual(shown);
  expect(await page.locator('.events').isVisible()).toBe(false);
  expect(await page.locator('.printed button').count()).toBe(0);
  expect(await page.locator('html').evaluate((root) => getComputedStyle(root).backgroundColor)).toBe('rgb(255, 255, 255)');
  await page.setViewportSize({ width: 703, height: 1032 });
  expect(await overflow(page)).toBe(0);
});
