// What the reader writes: kept through everything that can happen to a page, a tab and a browser's storage.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Download, type Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { address, count, DARMANIN_2024, focus, goTo, STATE_VISIT, storedRows, useQuietBrowser } from './page.ts';
import { isDrawn, useBrowser } from './visit.ts';

const quiet = useQuietBrowser();
const browser = useBrowser();
const site = () => inject('site');
const editor = (page: Page) => page.locator('.own textarea').first();
const saved = (page: Page) => page.locator('.own .status').getByText(/^(Saved|Enregistré|تم الحفظ)$/).first().waitFor();
const alone = { serviceWorkers: 'block' } as const;

const OPEN = `lang=en&event=${STATE_VISIT}`;
async function write(page: Page, text: string): Promise<void> {
  await editor(page).fill(text);
  await saved(page);
}
/** Types as a hand does, and does not wait until it is saved. */
const type = async (page: Page, text: string): Promise<void> => {
  await editor(page).focus();
  await page.keyboard.type(text);
};
/** Leaves the page for another of the same site, and comes back. */
async function leaveAndReturn(page: Page, hash = OPEN): Promise<void> {
  await page.goto(`${site()}reset/`);
  await page.goto(`${site()}#${hash}`);
  await isDrawn(page);
}
/** The rows of a table as they are stored. */
const stored = (page: Page, table: string): Promise<{ text?: string; name?: string }[]> => storedRows(page, table);
const textOf = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8');
async function backup(page: Page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.backup').getByRole('button', { name: 'Download a backup' }).click()]);
  expect(download.suggestedFilename()).toMatch(/^rapprochement-\d{4}-\d\d-\d\d\.json$/);
  return textOf(download);
}
const undated = (text: string): string => text.replace(/"exportedAt": "[^"]+"/, '');
/** My work, opened by its address: there is no timeline to wait for. */
async function openRoom(): Promise<Page> {
  const context = await quiet.context();
  const page = await context.newPage();
  await page.goto(`${site()}#lang=en&show=own`);
  await page.locator('.work').waitFor();
  return page;
}
const room = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'My work' }).click();
  await page.locator('.work').waitFor();
};

describe('a note', () => {
  it('is saved while it is typed, and is there after a reload', async () => {
    const page = await quiet.open(OPEN);
    await type(page, 'Compare both communiqués. قارن البلاغين.');
    await saved(page);
    await page.reload();
    await isDrawn(page);
    await expect.poll(() => editor(page).inputValue()).toBe('Compare both communiqués. قارن البلاغين.');
    expect(await page.locator('.own .mark').count()).toBe(1);
  });

  it.each([
    ['navigated away from', (page: Page) => leaveAndReturn(page)],
    ['reloaded', (page: Page) => page.reload().then(() => isDrawn(page))],
  ])('typed and at once %s is kept, every time', async (_, leave) => {
    const page = await quiet.open(OPEN);
    let text = '';
    for (let run = 0; run < 4; run++) {
      const more = `Run ${String(run)}. `;
      await editor(page).focus();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(more);
      text += more;
      await leave(page);
      // on a first visit the corpus is still being stored, and the note waits for its turn
      await expect.poll(() => editor(page).inputValue(), { timeout: 10_000 }).toBe(text);
    }
    expect(await stored(page, 'drafts')).toEqual([]);
  });

  it('is led to from the top of the panel', async () => {
    const page = await quiet.open(OPEN);
    await page.locator('.panel').getByRole('button', { name: 'My note', exact: true }).click();
    await page.keyboard.type('from the top');
    expect(await editor(page).inputValue()).toBe('from the top');
    expect(await editor(page).evaluate((field) => field.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
    await saved(page);
  });

  it('typed in a tab that is closed at once is kept', async () => {
    const context = await quiet.context();
    const page = await context.newPage();
    await page.goto(`${site()}#${OPEN}`);
    await isDrawn(page);
    await type(page, 'closed at once');
    await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
    const again = await context.newPage();
    await again.goto(`${site()}#${OPEN}`);
    await isDrawn(again);
    await expect.poll(() => editor(again).inputValue(), { timeout: 10_000 }).toBe('closed at once');
  });

  it('that was saved outlives a crash of the tab', async () => {
    const context = await browser.open(alone);
    const page = await context.newPage();
    await page.goto(`${site()}#${OPEN}`);
    await isDrawn(page);
    await write(page, 'before the crash');
    const devtools = await context.newCDPSession(page);
    const gone = page.waitForEvent('crash');
    devtools.send('Page.crash').catch(() => undefined);
    await gone;
    const again = await context.newPage();
    await again.goto(`${site()}#${OPEN}`);
    await isDrawn(again);
    await expect.poll(() => editor(again).inputValue()).toBe('before the crash');
    await context.close();
  });

  it('says that the browser may clear it, or has promised not to', async () => {
    for (const granted of [false, true]) {
      const context = await quiet.context();
      const page = await context.newPage();
      if (granted) {
        const devtools = await context.newCDPSession(page);
        const { targetInfo } = await devtools.send('Target.getTargetInfo');
        await devtools.send('Browser.grantPermissions', { origin: new URL(site()).origin, permissions: ['durableStorage'], browserContextId: targetInfo.browserContextId });
      }
      await page.goto(`${site()}#${OPEN}`);
      await isDrawn(page);
      await write(page, 'dear');
      await room(page);
      await page.locator('.work .where').getByText(granted ? 'has promised' : 'keep a backup').waitFor();
    }
  });

  it('whose event has gone keeps its text and the title that it had', async () => {
    const page = await quiet.open(OPEN);
    await write(page, 'about what is gone');
    await page.evaluate(
      () =>
        new Promise<void>((done) => {
          const request = indexedDB.open('rapprochement');
          request.onsuccess = () => {
            const notes = request.result.transaction('notes', 'readwrite').objectStore('notes');
            notes.getAll().onsuccess = (event) => {
              const [row] = (event.target as IDBRequest<object[]>).result;
              notes.put({ ...row, event: 'an-event-of-old', title: { en: 'The old title', fr: 'x', ar: 'x' } }).onsuccess = () => done(request.result.close());
            };
          };
        }),
    );
    await page.goto(`${site()}#lang=en&show=own`);
    await page.reload();
    await page.getByText('The old title').waitFor();
    await page.getByText('no longer in the data').waitFor();
    await page.getByText('about what is gone').waitFor();
  });
});

describe('two tabs', () => {
  it('see what the other writes, and keep both texts of one note written at once', async () => {
    const context = await quiet.context();
    const [one, two] = [await context.newPage(), await context.newPage()];
    for (const page of [one, two]) {
      await page.goto(`${site()}#${OPEN}`);
      await isDrawn(page);
    }
    await write(one, 'base');
    await expect.poll(() => editor(two).inputValue()).toBe('base');
    // both within the rest of the other
    await Promise.all([editor(one).fill('base, and one'), editor(two).fill('base, and two')]);
    await expect.poll(async () => (await stored(one, 'notes')).map(({ text }) => text).sort()).toEqual(['base, and one', 'base, and two']);
    await expect.poll(() => two.locator('.own textarea').count()).toBe(2);
  });

  it('of which one brings a later version: the other keeps the text, writes no more, and does not reload by itself', async () => {
    const context = await browser.open(alone);
    const page = await context.newPage();
    await page.goto(`${site()}#${OPEN}`);
    await isDrawn(page);
    await write(page, 'saved');
    const other = await context.newPage();
    await other.goto(`${site()}reset/`);
    await other.evaluate(
      () =>
        new Promise<void>((done) => {
          const request = indexedDB.open('rapprochement', 990);
          request.onsuccess = () => done(request.result.close());
        }),
    );
    await page.locator('.keeping').getByText('can no longer save').waitFor();
    expect(await editor(page).inputValue()).toBe('saved');
    expect(await editor(page).getAttribute('readonly')).not.toBeNull();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.keeping').getByRole('button', { name: 'Download a backup' }).click()]);
    expect(JSON.parse(await textOf(download)).content.notes).toMatchObject([{ text: 'saved' }]);
    await context.close();
  });
});

describe('a browser that loses or refuses', () => {
  it('site data cleared under the open tab: what is seen stays, and can be backed up', async () => {
    const context = await browser.open(alone);
    const page = await context.newPage();
    await page.goto(`${site()}#${OPEN}`);
    await isDrawn(page);
    await write(page, 'dear');
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.clearDataForOrigin', { origin: new URL(site()).origin, storageTypes: 'all' });
    await page.locator('.keeping').getByText('still on this page').waitFor();
    expect(await editor(page).inputValue()).toBe('dear');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.keeping').getByRole('button', { name: 'Download a backup' }).click()]);
    expect(JSON.parse(await textOf(download)).content.notes).toMatchObject([{ text: 'dear' }]);
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    await context.close();
  });

  it('a database wiped by the browser is told, with how much there was; "I have understood" ends it', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'profile-'));
    const launch = { ...inject('launch'), serviceWorkers: 'block' as const, locale: 'en-GB' };
    const first = await chromium.launchPersistentContext(profile, launch);
    const page = await first.newPage();
    await page.goto(`${site()}#${OPEN}`);
    await isDrawn(page);
    await write(page, 'dear');
    await page.goto(`${site()}#lang=en&show=data`);
    const days = JSON.stringify({ title: { text: { headline: 'Days' } }, events: [{ start_date: { year: 2001 }, unique_id: 'one', text: { headline: 'A whole year' } }] });
    await page.locator('#data input[type=file]').setInputFiles({ name: 'days.json', mimeType: 'application/json', buffer: Buffer.from(days) });
    await page.locator('.preview').getByRole('button', { name: /^Keep/ }).click();
    await page.locator('#data .done').waitFor();
    await expect.poll(() => page.evaluate(() => localStorage.getItem('rapprochement.work'))).toContain('"sets":1');
    await first.close();
    const folder = join(profile, 'Default', 'IndexedDB');
    expect(await readdir(folder)).not.toEqual([]);
    await rm(folder, { recursive: true });
    const second = await chromium.launchPersistentContext(profile, launch);
    const again = await second.newPage();
    await again.goto(`${site()}#${OPEN}`);
    await isDrawn(again);
    const told = again.locator('.keeping').getByText('There were 2 pieces of your work here');
    await told.waitFor();
    await again.locator('.keeping').getByText(/Imported sets: .?1.?; articles of your own: .?0/).waitFor();
    await again.locator('.keeping').getByRole('button', { name: 'I have understood' }).click();
    await told.waitFor({ state: 'detached' });
    await again.reload();
    await isDrawn(again);
    await editor(again).waitFor();
    expect(await told.count()).toBe(0);
    await second.close();
    await rm(profile, { recursive: true });
  });

  it('no room left: the text stays in its editor, is called not saved, and a backup holds it', { timeout: 60_000 }, async () => {
    const context = await browser.open(alone);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const leave = (quotaSize: number) => devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(site()).origin, quotaSize });
    await leave(200_000);
    await page.goto(`${site()}#${OPEN}`);
    await isDrawn(page);
    await page.getByText('no room left').waitFor();
    await leave(1);
    const failed = page.locator('.own .failed').first();
    // for some seconds the browser goes by the room that it counted before
    let text = 'عزيز '.repeat(2_000);
    await expect.poll(async () => {
      text = text.slice(0, -1);
      await editor(page).fill(text);
      await page.waitForTimeout(600);
      return (await failed.count()) === 0 ? '' : failed.innerText();
    }, { timeout: 40_000 }).toContain('Not saved.');
    expect(await page.locator('.own .status').getByText('Saved', { exact: true }).count()).toBe(0);
    expect(await editor(page).inputValue()).toBe(text);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.own .actions').getByRole('button', { name: 'Download a backup' }).click()]);
    expect(JSON.parse(await textOf(download)).content.notes).toMatchObject([{ text }]);
    await context.close();
  });

  it('a connection that is lost: not saved is said, the text stays, and it is saved when the page is looked at again', async () => {
    const context = await browser.open(alone);
    const page = await context.newPage();
    await page.addInitScript(() => {
      const { transaction } = IDBDatabase.prototype;
      IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof transaction>) {
        if ((globalThis as { lost?: true }).lost) throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError');
        return transaction.apply(this, args);
      } as typeof transaction;
    });
    await page.goto(`${site()}#${OPEN}`);
    await isDrawn(page);
    await write(page, 'before');
    await page.evaluate(() => ((globalThis as { lost?: true }).lost = true));
    await editor(page).fill('before, and after');
    await page.locator('.own .failed').getByText('did not answer').waitFor();
    await page.evaluate(() => {
      delete (globalThis as { lost?: true }).lost;
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await saved(page);
    expect(await stored(page, 'notes')).toMatchObject([{ text: 'before, and after' }]);
    await context.close();
  });

  it.each([
    ['there is no IndexedDB', `Object.defineProperty(window, 'indexedDB', { value: undefined })`],
    ['nothing at all may be stored', `Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('', 'SecurityError') } }); Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })`],
  ])('%s: notes live in memory, it is told, and they can be backed up and restored', async (_, script) => {
    const context = await quiet.context();
    const page = await context.newPage();
    await page.addInitScript(script);
    await page.goto(`${site()}#${OPEN}`);
    await isDrawn(page);
    await editor(page).fill('in memory');
    await page.getByText('Kept only until this page is closed').waitFor();
    await page.locator('.keeping').getByText('ends with this page').waitFor();
    // to another event and back
    await goTo(page, `lang=en&event=${DARMANIN_2024}`);
    await goTo(page, OPEN);
    expect(await editor(page).inputValue()).toBe('in memory');
    await room(page);
    const text = await backup(page);
    await page.reload();
    await page.locator('.work').waitFor();
    expect(await page.getByText('in memory', { exact: true }).count()).toBe(0);
    await page.locator('.backup input[type=file]').setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.locator('.backup form').getByRole('button', { name: 'Restore', exact: true }).click();
    await page.getByText('in memory', { exact: true }).waitFor();
  });
});

describe('collections', () => {
  it('gather events, are put in order by keys and by hand, and are shown alone; the address needs no database', async () => {
    const page = await quiet.open(OPEN);
    const summary = page.locator('.own summary');
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('New collection').fill('Chapter 3');
    await page.keyboard.press('Enter');
    await page.locator('.own .all input:checked').waitFor();
    for (const id of [DARMANIN_2024, '2020-10-15-darmanin-rabat']) {
      await goTo(page, `lang=en&event=${id}`);
      await summary.click();
      await page.locator('.own .all input').check();
    }
    await expect.poll(async () => (await stored(page, 'collections'))[0]).toMatchObject({ name: 'Chapter 3', events: [{ event: STATE_VISIT }, { event: DARMANIN_2024 }, { event: '2020-10-15-darmanin-rabat' }] });
    await goTo(page, 'lang=en&show=own');
    const entries = () => page.locator('.collection li').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['entry']));
    await expect.poll(entries).toEqual([STATE_VISIT, DARMANIN_2024, '2020-10-15-darmanin-rabat']);
    // keys: the handle keeps the keyboard
    await page.locator('.collection .handle').first().focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(entries).toEqual([DARMANIN_2024, STATE_VISIT, '2020-10-15-darmanin-rabat']);
    await expect.poll(async () => (await focus(page)).name).toContain("Macron's state visit");
    // a button
    await page.locator('.collection .down').first().click();
    await expect.poll(entries).toEqual([STATE_VISIT, DARMANIN_2024, '2020-10-15-darmanin-rabat']);
    // the hand
    const [from, to] = [await page.locator('.collection .handle').nth(2).boundingBox(), await page.locator('.collection li').first().boundingBox()];
    await page.mouse.move(from!.x + 5, from!.y + 5);
    await page.mouse.down();
    await page.mouse.move(to!.x + 20, to!.y + 3, { steps: 8 });
    await page.mouse.up();
    await expect.poll(entries).toEqual(['2020-10-15-darmanin-rabat', STATE_VISIT, DARMANIN_2024]);
    await page.getByRole('button', { name: 'Show only “Chapter 3” on the timeline' }).click();
    await expect.poll(() => count(page)).toBe(3);
    await page.getByRole('button', { name: 'Remove the filter only “Chapter 3”' }).waitFor();
    expect(address(page)['only']?.split(',')).toHaveLength(3);
    // elsewhere
    const elsewhere = await quiet.open(new URL(page.url()).hash.slice(1));
    expect(await count(elsewhere)).toBe(3);
    await elsewhere.getByRole('button', { name: 'Remove the filter only 3 chosen events' }).click();
    await expect.poll(() => count(elsewhere)).toBeGreaterThan(100);
  });

  it('are deleted after a question, and come back', async () => {
    const page = await openRoom();
    await page.locator('.make input').fill('For now');
    await page.locator('.make button').click();
    await page.locator('.collection').getByRole('button', { name: 'Delete' }).click();
    expect((await focus(page)).name).toBe('Keep it');
    await page.keyboard.press('Escape');
    expect((await focus(page)).name).toBe('Delete');
    await page.keyboard.press('Enter');
    await page.locator('.collection').getByRole('button', { name: 'Delete', exact: true }).click();
    await page.locator('.collection').waitFor({ state: 'detached' });
    expect((await focus(page)).name).toBe('Undo');
    await page.keyboard.press('Enter');
    await page.locator('.collection').waitFor();
    expect(await stored(page, 'collections')).toMatchObject([{ name: 'For now' }]);
  });
});

describe('a story of one’s own', () => {
  /** the keyboard alone goes to what is asked for */
  async function tabTo(page: Page, selector: string, from?: string): Promise<void> {
    if (from !== undefined) await page.locator(from).first().focus();
    for (let presses = 0; presses < 150; presses++) {
      if (await page.evaluate((asked) => document.activeElement?.matches(asked) === true, selector)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not come to ${selector}`);
  }

  it('is made of three events by keyboard in Arabic, played, and found again; its file can be brought', async () => {
    const context = await quiet.context();
    const page = await context.newPage();
    await page.goto(`${site()}#lang=ar&show=own&from=2024-01-01&to=2024-12-31`);
    await page.locator('.make input').waitFor();
    await tabTo(page, '.make input');
    await page.keyboard.insertText('قصتي');
    await page.keyboard.press('Enter');
    await page.locator('.collection').waitFor();
    await tabTo(page, '.collection button[aria-label^="اجعل"]', 'body .rooms button');
    await page.keyboard.press('Enter');
    await page.locator('.editor').waitFor();
    for (const [n, id] of [STATE_VISIT, DARMANIN_2024, '2020-10-15-darmanin-rabat'].entries()) {
      await tabTo(page, '.editor select', '.rooms button');
      const place = await page.locator('.editor option').evaluateAll((options, value) => options.findIndex((option) => (option as HTMLOptionElement).value === value), id);
      for (let at = 0; at < place; at++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.editor textarea').count()).toBe(n + 1);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect((await new AxeBuilder({ page }).analyze()).violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await tabTo(page, '.editor textarea', '.rooms button');
    await page.keyboard.insertText('هنا كل شيء');
    await tabTo(page, '.editor li .button');
    await page.keyboard.press('Enter');
    // the last one goes before the second
    await page.locator('.collection .handle').nth(2).focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(async () => (await stored(page, 'collections'))[0]).toMatchObject({
      name: 'قصتي', story: { title: { ar: 'قصتي' } },
      events: [{ event: STATE_VISIT, caption: { ar: 'هنا كل شيء' }, view: { known: null, selected: STATE_VISIT } }, { event: '2020-10-15-darmanin-rabat' }, { event: DARMANIN_2024 }],
    });
    await tabTo(page, '.editor button[aria-label^="عرض"]', '.editor select');
    await page.keyboard.press('Enter');
    await page.locator('.story .said').waitFor();
    expect(await page.locator('.story .said').innerText()).toBe('هنا كل شيء');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('story-title');
    expect(address(page)).toMatchObject({ from: '2024-01-01', to: '2024-12-31' });
    // on is to the left
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => address(page)['step']).toBe('3');
    await page.locator(`[data-event="${DARMANIN_2024}"][aria-pressed="true"]`).waitFor({ state: 'attached' });
    await page.reload();
    await page.locator(`.story [data-told="${DARMANIN_2024}"]`).waitFor();
    await goTo(page, 'lang=ar&show=stories');
    await page.locator('.tales h3').getByText('قصتي').waitFor();
    // its file, brought again, is another of the same
    await goTo(page, 'lang=fr&show=own');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.editor button[aria-label$="JSON"]').click()]);
    const file = await textOf(download);
    await page.locator('.bring input').setInputFiles({ name: 'story.json', mimeType: 'application/json', buffer: Buffer.from(file) });
    await expect.poll(async () => (await stored(page, 'collections')).length).toBe(2);
    await page.locator('.bring input').setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from(file.replaceAll(STATE_VISIT, 'gone')) });
    await page.locator('.bring .failed li').getByText('steps.0.sentences').waitFor();
    expect(await stored(page, 'collections')).toHaveLength(2);
    expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/\{\$|undefined/);
  });
});

describe('saved views', () => {
  it('open where they were saved, in the language of now', async () => {
    const page = await quiet.open('lang=en&known=2024-04-23&from=2024-01-01&to=2024-12-31&lanes=topic');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toMatch(/2024.*known on 23 Apr 2024/);
    await page.keyboard.type('April');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Open “April”' }).waitFor();
    await goTo(page, 'lang=fr&show=own');
    await page.getByRole('button', { name: 'Ouvrir' }).click();
    await expect.poll(() => address(page)).toMatchObject({ lang: 'fr', known: '2024-04-23', from: '2024-01-01', lanes: 'topic' });
    expect(address(page)['show']).toBeUndefined();
  });
});

describe('on an earlier day', () => {
  it('a note on what was not known yet is counted, and not shown unasked', async () => {
    const page = await quiet.open(OPEN);
    await write(page, 'about the state visit');
    await goTo(page, 'lang=en&show=own&known=1990-01-01');
    await page.getByText('1 is about an event that was not known yet').waitFor();
    expect(await page.locator('.work').getByText('state visit').count()).toBe(0);
    await page.getByRole('button', { name: 'Show them' }).click();
    await page.locator('.work .open').click();
    await expect.poll(() => address(page)['event']).toBe(STATE_VISIT);
    expect(address(page)['known']).toBeUndefined();
  });
});

describe('a backup', () => {
  it('made, wiped, restored and made again is the same file; restoring can be undone', async () => {
    const page = await quiet.open(OPEN);
    await write(page, 'À relire ‮ قارن');
    await goTo(page, 'lang=en&show=own');
    await page.locator('.make input').fill('Chapter');
    await page.locator('.make button').click();
    await page.locator('.collection').waitFor();
    const before = await backup(page);
    expect(JSON.parse(before)).toMatchObject({ backup: 'rapprochement-backup', counts: { notes: 1, collections: 1 }, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    // another browser
    const elsewhere = await openRoom();
    await elsewhere.locator('.backup input[type=file]').setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(before) });
    const form = elsewhere.locator('.backup form');
    await form.getByText('a backup of').waitFor();
    expect(await stored(elsewhere, 'notes')).toEqual([]);
    await form.getByLabel('In the place of what is here', { exact: false }).check();
    await form.getByRole('button', { name: 'Restore', exact: true }).click();
    await elsewhere.getByText('Restored.', { exact: true }).waitFor();
    expect(undated(await backup(elsewhere))).toBe(undated(before));
    await elsewhere.getByRole('button', { name: 'Undo the restoring' }).click();
    await elsewhere.getByText('All is as it was before.').waitFor();
    expect(await stored(elsewhere, 'notes')).toEqual([]);
  });

  it('in the place of what is here leaves a copy of it, by which the reader goes back after a reload', async () => {
    const page = await quiet.open(OPEN);
    await write(page, 'what was here: قارن');
    await goTo(page, 'lang=en&show=own');
    const before = await stored(page, 'notes');
    expect(before).toHaveLength(1);
    const other = await openRoom();
    const empty = await backup(other);
    await page.locator('.backup input[type=file]').setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from(empty) });
    const form = page.locator('.backup form');
    await form.getByLabel('In the place of what is here', { exact: false }).check();
    await form.getByRole('button', { name: 'Restore', exact: true }).click();
    await page.getByText('What was here is among the copies, and stays there.').waitFor();
    expect(await stored(page, 'notes')).toEqual([]);
    await page.getByText(/before a backup took its place/).first().waitFor();

    await page.reload();
    await page.locator('.work').waitFor();
    expect(await stored(page, 'notes')).toEqual([]);
    await page.getByRole('button', { name: /^Go back to the copy of/ }).click();
    expect(await form.getByLabel('In the place of what is here', { exact: false }).isChecked()).toBe(true);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Restore');
    await page.keyboard.press('Enter');
    await page.getByText('Restored.', { exact: true }).waitFor();
    expect(await stored(page, 'notes')).toEqual(before);
    await page.reload();
    await page.locator('.work').waitFor();
    expect(await stored(page, 'notes')).toEqual(before);
  });

  it('that was tampered with is refused with what is wrong, and nothing changes', async () => {
    const page = await quiet.open(OPEN);
    await write(page, 'dear');
    await room(page);
    const text = await backup(page);
    for (const [change, said] of [
      [text.replace('dear', 'dead'), 'it has been changed since'],
      [text.replace('"format": 2', '"format": 7'), 'format 2 or an earlier one'],
      [text.slice(0, -20), 'Nothing was restored'],
    ] as const) {
      await page.locator('.backup input[type=file]').setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(change) });
      await page.locator('.backup .failed').getByText(said).first().waitFor();
    }
    expect(await stored(page, 'notes')).toMatchObject([{ text: 'dear' }]);
  });

  it('is asked for after twenty edits, and "Later" is heard', async () => {
    const page = await openRoom();
    for (let each = 0; each < 20; each++) {
      await page.locator('.make input').fill(`Collection ${String(each)}`);
      await page.locator('.make button').click();
      await expect.poll(() => page.locator('.collection').count()).toBe(each + 1);
    }
    const reminder = page.locator('.keeping').getByText('20 changes of yours are in no backup');
    await reminder.waitFor();
    await page.locator('.keeping').getByRole('button', { name: 'Later' }).click();
    await reminder.waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('.collection').first().waitFor();
    expect(await reminder.count()).toBe(0);
  });
});

describe('for everybody', () => {
  it.each([
    ['en', 'light', 1280],
    ['fr', 'dark', 390],
    ['ar', 'light', 390],
    ['ar', 'dark', 1280],
  ] as const)('axe finds nothing serious, and nothing is wider than the window: %s, %s, %i', async (lang, theme, width) => {
    const page = await quiet.open(`lang=${lang}&theme=${theme}&event=${STATE_VISIT}`, { viewport: { width, height: 844 } });
    await write(page, 'ملاحظة — note');
    await page.locator('.own summary').click();
    await page.locator('.own form input').fill('Chapter');
    await page.locator('.own form button').click();
    await page.locator('.own .all input').waitFor();
    const grave = async (): Promise<string[]> =>
      (await new AxeBuilder({ page }).analyze()).violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
    expect(await grave()).toEqual([]);
    await goTo(page, `lang=${lang}&theme=${theme}&show=own`);
    await page.locator('.collection li').waitFor();
    await page.locator('.work form.row').last().getByRole('button').click();
    await page.locator('.backup input[type=file]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{') });
    await page.locator('.backup .failed').waitFor();
    expect(await grave()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    const small = await page.locator('.work button, .work input:not(.unseen)').evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).filter(({ width: w, height: h }) => w < 24 || h < 24).length);
    expect(small).toBe(0);
  });
});
