// Guided stories in the app: chosen, played beside the timeline, read and printed.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { address, focus, goTo, isSettled, onMarks, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();
const COLD = 'the-cold-spell';
const LONG = 'from-rabat-2020-to-the-state-visit';
const story = (page: Page) => page.locator('.telling .story');
const place = (page: Page) => story(page).locator('.place').innerText();
async function grave(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
}

describe('a story', () => {
  it('is chosen from the list and played by keyboard; the timeline goes along, and Back goes back', async () => {
    const page = await browser.open('lang=en&topic=security');
    await page.locator('.rooms button').nth(1).focus();
    await page.keyboard.press('Enter');
    const play = page.getByRole('button', { name: 'Play “The cold spell, 2021–2023” on the timeline' });
    await play.focus();
    await page.keyboard.press('Enter');
    await story(page).waitFor();
    expect((await focus(page)).name).toBe('The cold spell, 2021–2023');
    // nothing that it tells of is filtered out
    expect(address(page)).not.toHaveProperty('topic');
    const first = address(page);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => address(page)['step']).toBe('2');
    await page.locator('.stage [aria-pressed="true"][data-event]').waitFor({ state: 'attached' });
    await page.goBack();
    await expect.poll(() => address(page)).toEqual(first);
    expect(await place(page)).toContain('Step 1 of 8');
  });

  it('leaves the arrow keys of the timeline to the timeline', async () => {
    const page = await browser.open(`lang=en&story=${COLD}&step=3`);
    await story(page).waitFor();
    await isSettled(page);
    await page.locator('.timeline .hit[tabindex="0"]').focus();
    const before = (await focus(page)).key;
    await page.keyboard.press('ArrowLeft');
    expect(await onMarks(page)).toBe(true);
    expect((await focus(page)).key).not.toBe(before);
    expect(address(page)['step']).toBe('3');
  });

  it('opens the card of what a sentence stands on, and closed it leads back to the sentence', async () => {
    const page = await browser.open(`lang=en&story=${COLD}&step=2`);
    const stands = story(page).locator('[data-told]').first();
    await stands.focus();
    await page.keyboard.press('Enter');
    await page.locator('.panel .source a').first().waitFor({ state: 'attached' });
    expect((await focus(page)).key).toBe('panel-title');
    await page.keyboard.press('Escape');
    await story(page).waitFor();
    expect(await stands.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('goes on as it is scrolled, and the address follows', async () => {
    const page = await browser.open(`lang=fr&story=${COLD}&told=scroll`);
    const strip = story(page).locator('.strip');
    await strip.waitFor();
    await strip.evaluate((element) => {
      const fifth = element.querySelector<HTMLElement>('[data-step="4"]')!;
      element.scrollTop = fifth.offsetTop + fifth.offsetHeight / 2 - element.clientHeight / 2;
    });
    await expect.poll(() => address(page)['step']).toBe('5');
  });

  it('is read on one page that is printed whole, and ends', async () => {
    const page = await browser.open(`lang=ar&story=${LONG}&step=2`);
    await story(page).locator('.turning button').last().click();
    await page.locator('.whole h3').nth(7).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.whole h3').evaluateAll((steps) => steps.every((step) => step.checkVisibility()))).toBe(true);
    expect(await page.locator('.rooms').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.locator('.whole .ways button').first().click();
    await story(page).waitFor();
    expect(address(page)['step']).toBe('2');
    await story(page).locator('.close').click();
    await story(page).waitFor({ state: 'detached' });
    expect(await onMarks(page)).toBe(true);
  });

  it('that nobody knows says so among the others', async () => {
    const page = await browser.open('lang=en&story=no-such-story');
    await goTo(page, 'lang=en&story=no-such-story&show=stories');
    await page.getByText('The story that the address names is not in this browser.').waitFor();
    expect(await page.locator('.tales > li').count()).toBeGreaterThan(2);
  });
});

describe.each([['en', 'light', 1280], ['ar', 'dark', 390]] as const)('in %s, %s, %i pixels wide', (lang, theme, width) => {
  it('list, player and page have nothing serious and are no wider than the window', async () => {
    const page = await browser.open(`lang=${lang}&theme=${theme}&story=${COLD}&step=2`, { viewport: { width, height: 844 } });
    for (const hash of ['', '&told=scroll', '&show=stories']) {
      await goTo(page, `lang=${lang}&theme=${theme}&story=${COLD}&step=2${hash}`);
      await page.locator('.story, .whole').first().waitFor();
      expect(await grave(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    }
    await goTo(page, `lang=${lang}&theme=${theme}&show=stories`);
    await page.locator('.tales').first().waitFor();
    expect(await grave(page)).toEqual([]);
  });
});
