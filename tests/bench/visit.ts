// A visit to a page by a reader whose browser keeps what it is given: on the disk, and until the next visit.

import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page as Tab } from 'playwright';
import { findBrowser, launchArgs } from '../../src/build/browser.mjs';
import { until } from '../fixtures/waiting.ts';
import { ROOT } from './asset.ts';
import { VIEWPORT } from './drive.ts';
import { toMiddle } from './figure.ts';
import type { Role } from './pages.ts';
import { WATCH_SCRIPT, type Tasks, type Watch } from './watch.ts';

/** A page that is measured, as the tables name it. */
export interface Named {
  page: string;
  name: string;
  role: Role;
}

/** An empty profile; `end` removes it. */
export function newProfile(): { folder: string; end: () => void } {
  mkdirSync(join(ROOT, 'profiles'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'profiles', 'p-'));
  return { folder, end: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Opens the address in a browser with that profile, with the watch in it, and does something there. Rejects when it is not done in time, or what the page complains of first. */
export async function visit<T>(profile: string, url: string, limitMs: number, act: (tab: Tab) => Promise<T>): Promise<T> {
  const executablePath = findBrowser();
  const context = await chromium.launchPersistentContext(profile, { ...(executablePath ? { executablePath } : {}), args: launchArgs, viewport: VIEWPORT, locale: 'en-GB', serviceWorkers: 'block' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    context.setDefaultTimeout(limitMs);
    const tab = context.pages()[0] ?? (await context.newPage());
    await tab.addInitScript(WATCH_SCRIPT);
    const failing = new Promise<never>((_, fail) => {
      tab.on('pageerror', fail);
      timer = setTimeout(() => fail(new Error(`not done in ${limitMs / 1000} s`)), limitMs);
    });
    const acting = (async () => {
      await tab.goto(url, { waitUntil: 'commit' });
      return act(tab);
    })();
    acting.catch(() => {}); // it may fail later, when the browser is closed
    return await Promise.race([acting, failing]);
  } finally {
    clearTimeout(timer);
    await context.close().catch(() => undefined);
  }
}

/** What the watch saw; long tasks are told late. */
export async function watched(tab: Tab): Promise<Omit<Watch, 'painted'>> {
  await tab.waitForTimeout(500);
  const seen = await tab.evaluate(() => ({ ...window.watch, painted: null, bars: [...window.watch.bars] }));
  return { ...seen, bars: new Set(seen.bars) };
}

/** In the page of the whole app: waits until it is drawn and the corpus is kept. */
export async function isKept(tab: Tab): Promise<void> {
  await tab.locator('main .stage').waitFor({ state: 'attached' });
  await until(
    tab,
    async () => {
      const asked = <T>(request: IDBRequest<T>): Promise<T> => new Promise((done, fail) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => fail(request.error!) }));
      const database = await asked(indexedDB.open('rapprochement'));
      const row: unknown = database.objectStoreNames.contains('meta') ? await asked(database.transaction('meta').objectStore('meta').get('edition')) : undefined;
      database.close();
      return row !== undefined;
    },
    { every: 250 },
  );
  await tab.waitForTimeout(1_000);
}

/** Medians of what several rounds saw, and the longest task of all. */
export const toTypical = (all: Tasks[]): Tasks | null =>
  all.length === 0 ? null : { count: toMiddle(all.map(({ count }) => count))!, longest: Math.max(...all.map(({ longest }) => longest)), blocked: toMiddle(all.map(({ blocked }) => blocked))! };
