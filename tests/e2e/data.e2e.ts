// The reader's own data: brought in, looked at, kept, drawn, taken back; by hand, by paste, by address.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { isDrawn, isSettled, marks, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();
const SAMPLES = join('..', 'shared', 'samples');
const there = existsSync(SAMPLES);

/** One small timeline, with markup that must not come through. */
const SMALL = JSON.stringify({
  title: { text: { headline: 'Two old days' } },
  events: [
    { start_date: { year: '1999', month: '5', day: '1' }, unique_id: 'first', text: { headline: 'A <b>bold</b> day', text: '<p>One</p><img src=x onerror="window.__hit = 1"><p>two</p>' }, group: 'Days' },
    { start_date: { year: 2001 }, unique_id: 'second', text: { headline: 'A whole year' } },
  ],
});

const preview = (page: Page) => page.locator('.preview');
const status = (page: Page) => page.locator('#data');
async function open(hash = 'lang=en&show=data'): Promise<Page> {
  const context = await browser.context();
  const page = await context.newPage();
  await page.goto(`${inject('site')}#${hash}`);
  await status(page).waitFor();
  return page;
}
const bring = (page: Page, name: string, text: string) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
const keep = (page: Page) => preview(page).getByRole('button', { name: /^Keep/ }).click();
const kept = (page: Page) => page.locator('.done').waitFor();

describe('a file of the reader’s own', () => {
  it('is looked at before anything is kept, then kept, drawn, and there after a reload', async () => {
    const page = await open();
    await bring(page, 'small.json', SMALL);
    await preview(page).waitFor();
    expect(await preview(page).innerText()).toContain('2 events would be added');
    expect(await preview(page).locator('tbody tr').allInnerTexts()).toEqual(['1 May 1999\tA bold day\tadded', '2001\tA whole year\tadded']);
    await keep(page);
    await kept(page);
    await page.getByRole('button', { name: 'See it on the timeline' }).click();
    await isDrawn(page);
    await page.reload();
    await isDrawn(page);
    await page.locator('[data-event^="set-"]').first().waitFor({ state: 'attached' });
    expect(await page.locator('[data-event^="set-"]').count()).toBe(2);
    expect(await page.evaluate(() => (window as unknown as Record<string, unknown>)['__hit'])).toBeUndefined();
  });

  it('is left as it was when its import is taken back, and gone when it is deleted', async () => {
    const page = await open();
    await bring(page, 'small.json', SMALL);
    await preview(page).waitFor();
    await keep(page);
    await kept(page);
    await bring(page, 'small.json', SMALL.replace('A whole year', 'Another title'));
    await preview(page).waitFor();
    // the same file name: a newer edition of the same set
    expect(await preview(page).innerText()).toMatch(/1 event would change[\s\S]*1 event stays as it is/);
    await keep(page);
    await kept(page);
    await page.locator('.done').getByRole('button', { name: 'Take back the last import' }).click();
    await page.getByText('everything is as it was before the import').waitFor();
    await page.getByRole('button', { name: 'Show Two old days alone' }).click();
    await page.goto(`${inject('site')}#lang=en&corpus=off&show=table`);
    await page.getByText('A whole year').first().waitFor();
    await page.goto(`${inject('site')}#lang=en&show=data`);
    await page.getByRole('button', { name: 'Delete Two old days' }).click();
    await page.getByRole('button', { name: 'Yes, delete it' }).click();
    await page.getByText('You have brought nothing yet.').waitFor();
  });

  it('with faults nothing is kept until the good part is asked for', async () => {
    const page = await open();
    await bring(page, 'faulty.json', JSON.stringify({ events: [{ start_date: { year: 2023, month: 2, day: 30 }, text: { headline: 'No such day' } }, { start_date: { year: 2023 }, text: { headline: 'Good' } }] }));
    await preview(page).waitFor();
    const words = (await preview(page).innerText()).replace(/[\u2066-\u2069]/g, '');
    expect(words).toContain('1 problem in faulty.json');
    expect(words).toContain('a day in the calendar (2023-02 has 28 days)');
    expect(words).toContain('events.0.start_date');
    await preview(page).getByRole('button', { name: 'Keep the good part: 1 event' }).click();
    await kept(page);
  });

  it('pasted, and what is no file of events says why', async () => {
    const page = await open();
    await page.getByText('Paste text').click();
    await page.getByLabel('Text of a file, as it stands').fill('Title;Date\nTreaty;28/10/2024\nTalks;29 octobre 2024\n');
    await page.getByRole('button', { name: 'Look at it' }).click();
    await preview(page).waitFor();
    const rows = (await preview(page).locator('tbody tr').allInnerTexts()).map((row) => row.replace(/\s+/g, ' '));
    expect(rows).toEqual(['28 Oct 2024 Treaty Context · took place added', '29 Oct 2024 Talks Context · took place added']);
    await page.getByLabel('Text of a file, as it stands').fill('{"events": [1,]}');
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByText('not JSON').first().waitFor();
  });

  it('by an address of this site it is drawn at once and not kept', async () => {
    const context = await browser.context();
    const page = await context.newPage();
    await page.route('**/own.json', (route) => route.fulfill({ contentType: 'application/json', body: SMALL }));
    await page.goto(`${inject('site')}?data=own.json#lang=en&from=1998-01-01&to=2003-01-01`);
    await isDrawn(page);
    await page.locator('[data-event^="set-"]').first().waitFor({ state: 'attached' });
    expect(await page.locator('[data-event^="set-"]').count()).toBe(2);
    await page.goto(`${inject('site')}#lang=en`);
    await isDrawn(page);
    expect(await marks(page).count()).toBeGreaterThan(10);
    expect(await page.locator('[data-event^="set-"]').count()).toBe(0);
  });

  it('the page of own data has no fault that axe finds, in three languages', { timeout: 90_000 }, async () => {
    for (const language of ['en', 'fr', 'ar'] as const) {
      const page = await open(`lang=${language}&show=data`);
      await bring(page, 'small.json', SMALL.replace('"month":"5"', '"month":"13"'));
      await preview(page).waitFor();
      await isSettled(page);
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      await page.context().close();
    }
  });
});

describe('an article by form', () => {
  const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

  it('of a day that is still to come is kept, and promises nothing that cannot be seen; of a day after the knowledge day, its event opens today', { timeout: 60_000 }, async () => {
    const page = await open();
    await page.getByText('Add an article by form').click();
    const write = async (title: string, published: string, status: string, date: string): Promise<void> => {
      await field(page, 'Address of the page').fill(`https://journal.example/${title.replaceAll(' ', '-')}`);
      await field(page, 'Published on').fill(published);
      await field(page, 'Its title: neutral, without a date').fill(title);
      await field(page, 'What it says of it').selectOption(status);
      await field(page, 'The date that it gives').fill(date);
    };
    await write('A visit to come', '2099-01-02', 'planned', '2099-05');
    await page.getByText('This day is still to come').waitFor();
    await page.getByRole('button', { name: 'Check and keep' }).click();
    await page.getByText(/Kept in “.*My articles.*counts only from .*2 January 2099/).waitFor();
    await page.getByRole('button', { name: 'Download it as JSON' }).waitFor();
    expect(await page.getByRole('button', { name: 'Open the event' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Another article' }).click();
    await page.evaluate(() => (location.hash = 'lang=en&show=data&known=2020-01-01'));
    await write('A visit that was', '2024-03-02', 'held', '2024-03-01');
    await page.getByRole('button', { name: 'Check and keep' }).click();
    await page.getByText(/Kept in “.*My articles.*counts only from .*2 March 2024/).waitFor();
    await page.getByRole('button', { name: 'Open the event' }).click();
    await isDrawn(page);
    await page.locator('#panel-title').getByText('A visit that was').waitFor();
    expect(new URL(page.url()).hash).not.toContain('known=');
    await page.context().close();
  });

  it('outlasts the room that it is written in; is checked, kept in a set of the reader’s own, drawn, and stands among the sources of its event; its file is whole', { timeout: 60_000 }, async () => {
    const page = await open();
    await page.getByText('Add an article by form').click();
    await field(page, 'Address of the page').fill('https://journal.example/a');
    await field(page, 'Headline, as published').fill('Visite reportée');
    await field(page, 'Publisher').fill('Journal Exemple');
    await field(page, 'Published on').fill('2024-02-30');
    await field(page, 'Text of the article (only to mark passages in; it is not kept)').fill('On a dit que la visite est reportée à plus tard.');
    await field(page, 'Find an event').fill('macron state visit');
    await field(page, 'About which event').selectOption('2024-10-28-macron-state-visit-rabat');
    await field(page, 'What it says of it').selectOption('planned');
    await field(page, 'The date that it gives').fill('2024-09');
    // what is marked by hand in the text
    await page.getByRole('textbox', { name: /^Text of the article/ }).evaluate((area: HTMLTextAreaElement) => {
      area.focus();
      area.setSelectionRange(16, 36);
      area.dispatchEvent(new Event('select'));
    });
    await page.getByRole('button', { name: 'Take the marked passage' }).click();
    expect(await field(page, 'Quotation, word for word, at most 20 words').inputValue()).toBe('visite est reportée');
    await page.getByRole('button', { name: 'Check and keep' }).click();
    const wrong = page.locator('#data [role=alert]');
    await wrong.waitFor();
    expect((await wrong.innerText()).replace(/[\u2066-\u2069]/g, '')).toContain('1 thing is to be mended; nothing was kept');
    expect(await field(page, 'Published on').getAttribute('aria-invalid')).toBe('true');
    await page.locator('.rooms').getByRole('button', { name: 'Timeline' }).click();
    await isDrawn(page);
    await page.locator('.rooms').getByRole('button', { name: 'Your data' }).click();
    expect(await field(page, 'Headline, as published').inputValue()).toBe('Visite reportée');
    expect(await field(page, 'About which event').inputValue()).toBe('2024-10-28-macron-state-visit-rabat');
    await field(page, 'Published on').fill('2024-02-20');
    await page.getByRole('button', { name: 'Check and keep' }).click();
    await page.getByText(/Kept in “.*My articles/).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download it as JSON' }).click()]);
    const file = readFileSync(await download.path(), 'utf8');
    await page.getByRole('button', { name: 'Open the event' }).click();
    await isDrawn(page);
    await page.locator('.panel').getByText('Macron').first().waitFor();
    await page.goto(`${inject('site')}#lang=en&event=2024-10-28-macron-state-visit-rabat&known=2024-02-21`);
    await page.locator('.panel').getByText('Journal Exemple').first().waitFor();
    expect(await page.locator('.panel').innerText()).toContain('visite est reportée');
    // a browser that has nothing but the corpus takes it whole
    const other = await open();
    await bring(other, download.suggestedFilename(), file);
    await preview(other).waitFor();
    expect(await preview(other).innerText()).not.toMatch(/problem|read otherwise|two scripts/);
    await keep(other);
    await kept(other);
    await other.goto(`${inject('site')}#lang=en&event=2024-10-28-macron-state-visit-rabat&known=2024-02-21`);
    await other.locator('.panel').getByText('Journal Exemple').first().waitFor();
  });
});

describe('a table', () => {
  const TABLE = ['Title|When|Kind|Status', 'Two; old days|1999-05-01|visite d’État|a eu lieu', 'A plan|2030|call|بلا معنى', 'A third|2001|رسالة|held'].join('\n');

  it('is read as the reader says, and the preview follows while what was pressed keeps the focus', async () => {
    const page = await open();
    await page.locator('input[type=file]').setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) });
    await preview(page).waitFor();
    expect(await preview(page).innerText()).toContain('There is nothing in it that can be taken');
    await preview(page).getByLabel('Columns are parted by').focus();
    await preview(page).getByLabel('Columns are parted by').selectOption({ label: 'bars' });
    await preview(page).getByText('3 events would be added').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    const column = (name: string) => preview(page).getByRole('combobox', { name: new RegExp(`^${name}`) });
    expect(await Promise.all(['Kind', 'Status', 'When'].map((name) => column(name).inputValue()))).toEqual(['kind', 'status', 'start']);
    expect((await preview(page).locator('tbody tr').first().innerText()).replace(/\s+/g, ' ')).toBe('1 May 1999 Two; old days State visit · took place added');
    await preview(page).getByText('1 thing was read otherwise').click();
    expect((await preview(page).innerText()).replace(/[\u2066-\u2069]/g, '')).toMatch(/D3.*a status: announced, planned, postponed, cancelled or held.*بلا معنى/s);
    const header = preview(page).getByRole('checkbox', { name: 'The first row names the columns' });
    expect(await header.isChecked()).toBe(true);
    await header.uncheck();
    await preview(page).getByText(/^1 problem in/).waitFor();
    expect((await preview(page).innerText()).replace(/[\u2066-\u2069]/g, '')).toContain('B1');
    expect(await column('1').inputValue()).toBe('title');
    await header.check();
    await preview(page).getByText('3 events would be added').waitFor();
    await keep(page);
    await kept(page);
    await page.goto(`${inject('site')}#lang=en&kind=state-visit&within=1999-01-01..1999-12-31&from=1999-01-01&to=1999-12-31`);
    await page.locator('[data-event^="set-"]').first().waitFor({ state: 'attached' });
    expect(await page.locator('[data-event^="set-"]').count()).toBe(1);
  });
});

describe.skipIf(!there)('the samples', () => {
  it.each([
    ['tl3-template-sheet.csv', 10],
    ['tl3-all-media.json', 41],
    ['simile-jfk.xml', 130],
    ['simile-films-bom.json', 100],
    ['storyteller-france-presidents.json', 26],
  ])('%s brings %i events', { timeout: 60_000 }, async (file, count) => {
    const page = await open();
    await page.locator('input[type=file]').setInputFiles(join(SAMPLES, file));
    await preview(page).waitFor();
    expect(await preview(page).innerText()).toContain(`${String(count)} events would be added`);
    await keep(page);
    await kept(page);
    expect((await page.locator('.done').innerText()).replace(/[\u2066-\u2069]/g, '')).toContain(`${String(count)} events.`);
  });

  it('the one that counts in ages of the universe is refused with a sentence', async () => {
    const page = await open();
    await page.locator('input[type=file]').setInputFiles(join(SAMPLES, 'tl3-cosmological.json'));
    await preview(page).waitFor();
    expect(await preview(page).innerText()).toContain('a cosmological timeline is not read');
    expect(await preview(page).getByRole('button', { name: /^Keep/ }).count()).toBe(0);
  });
});
