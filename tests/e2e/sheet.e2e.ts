// The study sheet and the timeline on the paper that was chosen: as PDF, and as text for Anki.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { mark, STATE_VISIT, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();

async function openSheet(lang: string): Promise<Page> {
  const page = await (await browser.context()).newPage();
  await page.goto(`${inject('site')}#lang=${lang}&show=review&study=sheet&topic=security`);
  await page.locator('.study .picture').waitFor();
  await page.locator('.study dt').first().waitFor();
  return page;
}

/** Points, as a PDF measures. */
const POINTS = { a4: [594.96, 841.92], letter: [612, 792] } as const;

async function pdfOf(page: Page): Promise<{ pages: number; sizes: number[][] }> {
  const text = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  return {
    pages: text.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0,
    sizes: [...text.matchAll(/\/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, width, height]) => [Number(width), Number(height)]),
  };
}
const isOf = (sizes: number[][], [width, height]: readonly number[]): void => {
  expect(sizes.length).toBeGreaterThan(0);
  for (const [w, h] of sizes) {
    expect(Math.abs(w! - width!)).toBeLessThan(2);
    expect(Math.abs(h! - height!)).toBeLessThan(2);
  }
};
/** The sheet as paper has it, at a window as wide as its room. */
async function onPaper(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 1000 });
  await page.emulateMedia({ media: 'print' });
}

const SAID = {
  en: ['Study sheet', 'Events', 'People', 'Glossary', 'Sources', 'High-Level Meeting', 'President of the Republic'],
  fr: ['Fiche de révision', 'Événements', 'Personnes', 'Glossaire', 'Sources', 'Rencontre de haut niveau', 'président de la République'],
  ar: ['ورقة مراجعة', 'الأحداث', 'الأشخاص', 'المصطلحات', 'المصادر', 'الاجتماع رفيع المستوى', 'رئيس الجمهورية'],
};

describe.each(['en', 'fr', 'ar'] as const)('the study sheet: %s', (lang) => {
  it('is a page of paper of the chosen size, whole in its language', async () => {
    const page = await openSheet(lang);
    const text = await page.locator('.study').innerText();
    for (const words of SAID[lang]) expect(text).toContain(words);
    expect(text).toContain(`lang=${lang}`);
    expect(await page.locator('.study').evaluate((sheet) => getComputedStyle(sheet).direction)).toBe(lang === 'ar' ? 'rtl' : 'ltr');
    for (const [paper, size] of Object.entries(POINTS)) {
      await page.locator(`#review input[value=${paper}]`).check();
      const { pages, sizes } = await pdfOf(page);
      expect(pages, paper).toBeGreaterThan(1);
      isOf(sizes, size);
    }
  });

  it('nothing of it is wider than the paper, and nothing else is printed', async () => {
    const page = await openSheet(lang);
    await onPaper(page, 703);
    expect(await page.locator('html').evaluate((root) => root.scrollWidth <= root.clientWidth)).toBe(true);
    const beyond = await page.locator('.study').evaluate((sheet) => {
      const frame = sheet.getBoundingClientRect();
      return [...sheet.querySelectorAll(':is(p, li, h3, dt, dd, bdi, a, svg):not(.unseen)')].filter((each) => {
        const { left, right } = each.getBoundingClientRect();
        return left < frame.left - 1 || right > frame.right + 1;
      }).map((each) => each.textContent);
    });
    expect(beyond).toEqual([]);
    expect(await page.locator('header, #review select, #review .tools').evaluateAll((all) => all.filter((each) => each.getClientRects().length > 0).length)).toBe(0);
    expect(await page.locator('.study li, .study h3, .study .figure').evaluateAll((all) => all.every((each) => getComputedStyle(each).breakInside === 'avoid' || getComputedStyle(each).breakAfter === 'avoid'))).toBe(true);
  });
});

describe('what the sheet says', () => {
  it('every event that is shown, with numbers that lead into the list of sources', async () => {
    const page = await openSheet('en');
    const count = Number(/\d+/.exec(await page.locator('#review .count').innerText())![0]);
    expect(await page.locator('.study [data-entry]').count()).toBe(count);
    const numbers = (await page.locator('.study .stands').allInnerTexts()).flatMap((text) => text.match(/\d+/g) ?? []).map(Number);
    const listed = (await page.locator('.study .number').allInnerTexts()).map(Number);
    expect(new Set(numbers)).toEqual(new Set(listed));
    expect(await page.locator('.study .address a[href^="http"]').count()).toBeGreaterThan(listed.length / 2);
  });

  it('goes into a file for Anki', async () => {
    const page = await openSheet('fr');
    const count = await page.locator('.study [data-entry]').count();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Texte pour Anki' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^rapprochement-fr-\d{4}-\d\d-\d\d\.anki\.txt$/);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.startsWith('#separator:tab\n#html:false\n')).toBe(true);
    expect(text.match(/^rapprochement\.fr\./gm)).toHaveLength(count);
    await page.getByRole('status').filter({ hasText: 'notes dans' }).waitFor();
  });

  it('is where the help leads for the glossary', async () => {
    const page = await browser.open('lang=en');
    await mark(page, STATE_VISIT).focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByRole('button', { name: 'Glossary' }).click();
    await page.locator('.study').waitFor();
    expect(await page.locator('.study dt').count()).toBeGreaterThan(30);
  });
});

describe('the timeline', () => {
  it.each(Object.entries(POINTS))('lies on %s', async (paper, [width, height]) => {
    const page = await browser.open('lang=ar');
    await page.locator('button.export').click();
    await page.locator(`dialog input[value=${paper}]`).check();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.emulateMedia({ media: 'print' });
    await page.locator('.printed').waitFor();
    const { pages, sizes } = await pdfOf(page);
    expect(pages).toBeGreaterThan(1);
    isOf(sizes, [height, width]);
  });
});

describe('a term in the panel', () => {
  it('opens by the keyboard and says what it means; Escape leaves the panel open', async () => {
    const page = await browser.open(`lang=en&event=${STATE_VISIT}`);
    const term = page.locator('.panel .term').first();
    await term.waitFor();
    await term.focus();
    await page.keyboard.press('Enter');
    await page.locator('.meaning:popover-open').waitFor();
    expect(await page.locator('.meaning:popover-open').innerText()).toContain('head of state');
    await page.keyboard.press('Escape');
    await page.locator('.meaning:popover-open').waitFor({ state: 'detached' });
    expect(await page.locator('.panel').count()).toBe(1);
  });
});
