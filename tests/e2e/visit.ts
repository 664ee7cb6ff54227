// What the journeys share: a browser of their own, a copy of the site that may be changed, and a page that reports.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { serve } from '../../src/build/serve.mjs';
import { until } from '../fixtures/waiting.ts';

/** One browser for a file of journeys. */
export function useBrowser(): { open: (options?: BrowserContextOptions) => Promise<BrowserContext> } {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch(inject('launch'));
  });
  afterAll(() => browser?.close());
  return { open: (options) => browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, ...options }) };
}

/** The events that are drawn, as a screen reader has them. */
export const events = (page: Page) => page.getByRole('list', { name: 'Events in order of time' }).getByRole('listitem');

export async function isDrawn(page: Page): Promise<void> {
  await events(page).first().waitFor({ state: 'attached', timeout: 10_000 });
  expect(await events(page).count()).toBeGreaterThan(0);
}

/** Everything the page complains of: errors on the console and breaches of the policy. */
export function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(error.message));
  return heard;
}

export const dist = fileURLToPath(new URL('../../dist', import.meta.url));

export interface Copy {
  url: string;
  root: string;
  edit: (file: string, change: (text: string) => string) => Promise<void>;
  /** stops answering, as a host that is down; `up` answers again at the same address */
  down: () => Promise<void>;
  up: () => Promise<void>;
  remove: () => Promise<void>;
}

/** A copy of the site in a folder of its own, served at `/` or in a folder such as `timeline/`. */
export async function copySite(from = dist, folder = ''): Promise<Copy> {
  const top = await mkdtemp(join(tmpdir(), 'site-'));
  const root = join(top, folder);
  await cp(from, root, { recursive: true });
  let server = await serve({ root: top, port: 0 });
  const { port } = server;
  return {
    url: `${server.url}${folder}`,
    root,
    edit: async (file, change) => writeFile(join(root, file), change(await readFile(join(root, file), 'utf8'))),
    down: () => server.close(),
    up: async () => {
      server = await serve({ root: top, port, strict: true });
    },
    remove: async () => {
      await server.close();
      await rm(top, { recursive: true });
    },
  };
}

/** A release that shows in the document, and the worker's list told of it. */
export async function release(site: Copy, name: string): Promise<void> {
  await site.edit('index.html', (text) => text.replace('<html ', `<html data-release="${name}" `));
  await site.edit('sw.js', (text) => {
    const next = text.replace(/(url:"index\.html",revision:)"[^"]*"/, `$1"${name}"`);
    expect(next).not.toBe(text);
    return next;
  });
}

/** The release that the page is of. */
export const releaseOf = (page: Page) => page.evaluate(() => document.documentElement.dataset['release'] ?? 'one');

/** Resolves when the service worker is active and holds its files. */
export async function workerIsActive(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await until(page, async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated');
}

/** Resolves when the device keeps an edition; says which. */
export async function kept(page: Page): Promise<string> {
  return until(
    page,
    () =>
      new Promise<string | null>((done) => {
        const request = indexedDB.open('rapprochement');
        request.onupgradeneeded = () => request.transaction?.abort();
        request.onerror = () => done(null);
        request.onsuccess = () => {
          const read = request.result.transaction('meta').objectStore('meta').get('edition');
          read.onsuccess = () => {
            request.result.close();
            done((read.result as { value: { version: string } } | undefined)?.value.version ?? null);
          };
        };
      }),
  );
}
