// Writes the events of one size to the temporary folder, piece by piece, and keeps them there for the next time.

import { closeSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { First } from '../../src/model/corpus.ts';
import { GENERATOR, PIECE, toPieces } from './events.ts';
import { toKnightLab, toVis } from './natives.ts';

/** What the local server serves: `data/` and `pages/`. */
export const ROOT = join(tmpdir(), 'rapprochement-bench');
const CHUNK = 2_000;

export interface Asset {
  /** paths below the root, one for each piece */
  first: string[];
  /** paths below the root; null: too many events for a peer */
  vis: string | null;
  knightLab: string | null;
  /** bytes of the pieces together */
  bytes: number;
}

/** The files of one size; written where they are not yet. At no time is more than one piece in memory. */
export function ensureAsset(count: number, seed: number): Asset {
  const name = `data/g${GENERATOR}-s${seed}-n${count}`;
  const folder = join(ROOT, name);
  if (!existsSync(folder)) {
    const making = `${folder}-${process.pid}`;
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { recursive: true });
    let piece = 0;
    for (const first of toPieces(count, seed)) {
      writeFirst(join(making, `first-${String(piece++).padStart(2, '0')}.json`), first);
      if (count > PIECE) continue;
      writeFileSync(join(making, 'vis.json'), JSON.stringify(toVis(first)));
      writeFileSync(join(making, 'timelinejs.json'), JSON.stringify(toKnightLab(first)));
    }
    renameSync(making, folder);
  }
  const files = readdirSync(folder).sort();
  const first = files.filter((file) => file.startsWith('first-'));
  const native = (file: string): string | null => (files.includes(file) ? `${name}/${file}` : null);
  return {
    first: first.map((file) => `${name}/${file}`),
    vis: native('vis.json'),
    knightLab: native('timelinejs.json'),
    bytes: first.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0),
  };
}

/** Byte for byte what JSON.stringify gives, without the whole text in memory. */
function writeFirst(path: string, first: First): void {
  const file = openSync(path, 'w');
  try {
    Object.entries(first).forEach(([key, value], index) => {
      writeSync(file, `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`);
      if (Array.isArray(value)) writeRows(file, value);
      else writeSync(file, JSON.stringify(value));
    });
    writeSync(file, '}');
  } finally {
    closeSync(file);
  }
}

function writeRows(file: number, rows: unknown[]): void {
  writeSync(file, '[');
  for (let start = 0; start < rows.length; start += CHUNK) writeSync(file, (start ? ',' : '') + JSON.stringify(rows.slice(start, start + CHUNK)).slice(1, -1));
  writeSync(file, ']');
}
