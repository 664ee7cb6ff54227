// The picture loses its size, gets it back, and changes it many times: no complaint, and the same picture in the end.
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { address, DARMANIN_2024, focus, isSettled, knowledge, mark, places, press, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();

/** The timeline on a page that reports what no console shows: loops of size observers. */
async function openAt(hash: string): Promise<Page> {
  const page = await browser.open(hash, { viewport: { width: 1280, height: 800 } });
  await page.evaluate(() => addEventListener('error', ({ message }) => console.error(message)));
  return page;
}
/** Sets a property of the frame around the timeline; '': as the style sheet has it. */
const set = async (page: Page, property: 'display' | 'width', value: string): Promise<void> => {
  await page.locator('.picture-frame').evaluate((frame, [name, to]) => (frame as HTMLElement).style.setProperty(name, to), [property, value] as const);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 250)));
};
const look = async (page: Page) => ({
  places: await places(page),
  size: await page.locator('.timeline .picture').evaluate((picture) => [picture.getAttribute('viewBox'), picture.clientWidth, picture.parentElement!.clientWidth]),
  labels: await page.locator('.picture .labels text').evaluateAll((all) => all.map((each) => each.textContent)),
  line: await knowledge(page).boundingBox(),
});
const drawn = (page: Page): Promise<number> => page.locator('.timeline .mark').count();

describe.each([
  ['across the page', 'lang=en&known=2024-09-10'],
  ['down the page, from right to left', 'lang=ar&known=2024-09-10&form=down'],
])('%s', (_, hash) => {
  it.each([
    ['is hidden and shown', 'display', 'none'],
    ['is without width for a while', 'width', '0px'],
    ['is one pixel wide for a while', 'width', '1px'],
  ] as const)('%s', async (_, property, value) => {
    const page = await openAt(hash);
    const before = await look(page);
    await set(page, property, value);
    // the knowledge day moves meanwhile, and the language is chosen anew
    await page.evaluate(() => (location.hash = location.hash.replace('2024-09-10', '2024-03-01')));
    await page.evaluate(() => new Promise((done) => setTimeout(done, 250)));
    await page.evaluate(() => (location.hash = location.hash.replace('2024-03-01', '2024-09-10')));
    await set(page, property, '');
    await isSettled(page);
    expect(await look(page)).toEqual(before);
    // and it is alive
    await mark(page, DARMANIN_2024).focus();
    await press(page, '+');
    expect((await focus(page)).event).toBe(DARMANIN_2024);
    await expect.poll(() => address(page)['from']).toBeDefined();
  });

  it('a hundred sizes in two seconds', async () => {
    const page = await openAt(hash);
    const before = await look(page);
    const counts = await page.locator('.picture-frame').evaluate(async (frame) => {
      let [frames, drawings, counting] = [0, 0, true];
      const count = (): void => {
        frames += 1;
        if (counting) requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
      const picture = new MutationObserver(() => (drawings += 1));
      picture.observe(frame, { subtree: true, attributes: true, attributeFilter: ['viewBox'] });
      for (let step = 0; step < 100; step += 1) {
        (frame as HTMLElement).style.width = `${String([0, 3, 97, 390, 640, 1100][step % 6]! + step)}px`;
        await new Promise((done) => setTimeout(done, 20));
      }
      (frame as HTMLElement).style.width = '';
      await new Promise((done) => setTimeout(done, 300));
      counting = false;
      picture.disconnect();
      return { frames, drawings };
    });
    expect(counts.drawings).toBeLessThanOrEqual(counts.frames);
    await isSettled(page);
    expect(await look(page)).toEqual(before);
    expect(await drawn(page)).toBeGreaterThan(5);
  });

  it('a hundred sizes of the window', async () => {
    const page = await openAt(hash);
    const before = await look(page);
    for (let step = 0; step < 100; step += 1) await page.setViewportSize({ width: 320 + ((step * 137) % 1100), height: 256 + ((step * 71) % 700) });
    await page.setViewportSize({ width: 1280, height: 800 });
    await isSettled(page);
    await expect.poll(() => look(page)).toEqual(before);
  });
});
