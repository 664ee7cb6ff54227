// The part that measures bringing a file: the whole app, and beside it a worker that parses and writes, and no more.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './app.ts';
import { ROOT } from './asset.ts';
import type { Flags } from './flags.ts';
import { driveImport, type ImportRun } from './import-drive.ts';
import { toImportRow, type ImportPart, type ImportRow } from './import-rows.ts';
import { ensureManyFile } from './many.ts';
import { loadNow, toOccasion } from './occasion.ts';
import { buildPage, type Page } from './pages.ts';
import { toWhy } from './search.ts';

const APP = { page: 'import', name: 'Rapprochement, whole app', role: 'ours' } as const;
const PUT: Page = { id: 'put', name: 'Floor: bare IndexedDB', role: 'floor', data: () => null, holds: '<input type="file" /><p></p>', limit: 0 };
const LIMIT_MS = 300_000;

const METHOD = [
  'A file of TimelineJS with invented events, as another program writes it, is chosen in the whole app as it is shipped, beside its own corpus, in a browser with an empty profile on the disk; it is kept as soon as the preview is painted, and what a reader takes to look at it is not counted; page after page, and again in rounds; tables hold medians, and the longest task of all rounds.',
  'The floor reads the same file in a worker, parses it as JSON and puts its rows as they are in one transaction: each in a row of the database, as bulkPut does, and 500 to a row, as ours are kept. It checks nothing, shows nothing, makes no articles and reports of the events and cannot be undone.',
  'Long tasks of the page count from the choice of the file until two seconds after it is kept: a set of up to 20,000 events is drawn in that time, a larger one when the reader says so.',
].join(' ');

/** `url`: of what the local server serves. */
export async function measureImport(flags: Flags, url: string): Promise<ImportPart> {
  const before = loadNow();
  await buildApp(join(ROOT, 'pages', APP.page));
  await buildPage(PUT);
  const sites = [
    { named: APP, site: { url: `${url}pages/${APP.page}/#lang=en&show=data`, app: true } },
    ...[1, 500].map((each) => ({ named: { page: `${PUT.id}-${each}`, name: `${PUT.name}, ${each === 1 ? 'row by row' : `${each} to a row`}`, role: PUT.role }, site: { url: `${url}pages/${PUT.id}/?each=${each}`, app: false } })),
  ];
  const rows: ImportRow[] = [];
  const bytes: Record<string, number> = {};
  for (const size of flags.imports) {
    console.log(`\nImport of ${size.toLocaleString('en-US')} events`);
    const file = ensureManyFile(size, flags.seed);
    bytes[size] = statSync(file).size;
    const runs = new Map<string, ImportRun[]>(sites.map(({ named }) => [named.page, []]));
    const failed = new Map<string, string>();
    for (let round = 0; round < flags.rounds; round++) {
      for (let turn = 0; turn < sites.length; turn++) {
        const { named, site } = sites[(round + turn) % sites.length]!;
        if (failed.has(named.page)) continue;
        try {
          const run = await driveImport(site, file, LIMIT_MS);
          runs.get(named.page)!.push(run);
          console.log(`  round ${round + 1}  ${named.page.padEnd(12)} read and checked in ${run.prepared.toFixed(0)} ms, written in ${run.written.toFixed(0)} ms; bar ${run.bars ?? '–'}; ${run.tasks.count} long tasks, longest ${run.tasks.longest.toFixed(0)} ms`);
        } catch (error) {
          failed.set(named.page, toWhy(error));
          console.log(`  round ${round + 1}  ${named.page.padEnd(12)} did not finish (${toWhy(error)})`);
        }
      }
    }
    rows.push(...sites.map(({ named }) => toImportRow(named, size, runs.get(named.page)!, failed.get(named.page) ?? null)));
  }
  return { occasion: await toOccasion(flags, before, METHOD), bytes, rows };
}
