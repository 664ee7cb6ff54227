import { describe, expect, inject, it } from 'vitest';
import { complaints, copySite, events, isDrawn, kept, useBrowser } from './visit.ts';

const browser = useBrowser();
const site = () => inject('site');
const CORPUS = /\/assets\/(corpus|evidence)-.*\.json$/;
/** Without the worker, so that what is drawn without the network comes from the database. */
const alone = { serviceWorkers: 'block' } as const;

describe('the corpus on this device', () => {
  it('is drawn on the second visit with the network off', async () => {
    const context = await browser.open(alone);
    const page = await context.newPage();
    await page.goto(site());
    await isDrawn(page);
    const count = await events(page).count();
    await kept(page);

    const heard = complaints(page);
    await context.route(CORPUS, (route) => route.abort());
    await page.reload();
    await isDrawn(page);
    expect(await events(page).count()).toBe(count);
    // The page asks for the first file ahead of its own script, and the network is off.
    expect(heard.filter((line) => !line.includes('ERR_FAILED'))).toEqual([]);
    await context.close();
  });

  it('says why nothing is drawn on a first visit with the network off, and draws on "Try again"', async () => {
    const context = await browser.open(alone);
    const page = await context.newPage();
    await context.route(CORPUS, (route) => route.abort());
    await page.goto(site());
    await page.getByText('could not be loaded').waitFor();
    await context.unroute(CORPUS);
    await page.getByRole('button', { name: 'Try again' }).click();
    await isDrawn(page);
    await context.close();
  });

  it('outlives a log-in page in the place of the corpus', async () => {
    const context = await browser.open(alone);
    const page = await context.newPage();
    await context.route(CORPUS, (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto(site());
    await page.getByText('login page').waitFor();
    await context.close();
  });

  it('is kept once when two tabs open at once', async () => {
    const context = await browser.open(alone);
    const pages = await Promise.all([context.newPage(), context.newPage()]);
    await Promise.all(pages.map((page) => page.goto(site())));
    await Promise.all(pages.map(isDrawn));
    expect(await kept(pages[0])).toBe(await kept(pages[1]));
    await context.close();
  });
});

describe('where nothing can be stored', () => {
  const refusals: [string, string, string][] = [
    ['there is no IndexedDB', `Object.defineProperty(window, 'indexedDB', { value: undefined })`, 'offers no storage'],
    ['asking for it throws', `Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('', 'SecurityError') } })`, 'keeps us from storing'],
    ['opening throws', `IDBFactory.prototype.open = () => { throw new DOMException('', 'InvalidStateError') }`, 'keeps us from storing'],
    ['it never answers', `IDBFactory.prototype.open = () => ({}); IDBFactory.prototype.databases = () => new Promise(() => {})`, 'does not answer'],
  ];
  it.each(refusals)('the timeline is drawn and says so: %s', async (_, script, notice) => {
    const context = await browser.open(alone);
    const page = await context.newPage();
    await page.addInitScript(script);
    await page.goto(site());
    await isDrawn(page);
    await page.getByText(notice).waitFor({ timeout: 4_000 });
    await context.close();
  });

  it('the timeline is drawn in the strictest sandbox that allows scripts', async () => {
    const copy = await copySite();
    await copy.edit('_headers', (text) => text.replaceAll("frame-ancestors 'none'", "frame-ancestors 'none'; sandbox allow-scripts"));
    await copy.down();
    await copy.up();
    const context = await browser.open();
    const page = await context.newPage();
    const heard = complaints(page);
    await page.goto(copy.url);
    await isDrawn(page);
    await page.getByText('keeps us from storing').waitFor();
    expect(await page.evaluate(() => self.origin)).toBe('null');
    expect(heard).toEqual([]);
    await context.close();
    await copy.remove();
  });

  it('a full disk keeps nobody from reading', async () => {
    const context = await browser.open(alone);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(site()).origin, quotaSize: 1_000 });
    await page.goto(site());
    await isDrawn(page);
    await page.getByText('no room left').waitFor();
    await context.close();
  });
});

describe('other hands on the database', () => {
  it('a later version’s is left as it is, and the timeline is drawn', async () => {
    const context = await browser.open(alone);
    const page = await context.newPage();
    await page.goto(`${site()}reset/`);
    await page.evaluate(
      () =>
        new Promise((done) => {
          const request = indexedDB.open('rapprochement', 990);
          request.onupgradeneeded = () => request.result.createObjectStore('future', { keyPath: 'id' }).put({ id: 1 });
          request.onsuccess = () => done(request.result.close());
        }),
    );
    await page.goto(site());
    await isDrawn(page);
    await page.getByText('later version of this site').waitFor();
    expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name, version }) => [name, version]))).toEqual([['rapprochement', 990]]);
    await context.close();
  });

  it('site data cleared under an open tab is told, and nothing is written again', async () => {
    const context = await browser.open(alone);
    const page = await context.newPage();
    await page.goto(site());
    await isDrawn(page);
    await kept(page);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.clearDataForOrigin', { origin: new URL(site()).origin, storageTypes: 'all' });
    await page.getByText('data was cleared').waitFor();
    await isDrawn(page);
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    await context.close();
  });
});

describe('who may frame the app', () => {
  it('nobody, nor the reset page', async () => {
    const context = await browser.open();
    const page = await context.newPage();
    for (const path of ['', 'index.html', 'reset/']) {
      await page.goto('about:blank');
      await page.setContent(`<iframe src="${site()}${path}"></iframe>`);
      await page.waitForFunction(() => window.length === 1);
      await expect.poll(() => page.frames().map((frame) => frame.url())).toContain('chrome-error://chromewebdata/');
    }
    await context.close();
  });
});

describe('the reset page', () => {
  async function opened(script?: string) {
    const context = await browser.open();
    const page = await context.newPage();
    await page.goto(site());
    await isDrawn(page);
    await kept(page);
    if (script) await page.addInitScript(script);
    const heard = complaints(page);
    await page.goto(`${site()}reset/`);
    const stored = () =>
      page.evaluate(async () => ({
        databases: (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      }));
    return { context, page, heard, stored };
  }

  it('erases nothing by being opened, nor by a wrong word', async () => {
    const { context, page, heard, stored } = await opened();
    const button = page.getByRole('button', { name: 'Erase', exact: true });
    expect(await button.isDisabled()).toBe(true);
    await page.getByLabel('Type reset').fill('rest');
    expect(await button.isDisabled()).toBe(true);
    await page.getByLabel('Type reset').press('Enter');
    expect(await stored()).toMatchObject({ databases: 1 });
    expect(heard).toEqual([]);
    await context.close();
  });

  it.each([
    ['Type reset', 'RESET ', 'Erase', 'Erased.'],
    ['Tapez effacer', 'effacer', 'Effacer', 'C’est effacé.'],
    ['اكتبوا محو', 'محو', 'محو', 'تمّ المحو.'],
  ])('erases after the word and the button: %s', async (label, word, name, said) => {
    const { context, page, heard, stored } = await opened();
    await page.getByLabel(label).fill(word);
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByText(said).waitFor();
    expect(await stored()).toEqual({ databases: 0, caches: 0, workers: 0 });
    expect(heard).toEqual([]);
    await context.close();
  });

  it('leaves what other applications at this address keep', async () => {
    const { context, page } = await opened();
    await page.evaluate(async () => {
      await new Promise((done) => (indexedDB.open('other').onsuccess = done));
      await caches.open('other');
      localStorage.setItem('other', 'kept');
    });
    await page.getByLabel('Type reset').fill('reset');
    await page.getByRole('button', { name: 'Erase', exact: true }).click();
    await page.getByText('Erased.').waitFor();
    expect(await page.evaluate(async () => [(await indexedDB.databases()).map(({ name }) => name), await caches.keys(), localStorage.getItem('other')])).toEqual([['other'], ['other'], 'kept']);
    await context.close();
  });

  it('says so where the browser refuses, and erases the rest', async () => {
    const { context, page, stored } = await opened(`IDBFactory.prototype.deleteDatabase = () => { throw new DOMException('Internal error', 'UnknownError') }`);
    await page.getByLabel('Type reset').fill('reset');
    await page.getByRole('button', { name: 'Erase', exact: true }).click();
    await page.getByText('did not let this page erase').waitFor();
    expect(await stored()).toEqual({ databases: 1, caches: 0, workers: 0 });
    await context.close();
  });
});
