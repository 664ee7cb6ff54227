import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { until } from '../fixtures/waiting.ts';
import { complaints, copySite, isDrawn, release, releaseOf, useBrowser, workerIsActive, type Copy } from './visit.ts';

const browser = useBrowser();
let site: Copy;
afterEach(() => site.remove());

/** A visit after which the worker is in charge. */
async function visited() {
  const context = await browser.open();
  const page = await context.newPage();
  await page.goto(site.url);
  await isDrawn(page);
  await workerIsActive(page);
  return { context, page };
}

describe('without a network', () => {
  it.each(['', 'timeline/'])('the site opens from /%s, at a deep link and in a new tab', async (folder) => {
    site = await copySite(undefined, folder);
    const { context, page } = await visited();
    const scope = await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.scope);
    expect(scope).toBe(site.url);
    await site.down();
    const heard = complaints(page);
    await page.reload();
    await isDrawn(page);
    const other = await context.newPage();
    await other.goto(`${site.url}#v=1&lang=fr`);
    await other.getByRole('button', { name: 'Français' }).waitFor();
    expect(heard).toEqual([]);
    await site.up();
    await context.close();
  });

  it('the worker leaves the reset page to the host', async () => {
    site = await copySite();
    const { context, page } = await visited();
    await page.reload();
    await site.down();
    await expect(page.goto(`${site.url}reset/`)).rejects.toThrow('ERR_CONNECTION_REFUSED');
    await site.up();
    const other = await context.newPage();
    await other.goto(`${site.url}reset/`);
    await other.getByRole('button', { name: 'Erase', exact: true }).waitFor();
    await context.close();
  });
});

describe('an update', () => {
  it('waits for the reader, then comes with one reload', async () => {
    site = await copySite();
    const { context, page } = await visited();
    await release(site, 'two');
    let loads = 0;
    page.on('load', () => loads++);
    await page.reload();
    expect(await releaseOf(page)).toBe('one');
    const update = page.getByRole('button', { name: 'Update' });
    await update.waitFor();
    await page.waitForTimeout(1_000);
    expect(loads).toBe(1);
    expect(await releaseOf(page)).toBe('one');
    await update.click();
    await page.waitForFunction(() => document.documentElement.dataset['release'] === 'two');
    await isDrawn(page);
    await page.waitForTimeout(1_000);
    expect(loads).toBe(2);
    expect(await update.count()).toBe(0);
    await context.close();
  });

  it('taken in one tab is told in the other, which does not reload', async () => {
    site = await copySite();
    const { context, page } = await visited();
    await page.reload();
    const other = await context.newPage();
    await other.goto(site.url);
    await isDrawn(other);
    await release(site, 'two');
    await page.reload();
    let loads = 0;
    other.on('load', () => loads++);
    await page.getByRole('button', { name: 'Update' }).click();
    await page.waitForFunction(() => document.documentElement.dataset['release'] === 'two');
    await other.getByRole('button', { name: 'Update' }).waitFor();
    expect(loads).toBe(0);
    await other.getByRole('button', { name: 'Update' }).click();
    await other.waitForFunction(() => document.documentElement.dataset['release'] === 'two');
    await context.close();
  });

  it('that is a log-in page changes nothing', async () => {
    site = await copySite();
    const { context, page } = await visited();
    await site.edit('sw.js', () => '<!doctype html><p>Log in');
    await page.reload();
    await isDrawn(page);
    // it was asked for, and is refused
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update().then(() => 'taken', () => 'refused'))).toBe('refused');
    await site.down();
    await page.reload();
    await isDrawn(page);
    await site.up();
    await context.close();
  });
});

describe('the kill switch', () => {
  it('removes the worker and what it kept, within two visits', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'killed-'));
    const home = fileURLToPath(new URL('../..', import.meta.url));
    const { VITEST: _, ...env } = process.env;
    const built = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', '--outDir', folder, '--emptyOutDir'], {
      cwd: home, env: { ...env, NODE_ENV: 'production', RAPPROCHEMENT_KILL_SW: '1' }, encoding: 'utf8',
    });
    expect(built.status, built.stderr).toBe(0);

    site = await copySite();
    const { context, page } = await visited();
    expect(await page.evaluate(async () => (await caches.keys()).length)).toBeGreaterThan(0);
    // a host puts one release in the place of another
    await cp(folder, site.root, { recursive: true });
    await page.reload();
    await until(page, async () => (await navigator.serviceWorker.getRegistrations()).length === 0, { within: 30_000 });
    // the worker that removes itself reloads the page
    await vi.waitFor(() => page.goto(site.url), { timeout: 15_000 });
    await isDrawn(page);
    await until(page, async () => (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0);
    await context.close();
    await rm(folder, { recursive: true });
  }, 90_000);
});
