// For those who do not see the picture, or do not use a mouse, or read large or in few colours.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { address, DARMANIN_2020, DARMANIN_2024, EARLIEST, focus, goTo, isOpen, knowledge, LATEST, mark, marks, onMarks, panel, press, STATE_VISIT, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();
const line = (page: Page) => knowledge(page).getAttribute('aria-valuetext');

const focused = async (page: Page): Promise<string> => (await focus(page)).key;
/** Where on the screen the focus is: its left edge. */
const focusAt = async (page: Page): Promise<number> => (await focus(page)).box.left;
/** Pixels that the page is wider than its window. */
const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function grave(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary ?? ''}`));
}

describe('axe finds nothing serious', () => {
  it.each([
    ['en', 'light'],
    ['en', 'dark'],
    ['ar', 'light'],
    ['ar', 'dark'],
  ] as const)('in %s, %s: the page, and the panel with all its sources', async (lang, theme) => {
    const page = await browser.open(`lang=${lang}&theme=${theme}`);
    expect(await grave(page)).toEqual([]);
    await goTo(page, `lang=${lang}&theme=${theme}&known=2024-10-26&event=${STATE_VISIT}`);
    await isOpen(page, STATE_VISIT);
    await panel(page).locator('.sources + .button').click();
    expect(await grave(page)).toEqual([]);
  });

  it('in the list of keys, in an open filter, and on a phone', async () => {
    const page = await browser.open('lang=fr&theme=light', { viewport: { width: 390, height: 844 } });
    expect(await grave(page)).toEqual([]);
    await page.locator('.toolbar .chip').first().click();
    await page.locator('.toolbar .sheet:popover-open').waitFor();
    expect(await grave(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('[aria-haspopup=dialog]').click();
    await page.getByRole('dialog').waitFor();
    expect(await grave(page)).toEqual([]);
  });
});

describe('axe finds nothing at all in the timeline, of whatever weight', () => {
  it.each([
    ['opened', 'lang=en', 1440],
    ['known on an earlier day, from right to left, by night', 'lang=ar&theme=dark&known=2022-06-01', 1440],
    ['down a phone', 'lang=fr', 390],
    ['in lanes, quiet years squeezed, counted from the state visit', `lang=en&from=1955-09-07&to=2027-03-01&lanes=person&quiet=compressed&align=${STATE_VISIT}`, 1440],
  ] as const)('%s', async (_case, hash, width) => {
    const page = await browser.open(hash, { viewport: { width, height: 900 } });
    const { violations } = await new AxeBuilder({ page }).include('.timeline').analyze();
    expect(violations.flatMap(({ id, impact, nodes }) => nodes.map(({ target }) => `${id} (${String(impact)}): ${String(target)}`))).toEqual([]);
    // the outline's other words are there for the browser's own tree
    const described = await page.locator('.timeline .hit').evaluateAll((all) => all.filter((each) => (each.getAttribute('aria-description') ?? '') === '').length);
    expect(described).toBe(0);
  });
});

describe('the keyboard alone', () => {
  it('reaches the timeline, whose marks are one stop', async () => {
    const page = await browser.open();
    const stops: string[] = [];
    let marked = 0;
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press('Tab');
      if (await onMarks(page)) marked += 1;
      stops.push(await focused(page));
      if (stops.at(-1) === 'Keys' || (await page.evaluate(() => document.activeElement?.textContent?.trim())) === 'Keys') break;
    }
    expect(marked).toBe(1);
    expect(stops).toContain('Knowledge day');
    expect(stops).toContain('First day in sight');
    expect(await page.locator('.marks [tabindex="0"]').count()).toBe(1);
  });

  it('may skip to the timeline at once', async () => {
    const page = await browser.open();
    await page.keyboard.press('Tab');
    expect(await page.locator('.skip').evaluate((skip) => skip === document.activeElement && skip.getBoundingClientRect().top >= 0)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await onMarks(page)).toBe(true);
  });

  it.each([
    ['en', 1],
    ['ar', -1],
  ] as const)('arrows move as the eye expects, Home and End to the ends: %s', async (lang, way) => {
    const page = await browser.open(`lang=${lang}`, { viewport: { width: 1440, height: 900 } });
    await mark(page, DARMANIN_2020).focus();
    const first = await focusAt(page);
    await page.keyboard.press(way === 1 ? 'ArrowRight' : 'ArrowLeft');
    await expect.poll(() => focused(page)).not.toBe(DARMANIN_2020);
    const second = await focusAt(page);
    expect((second - first) * way).toBeGreaterThan(0);
    await page.keyboard.press(way === 1 ? 'ArrowLeft' : 'ArrowRight');
    await expect.poll(() => focused(page)).toBe(DARMANIN_2020);
    // the last that has a date; what has none stands beyond it
    const last = await press(page, 'End');
    expect((last.box.left - second) * way).toBeGreaterThan(0);
    expect(last.event).toBe(LATEST);
    const onward = way === 1 ? 'ArrowRight' : 'ArrowLeft';
    const beyond = await press(page, onward);
    expect(beyond.name).toMatch(/Fifteenth|الخامس/);
    await press(page, onward);
    const end = await focused(page);
    expect((await press(page, onward)).key).toBe(end);
    expect((await press(page, 'Home')).event).toBe(EARLIEST);
    expect((await press(page, way === 1 ? 'ArrowLeft' : 'ArrowRight')).event).toBe(EARLIEST);
  });

  it('opens with Enter, closes with Escape, and the focus is where it was', async () => {
    const page = await browser.open();
    await mark(page, DARMANIN_2024).focus();
    await page.keyboard.press('Enter');
    await isOpen(page, DARMANIN_2024);
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    expect(await focused(page)).toBe(DARMANIN_2024);
  });

  it('closes the panel from within, and returns to the mark', async () => {
    const page = await browser.open();
    await mark(page, DARMANIN_2024).focus();
    await page.keyboard.press('Enter');
    await isOpen(page, DARMANIN_2024);
    await panel(page).locator('.links button', { hasText: "Macron's state visit" }).focus();
    await page.keyboard.press('Enter');
    await isOpen(page, STATE_VISIT);
    await expect.poll(() => focused(page)).toBe('panel-title');
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe(STATE_VISIT);
  });

  it('on a phone too', async () => {
    const page = await browser.open('lang=en&from=2024-01-01&to=2024-12-31', { viewport: { width: 390, height: 844 } });
    await mark(page, DARMANIN_2024).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('panel-title');
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe(DARMANIN_2024);
  });

  it('zooms, pans and fits, and lists the keys with a question mark', async () => {
    const page = await browser.open('lang=en&from=2024-01-01&to=2024-12-31');
    await marks(page).first().focus();
    await page.keyboard.press('+');
    await expect.poll(() => address(page)['from']).not.toBe('2024-01-01');
    // whatever has left the picture, the keyboard is still on the timeline
    expect(await onMarks(page)).toBe(true);
    await page.keyboard.press('0');
    await expect.poll(() => page.getByRole('button', { name: 'Fit all' }).getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('?');
    const list = page.getByRole('dialog', { name: 'Keys on the timeline' });
    await list.waitFor();
    expect(await list.locator('dt').count()).toBe(11);
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    expect(await onMarks(page)).toBe(true);
  });

  it('is told what has the focus, and what the knowledge day changed', async () => {
    const page = await browser.open('lang=en&known=2024-04-23');
    const status = page.locator('[aria-live=polite]');
    await mark(page, DARMANIN_2024).focus();
    await expect.poll(() => status.textContent()).toContain('Darmanin meets Laftit again, 21–22 Apr 2024');
    await page.keyboard.press('[');
    await expect.poll(() => status.textContent()).toMatch(/known on 22 Apr(?:il)? 2024.* \d+ events/i);
    // what the day's sources changed is said with it
    await expect.poll(() => status.textContent()).toContain((await page.locator('.step span').first().innerText()).trim());
    expect(await line(page)).toBe('known on 22 Apr 2024');
  });
});

describe('the focus when its mark leaves the picture', () => {
  it('goes to what stands nearest: on a day on which its event was not yet known', async () => {
    const page = await browser.open('lang=en&known=2024-04-23&from=2024-01-01&to=2024-12-31');
    await mark(page, DARMANIN_2024).focus();
    await expect
      .poll(async () => {
        await press(page, '[');
        return mark(page, DARMANIN_2024).count();
      }, { timeout: 15_000 })
      .toBe(0);
    expect(await onMarks(page)).toBe(true);
    expect((await focus(page)).shown).toBe(true);
    await expect.poll(() => page.locator('[aria-live=polite]').textContent()).toMatch(/^Known on /);
  });
});

describe('names and focus', () => {
  it.each(['en', 'fr', 'ar'])('every control has a name, and shows that it has the focus: %s', async (lang) => {
    const page = await browser.open(`lang=${lang}&event=${DARMANIN_2024}`);
    await isOpen(page, DARMANIN_2024);
    const controls = page.locator('button, a[href], input, [role=slider]');
    const nameless = await controls.evaluateAll((all) =>
      all
        .filter((each) => !(each.getAttribute('aria-label') ?? '').trim() && !(each.textContent ?? '').trim() && !((each as HTMLInputElement).labels?.[0]?.textContent ?? '').trim())
        .map((each) => `${each.tagName} ${each.className}`),
    );
    expect(nameless).toEqual([]);
    // by Tab, as only the keyboard's focus is shown
    const unseen: string[] = [];
    for (let press = 0; press < 24; press += 1) {
      await page.keyboard.press('Tab');
      const shown = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none' ? null : `${element.tagName} ${element.className} ${element.textContent ?? ''}`;
      });
      if (shown !== null) unseen.push(shown);
    }
    expect(unseen).toEqual([]);
  });
});

describe('small windows and large letters', () => {
  it.each(['en', 'fr', 'ar'])('320 by 256 pixels need no scrolling sideways: %s', async (lang) => {
    const page = await browser.open(`lang=${lang}`, { viewport: { width: 320, height: 256 } });
    expect(await overflow(page)).toBe(0);
    await goTo(page, `lang=${lang}&event=${STATE_VISIT}&known=2024-10-26`);
    await isOpen(page, STATE_VISIT);
    expect(await overflow(page)).toBe(0);
    const close = await panel(page).locator('.close').boundingBox();
    expect(close?.y).toBeGreaterThanOrEqual(0);
    expect((close?.y ?? 999) + (close?.height ?? 0)).toBeLessThanOrEqual(256);
  });

  it.each([
    ['en', 1280],
    ['ar', 1280],
    ['en', 390],
  ])('letters of twice the size need none either: %s, %i pixels', async (lang, width) => {
    const page = await browser.open(`lang=${lang}`, { viewport: { width, height: 800 } }, '200%');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
    expect(await overflow(page)).toBe(0);
    const sizes = await page.locator('.picture .labels .line-title').evaluateAll((all) => all.map((each) => parseFloat(getComputedStyle(each).fontSize)));
    expect(Math.min(...sizes)).toBeGreaterThan(20);
    await goTo(page, `lang=${lang}&kind=state-visit`);
    expect(await overflow(page)).toBe(0);
    await mark(page, STATE_VISIT).focus();
    await page.keyboard.press('Enter');
    await isOpen(page, STATE_VISIT);
    expect(await overflow(page)).toBe(0);
  });
});

describe('the reader’s own settings', () => {
  it('with less motion nothing moves by itself', async () => {
    const page = await browser.open('lang=en', { reducedMotion: 'reduce' });
    await mark(page, DARMANIN_2024).click();
    await isOpen(page, DARMANIN_2024);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    const moving = await page.locator('*').evaluateAll((all) => all.filter((each) => getComputedStyle(each).transitionDuration.split(',').some((time) => parseFloat(time) > 0.01)).length);
    expect(moving).toBe(0);
  });

  it.each([
    ['reduce', true],
    ['no-preference', false],
  ] as const)('a leap of the years is at once where motion is to be %s: %s', async (reducedMotion, atOnce) => {
    const page = await browser.open('lang=en', { reducedMotion });
    // every frame that is painted after the press, by where its years stand
    const frames = await page.evaluate(async () => {
      const painted: string[] = [];
      const paintText = CanvasRenderingContext2D.prototype.fillText;
      CanvasRenderingContext2D.prototype.fillText = function (this: CanvasRenderingContext2D, text: string, x: number, y: number) {
        if (text === '2024') painted.push(x.toFixed(0));
        paintText.call(this, text, x, y);
      };
      [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === 'The state visit')!.click();
      await new Promise((resolve) => setTimeout(resolve, 700));
      CanvasRenderingContext2D.prototype.fillText = paintText;
      return [...new Set(painted)];
    });
    expect(frames.length).toBeGreaterThan(0);
    expect(frames.length === 1).toBe(atOnce);
  });

  it('in forced colours the marks keep their outlines', async () => {
    const page = await browser.open(`lang=en&event=${DARMANIN_2024}`, { forcedColors: 'active' });
    await isOpen(page, DARMANIN_2024);
    const drawn = await page.locator('.picture .mark').evaluateAll((all) =>
      all.map((each) => {
        const { fill, stroke } = getComputedStyle(each);
        return { hollow: each.matches('.look-planned, .look-withdrawn, .look-lapsed, .shape-ring') && !each.matches('.fades'), solid: each.matches('.look-held') && !each.matches('.shape-ring, .fades'), fill, stroke };
      }),
    );
    // the system's own paper
    const paper = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('span'));
      probe.style.color = 'Canvas';
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    });
    expect(drawn.length).toBeGreaterThan(2);
    for (const { fill, stroke } of drawn) expect(fill !== paper || (stroke !== paper && stroke !== 'none')).toBe(true);
    // what took place is full, what was only planned is hollow
    for (const look of ['hollow', 'solid'] as const) {
      const some = drawn.filter((each) => each[look]);
      expect(some.length).toBeGreaterThan(0);
      expect(some.filter(({ fill }) => (fill === paper) !== (look === 'hollow'))).toEqual([]);
    }
    await mark(page, DARMANIN_2020).focus();
    expect(await page.evaluate(() => parseFloat(getComputedStyle(document.activeElement!).outlineWidth))).toBeGreaterThan(0);
  });

  it.each(['light', 'dark'] as const)('in forced colours what is painted while it moves has the system’s colours, as what is drawn: %s', async (colorScheme) => {
    const page = await browser.open('lang=en&known=2024-09-10', { forcedColors: 'active', colorScheme });
    await mark(page, DARMANIN_2024).focus();
    await press(page, '+');
    const { painted, drawn, system } = await page.evaluate(() => {
      const probe = document.createElement('canvas').getContext('2d', { alpha: false })!;
      /** Red, green and blue of a colour in CSS, as a canvas paints it. */
      const numbersOf = (colour: string): number[] => {
        probe.fillStyle = colour;
        probe.fillRect(0, 0, 1, 1);
        return [...probe.getImageData(0, 0, 1, 1).data.slice(0, 3)];
      };
      const system = ['Canvas', 'CanvasText', 'GrayText', 'Highlight'].map((name) => {
        const element = document.body.appendChild(document.createElement('span'));
        element.style.color = name;
        const { color } = getComputedStyle(element);
        element.remove();
        return numbersOf(color);
      });
      // what was painted last is still there
      const canvas = document.querySelector<HTMLCanvasElement>('.timeline .moving')!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const counts = new Map<string, number>();
      for (let at = 0; at < data.length; at += 4) {
        const rgb = data.slice(at, at + 3).join(' ');
        counts.set(rgb, (counts.get(rgb) ?? 0) + 1);
      }
      const painted = [...counts].filter(([, count]) => count > data.length * 0.0002).sort(([, a], [, b]) => b - a);
      const drawn = [...document.querySelectorAll('.picture :is(path, rect, line, text, tspan)')].flatMap((each) => {
        const { fill, stroke } = getComputedStyle(each);
        return [fill, stroke].filter((colour) => /^(?:rgb|color)/.test(colour) && !/, 0\)$/.test(colour)).map((colour) => numbersOf(colour).join(' '));
      });
      return { painted: painted.map(([rgb]) => rgb.split(' ').map(Number)), drawn: [...new Set(drawn)], system };
    });
    const [paper, ink] = system;
    expect(painted[0]).toEqual(paper);
    expect(painted).toContainEqual(ink);
    expect(drawn.filter((rgb) => !system.some((each) => each.join(' ') === rgb))).toEqual([]);
    /** Edges of letters and thin lines are between the paper and a colour. */
    const isBlend = (rgb: number[], colour: number[]): boolean => {
      const shares = colour.flatMap((to, at) => (Math.abs(to - paper![at]!) < 8 ? [] : [(rgb[at]! - paper![at]!) / (to - paper![at]!)]));
      return Math.max(...shares) - Math.min(...shares) < 0.05 && colour.every((to, at) => Math.abs(to - paper![at]!) >= 8 || Math.abs(rgb[at]! - to) < 8);
    };
    expect(painted.filter((rgb) => rgb.join() !== paper!.join() && !system.some((colour) => colour !== paper && isBlend(rgb, colour)))).toEqual([]);
  });

  it('a dark system gets a dark page', async () => {
    const page = await browser.open('lang=en', { colorScheme: 'dark' });
    const [red] = (await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).match(/\d+/g) ?? [];
    expect(Number(red)).toBeLessThan(80);
  });
});
