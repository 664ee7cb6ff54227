/**
 * Reads a corpus in lines and makes columns of it, off the page's thread: first of what is here, when much is to come, at
 * last of all. In: `{ url, today }`. Out: `Told`. It is stopped by ending it.
 */
import type { Day } from '../../model/day.ts';
import type { Head, Part } from '../../model/parts.ts';
import { buffersOf, Ledger, type Columns } from './ledger.ts';
import { linesOf } from './lines.ts';

export interface Asked {
  url: string;
  today: Day;
}
export type Told =
  | { kind: 'progress'; events: number; of: number }
  | { kind: 'prepared'; head: Head; columns: Columns; whole: boolean }
  | { kind: 'failed'; line: number; found: string };

/** a first picture after so many events, then not before all are here */
const EARLY = 1000;
/** least time between two words on progress */
const PAUSE_MS = 100;

const scope = self as unknown as { onmessage: (event: MessageEvent<Asked>) => void; postMessage: (told: Told, buffers?: ArrayBuffer[]) => void };

const tell = (told: Told): void => {
  scope.postMessage(told, told.kind === 'prepared' ? buffersOf(told.columns) : []);
};

scope.onmessage = ({ data }) => {
  void read(data);
};

async function read({ url, today }: Asked): Promise<void> {
  let line = 0;
  try {
    const response = await fetch(url);
    if (!response.ok || response.body === null) throw new Error(`status ${String(response.status)}`);
    let head: Head | null = null;
    let ledger: Ledger | null = null;
    let early = false;
    let said = performance.now();
    for await (const text of linesOf(response.body)) {
      line += 1;
      if (head === null || ledger === null) {
        head = JSON.parse(text) as Head;
        ledger = new Ledger(head, today);
        continue;
      }
      ledger.add(JSON.parse(text) as Part);
      if (!early && ledger.events >= EARLY && head.count > 4 * EARLY) {
        early = true;
        tell({ kind: 'prepared', head, columns: ledger.take(), whole: false });
      }
      if (performance.now() - said < PAUSE_MS) continue;
      said = performance.now();
      tell({ kind: 'progress', events: ledger.events, of: head.count });
    }
    if (head === null || ledger === null) throw new Error('0 bytes');
    tell({ kind: 'prepared', head, columns: ledger.take(), whole: true });
  } catch (error) {
    tell({ kind: 'failed', line, found: error instanceof Error ? error.message : String(error) });
  }
}
