// From an event to a person, from there to another event, and back, by keyboard alone.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { address, DARMANIN_2024, focus, goTo, isOpen, mark, panel, STATE_VISIT, useQuietBrowser, words } from './page.ts';

const browser = useQuietBrowser();
const title = (page: Page) => panel(page).locator('#panel-title');
/** The heading of what has just opened has the focus, and says this. */
const headed = async (page: Page, name: string): Promise<void> => {
  await expect.poll(() => title(page).textContent().catch(() => '')).toContain(name);
  await expect.poll(async () => (await focus(page)).key).toBe('panel-title');
};

/** Presses Tab until the focus is on a button of the panel that is named so. */
async function tabToButton(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => (document.activeElement?.closest('.panel') === null ? '' : (document.activeElement?.textContent ?? '')));
    if (name.test(here)) return;
  }
  throw new Error(`No button of the panel is named ${String(name)}.`);
}

async function grave(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary ?? ''}`));
}

describe('by keyboard alone', () => {
  it.each([
    ['a desk', { width: 1440, height: 900 }],
    ['a phone', { width: 390, height: 844 }],
  ])('from an event to a person, to another event, and back by Back: %s', { timeout: 60_000 }, async (_, viewport) => {
    const page = await browser.open('lang=en&from=2024-01-01&to=2024-12-31', { viewport });
    await mark(page, DARMANIN_2024).focus();
    await page.keyboard.press('Enter');
    await isOpen(page, DARMANIN_2024);
    await tabToButton(page, /^Gérald Darmanin$/);
    await page.keyboard.press('Enter');
    await headed(page, 'Gérald Darmanin');
    expect(address(page)).toMatchObject({ event: DARMANIN_2024, page: 'person:gerald-darmanin' });
    expect(await grave(page)).toEqual([]);
    await tabToButton(page, /Darmanin.*2020|first|Laftit/);
    await page.keyboard.press('Enter');
    await expect.poll(() => address(page)['page']).toBeUndefined();
    await expect.poll(async () => (await focus(page)).key).toBe('panel-title');
    const other = address(page)['event']!;
    expect(other).not.toBe(DARMANIN_2024);

    await page.goBack();
    await headed(page, 'Gérald Darmanin');
    await page.goBack();
    await isOpen(page, DARMANIN_2024);
    await expect.poll(() => address(page)).not.toHaveProperty('page');
    await expect.poll(async () => (await focus(page)).key).toBe('panel-title');
    await page.goForward();
    await headed(page, 'Gérald Darmanin');

    // Escape closes the page, then the event
    await page.keyboard.press('Escape');
    await isOpen(page, DARMANIN_2024);
    await expect.poll(async () => (await focus(page)).key).toBe('panel-title');
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    await expect.poll(async () => (await focus(page)).event).toBe(DARMANIN_2024);
  });

  it('P and N go along the chain', async () => {
    const page = await browser.open(`lang=en&event=${STATE_VISIT}`);
    await isOpen(page, STATE_VISIT);
    await title(page).focus();
    await page.keyboard.press('p');
    await expect.poll(() => address(page)['event']).not.toBe(STATE_VISIT);
    await expect.poll(async () => (await focus(page)).key).toBe('panel-title');
    await page.keyboard.press('n');
    await expect.poll(async () => (await focus(page)).key).toBe('panel-title');
    await page.goBack();
    await page.goBack();
    await expect.poll(() => address(page)['event']).toBe(STATE_VISIT);
  });

  it('one press on a page filters the timeline, another shows everything again', async () => {
    const page = await browser.open('lang=en&page=publisher:map');
    await title(page).waitFor();
    const button = panel(page).getByRole('button', { name: 'Show only these events' });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => address(page)['publisher']).toBe('map');
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Enter');
    await expect.poll(() => address(page)).not.toHaveProperty('publisher');
  });
});

describe('axe finds nothing serious', () => {
  it.each([
    ['en', 'light'],
    ['ar', 'dark'],
  ] as const)('in %s, %s: who says what laid open, and the page of a publisher', async (lang, theme) => {
    const page = await browser.open(`lang=${lang}&theme=${theme}&event=${STATE_VISIT}`);
    await isOpen(page, STATE_VISIT);
    await panel(page).locator('.sayings details').evaluateAll((all) => all.forEach((each) => ((each as HTMLDetailsElement).open = true)));
    expect(await grave(page)).toEqual([]);
    await goTo(page, `lang=${lang}&theme=${theme}&page=publisher:hespress`);
    await title(page).waitFor();
    expect(await grave(page)).toEqual([]);
  });
});

describe('addresses', () => {
  it('of an attempt open the visit that it became', async () => {
    const page = await browser.open('lang=en&event=2022-10-macron-morocco-announced');
    await isOpen(page, STATE_VISIT);
  });

  it.each(['1955-11-06-la-celle-saint-cloud-declaration', '1987-10-09-residence-and-employment-agreement', '2018-04-22-travert-ifrane'])('of what only later sources tell say so, and nothing of what these say: %s', async (id) => {
    const page = await browser.open(`lang=en&known=2024-04-23&event=${id}`);
    await panel(page).waitFor();
    const told = await words(page, '.panel');
    expect(told).toContain('Known from later sources only');
    expect(told).toMatch(/source is later than this day|sources are later than this day/);
    expect(await panel(page).locator('.source, .saying').count()).toBe(0);
  });
});
