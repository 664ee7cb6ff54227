// Cards: whole sittings by keyboard and by touch, in Arabic; answers that outlive a page, a browser and a correction.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { focus, STATE_VISIT, storedRows, useQuietBrowser } from './page.ts';
import { copySite, kept, useBrowser, type Copy } from './visit.ts';

const browser = useQuietBrowser();
const unheard = useBrowser();
const site = () => inject('site');
const ROOM = 'show=review';
const ONE = `${ROOM}&only=${STATE_VISIT}`;
const begin = (page: Page) => page.locator('.cards .begin');
const asking = (page: Page) => page.locator('.asking');
const grades = (page: Page) => page.locator('.grades button');
const plain = (text: string): string => text.replace(/[\u200e\u200f\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'ar' } as const;

interface Answer {
  id: string;
  card: string;
  rating: number;
  at: number;
  undone?: true;
}
interface Known {
  id: string;
  event: string;
  recall: { due: number; reps: number };
}
/** The rows of a table as they are stored. */
const stored = <T,>(page: Page, table: 'grades' | 'progress'): Promise<T[]> => storedRows<T>(page, table);
const count = async (page: Page): Promise<number> => (await stored<Answer>(page, 'grades')).length;

async function enter(page: Page, hash = `lang=en&${ONE}`, at = site()): Promise<void> {
  await page.goto(`${at}#${hash}`);
  await page.locator('.cards .today').waitFor({ timeout: 15_000 });
}
/** A sitting that is short. */
async function pace(page: Page, fresh: number): Promise<void> {
  const field = page.locator('.beside input[type=number]').first();
  await field.fill(String(fresh));
  await field.blur();
  await page.locator('.beside .status').getByText(/./).waitFor();
}

/** What the pages said was right, by the question: as a reader remembers. */
type Remembered = Map<string, string>;
const questionOf = async (page: Page): Promise<string> => plain(`${await asking(page).locator('h2').innerText()} ${(await asking(page).locator('.cue').allInnerTexts()).join(' ')}`);
async function choose(page: Page, remembered: Remembered): Promise<number> {
  const choices = (await asking(page).locator('.choices button bdi').allInnerTexts()).map(plain);
  return Math.max(0, choices.indexOf(remembered.get(await questionOf(page)) ?? ''));
}
async function remember(page: Page, remembered: Remembered): Promise<void> {
  await page.locator('.verdict').waitFor();
  const right = asking(page).locator('.done.right bdi').first();
  if ((await right.count()) > 0) remembered.set(await questionOf(page), plain(await right.innerText()));
}
/** Tab, until what has the focus is there. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let at = 0; at < 80; at += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error('The keyboard does not come there.');
}

async function byKeyboard(page: Page, remembered: Remembered): Promise<void> {
  await asking(page).waitFor();
  await expect.poll(() => asking(page).evaluate((element) => element.contains(document.activeElement))).toBe(true);
  if ((await asking(page).getAttribute('data-kind')) === 'place') {
    await tabTo(page, asking(page).getByRole('slider'));
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
  } else await page.keyboard.press(String((await choose(page, remembered)) + 1));
  await remember(page, remembered);
}
async function byTouch(page: Page, remembered: Remembered): Promise<void> {
  await asking(page).waitFor();
  if ((await asking(page).getAttribute('data-kind')) === 'place') await asking(page).locator('.put button').tap();
  else await asking(page).locator('.choices button').nth(await choose(page, remembered)).tap();
  await remember(page, remembered);
}
/** Answers until the sitting is over; a card that is put on the axis may not be hit, and the reader stops. */
async function whole(page: Page, answer: (page: Page, remembered: Remembered) => Promise<void>, grade: (page: Page) => Promise<void>, stop: (page: Page) => Promise<void>): Promise<number> {
  const remembered: Remembered = new Map();
  for (let n = 0; n < 30; n += 1) {
    if (await page.locator('.cards .end').isVisible()) return n;
    const before = await count(page);
    await answer(page, remembered);
    await grade(page);
    await expect.poll(() => count(page)).toBe(before + 1);
    await page.locator('.cards .end, .asking .choices button, .asking [role=slider][aria-disabled=false]').first().waitFor();
  }
  await stop(page);
  return 30;
}

describe('a whole sitting in Arabic', () => {
  it('by keyboard alone, from the address to the end', async () => {
    const context = await browser.context();
    const page = await context.newPage();
    await enter(page, `lang=ar&${ONE}`);
    await tabTo(page, page.locator('.beside input[type=number]').first());
    await page.keyboard.press('Control+a');
    await page.keyboard.type('3');
    await page.keyboard.press('Tab');
    await expect.poll(async () => plain(await begin(page).innerText())).toContain('3');
    await tabTo(page, begin(page), 'Shift+Tab');
    expect((await focus(page)).shown).toBe(true);
    await page.keyboard.press('Enter');
    await whole(page, byKeyboard, (at) => at.keyboard.press('Enter'), async (at) => {
      await tabTo(at, at.locator('.bar button').last());
      await at.keyboard.press('Enter');
    });
    await page.locator('.cards .end').waitFor();
    // the keyboard is where it goes on
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.cards') !== null)).toBe(true);
    const answers = await stored<Answer>(page, 'grades');
    expect(answers.length).toBeGreaterThanOrEqual(3);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(answers.length);
    await page.keyboard.press('Enter');
    await page.locator('.cards .today').waitFor();
    await expect.poll(async () => Number(plain(await page.locator('.today dd').last().innerText()))).toBe(answers.length);
  });

  it('by touch alone; every target is large enough, and nothing is cut off', async () => {
    const context = await browser.context(PHONE);
    const page = await context.newPage();
    await enter(page, `lang=ar&${ONE}`);
    await pace(page, 2);
    const small = () => page.locator('.cards').evaluate((cards) => [...cards.querySelectorAll('button, input, summary')].filter((each) => each.getBoundingClientRect().height > 0 && each.getBoundingClientRect().height < 44 && each.closest('article') === null).map((each) => (each as HTMLElement).innerText || each.tagName));
    expect(await small()).toEqual([]);
    await begin(page).tap();
    await asking(page).waitFor();
    expect(await small()).toEqual([]);
    await whole(
      page,
      byTouch,
      async (at) => {
        expect(await small()).toEqual([]);
        await at.locator('.grades .likely').tap();
      },
      (at) => at.locator('.bar button').last().tap(),
    );
    await page.locator('.cards .end').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.locator('.end button').first().tap();
    await page.locator('.cards .today').waitFor();
  });
});

describe('answers', () => {
  /** Some answers, whatever they are. */
  async function answer(page: Page, n: number): Promise<void> {
    await begin(page).click();
    for (let at = 0; at < n; at += 1) {
      const before = await count(page);
      await byKeyboard(page, new Map());
      await page.keyboard.press('Enter');
      await expect.poll(() => count(page)).toBe(before + 1);
    }
  }

  it('are there after a reload, and so is what is due', async () => {
    const context = await browser.context();
    const page = await context.newPage();
    await enter(page);
    await answer(page, 3);
    const before = await stored<Known>(page, 'progress');
    await page.reload();
    await page.locator('.cards .today').waitFor();
    await expect.poll(async () => plain(await page.locator('.today dd').last().innerText())).toBe('3');
    expect(await stored<Known>(page, 'progress')).toEqual(before);
    expect(await page.locator('.beside li').count()).toBe(14);
  });

  it('end with the knowledge day on which they are asked: nothing later is left on the table', async () => {
    const context = await browser.context();
    const page = await context.newPage();
    await enter(page);
    await begin(page).click();
    await asking(page).waitFor();
    await page.keyboard.press('[');
    await expect.poll(() => page.locator('.said').innerText()).toContain('knowledge day was moved');
    expect(await asking(page).count()).toBe(0);
    expect(await count(page)).toBe(0);
  });

  it('are taken back one by one, by key and by button, and the card is asked again', async () => {
    const context = await browser.context();
    const page = await context.newPage();
    await enter(page);
    await begin(page).click();
    const first = await questionOf(page);
    await byKeyboard(page, new Map());
    await page.keyboard.press('Enter');
    await expect.poll(() => count(page)).toBe(1);
    await byKeyboard(page, new Map());
    await page.keyboard.press('Enter');
    await expect.poll(() => count(page)).toBe(2);
    await page.keyboard.press('Control+z');
    await page.locator('.said').getByText('is undone').waitFor();
    expect((await stored<Answer>(page, 'grades')).filter(({ undone }) => undone)).toHaveLength(1);
    await page.getByRole('button', { name: 'Undo the last answer' }).click();
    await expect.poll(() => stored(page, 'progress')).toEqual([]);
    await expect.poll(() => questionOf(page)).toBe(first);
    expect((await stored<Answer>(page, 'grades')).every(({ undone }) => undone)).toBe(true);
  });

  it('go into a backup, and come back in a browser that has nothing', async () => {
    const context = await browser.context();
    const page = await context.newPage();
    await enter(page);
    await pace(page, 4);
    await answer(page, 3);
    const [answers, progress] = [await stored<Answer>(page, 'grades'), await stored<Known>(page, 'progress')];
    await page.goto(`${site()}#lang=en&show=own`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.backup').getByRole('button', { name: 'Download a backup' }).click()]);
    const file = await readFile(await download.path());

    const clean = await (await browser.context()).newPage();
    await clean.goto(`${site()}#lang=en&show=own`);
    await clean.locator('.backup').waitFor();
    await clean.locator('.backup input[type=file]').setInputFiles({ name: 'backup.json', mimeType: 'application/json', buffer: file });
    await clean.getByText('Put in the place of').or(clean.locator('.backup input[value=instead]')).first().waitFor();
    await clean.locator('.backup input[value=instead]').check();
    const row = clean.locator('.backup tr').filter({ hasText: 'Answers to cards' });
    await expect.poll(async () => plain(await row.innerText())).toMatch(/^Answers to cards 3 /);
    await clean.locator('.backup form button[type=submit]').click();
    await expect.poll(() => stored<Answer>(clean, 'grades')).toEqual(answers);
    expect(await stored<Known>(clean, 'progress')).toEqual(progress);
    await enter(clean);
    await expect.poll(() => clean.locator('.beside input[type=number]').first().inputValue()).toBe('4');
    expect(plain(await clean.locator('.today dd').last().innerText())).toBe('3');
  });

  it('given in two tabs at once are all kept, and each tab hears of the other', async () => {
    const context = await browser.context();
    const [one, two] = [await context.newPage(), await context.newPage()];
    await enter(one);
    await enter(two);
    await begin(one).click();
    await begin(two).click();
    // both show the same card, and both answer it
    for (const page of [one, two]) {
      await page.bringToFront();
      await byKeyboard(page, new Map());
    }
    await Promise.all([grades(one).last().click(), grades(two).last().click()]);
    await expect.poll(() => count(one)).toBe(2);
    const [first, second] = (await stored<Answer>(one, 'grades')).sort((a, b) => a.at - b.at);
    expect(first!.card).toBe(second!.card);
    const [known] = await stored<Known>(one, 'progress');
    expect(known!.recall.reps).toBe(2);
    await expect.poll(async () => [await one.locator('.said').innerText(), await two.locator('.said').innerText()].join(' ')).toContain('Both answers are kept');
  });

  it('where the browser keeps nothing are learnt from all the same, and the page says that they end with it', async () => {
    const context = await browser.context();
    await context.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
    const page = await context.newPage();
    await enter(page);
    await page.locator('.cards .said').getByText('ends with this page').waitFor();
    await begin(page).click();
    await byKeyboard(page, new Map());
    await page.keyboard.press('Enter');
    await page.locator('.cards .number').getByText('2').waitFor();
    await page.getByRole('button', { name: 'Stop here' }).click();
    await page.getByRole('button', { name: 'Back to today' }).click();
    await expect.poll(async () => plain(await page.locator('.today dd').last().innerText())).toBe('1');
  });
});

/** A release of the site whose corpus says something else, under a number of its own. */
async function correct(copy: Copy, change: (events: { id: string; span: { from: number; to: number; core: [number, number] | null } }[]) => void): Promise<void> {
  const assets = join(copy.root, 'assets');
  const names = await readdir(assets);
  const name = names.find((each) => /^corpus-.*\.json$/.test(each))!;
  const corpus = JSON.parse(await readFile(join(assets, name), 'utf8')) as { version: string; events: Parameters<typeof change>[0] };
  change(corpus.events);
  await writeFile(join(assets, name), JSON.stringify(corpus));
  const { version } = corpus;
  const next = version.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  for (const each of names.filter((file) => /\.(js|json)$/.test(file))) {
    const text = await readFile(join(assets, each), 'utf8');
    // names of files have it too, and stay
    if (text.includes(version)) await writeFile(join(assets, each), text.replace(new RegExp(`(?<!(?:corpus|evidence)-)${version}`, 'g'), next));
  }
}

describe('a corrected event', () => {
  it('has its cards marked as changed and asked today, until they are answered again', async () => {
    const copy = await copySite();
    try {
      // without the worker, and past what the browser holds of the release before
      const context = await unheard.open({ serviceWorkers: 'block' });
      await context.route('**/assets/**', (route) => route.continue());
      const page = await context.newPage();
      await enter(page, `lang=en&${ONE}`, copy.url);
      const edition = await kept(page);
      await pace(page, 50);
      await begin(page).click();
      const total = Number(/\d+$/.exec(plain(await page.locator('.cards .number').innerText()))![0]);
      for (let n = 0; n < total; n += 1) {
        await byKeyboard(page, new Map());
        await page.keyboard.press('Enter');
        await expect.poll(() => count(page)).toBe(n + 1);
      }
      const cards = (await stored<Known>(page, 'progress')).map(({ id }) => id);
      expect(cards).toContain(`when.${STATE_VISIT}`);

      await correct(copy, (events) => {
        const event = events.find(({ id }) => id === STATE_VISIT)!;
        event.span = { ...event.span, to: event.span.to + 1, core: event.span.core && [event.span.core[0], event.span.core[1] + 1] };
      });
      await page.reload();
      await expect.poll(() => kept(page), { timeout: 15_000 }).not.toBe(edition);
      await page.reload();
      await page.locator('.today .note').getByText('corrected since you answered').waitFor();
      // nothing that was answered is lost
      expect((await stored<Known>(page, 'progress')).map(({ id }) => id)).toEqual(cards);
      const changed = Number(/^\d+/.exec(plain(await page.locator('.today .note').innerText()))![0]);
      expect(changed).toBeGreaterThan(0);
      expect(changed).toBeLessThan(cards.length);

      await begin(page).click();
      let marked = 0;
      for (let n = 0; n < total && marked < changed; n += 1) {
        const before = await count(page);
        const isMarked = await page.locator('.table .note').isVisible();
        marked += Number(isMarked);
        await byKeyboard(page, new Map());
        await page.keyboard.press('Enter');
        await expect.poll(() => count(page)).toBe(before + 1);
      }
      expect(marked).toBe(changed);
      await page.getByRole('button', { name: 'Stop here' }).click();
      await page.getByRole('button', { name: 'Back to today' }).click();
      await page.locator('.today').waitFor();
      await expect.poll(() => page.locator('.today .note').count()).toBe(0);
      await context.close();
    } finally {
      await copy.remove();
    }
  });
});

it('the start, a question and the end are without faults that a machine finds', async () => {
  const page = await browser.open(`lang=en`);
  await enter(page);
  const faults = async () => (await new AxeBuilder({ page }).include('#review').analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))]);
  expect(await faults()).toEqual([]);
  await begin(page).click();
  await byKeyboard(page, new Map());
  expect(await faults()).toEqual([]);
  await page.keyboard.press('Enter');
  await expect.poll(() => count(page)).toBe(1);
  await page.getByRole('button', { name: 'Stop here' }).click();
  await page.locator('.cards .end').waitFor();
  expect(await faults()).toEqual([]);
});
