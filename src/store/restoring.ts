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
import { LEARNT_TABLES, NO_LEARNT, type Learnt, type LearntTable, type Refold } from '../model/progress.ts';
import { layLearnt, newest, withLearnt, type LearntWrite } from '../model/relearning.ts';
import { layBeside, type Counted } from '../model/restoring.ts';
import { browserBackup, toChecksum, type BackupDoors } from './backup.ts';
import { CORPUS_TABLES, refuseNewer, SCHEMA, type Database, type PartRow, type SetRow } from './database.ts';
import { sift, withWrites, type Write } from './door.ts';
import { learntTablesOf, readAllLearnt, siftLearnt } from './learnt.ts';
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
  counts: Record<OwnTable | 'grades' | 'progress' | 'sets', Counted & { removed: number }>;
}
/** Everything that a restoring can change, as it was before, and what it left. */
export interface Undo {
  before: Record<OwnTable | LearntTable | 'sets' | 'parts', unknown[]>;
  after: string;
}
type Raw = Undo['before'];
const TABLES = ['collections', 'grades', 'notes', 'paces', 'parts', 'progress', 'sets', 'views'] as const;

async function readAll(database: Database): Promise<Raw> {
  const raw: Partial<Raw> = {};
  for (const table of TABLES) raw[table] = await database.table<unknown, string>(table).toArray();
  return raw as Raw;
}
/** What a restoring left, to be known again: parts are known by their sets. */
const toMark = ({ parts: _, ...rest }: Raw): string => JSON.stringify(rest);

interface Planned extends Restored {
  writes: (Write | LearntWrite)[];
  /** sets to be written, each with all of its parts in the place of those that it had */
  sets: SetRow[];
}

/** What is put in the place of what is there: of a file that knew no answers to cards, those that are here stay. */
const inPlace = (raw: Raw, { content, unlearnt }: Backup, how: How): Content =>
  how === 'instead' && unlearnt ? { ...content, ...(Object.fromEntries(LEARNT_TABLES.map((table) => [table, raw[table]])) as unknown as Pick<Content, LearntTable>) } : content;

/** What would become of what is there. Pure. */
function plan(raw: Raw, content: Content, how: How, refold: Refold): Planned {
  const none: Record<OwnTable, unknown[]> = { notes: [], collections: [], views: [] };
  const { work } = sift(how === 'beside' ? raw : none);
  const { writes, counts } = layBeside(work, content);
  const relearnt = layLearnt(how === 'beside' ? siftLearnt(raw).learnt : NO_LEARNT, content, refold);
  const held = new Map((raw.sets as SetRow[]).map((set) => [set.id, set]));
  const incoming = content.sets as SetRow[];
  const sets = how === 'instead' ? incoming : incoming.filter((set) => (held.get(set.id)?.changed ?? -Infinity) < set.changed);
  const removed = (table: OwnTable | LearntTable | 'sets'): number => (how === 'beside' ? 0 : (raw[table] as { id: string }[]).filter(({ id }) => !(content[table] as { id: string }[]).some((row) => row.id === id)).length);
  // in the place of another row of the same id stands what differs from it
  const settled = (table: OwnTable | 'grades' | 'progress'): Counted & { removed: number } => {
    if (how === 'beside') return { both: 0, ...(table === 'grades' || table === 'progress' ? relearnt.counts[table] : counts[table]), removed: 0 };
    const was = new Map((raw[table] as { id: string }[]).map((row) => [row.id, toLine(row)]));
    const [same, other] = [content[table].filter((row) => was.get(row.id) === toLine(row)).length, content[table].filter((row) => was.has(row.id) && was.get(row.id) !== toLine(row)).length];
    return { added: content[table].length - same - other, changed: other, both: 0, left: same, removed: removed(table) };
  };
  return {
    writes:
      how === 'beside'
        ? [...writes.map(({ table, row }) => ({ table, id: row.id, row }) as Write), ...relearnt.writes]
        : [...OWN_TABLES, ...LEARNT_TABLES].flatMap((table) => content[table].map((row) => ({ table, id: row.id, row }) as Write | LearntWrite)),
    sets,
    counts: {
      notes: settled('notes'),
      collections: settled('collections'),
      views: settled('views'),
      progress: settled('progress'),
      grades: settled('grades'),
      sets: { added: sets.filter(({ id }) => !held.has(id)).length, changed: sets.filter(({ id }) => held.has(id)).length, both: 0, left: incoming.length - sets.length, removed: removed('sets') },
    },
  };
}

/** What a restoring would do; nothing is changed. `refold`: how the answers of two devices are gone through anew. */
export async function foresee(database: Database | null, work: Work & Partial<Learnt>, backup: Backup, how: How, refold: Refold = newest): Promise<Restored> {
  const raw: Raw = database ? { ...(await readOwn(database)), ...(await readAllLearnt(database)), parts: [] } : { ...NO_LEARNT, ...work, sets: [], parts: [] };
  return { counts: plan(raw, inPlace(raw, backup, how), how, refold).counts };
}
const readOwn = (database: Database): Promise<Omit<Raw, 'parts' | LearntTable>> =>
  database.transaction('r', [database.notes, database.collections, database.views, database.sets], async () => ({
    collections: await database.collections.toArray(), notes: await database.notes.toArray(), sets: await database.sets.toArray(), views: await database.views.toArray(),
  }));

const tablesOf = (database: Database) => [database.notes, database.collections, database.views, database.sets, database.parts, ...learntTablesOf(database), database.meta];

/** Restores in one transaction; resolves once it is on the disk. */
export async function restore(database: Database, backup: Backup, how: How, refold: Refold = newest): Promise<Restored & { undo: Undo }> {
  // Nothing in here is caught: an error caught inside a transaction would commit the rest of it.
  return database.transaction('rw', tablesOf(database), async () => {
    await refuseNewer(database);
    const before = await readAll(database);
    const content = inPlace(before, backup, how);
    const { writes, sets, counts } = plan(before, content, how, refold);
    if (how === 'instead') for (const table of TABLES) await database.table(table).clear();
    for (const { table, id, row } of writes) {
      if (row === null) await database.table<unknown, string>(table).delete(id);
      else await database.table<unknown, string>(table).put(row);
    }
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

/** The same where there is only memory: the work as it would be, and what is learnt. */
export const restoreInMemory = (work: Work & Partial<Learnt>, backup: Backup, how: How, refold: Refold = newest): { work: Work; learnt: Learnt; counts: Restored['counts'] } => {
  const raw: Raw = { ...NO_LEARNT, ...work, sets: [], parts: [] };
  const { writes, counts } = plan(raw, { ...inPlace(raw, backup, how), sets: [], parts: [] }, how, refold);
  const isLearnt = (write: Write | LearntWrite): write is LearntWrite => (LEARNT_TABLES as readonly string[]).includes(write.table);
  const { notes, collections, views, ...learnt } = how === 'beside' ? { ...NO_LEARNT, ...work } : { notes: [], collections: [], views: [], ...NO_LEARNT };
  return {
    work: withWrites({ notes, collections, views }, writes.filter((write): write is Write => !isLearnt(write))),
    learnt: withLearnt(learnt, writes.filter(isLearnt)),
    counts,
  };
};
