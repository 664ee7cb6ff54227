/**
 * A backup restored.
 *
 * Promises: restored in the place of what is there, the same backup is made again; a restoring shows what it will change,
 * changes all of it or nothing, and can be undone until something else is changed.
 */
import { toLine, type Backup, type Content } from '../formats/backup.ts';
import { parseBackup, type BackupReading } from '../formats/backup-reading.ts';
import { COMPILER } from '../model/corpus.ts';
import { OWN_TABLES, type OwnTable, type Work } from '../model/own.ts';
import type { Problem } from '../model/problem.ts';
import { layBeside, type Counted } from '../model/restoring.ts';
import { browserBackup, toChecksum, type BackupDoors } from './backup.ts';
import { CORPUS_TABLES, refuseNewer, SCHEMA, type Database, type PartRow, type SetRow } from './database.ts';
import { sift, withWrites, type Write } from './door.ts';
import { parseEvidence, parseFirst } from '../model/shape.ts';

/** Larger files are not read: beyond half a gigabyte a browser hands over an empty text and says nothing. */
const LARGEST_FILE = 256 * 1024 * 1024;

/** A file → the backup in it, or all that is wrong. */
export async function readBackup(file: Blob & { name?: string }, doors: BackupDoors = browserBackup): Promise<BackupReading> {
  const name = file.name ?? 'backup.json';
  const fail = (problem: Omit<Problem, 'file'>): BackupReading => ({ ok: false, problems: [{ file: name, ...problem }] });
  if (file.size > LARGEST_FILE) return fail({ code: 'shape', path: '', expected: `at most ${LARGEST_FILE} bytes`, found: `${file.size} bytes` });
  // a file that is not UTF-8 has letters that stand for nothing
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return fail({ code: 'text', path: '', expected: 'a file that can be read, in UTF-8', found: `${file.size} bytes that are not` });
  }
  const reading = parseBackup(text, name, SCHEMA);
  if (!reading.ok) return reading;
  const { content, sha256 } = reading.value;
  const faulty = new Map(content.sets.map((set) => [set.id, toSetProblems(set as SetRow, content, name)]));
  const problems = [...faulty.values()].flat();
  if (problems.length > 0 && !reading.partly) return { ok: false, problems };
  if (sha256 !== null) {
    const found = await toChecksum(reading.summed, doors);
    if (found !== null && found !== sha256) return fail({ code: 'shape', path: 'sha256', expected: `${sha256}, the checksum written in the file`, found: `${found}: it has been changed since` });
  }
  const isSound = (set: string): boolean => (faulty.get(set) ?? []).length === 0;
  const sound = { ...content, sets: content.sets.filter(({ id }) => isSound(id)), parts: content.parts.filter(({ set }) => isSound(set)) };
  return { ...reading, value: { ...reading.value, content: sound }, apart: [...reading.apart, ...problems] };
}

/** A set that would be drawn is looked at as the corpus is; one of another compiler is kept and not drawn. */
function toSetProblems(set: SetRow, { parts }: Content, file: string): Problem[] {
  if (set.compiler !== COMPILER) return [];
  const mine = parts.filter((part) => part.set === set.id && part.edition === set.edition);
  const tables = Object.fromEntries(CORPUS_TABLES.map((table) => [table, mine.filter((part) => part.table === table).flatMap(({ rows }) => rows)]));
  const head = { format: 1, compiler: COMPILER, version: '' };
  const readings = [parseFirst({ ...head, dataset: set.dataset, ...tables }), parseEvidence({ ...head, ...tables })];
  return readings.flatMap((reading) => (reading.ok ? [] : [{ code: 'shape', file, path: `set ${set.id}: ${reading.fault.path}`, expected: reading.fault.expected, found: reading.fault.found } as const]));
}

export type How = 'beside' | 'instead';
export interface Restored {
  counts: Record<OwnTable | 'sets', Counted & { removed: number }>;
}
/** Everything that a restoring can change, as it was before, and what it left. */
export interface Undo {
  before: Record<OwnTable | 'sets' | 'parts', unknown[]>;
  after: string;
}
type Raw = Undo['before'];
const TABLES = ['collections', 'notes', 'parts', 'sets', 'views'] as const;

async function readAll(database: Database): Promise<Raw> {
  const raw: Partial<Raw> = {};
  for (const table of TABLES) raw[table] = await database.table<unknown, string>(table).toArray();
  return raw as Raw;
}
/** What a restoring left, to be known again: parts are known by their sets. */
const toMark = ({ collections, notes, sets, views }: Raw): string => JSON.stringify([collections, notes, sets, views]);

interface Planned extends Restored {
  writes: Write[];
  /** sets to be written, each with all of its parts in the place of those that it had */
  sets: SetRow[];
}

/** What would become of what is there. Pure. */
function plan(raw: Raw, content: Content, how: How): Planned {
  const none: Record<OwnTable, unknown[]> = { notes: [], collections: [], views: [] };
  const { work } = sift(how === 'beside' ? raw : none);
  const { writes, counts } = layBeside(work, content);
  const held = new Map((raw.sets as SetRow[]).map((set) => [set.id, set]));
  const incoming = content.sets as SetRow[];
  const sets = how === 'instead' ? incoming : incoming.filter((set) => (held.get(set.id)?.changed ?? -Infinity) < set.changed);
  const removed = (table: OwnTable | 'sets'): number => (how === 'beside' ? 0 : (raw[table] as { id: string }[]).filter(({ id }) => !(content[table] as { id: string }[]).some((row) => row.id === id)).length);
  // in the place of another row of the same id stands what differs from it
  const settled = (table: OwnTable): Counted & { removed: number } => {
    if (how === 'beside') return { ...counts[table], removed: 0 };
    const was = new Map((raw[table] as { id: string }[]).map((row) => [row.id, toLine(row)]));
    const [same, other] = [content[table].filter((row) => was.get(row.id) === toLine(row)).length, content[table].filter((row) => was.has(row.id) && was.get(row.id) !== toLine(row)).length];
    return { added: content[table].length - same - other, changed: other, both: 0, left: same, removed: removed(table) };
  };
  return {
    writes: how === 'beside' ? writes.map(({ table, row }) => ({ table, id: row.id, row }) as Write) : OWN_TABLES.flatMap((table) => content[table].map((row) => ({ table, id: row.id, row }) as Write)),
    sets,
    counts: {
      notes: settled('notes'),
      collections: settled('collections'),
      views: settled('views'),
      sets: { added: sets.filter(({ id }) => !held.has(id)).length, changed: sets.filter(({ id }) => held.has(id)).length, both: 0, left: incoming.length - sets.length, removed: removed('sets') },
    },
  };
}

/** What a restoring would do; nothing is changed. */
export async function foresee(database: Database | null, work: Work, { content }: Backup, how: How): Promise<Restored> {
  const raw: Raw = database ? { ...(await readOwn(database)), parts: [] } : { ...work, sets: [], parts: [] };
  return { counts: plan(raw, content, how).counts };
}
const readOwn = (database: Database): Promise<Omit<Raw, 'parts'>> =>
  database.transaction('r', [database.notes, database.collections, database.views, database.sets], async () => ({
    collections: await database.collections.toArray(), notes: await database.notes.toArray(), sets: await database.sets.toArray(), views: await database.views.toArray(),
  }));

const tablesOf = (database: Database) => [database.notes, database.collections, database.views, database.sets, database.parts, database.meta];

/** Restores in one transaction; resolves once it is on the disk. */
export async function restore(database: Database, { content }: Backup, how: How): Promise<Restored & { undo: Undo }> {
  // Nothing in here is caught: an error caught inside a transaction would commit the rest of it.
  return database.transaction('rw', tablesOf(database), async () => {
    await refuseNewer(database);
    const before = await readAll(database);
    const { writes, sets, counts } = plan(before, content, how);
    if (how === 'instead') for (const table of TABLES) await database.table(table).clear();
    for (const { table, row } of writes) if (row !== null) await database.table<unknown, string>(table).put(row);
    for (const set of sets) {
      await database.parts.where('[set+edition+n]').between([set.id, 0, 0], [set.id, Infinity, Infinity]).delete();
      for (const part of content.parts) if (part.set === set.id) await database.parts.put(part as PartRow);
      await database.sets.put(set);
    }
    return { counts, undo: { before, after: toMark(await readAll(database)) } };
  });
}

/** Takes a restoring back; false: something else has been changed since, and nothing is. */
export async function undoRestore(database: Database, { before, after }: Undo): Promise<boolean> {
  return database.transaction('rw', tablesOf(database), async () => {
    await refuseNewer(database);
    if (toMark(await readAll(database)) !== after) return false;
    for (const table of TABLES) {
      await database.table(table).clear();
      for (const row of before[table]) await database.table<unknown, string>(table).put(row);
    }
    return true;
  });
}

/** The same where there is only memory: the work as it would be. */
export const restoreInMemory = (work: Work, { content }: Backup, how: How): { work: Work; counts: Restored['counts'] } => {
  const { writes, counts } = plan({ ...work, sets: [], parts: [] }, { ...content, sets: [], parts: [] }, how);
  return { work: withWrites(how === 'beside' ? work : { notes: [], collections: [], views: [] }, writes), counts };
};
