// The whole app and the embed as pages of the benchmark: built as they are shipped, with another corpus in the place of
// their own, and moved by the events that a wheel and a mouse send, and the knowledge day by its field.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { buildEmbed, handOver } from '../../src/build/embed-plugin.ts';
import type { Evidence } from '../../src/model/corpus.ts';
import { toIsoDay } from '../../src/model/day.ts';
import { ROOT } from './asset.ts';
import { WATCHED } from './calendar.ts';
import type { Bench } from './pages/contract.ts';
import { mustBeShipped } from './shipped.ts';

/** All invented events in one window, in English. */
export const APP_ADDRESS = `#v=1&lang=en&from=1955-01-01&to=${toIsoDay(WATCHED)}`;

/** The same in the embed, as high as the window has room for. */
export const EMBED_ADDRESS = `?lang=en&from=1955-01-01&to=${toIsoDay(WATCHED)}&height=700`;

/** Builds the embed into a folder. */
export async function buildEmbedPage(outDir: string): Promise<void> {
  mkdirSync(outDir, { recursive: true });
  for (const { name, text } of await buildEmbed(resolve('.'))) writeFileSync(join(outDir, name), text);
}

/** Puts the corpus at a path below the root in the place of the embed's own. */
export function bringToEmbed(page: string, path: string): void {
  writeFileSync(join(ROOT, 'pages', page, 'corpus.js'), handOver('first', JSON.parse(readFileSync(join(ROOT, path), 'utf8'))));
}

/** Builds the site into a folder. */
export async function buildApp(outDir: string): Promise<void> {
  await build({ configFile: resolve('vite.config.ts'), logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  mustBeShipped(outDir);
  // no service worker is started here, and its list of files would not fit the other corpus
  rmSync(join(outDir, 'sw.js'), { force: true });
}

/** Puts the corpus at a path below the root in the place of the site's own, under its name and its version, in the page of that name. `evidencePath`: what stands behind it; none: nothing does. */
export function bringData(page: string, path: string, evidencePath?: string): void {
  const assets = join(ROOT, 'pages', page, 'assets');
  const nameOf = (stem: string): string => join(assets, readdirSync(assets).find((file) => file.startsWith(`${stem}-`) && file.endsWith('.json'))!);
  const [corpus, evidence] = [nameOf('corpus'), nameOf('evidence')];
  const said = /"version":"([^"]*)"/;
  // the page asks for the version that it was built with: that of its evidence
  const { version } = JSON.parse(readFileSync(evidence, 'utf8')) as Evidence;
  const nothing: Evidence = { format: 1, version, prose: [], bibliography: [], quotations: [], stories: [] };
  const put = (asset: string, text: string): void => writeFileSync(asset, text.replace(said, `"version":"${version}"`));
  put(evidence, evidencePath === undefined ? JSON.stringify(nothing) : readFileSync(join(ROOT, evidencePath), 'utf8'));
  put(corpus, readFileSync(join(ROOT, path), 'utf8'));
}

/** Keeps the contract in a page that does not know of it. Runs in the browser, as text: nothing around it is there. */
function keepContract(first: string, whole: string | null, day: string | null): void {
  const find = <T extends Element>(selector: string): T | null => document.querySelector<T>(selector);
  const ground = (): Element => find('.timeline')!;
  let at: number | null = null;
  const seen = (selector: string): Promise<number> =>
    new Promise((done) => {
      const look = (): void => {
        if (find(selector) === null) requestAnimationFrame(look);
        else requestAnimationFrame(() => done(performance.now()));
      };
      requestAnimationFrame(look);
    });
  const bench: Bench = {
    ready: seen(first),
    ...(whole === null ? {} : { whole: seen(whole) }),
    pan(px) {
      const mouse = (type: string, x: number): void => {
        const { top, left } = ground().getBoundingClientRect();
        (type === 'mousedown' ? ground() : window).dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, button: 0, clientX: left + 600 - x, clientY: top + 30 }));
      };
      if (at === null) mouse('mousedown', (at = 0));
      mouse('mousemove', (at += px));
    },
    zoom(factor) {
      if (at !== null) window.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, view: window, button: 0 }));
      at = null;
      const { left, top, width, height } = ground().getBoundingClientRect();
      ground().dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, ctrlKey: true, deltaY: -Math.log2(factor) / 0.02, clientX: left + width / 2, clientY: top + height / 2 }));
    },
    ...(day === null ? {} : {
      know(days: number) {
        const input = find<HTMLInputElement>(day)!;
        input.valueAsNumber += days * 86_400_000;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      },
    }),
    labels: () => [],
    nodes: () => document.getElementsByTagName('*').length,
  };
  // a frame has none of it
  if (window.top === window) window.bench = bench;
}

const DRAWN = '.picture .labels, .picture .mark, .picture .cluster';
export const APP_SCRIPT = `(${keepContract.toString()})(${JSON.stringify(DRAWN)}, null, '.controls input[type=date]')`;
/** All its events are in the painted picture; the other time is that from which it answers to the hand. */
export const EMBED_SCRIPT = `(${keepContract.toString()})('.timeline canvas.shown', ${JSON.stringify(DRAWN)}, null)`;
