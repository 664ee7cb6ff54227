/**
 * The reader's work as one file of JSON, which a person can read: every row on its own line, keys and rows in order.
 *
 *   { "backup": "rapprochement-backup", "content": { "collections": […], "grades": […], "notes": […], "paces": […], "parts": […],
 *     "progress": […], "sets": […], "views": […] },
 *     "counts": {…}, "exportedAt": "2026-11-28T09:00:00.000Z", "format": 2, "sha256": "…" }
 *
 * Format 1 knew nothing of review: without `grades`, `paces` and `progress`.
 *
 * Promises: the same rows make the same text but for `exportedAt`; what is written is read back as it was, whatever
 * letters it holds (`backup-reading.ts`).
 */
import type { Collection, Note, SavedView } from '../model/own.ts';
import { LEARNT_TABLES, type Learnt } from '../model/progress.ts';

export const BACKUP = 'rapprochement-backup';
export const BACKUP_FORMAT = 2;
export const BACKUP_TABLES = ['collections', 'grades', 'notes', 'paces', 'parts', 'progress', 'sets', 'views'] as const;
export type BackupTable = (typeof BACKUP_TABLES)[number];
/** The tables of a format. */
export const tablesOf = (format: number): readonly BackupTable[] => (format > 1 ? BACKUP_TABLES : BACKUP_TABLES.filter((table) => !(LEARNT_TABLES as readonly string[]).includes(table)));

/** What is known here of a row of a set: its compiled rows are looked at where they are drawn. */
export interface SetInBackup {
  id: string;
  edition: number;
}
export interface PartInBackup {
  set: string;
  edition: number;
  n: number;
  table: string;
  rows: { id: string }[];
}
export interface Content extends Learnt {
  collections: Collection[];
  notes: Note[];
  parts: PartInBackup[];
  sets: SetInBackup[];
  views: SavedView[];
}
export interface Backup {
  content: Content;
  exportedAt: string;
  sha256: string | null;
  /** it was written before answers to cards were part of a backup: those that are here stay */
  unlearnt?: true;
}

/** With the keys of every object in order; `fromEntries`, since a key may be `__proto__`. */
function toSorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toSorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, toSorted(item)]));
}
/** One row as its line. A half of a letter is escaped by JSON itself. */
export const toLine = (row: unknown): string => JSON.stringify(toSorted(row));

/** What the checksum is taken of: each row's line after the name of its table, however the file is laid out. */
export const toSummed = (table: string, line: string): string => `${table} ${line}\n`;

/** Lines of every table → the pieces of the file. */
export function* toFile(lines: Record<BackupTable, readonly string[]>, exportedAt: string, sha256: string | null): Generator<string> {
  yield `{\n"backup": ${JSON.stringify(BACKUP)},\n"content": {\n`;
  for (const [index, table] of BACKUP_TABLES.entries()) {
    yield `"${table}": [`;
    for (const [at, line] of lines[table].entries()) yield `${at === 0 ? '' : ','}\n${line}`;
    yield `${lines[table].length === 0 ? '' : '\n'}]${index < BACKUP_TABLES.length - 1 ? ',' : ''}\n`;
  }
  const counts = Object.fromEntries(BACKUP_TABLES.map((table) => [table, lines[table].length]));
  yield `},\n"counts": ${JSON.stringify(counts)},\n"exportedAt": ${JSON.stringify(exportedAt)},\n"format": ${BACKUP_FORMAT},\n"sha256": ${JSON.stringify(sha256)}\n}\n`;
}
