// What the reader has brought: dropped, stopped on the way, renamed, switched, shown alone; and an address of elsewhere.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { isDrawn, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();

const makeFile = (title: string, count: number): string =>
  JSON.stringify({
    title: { text: { headline: title } },
    events: Array.from({ length: count }, (_, index) => ({ start_date: { year: 2020 + (index % 4), month: 1 + (index % 12), day: 1 + (index % 28) }, unique_id: `e${String(index)}`, text: { headline: `${title} ${String(index)}` } })),
  });

async function open(hash = 'lang=en&show=data', query = ''): Promise<Page> {
  const context = await browser.context();
  const page = await context.newPage();
  await page.goto(`${inject('site')}${query}#${hash}`);
  await page.locator('#data').waitFor();
  return page;
}
const preview = (page: Page) => page.locator('.preview');
async function bring(page: Page, title: string, count: number): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name: `${title}.json`, mimeType: 'application/json', buffer: Buffer.from(makeFile(title, count)) });
  await preview(page).waitFor();
  await preview(page).getByRole('button', { name: /^Keep/ }).click();
  await page.locator('.done').waitFor();
}
/** How many of the reader's own events the table lists, and of the corpus. */
async function listed(page: Page): Promise<{ own: number; all: number }> {
  await page.locator('.rooms').getByRole('button', { name: 'Table' }).click();
  await page.locator('#table').waitFor();
  const all = Number((await page.locator('.counts').innerText()).split(' ')[0]!.replaceAll(',', ''));
  const own = await page.locator('#table').getByText(/^(One|Two) \d+$/).count();
  await page.locator('.rooms').getByRole('button', { name: 'Your data' }).click();
  await page.locator('#data').waitFor();
  return { own, all };
}

describe('a file on its way', () => {
  it('is dropped from another window, and looked at like a chosen one', async () => {
    const page = await open();
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
      return data;
    }, makeFile('One', 3));
    await page.locator('.drop').dispatchEvent('dragover', { dataTransfer: transfer });
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer: transfer });
    await preview(page).waitFor();
    expect(await preview(page).innerText()).toContain('3 events would be added');
    await preview(page).getByRole('button', { name: /^Keep/ }).click();
    await page.locator('.done').waitFor();
    // the list follows the database
    await expect.poll(async () => (await page.locator('#data').innerText()).replace(/[\u2066-\u2069]/g, '')).toContain('dropped.json');
  });

  it('is stopped while it is read: nothing of it is there, and it can be brought again', { timeout: 60_000 }, async () => {
    const page = await open();
    await page.locator('input[type=file]').setInputFiles({ name: 'Two.json', mimeType: 'application/json', buffer: Buffer.from(makeFile('Two', 60_000)) });
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped').waitFor();
    expect(await preview(page).count()).toBe(0);
    await page.getByText('You have brought nothing yet.').waitFor();
    await bring(page, 'Two', 4);
    expect((await page.locator('.done').innerText()).replace(/[\u2066-\u2069]/g, '')).toContain('4 events');
  });
});

describe('sets side by side', () => {
  it('are renamed, switched off and on, and shown alone; a reload finds them so', { timeout: 60_000 }, async () => {
    const page = await open();
    await bring(page, 'One', 5);
    await bring(page, 'Two', 7);
    const { all } = await listed(page);
    // by keyboard: Escape leaves the name, Enter keeps it
    await page.getByRole('button', { name: 'Rename One' }).press('Enter');
    const field = page.getByRole('textbox', { name: 'Name of the set' });
    await field.fill('Never');
    await field.press('Escape');
    await page.getByRole('button', { name: 'Rename One' }).press('Enter');
    await field.fill('My first');
    await field.press('Enter');
    await page.getByRole('button', { name: 'Rename My first' }).waitFor();

    const first = page.getByRole('checkbox', { name: /My first/ });
    expect(await first.isChecked()).toBe(true);
    await first.press(' ');
    await expect.poll(async () => (await listed(page)).all).toBe(all - 5);
    await first.press(' ');
    await expect.poll(async () => (await listed(page)).all).toBe(all);
    await page.getByRole('button', { name: 'Show Two alone' }).click();
    await expect.poll(async () => listed(page)).toEqual({ own: 7, all: 7 });
    await page.reload();
    await page.locator('#data').waitFor();
    await page.getByRole('button', { name: 'Rename My first' }).waitFor();
    expect(await first.isChecked()).toBe(false);
    expect(await listed(page)).toEqual({ own: 7, all: 7 });
    await page.getByRole('checkbox', { name: /corpus/i }).press(' ');
    await expect.poll(async () => (await listed(page)).all).toBe(all - 5);
  });
});

describe('what is taken away', () => {
  it('hands the keyboard on to the sentence that says so', { timeout: 60_000 }, async () => {
    const page = await open();
    const isHandedOn = (): Promise<boolean> => page.evaluate(() => document.activeElement?.matches('.said') === true);
    await bring(page, 'One', 3);
    await page.getByRole('button', { name: 'Take back the last import' }).press('Enter');
    await expect.poll(isHandedOn).toBe(true);
    await page.getByText('You have brought nothing yet.').waitFor();
    await bring(page, 'Two', 4);
    await page.getByRole('button', { name: 'Delete Two' }).press('Enter');
    await page.locator('.sure').getByRole('button', { name: 'Yes, delete it' }).press('Enter');
    await expect.poll(isHandedOn).toBe(true);
  });
});

describe('an address of elsewhere', () => {
  let reader: Browser;
  let elsewhere: Server;
  const hits: string[] = [];
  beforeAll(async () => {
    reader = await chromium.launch(inject('launch'));
    elsewhere = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'application/json' }).end(makeFile('One', 1));
    });
    await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
  });
  afterAll(async () => {
    await reader.close();
    elsewhere.close();
  });

  // the policy refuses it, which is a complaint
  it.each(['http://127.0.0.1:PORT/own.json', '//127.0.0.1:PORT/own.json', 'javascript:alert(1)', 'data:application/json,{}'])('%s is refused with a sentence, and nothing is asked there', async (given) => {
    const address = given.replace('PORT', String((elsewhere.address() as AddressInfo).port));
    const page = await reader.newPage({ locale: 'en-GB' });
    await page.goto(`${inject('site')}?data=${encodeURIComponent(address)}#lang=en`);
    const fault = page.locator('#data .fault').first();
    await fault.waitFor();
    expect((await fault.innerText()).replace(/[\u2066-\u2069]/g, '')).toContain(`${address} did not come, and nothing was changed. Only addresses of this site are asked.`);
    expect(hits).toEqual([]);
    // the corpus is there as ever
    await page.locator('.rooms').getByRole('button', { name: 'Timeline' }).click();
    await isDrawn(page);
    await page.close();
  });
});
