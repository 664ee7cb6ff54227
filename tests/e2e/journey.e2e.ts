import type { CDPSession, Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { parseDay } from '../../src/model/day.ts';
import { address, DARMANIN_2020, DARMANIN_2024, goTo, isDrawn, isOpen, isSettled, knowledge, mark, marks, panel, places, STATE_VISIT, useQuietBrowser, words } from './page.ts';

const browser = useQuietBrowser();
const heading = (page: Page) => panel(page).getByRole('heading', { level: 2 });
const line = (page: Page) => knowledge(page).getAttribute('aria-valuetext');
const counted = (page: Page) => page.locator('.counts').innerText();

/** The middle of what a locator shows. */
async function middle(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not drawn`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The days from the first visit of 2020 to the state visit in pixels: more when nearer. */
async function spread(page: Page): Promise<number> {
  const at = await places(page);
  return Math.abs((at[STATE_VISIT]?.left ?? 0) - (at[DARMANIN_2024]?.left ?? 0));
}

describe('the first visit', () => {
  it('shows the visits of 2020 and 2024 and the state visit, and, once one is open, the arcs that link them', async () => {
    const page = await browser.open('');
    for (const id of [DARMANIN_2020, DARMANIN_2024, STATE_VISIT]) {
      expect(await mark(page, id).isVisible()).toBe(true);
      expect(await mark(page, id).getAttribute('aria-label')).toMatch(/took place$/);
    }
    expect(await page.locator('.picture .label', { hasText: 'Macron' }).count()).toBeGreaterThan(0);
    expect(await counted(page)).toMatch(/^\d+ events · \d+ reports · \d+ publishers$/);
    await mark(page, DARMANIN_2024).click();
    await isOpen(page, DARMANIN_2024);
    expect(await page.locator('.picture .arc path').count()).toBeGreaterThan(1);
  });
});

describe('the panel', () => {
  it('lists both interior ministers and the sources of the visit of 2024, with quotations and safe links', async () => {
    const page = await browser.open();
    await mark(page, DARMANIN_2024).click();
    await isOpen(page, DARMANIN_2024);
    expect(await heading(page).innerText()).toBe('Darmanin meets Laftit again');
    const people = panel(page).locator('.people li');
    expect(await people.filter({ hasText: 'Gérald Darmanin' }).innerText()).toContain('Minister of the Interior');
    expect(await people.filter({ hasText: 'Abdelouafi Laftit' }).innerText()).toContain('Minister of the Interior · Morocco');

    await panel(page).getByRole('button', { name: /^Show all .* reports$/ }).click();
    const sources = panel(page).locator('.source');
    expect(await sources.count()).toBeGreaterThan(6);
    const founding = sources.filter({ hasText: 'AMDGJB' });
    expect(await founding.locator('blockquote').first().innerText()).toContain('prévue en septembre prochain');
    expect(await panel(page).locator('blockquote[lang=ar]').count()).toBeGreaterThan(0);
    const out = await panel(page).locator('a').evaluateAll((links) => (links as HTMLAnchorElement[]).map(({ protocol, relList, target }) => ({ protocol, rel: relList.contains('noopener'), target })));
    expect(out.length).toBeGreaterThan(6);
    for (const link of out) expect(link).toEqual({ protocol: expect.stringMatching(/^https?:$/), rel: true, target: '_blank' });
  });

  it('leads to the state visit, and Back undoes each step', async () => {
    const page = await browser.open();
    await mark(page, DARMANIN_2024).click();
    await expect.poll(() => address(page)['event']).toBe(DARMANIN_2024);
    const link = panel(page).locator('.links li', { hasText: "Macron's state visit" });
    expect(await link.locator('.word').innerText()).toBe('prepares');
    await link.getByRole('button').click();
    await isOpen(page, STATE_VISIT);
    expect(await heading(page).innerText()).toBe("Macron's state visit to Morocco");
    expect(address(page)['event']).toBe(STATE_VISIT);
    await page.goBack();
    await isOpen(page, DARMANIN_2024);
    await page.goBack();
    await panel(page).waitFor({ state: 'detached' });
    expect(address(page)['event']).toBeUndefined();
    await page.goForward();
    await isOpen(page, DARMANIN_2024);
  });

  it('opens from its label too, and closes', async () => {
    const page = await browser.open('from=2024-03-01&to=2024-08-31');
    const label = await page.locator('.picture .label', { hasText: 'Darmanin meets Laftit again' }).boundingBox();
    await page.mouse.click((label?.x ?? 0) + (label?.width ?? 0) / 2, (label?.y ?? 0) + (label?.height ?? 0) / 2);
    await isOpen(page, DARMANIN_2024);
    await panel(page).getByRole('button', { name: 'Close' }).click();
    await panel(page).waitFor({ state: 'detached' });
  });

  it('copies an address that opens the same view elsewhere', async () => {
    const page = await browser.open('lang=fr&known=2024-05-15&from=2023-01-01&to=2024-12-31');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await mark(page, STATE_VISIT).click();
    await isOpen(page, STATE_VISIT);
    await panel(page).getByRole('button', { name: 'Copier le lien' }).click();
    await page.getByText('Lien copié').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(page.url());

    const other = await (await browser.context()).newPage();
    await other.goto(copied);
    await isOpen(other, STATE_VISIT);
    await isDrawn(other);
    expect(await words(other, 'main')).toBe((await words(page, 'main')).replace(/\nLien copié\S*/, ''));
    expect(await places(other)).toEqual(await places(page));
    expect(await other.title()).toBe(await page.title());
  });
});

describe('the knowledge line', () => {
  it('goes from source to source by keys', async () => {
    const page = await browser.open('lang=en&known=2024-04-23');
    expect(await line(page)).toBe('known on 23 Apr 2024');
    await mark(page, DARMANIN_2024).focus();
    await page.keyboard.press('[');
    await expect.poll(() => line(page)).toBe('known on 22 Apr 2024');
    await page.keyboard.press(']');
    await expect.poll(() => line(page)).toBe('known on 23 Apr 2024');
    await knowledge(page).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => line(page)).toBe('known on 24 Apr 2024');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => line(page)).toBe('known on 22 Apr 2024');
    await expect.poll(() => address(page)['known']).toBe('2024-04-22');
    await page.keyboard.press('End');
    await expect.poll(() => line(page)).toBe('known today');
    await expect.poll(() => address(page)['known']).toBeUndefined();
  });

  it('follows the mouse to a day on which a source spoke', async () => {
    const page = await browser.open('lang=en&known=2024-10-31&from=2022-06-01&to=2024-12-31');
    const all = await marks(page).count();
    const from = await middle(page, '.knowledge-handle');
    const frame = await page.locator('.timeline').boundingBox();
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((frame?.x ?? 0) + (frame?.width ?? 0) * 0.4, from.y, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => address(page)['known']).toMatch(/^2023-/);
    expect(await line(page)).toMatch(/^known on \d+ \w+ 2023$/);
    expect(await marks(page).count()).toBeLessThan(all);
    // The picture itself has not moved.
    expect(address(page)).toMatchObject({ from: '2022-06-01', to: '2024-12-31' });
  });

  it('goes by buttons and by the date, and every step says what the sources changed', async () => {
    const page = await browser.open('lang=en&known=2024-04-22');
    await page.getByRole('button', { name: 'Next source' }).click();
    await expect.poll(() => line(page)).toBe('known on 23 Apr 2024');
    expect((await words(page, '.step')).replaceAll('\n', ' ')).toContain("Macron's state visit to Morocco: Apr–May 2024 → Sep 2024");
    await page.getByLabel('Known on').fill('2022-09-01');
    await expect.poll(() => line(page)).toBe('known on 1 Sep 2022');
    await page.goBack();
    await expect.poll(() => line(page)).toBe('known on 23 Apr 2024');
    await page.getByRole('button', { name: 'Today', exact: true }).click();
    await expect.poll(() => line(page)).toBe('known today');
  });
});

describe('the days in sight', () => {
  it('change by buttons, presets and dragging', async () => {
    const page = await browser.open('lang=en&from=2024-01-01&to=2024-12-31');
    const before = await spread(page);
    await page.getByRole('button', { name: 'Zoom out' }).click();
    await expect.poll(() => spread(page)).toBeLessThan(before);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(() => spread(page)).toBeCloseTo(before, -1);

    const preset = page.getByRole('button', { name: 'The state visit', exact: true });
    await preset.click();
    expect(address(page)).toMatchObject({ from: '2022-06-01', to: '2024-12-31' });
    expect(await preset.getAttribute('aria-pressed')).toBe('true');

    const [at, ground] = [await places(page), await middle(page, '.timeline')];
    await page.mouse.move(ground.x, ground.y + 120);
    await page.mouse.down();
    await page.mouse.move(ground.x - 100, ground.y + 120, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => Math.round(((await places(page))[STATE_VISIT]?.left ?? 0) - (at[STATE_VISIT]?.left ?? 0))).toBeLessThan(-97);
    await expect.poll(() => address(page)['from']).not.toBe('2022-06-01');
    expect(await preset.getAttribute('aria-pressed')).toBe('false');
  });

  it('change by the wheel with Ctrl, and a plain wheel scrolls the page', async () => {
    const page = await browser.open('lang=en&from=2024-01-01&to=2024-12-31', { viewport: { width: 1280, height: 560 } });
    const before = await places(page);
    const ground = await middle(page, '.timeline');
    await page.mouse.move(ground.x, ground.y);
    await page.mouse.wheel(0, 120);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50);
    expect(await places(page)).toEqual(before);
    expect(address(page)).toMatchObject({ from: '2024-01-01', to: '2024-12-31' });

    await page.evaluate(() => scrollTo(0, 0));
    const wide = await spread(page);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -240);
    await page.keyboard.up('Control');
    await expect.poll(() => address(page)['from']).not.toBe('2024-01-01');
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await goTo(page, `lang=en&from=2024-01-01&to=2024-12-31`);
    expect(await spread(page)).toBeCloseTo(wide, 0);
  });
});

describe('fingers, on 390 pixels', () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const touch = (devtools: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', points: [number, number][]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });

  it.each(['down', 'across'])('one scrolls the page upwards and downwards, with time %s the page', async (form) => {
    const page = await browser.open(`lang=en&form=${form}&from=2020-06-01&to=2025-06-30`, phone);
    const devtools = await page.context().newCDPSession(page);
    const before = await places(page);
    const ground = await middle(page, '.timeline');
    await touch(devtools, 'touchStart', [[ground.x, 640]]);
    for (let y = 615; y >= 390; y -= 25) await touch(devtools, 'touchMove', [[ground.x, y]]);
    await touch(devtools, 'touchEnd', []);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(150);
    expect(await places(page)).toEqual(before);
    expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
  });

  it.each(['down', 'across'])('two zoom the timeline and not the page, with time %s the page', async (form) => {
    const page = await browser.open(`lang=en&form=${form}&from=2020-06-01&to=2025-06-30`, phone);
    const devtools = await page.context().newCDPSession(page);
    const { x, y } = form === 'across' ? await middle(page, '.timeline') : { x: 195, y: 600 };
    const apart = (by: number): [number, number][] => (form === 'across' ? [[x - by, y], [x + by, y]] : [[x, y - by], [x, y + by]]);
    await touch(devtools, 'touchStart', apart(30));
    for (const by of [40, 50, 60, 75, 90]) await touch(devtools, 'touchMove', apart(by));
    await touch(devtools, 'touchEnd', []);
    const inSight = (): number => {
      const { from = '2020-06-01', to = '2025-06-30' } = address(page);
      return parseDay(to)! - parseDay(from)!;
    };
    // from 60 to 180 pixels apart: a third of five years and a month
    await expect.poll(inSight).toBeLessThan(700);
    expect(inSight()).toBeGreaterThan(500);
    expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
  });

  it('one along the axis moves the days', async () => {
    const page = await browser.open('lang=en&form=across&from=2020-06-01&to=2025-06-30', phone);
    const devtools = await page.context().newCDPSession(page);
    const { x, y } = await middle(page, '.timeline');
    await touch(devtools, 'touchStart', [[x + 80, y + 100]]);
    for (const by of [60, 30, 0, -40]) await touch(devtools, 'touchMove', [[x + by, y + 100]]);
    await touch(devtools, 'touchEnd', []);
    await expect.poll(() => address(page)['from']).not.toBe('2020-06-01');
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  it('a tap opens', async () => {
    const page = await browser.open('lang=en&from=2024-01-01&to=2024-12-31', phone);
    await mark(page, DARMANIN_2024).tap();
    await isOpen(page, DARMANIN_2024);
  });

  it('a tap on what is counted comes nearer, and what has a mark there opens', async () => {
    const page = await browser.open('lang=en', phone);
    const drawn = new Set(Object.keys(await places(page)));
    await page.locator('.hit[data-key^="above"]:not([data-event])').first().tap();
    await expect.poll(() => address(page)['from']).toBeDefined();
    const nearer = Object.keys(await places(page)).filter((id) => !drawn.has(id));
    expect(nearer.length).toBeGreaterThan(0);
    await mark(page, nearer[0]!).tap();
    await isOpen(page, nearer[0]!);
  });
});

describe('filters and search', () => {
  it('narrow the marks and the counts, and stand in the address', async () => {
    const page = await browser.open();
    const all = await marks(page).count();
    await page.getByRole('button', { name: 'People' }).click();
    const option = page.getByRole('group', { name: 'People' }).locator('label', { hasText: 'Catherine Colonna' });
    const count = Number(await option.locator('.number').innerText());
    await option.click();
    await expect.poll(() => marks(page).count()).toBe(count);
    expect(count).toBeLessThan(all);
    expect(await counted(page)).toMatch(new RegExp(`^${String(count)} events? · `));
    expect(address(page)['person']).toBe('catherine-colonna');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => marks(page).count()).toBe(all);
    await page.goBack();
    await expect.poll(() => marks(page).count()).toBe(count);
    await page.goForward();
    await expect.poll(() => marks(page).count()).toBe(all);
  });

  it('by side, years, publisher, language and remark, and each is taken back by one press', async () => {
    const page = await browser.open();
    const all = await marks(page).count();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const option = page.getByRole('group', { name: 'Remarkable' }).locator('label', { hasText: 'plan changed' });
    const count = Number(await option.locator('.number').innerText());
    await option.click();
    await expect.poll(() => counted(page)).toMatch(new RegExp(`^${String(count)} events? · `));
    expect(address(page)['remark']).toBe('moved');
    await page.getByRole('group', { name: 'Where' }).locator('label').first().click();
    await expect.poll(() => address(page)['side']).toBe('ma');
    await page.keyboard.press('Escape');
    expect(await mark(page, STATE_VISIT).count()).toBe(1);
    await page.getByRole('button', { name: 'Remove the filter In Morocco' }).click();
    await expect.poll(() => address(page)['side']).toBeUndefined();
    await page.getByRole('button', { name: 'Remove the filter plan changed' }).click();
    await expect.poll(() => marks(page).count()).toBe(all);
    expect(await page.getByRole('list', { name: 'Filters that are set' }).count()).toBe(0);
  });

  it('find a person in any script, with or without accents', async () => {
    const page = await browser.open();
    const all = await marks(page).count();
    const search = page.getByRole('combobox', { name: 'Search' });
    for (const query of ['sejourne', 'Séjourné', 'سيجورني']) {
      await search.fill(query);
      // the first time its index is made
      await expect.poll(() => marks(page).count(), { timeout: 15_000 }).toBeLessThan(all);
      expect(await mark(page, '2024-02-25-sejourne-rabat').count()).toBe(1);
      expect(await mark(page, DARMANIN_2020).count()).toBe(0);
      await search.fill('');
      await expect.poll(() => marks(page).count()).toBe(all);
    }
    await search.fill('nobody of this name');
    await expect.poll(() => address(page)['q']).toBe('nobody of this name');
    await page.getByText('No event known on this day meets these filters.').waitFor();
    await expect.poll(() => counted(page)).toMatch(/^0 events/);
  });

  it('open with an address that holds them', async () => {
    const page = await browser.open('lang=en&person=catherine-colonna,stephane-sejourne&kind=working-visit,ministerial-visit');
    const shown = await marks(page).evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
    expect(shown.some((name) => name?.includes('Séjourné'))).toBe(true);
    expect(shown.some((name) => name?.includes('Darmanin'))).toBe(false);
  });
});

describe('a damaged address', () => {
  const rubbish = Array.from({ length: 10_240 }, (_, index) => String.fromCharCode(33 + ((index * 7919) % 90))).join('');
  it.each([
    ['a broken escape', '%E0%A4%A', {}],
    ['values that are none', 'v=9&known=2024-13-45&event=<script>alert(1)</script>&lang=fr', { lang: 'fr' }],
    ['an event that does not exist', 'lang=en&event=2031-01-01-nobody-nowhere&person=nobody', { lang: 'en' }],
    ['a range that ends before it begins', 'lang=ar&from=2024-12-31&to=2020-01-01', { lang: 'ar' }],
    ['days beyond all calendars', 'lang=en&from=0001-01-01&to=9999-12-31&known=9999-12-31', { lang: 'en' }],
    ['ten kilobytes of rubbish', rubbish, {}],
    ['rubbish after what can be read', `lang=fr&event=${STATE_VISIT}&${rubbish}`, { lang: 'fr', event: STATE_VISIT }],
    ['names of the language itself', 'lang=en&__proto__=a&constructor=b&toString=c', { lang: 'en' }],
  ])('opens the page with what can be read of it: %s', async (_, hash, read: { lang?: string; event?: string }) => {
    const page = await (await browser.context()).newPage();
    await page.goto(`${inject('site')}#${hash}`);
    await page.locator('.counts').waitFor();
    await isSettled(page);
    expect(await page.locator('html').getAttribute('lang')).toBe(read.lang ?? 'en');
    expect(await panel(page).count()).toBe(read.event === undefined ? 0 : 1);
    expect(await page.locator('.picture').count()).toBe(1);
    expect(await page.locator('.picture .tick-name').count()).toBeLessThan(60);
    // and the page still works
    await page.getByRole('button', { name: 'English' }).click();
    await expect.poll(() => address(page)['lang'] ?? 'en').toBe('en');
  });
});

describe('the overview', () => {
  const ends = (page: Page): Promise<[number, number]> => page.locator('.overview [role=slider]').evaluateAll(([from, to]) => [Number(from?.getAttribute('aria-valuenow')), Number(to?.getAttribute('aria-valuenow'))]);
  const drag = async (page: Page, selector: string, by: number): Promise<void> => {
    await page.locator(selector).scrollIntoViewIfNeeded();
    const { x, y } = await middle(page, selector);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + by, y, { steps: 6 });
    await page.mouse.up();
  };

  // in Arabic time runs to the left, and the hand with it
  it.each([['fr', 1], ['ar', -1]] as const)('is dragged by its window and by its ends, follows the keys, and comes to where one presses: %s', async (lang, onward) => {
    const page = await browser.open(`lang=${lang}&from=1995-01-01&to=2004-12-31`);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await isSettled(page);
    const [from, to] = await ends(page);
    await drag(page, '.overview .window', 60 * onward);
    await expect.poll(async () => (await ends(page))[0]).toBeGreaterThan(from + 365);
    const later = await ends(page);
    expect(later[1] - later[0]).toBe(to - from);

    await drag(page, '.overview [role=slider] >> nth=1', 60 * onward);
    await expect.poll(async () => (await ends(page))[1]).toBeGreaterThan(later[1] + 365);
    const longer = await ends(page);
    expect(longer[0]).toBe(later[0]);

    const strip = (await page.locator('.overview .strip').boundingBox())!;
    await page.mouse.click(strip.x + strip.width * (onward > 0 ? 0.15 : 0.85), strip.y + strip.height / 2);
    await expect.poll(async () => (await ends(page))[1]).toBeLessThan(longer[0]);
    const earlier = await ends(page);
    expect(Math.abs(earlier[1] - earlier[0] - (longer[1] - longer[0]))).toBeLessThanOrEqual(1);

    await page.locator('.overview [role=slider]').first().focus();
    await page.keyboard.press(onward > 0 ? 'ArrowRight' : 'ArrowLeft');
    await expect.poll(async () => (await ends(page))[0]).toBe(earlier[0] + 30);
    await page.keyboard.press('Home');
    const first = Number(await page.locator('.overview [role=slider]').first().getAttribute('aria-valuemin'));
    await expect.poll(async () => (await ends(page))[0]).toBe(first);
  });
});

describe('quiet years, days counted, direction and form', () => {
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const ticks = (page: Page): Promise<string[]> => page.locator('.picture .tick-name').evaluateAll((all) => all.map((each) => each.textContent.replace(/[\u2066-\u2069]/g, '')));

  it('each is one button that says what it does, does it, is in the address, keeps the focus and is undone by Back', async () => {
    const page = await browser.open(`lang=en&from=1955-09-07&to=2027-03-01&event=${STATE_VISIT}`, { viewport: { width: 1440, height: 900 } });
    await isSettled(page);
    const steps: [press: string, then: string, parameter: string, isDone: () => Promise<boolean>][] = [
      ['Compress quiet years', 'Compress quiet years', 'quiet=compressed', async () => (await page.locator('.picture rect[fill*=hatch]').count()) > 10],
      ['Count days from this event', 'Count in years again', `align=${STATE_VISIT}`, async () => (await page.locator('.picture .zero').count()) === 1 && (await ticks(page)).includes('0')],
      ['Time from right to left', 'Time from left to right', 'time=left', async () => {
        const at = await places(page);
        return at[STATE_VISIT]!.left < 400;
      }],
      ['Time down the page', 'Time across the page', 'form=down', async () => (await page.locator('.timeline.down').count()) === 1],
    ];
    for (const [press, then, parameter, isDone] of steps) {
      expect(page.url()).not.toContain(parameter);
      expect(await isDone()).toBe(false);
      await button(page, press).click();
      await isSettled(page);
      await expect.poll(isDone).toBe(true);
      expect(page.url()).toContain(parameter);
      expect(await button(page, then).evaluate((each) => each === document.activeElement)).toBe(true);
    }
    for (const [, , parameter, isDone] of steps.toReversed()) {
      await page.goBack();
      await isSettled(page);
      await expect.poll(isDone).toBe(false);
      expect(page.url()).not.toContain(parameter);
    }
  });
});
