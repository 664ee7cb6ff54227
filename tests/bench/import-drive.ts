// One file is brought into one page: looked at, kept at once, and seen to be kept.

import type { Site } from './search-drive.ts';
import { isKept, newProfile, visit, watched } from './visit.ts';
import { toTasks, type Tasks } from './watch.ts';

/** What is drawn of it after it is kept belongs to it: long tasks are counted for so long. */
const AFTER_MS = 2_000;

export interface ImportRun {
  /** from the choice of the file to the frame that shows what is in it; a page that shows nothing before: to its parsing */
  prepared: number;
  /** from then, or from the click that keeps it, to the frame that says so */
  written: number;
  /** of `prepared`, before anything is checked; null: the page does not say */
  reading: number | null;
  /** values that the progress bar was painted with; null: it has none */
  bars: number | null;
  tasks: Tasks;
}

/** `file`: its path on this machine. */
export async function driveImport({ url, app }: Site, file: string, limitMs: number): Promise<ImportRun> {
  const profile = newProfile();
  try {
    return await visit(profile.folder, url, limitMs, async (tab) => {
      if (app) {
        await isKept(tab);
        await tab.locator('#data').waitFor();
      }
      const times = await tab.evaluateHandle(async (asks) => {
        // it is where the file comes from: not in the page's own words
        const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
        const chosen = new Promise<number>((done) => input.addEventListener('change', () => done(performance.now()), { capture: true, once: true }));
        const shows = (selector: string): Promise<HTMLElement> =>
          new Promise((done) => {
            const look = (): void => {
              const found = document.querySelector<HTMLElement>(selector);
              if (!found) return;
              observer.disconnect();
              done(found);
            };
            const observer = new MutationObserver(look);
            observer.observe(document.body, { subtree: true, childList: true, attributes: true });
            look();
          });
        const said = (kind: string): number | null => window.watch.said.find(({ by, kind: what, stage }) => by === 'worker' && (what === kind || (what === 'progress' && stage === kind)))?.at ?? null;
        const done = (async () => {
          const from = await chosen;
          if (!asks) {
            await shows('.done');
            const to = await window.watch.painted();
            return { from, prepared: said('prepared')!, begun: said('prepared')!, to, checking: null };
          }
          const button = await shows('.preview .first');
          const prepared = await window.watch.painted();
          const begun = performance.now();
          button.click();
          await shows('.done');
          return { from, prepared, begun, to: await window.watch.painted(), checking: said('checking') };
        })();
        // it is awaited when the file has been chosen
        return { done };
      }, app);
      await tab.locator('input[type=file]').setInputFiles(file);
      const { from, prepared, begun, to, checking } = await times.evaluate(({ done }) => done);
      await tab.waitForTimeout(AFTER_MS);
      const seen = await watched(tab);
      return { prepared: prepared - from, written: to - begun, reading: checking === null ? null : checking - from, bars: app ? seen.bars.size : null, tasks: toTasks(seen.tasks, from, Infinity) };
    });
  } finally {
    profile.end();
  }
}
