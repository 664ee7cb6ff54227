/**
 * Reads a corpus in lines and makes columns of it: first of what is here, when much is to come, at last of all.
 * It knows nothing of where it runs.
 */
import type { Day } from '../../model/day.ts';
import type { Head, Part } from '../../model/parts.ts';
import { Ledger, type Columns } from './ledger.ts';
import { linesOf } from './lines.ts';

export type Told =
  | { kind: 'progress'; events: number; of: number }
  | { kind: 'prepared'; head: Head; columns: Columns; whole: boolean }
  | { kind: 'failed'; line: number; found: string };

/** a first picture after so many events, then not before all are here */
const EARLY = 1000;
/** least time between two words on progress */
const PAUSE_MS = 100;

/** Tells of progress, then what is prepared, or at which line it failed. Throws nothing. */
export async function read(body: ReadableStream<Uint8Array>, today: Day, tell: (told: Told) => void): Promise<void> {
  let line = 0;
  try {
    let head: Head | null = null;
    let ledger: Ledger | null = null;
    let early = false;
    let said = performance.now();
    for await (const text of linesOf(body)) {
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
    tell({ kind: 'failed', line: line + 1, found: error instanceof Error ? error.message : String(error) });
  }
}

/** The bytes at an address; throws what the server said when it has none. */
export async function fetchBody(url: string, signal?: AbortSignal): Promise<{ body: ReadableStream<Uint8Array>; bytes: number | null }> {
  const response = await fetch(url, signal ? { signal } : {});
  if (!response.ok || response.body === null) throw new Error(`status ${String(response.status)}`);
  const length = response.headers.get('content-length');
  // packed, JSON is an eighth as long or more
  const packed = response.headers.get('content-encoding') !== null;
  return { body: response.body, bytes: length === null ? null : Number(length) * (packed ? 8 : 1) };
}
