/** A corpus read off the page's thread. In: `{ url, today }`. Out: `Told`. It is stopped by ending it. */
import type { Day } from '../../model/day.ts';
import { buffersOf } from './ledger.ts';
import { read, type Told } from './reading.ts';

export interface Asked {
  url: string;
  today: Day;
}

const scope = self as unknown as { onmessage: (event: MessageEvent<Asked>) => void; postMessage: (told: Told, buffers?: ArrayBuffer[]) => void };

const tell = (told: Told): void => {
  scope.postMessage(told, told.kind === 'prepared' ? buffersOf(told.columns) : []);
};

scope.onmessage = ({ data: { url, today } }) => {
  void read(fetch(url), today, tell);
};
