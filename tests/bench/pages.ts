// The pages that are measured: what each one is, how it is built, and which file it reads.

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, type Plugin } from 'vite';
import { buildApp, buildEmbedPage } from './app.ts';
import { ROOT, type Asset } from './asset.ts';
import { mustBeShipped } from './shipped.ts';

export type Role = 'ours' | 'peer' | 'floor' | 'baseline';

export interface Page {
  id: string;
  name: string;
  role: Role;
  /** data file below the root for one size; '': it needs none; null: it has none of that size */
  data: (asset: Asset) => string | null;
  /** package and its files → folder `vendor` of the page, unbundled and as published */
  vendor?: { package: string; files: Record<string, string> };
  /** markup of what the page's script fills; none: it makes its own */
  holds?: string;
  /** largest size by default, and with --full */
  limit: number;
  fullLimit?: number;
  /** built and served in another way than the pages here: the whole site, or its embed */
  app?: 'site' | 'embed';
}

const vis: Page['vendor'] = {
  package: 'vis-timeline',
  files: { 'standalone/umd/vis-timeline-graph2d.min.js': 'vis-timeline-graph2d.min.js', 'styles/vis-timeline-graph2d.min.css': 'vis-timeline-graph2d.min.css' },
};
const TIMELINE = '<div id="timeline"></div>';
const MILLION = 1_000_000;

export const pages: Page[] = [
  { id: 'empty', name: 'Empty page', role: 'baseline', data: () => '', limit: MILLION },
  { id: 'ours', name: 'Rapprochement, timeline', role: 'ours', data: ({ lines }) => lines, holds: TIMELINE, limit: MILLION },
  { id: 'app', name: 'Rapprochement, whole app', role: 'ours', data: ({ first }) => first, app: 'site', limit: 10_000, fullLimit: 100_000 },
  { id: 'embed', name: 'Rapprochement, embed', role: 'ours', data: ({ first }) => first, app: 'embed', limit: 10_000, fullLimit: 100_000 },
  { id: 'vis', name: 'vis-timeline', role: 'peer', data: ({ vis: path }) => path, vendor: vis, holds: TIMELINE, limit: 10_000, fullLimit: 100_000 },
  { id: 'vis-cluster', name: 'vis-timeline, clusters', role: 'peer', data: ({ vis: path }) => path, vendor: vis, holds: TIMELINE, limit: 10_000, fullLimit: 100_000 },
  {
    id: 'timelinejs', name: 'TimelineJS', role: 'peer', data: ({ knightLab }) => knightLab, holds: TIMELINE, limit: 10_000, fullLimit: 100_000,
    vendor: { package: '@knight-lab/timelinejs', files: { 'dist/js/timeline.js': 'js/timeline.js', 'dist/css/timeline.css': 'css/timeline.css', 'dist/css/icons': 'css/icons' } },
  },
  { id: 'canvas', name: 'Floor: bare canvas', role: 'floor', data: ({ lines }) => lines, holds: '<canvas id="picture"></canvas>', limit: MILLION },
  { id: 'indexeddb', name: 'Floor: bare IndexedDB', role: 'floor', data: ({ lines }) => lines, holds: '<p id="count"></p>', limit: MILLION },
];

/** Builds a page into the root; answers the bytes of its scripts and styles. */
export async function buildPage(page: Page): Promise<Bytes> {
  const { id, vendor, app } = page;
  const here = resolve('tests/bench');
  const outDir = join(ROOT, 'pages', id);
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  if (app === 'embed') await buildEmbedPage(outDir);
  else if (app === 'site') await buildApp(outDir);
  else await build({ configFile: join(here, 'vite.config.ts'), root: join(here, 'pages'), plugins: [fill(page)], build: { outDir } });
  mustBeShipped(outDir);
  if (vendor) {
    const from = join('node_modules', vendor.package);
    for (const [file, to] of Object.entries(vendor.files)) cpSync(join(from, file), join(outDir, 'vendor', to), { recursive: true });
  }
  return toBytes(outDir, app);
}

/** Fills the one document of all pages, `pages/index.html`, for one of them; a peer's own scripts and styles stand in it as they are, and it has the whole window. */
function fill({ id, name, vendor, holds = '' }: Page): Plugin {
  const files = Object.values(vendor?.files ?? {});
  const parts: Record<string, string> = {
    id,
    name,
    holds,
    filled: vendor ? ', #timeline' : '',
    styles: files.filter((file) => file.endsWith('.css')).map((file) => `<link rel="stylesheet" href="./vendor/${file}" vite-ignore />`).join('\n'),
    scripts: files.filter((file) => file.endsWith('.js')).map((file) => `<script src="./vendor/${file}" vite-ignore></script>`).join('\n'),
  };
  return { name: 'bench:fill', transformIndexHtml: { order: 'pre', handler: (html) => html.replace(/\{(\w+)\}/g, (whole, part: string) => parts[part] ?? whole) } };
}

/** Version of a package as installed. */
export const versionOf = (name: string): string => (JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;

/** What is in a page's folder and none of its own scripts: the embed beside the whole app, and data that comes as a script. */
const BESIDE = { site: /^embed\//, embed: /(?:^|\/)(?:corpus|evidence)\.js$/ } as const;

/** JS and CSS below the page's folder, whether the first view asks for it or not. */
export interface Bytes {
  raw: number;
  gzip: number;
  brotli: number;
}

function toBytes(folder: string, app: Page['app']): Bytes {
  const beside = app === undefined ? null : BESIDE[app];
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(m?js|css)$/.test(file) && beside?.test(file) !== true) : [];
  const texts = files.map((file) => readFileSync(join(folder, file)));
  const sum = (size: (text: Buffer) => number): number => texts.reduce((total, text) => total + size(text), 0);
  return { raw: sum((text) => text.length), gzip: sum((text) => gzipSync(text, { level: 9 }).length), brotli: sum((text) => brotliCompressSync(text).length) };
}
