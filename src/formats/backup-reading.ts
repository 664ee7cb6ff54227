/**
 * A backup read from a file.
 *
 * Promises: a file is read whole or not at all, with all that is wrong with it by its paths; one of a later format is
 * refused with its number and ours, one of an earlier format is read as it was written. A dump of rows (`dump-reading.ts`) is read here too.
 */
import { parseJson } from '../model/json.ts';
import { list, record, text, whole } from '../model/own.ts';
import type { Problem } from '../model/problem.ts';
import { NO_LEARNT } from '../model/progress.ts';
import { shown } from '../model/shown.ts';
import { BACKUP, BACKUP_FORMAT, BACKUP_TABLES, tablesOf, toLine, toSummed, type Backup, type BackupTable, type Content } from './backup.ts';
import { keyOf, ROWS, sha256 } from './backup-rows.ts';
import { DUMP } from './dump.ts';
import { parseDump } from './dump-reading.ts';

/**
 * `summed`: what the checksum is taken of; `partly`: it is a dump, of which the sound rows can be restored without the
 * others, and `apart` says why each of the others cannot.
 */
export type BackupReading = { ok: true; value: Backup; summed: string[]; partly: boolean; apart: Problem[] } | { ok: false; problems: Problem[] };

/** Deeper than any row that is ours: what reads deeper calls itself until the engine stops it. */
const DEEPEST = 32;

/** Text → the backup, or all that is wrong with it. `file`: its name; `schema`: the last one whose rows are understood. */
export function parseBackup(written: string, file: string, schema: number): BackupReading {
  const fail = (code: Problem['code'], path: string, expected: string, found: string): BackupReading => ({ ok: false, problems: [{ code, file, path, expected, found }] });
  // an editor may have put a mark of the order of bytes before it
  const said = written.replace(/^\ufeff/, '');
  const depth = depthOf(said);
  if (depth > DEEPEST) return fail('shape', '', `at most ${DEEPEST} levels of lists and objects`, `${depth} levels`);
  const reading = parseJson(said);
  if ('fault' in reading) return fail('json', '', reading.fault.expected, reading.fault.found);
  const { value } = reading;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail('shape', '', 'an object', shown(value));
  const top = new Map<string, unknown>(Object.entries(value));
  if (top.get('rows') === DUMP) return parseDump(top, file, schema);
  if (top.get('backup') !== BACKUP) return fail('shape', 'backup', JSON.stringify(BACKUP), shown(top.get('backup')));
  const format = top.get('format');
  if (!Number.isSafeInteger(format) || (format as number) < 1) return fail('shape', 'format', 'a whole number from 1', shown(format));
  if ((format as number) > BACKUP_FORMAT) return fail('version', 'format', `format ${BACKUP_FORMAT} or an earlier one`, `format ${String(format)}`);

  const tables = tablesOf(format as number);
  const problems: Problem[] = record({
    content: record(Object.fromEntries(tables.map((table) => [table, list(ROWS[table])]))),
    counts: record(Object.fromEntries(tables.map((table) => [table, whole(0)]))),
    exportedAt: text(40, 1),
    sha256,
  })(value, '').map((flaw) => ({ code: 'shape', file, ...flaw }));
  if (problems.length > 0) return { ok: false, problems };

  const content = { ...(top.get('content') as Content), ...(tables.length < BACKUP_TABLES.length ? NO_LEARNT : {}) };
  const counts = top.get('counts') as Record<BackupTable, number>;
  for (const table of tables) {
    const seen = new Set<string>();
    for (const [index, row] of content[table].entries()) {
      const key = keyOf(table, row);
      if (seen.has(key)) problems.push({ code: 'duplicate', file, path: `content.${table}.${index}`, expected: 'each row once', found: key });
      seen.add(key);
    }
    if (content[table].length !== counts[table]) problems.push({ code: 'shape', file, path: `counts.${table}`, expected: `the number of rows, ${content[table].length}`, found: String(counts[table]) });
  }
  const sets = new Set(content.sets.map(({ id }) => id));
  for (const [index, { set }] of content.parts.entries()) {
    if (!sets.has(set)) problems.push({ code: 'reference', file, path: `content.parts.${index}.set`, expected: 'a set of this file', found: shown(set) });
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { content, exportedAt: top.get('exportedAt') as string, sha256: top.get('sha256') as string | null, ...(tables.length < BACKUP_TABLES.length ? { unlearnt: true as const } : {}) }, summed: toBackupSummed(content), partly: false, apart: [] };
}

const toBackupSummed = (content: Content): string[] => BACKUP_TABLES.flatMap((table) => content[table].map((row) => toSummed(table, toLine(row))));

/** How deep lists and objects stand in one another; counted without calling itself. */
function depthOf(json: string): number {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return deepest;
}
