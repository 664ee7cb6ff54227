// A database that this version does not open, and one that it upgrades: the reader's own work is handed out of both.
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { STATE_VISIT, useQuietBrowser } from './page.ts';
import { isDrawn } from './visit.ts';

const quiet = useQuietBrowser();
const site = () => inject('site');
const NOTE = { id: 'n', event: STATE_VISIT, title: { en: 'The visit', fr: 'La visite', ar: 'الزيارة' }, span: null, day: 20_000, text: 'Compare both. قارن البلاغين.', made: 1, changed: 2 };

/** Makes the database before the app is ever there, of a version and with rows of its own. */
async function seed(context: BrowserContext, native: number, rows: Record<string, object[]>, quotaSize?: number): Promise<Page> {
  const page = await context.newPage();
  // before the first use of the database: later it has no effect
  if (quotaSize !== undefined) await (await context.newCDPSession(page)).send('Storage.overrideQuotaForOrigin', { origin: new URL(site()).origin, quotaSize });
  await page.goto(`${site()}reset/`);
  await page.evaluate(
    ([version, tables]) =>
      new Promise<void>((done) => {
        const request = indexedDB.open('rapprochement', version);
        request.onupgradeneeded = () => {
          for (const [name, own] of Object.entries(tables)) {
            const store = request.result.createObjectStore(name, { keyPath: name === 'meta' ? 'key' : 'id' });
            for (const row of own) store.put(row);
          }
        };
        request.onsuccess = () => done(request.result.close());
      }),
    [native, rows] as const,
  );
  return page;
}
const databases = (page: Page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name, version }) => [name, version]).sort());
const rows = (page: Page): Promise<unknown> =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const request = indexedDB.open('rapprochement');
        request.onsuccess = () => {
          const names = [...request.result.objectStoreNames];
          const transaction = request.result.transaction(names);
          const found = names.map((name) => transaction.objectStore(name).getAll());
          transaction.oncomplete = () => {
            request.result.close();
            done(names.map((name, index) => [name, found[index]!.result as unknown]));
          };
        };
      }),
  );
interface File {
  name: string;
  text: string;
  value: { schema: number; counts: Record<string, number>; tables: Record<string, { rows: unknown[] }> };
}
async function take(page: Page, press: () => Promise<void>): Promise<File> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const text = await readFile(await download.path(), 'utf8');
  return { name: download.suggestedFilename(), text, value: JSON.parse(text) as File['value'] };
}
const click = (page: Page, name: string) => () => page.getByRole('button', { name }).click();
/** Counts what is begun to be written, and what is made or upgraded, in every database. */
const spy = (): void => {
  const heard: string[] = [];
  (globalThis as { heard?: string[] }).heard = heard;
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof transaction>) {
    if (args[1] !== undefined && args[1] !== 'readonly') heard.push(`${this.name} ${args[1]}`);
    return transaction.apply(this, args);
  };
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (this: IDBFactory, ...args: Parameters<typeof open>) {
    if (args[1] !== undefined) heard.push(`${args[0]} opened with ${String(args[1])}`);
    return open.apply(this, args);
  };
};
const restoreFrom = async (page: Page, text: string): Promise<void> => {
  await page.goto(`${site()}#lang=en&show=own`);
  await page.locator('.work').waitFor();
  await page.locator('.backup input[type=file]').setInputFiles({ name: 'rows.json', mimeType: 'application/json', buffer: Buffer.from(text) });
};

describe('a database of a later version', () => {
  const tables = { notes: [NOTE], 'of-the-future': [{ id: 't', word: 'mine' }], events: [{ id: 'e', of: 'the corpus' }], meta: [{ key: 'schema', value: 99 }] };

  it.each([
    ['en', 'Download my work as it is kept', 'as the newer version keeps it'],
    ['fr', 'Télécharger mon travail tel qu’il est conservé', 'tel que la version plus récente le conserve'],
    ['ar', 'تنزيل عملي كما هو محفوظ', 'كما تحفظه النسخة الأحدث'],
  ])('hands out the reader’s own work by the keyboard, and nothing is written: %s', async (language, button, said) => {
    const context = await quiet.context();
    const page = await seed(context, 990, tables);
    const before = await rows(page);
    await page.addInitScript(spy);
    await page.goto(`${site()}#lang=${language}`);
    await page.locator('.timeline .mark').first().waitFor({ state: 'attached' });
    await page.locator('.notices').getByText(said).waitFor();
    await page.getByRole('button', { name: button }).focus();
    const { name, value } = await take(page, () => page.keyboard.press('Enter'));
    expect(name).toMatch(/^rapprochement-as-kept-\d{4}-\d\d-\d\d\.json$/);
    expect(value).toMatchObject({ schema: 99, counts: { notes: 1, 'of-the-future': 1 }, tables: { notes: { rows: [NOTE] }, 'of-the-future': { rows: [{ id: 't', word: 'mine' }] } } });
    expect(Object.keys(value.tables)).toEqual(['notes', 'of-the-future']);
    await page.locator('.notices span').waitFor();
    const axe = await new AxeBuilder({ page }).include('.notices').analyze();
    expect(axe.violations.map(({ id }) => id)).toEqual([]);
    expect(await page.evaluate(() => (globalThis as { heard?: string[] }).heard)).toEqual([]);
    expect(await databases(page)).toEqual([['rapprochement', 990]]);
    expect(await rows(page)).toEqual(before);
  });

  it('the file is refused by this version with both numbers, and read by one that knows its schema, but for what it does not know', async () => {
    const context = await quiet.context();
    const page = await seed(context, 990, tables);
    await page.goto(`${site()}#lang=en`);
    const { text } = await take(page, click(page, 'Download my work as it is kept'));
    const other = await (await quiet.context()).newPage();
    await restoreFrom(other, text);
    await other.locator('.backup').getByText(/schema 99/).waitFor();
    await other.locator('.backup input[type=file]').setInputFiles({ name: 'rows.json', mimeType: 'application/json', buffer: Buffer.from(text.replace('"schema": 99', '"schema": 5')) });
    await other.locator('.backup form').getByText('tables.of-the-future').waitFor();
    await other.locator('.backup form').getByRole('button', { name: 'Restore', exact: true }).click();
    await other.locator('.work').getByText(NOTE.text).waitFor();
  });

  it('with nothing of the reader’s offers nothing', async () => {
    const context = await quiet.context();
    const page = await seed(context, 990, { notes: [], events: [{ id: 'e' }] });
    await page.goto(`${site()}#lang=en`);
    await page.getByText('later version of this site').waitFor();
    await isDrawn(page);
    expect(await page.locator('.notices button').count()).toBe(0);
  });
});

describe('a database of an earlier version', () => {
  const tables = { notes: [NOTE], meta: [{ key: 'schema', value: 1 }] };
  const work = async (page: Page, language = 'en'): Promise<void> => {
    await page.goto(`${site()}#lang=${language}&show=own`);
    await page.locator('.work').waitFor();
  };

  it('is copied before it is upgraded; My work offers the copy, which can be restored, and deletes it', async () => {
    const context = await quiet.context();
    const page = await seed(context, 10, tables);
    await work(page);
    await page.locator('.work').getByText(NOTE.text).waitFor();
    const line = page.locator('.backup li').filter({ hasText: /Copy of .*1.? KB/ });
    await line.waitFor();
    const { name, text, value } = await take(page, () => line.getByRole('button', { name: 'Download the copy of' }).click());
    expect(name).toMatch(/^rapprochement-before-update-\d{4}-\d\d-\d\d\.json$/);
    expect(value).toMatchObject({ schema: 1, tables: { notes: { rows: [NOTE] } } });
    const axe = await new AxeBuilder({ page }).include('.backup').analyze();
    expect(axe.violations.map(({ id }) => id)).toEqual([]);
    const other = await (await quiet.context()).newPage();
    await restoreFrom(other, text);
    await other.locator('.backup form').getByRole('button', { name: 'Restore', exact: true }).click();
    await other.locator('.work').getByText(NOTE.text).waitFor();

    await line.getByRole('button', { name: 'Delete', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: 'Delete the copy of' }).getByRole('button', { name: 'Delete' }).press('Enter');
    await page.getByText('The copy was deleted.').waitFor();
    expect(await line.count()).toBe(0);
    await page.reload();
    await page.locator('.work').getByText(NOTE.text).waitFor();
    expect(await line.count()).toBe(0);
  });

  it('whose upgrade fails is as it was, and the copy is offered; the next attempt that succeeds keeps that copy', async () => {
    const context = await quiet.context();
    const page = await seed(context, 10, tables);
    const before = await rows(page);
    await context.addInitScript(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
        if (this.transaction.mode === 'versionchange' && !sessionStorage.getItem('sound')) throw new DOMException('', 'DataError');
        return put.apply(this, args);
      };
    });
    await page.goto(`${site()}#lang=en`);
    await page.locator('.notices').getByText('as it was before').waitFor();
    await page.locator('.notices').getByText('was copied beforehand').waitFor();
    const { name, value } = await take(page, click(page, 'Download the copy of'));
    expect(name).toContain('before-update');
    expect(value.tables['notes']).toMatchObject({ rows: [NOTE] });
    expect(await rows(page)).toEqual(before);
    await page.evaluate(() => sessionStorage.setItem('sound', 'yes'));
    await page.reload();
    await work(page);
    await page.locator('.work').getByText(NOTE.text).waitFor();
    expect(await page.locator('.backup li').count()).toBe(1);
  });

  it('that cannot be copied is not upgraded until the reader says so', async () => {
    const context = await quiet.context();
    const page = await seed(context, 10, tables);
    const before = await rows(page);
    await context.addInitScript(() => {
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = function (this: IDBFactory, ...args: Parameters<typeof open>) {
        if (args[0].endsWith('-snapshots')) throw new DOMException('', 'QuotaExceededError');
        return open.apply(this, args);
      };
    });
    await page.goto(`${site()}#lang=en`);
    await isDrawn(page);
    await page.locator('.notices').getByText('Nothing was changed').waitFor();
    expect((await take(page, click(page, 'Download my work as it is kept'))).value.tables['notes']).toMatchObject({ rows: [NOTE] });
    expect(await rows(page)).toEqual(before);
    await click(page, 'Update without a copy')();
    await page.locator('.notices').getByText('Nothing was changed').waitFor({ state: 'detached' });
    await work(page);
    await page.locator('.work').getByText(NOTE.text).waitFor();
  });

  it('for whose copy there is no room is not upgraded, and nothing is half written', async () => {
    const context = await quiet.context();
    // what cannot be made smaller: the browser compresses what it keeps
    let seedling = 1;
    const letter = (): string => String.fromCharCode(0x4e00 + ((seedling = (seedling * 48_271) % 2_147_483_647) % 20_000));
    const notes = Array.from({ length: 200 }, (_, index) => ({ ...NOTE, id: `n${String(index)}`, text: Array.from({ length: 10_000 }, letter).join('') }));
    const page = await seed(context, 10, { ...tables, notes }, 6_000_000);
    await page.goto(`${site()}#lang=en`);
    await isDrawn(page);
    await page.locator('.notices').getByText('Nothing was changed').waitFor();
    expect((await take(page, click(page, 'Download my work as it is kept'))).value.tables['notes']?.rows).toHaveLength(200);
    expect((await databases(page)).find(([name]) => name === 'rapprochement')).toEqual(['rapprochement', 10]);
    await work(page);
    expect(await page.locator('.backup li').count()).toBe(0);
  });

  it('with its copies is erased by the reset page', async () => {
    const context = await quiet.context();
    const page = await seed(context, 10, tables);
    await work(page);
    await page.locator('.backup li').waitFor();
    expect(await databases(page)).toEqual([['rapprochement', 60], ['rapprochement-snapshots', 1]]);
    await page.goto(`${site()}reset/`);
    await page.getByLabel('Type reset').fill('reset');
    await page.getByRole('button', { name: 'Erase', exact: true }).click();
    await page.getByText('Erased.').waitFor();
    expect(await databases(page)).toEqual([]);
  });
});
