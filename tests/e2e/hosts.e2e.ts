// A page in a frame is as tall as what it holds, on every page that listens in any of the known ways, and from another
// origin. Whatever either of the two says to the other, it changes nothing else.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { serve } from '../../src/build/serve.mjs';
import { HOSTS, libraries, others, plain, snippetsOf } from './hosts/pages.ts';
import { useBrowser } from './visit.ts';

/** What is framed: its address below the timeline's, and the part of it whose height counts. */
const CHILD = { path: 'embed/child.html?id=visits-of-2024', root: '#root' };
/** The embed itself, as it is built. */
const REAL = { path: 'embed/index.html?id=visits-of-2024&lang=en&from=2024-01-01&to=2024-12-31', root: '#embed' };

const browser = useBrowser();
const source = (path: string): string => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));
let [top, timeline, news, hostScript] = ['', '', '', ''];
let close: (() => Promise<void>)[] = [];
let pages: Page[] = [];
let heard: string[] = [];

beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'hosts-'));
  await cp(fileURLToPath(new URL('../../dist/embed', import.meta.url)), join(top, 'timeline/embed'), { recursive: true });
  await mkdir(join(top, 'timeline/elsewhere'));
  await mkdir(join(top, 'news'));
  await cp(source('public/_headers'), join(top, 'timeline/_headers')); // the policy under which it will run
  await cp(source('public/embed/host.js'), join(top, 'timeline/embed/host.js'));
  hostScript = await readFile(source('public/embed/host.js'), 'utf8');
  const entry = fileURLToPath(new URL('hosts/child.ts', import.meta.url));
  await build({
    configFile: false, logLevel: 'error', publicDir: false,
    build: { outDir: join(top, 'timeline/embed'), emptyOutDir: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'child', fileName: () => 'child.js' } },
  });
  await writeFile(join(top, 'timeline/embed/child.css'), 'body{margin:0}#root{height:300px}');
  await writeFile(join(top, 'timeline/embed/child.html'), '<!doctype html><html lang="en"><meta charset="utf-8"><title>Child</title><link rel="stylesheet" href="child.css"><main id="root"></main><script src="child.js"></script></html>');
  for (const [name, text] of Object.entries(await libraries())) await writeFile(join(top, 'news', name), text);
  const servers = await Promise.all(['timeline', 'news'].map((folder) => serve({ root: join(top, folder), port: 0 })));
  [timeline, news] = servers.map(({ url }) => url) as [string, string];
  close = servers.map((server) => server.close);
});
afterEach(async () => {
  await Promise.all(pages.map((page) => page.context().close()));
  const complaints = heard;
  [pages, heard] = [[], []];
  expect(complaints).toEqual([]);
});
afterAll(async () => {
  await Promise.all(close.map((each) => each()));
  await rm(top, { recursive: true });
});

/** A page of the newsroom, open; errors that it or its frame throws fail the test. */
async function visit(html: string): Promise<Page> {
  const page = await (await browser.open()).newPage();
  pages.push(page);
  page.on('pageerror', (error) => heard.push(error.message));
  await writeFile(join(top, 'news/page.html'), html);
  await page.goto(`${news}page.html`);
  return page;
}
const src = (more = ''): string => `${timeline}${CHILD.path}${more}`;
async function child(page: Page): Promise<Frame> {
  await expect.poll(() => page.frames().some((frame) => frame.url().startsWith(`${timeline}embed/`))).toBe(true);
  const frame = page.frames().find((each) => each.url().startsWith(`${timeline}embed/`))!;
  await frame.waitForSelector(CHILD.root, { state: 'attached' });
  await frame.waitForLoadState('load');
  return frame;
}
const style = async (page: Page, property: string, value: string): Promise<void> => {
  await (await child(page)).locator(CHILD.root).evaluate((root, [name, to]) => (root as HTMLElement).style.setProperty(name, to), [property, value] as const);
};
const height = (page: Page): Promise<number> => page.locator('iframe').first().evaluate((frame) => frame.getBoundingClientRect().height);
/** Everything that reached the host so far. */
const said = (page: Page): Promise<unknown[]> => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
/** Ours among it. */
const saidHeights = async (page: Page): Promise<number[]> => (await said(page)).flatMap((each) => ((each as { type?: string } | null)?.type === 'tl:height' ? [(each as { height: number }).height] : []));
/** Resolves once nothing was said for longer than anything is waited for. */
async function isQuiet(page: Page): Promise<void> {
  for (let before = -1, now = 0; before !== now; ) {
    before = (await said(page)).length;
    await page.evaluate(() => new Promise((done) => setTimeout(done, 2500)));
    now = (await said(page)).length;
  }
}

describe('a host follows to 777 pixels and back to 512', () => {
  it.each(Object.keys(HOSTS))('%s', async (name) => {
    const page = await visit(HOSTS[name]!(src(), timeline, hostScript));
    await child(page);
    await expect.poll(() => height(page)).toBe(300);
    await style(page, 'height', '776.2px');
    await expect.poll(() => height(page)).toBe(777);
    await style(page, 'height', '512px');
    await expect.poll(() => height(page)).toBe(512);
    expect((await child(page)).url()).toContain(CHILD.path);
  });

  it.each(Object.keys(HOSTS))('%s, around the embed itself', async (name) => {
    const page = await visit(HOSTS[name]!(`${timeline}${REAL.path}`, timeline, hostScript));
    const embed = (): Frame | undefined => page.frames().find((each) => each.url().includes(REAL.path));
    await expect.poll(() => embed() !== undefined).toBe(true);
    // painted first, and taller when it has come to life
    await embed()!.waitForSelector(`${REAL.root} > div:not(.coming) .picture`);
    const own = await embed()!.locator(REAL.root).evaluate((root) => Math.ceil(root.getBoundingClientRect().height));
    await expect.poll(() => height(page), { timeout: 10_000 }).toBe(own);
    for (const wanted of [777, 512]) {
      await embed()!.locator(REAL.root).evaluate((root, to) => ((root as HTMLElement).style.height = `${String(to)}px`), wanted);
      await expect.poll(() => height(page), { timeout: 10_000 }).toBe(wanted);
    }
  });

  it('a host that does not listen stays as it is', async () => {
    const page = await visit(plain(src()));
    await style(page, 'height', '777px');
    await expect.poll(async () => (await saidHeights(page)).at(-1)).toBe(777);
    expect(await height(page)).toBe(480);
  });
  it('a host’s iframe-resizer is asked to begin again only where the address says so', async () => {
    const asked = async (more: string): Promise<boolean> => {
      const page = await visit(plain(src(more)));
      await expect.poll(async () => (await saidHeights(page)).length).toBeGreaterThan(0);
      return (await said(page)).includes('[iFrameResizerChild]Ready');
    };
    expect([await asked(''), await asked('&resizer=late')]).toEqual([false, true]);
  });
  it('in the built site our script is at its place', async () => {
    expect(await (await fetch(`${inject('site')}embed/host.js`)).text()).toBe(hostScript);
  });
});

describe('a frame that is not shown', () => {
  it('says its height when it is', async () => {
    const page = await visit(others.page(`<div id="tab" hidden>${others.frame(src(), 'data-rapprochement')}</div>${others.lib(`${timeline}embed/host.js`)}`));
    await style(page, 'height', '777px');
    expect(await saidHeights(page)).toEqual([]);
    await page.evaluate(() => document.getElementById('tab')!.removeAttribute('hidden'));
    await expect.poll(() => height(page)).toBe(777);
    // and once more after it was away, whatever the host made of it meanwhile
    await page.evaluate(() => document.getElementById('tab')!.setAttribute('hidden', ''));
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    await page.evaluate(() => {
      document.getElementById('frame')!.style.height = '200px';
      document.getElementById('tab')!.removeAttribute('hidden');
    });
    await expect.poll(() => height(page)).toBe(777);
  });
  it('says it again when its tab comes back', async () => {
    const page = await visit(plain(src()));
    await style(page, 'height', '777px');
    await isQuiet(page);
    const before = (await saidHeights(page)).length;
    await (await child(page)).evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect.poll(async () => (await saidHeights(page)).slice(before)).toEqual([777]);
  });
  it('and when it comes into sight', async () => {
    const page = await visit(others.page(`<div style="height:4000px"></div>${others.frame(src())}`));
    await child(page);
    await isQuiet(page);
    const before = (await saidHeights(page)).length;
    await page.evaluate(() => scrollTo(0, 4000));
    await expect.poll(async () => (await saidHeights(page)).slice(before)).toEqual([300]);
  });
});

describe('a host whose answer changes the height ends somewhere', () => {
  it('one that gives no less than 600 pixels', async () => {
    const page = await visit(others.page(`<style>#frame{min-height:600px}</style>${others.frame(src(), 'data-rapprochement')}${others.lib(`${timeline}embed/host.js`)}`));
    await style(page, 'height', '420px');
    await isQuiet(page);
    expect([(await saidHeights(page)).at(-1), await height(page)]).toEqual([420, 600]);
  });
  it('one whose column is narrower beside a tall frame: it ends at the taller of two heights', async () => {
    const narrowing = `frame.style.width=parseFloat(frame.style.height)>650?'500px':'640px'`;
    const page = await visit(others.page(`${others.frame(src(), 'data-rapprochement')}${others.lib(`${timeline}embed/host.js`)}${others.listener(narrowing)}`));
    await (await child(page)).evaluate((root) => {
      const follow = (): void => document.querySelector<HTMLElement>(root)!.style.setProperty('height', innerWidth > 600 ? '700px' : '640px');
      addEventListener('resize', follow);
      addEventListener('blur', () => removeEventListener('resize', follow));
      follow();
    }, CHILD.root);
    await isQuiet(page);
    expect(await height(page)).toBe(700);
    expect((await saidHeights(page)).length).toBeLessThan(25);
    // and then it follows as ever
    await (await child(page)).evaluate(() => dispatchEvent(new Event('blur')));
    await style(page, 'height', '512px');
    await expect.poll(() => height(page)).toBe(512);
  });
  it('one that is always a little taller than was asked for', async () => {
    const page = await visit(others.page(`${others.frame(src(), 'data-rapprochement')}${others.lib(`${timeline}embed/host.js`)}`));
    await style(page, 'height', 'calc(100vh + 20px)');
    await isQuiet(page);
    expect(await height(page)).toBeLessThan(2000);
  });
});

describe('what the host says', () => {
  it('changes nothing, in a thousand shapes', async () => {
    const page = await visit(others.page(`${others.frame(src(), 'data-rapprochement')}${others.lib(`${timeline}embed/host.js`)}`));
    await style(page, 'height', '777px');
    await expect.poll(() => height(page)).toBe(777);
    const state = async (): Promise<unknown> =>
      (await child(page)).evaluate(() => ({
        html: new XMLSerializer().serializeToString(document), address: location.href, history: history.length, names: Object.getOwnPropertyNames(window), scroll: [scrollX, scrollY],
        kept: [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie], prototype: Object.getOwnPropertyNames(Object.prototype),
      }));
    const before = await state();
    await page.evaluate(() => {
      let seed = 2024;
      const next = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
      const TEXTS = [
        '', 'a', '[iFrameSizer]', '[iFrameSizer]resize', '[iFrameSizer]x', '[iFrameSizer]moveToAnchor:root', '[iFrameSizer]message:{"height":1}', 'pymxPYMxaxPYMxwidthxPYMx1', 'pymxPYMxaxPYMxnavigateToxPYMxjavascript:alert(1)', '__proto__',
        'javascript:alert(1)', '<img src=x onerror=alert(1)>', '{"type":"navigate","value":"javascript:alert(1)"}', '{"__proto__":{"x":1}}', 'tl:height', 'amp', 'frames-init', 'embed-size', 'goto', 'theme', '\ud800', '٢٠٢٤',
      ];
      const KEYS = ['type', 'sentinel', 'height', 'v', 'id', '__proto__', 'constructor', 'datawrapper-height', 'source', 'data', 'context'];
      const value = (depth: number): unknown => {
        const kind = next(depth > 3 ? 8 : 12);
        if (kind < 4) return TEXTS[next(TEXTS.length)];
        if (kind < 8) return [null, undefined, true, NaN, Infinity, -1, 1e308, 10n, 0.5, new Date(NaN), /x/, new Map([[{}, []]]), new ArrayBuffer(8)][next(13)];
        if (kind < 9) return Array.from({ length: next(4) }, () => value(depth + 1));
        return Object.fromEntries(Array.from({ length: next(5) }, () => [KEYS[next(KEYS.length)], value(depth + 1)]));
      };
      const { contentWindow } = document.getElementById('frame') as HTMLIFrameElement;
      for (let count = 0; count < 1000; count += 1) contentWindow!.postMessage(value(0), '*');
    });
    await isQuiet(page);
    expect(await state()).toEqual(before);
    expect(await height(page)).toBe(777);
    expect([...new Set(await saidHeights(page))]).toEqual([300, 777]);
    await style(page, 'height', '512px');
    await expect.poll(() => height(page)).toBe(512);
  });
  it('counts only if it is the host, and its first name for the frame', async () => {
    const page = await visit(plain(src()));
    await child(page);
    await page.evaluate(() => {
      const other = document.body.appendChild(document.createElement('iframe'));
      const text = document.createElement('script');
      text.textContent = `parent.frames[0].postMessage('[iFrameSizer]sibling:8:false:false','*')`;
      other.contentDocument!.body.append(text);
      for (const id of ['first', 'second']) (document.getElementById('frame') as HTMLIFrameElement).contentWindow!.postMessage(`[iFrameSizer]${id}:8:false:false:32`, '*');
    });
    await style(page, 'height', '777px');
    await expect.poll(() => said(page)).toContain('[iFrameSizer]first:777:640:resize');
    expect((await said(page)).filter((each) => /sibling|second/.test(JSON.stringify(each)))).toEqual([]);
  });
});

describe('what a frame says', () => {
  it('makes it neither smaller nor taller than our script allows, and nothing else of the page', async () => {
    const evil = `${timeline}embed/evil.html`;
    await writeFile(join(top, 'timeline/embed/evil.html'), '<!doctype html><title>Evil</title>');
    await writeFile(join(top, 'timeline/elsewhere/evil.html'), '<!doctype html><title>Evil</title>');
    const other = others.frame(`${timeline}elsewhere/evil.html`).replace('"frame"', '"other"');
    const page = await visit(others.page(`${others.frame(evil)}${other}${others.lib(`${timeline}embed/host.js`)}`));
    const look = (): Promise<unknown> => page.evaluate(() => [new XMLSerializer().serializeToString(document).replace(/height: \d+px;/, ''), Object.getOwnPropertyNames(window)]);
    await page.locator('#frame').evaluate((frame) => (frame.style.height = '1px'));
    const before = await look();
    const say = async (frame: string, message: string): Promise<void> => {
      await page.frames().find((each) => each.url().includes(frame))!.evaluate(`parent.postMessage(${message}, '*'); new Promise((done) => setTimeout(done, 30))`);
    };
    const heights: number[] = [];
    for (const value of ['1e9', '-5', '0', '250.2', 'NaN', 'Infinity', '"900"', '"900px;width:1px"', 'null', '{}', '[900]', '900n']) {
      await say('embed/evil', `{ type: 'tl:height', v: 1, id: 'other', height: ${value} }`);
      heights.push(await height(page));
    }
    expect(heights).toEqual([5000, 100, 100, 251, 251, 251, 251, 251, 251, 251, 251, 251]);
    for (const message of [`{ type: 'tl:height', v: 2, height: 900 }`, `{ type: 'tl:height', height: 900 }`, `'tl:height'`, 'null', 'undefined', `['tl:height', 1, 900]`]) await say('embed/evil', message);
    expect(await height(page)).toBe(251);
    await say('elsewhere/evil', `{ type: 'tl:height', v: 1, height: 900 }`); // not ours, and not marked as ours
    expect(await page.locator('#other').evaluate((frame) => frame.getBoundingClientRect().height)).toBe(480);
    expect(await look()).toEqual(before);
  });
});

describe('our script', () => {
  const frames = (page: Page) => page.locator('iframe');
  it('makes one frame of a place, however often it is included, and leaves no name behind', async () => {
    const { script } = snippetsOf(src(), timeline);
    const page = await visit(others.page(`${others.script(`before=Object.getOwnPropertyNames(window)`)}${script}${script.split('\n')[1]!.repeat(3)}${others.script(hostScript).repeat(2)}`));
    await expect.poll(() => height(page)).toBe(300);
    expect(await frames(page).count()).toBe(1);
    const names = await page.evaluate(() => Object.getOwnPropertyNames(window).filter((name) => !(window as unknown as { before: string[] }).before.includes(name)));
    expect(names.sort()).toEqual(['0', 'before']); // the frame itself, and what the test keeps
    expect(await frames(page).first().getAttribute('title')).toBe('Visits “of 2024” <both sides>');
    expect(await frames(page).first().evaluate((frame) => frame.getBoundingClientRect().width)).toBe(await page.evaluate(() => document.body.clientWidth));
  });
  it('is seen in a row of boxes', async () => {
    const page = await visit(HOSTS['our snippet, in a narrow column that is laid out by flex']!(src(), timeline, hostScript));
    await expect.poll(() => height(page)).toBe(300);
    expect(await frames(page).first().evaluate((frame) => frame.getBoundingClientRect().width)).toBeGreaterThan(200);
  });
  it('finds a place that came later when it is included again', async () => {
    const page = await visit(others.page(others.lib(`${timeline}embed/host.js`)));
    await page.evaluate(([address, script]) => {
      const place = document.createElement('div');
      place.dataset['rapprochement'] = address;
      const again = document.createElement('script');
      again.src = script;
      document.body.append(place, again);
    }, [src(), `${timeline}embed/host.js`] as const);
    await expect.poll(() => height(page)).toBe(300);
    expect(await frames(page).count()).toBe(1);
  });
  it.each(['javascript:parent.heard.push(1)', 'data:text/html,x', 'blob:x', ' JaVaScRiPt:x'])('makes no frame of %s', async (address) => {
    const page = await visit(others.page(`<div data-rapprochement="${address}"></div>${others.lib(`${timeline}embed/host.js`)}`));
    expect([await frames(page).count(), await said(page)]).toEqual([0, []]);
  });
  it.each([[400, 900], [600, 700], [900, 612]])('in a place of %i pixels begins with a height of %i', async (width, tall) => {
    const page = await visit(others.page(`<div style="width:${width}px"><div data-rapprochement="${timeline}elsewhere/" data-height="900 700 612"></div></div>${others.lib(`${timeline}embed/host.js`)}`));
    expect(await height(page)).toBe(tall);
  });
});
