/** Whether this browser's reader has been told what the site is: skipped, or gone on from there. One row beside the schema's number. */
import type { Database } from './database.ts';

export async function wasWelcomed(database: Database): Promise<boolean> {
  return (await database.meta.get('welcomed')) !== undefined;
}

/** Once is enough: a later time leaves the first one. */
export async function keepWelcomed(database: Database, now: number): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    if (!(await wasWelcomed(database))) await database.meta.put({ key: 'welcomed', value: now });
  });
}
