/** A backup of the reader's work into the downloads, and the day of one. */
import type { I18n } from '../i18n/index.ts';
import { parseDay } from '../model/day.ts';
import { makeBackup } from '../store/backup.ts';
import { download } from './download.ts';
import type { Own } from './own.svelte.ts';

/** True once it is handed to the browser; false: it could not be made. */
export async function saveBackup(own: Own): Promise<boolean> {
  await own.store.flush();
  const at = new Date().toISOString();
  try {
    const database = own.state.where === 'device' ? own.database() : null;
    const file = await makeBackup(database, own.all, at, undefined, own.progress.all()).catch(() => makeBackup(null, own.all, at, undefined, own.progress.all()));
    download(`rapprochement-${at.slice(0, 10)}.json`, 'application/json', file);
    await own.store.noticed('backed-up');
    return true;
  } catch {
    return false;
  }
}

/** The day on which a backup was made, which its file's name has too; of what is no date, which a file may hold, its first letters. */
export function sayExported(exportedAt: string, i18n: I18n): string {
  const written = exportedAt.slice(0, 10);
  const day = parseDay(written);
  return day === null ? written : i18n.dates.day(day);
}

/** Rows that are none of ours any more, as they stand. */
export function saveAside(own: Own): void {
  download('rapprochement-set-aside.json', 'application/json', JSON.stringify(own.aside, null, 1));
}
