// Writes the events of one size to the temporary folder, part by part, and keeps them there for the next time.

import { closeSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type First } from '../../src/model/corpus.ts';
import { toLines } from '../../src/model/parts.ts';
import { GENERATOR, PIECE, toPieces } from './events.ts';
import { toKnightLab, toVis } from './natives.ts';

/** What the local server serves: `data/` and `pages/`. */
export const ROOT = join(tmpdir(), 'rapprochement-bench');
const CHUNK = 2_000;

/** Paths below the root; null: more events than one JSON text can hold. */
export interface Asset {
  /** as our timeline alone reads them: lines of JSON */
  lines: string;
  /** as the whole app reads them */
  first: string | null;
  vis: string | null;
  knightLab: string | null;
  /** of the lines */
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
    const lines = openSync(join(making, 'corpus.jsonl'), 'w');
    let begun = false;
    for (const first of toPieces(count, seed)) {
      const [head, ...parts] = toLines(first);
      if (!begun) writeSync(lines, `${JSON.stringify({ ...(JSON.parse(head!) as object), count })}\n`);
      begun = true;
      for (const part of parts) writeSync(lines, `${part}\n`);
      if (count > PIECE) continue;
      writeFirst(join(making, 'first.json'), first);
      writeFileSync(join(making, 'vis.json'), JSON.stringify(toVis(first)));
      writeFileSync(join(making, 'timelinejs.json'), JSON.stringify(toKnightLab(first)));
    }
    closeSync(lines);
    renameSync(making, folder);
  }
  const files = readdirSync(folder);
  const native = (file: string): string | null => (files.includes(file) ? `${name}/${file}` : null);
  return {
    lines: `${name}/corpus.jsonl`,
    first: native('first.json'),
    vis: native('vis.json'),
    knightLab: native('timelinejs.json'),
    bytes: statSync(join(folder, 'corpus.jsonl')).size,
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
