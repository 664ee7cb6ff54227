/** The rows of a file of the reader's work: what each must be, and by what it is known. */
import { flag, flawsOf, list, oneOf, record, text, whole, type Check } from '../model/own.ts';
import { learntFlawsOf } from '../model/progress.ts';
import { shown } from '../model/shown.ts';
import type { BackupTable, PartInBackup } from './backup.ts';

export const ROWS: Record<BackupTable, Check> = {
  collections: flawsOf.collections,
  notes: flawsOf.notes,
  views: flawsOf.views,
  ...learntFlawsOf,
  sets: record({ id: text(200, 1), name: text(2000), format: text(200), file: text(2000), on: flag, dataset: record({}), compiler: whole(0), edition: whole(0), counts: record({}), made: whole(0), changed: whole(0) }),
  parts: record({
    set: text(200, 1), edition: whole(0), n: whole(0), rows: list(record({ id: text(2000, 1) })),
    table: oneOf('people', 'places', 'topics', 'publishers', 'events', 'articles', 'reports', 'prose', 'bibliography', 'quotations', 'stories'),
  }),
};

/** A checksum, or none where the page could not take it. */
export const sha256: Check = (found, path) => (found === null || (typeof found === 'string' && /^[0-9a-f]{64}$/.test(found)) ? [] : [{ path, expected: '64 hexadecimal digits, or null', found: shown(found) }]);

/** Two rows of one table with the same key are one row twice. */
export const keyOf = (table: BackupTable, row: unknown): string => {
  const { id, set, edition, n } = (row ?? {}) as Partial<PartInBackup & { id: string }>;
  return table === 'parts' ? JSON.stringify([set, edition, n]) : String(id);
};
