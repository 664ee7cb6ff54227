// The whole benchmark: builds the pages, writes the events, measures round by round, prints and writes the table.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../../src/build/serve.mjs';
import { APP_ADDRESS, APP_SCRIPT, bringData, bringToEmbed, EMBED_ADDRESS, EMBED_SCRIPT } from './app.ts';
import { ensureAsset, ROOT, type Asset } from './asset.ts';
import { drive, VIEWPORT, type Run } from './drive.ts';
import { parseFlags, type Flags } from './flags.ts';
import { measureImport } from './import.ts';
import { loadNow, toOccasion } from './occasion.ts';
import { buildPage, pages, versionOf, type Bytes, type Page } from './pages.ts';
import { toReport, type Measured, type Report } from './parts.ts';
import { blankRow, toRow, type Row } from './row.ts';
import { measureSearch } from './search.ts';
import { newestReport, toSummary, withSummary } from './summary.ts';
import { dateOf, toMarkdown, toRatios, type Circumstances, type TimelinePart } from './table.ts';

const TABLES = join(ROOT, 'tables');

const METHOD = [
  'Invented events in bursts from 1955 to 2026 are shown by each page from a file in its own format, from a local server without compression, all of them in one window, each time in a new browser with an empty cache, page after page and then again in rounds; tables hold medians, and frame times of all rounds together.',
  'Times run from the navigation to the frame after the first events, or all of them, are drawn; afterwards every animation frame makes one step: zooming in by 5 % from the whole time, panning by 24 pixels back and forth, zooming out again, and where there is a knowledge line, moving it by 20 days at the widest and at the nearest zoom; frame times are distances of animation frames, and work is Chromium’s own count of the main thread’s tasks and of the processor time of all threads of the page.',
  'A label counts as readable where its whole text shows inside the viewport, nothing clips it and nothing covers it; undated events, sources and plans are left out of the peers’ files because they have no place for them, and a page that does not finish in time is said to have not finished and is spared the larger sizes.',
].join(' ');

export async function run(args: string[]): Promise<void> {
  const flags = parseFlags(args);
  mkdirSync(TABLES, { recursive: true });
  const server = await serve({ root: ROOT, port: 0 });
  const older = newestReport();
  const measured: Measured = {};
  // what takes long is safe in the temporary folder before the next part begins
  const write = (folder: string): Report => {
    const report = toReport(measured, older);
    const stem = join(folder, dateOf(report));
    writeFileSync(`${stem}.md`, toMarkdown(report, pages));
    writeFileSync(`${stem}.json`, `${JSON.stringify(report, null, 1)}\n`);
    console.log(`Written to ${stem}.md and .json`);
    return report;
  };
  try {
    for (const part of flags.parts) {
      if (part === 'timeline') measured.timeline = await measureTimeline(flags, server.url);
      else if (part === 'search') measured.search = await measureSearch(flags, server.url);
      else measured.import = await measureImport(flags, server.url);
      write(TABLES);
    }
  } finally {
    await server.close();
  }
  console.log(`\n${toMarkdown(toReport(measured, older), pages)}`);
  if (flags.write) writeFileSync('README.md', withSummary(readFileSync('README.md', 'utf8'), toSummary(write('tests/bench'))));
}

/** Every page at every size. */
async function measureTimeline(flags: Flags, url: string): Promise<TimelinePart> {
  const chosen = pages.filter(({ id }) => flags.pages.includes(id));
  const before = loadNow();
  const bytes: Record<string, Bytes> = {};
  for (const page of chosen) bytes[page.id] = await buildPage(page);
  const rows: Row[] = [];
  const runs: Round[] = [];
  const dropped = new Map<string, number>();
  for (const size of flags.sizes) {
    const measured = await measureSize(size, chosen, flags, url, dropped);
    rows.push(...measured.rows);
    runs.push(...measured.runs);
  }
  const circumstances: Circumstances = {
    ...(await toOccasion(flags, before, METHOD)),
    peers: { 'vis-timeline': versionOf('vis-timeline'), '@knight-lab/timelinejs': versionOf('@knight-lab/timelinejs') },
    steps: flags.steps,
    viewport: VIEWPORT,
  };
  // every single run, for who wants to look closer
  writeFileSync(join(TABLES, `${circumstances.date}-runs.json`), JSON.stringify(runs));
  return { circumstances, bytes, rows, ratios: toRatios(rows) };
}

interface Round {
  page: string;
  size: number;
  round: number;
  run: Run;
}

const addressOf = ({ app }: Page, path: string): string => (app === undefined ? `?data=${encodeURIComponent(`/${path}`)}` : app === 'site' ? APP_ADDRESS : EMBED_ADDRESS);

/** All rounds of one size. `dropped` grows: pages that did not finish, and at which size. */
async function measureSize(size: number, chosen: Page[], flags: Flags, url: string, dropped: Map<string, number>): Promise<{ rows: Row[]; runs: Round[] }> {
  console.log(`\n${size.toLocaleString('en-US')} events`);
  const asset = ensureAsset(size, flags.seed);
  const runs: Round[] = [];
  const candidates = chosen.filter((page) => toObstacle(page, size, asset, flags, dropped) === null);
  for (let round = 0; round < roundsOf(size, flags); round++) {
    for (const page of turned(candidates, round)) {
      if (dropped.has(page.id)) continue;
      const path = page.data(asset)!;
      if (page.app === 'site') bringData(page.id, path);
      else if (page.app === 'embed') bringToEmbed(page.id, path);
      const run = await drive(`${url}pages/${page.id}/${addressOf(page, path)}`, flags, page.app === undefined ? null : page.app === 'site' ? APP_SCRIPT : EMBED_SCRIPT);
      runs.push({ page: page.id, size, round, run });
      if (run.failed) dropped.set(page.id, size);
      console.log(`  round ${round + 1}  ${page.id.padEnd(12)} ${toBrief(run)}`);
    }
  }
  const of = (id: string): Run[] => runs.filter(({ page }) => page === id).map(({ run }) => run);
  const rows = chosen.map((page) => {
    const mine = of(page.id);
    const obstacle = mine.length > 0 ? null : toObstacle(page, size, asset, flags, dropped);
    return obstacle ? blankRow(page, size, ...obstacle) : toRow(page, size, mine, of('empty'));
  });
  return { rows, runs };
}

/** What is over in half a second differs more from time to time: it is measured twice as often. */
const roundsOf = (size: number, { rounds }: Flags): number => (size <= 1000 ? 2 * rounds : rounds);

/** The order of each round begins one page later, so that none always runs after the same one. */
const turned = <T>(list: T[], by: number): T[] => [...list.slice(by % list.length), ...list.slice(0, by % list.length)];

/** Why a page is not measured at a size; null: it is. */
function toObstacle(page: Page, size: number, asset: Asset, flags: Flags, dropped: Map<string, number>): [Row['state'], string | null] | null {
  const at = dropped.get(page.id);
  if (at !== undefined && at < size) return ['skipped', `did not finish with ${at.toLocaleString('en-US')}`];
  const limit = flags.full ? (page.fullLimit ?? page.limit) : page.limit;
  return size > limit || page.data(asset) === null ? ['not run', null] : null;
}

function toBrief({ failed, loaded, pan, zoom, know }: Run): string {
  const worst = (frames?: number[]): string => (frames ? `${Math.max(...frames).toFixed(0)} ms` : '–');
  const load = loaded ? `first events ${loaded.ready.toFixed(0)} ms, all ${loaded.whole.toFixed(0)} ms, ${loaded.labels.full} of ${loaded.labels.all} labels readable, ${loaded.nodes} nodes` : '';
  const task = [pan, zoom, know].map((steps) => steps?.task.toFixed(1) ?? '–').join('/');
  return [load, `worst pan frame ${worst(pan?.frames)}, zoom ${worst(zoom?.frames)}, main thread a step ${task} ms`, failed ? `did not finish (${failed.phase}: ${failed.why})` : ''].filter(Boolean).join('; ');
}
