// What is shown is taken along: every format, with what the page says of it, in three languages; and Zotero finds what is open.
import { check } from '@placemarkio/check-geojson';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import type { Page } from 'playwright';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseBundle } from '../../src/formats/bundle.ts';
import { count, goTo, marks, panel, press, STATE_VISIT, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();
const dialog = (page: Page) => page.locator('dialog[open]');
const open = (page: Page) => page.locator('.toolbar button.export').click();

async function take(page: Page, format: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), dialog(page).locator('dt button').getByText(format, { exact: true }).click()]);
  await dialog(page).getByRole('status').getByText(file.suggestedFilename()).waitFor();
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

describe.each(['en', 'fr', 'ar'])('in %s', (lang) => {
  it('every format holds what the page counts', async () => {
    const page = await browser.open(`lang=${lang}&known=2024-04-23&kind=ministerial-visit`);
    const shown = await count(page);
    await open(page);
    const csv = await take(page, 'CSV');
    expect(csv.name).toBe('rapprochement-known-2024-04-23-selection.csv');
    expect(Papa.parse(csv.text, { header: true, skipEmptyLines: true }).data.length).toBe(shown);
    const reports = await take(page, { en: 'CSV, reports', fr: 'CSV, mentions', ar: 'CSV، الإفادات' }[lang]!);
    expect(reports.name).toBe('rapprochement-known-2024-04-23-selection.reports.csv');
    expect(Papa.parse(reports.text, { header: true, skipEmptyLines: true }).data.length).toBeGreaterThan(shown);
    const json = await take(page, 'JSON');
    expect(parseBundle(JSON.parse(json.text), json.name)).toMatchObject({ bundle: { events: expect.objectContaining({ length: shown }) as unknown } });
    expect((JSON.parse((await take(page, 'JSON-LD')).text) as { '@graph': unknown[] })['@graph'].length).toBe(shown + 1);
    const calendar = await take(page, 'iCalendar');
    expect(new ICAL.Component(ICAL.parse(calendar.text) as unknown[]).getAllSubcomponents('vevent').length).toBeGreaterThan(0);
    expect(check((await take(page, 'GeoJSON')).text).type).toBe('FeatureCollection');
    for (const [format, begins] of [['BibLaTeX', '@'], ['RIS', 'TY  - '], ['CSL-JSON', '[']] as const) expect((await take(page, format)).text.startsWith(begins)).toBe(true);
  });
});

it('everything that was known is another file than what is shown', async () => {
  const page = await browser.open('lang=en&known=2024-04-23&person=gerald-darmanin');
  const shown = await count(page);
  await open(page);
  await dialog(page).getByRole('radio').nth(1).check();
  const { name, text } = await take(page, 'CSV');
  expect(name).toBe('rapprochement-known-2024-04-23.csv');
  const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  expect(rows.length).toBeGreaterThan(shown);
  expect(rows[0]!['address']).not.toContain('person=');
});

describe('one event, from its panel', () => {
  const summary = { en: 'Download this event', fr: 'Télécharger cet événement', ar: 'تنزيل هذا الحدث' };
  const takeOne = async (page: Page, format: string): Promise<{ name: string; text: string }> => {
    const [file] = await Promise.all([page.waitForEvent('download'), panel(page).locator('dt button').getByText(format, { exact: true }).click()]);
    await panel(page).getByRole('status').getByText(file.suggestedFilename()).waitFor();
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };

  it.each(['en', 'fr', 'ar'] as const)('in every format, as known on the day: %s', async (lang) => {
    const page = await browser.open(`lang=${lang}&known=2024-10-20&event=${STATE_VISIT}`);
    await panel(page).getByText(summary[lang], { exact: true }).click();
    const json = await takeOne(page, 'JSON');
    expect(json.name).toBe(`${STATE_VISIT}-known-2024-10-20.json`);
    const bundle = parseBundle(JSON.parse(json.text), json.name);
    expect(bundle).toMatchObject({ bundle: { events: [{ id: STATE_VISIT }] } });
    const calendar = new ICAL.Component(ICAL.parse((await takeOne(page, 'iCalendar')).text) as unknown[]).getAllSubcomponents('vevent');
    expect(calendar.map((each) => each.getFirstPropertyValue('status'))).toEqual(['TENTATIVE']);
    const [row, ...more] = Papa.parse<Record<string, string>>((await takeOne(page, 'CSV')).text, { header: true, skipEmptyLines: true }).data;
    expect([row!['event'], row!['summary'], more]).toEqual([STATE_VISIT, '', []]);
    expect(new URLSearchParams(new URL(row!['address']!).hash.slice(1)).get('event')).toBe(STATE_VISIT);
    expect((await takeOne(page, 'BibLaTeX')).text).toContain('@article{');
  });

  it('of what a format cannot say no file is saved, and the panel says why', async () => {
    const page = await browser.open('lang=en&decade=undated');
    const id = await marks(page).first().getAttribute('data-event');
    await goTo(page, `lang=en&event=${id!}`);
    await panel(page).getByText('Download this event', { exact: true }).click();
    let saved = false;
    page.on('download', () => (saved = true));
    await panel(page).getByRole('button', { name: 'Download iCalendar' }).click();
    await panel(page).getByRole('status').getByText('Nothing of it can be written in this format; no file was saved. 1 event without a date is left out.').waitFor();
    expect(saved).toBe(false);
  });
});

it('by the keyboard, and back to where it was', async () => {
  const page = await browser.open('lang=en');
  await page.locator('.toolbar button.export').focus();
  await press(page, 'Enter');
  await dialog(page).waitFor();
  await press(page, 'Escape');
  expect(await page.evaluate(() => document.activeElement?.classList.contains('export'))).toBe(true);
});

it('the view is cited with its day and version', async () => {
  const page = await browser.open('lang=en&known=2024-04-23');
  await open(page);
  await dialog(page).locator('summary').last().click();
  expect(await dialog(page).locator('.citations').innerText()).toMatch(/as known on 23 April 2024.*version [0-9a-f]{12}.*known=2024-04-23/s);
});

it('Zotero finds the view, and then what is open', async () => {
  const page = await browser.open('lang=en&known=2024-11-28');
  const found = () => page.locator('span.Z3988').evaluateAll((spans) => spans.map((span) => new URLSearchParams((span as HTMLElement).title).get('rft.type')));
  expect(await found()).toEqual(['webpage']);
  const told = page.evaluate(() => new Promise((done) => document.addEventListener('ZoteroItemUpdated', () => done(true), { once: true })));
  await goTo(page, `lang=en&known=2024-11-28&event=${STATE_VISIT}`);
  expect(await told).toBe(true);
  expect((await found()).filter((type) => type === 'newspaperArticle').length).toBeGreaterThan(10);
});
