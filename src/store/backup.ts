/**
 * A backup made of what is there: of one moment, and without anything of the page's.
 * Promise: texts that could not be saved are in it too.
 */
import { BACKUP_TABLES, toFile, toLine, toSummed, type BackupTable } from '../formats/backup.ts';
import { OWN_TABLES, type Note, type Work } from '../model/own.ts';
import { LEARNT_TABLES, NO_LEARNT, type Learnt } from '../model/progress.ts';
import type { Database } from './database.ts';
import { sift } from './door.ts';
import { learntTablesOf, readAllLearnt, siftLearnt } from './learnt.ts';

export interface BackupDoors {
  /** null: this page may not, or cannot */
  sha256: (bytes: BufferSource) => Promise<string | null>;
}
export const browserBackup: BackupDoors = {
  // only where the page came safely
  sha256: async (bytes) => (globalThis.crypto?.subtle === undefined ? null : [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')),
};

/** What is summed → the sum of it. */
export const toChecksum = async (summed: string[], doors: BackupDoors): Promise<string | null> => doors.sha256(await new Blob(summed).arrayBuffer());

const sorted = (rows: readonly { id: string }[]): string[] => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(toLine);

/** The reader's work and sets as a file. `work`: as the page has it, which may hold texts that could not be saved; without a database, that and `learnt` are all. */
export async function makeBackup(database: Database | null, work: Work, exportedAt: string, doors: BackupDoors = browserBackup, learnt: Learnt = NO_LEARNT): Promise<Blob> {
  const lines: Record<BackupTable, string[]> = {
    collections: sorted(work.collections), grades: sorted(learnt.grades), notes: sorted(work.notes), paces: sorted(learnt.paces), parts: [], progress: sorted(learnt.progress), sets: [], views: sorted(work.views),
  };
  if (database) {
    await database.transaction('r', [database.notes, database.collections, database.views, database.sets, database.parts, ...learntTablesOf(database)], async () => {
      const raw = { notes: await database.notes.toArray(), collections: await database.collections.toArray(), views: await database.views.toArray() };
      const held = sift(raw).work;
      for (const table of OWN_TABLES) lines[table] = sorted(table === 'notes' ? withPending(held.notes, work.notes) : held[table]);
      const known = siftLearnt(await readAllLearnt(database)).learnt;
      for (const table of LEARNT_TABLES) lines[table] = sorted(known[table]);
      lines.sets = sorted(await database.sets.toArray());
      // part by part: all of them at once may be more than a page can hold twice
      await database.parts.each((part) => void lines.parts.push(toLine(part)));
    });
  }
  const summed = BACKUP_TABLES.flatMap((table) => lines[table].map((line) => toSummed(table, line)));
  return new Blob([...toFile(lines, exportedAt, await toChecksum(summed, doors))], { type: 'application/json' });
}

/** Notes of the database, and over them what the page has that is later. */
function withPending(held: readonly Note[], page: readonly Note[]): Note[] {
  const notes = new Map(held.map((note) => [note.id, note]));
  for (const note of page) if (!((notes.get(note.id)?.changed ?? -Infinity) >= note.changed)) notes.set(note.id, note);
  return [...notes.values()];
}
