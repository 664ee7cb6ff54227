// A newsroom publishes what it sees: few clicks to a working frame, whatever the title, live or frozen, in any of four ways.
import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContextOptions, Frame, FrameLocator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { DARMANIN_2024, goTo, isDrawn, marks, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();
const YEAR = 'from=2024-01-01&to=2024-12-31';
/** a file of the reader's own */
const SMALL = JSON.stringify({ title: { text: { headline: 'Two old days' } }, events: [{ start_date: { year: '1999', month: '5', day: '1' }, unique_id: 'first', text: { headline: 'A day' } }, { start_date: { year: 2001 }, unique_id: 'second', text: { headline: 'A whole year' } }] });
const dialog = (page: Page) => page.locator('dialog[open]');
const preview = (page: Page): FrameLocator => dialog(page).frameLocator('iframe');
const way = (page: Page, index: number) => dialog(page).locator('section li').nth(index);
const isMeasured = (page: Page) => dialog(page).locator('.sheet[aria-busy=false] iframe').waitFor({ timeout: 20_000 });
const eventsOf = (hits: Element[]): string[] => hits.map((hit) => hit.getAttribute('data-event')!).sort();

/** An article of another site, with whatever is pasted into it. */
let host: { url: string; close: () => void };
let article = '';
beforeAll(async () => {
  const server = createServer((request, response) => {
    if (request.url !== '/') return response.writeHead(204).end();
    return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(article);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host = { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`, close: () => server.close() };
});
afterAll(() => host.close());

async function openAt(hash: string, options: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }): Promise<Page> {
  const page = await browser.open(hash, options);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(inject('site')).origin });
  return page;
}
async function publish(page: Page): Promise<void> {
  await page.locator('.toolbar .publish').click();
  await isMeasured(page);
}
/** Opens the article, its column so many pixels wide; the frame in it. */
async function paste(page: Page, html: string, width: number): Promise<{ page: Page; frame: Frame }> {
  const context = page.context();
  // the article's own host is not the site's
  context.removeAllListeners('request');
  article = `<!doctype html><meta charset="utf-8"><title>An article</title><body style="margin:0"><div style="width:${String(width)}px">${html}</div>`;
  const reading = await context.newPage();
  await reading.goto(host.url);
  const frame = await (await reading.locator('iframe').elementHandle()).contentFrame();
  await frame!.locator('.timeline .picture').waitFor();
  return { page: reading, frame: frame! };
}
const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
const needed = (frame: Frame): Promise<number> => frame.evaluate(() => Math.ceil(document.getElementById('embed')!.getBoundingClientRect().height - 0.01));
const frameHeight = (page: Page): Promise<number> => page.locator('iframe').evaluate((frame) => frame.clientHeight);
/** What an HTML text has in it that runs, and its title. */
async function inHtml(page: Page, html: string): Promise<{ scripts: number; handlers: number; title: string | null | undefined }> {
  const blank = await page.context().newPage();
  return blank.evaluate((text) => {
    const all = [...new DOMParser().parseFromString(text, 'text/html').querySelectorAll('*')];
    return {
      scripts: all.filter(({ localName }) => localName === 'script').length,
      handlers: all.filter((each) => each.getAttributeNames().some((name) => name.startsWith('on'))).length,
      title: all.find(({ localName }) => localName === 'strong')?.textContent,
    };
  }, html);
}
/** What the dialog says, without the marks that keep names apart. */
const said = async (page: Page): Promise<string> => (await dialog(page).innerText()).replace(/[\u2066-\u2069]/g, '');
const freeze = (page: Page) => dialog(page).locator('.asked input[type=radio]').nth(1).check();
async function grave(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary ?? ''}`));
}

describe('from the page to an article', () => {
  it('in five clicks at most: an iframe that draws, as tall as it says', async () => {
    const context = await browser.context({ viewport: { width: 1440, height: 900 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(inject('site')).origin });
    const page = await context.newPage();
    await page.goto(inject('site'));
    await isDrawn(page);
    let clicks = 0;
    const click = async (name: string): Promise<void> => {
      clicks += 1;
      await page.getByRole('button', { name, exact: true }).click();
    };
    await click('Publish');
    await click('Copy iframe');
    await dialog(page).getByText('Copied.').waitFor();
    expect(clicks).toBeLessThanOrEqual(5);

    const there = await paste(page, await copied(page), 600);
    expect(await there.frame.locator('[data-event]').count()).toBeGreaterThan(0);
    await expect.poll(() => needed(there.frame)).toBe(await frameHeight(there.page));
  });

  it.each([320, 900])('the script makes the frame as tall as it needs in a column of %i pixels', async (width) => {
    const page = await openAt(`lang=fr&${YEAR}`);
    await publish(page);
    await way(page, 0).getByRole('button', { name: 'Copier le script' }).click();
    await way(page, 0).getByText('Copié.').waitFor();
    const there = await paste(page, await copied(page), width);
    await expect.poll(async () => (await frameHeight(there.page)) - (await needed(there.frame))).toBe(0);
    expect(await there.frame.evaluate(() => [document.documentElement.lang, innerWidth])).toEqual(['fr', width]);
  });

  it.each([
    ['en', '</script><script>document.title="run"</script>"><img src=x onerror=document.title="run">'],
    ['ar', 'زيارة دولة: «ماكرون» في الرباط؛ <b>&amp; ما بعدها</b>'],
  ])('a title is text, whatever it holds: %s', async (lang, title) => {
    const page = await openAt(`lang=${lang}&${YEAR}`);
    await publish(page);
    await dialog(page).locator('.looks input[type=text]').first().fill(title);
    await expect.poll(() => preview(page).locator('h1').innerText()).toBe(title);
    await isMeasured(page);
    for (const index of [0, 1]) {
      await way(page, index).locator('.copyable button').click();
      await way(page, index).locator('.copyable [role=status]:not(:empty)').waitFor();
      const there = await paste(page, await copied(page), 600);
      expect(await there.frame.locator('h1').innerText()).toBe(title);
      expect(await there.page.title()).toBe('An article');
      expect(await there.page.locator('iframe').getAttribute('title')).toBe(title);
      await there.page.close();
    }
    const figure = await way(page, 3).locator('textarea').inputValue();
    expect(await inHtml(page, figure)).toEqual({ scripts: 0, handlers: 0, title });
  });
});

it('a guided story plays in the frame that is pasted', async () => {
  const page = await openAt(`lang=fr&${YEAR}`);
  await publish(page);
  const what = dialog(page).locator('.what select');
  const story = await what.locator('option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value).find((value) => value.startsWith('story')) ?? '');
  await what.selectOption(story);
  await isMeasured(page);
  await preview(page).getByText(/Étape .?1.? sur/).first().waitFor({ timeout: 20_000 });
  await way(page, 0).getByRole('button', { name: 'Copier le script' }).click();
  await way(page, 0).getByText('Copié.').waitFor();
  const there = await paste(page, await copied(page), 900);
  await there.frame.getByRole('button', { name: 'Étape suivante' }).click();
  await there.frame.getByText(/Étape .?2.? sur/).first().waitFor();
});

describe('frozen', () => {
  it('an event alone fits into an address, which opens it and no other, pinned to its day', async () => {
    const page = await openAt(`lang=en&event=${DARMANIN_2024}&known=2024-05-15`);
    await publish(page);
    await dialog(page).locator('.what select').selectOption({ index: 1 });
    await freeze(page);
    await expect.poll(() => said(page)).toMatch(/fit into the address: [\d,]+ of 8,000 characters/);
    await expect.poll(() => way(page, 1).locator('textarea').inputValue()).toContain('#d=');
    await way(page, 1).locator('.copyable button').click();
    await way(page, 1).getByText('Copied.').waitFor();
    const there = await paste(page, await copied(page), 800);
    expect(await there.frame.locator('[data-event]').evaluateAll(eventsOf)).toEqual([DARMANIN_2024]);
    expect((await there.frame.locator('footer').innerText()).replace(/[\u2066-\u2069]/g, '')).toContain('As it was known on 15 May 2024. Kept as it was');
  });

  it('what is too much for an address shows the same events, says its size, and goes as a file', async () => {
    const page = await openAt(`lang=en&${YEAR}&known=2024-09-10`);
    await publish(page);
    // in the same width: the page itself has another
    const shown = await preview(page).locator('[data-event]').evaluateAll(eventsOf);
    const [counted] = /\d+ events/.exec(await preview(page).locator('footer').innerText())!;
    expect(shown.length).toBeGreaterThan(10);
    await freeze(page);
    await expect.poll(() => said(page)).toMatch(/too much for an address: [\d,]+ characters, where 8,000 are safe/);
    await preview(page).locator('footer').getByText(/Kept as it was/).waitFor();
    await isMeasured(page);
    expect(await preview(page).locator('[data-event]').evaluateAll(eventsOf)).toEqual(shown);
    expect(await preview(page).locator('footer').innerText()).toContain(counted);
    expect(await way(page, 0).locator('textarea').count()).toBe(0);

    const [file] = await Promise.all([page.waitForEvent('download'), way(page, 2).getByRole('button', { name: 'Download file' }).click()]);
    const html = await readFile(await file.path(), 'utf8');
    const policy = await way(page, 2).getByLabel('Copy policy of the file').inputValue();
    expect(policy).toMatch(/^script-src 'sha256-[\w+/]+=*'$/);
    expect(html).toContain(policy.replace('script-src ', ''));
    expect(await way(page, 2).getByLabel('Copy iframe of the file').inputValue()).toContain(`src="./${encodeURIComponent(file.suggestedFilename())}"`);
  });
});

describe('the reader’s own', () => {
  it('sets are frozen, for they exist nowhere else, and the dialog says so', async () => {
    const page = await openAt('lang=en');
    await goTo(page, 'lang=en&show=data');
    await page.locator('input[type=file]').setInputFiles({ name: 'small.json', mimeType: 'application/json', buffer: Buffer.from(SMALL) });
    await page.getByRole('button', { name: /^Keep/ }).click();
    await page.locator('.done').waitFor();
    await page.getByRole('button', { name: 'See it on the timeline' }).click();
    await isDrawn(page);
    await publish(page);
    expect(await said(page)).toContain('They exist only in this browser, so the embed has to carry them');
    expect(await dialog(page).locator('.asked input[type=radio]').count()).toBe(0);
    await preview(page).locator('footer').getByText(/Kept as it was/).waitFor();
    expect(await preview(page).locator('[data-event]').count()).toBe(await marks(page).count());
  });
});

describe('a figure', () => {
  it('is an image with its description, its caption and a table of all events, in the chosen language', async () => {
    const page = await openAt(`lang=en&${YEAR}`);
    await publish(page);
    await dialog(page).getByLabel('Language').selectOption('fr');
    await expect.poll(() => way(page, 3).locator('textarea').inputValue(), { timeout: 10_000 }).toContain('<figure lang="fr"');
    const html = await way(page, 3).locator('textarea').inputValue();
    const [file] = await Promise.all([page.waitForEvent('download'), way(page, 3).getByRole('button', { name: 'Download image' }).click()]);
    expect((await readFile(await file.path(), 'utf8')).startsWith('<?xml')).toBe(true);
    expect(html).toContain(`src="${file.suggestedFilename()}"`);
    const alt = await dialog(page).getByLabel('Alternative text').inputValue();
    expect(alt).toContain('événements');
    expect(html.match(/<tr>/g)!.length - 1).toBe(Number(/(\d+) événements/.exec(alt)![1]));
  });
});

it('a colour is compared with both papers, in words, and blocks nothing', async () => {
  const page = await openAt('lang=en');
  await publish(page);
  await dialog(page).getByLabel('Accent colour').selectOption('own');
  await dialog(page).locator('input[type=color]').fill('#ffe08a');
  await expect.poll(() => said(page)).toMatch(/On light paper 1\.\d to 1: too faint/);
  expect(await said(page)).toMatch(/On dark paper [\d.]+ to 1: clear enough/);
  await expect.poll(() => way(page, 1).locator('textarea').inputValue()).toContain('accent=%23ffe08a');
});

it('where the browser refuses to copy, the text is marked', async () => {
  const page = await openAt('lang=en');
  await page.evaluate(() => void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))));
  await publish(page);
  await way(page, 1).getByRole('button', { name: 'Copy iframe' }).click();
  await dialog(page).getByText(/The text is marked/).waitFor();
  expect(await page.evaluate(() => getSelection()?.toString() ?? '')).toContain('<iframe');
});

describe('the keyboard alone', () => {
  it('passes through the preview, and Escape leads back to the button', async () => {
    const page = await openAt(`lang=en&${YEAR}`);
    await page.locator('.toolbar .publish').focus();
    await page.keyboard.press('Enter');
    await isMeasured(page);
    await dialog(page).getByRole('button', { name: /^Desktop/ }).focus();
    const stops: string[] = [];
    for (let press = 0; press < 40 && stops.at(-1) !== 'Copy script'; press += 1) {
      await page.keyboard.press('Tab');
      stops.push(await page.evaluate(() => (document.activeElement instanceof HTMLIFrameElement ? 'frame' : (document.activeElement?.textContent ?? '').trim())));
    }
    expect(stops).toContain('frame');
    expect(stops.at(-1)).toBe('Copy script');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className ?? '')).toContain('publish');
  });
});

describe.each([
  ['en', 'light', 1440],
  ['fr', 'light', 390],
  ['ar', 'dark', 1440],
  ['ar', 'dark', 390],
] as const)('in %s, %s, %i pixels wide', (lang, theme, width) => {
  it('axe finds nothing serious, and nothing is wider than its window', async () => {
    const page = await openAt(`lang=${lang}&theme=${theme}&${YEAR}`, { viewport: { width, height: 844 } });
    await publish(page);
    await way(page, 3).locator('textarea').waitFor();
    expect(await grave(page)).toEqual([]);
    expect(await dialog(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    expect(await dialog(page).evaluate((element) => element.textContent)).not.toMatch(/\{\$|undefined/);
  });
});
