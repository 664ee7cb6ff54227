// A file of TimelineJS as another program would write it, with so many invented events.

import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './asset.ts';
import { GENERATOR, toFirst } from './events.ts';
import { toKnightLab, type KnightLabFile } from './natives.ts';

/** The undated cannot be in it: more events are made than are taken. Every text says something. */
export function toManyFile(count: number, seed: number): KnightLabFile {
  const { events } = toKnightLab(toFirst(Math.ceil(count * 1.1), seed));
  return { events: events.slice(0, count).map((event) => ({ ...event, text: { ...event.text, text: `What was said of it: ${event.text.headline}.` } })) };
}

/** The file's path; it is written where it is not yet. */
export function ensureManyFile(count: number, seed: number): string {
  const folder = join(ROOT, 'data');
  const path = join(folder, `many-g${GENERATOR}-s${seed}-n${count}.json`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${path}-${process.pid}`, JSON.stringify(toManyFile(count, seed)));
    renameSync(`${path}-${process.pid}`, path);
  }
  return path;
}
