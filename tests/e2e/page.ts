// Pages that must keep quiet and stay at home: whatever one complains of, or asks of another host, fails its test.
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';

/** the first event of the corpus */
export const EARLIEST = '1955-11-06-la-celle-saint-cloud-declaration';
/** the last one that has a date */
export const LATEST = '2026-france-morocco-treaty';
export const DARMANIN_2020 = '2020-10-15-darmanin-rabat';
export const DARMANIN_2024 = '2024-04-21-darmanin-rabat';
export const STATE_VISIT = '2024-10-28-macron-state-visit-rabat';

export interface QuietBrowser {
  /** a window of its own, closed after the test */
  context: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** a window of its own at the address `#hash`, with the timeline drawn; `letters`: how large the reader's own setting makes them */
  open: (hash?: string, options?: BrowserContextOptions, letters?: string) => Promise<Page>;
}

/** One browser for a file of journeys; after each test no page may have complained or gone elsewhere. */
export function useQuietBrowser(): QuietBrowser {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let heard: string[] = [];
  let asked = new Set<string>();
  beforeAll(async () => {
    browser = await chromium.launch(inject('launch'));
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    const [complaints, hosts] = [heard, [...asked]];
    [contexts, heard, asked] = [[], [], new Set()];
    expect(complaints).toEqual([]);
    expect(hosts.filter((host) => host !== new URL(inject('site')).host)).toEqual([]);
  });

  async function context(options?: BrowserContextOptions): Promise<BrowserContext> {
    // Without the worker every request is the page's own, and is seen.
    const opened = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, serviceWorkers: 'block', ...options });
    contexts.push(opened);
    opened.setDefaultTimeout(12_000);
    opened.on('console', (message) => {
      if (message.type() === 'error') heard.push(message.text());
    });
    opened.on('weberror', (error) => heard.push(error.error().message));
    opened.on('request', (request) => {
      if (/^(?:https?|wss?):/.test(request.url())) asked.add(new URL(request.url()).host);
    });
    await opened.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI}`);
      });
    });
    return opened;
  }

  return {
    context,
    async open(hash = 'lang=en', options, letters = '') {
      const opened = await context(options);
      // before the page lays anything out
      await opened.addInitScript((size) => {
        new MutationObserver((_, observer) => {
          if (document.documentElement === null) return;
          document.documentElement.style.fontSize = size;
          observer.disconnect();
        }).observe(document, { childList: true });
      }, letters);
      const page = await opened.newPage();
      await page.goto(`${inject('site')}#${hash}`);
      await isDrawn(page);
      return page;
    },
  };
}

/** The buttons on the marks, one for each event in sight. */
export const marks = (page: Page) => page.locator('[data-event]');
export const mark = (page: Page, id: string) => page.locator(`[data-event="${id}"]`);
export const panel = (page: Page) => page.locator('.panel');
export const knowledge = (page: Page) => page.locator('.knowledge-handle');

/** Resolves when the timeline stands, in its own letters. */
export async function isDrawn(page: Page): Promise<void> {
  await marks(page).first().waitFor({ state: 'attached', timeout: 15_000 });
  await isSettled(page);
}

/** Resolves when the letters are here and what was asked of the page is drawn and at rest. */
export async function isSettled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    await document.fonts.ready;
    await frame();
    do await frame();
    while (document.querySelector('.timeline .moving.shown') !== null);
    // what has lost its mark hands on the focus
    await frame();
  });
}

/** Resolves when the panel shows the event with its sources. */
export async function isOpen(page: Page, id: string): Promise<void> {
  await page.locator(`[data-event="${id}"][aria-pressed="true"]`).waitFor({ state: 'attached' });
  await panel(page).locator('.source a').first().waitFor({ state: 'attached' });
}

/** Goes to another place on the same page, as an edit of the address does. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.goto(`${inject('site')}#${hash}`);
  await isSettled(page);
}

/** What has the focus: an event, a counted mark, or anything else by its name; and whether the reader sees that it has it. */
export interface Focus {
  key: string;
  event: string | null;
  /** as a screen reader says it */
  name: string;
  /** in pixels of the window */
  box: { left: number; top: number; width: number; height: number };
  /** outlined, in the window, and nothing else lies over it */
  shown: boolean;
}
export const focus = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const element = document.activeElement instanceof HTMLElement ? document.activeElement : document.body;
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    const [x, y] = [(Math.max(0, left) + Math.min(innerWidth, right)) / 2, (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2];
    const over = document.elementFromPoint(x, y);
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    const inWindow = right > 0 && left < innerWidth && bottom > 0 && top < innerHeight;
    // marks may lie over one another
    const free = over !== null && (element.contains(over) || over.contains(element) || over.closest('.timeline, label') === element.closest('.timeline, label'));
    return {
      key: element.dataset['key'] ?? element.getAttribute('aria-label') ?? (element.id || (element.textContent ?? '').trim() || `${element.tagName}.${element.className}`),
      event: element.dataset['event'] ?? null,
      name: element.getAttribute('aria-label') ?? (element.textContent ?? '').trim(),
      box: { left, top, width, height },
      shown: element !== document.body && outlined && inWindow && free,
    };
  });
/** Whether the keyboard is on the marks. */
export const onMarks = (page: Page): Promise<boolean> => page.evaluate(() => document.activeElement?.closest('.marks') != null);
/** How many events the page says that there are. */
export const count = async (page: Page): Promise<number> => Number(/\d+/.exec(await page.locator('.counts').innerText())?.[0]);
/** The keys that lead to the later and to the earlier, as the eye expects. */
export const alongKeys = (page: Page): Promise<{ later: string; earlier: string }> =>
  page.evaluate(() => {
    if (document.querySelector('.timeline.down') !== null) return { later: 'ArrowDown', earlier: 'ArrowUp' };
    const leftwards = new URLSearchParams(location.hash.slice(1)).get('time') ?? (document.documentElement.dir === 'rtl' ? 'left' : 'right');
    return leftwards === 'left' ? { later: 'ArrowLeft', earlier: 'ArrowRight' } : { later: 'ArrowRight', earlier: 'ArrowLeft' };
  });
/** Presses a key and waits until what it asked for is drawn; what then has the focus. */
export async function press(page: Page, key: string): Promise<Focus> {
  await page.keyboard.press(key);
  await isSettled(page);
  return focus(page);
}

/** What the address says, by its keys. */
export const address = (page: Page): Record<string, string> => Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.slice(1)));

/** Where each mark stands, in pixels from the picture's corner. */
export async function places(page: Page): Promise<Record<string, { left: number; top: number }>> {
  await isSettled(page);
  return marks(page).evaluateAll((buttons) =>
    Object.fromEntries(
      buttons.map((button) => {
        const { e, f } = new DOMMatrix((button as HTMLElement).style.transform);
        return [(button as HTMLElement).dataset['event'] ?? '', { left: e, top: f }];
      }),
    ),
  );
}

/** What the page has loaded of the corpus. */
export const corpusOf = (page: Page): Promise<{ events: { id: string }[]; publishers: { name: string }[] }> =>
  page.evaluate(async () => {
    const file = performance.getEntriesByType('resource').find(({ name }) => /corpus-[^/]*\.json$/.test(name));
    if (file === undefined) throw new Error('The page has loaded no corpus.');
    return (await (await fetch(file.name)).json()) as { events: { id: string }[]; publishers: { name: string }[] };
  });

/** Everything that the page says or would say: its title, text, names and tooltips, also of what is folded away. */
export const words = (page: Page, selector = 'body'): Promise<string> =>
  page.evaluate((within) => {
    const root = document.querySelector(within);
    if (root === null) return '';
    const said: string[] = within === 'body' ? [document.title] : [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node: Node | null = root; node !== null; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'alt', 'placeholder']) said.push(node.getAttribute(name) ?? '');
      } else if (!(node.parentElement instanceof HTMLScriptElement || node.parentElement instanceof HTMLStyleElement)) said.push(node.textContent ?? '');
    }
    return said
      .map((line) => line.replace(/[\u200e\u200f\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim())
      .filter(Boolean)
      .join('\n');
  }, selector);

/** The rows of a table of the page's database as they are stored. */
export const storedRows = <Row>(page: Page, table: string): Promise<Row[]> =>
  page.evaluate(
    (name) =>
      new Promise<Row[]>((done, fail) => {
        const request = indexedDB.open('rapprochement');
        request.onerror = () => fail(request.error ?? new Error());
        request.onsuccess = () => {
          const read = request.result.transaction(name).objectStore(name).getAll();
          read.onsuccess = () => {
            request.result.close();
            done(read.result as Row[]);
          };
        };
      }),
    table,
  );
