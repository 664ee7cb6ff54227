/** Whether this browser's reader has been told what the site is: skipped, or gone on from there. One row beside the schema's number. */
import type { Database } from './database.ts';

export async function wasWelcomed(database: Database): Promise<boolean> {
  if ((await database.meta.get('welcomed')) !== undefined) return true;
  // who has worked here before this was ever told
  const counts = await Promise.all([database.notes, database.collections, database.views, database.sets].map((table) => table.count()));
  return counts.some((count) => count > 0);
}

/** Once is enough: a later time leaves the first one. */
export async function keepWelcomed(database: Database, now: number): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    if ((await database.meta.get('welcomed')) === undefined) await database.meta.put({ key: 'welcomed', value: now });
  });
}
