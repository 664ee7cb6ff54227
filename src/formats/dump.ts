/**
 * The reader's rows as a database of any schema keeps them, as one file of JSON: every row on its own line, tables and
 * keys in order. A backup (`backup.ts`) is of rows that this code understands; this is of rows that it may not.
 *
 *   { "counts": {…}, "exportedAt": "2026-11-28T09:00:00.000Z", "format": 1, "rows": "rapprochement-rows", "schema": 6,
 *     "sha256": "…", "tables": { "notes": { "key": "id", "rows": […] }, … } }
 *
 * A table whose keys are not in its rows has the key `null`, and pairs of key and row.
 *
 * Promises: whatever a row holds, the file is made; what JSON has no words for is written as `{ "$": its type, … }`;
 * rows of plain JSON are written as they are; the same rows make the same text but for `exportedAt`.
 */
import { toLine, toSummed } from './backup.ts';

export const DUMP = 'rapprochement-rows';
export const DUMP_FORMAT = 1;

export interface DumpTable {
  name: string;
  key: string | string[] | null;
  rows: unknown[];
}
/** A table with each of its rows as its line. */
export interface Lined {
  name: string;
  key: string | string[] | null;
  lines: string[];
}

/** levels of a row; with those of the file around it they are fewer than a reading takes */
const DEEPEST = 24;

/** A value of the database → one of JSON. `above`: the objects that it stands in, which it may hold again. */
function toWritten(value: unknown, above: readonly object[]): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'number' || typeof value === 'bigint') return { $: typeof value, value: String(value) };
  if (typeof value !== 'object') return { $: typeof value };
  const type = Object.prototype.toString.call(value).slice(8, -1);
  if (above.length >= DEEPEST || above.includes(value)) return { $: type };
  const within = [...above, value];
  const each = (items: Iterable<unknown>): unknown[] => [...items].map((item) => toWritten(item, within));
  if (Array.isArray(value)) return each(value);
  if (value instanceof Date) return { $: type, value: Number.isNaN(value.getTime()) ? null : value.toISOString() };
  if (value instanceof Map) return { $: type, value: [...value].map((pair) => each(pair)) };
  if (value instanceof Set) return { $: type, value: each(value) };
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return { $: type, hex: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') };
  }
  if (type !== 'Object') return { $: type };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toWritten(item, within)]));
}

/** Tables in the order of their names, row by row in that of the database. */
export const toLined = (tables: readonly DumpTable[]): Lined[] =>
  tables.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, key, rows }) => ({ name, key, lines: rows.map((row) => toLine(toWritten(row, []))) }));

/** What the checksum is taken of. */
export const toDumpSummed = (tables: readonly Lined[]): string[] => tables.flatMap(({ name, lines }) => lines.map((line) => toSummed(name, line)));

/** Lines of every table → the pieces of the file. */
export function* toDumpFile(tables: readonly Lined[], { schema, exportedAt, sha256 }: { schema: number; exportedAt: string; sha256: string | null }): Generator<string> {
  const counts = Object.fromEntries(tables.map(({ name, lines }) => [name, lines.length]));
  yield `{\n"counts": ${JSON.stringify(counts)},\n"exportedAt": ${JSON.stringify(exportedAt)},\n"format": ${DUMP_FORMAT},\n"rows": ${JSON.stringify(DUMP)},\n"schema": ${schema},\n"sha256": ${JSON.stringify(sha256)},\n"tables": {\n`;
  for (const [index, { name, key, lines }] of tables.entries()) {
    yield `${JSON.stringify(name)}: { "key": ${JSON.stringify(key)}, "rows": [`;
    for (const [at, line] of lines.entries()) yield `${at === 0 ? '' : ','}\n${line}`;
    yield `${lines.length === 0 ? '' : '\n'}]}${index < tables.length - 1 ? ',' : ''}\n`;
  }
  yield '}\n}\n';
}
