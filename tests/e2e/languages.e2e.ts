// The same page in Arabic, mirrored, in French and in English.
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { address, corpusOf, DARMANIN_2020, DARMANIN_2024, isOpen, isSettled, mark, marks, panel, places, STATE_VISIT, useQuietBrowser, words } from './page.ts';

const browser = useQuietBrowser();
const BUTTONS = { ar: 'العربية', fr: 'Français', en: 'English' } as const;
const language = (page: Page) => page.locator('html').evaluate((root) => ({ lang: (root as HTMLElement).lang, dir: (root as HTMLElement).dir }));
const choose = async (page: Page, to: keyof typeof BUTTONS): Promise<void> => {
  await page.getByRole('button', { name: BUTTONS[to] }).click();
  await page.locator(`html[lang=${to}]`).waitFor();
  await isSettled(page);
};

/** What the page itself says to who sees it: without names in their own script, quotations, and other languages. */
const own = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const said: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element === null || element.closest('script, style, noscript, bdi, blockquote, kbd, .who') || element.closest('[lang]') !== document.documentElement) continue;
      // what a sentence sets apart in isolates is a name or a quotation
      const text = (node.textContent ?? '').replace(/\u2068[^\u2069]*\u2069/g, '').trim();
      if (text !== '') said.push(text);
    }
    return said;
  });

describe('Arabic', () => {
  it('runs from right to left, the earlier to the right of the later', async () => {
    const page = await browser.open('lang=ar', { viewport: { width: 1440, height: 900 } });
    expect(await language(page)).toEqual({ lang: 'ar', dir: 'rtl' });
    const at = await places(page);
    const inOrder = [DARMANIN_2020, '2022-12-15-colonna-rabat', '2024-02-25-sejourne-rabat', STATE_VISIT].map((id) => at[id]!.left);
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => b - a));
    expect(at[DARMANIN_2020]!.left).toBeGreaterThan(at[STATE_VISIT]!.left + 300);
  });

  it('is the mirror image of the picture from left to right', async () => {
    const page = await browser.open('lang=ar&time=right');
    const [width, right] = [await page.locator('.timeline').evaluate((element) => element.clientWidth), await places(page)];
    await page.goto(page.url().replace('time=right', 'time=left'));
    await isSettled(page);
    const wide = Object.fromEntries(await marks(page).evaluateAll((all) => all.map((each) => [(each as HTMLElement).dataset['event'], parseFloat((each as HTMLElement).style.width)] as const)));
    for (const [id, { left, top }] of Object.entries(await places(page))) {
      expect(left).toBeCloseTo(width - right[id]!.left - wide[id]!, 0);
      expect(top).toBeCloseTo(right[id]!.top, 0);
    }
  });

  it('names months as Morocco does, in Latin digits', async () => {
    const page = await browser.open(`lang=ar&known=2024-04-23&event=${STATE_VISIT}`);
    await isOpen(page, STATE_VISIT);
    expect(await words(page, '.panel .date')).toContain('شتنبر 2024');
    await page.goto(page.url().replace('2024-04-23', '2024-10-31'));
    await isSettled(page);
    expect((await words(page, '.panel .date')).replaceAll('\n', ' ')).toBe('الاثنين 28 – الأربعاء 30 أكتوبر 2024 · الرباط');
    const said = await words(page);
    expect(said).toContain('أكتوبر 2024');
    expect(said).not.toMatch(/[٠-٩۰-۹]/);
    expect(said).not.toMatch(/سبتمبر|يوليو(?!ز)|أغسطس|نوفمبر|ديسمبر|تشرين|أيلول/);
    expect(await page.title()).toBe('تقارب · زيارة الدولة لماكرون إلى المغرب');
    expect(await mark(page, STATE_VISIT).getAttribute('aria-label')).toContain('زيارة الدولة لماكرون إلى المغرب');
  });

  it.each([
    ['nothing open', ''],
    ['the visit of 2024 open', `&event=${DARMANIN_2024}`],
    ['the state visit open', `&event=${STATE_VISIT}&known=2024-05-15`],
  ])('has no word of another language but names and quotations: %s', async (_, rest) => {
    const page = await browser.open(`lang=ar${rest}`);
    if (rest !== '') await isOpen(page, /event=([^&]*)/.exec(rest)![1]!);
    // the code's licence, a key, what sources are called for short in the editors' Arabic note, and styles and files of citations
    const names = new RegExp([...(await publishers(page)), 'MIT', 'Ctrl', 'AMDGJB', 'Gnews', 'TelQuel', 'APA', 'Chicago', 'MLA', 'BibLaTeX', 'RIS', 'CSL-JSON'].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
    const version = /\b[0-9a-f]{12}\b/g;
    const latin = (await own(page)).flatMap((text) => text.replace(names, '').replace(version, '').match(/[A-Za-zÀ-ÿ]{2,}/g) ?? []);
    expect(latin).toEqual([]);
    const labels = await page.locator('button, input, [role=slider], [role=group], ul[aria-label], nav').evaluateAll((all) => all.filter((each) => !each.hasAttribute('lang')).map((each) => each.getAttribute('aria-label') ?? ''));
    expect(labels.filter((label) => /[A-Za-z]{2,}/.test(label.replace(names, '')))).toEqual([]);
  });

  it('gives Arabic sources their own direction, and foreign ones theirs', async () => {
    const page = await browser.open(`lang=ar&event=${DARMANIN_2024}`);
    await isOpen(page, DARMANIN_2024);
    const direction = (selector: string) => panel(page).locator(selector).first().evaluate((element) => getComputedStyle(element).direction);
    expect(await direction('blockquote[lang=fr]')).toBe('ltr');
    expect(await direction('blockquote[lang=ar]')).toBe('rtl');
    expect(await direction('.date')).toBe('rtl');
  });
});

/** Names that publishers give themselves, in Latin letters: they stand so in every language. */
const publishers = async (page: Page): Promise<string[]> => {
  const names = (await corpusOf(page)).publishers.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(10);
  // the longest first, so that none leaves a part behind
  return names.toSorted((a, b) => b.length - a.length);
};

describe('French', () => {
  it('says the same from left to right', async () => {
    const page = await browser.open(`lang=fr&known=2024-04-23&event=${STATE_VISIT}`);
    await isOpen(page, STATE_VISIT);
    expect(await language(page)).toEqual({ lang: 'fr', dir: 'ltr' });
    expect(await page.title()).toBe("Rapprochement · Visite d'État de Macron au Maroc");
    expect((await words(page, '.panel .kind')).replaceAll('\n', ' ')).toMatch(/^Visite d['’]État · /);
    expect(await words(page, '.panel .date')).toMatch(/septembre 2024/);
    expect(await words(page, '.counts')).toMatch(/événements/);
    expect((await own(page)).filter((text) => /\b(?:the|of|and|source spoke|known|planned|Show all)\b/.test(text))).toEqual([]);
    const at = await places(page);
    expect(at[DARMANIN_2020]!.left).toBeLessThan(at[STATE_VISIT]!.left);
  });

  it('is chosen where the browser asks for it and the address does not', async () => {
    const page = await browser.open('', { locale: 'fr-MA' });
    expect(await language(page)).toEqual({ lang: 'fr', dir: 'ltr' });
    const arabic = await browser.open('', { locale: 'ar-MA' });
    expect(await language(arabic)).toEqual({ lang: 'ar', dir: 'rtl' });
  });
});

describe('changing the language', () => {
  it('keeps the view: range, knowledge day, filters and selection', async () => {
    const view = { known: '2024-10-26', from: '2022-06-01', to: '2024-12-31', event: STATE_VISIT, place: 'rabat' };
    const page = await browser.open(new URLSearchParams({ lang: 'en', ...view }).toString());
    await isOpen(page, STATE_VISIT);
    const english = await places(page);
    const shown = Object.keys(english).toSorted();
    const titles = new Set([await page.title()]);
    for (const to of ['ar', 'fr'] as const) {
      await choose(page, to);
      expect(address(page)).toMatchObject({ lang: to, ...view });
      expect(Object.keys(await places(page)).toSorted()).toEqual(shown);
      expect(await mark(page, STATE_VISIT).getAttribute('aria-pressed')).toBe('true');
      expect(await page.getByRole('button', { name: BUTTONS[to], exact: true }).getAttribute('aria-pressed')).toBe('true');
      titles.add(await page.title());
    }
    expect(titles.size).toBe(3);
    await choose(page, 'en');
    expect(await places(page)).toEqual(english);
    await page.goBack();
    await page.locator('html[lang=fr]').waitFor();
    await page.goBack();
    await page.locator('html[lang=ar][dir=rtl]').waitFor();
  });
});
