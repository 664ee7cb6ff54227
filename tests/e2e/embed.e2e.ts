// The embed in somebody's article: in any sandbox, without storage, and the same picture before and after it comes to life.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Frame, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { compileFolder } from '../../src/build/corpus-files.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { parseDay } from '../../src/model/day.ts';
import { knownOn } from '../../src/model/known.ts';
import { packParcel, toParcel } from '../../src/share/parcel.ts';
import { toSingleFile } from '../../src/share/single.ts';
import { STATE_VISIT, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();
const YEAR = 'from=2024-01-01&to=2024-12-31';
const at = (query: string): string => `${inject('site')}embed/?${query}`;
const ready = (frame: Page | Frame) => frame.locator('.timeline .picture').waitFor();

/** Whatever is asked of a store is heard, and refused as in a private window. */
async function refuseStorage(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const touched: string[] = [];
    Object.assign(window, { touched });
    const refuse = (target: object, name: string): void =>
      void Object.defineProperty(target, name, {
        configurable: true,
        get() {
          touched.push(name);
          throw new DOMException('refused', 'SecurityError');
        },
        set() {
          touched.push(name);
          throw new DOMException('refused', 'SecurityError');
        },
      });
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage', 'caches', 'cookieStore']) refuse(window, name);
    refuse(Document.prototype, 'cookie');
    refuse(Navigator.prototype, 'serviceWorker');
    refuse(Navigator.prototype, 'storage');
  });
}

/** An article elsewhere on the web, with whatever it frames. */
let host: { url: string; close: () => void };
let article = '';
beforeAll(async () => {
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(article));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host = { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`, close: () => server.close() };
});
afterAll(() => host.close());

describe('the embed', () => {
  it.each(['en', 'fr', 'ar'])('in %s draws, opens a card with its sources, and asks nothing of any store', async (language) => {
    const context = await browser.context();
    await refuseStorage(context);
    const page = await context.newPage();
    await page.goto(at(`lang=${language}&${YEAR}&title=Un%20titre`));
    await ready(page);
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([language, language === 'ar' ? 'rtl' : 'ltr']);
    expect(await page.locator('h1').innerText()).toBe('Un titre');
    await page.locator(`[data-event="${STATE_VISIT}"]`).click();
    await page.locator('.card .source a').first().waitFor();
    expect(await page.locator('.card blockquote').count()).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/\{\$|undefined/);
    await page.keyboard.press('Escape');
    expect(await page.locator('.card').count()).toBe(0);
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['event'])).toBe(STATE_VISIT);
    expect(await page.evaluate(() => (window as unknown as { touched: string[] }).touched)).toEqual([]);
    expect(await context.cookies()).toEqual([]);
  });

  it('is painted as it is drawn afterwards', async () => {
    const context = await browser.context({ viewport: { width: 900, height: 620 } });
    const page = await context.newPage();
    // the second script waits until the first picture has been seen
    let go = (): void => undefined;
    const seen = new Promise<void>((done) => (go = done));
    await page.route('**/embed/rest.js', async (route) => {
      await seen;
      await route.continue();
    });
    await page.goto(at(`lang=en&${YEAR}`));
    await page.locator('canvas.shown').waitFor();
    const [painted, frame] = [await paintedOn(page), await frameOf(page)];
    go();
    await ready(page);
    expect(await page.locator('figure').count()).toBe(1);
    expect(await frameOf(page)).toEqual(frame);
    const live = await paintedOn(page);
    expect(painted.ink).toBeGreaterThan(0.01);
    expect(live.ink).toBe(painted.ink);
    expect(live.pixels === painted.pixels).toBe(true);
  });

  it.each([['an ampersand as an entity', `lang=ar&amp;${YEAR.replace('&', '&amp;')}`], ['a semicolon', `lang=ar;${YEAR.replace('&', ';')}`]])('opens with %s', async (_, query) => {
    const context = await browser.context();
    const page = await context.newPage();
    await page.goto(at(query));
    await ready(page);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ar');
  });

  it.each(['allow-scripts', 'allow-scripts allow-same-origin'])('lives under sandbox="%s" in an article elsewhere', async (sandbox) => {
    const context = await browser.context();
    // the article's own host is not the site's
    context.removeAllListeners('request');
    const page = await context.newPage();
    article = `<!doctype html><iframe sandbox="${sandbox}" width="800" height="600" src="${at(`lang=fr&amp;${YEAR.replace('&', '&amp;')}`)}"></iframe>`;
    await page.goto(host.url);
    const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
    await ready(frame!);
    await frame!.locator(`[data-event="${STATE_VISIT}"]`).click();
    await frame!.locator('.card .source').first().waitFor();
  });

  it.each([300, 1200])('fits a frame of %i pixels', async (width) => {
    const context = await browser.context({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(at(`lang=fr&${YEAR}`));
    await ready(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  it('says one height, where its frame has room for all that comes', async () => {
    const context = await browser.context({ viewport: { width: 900, height: 900 } });
    context.removeAllListeners('request');
    const page = await context.newPage();
    const heard = (height: number): Promise<number[]> => {
      article = `<!doctype html><script>heights = []; addEventListener('message', ({ data }) => data && data.type === 'tl:height' && heights.push(data.height))</script><iframe width="800" height="${String(height)}" style="border:0" src="${at(`lang=fr&amp;${YEAR.replace('&', '&amp;')}`)}"></iframe>`;
      return page.goto(host.url).then(async () => {
        const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
        await ready(frame!);
        await frame!.locator('.coming').waitFor({ state: 'detached' });
        await page.waitForFunction(() => document.querySelector('iframe') !== null);
        return page.evaluate(async () => {
          // what is said after the picture has come to life is here by then
          await new Promise((done) => setTimeout(done, 400));
          return [...new Set((window as unknown as { heights: number[] }).heights)];
        });
      });
    };
    const grown = await heard(200);
    const needed = grown.at(-1)!;
    expect(needed).toBeGreaterThan(460);
    expect(await heard(needed)).toEqual([needed]);
  });

  it('says that its quotations did not come, and asks for them again with the next card', async () => {
    const context = await browser.context();
    // the browser itself notes what did not come
    context.removeAllListeners('console');
    const page = await context.newPage();
    let refused = 0;
    await page.route('**/embed/evidence.js', (route) => (refused++ === 0 ? route.abort() : route.continue()));
    await page.goto(at(`lang=en&${YEAR}`));
    await ready(page);
    await page.locator(`[data-event="${STATE_VISIT}"]`).click();
    await page.locator('.card [role="alert"]').waitFor();
    expect(await page.locator('.card .source').count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.locator(`[data-event="${STATE_VISIT}"]`).click();
    await page.locator('.card blockquote').first().waitFor();
    expect(await page.locator('.card [role="alert"]').count()).toBe(0);
  });

  it('its address leads to the same view of the whole', async () => {
    const context = await browser.context();
    const page = await context.newPage();
    await page.goto(at(`lang=fr&${YEAR}&known=2024-05-15&title=x&controls=all`));
    await ready(page);
    const href = await page.locator('footer a').getAttribute('href');
    expect(href).toBe(`${inject('site')}#v=1&lang=fr&${YEAR}&known=2024-05-15`);
  });

  it('the knowledge line stays where it is put when it is asked to', async () => {
    const context = await browser.context();
    const page = await context.newPage();
    await page.goto(at(`lang=en&${YEAR}&known=2024-05-15&line=off`));
    await ready(page);
    expect(await page.locator('.knowledge-handle').isVisible()).toBe(false);
    await page.locator('.hit[tabindex="0"]').focus();
    await page.keyboard.press('[');
    expect(await page.locator('footer').innerText()).toContain('15 May 2024');
  });

  it('where words do not come, it leads to the whole', async () => {
    const context = await browser.context();
    context.removeAllListeners('console');
    const page = await context.newPage();
    await page.route('**/embed/corpus.js', (route) => route.abort());
    await page.goto(at(`lang=fr&${YEAR}`));
    expect(await page.locator('#embed a').getAttribute('href')).toContain(inject('site'));
    await expect.poll(() => page.locator('[role=alert]').innerText()).toContain('Cette frise');
  });
});

describe('one file with everything in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'single-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const shipped = async (name: string): Promise<string> => (await fetch(`${inject('site')}embed/${name}`)).text();

  it.each(['fr', 'ar'] as const)('opens from a disk without a network, as the site draws it, in %s', async (language) => {
    const compiled = compileFolder('data');
    if ('problems' in compiled) throw new Error('data/ has problems');
    const corpus = toCorpus(compiled.first);
    const day = parseDay('2026-11-28')!;
    const parcel = toParcel({ corpus, evidence: compiled.evidence, events: knownOn(corpus, day, day), day });
    const asked = `lang=${language}&${YEAR}&title=${encodeURIComponent('</title></script><script>alert(1)</script>')}&home=https%3A%2F%2Fexample.org%2F`;
    const { html, scriptHash } = await toSingleFile({ style: await shipped('embed.css'), first: await shipped('first.js'), rest: await shipped('rest.js'), language: await shipped(`${language}.js`) }, parcel, { asked, language, title: '</title><script>alert(2)</script>', noscript: '<b>' });
    expect(scriptHash).toMatch(/^'sha256-/);
    writeFileSync(join(folder, `${language}.html`), html);

    const context = await browser.context({ viewport: { width: 900, height: 700 } });
    await refuseStorage(context);
    await context.setOffline(true);
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, `${language}.html`)).href);
    await ready(page);
    expect(await page.evaluate(() => (window as unknown as { touched: string[] }).touched)).toEqual([]);
    const marks = await page.locator('.hit').evaluateAll((hits) => hits.map((hit) => [hit.getAttribute('data-event'), hit.getAttribute('aria-label')]));
    await page.locator(`[data-event="${STATE_VISIT}"]`).click();
    await page.locator('.card blockquote').first().waitFor();
    expect(await page.locator('.card .more a').getAttribute('href')).toMatch(/^https:\/\/example\.org\/#/);

    await context.setOffline(false);
    const live = await context.newPage();
    await live.clock.setFixedTime(Date.UTC(2026, 10, 28, 12));
    await live.goto(at(asked));
    await ready(live);
    expect(await live.locator('.hit').evaluateAll((hits) => hits.map((hit) => [hit.getAttribute('data-event'), hit.getAttribute('aria-label')]))).toEqual(marks);
  });
});

it('an address that carries its events shows them and no others, pinned to their day; a cut one says so', async () => {
  const compiled = compileFolder('data');
  if ('problems' in compiled) throw new Error('data/ has problems');
  const corpus = toCorpus(compiled.first);
  const day = parseDay('2024-04-23')!;
  const parcel = toParcel({ corpus, evidence: compiled.evidence, events: knownOn(corpus, day, day).filter(({ id }) => id === STATE_VISIT), day });
  const packed = await packParcel(parcel);
  const context = await browser.context();
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').at(-1)!));
  await page.goto(`${at(`lang=en&${YEAR}`)}#d=${packed}`);
  await ready(page);
  expect((await page.locator('footer').innerText()).replace(/[\u2066-\u2069]/g, '')).toContain('As it was known on 23 April 2024. Kept as it was');
  expect(await page.locator('.knowledge-pill').innerText()).toBe('known on 23 Apr 2024');
  expect(await page.locator('[data-event]').evaluateAll((hits) => hits.map((hit) => hit.getAttribute('data-event')))).toEqual([STATE_VISIT]);
  expect(asked).not.toContain('evidence.js');
  await page.locator(`[data-event="${STATE_VISIT}"]`).click();
  await page.locator('.card .source').first().waitFor();
  // what the reader opened is in the address, and what it carries stays there
  await expect.poll(() => page.url()).toContain('event=');
  await page.reload();
  await page.locator('.card .source').first().waitFor();
  expect(await page.locator('.knowledge-pill').innerText()).toBe('known on 23 Apr 2024');
  expect((await page.locator('footer').innerText()).replace(/[\u2066-\u2069]/g, '')).toContain('Kept as it was');

  await page.goto('about:blank');
  await page.goto(`${at(`lang=en&${YEAR}`)}#d=${packed.slice(0, -40)}`);
  await expect.poll(() => page.locator('[role=alert]').innerText()).toContain('did not come whole');
});

describe('a story in the embed', () => {
  it.each([375, 1000])('of the corpus is played beside or under the picture, %i pixels wide, and read on a page', async (width) => {
    const context = await browser.context({ viewport: { width, height: 800 } });
    await refuseStorage(context);
    const page = await context.newPage();
    await page.goto(at('lang=fr&story=the-cold-spell&step=2'));
    await ready(page);
    const story = page.locator('.story');
    await story.waitFor();
    // it is in sight without scrolling, also under a picture that is higher than the window
    expect(await page.locator('.telling').evaluate((element) => element.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
    await story.locator('h3').filter({ hasText: 'Pegasus' }).waitFor();
    // it named no days: those of its step
    await expect.poll(() => page.url()).toContain('from=2021-05-01&to=2022-06-30');
    await page.locator('.hit[aria-pressed="true"]').first().waitFor({ state: 'attached' });
    await story.locator('button').filter({ hasText: 'suivante' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('step=3');
    expect(await story.locator('.place').innerText()).toContain('3');
    const pressed = story.locator('[data-told]').first();
    await pressed.focus();
    await page.keyboard.press('Enter');
    await page.locator('.card .source').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await pressed.evaluate((element) => element === document.activeElement)).toBe(true);
    await story.locator('button').last().click();
    await page.locator('.whole h3').nth(7).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(await page.evaluate(() => (window as unknown as { touched: string[] }).touched)).toEqual([]);
  });

  it('of the reader’s own comes with the address that carries its events', async () => {
    const compiled = compileFolder('data');
    if ('problems' in compiled) throw new Error('data/ has problems');
    const corpus = toCorpus(compiled.first);
    const day = parseDay('2026-11-28')!;
    const step = (known: string | null, text: string) => ({ title: { ar: 'محطة' }, range: [parseDay('2024-01-01')!, parseDay('2024-12-31')!] as const, known: known === null ? null : parseDay(known), selected: STATE_VISIT, sentences: [{ text: { ar: text }, events: [STATE_VISIT] }] });
    const story = { id: 'mine', title: { ar: 'قصتي' }, description: {}, steps: [step('2024-04-23', 'قبلها'), step(null, 'بعدها')] };
    const packed = await packParcel(toParcel({ corpus, evidence: compiled.evidence, events: knownOn(corpus, day, day).filter(({ id }) => id === STATE_VISIT), day, story }));
    const context = await browser.context();
    const page = await context.newPage();
    await page.goto(`${at('lang=fr&story=mine')}#d=${packed}`);
    await ready(page);
    const said = page.locator('.story .said bdi');
    await expect.poll(() => said.innerText()).toBe('قبلها');
    expect(await said.evaluate((element: HTMLElement) => [element.lang, element.dir])).toEqual(['ar', 'rtl']);
    await expect.poll(() => page.locator('.knowledge-pill').innerText()).toBe('connu le 23 avr. 2024');
    await said.evaluate((element) => element.closest<HTMLElement>('.story')!.querySelector<HTMLElement>('.story-title')!.focus());
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => said.innerText()).toBe('بعدها');
  });
});

/** What is on the canvas, and how much of it is not its paper. */
const paintedOn = (page: Page): Promise<{ pixels: string; ink: number }> =>
  page.locator('.timeline canvas').first().evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const paper = [data[0], data[1], data[2]].join();
    let other = 0;
    for (let at = 0; at < data.length; at += 4) if ([data[at], data[at + 1], data[at + 2]].join() !== paper) other += 1;
    return { pixels: data.join(), ink: other / (data.length / 4) };
  });
const frameOf = (page: Page): Promise<number[]> =>
  page.locator('.timeline').first().evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height];
  });
