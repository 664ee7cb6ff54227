// What holds of every import, whatever was given; and the samples, which lie beside the project where they are.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { decode } from '../../src/formats/decode.ts';
import { readForeign } from '../../src/formats/foreign.ts';
import { FOREIGN_FORMATS, type Incoming, type IncomingArticle } from '../../src/formats/incoming.ts';
import { mixedIn } from '../../src/formats/mixed.ts';
import { safeUrl } from '../../src/model/address.ts';
import { parseEdtf } from '../../src/model/edtf.ts';
import type { Problem } from '../../src/model/problem.ts';

/** beside the project, or where the variable says */
const SAMPLES = process.env['RAPPROCHEMENT_SAMPLES'] ?? join('..', 'shared', 'samples');
export const hasSamples = existsSync(SAMPLES);

export const sampleBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(join(SAMPLES, name)));

export function sample(name: string): string {
  const decoded = decode(sampleBytes(name), name);
  if ('problem' in decoded) throw new Error(JSON.stringify(decoded.problem));
  return decoded.text;
}

/** Text → what it holds; anything else is an error of the test. */
export function read(text: string, file = 'x'): Incoming {
  const foreign = readForeign(text, file);
  if (!('incoming' in foreign)) throw new Error(JSON.stringify(foreign));
  checkIncoming(foreign.incoming);
  return foreign.incoming;
}

export const readJsonOf = (value: unknown): Incoming => read(JSON.stringify(value), 'x.json');

/** path, expected, found */
export const told = (problems: readonly Problem[]): string[] => problems.map(({ code, path, expected, found }) => `${code} ${path}: expected ${expected}, found ${found}`);

// eslint-disable-next-line no-control-regex -- what may be in no text
const FOUL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\ufffd]/;

function checkText(text: string | undefined, most: number, empty = false): void {
  if (text === undefined) return;
  if (FOUL.test(text) || !text.isWellFormed() || text.length > most || (text === '' && !empty) || text.trim() !== text || text.normalize('NFC') !== text) throw new Error(`unclean: ${JSON.stringify(text.slice(0, 200))}`);
}

function checkArticle({ url, title, publisher, note, at, published }: IncomingArticle): void {
  expect(at).not.toBe('');
  if (url !== undefined && safeUrl(url) !== url) throw new Error(`unsafe: ${url}`);
  for (const text of [title, publisher]) checkText(text, 300);
  checkText(note, 5000);
  if (published !== undefined) expect(parseEdtf(published)).not.toBeNull();
}

export function checkProblem({ file, path, expected, found }: Problem): void {
  if (file === '' || expected === '' || found === '') throw new Error(`says nothing: ${JSON.stringify({ file, path, expected, found })}`);
  for (const text of [path, expected, found]) {
    if (FOUL.test(text) || !text.isWellFormed() || text.length > 400 || /[\n\u200e\u200f\u2066-\u2069]/.test(text)) throw new Error(`misleads: ${JSON.stringify(text)}`);
  }
}

/** Throws where a promise of every importer is broken. */
export function checkIncoming(incoming: Incoming): void {
  expect(FOREIGN_FORMATS).toContain(incoming.format);
  mixedIn(incoming, 'x').forEach(checkProblem);
  checkText(incoming.title ?? undefined, 300);
  checkText(incoming.text, 5000);
  const ids = new Set<string>();
  for (const event of incoming.events) {
    checkText(event.title, 300);
    checkText(event.text, 5000);
    checkText(event.words, 300);
    checkText(event.id, 300);
    checkText(event.place?.name, 300);
    for (const name of [...(event.groups ?? []), ...(event.people ?? [])]) checkText(name, 300);
    if (event.date !== null && parseEdtf(event.date) === null) throw new Error(`no date: ${event.date}`);
    if (event.id !== undefined) {
      if (ids.has(event.id)) throw new Error(`twice: ${event.id}`);
      ids.add(event.id);
    }
    const point = event.place?.at;
    if (point && !(Math.abs(point[0]) <= 90 && Math.abs(point[1]) <= 180)) throw new Error(`nowhere: ${point.join()}`);
    event.sources?.forEach(checkArticle);
  }
  incoming.articles.forEach(checkArticle);
  [...incoming.faults, ...incoming.remarks].forEach(checkProblem);
}
