// Reads the table of the house and every import, and fails on a breach.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { absent, breaches } from './house/breaches.ts';
import { table, topLevel } from './house/table.ts';
import type { Breach, File } from './house/breaches.ts';

/** Made by tools, and not part of the tree. */
const made = new Set(['node_modules', 'dist', 'coverage', '.git', '.svelte-check', '.vitest-attachments']);

function walk(folder = ''): File[] {
  return readdirSync(folder || '.', { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return made.has(entry.name) ? [] : walk(path);
    const isText = /^src\/.*\.(svelte|ts|mts|mjs|js)$/.test(path);
    return [{ path, text: isText ? readFileSync(join(path), 'utf8') : '' }];
  });
}

const tell = (found: Breach[]): string[] => found.map(({ path, what }) => `${path}: ${what}`);
const rules = (path: string, text = ''): string[] => [...new Set(breaches([{ path, text }]).map(({ rule }) => rule))];
const component = (script: string, markup = ''): string => `<script lang="ts">\n${script}\n</script>\n${markup}`;

describe('the house as it stands', () => {
  const files = walk();
  test('keeps its own rules', () => {
    expect(tell(breaches(files))).toEqual([]);
  }, 60_000); // it reads every file
  test('has everything at the top level that it should', () => {
    expect(absent(files)).toEqual([]);
  });
});

describe('a room that imports what it may not is noticed', () => {
  test.each([
    ['src/model/known.ts', `import { t } from '../i18n/say.ts'`],
    ['src/model/known.ts', `import type { T } from '../i18n/say.ts'`],
    ['src/model/known.ts', `export { t } from '../view/view.ts'`],
    ['src/model/known.ts', `export * from '../view/view.ts'`],
    ['src/model/known.ts', `const t = await import('../view/view.ts')`],
    ['src/model/known.ts', `let t: import('../view/view.ts').T`],
    ['src/model/known.ts', `new Worker(new URL('../store/work.ts', import.meta.url))`],
    ['src/model/known.ts', `import.meta.glob('../../data/**/*.json')`],
    ['src/i18n/dates.ts', `import { toDay } from '../model/day.ts'`],
    ['src/i18n/dates.ts', `import { type Day, toDay } from '../model/day.ts'`],
    ['src/formats/ics.ts', `import { t } from '../i18n/say.ts'`],
    ['src/search/index.ts', `import '../store/shelf.ts'`],
    ['src/review/cards.ts', `import { f } from '../formats/ics.ts'`],
    ['src/timeline/scene.ts', `import { toDay } from '../model/day.ts'`],
    ['src/timeline/layout/lanes.ts', `import { knownOn } from '../../model/known.ts'`],
    ['src/timeline/layout/lanes.ts', `import { draw } from '../draw/mark.ts'`],
    ['src/timeline/draw/Mark.svelte', component(`import { lanes } from '../layout/lanes.ts'`)],
    ['src/timeline/Timeline.svelte', component(`import { t } from '../i18n/say.ts'`)],
    ['src/view/view.ts', `import { shelf } from '../store/shelf.ts'`],
    ['src/store/work.ts', `import { view } from '../view/view.ts'`],
    ['src/cards/Source.svelte', component(`import { shelf } from '../store/shelf.ts'`)],
    ['src/cards/Source.svelte', `<script module lang="ts">import { shelf } from '../store/shelf.ts'</script>`],
    ['src/share/embed.ts', `import { shelf } from '../store/shelf.ts'`],
    ['src/share/embed.ts', `import type { App } from '../ui/App.ts'`],
    ['src/ui/App.svelte', component(`import { serve } from '../build/serve.mjs'`)],
    ['src/build/check.ts', `import { view } from '../view/view.ts'`],
    ['src/ui/App.svelte', component(`import data from '../../data/dataset.json'`)],
    ['src/main.ts', `import { known } from './model/known.ts'`],
  ])('%s: %s', (path, text) => {
    expect(rules(path, text)).toEqual(['import']);
  });

  test.each([
    ['src/model/known.ts', `import { utcDay } from 'd3'`],
    ['src/model/known.ts', `import edtf from 'edtf'`],
    ['src/formats/csv.ts', `import edtf from 'edtf'`],
    ['src/timeline/draw/mark.ts', `import { select } from 'd3-selection'`],
    ['src/timeline/scene.ts', `import type { Snippet } from 'svelte'`],
    ['src/view/view.ts', `import Dexie from 'dexie'`],
    ['src/ui/App.svelte', component(`import type { Table } from 'dexie'`)],
    ['src/ui/start.ts', `import { first } from 'virtual:corpus'`],
  ])('%s: %s', (path, text) => {
    expect(rules(path, text)).toEqual(['package']);
  });

  test('Node is in build alone', () => {
    expect(rules('src/model/known.ts', `import { join } from 'node:path'`)).toEqual(['node']);
    expect(rules('src/ui/start.ts', `import type { Stats } from 'node:fs'`)).toEqual(['node']);
  });
});

describe('what a room may import passes', () => {
  test.each([
    ['src/model/edtf.ts', `import edtf from 'edtf'; import { toDay } from './day.ts'`],
    ['src/model/compile.ts', `import { parseEdtf } from './edtf.ts'; import * as v from 'valibot'`],
    ['src/i18n/dates.ts', `import type { Day } from '../model/day.ts'; import { type Span } from '../model/span.ts'; import { UTCDateMini } from '@date-fns/utc/date/mini'`],
    ['src/timeline/layout/lanes.ts', `import type { Day } from '../../model/day.ts'; import type { Scene } from '../scene.ts'; import { scaleUtc } from 'd3-scale'`],
    ['src/timeline/draw/Mark.svelte', component(`import type { Mark } from '../scene.ts'; import Label from './Label.svelte'; import { onMount } from 'svelte'`)],
    ['src/timeline/Timeline.svelte', component(`import { layout } from './layout/layout.ts'; import Picture from './draw/Picture.svelte'; import * as d3 from 'd3'`)],
    ['src/store/shelf.ts', `import Dexie from 'dexie'; import { first } from 'virtual:corpus'; import url from './work.ts?worker&url'`],
    ['src/ui/App.svelte', component(`import type { Served } from '../build/serve.mjs'; import { view } from '../view/view.ts'`)],
    ['src/build/check.ts', `import { readFile } from 'node:fs/promises'; import { build } from 'vite'; import { f } from '../formats/csv.ts'`],
    ['src/build/place.mjs', `new URL('../../data', import.meta.url)`],
    ['src/main.ts', `import { start } from './ui/start.ts'; import './ui/page.css'`],
    ['tests/anything.test.ts', `import '../src/store/shelf.ts'; import Dexie from 'dexie'`],
  ])('%s: %s', (path, text) => {
    expect(rules(path, text)).toEqual([]);
  });

  test('every room of the table says so only once', () => {
    const rooms = table.map(({ room }) => room);
    expect(new Set(rooms).size).toBe(rooms.length);
  });
});

describe('a pure room is pure', () => {
  const impure = ['window.innerWidth', 'document.title', 'Date.now()', 'new Date()', 'new Date', 'Date()', 'Math.random()', 'globalThis.document', `globalThis['window']`];
  test.each(['model', 'formats', 'review', 'timeline/layout'].flatMap((room) => impure.map((it) => [room, it] as const)))('%s: %s', (room, it) => {
    expect(rules(`src/${room}/some.ts`, `export const x = ${it}`)).toEqual(['purity']);
  });

  test.each([
    `export const x = (span: { window: boolean }) => span.window`,
    `export const x = (window: boolean) => ({ window })`,
    `export const x = ({ window }: { window: boolean }) => !window`,
    `export function x(it: { window: number }) { const { window } = it; return [window] }`,
    `export interface Span { window: boolean; document: string }`,
    `export const x = { window: true }; // window, Date.now()`,
    `export const x = new Date(0).getTime() + Math.floor(Date.UTC(2024, 1))`,
  ])('and may speak of windows: %s', (text) => {
    expect(rules('src/model/some.ts', text)).toEqual([]);
  });

  test('a name that holds elsewhere in the file does not hide the page', () => {
    expect(rules('src/model/some.ts', `const f = (window: number) => window; export const x = window`)).toEqual(['purity']);
  });
});

describe('the outside world has few doors', () => {
  test.each(['location.href', 'history.back()', 'window.location', 'document.location', 'globalThis.history', 'indexedDB.open("a")', 'window.indexedDB'])('%s', (it) => {
    expect(rules('src/ui/some.ts', `export const x = ${it}`)).toEqual(['door']);
    expect(rules('src/ui/Some.svelte', component('', `<button onclick={() => ${it.replaceAll('"', "'")}}></button>`))).toEqual(['door']);
  });
  test('and they open where they are', () => {
    expect(rules('src/view/url.ts', 'export const x = [location.href, history.state]')).toEqual([]);
    expect(rules('src/store/shelf.ts', 'export const x = indexedDB')).toEqual([]);
    expect(rules('src/ui/some.ts', 'export const x = (it: { location: string }) => it.location')).toEqual([]);
  });
});

describe('the direction of writing is decided in few places', () => {
  test.each([
    ['src/timeline/layout/lanes.ts', `export const x = (d: string) => d === 'rtl'`],
    ['src/ui/App.svelte', component('', `<div dir="rtl"></div>`)],
    ['src/ui/App.svelte', component('let { d } = $props()', `<div class:back={d === 'rtl'}></div>`)],
  ])('%s: %s', (path, text) => {
    expect(rules(path, text)).toEqual(['direction']);
  });
  test.each([
    ['src/timeline/layout/scale.ts', `export const x = (d: string) => d === 'rtl'`],
    ['src/timeline/keys.ts', `export const x = (d: string) => d === 'rtl'`],
    ['src/i18n/language.ts', `export const x = 'rtl'`],
    ['src/ui/some.ts', `export type Direction = 'ltr' | 'rtl'; export const f = (d: 'rtl') => d`],
  ])('but here: %s: %s', (path, text) => {
    expect(rules(path, text)).toEqual([]);
  });
});

describe('no words stand in the markup', () => {
  test.each(['<p>Hello</p>', '<p>زيارة</p>', '{#if x}<b>été</b>{/if}', '<button aria-label="Close"></button>', '<img alt="A map" src="x" />', `<input placeholder={'Search'} />`, `<p>{x ? 'Yes' : 'No'}</p>`, '<p title={`of ${x}`}></p>'])(
    '%s',
    (markup) => {
      for (const room of ['ui', 'cards', 'timeline', 'timeline/draw']) expect(rules(`src/${room}/Some.svelte`, component('let x = 1', markup))).toEqual(['words']);
    },
  );
  test.each(['<p>{t.hello} · 12 → {x}</p>', '<button class="close" aria-label={t.close} data-kind="visit" type="button">×</button>', '<style>p { color: red }</style>', '<!-- a remark -->'])('but these pass: %s', (markup) => {
    expect(rules('src/ui/Some.svelte', component('let x = 1; let t = $props()', markup))).toEqual([]);
  });
});

describe('everything has a name and a place', () => {
  test.each(['src/model/utils.ts', 'src/ui/components/Button.svelte', 'src/store/types.d.ts', 'src/i18n/helpers/dates.ts'])('%s', (path) => {
    expect(rules(path)).toEqual(['name']);
  });
  test.each(['src/lib/some.ts', 'src/app.ts', 'svelte.config.js', 'docs/read.md'])('%s', (path) => {
    expect(rules(path)).toEqual(['place']);
  });
  test('the top level is as listed, dot-files apart', () => {
    const full = [...topLevel.map((path) => ({ path, text: '' })), { path: '.ci/run', text: '' }];
    expect(breaches(full)).toEqual([]);
    expect(absent(full)).toEqual([]);
    expect(absent(full.filter(({ path }) => path !== 'LICENSE'))).toEqual(['LICENSE']);
  });
});
