// What the command line asks for.

import { parseArgs } from 'node:util';
import { SIZES } from './events.ts';
import { pages } from './pages.ts';
import { PARTS, type PartName } from './parts.ts';

export interface Flags {
  parts: PartName[];
  sizes: number[];
  rounds: number;
  /** ids of pages; the empty page always comes along */
  pages: string[];
  steps: number;
  /** articles that are searched */
  articles: number;
  /** sizes of files that are brought */
  imports: number[];
  seed: number;
  full: boolean;
  quick: boolean;
  loadMs: number;
  stepsMs: number;
  /** the dated table is written: by default only for a whole run */
  write: boolean;
}

export const USAGE = `npm run bench -- [--only search,import] [--sizes 100,1000] [--pages vis,canvas] [--rounds 3] [--steps 60] [--seed 7] [--load-limit 60] [--steps-limit 60] [--articles 10000] [--imports 10000,100000] [--quick] [--full] [--write]
  --only    parts: ${PARTS.join(', ')}; without it all, or the timeline alone where --sizes or --pages is given
  --quick   sizes 10, 100 and 1000, 1000 articles, imports of 1000, one round, 20 steps
  --full    peers at 100,000 as well
  --write   the dated table is written for a part of the run too (else into the temporary folder): what is not measured
            stands in it as in the newest one, with its own date and commit, and the README quotes it
  pages     ${pages.map(({ id }) => id).join(', ')}`;

const whole = (text: string): number => {
  const value = Number(text.replaceAll('_', ''));
  if (!Number.isInteger(value) || value < 1) throw new Error(`expected a whole number, got "${text}"\n\n${USAGE}`);
  return value;
};

export function parseFlags(args: string[]): Flags {
  const text = { type: 'string' } as const;
  const yes = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args,
    options: { only: text, articles: text, imports: text, sizes: text, pages: text, rounds: text, steps: text, seed: text, 'load-limit': text, 'steps-limit': text, quick: yes, full: yes, write: yes, help: yes },
  });
  if (values.help) throw new Error(USAGE);
  const { quick, full } = values;
  const known = pages.map(({ id }) => id);
  const chosen = values.pages?.split(',') ?? known;
  const unknown = chosen.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new Error(`no page is called "${unknown}"\n\n${USAGE}`);
  const one = values.sizes !== undefined || values.pages !== undefined;
  const parts = values.only?.split(',') ?? (one ? ['timeline'] : PARTS);
  const stray = parts.find((part) => !(PARTS as readonly string[]).includes(part));
  if (stray !== undefined) throw new Error(`no part is called "${stray}"\n\n${USAGE}`);
  const all = !one && !quick && values.only === undefined && values.articles === undefined && values.imports === undefined;
  const toSizes = (list: string): number[] => list.split(',').map(whole).sort((a, b) => a - b);
  return {
    parts: PARTS.filter((part) => parts.includes(part)),
    articles: whole(values.articles ?? (quick ? '1000' : '10000')),
    imports: toSizes(values.imports ?? (quick ? '1000' : '10000,100000')),
    sizes: values.sizes === undefined ? SIZES.filter((size) => !quick || size <= 1_000) : toSizes(values.sizes),
    rounds: whole(values.rounds ?? (quick ? '1' : '3')),
    pages: [...new Set(['empty', ...chosen])],
    steps: whole(values.steps ?? (quick ? '20' : '60')),
    seed: whole(values.seed ?? '7'),
    full,
    quick,
    loadMs: whole(values['load-limit'] ?? '60') * 1000,
    stepsMs: whole(values['steps-limit'] ?? '60') * 1000,
    write: values.write || all,
  };
}
