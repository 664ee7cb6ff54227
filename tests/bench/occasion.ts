// When and on what a part of the benchmark was measured: each part says it for itself.

import { execFileSync } from 'node:child_process';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { chromium } from 'playwright';
import { findBrowser, launchArgs } from '../../src/build/browser.mjs';
import { GENERATOR } from './events.ts';

export interface Occasion {
  date: string;
  /** UTC, when it was done; absent: of a table that did not say it yet */
  time?: string;
  commit: string;
  machine: string;
  chromium: string;
  node: string;
  seed: number;
  generator: number;
  rounds: number;
  /** load average of one minute, before and after */
  load: [number, number];
  method: string;
}

export const loadNow = (): number => loadavg()[0]!;

/** `before`: the load when it began. */
export async function toOccasion({ seed, rounds }: Pick<Occasion, 'seed' | 'rounds'>, before: number, method: string): Promise<Occasion> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: launchArgs });
  const version = browser.version();
  await browser.close();
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ' with changes not committed';
  const now = new Date().toISOString();
  return {
    date: now.slice(0, 10),
    time: now.slice(11, 16),
    commit: `${git('rev-parse', '--short', 'HEAD')}${changed}`,
    machine: `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.floor(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}`,
    chromium: version,
    node: process.versions.node,
    seed,
    generator: GENERATOR,
    rounds,
    load: [before, loadNow()],
    method,
  };
}

export const sayTimes = (rounds: number): string => `${rounds} ${rounds === 1 ? 'round' : 'rounds'}`;
export const sayLoad = ({ load }: Occasion): string => `load average ${load[0].toFixed(2)} before, ${load[1].toFixed(2)} after`;
export const sayWhen = ({ date, time, commit }: Occasion): string => `measured on ${date}${time === undefined ? '' : ` at ${time} UTC`}, commit ${commit}`;

/** As a list of markdown; `more`: what else this part says. */
export const toOccasionLines = (it: Occasion, more: string[] = []): string =>
  [`${sayWhen(it)}; ${sayTimes(it.rounds)}`, `machine: ${it.machine}; ${sayLoad(it)}; Chromium ${it.chromium}, Node ${it.node}`, `events: generator ${it.generator}, seed ${it.seed}`, ...more].map((line) => `- ${line}`).join('\n');
