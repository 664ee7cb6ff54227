/**
 * A dump of the reader's rows, read as far as they are understood.
 *
 * Promises: one of a later schema is refused with its number and ours, and one that was changed is refused too; a row
 * that is of its form comes back, any other is told with its place and stays in the file; a text that was still on its
 * way to its note comes back as the note, or beside it where the note says something else.
 */
import { parseDay } from '../model/day.ts';
import { flawsOf, list, LONGEST_NOTE, record, text, type Draft, type Note } from '../model/own.ts';
import type { Problem } from '../model/problem.ts';
import { toBeside } from '../model/restoring.ts';
import { shown } from '../model/shown.ts';
import { BACKUP_TABLES, toLine, toSummed, type BackupTable, type Content } from './backup.ts';
import type { BackupReading } from './backup-reading.ts';
import { keyOf, ROWS, sha256 } from './backup-rows.ts';
import { DUMP_FORMAT } from './dump.ts';

/** The keys of a dump → what can be restored of it, or why nothing can. `schema`: the last one that is understood. */
export function parseDump(top: ReadonlyMap<string, unknown>, file: string, schema: number): BackupReading {
  const fail = (...problems: Omit<Problem, 'file'>[]): BackupReading => ({ ok: false, problems: problems.map((problem) => ({ file, ...problem })) });
  const format = top.get('format');
  if (!Number.isSafeInteger(format) || (format as number) < 1) return fail({ code: 'shape', path: 'format', expected: 'a whole number from 1', found: shown(format) });
  if ((format as number) > DUMP_FORMAT) return fail({ code: 'version', path: 'format', expected: `format ${DUMP_FORMAT} or an earlier one`, found: `format ${String(format)}` });
  const found = top.get('schema');
  if (!Number.isSafeInteger(found) || (found as number) < 0) return fail({ code: 'shape', path: 'schema', expected: 'a whole number from 0', found: shown(found) });
  if ((found as number) > schema) return fail({ code: 'version', path: 'schema', expected: `schema ${schema} or an earlier one`, found: `schema ${String(found)}` });

  const flaws = record({ counts: record({}), exportedAt: text(40, 1), sha256, tables: record({}) })(Object.fromEntries(top), '');
  const tables = new Map(Object.entries((top.get('tables') ?? {}) as Record<string, { rows: unknown[] }>));
  for (const [name, table] of tables) flaws.push(...record({ rows: list(() => []) })(table, `tables.${name}`));
  if (flaws.length > 0) return fail(...flaws.map((flaw) => ({ code: 'shape' as const, ...flaw })));
  const counts = new Map(Object.entries(top.get('counts') as Record<string, unknown>));
  const miscounted = [...new Set([...tables.keys(), ...counts.keys()])].filter((name) => counts.get(name) !== (tables.get(name)?.rows.length ?? 0));
  if (miscounted.length > 0) return fail(...miscounted.map((name) => ({ code: 'shape' as const, path: `counts.${name}`, expected: `the number of rows, ${tables.get(name)?.rows.length ?? 0}`, found: shown(counts.get(name)) })));

  const apart: Problem[] = [];
  /** the rows of a table that are of their form, each once */
  function take(name: string, flawsIn: (row: unknown, path: string) => Omit<Problem, 'file' | 'code'>[], key: (row: unknown) => string): unknown[] {
    const seen = new Set<string>();
    return (tables.get(name)?.rows ?? []).filter((row, index) => {
      const path = `tables.${name}.rows.${index}`;
      const wrong: Problem[] = flawsIn(row, path).map((flaw) => ({ code: 'shape', file, ...flaw }));
      if (wrong.length === 0 && seen.has(key(row))) wrong.push({ code: 'duplicate', file, path, expected: 'each row once', found: key(row) });
      seen.add(key(row));
      apart.push(...wrong);
      return wrong.length === 0;
    });
  }
  const content = Object.fromEntries(BACKUP_TABLES.map((table) => [table, take(table, ROWS[table], (row) => keyOf(table, row))])) as Record<BackupTable, unknown[]> as unknown as Content;
  // half a set is not put in the place of a whole one
  content.sets = content.sets.filter((set) => {
    const rows = new Map<string, number>();
    for (const part of content.parts) if (part.set === set.id && part.edition === set.edition) rows.set(part.table, (rows.get(part.table) ?? 0) + part.rows.length);
    const short = Object.entries((set as unknown as { counts: object }).counts).find(([table, count]) => count !== (rows.get(table) ?? 0));
    if (short) apart.push({ code: 'reference', file, path: `tables.sets.rows.${tables.get('sets')!.rows.indexOf(set)}.counts.${short[0]}`, expected: `the number of rows, ${rows.get(short[0]) ?? 0}`, found: shown(short[1]) });
    return !short;
  });
  const sets = new Set(content.sets.map(({ id }) => id));
  content.parts = content.parts.filter(({ set }) => sets.has(set));
  const exportedAt = top.get('exportedAt') as string;
  const exportedOn = (parseDay(exportedAt.slice(0, 10)) ?? 0) * 86_400_000;
  const drafts = take('drafts', flawsOf.drafts, (row) => String((row as Draft).id)) as Draft[];
  for (const draft of drafts) {
    if (draft.text.length > LONGEST_NOTE) apart.push({ code: 'shape', file, path: `tables.drafts.rows.${tables.get('drafts')!.rows.indexOf(draft)}.text`, expected: `a text of at most ${LONGEST_NOTE} letters`, found: `${draft.text.length}` });
    else if (draft.text !== '') content.notes = withDraft(content.notes, draft, exportedOn);
  }
  const known: readonly string[] = [...BACKUP_TABLES, 'drafts'];
  for (const [name, { rows }] of tables) {
    if (!known.includes(name) && rows.length > 0) apart.push({ code: 'left', file, path: `tables.${name}`, expected: 'a table that this version knows', found: `${rows.length} rows` });
  }
  const summed = [...tables.keys()].sort().flatMap((name) => tables.get(name)!.rows.map((row) => toSummed(name, toLine(row))));
  return { ok: true, value: { content, exportedAt, sha256: top.get('sha256') as string | null, ...(tables.has('grades') ? {} : { unlearnt: true as const }) }, summed, partly: true, apart };
}

/** Notes with a text that was on its way to one of them, on a day of which the hour is not known. */
function withDraft(notes: readonly Note[], { base, ...draft }: Draft, on: number): Note[] {
  const held = notes.find(({ id }) => id === draft.id);
  const changed = Math.max(on, held?.changed ?? 0);
  const note: Note = { ...draft, made: held?.made ?? changed, changed };
  if (held === undefined) return [...notes, note];
  if (held.text === note.text) return [...notes];
  if (held.text === base) return notes.map((each) => (each === held ? note : each));
  return [...notes.map((each) => (each === held ? note : each)), { ...held, id: toBeside(held) }];
}
