/** Reads a corpus in lines and makes columns of it: first of what is here, when much is to come, at last of all. */
import type { Day } from '../../model/day.ts';
import type { Head, Part } from '../../model/parts.ts';
import { Ledger, type Columns } from './ledger.ts';
import { linesOf } from './lines.ts';

export type Told =
  | { kind: 'progress'; events: number; of: number }
  | { kind: 'prepared'; head: Head; columns: Columns; whole: boolean }
  | { kind: 'failed'; line: number; found: string };

/** a first picture after so many events, where there are at least ten times as many; then not before all are here */
const EARLY = 100;
/** least time between two words on progress; what is done before the first one needs none */
const PAUSE_MS = 100;
const QUIET_MS = 400;

export interface Page {
  /** lets the page do what it has to, now and then */
  breathe: () => Promise<void>;
  /** lets two frames be drawn: what was told is on the screen then, where somebody listens */
  seen: () => Promise<void>;
  /** what ended the request: nothing more is told */
  ended: AbortSignal;
}

/** The answer to a request → what is told of it. Never throws: what goes wrong is told with the line, 0: nothing came. `page`: it is read on the page's thread. */
export async function read(request: Promise<Response>, today: Day, tell: (told: Told) => void, page: Page | null = null): Promise<void> {
  let line = 0;
  try {
    const response = await request;
    if (!response.ok || response.body === null) throw new Error(`status ${String(response.status)}`);
    let head: Head | null = null;
    let ledger: Ledger | null = null;
    let early = false;
    let said = performance.now() + QUIET_MS - PAUSE_MS;
    for await (const text of linesOf(response.body)) {
      line += 1;
      if (head === null || ledger === null) {
        head = JSON.parse(text) as Head;
        ledger = new Ledger(head, today);
        continue;
      }
      ledger.add(JSON.parse(text) as Part);
      if (!early && ledger.events >= EARLY && head.count >= 10 * EARLY) {
        early = true;
        tell({ kind: 'prepared', head, columns: ledger.take(), whole: false });
        await page?.seen();
      } else await page?.breathe();
      if (page?.ended.aborted === true) return;
      if (performance.now() - said < PAUSE_MS) continue;
      said = performance.now();
      tell({ kind: 'progress', events: ledger.events, of: head.count });
    }
    if (head === null || ledger === null) throw new Error('0 bytes');
    tell({ kind: 'prepared', head, columns: ledger.take(), whole: true });
  } catch (error) {
    if (page?.ended.aborted !== true) tell({ kind: 'failed', line, found: error instanceof Error ? error.message : String(error) });
  }
}
