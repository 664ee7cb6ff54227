// The part that measures searching: the whole app over invented articles, and beside it pages that search the same texts.

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { First } from '../../src/model/corpus.ts';
import { APP_ADDRESS, bringData, buildApp } from './app.ts';
import { ROOT } from './asset.ts';
import { GENERATOR } from './events.ts';
import { toEvidence, toFirstWith } from './evidence.ts';
import type { Flags } from './flags.ts';
import { toMedian } from './figure.ts';
import { loadNow, toOccasion } from './occasion.ts';
import { buildPage, type Page } from './pages.ts';
import { QUERIES } from './queries.ts';
import { driveSearch, type SearchRun } from './search-drive.ts';
import { toSearchRow, type SearchPart } from './search-rows.ts';

const HOLDS = '<input type="search" role="combobox" autocomplete="off" /><p></p><ul role="listbox"></ul>';
const APP = { page: 'search', name: 'Rapprochement, whole app', role: 'ours' } as const;
const PAGES: Page[] = [
  { id: 'minisearch', name: 'MiniSearch in the page', role: 'peer', data: () => null, holds: HOLDS, limit: 0 },
  { id: 'scan', name: 'Floor: scan of all texts', role: 'floor', data: () => null, holds: HOLDS, limit: 0 },
];
const LIMIT_MS = 300_000;

const METHOD = [
  'Invented articles, each with a headline, half of their reports with a quotation and every event with a summary, are searched from one window over all of their time, in a browser with a profile of its own on the disk; page after page, and again in rounds; tables hold medians, the longest task of all rounds, and answers of all rounds together.',
  'Of the whole app, the index counts from the focus of the field, when the corpus is drawn and kept, until the worker says that it is ready: the rows are handed over, read into pieces and indexed, and the text to be kept follows; on a second visit, in a browser started anew, the text is read and handed over instead. Kept are as many bytes as the text has letters, twice as many where one of them is beyond Latin-1, before the browser packs them.',
  'Then each query is written into the empty field, its last three letters at 100 ms from one another, and what is counted is the time from when the last one was due to the frame with the answers, the wait for it included; with us it also filters the timeline.',
  'No timeline that we know searches like this. The floor folds the same texts beforehand, in the same way, and asks each with String.includes; MiniSearch has them as it comes, words met from their first letters. Both do it on the page, keep nothing, list events by their titles alone and know nothing of days, dates, Arabic endings and misspellings; their making does not hold what it takes to cut the texts.',
].join(' ');

interface SearchAsset {
  first: string;
  evidence: string;
}

/** Both files below the root; written where they are not yet. */
function ensureArticles(articles: number, seed: number): SearchAsset {
  const name = `data/search-g${GENERATOR}-s${seed}-a${articles}`;
  const folder = join(ROOT, name);
  if (!existsSync(folder)) {
    const making = `${folder}-${process.pid}`;
    mkdirSync(making, { recursive: true });
    const first = toFirstWith(articles, seed);
    writeFileSync(join(making, 'first.json'), JSON.stringify(first));
    writeFileSync(join(making, 'evidence.json'), JSON.stringify(toEvidence(first, seed)));
    renameSync(making, folder);
  }
  return { first: `${name}/first.json`, evidence: `${name}/evidence.json` };
}

/** `url`: of what the local server serves. */
export async function measureSearch(flags: Flags, url: string): Promise<SearchPart> {
  console.log(`\nSearch over ${flags.articles.toLocaleString('en-US')} articles`);
  const before = loadNow();
  const asset = ensureArticles(flags.articles, flags.seed);
  await buildApp(join(ROOT, 'pages', APP.page));
  bringData(APP.page, asset.first, asset.evidence);
  for (const page of PAGES) await buildPage(page);
  const data = `data=${encodeURIComponent(`/${asset.first}`)}&evidence=${encodeURIComponent(`/${asset.evidence}`)}`;
  const sites = [
    { named: APP, site: { url: `${url}pages/${APP.page}/${APP_ADDRESS}`, app: true } },
    ...PAGES.map(({ id, name, role }) => ({ named: { page: id, name, role }, site: { url: `${url}pages/${id}/?${data}`, app: false } })),
  ];
  const times = flags.quick ? 1 : 3;
  const runs = new Map<string, SearchRun[]>(sites.map(({ named }) => [named.page, []]));
  const failed = new Map<string, string>();
  for (let round = 0; round < flags.rounds; round++) {
    for (let turn = 0; turn < sites.length; turn++) {
      const { named, site } = sites[(round + turn) % sites.length]!;
      if (failed.has(named.page)) continue;
      try {
        const run = await driveSearch(site, QUERIES, times, LIMIT_MS);
        runs.get(named.page)!.push(run);
        console.log(`  round ${round + 1}  ${named.page.padEnd(12)} made in ${run.made.toFixed(0)} ms, read in ${run.read?.toFixed(0) ?? '–'} ms, answers in ${toMedian(run.asked.map(({ ms }) => ms)).toFixed(0)} ms, at most ${Math.max(...run.asked.map(({ ms }) => ms)).toFixed(0)} ms`);
      } catch (error) {
        failed.set(named.page, toWhy(error));
        console.log(`  round ${round + 1}  ${named.page.padEnd(12)} did not finish (${toWhy(error)})`);
      }
    }
  }
  const { articles, events, reports } = JSON.parse(readFileSync(join(ROOT, asset.first), 'utf8')) as First;
  return {
    occasion: await toOccasion(flags, before, METHOD),
    articles: articles.length,
    events: events.length,
    reports: reports.length,
    times,
    rows: sites.map(({ named }) => toSearchRow(named, runs.get(named.page)!, QUERIES, failed.get(named.page) ?? null)),
  };
}

/** The first line of what a page or the browser complains of. */
export const toWhy = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 200);
