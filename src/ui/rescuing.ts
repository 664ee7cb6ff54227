/** What is kept on the device and not opened, or no longer, as files in the downloads. */
import type { Reason } from '../store/gate.ts';
import type { Rescue } from '../store/rescue.ts';
import { isReplaced, type Snapshot } from '../store/snapshots.ts';
import { download } from './download.ts';

/** Why the storage is not opened though what it holds is whole, and can be handed out as it is. */
export const RESCUED = ['newer', 'uncopied', 'upgrade'] as const;
export const isRescued = (reason: Reason): reason is (typeof RESCUED)[number] => (RESCUED as readonly Reason[]).includes(reason);

const save = (text: string, name: string, at: number): void => download(`rapprochement-${name}-${new Date(at).toISOString().slice(0, 10)}.json`, 'application/json', text);

/** The reader's rows as the database keeps them. True once the file is handed to the browser. */
export async function saveKept(rescue: Rescue): Promise<boolean> {
  const now = Date.now();
  const text = await rescue.make(now).catch(() => null);
  if (text !== null) save(text, 'as-kept', now);
  return text !== null;
}

/** What a copy is called as a file. */
export const nameOfCopy = (copy: Snapshot): string => (isReplaced(copy) ? 'before-restoring' : 'before-update');

/** A copy from before an upgrade or a restoring. */
export async function saveSnapshot(rescue: Rescue, copy: Snapshot): Promise<boolean> {
  const text = await rescue.read(copy.id).catch(() => null);
  if (text !== null) save(text, nameOfCopy(copy), copy.at);
  return text !== null;
}
