// The articles of the reader's own sets: listed, said what they speak of, changed, deleted, taken back.
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { isDrawn, isSettled, STATE_VISIT, storedRows, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();
const RIS = readFileSync('tests/fixtures/references/small.ris');
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');
const room = (page: Page) => page.locator('#data');
const list = (page: Page) => page.locator('.articles');
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

async function bring(hash = 'lang=en&show=data'): Promise<Page> {
  const context = await browser.context();
  const page = await context.newPage();
  await page.goto(`${inject('site')}#${hash}`);
  await room(page).waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: 'small.ris', mimeType: 'application/x-research-info-systems', buffer: RIS });
  await page.locator('.preview').waitFor();
  return page;
}
async function keep(page: Page): Promise<void> {
  await page.locator('.preview').getByRole('button', { name: /^Keep/ }).click();
  await page.locator('.done').waitFor();
}
const openList = (page: Page, name = 'small') => page.getByRole('button', { name: `Articles of ${name}`, exact: true }).click();
/** What the panel of an event says of a publisher on a day. */
async function seen(page: Page, day: string): Promise<boolean> {
  await page.goto(`${inject('site')}#lang=en&event=${STATE_VISIT}&known=${day}`);
  await isDrawn(page);
  await page.locator('.panel .source a').first().waitFor({ state: 'attached' });
  return (await page.locator('.panel').innerText()).includes('Journal Exemple');
}
async function back(page: Page): Promise<void> {
  await page.goto(`${inject('site')}#lang=en&show=data`);
  await room(page).waitFor();
  await openList(page);
}

describe('references', () => {
  it('say what they speak of, are changed, deleted, and brought back', { timeout: 90_000 }, async () => {
    const page = await bring();
    expect(await page.locator('.preview').innerText()).toContain('3 articles speak of no event yet');
    await page.locator('.preview summary').getByText('read otherwise').click();
    expect(plain(await page.locator('.preview').innerText())).toContain('articles have no place for notes and abstracts');
    await keep(page);
    await openList(page);
    expect(await list(page).locator('li .title').allInnerTexts()).toEqual(['زيارة مرتقبة', 'Une visite d’État annoncée pour l’automne', 'A book without a day']);
    await page.getByRole('button', { name: 'Say what “Une visite d’État annoncée pour l’automne” speaks of…' }).click();
    await expect.poll(() => field(page, 'Publisher').inputValue()).toBe('Journal Exemple');
    expect(await Promise.all(['Address of the page', 'Headline, as published', 'Byline, if there is one', 'Publisher', 'Published on', 'Language of the article'].map((name) => field(page, name).inputValue()))).toEqual([
      'https://journal.example/visite', 'Une visite d’État annoncée pour l’automne', 'Jeanne Dupont', 'Journal Exemple', '2024-02-20', 'fr',
    ]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    await field(page, 'Find an event').fill('macron state visit');
    await field(page, 'About which event').selectOption(STATE_VISIT);
    await field(page, 'What it says of it').selectOption('planned');
    await field(page, 'The date that it gives').fill('2024-24');
    await page.getByRole('button', { name: 'Check and keep' }).click();
    await page.getByText(/Kept in “.*small/).waitFor();
    // the reference itself speaks now, and stands there once
    await list(page).getByText('speaks of 1 event').waitFor();
    expect(await list(page).locator('li').count()).toBe(3);
    const [before] = await storedRows<{ counts: { articles: number; reports: number } }>(page, 'sets');
    expect(before!.counts).toMatchObject({ articles: 3, reports: 1 });
    expect(await seen(page, '2024-02-21')).toBe(true);

    await back(page);
    await page.getByLabel('Only the 2 that speak of no event yet').check();
    expect(await list(page).locator('li').count()).toBe(2);
    await page.getByLabel('Only the 2 that speak of no event yet').uncheck();
    await page.getByRole('button', { name: 'Edit “Une visite d’État annoncée pour l’automne”' }).click();
    await expect.poll(() => field(page, 'The date that it gives').inputValue()).toBe('2024-24');
    expect([await field(page, 'The date that it gives').inputValue(), await field(page, 'About which event').inputValue()]).toEqual(['2024-24', STATE_VISIT]);
    await field(page, 'Published on').fill('2024-02-30');
    await page.getByRole('button', { name: 'Check and keep' }).click();
    await page.locator('#data [role=alert]').waitFor();
    await field(page, 'Published on').fill('2024-02-25');
    await field(page, 'Headline, as published').fill('Une visite d’État à l’automne');
    await page.getByRole('button', { name: 'Check and keep' }).click();
    await page.getByText(/Kept in “.*small/).waitFor();
    expect([await seen(page, '2024-02-24'), await seen(page, '2024-02-26')]).toEqual([false, true]);

    await back(page);
    await page.getByRole('button', { name: 'Delete “Une visite d’État à l’automne”' }).click();
    await list(page).getByRole('button', { name: 'Yes, delete it' }).click();
    await page.getByText(/“.*Une visite d’État à l’automne.*” was deleted from/).waitFor();
    await expect.poll(() => list(page).locator('li').count()).toBe(2);
    // the keyboard is on the way back
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Undo');
    await page.keyboard.press('Enter');
    await page.getByText('Taken back: the set is as it was before.').waitFor();
    await expect.poll(() => list(page).locator('li').count()).toBe(3);
    expect(await seen(page, '2024-02-26')).toBe(true);
  });

  it('brought again keep what was said of them', { timeout: 60_000 }, async () => {
    const page = await bring();
    await keep(page);
    await openList(page);
    await page.getByRole('button', { name: /^Say what “A book/ }).click();
    await field(page, 'Its title: neutral, without a date').fill('A meeting in a book');
    await field(page, 'The date that it gives').fill('1999-05-01');
    await page.getByRole('button', { name: 'Check and keep' }).click();
    await page.getByText(/Kept in “.*small/).waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: 'small.ris', mimeType: 'application/x-research-info-systems', buffer: RIS });
    await page.locator('.preview').waitFor();
    expect(await page.locator('.preview').innerText()).toMatch(/1 event stays as it is[\s\S]*what you said of 1 article stays/);
  });
});

describe('the reader’s own articles', () => {
  async function write(page: Page, url: string, title: string): Promise<void> {
    await field(page, 'Address of the page').fill(url);
    await field(page, 'Headline, as published').fill(title);
    await field(page, 'Publisher').fill('Journal Exemple');
    await field(page, 'Published on').fill('2024-02-20');
    await field(page, 'Its title: neutral, without a date').fill(`Event of ${title}`);
    await field(page, 'The date that it gives').fill('2024-02-19');
    await page.getByRole('button', { name: 'Check and keep' }).click();
    await page.getByText(/Kept in “.*My articles/).waitFor();
  }

  it('an address that was entered before is said, and opened; what is given up is asked about; two tabs see the same', { timeout: 60_000 }, async () => {
    const context = await browser.context();
    const page = await context.newPage();
    await page.goto(`${inject('site')}#lang=en&show=data`);
    await page.getByText('Add an article by form').click();
    await write(page, 'https://journal.example/a?utm_source=x', 'One');
    // taken back, it stands in the form again
    await page.locator('.done').getByRole('button', { name: 'Undo' }).click();
    expect(await field(page, 'Headline, as published').inputValue()).toBe('One');
    expect(await storedRows(page, 'sets')).toEqual([]);
    await page.getByRole('button', { name: 'Check and keep' }).click();
    await page.getByRole('button', { name: 'Another article' }).click();
    await field(page, 'Address of the page').fill('http://www.journal.example/a');
    await page.getByText(/Already in “.*My articles.*”: “.*One/).waitFor();
    await page.getByRole('button', { name: 'Open it here' }).click();
    await expect.poll(() => field(page, 'Headline, as published').inputValue()).toBe('One');
    expect(await field(page, 'Its title: neutral, without a date').inputValue()).toBe('Event of One');

    const other = await context.newPage();
    await other.goto(`${inject('site')}#lang=en&show=data`);
    await openList(other, 'My articles');
    await other.getByRole('button', { name: 'Edit “One”' }).click();
    await field(other, 'Headline, as published').fill('One, elsewhere');
    await other.getByRole('button', { name: 'Check and keep' }).click();
    await other.getByText(/Kept in “.*My articles/).waitFor();
    await field(page, 'Headline, as published').fill('One, here');
    await page.getByRole('button', { name: 'Check and keep' }).click();
    await page.getByText('this article was changed in another tab').waitFor();
    // what is written is not lost by opening another
    await openList(page, 'My articles');
    await list(page).getByText('One, elsewhere').waitFor();
    await page.getByRole('button', { name: 'Edit “One, elsewhere”' }).click();
    // it is the same article: the form shows how it is now
    await expect.poll(() => field(page, 'Headline, as published').inputValue()).toBe('One, elsewhere');
    await other.close();

    await page.getByRole('button', { name: 'Leave it as it was' }).click();
    await field(page, 'Headline, as published').fill('Begun');
    await page.getByRole('button', { name: 'Edit “One, elsewhere”' }).click();
    await page.getByText('The form holds something that is kept nowhere').waitFor();
    await list(page).getByRole('button', { name: 'Cancel' }).click();
    expect(await field(page, 'Headline, as published').inputValue()).toBe('Begun');
    // the event that it alone tells of goes with it
    await page.getByRole('button', { name: 'Delete “One, elsewhere”' }).click();
    await page.getByText('1 event that it alone tells of goes with it.').waitFor();
    await list(page).getByRole('button', { name: 'Yes, delete it' }).click();
    await list(page).getByText('There are no articles in it.').waitFor();
    // what is counted for the reminder, and against loss, goes along
    const counted = () => page.evaluate(() => JSON.parse(localStorage.getItem('rapprochement.work') ?? '{}') as { articles: number; lost: unknown });
    await expect.poll(counted).toMatchObject({ articles: 0, lost: null });
    await page.locator('.said').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(counted).toMatchObject({ articles: 1, lost: null });
    await page.getByRole('button', { name: 'Delete “One, elsewhere”' }).click();
    await list(page).getByRole('button', { name: 'Yes, delete it' }).click();
    await list(page).getByText('There are no articles in it.').waitFor();
    const [row] = await storedRows<{ counts: { events: number } }>(page, 'sets');
    expect(row!.counts.events).toBe(0);
  });

  it('what was begun stands in the form again after a reload, and in no other tab; given up, it is gone', { timeout: 60_000 }, async () => {
    const context = await browser.context();
    const page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(`${inject('site')}#lang=en&show=data`);
    await page.getByText('Add an article by form').click();
    await field(page, 'Headline, as published').fill('Une visite');
    await page.getByText('More: place, people').click();
    await field(page, 'Topics: write one, then Enter').fill('Beekeeping');
    await field(page, 'Topics: write one, then Enter').press('Enter');
    await page.getByRole('button', { name: 'Add a statement' }).click();
    await field(page, 'Quotation, word for word, at most 20 words').nth(1).fill('so they said');
    const standsAgain = async (): Promise<void> => {
      await page.getByText('The draft that you had begun is here again').waitFor();
      expect(await field(page, 'Headline, as published').inputValue()).toBe('Une visite');
      expect(await field(page, 'Quotation, word for word, at most 20 words').nth(1).inputValue()).toBe('so they said');
      await page.getByRole('button', { name: 'Remove Beekeeping' }).waitFor();
    };
    await page.reload();
    await standsAgain();
    // it is left there before the page goes: a tab that dies says nothing
    await field(page, 'Publisher').fill('Journal Exemple');
    await expect.poll(() => page.evaluate(() => JSON.stringify(sessionStorage))).toContain('Journal Exemple');
    await page.reload();
    await standsAgain();
    expect(await field(page, 'Publisher').inputValue()).toBe('Journal Exemple');

    const other = await context.newPage();
    await other.goto(`${inject('site')}#lang=en&show=data`);
    await other.getByText('Add an article by form').click();
    expect(await field(other, 'Headline, as published').inputValue()).toBe('');
    await other.close();

    await page.getByRole('button', { name: 'Discard this draft' }).click();
    await page.getByRole('button', { name: 'Yes, discard it' }).click();
    expect(await page.getByText('The draft that you had begun is here again').count()).toBe(0);
    await page.reload();
    await page.getByText('Add an article by form').click();
    expect(await field(page, 'Headline, as published').inputValue()).toBe('');
  });

  it('say all that a report can say, and it is drawn, opened again and sent whole', { timeout: 60_000 }, async () => {
    const context = await browser.context();
    const page = await context.newPage();
    await page.goto(`${inject('site')}#lang=en&show=data`);
    await page.getByText('Add an article by form').click();
    await field(page, 'Address of the page').fill('https://journal.example/talks');
    await field(page, 'Headline, as published').fill('Des entretiens à Ifrane');
    await field(page, 'Publisher').fill('Journal Exemple');
    await field(page, 'Its title: neutral, without a date').fill('Talks on bees');
    await page.getByText('More: place, people').click();
    await field(page, 'The place that it names').fill('Rabat');
    const people = field(page, 'People that it names: write a name, then Enter');
    await people.fill('emmanuel macron');
    await people.press('Enter');
    await people.fill('Zineb Essai');
    // left, it is taken
    await field(page, 'Topics: write one, then Enter').click();
    await field(page, 'Topics: write one, then Enter').fill('Beekeeping');
    await field(page, 'Topics: write one, then Enter').press('Enter');
    await field(page, 'Stands for').selectOption('MA');
    await field(page, 'Office that the article gives').fill('Minister of Bees');
    await field(page, 'Whom it cites: an agency, another newspaper').fill('AFP');
    await page.getByRole('button', { name: 'Add a link to another event' }).click();
    await page.getByRole('button', { name: 'Check and keep' }).click();
    await page.getByText('Choose the event that it leads to, or remove the link.').waitFor();
    await page.getByRole('group', { name: 'Links that it states' }).getByLabel('Find an event').fill('macron state visit');
    await field(page, 'this event').selectOption(STATE_VISIT);
    await page.getByRole('button', { name: 'Check and keep' }).click();
    await page.getByText('An office is kept with the day of the article').waitFor();
    await field(page, 'The date that it gives').fill('2024-03-04');
    await field(page, 'Published on').fill('2024-03-05');
    await page.getByRole('button', { name: 'Check and keep' }).click();
    await page.getByText(/Kept in “.*My articles/).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download it as JSON' }).click()]);
    const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as { articles: { reports: Record<string, unknown>[] }[]; people: { name: { en: string }; side: string; offices: unknown[] }[] };
    expect(file.articles[0]!.reports[0]).toMatchObject({ via: 'afp', date: '2024-03-04', place: 'rabat', links: [{ type: 'prepares', to: STATE_VISIT }] });
    expect(file.people).toMatchObject([{ name: { en: 'Zineb Essai' }, side: 'MA', offices: [{ title: { fr: 'Minister of Bees' }, attested: '2024-03-05' }] }]);
    await page.getByRole('button', { name: 'Open the event' }).click();
    await page.locator('.panel').waitFor();
    await expect.poll(async () => plain(await page.locator('.panel').innerText())).toMatch(/Rabat[\s\S]*Zineb Essai[\s\S]*Minister of Bees/);
    await page.goto(`${inject('site')}#lang=en&show=data`);
    await openList(page, 'My articles');
    await page.getByRole('button', { name: 'Edit “Des entretiens à Ifrane”' }).click();
    await expect.poll(() => field(page, 'The place that it names').inputValue()).toBe('Rabat');
    expect([await field(page, 'Whom it cites: an agency, another newspaper').inputValue(), await field(page, 'this event').inputValue()]).toEqual(['Agence France-Presse', STATE_VISIT]);
    await page.getByRole('button', { name: 'Remove Zineb Essai' }).click();
    await page.getByRole('button', { name: 'Check and keep' }).click();
    await page.getByText(/Kept in “.*My articles/).waitFor();
    const [row] = await storedRows<{ counts: { people: number; topics: number } }>(page, 'sets');
    expect(row!.counts).toMatchObject({ people: 0, topics: 1 });
  });

  it('an address of the corpus leads to its event', async () => {
    const context = await browser.context();
    const page = await context.newPage();
    await page.goto(`${inject('site')}#lang=en&event=${STATE_VISIT}`);
    await isDrawn(page);
    const address = (await page.locator('.panel .source a[href^=http]').first().getAttribute('href'))!;
    await page.goto(`${inject('site')}#lang=en&show=data`);
    await page.getByText('Add an article by form').click();
    await field(page, 'Address of the page').fill(address);
    await page.getByText(/In the curated corpus already/).waitFor();
    await page.getByRole('button', { name: 'See it with its event' }).click();
    await page.locator('.panel').waitFor();
    expect(new URL(page.url()).hash).toContain('event=');
  });

  it('the list has no fault that axe finds, in three languages', { timeout: 90_000 }, async () => {
    for (const language of ['en', 'fr', 'ar'] as const) {
      const page = await bring(`lang=${language}&show=data`);
      await page.locator('.preview .first').click();
      await page.locator('.done').waitFor();
      await page.locator('.done button').first().click();
      await list(page).locator('li').first().waitFor();
      await list(page).locator('li .acts button').nth(2).click();
      await page.locator('details.more summary').click();
      await list(page).locator('li .acts button').nth(1).click();
      await list(page).locator('.sure').waitFor();
      await isSettled(page);
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      await page.context().close();
    }
  });
});
