/** Why something of the reader's is not saved. */
import { isQuota } from './gate.ts';

export type Why =
  | 'full' // no room left
  | 'long' // more letters than a note may have
  | 'many' // more events than a collection may have
  | 'closed' // this tab may no longer write
  | 'failed'; // anything else

export const toWhy = (error: unknown): Why => (isQuota(error) ? 'full' : 'failed');
