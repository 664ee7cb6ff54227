// The view leaves as a picture: a file of SVG and one of PNG, from left to right and from right to left, drawn alike by another renderer; copied; a figure with a table.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { press, STATE_VISIT, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();
const section = (page: Page) => page.locator('dialog[open] .taking');

async function open(page: Page): Promise<void> {
  await page.locator('.toolbar button.export').click();
  await page.locator('dialog[open] summary').first().click();
  await section(page).locator('img').waitFor();
}
async function choose(page: Page, { width, language, theme }: { width: number; language: string; theme: string }): Promise<void> {
  await section(page).locator('input[type=number]').fill(String(width));
  await section(page).locator('select').nth(0).selectOption(language);
  await section(page).locator('select').nth(1).selectOption(theme);
}
async function take(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  await section(page).getByText(format, { exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), section(page).locator('.doing button').first().click()]);
  await section(page).getByRole('status').getByText(file.suggestedFilename()).waitFor();
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

const [COLUMNS, ROWS] = [16, 12];
interface Inked { width: number; height: number; ink: number[] }

/** An image file in a page of its own, without anything of ours: its size, and how much of each part of it is not paper. */
async function look(page: Page, type: 'svg+xml' | 'png', bytes: Buffer): Promise<Inked> {
  const alone = await page.context().newPage();
  await alone.setContent('<img>');
  const seen = await alone.locator('img').evaluate(
    async (image: HTMLImageElement, { src, columns, rows }) => {
      image.src = src;
      await image.decode();
      const { naturalWidth: width, naturalHeight: height } = image;
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [width, height];
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      const ink = new Array<number>(columns * rows).fill(0);
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          const away = [0, 1, 2].reduce((sum, channel) => sum + Math.abs(data[(y * width + x) * 4 + channel]! - data[channel]!), 0);
          if (away > 48) ink[Math.floor((y * rows) / height) * columns + Math.floor((x * columns) / width)]! += 1;
        }
      }
      return { width, height, ink: ink.map((count) => count / ((width / columns) * (height / rows))) };
    },
    { src: `data:image/${type};base64,${bytes.toString('base64')}`, columns: COLUMNS, rows: ROWS },
  );
  await alone.close();
  return seen;
}
const isDrawn = ({ ink }: Inked): void => expect(ink.filter((share) => share > 0.005).length).toBeGreaterThan(ink.length * 0.4);
/** Two renderings of one picture, perhaps in other fonts: on the whole and in every part. */
function areAlike(a: Inked, b: Inked): void {
  const apart = a.ink.map((share, index) => Math.abs(share - b.ink[index]!));
  expect(apart.reduce((sum, each) => sum + each, 0) / apart.length).toBeLessThan(0.035);
  expect(Math.max(...apart)).toBeLessThan(0.15);
}

/** librsvg, where it is installed */
const other = ((): ((svg: Buffer) => Buffer) | null => {
  try {
    execFileSync('rsvg-convert', ['--version']);
  } catch {
    return null;
  }
  return (svg) => {
    const [from, to] = ['a.svg', 'a.png'].map((name) => join(mkdtempSync(join(tmpdir(), 'picture-')), name));
    writeFileSync(from!, svg);
    execFileSync('rsvg-convert', [from!, '-o', to!]);
    return readFileSync(to!);
  };
})();

describe.each([
  { lang: 'en', language: 'en', width: 900, theme: 'light', hash: 'lang=en&known=2024-09-10', direction: 'ltr' },
  { lang: 'ar', language: 'ar', width: 640, theme: 'dark', hash: `lang=ar&event=${STATE_VISIT}`, direction: 'rtl' },
])('a picture in $lang, $theme', ({ hash, direction, ...choice }) => {
  it('is as large as it should be, and not blank', async () => {
    const page = await browser.open(hash, { permissions: ['clipboard-read', 'clipboard-write'] });
    await open(page);
    await choose(page, choice);
    const svg = await take(page, 'SVG');
    expect(svg.name).toMatch(new RegExp(`^rapprochement-.*-${choice.language}-${String(choice.width)}${choice.theme === 'dark' ? '-dark' : ''}\\.svg$`));
    const text = svg.bytes.toString();
    expect(text).toContain(`<text`);
    expect(text.includes(`direction="rtl"`)).toBe(direction === 'rtl');
    expect(text).not.toMatch(/@font-face|<style|class=/);
    const alone = await look(page, 'svg+xml', svg.bytes);
    expect(alone.width).toBe(choice.width);
    isDrawn(alone);
    for (const scale of [1, 2, 3]) {
      const { name, bytes } = await take(page, `PNG ${String(scale)}×`);
      expect(name.endsWith(`@${String(scale)}x.png`)).toBe(true);
      const png = await look(page, 'png', bytes);
      expect([png.width, png.height]).toEqual([alone.width * scale, alone.height * scale]);
      isDrawn(png);
      // its words are written apart from its shapes, and all of them are there
      areAlike(png, alone);
    }
    await section(page).locator('.doing button').nth(1).click();
    await section(page).getByRole('status').getByText(/\d/).waitFor();
    expect(await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types))).toContain('image/png');
  });

  it.skipIf(other === null)('is drawn alike by librsvg (skipped where rsvg-convert is not installed)', async () => {
    const page = await browser.open(hash);
    await open(page);
    await choose(page, choice);
    const { bytes } = await take(page, 'SVG');
    const [ours, theirs] = [await look(page, 'svg+xml', bytes), await look(page, 'png', other!(bytes))];
    expect([theirs.width, theirs.height]).toEqual([ours.width, ours.height]);
    areAlike(ours, theirs);
  });
});

it('words of the reader’s own are in the picture and in its description, and nothing of them runs', async () => {
  const page = await browser.open('lang=en');
  await open(page);
  await section(page).getByLabel('Title').fill('<img src=x onerror=alert(1)> & co');
  await section(page).getByLabel('Note').fill('ملاحظة');
  await section(page).getByLabel('Alternative text').fill('Visits "seen" by us');
  const text = (await take(page, 'SVG')).bytes.toString();
  expect(text).toContain('<title id="picture-title">&lt;img src=x onerror=alert(1)&gt; &amp; co</title>');
  expect(text).toContain('>ملاحظة</text>');
  expect(text).toContain('Visits "seen" by us</desc>');
  const html = (await take(page, 'HTML figure with a table')).bytes.toString();
  expect(html.startsWith('<figure lang="en" dir="ltr">')).toBe(true);
  expect(html.match(/<tr>/g)!.length - 1).toBe(Number(/: (\d+) events/.exec(html)![1]));
  await section(page).getByRole('button', { name: 'Write it anew' }).click();
  expect(await section(page).getByLabel('Alternative text').inputValue()).toMatch(/^Timeline of .*Turning point/);
});

it('a width that makes no sense is said, and what is too large is not tried', async () => {
  const page = await browser.open('lang=en&form=down');
  await open(page);
  await section(page).locator('input[type=number]').fill('12');
  await section(page).getByText(/Expected: a whole number.*12/).waitFor();
  expect(await section(page).locator('.doing button').first().isDisabled()).toBe(true);
  await section(page).locator('input[type=number]').fill('4000');
  await section(page).getByText('PNG 3×', { exact: true }).click();
  await section(page).locator('.doing button').first().click();
  await section(page).getByRole('status').getByText(/at most .*60.* million pixels; found: .*12,000/).waitFor();
});

it('by the keyboard, on a phone', async () => {
  const page = await browser.open('lang=fr', { viewport: { width: 390, height: 844 } });
  await page.locator('.toolbar button.export').focus();
  await press(page, 'Enter');
  await page.locator('dialog[open] summary').first().focus();
  await press(page, 'Enter');
  await section(page).locator('img').waitFor();
  expect(await page.locator('dialog[open]').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBeLessThanOrEqual(0);
  await section(page).locator('input[type=radio]').first().focus();
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Tab').then(() => press(page, 'Enter'))]);
  expect(file.suggestedFilename()).toMatch(/\.svg$/);
});
