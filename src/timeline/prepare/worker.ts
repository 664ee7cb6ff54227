/**
 * Reads a corpus in lines and makes columns of it, off the page's thread.
 * In: `{ url, today }`. Out: what `read` tells. It is stopped by ending it.
 */
import type { Day } from '../../model/day.ts';
import { buffersOf } from './ledger.ts';
import { fetchBody, read, type Told } from './reading.ts';

export interface Asked {
  url: string;
  today: Day;
}

const scope = self as unknown as { onmessage: (event: MessageEvent<Asked>) => void; postMessage: (told: Told, buffers?: ArrayBuffer[]) => void };

const tell = (told: Told): void => {
  scope.postMessage(told, told.kind === 'prepared' ? buffersOf(told.columns) : []);
};

scope.onmessage = ({ data: { url, today } }) => {
  fetchBody(url).then(
    ({ body }) => read(body, today, tell),
    (error: unknown) => tell({ kind: 'failed', line: 0, found: error instanceof Error ? error.message : String(error) }),
  );
};
