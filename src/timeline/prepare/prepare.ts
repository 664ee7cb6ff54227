/** A corpus of any size, prepared to be drawn: a small one at once, a large one in a worker. */
import type { Day } from '../../model/day.ts';
import type { Head } from '../../model/parts.ts';
import type { Roll } from '../census.ts';
import { fetchBody, read, type Told } from './reading.ts';
import { toSheet } from './sheet.ts';
import type { Asked } from './worker.ts';

export interface Preparation {
  head: Head;
  roll: Roll;
  /** days on which sources spoke, in order, with how many of them */
  sources: { day: Day; count: number }[];
  /** false: more is on its way */
  whole: boolean;
}

export interface Listener {
  onprogress: (events: number, of: number) => void;
  onprepared: (preparation: Preparation) => void;
  /** the line of the file at which it failed, 0: it did not come, and what was found */
  onfailed: (line: number, found: string) => void;
}

/** Up to so many bytes, preparing takes less time than opening a worker. */
const SMALL = 2_500_000;

/** Starts preparing what lies at an address. `startWorker` opens the worker's door, where one is needed; returns how to stop. */
export function prepare(url: string, today: Day, startWorker: () => Worker, { onprogress, onprepared, onfailed }: Listener): () => void {
  const stopping = new AbortController();
  let worker: Worker | null = null;
  const hear = (told: Told): void => {
    if (stopping.signal.aborted) return;
    if (told.kind === 'progress') onprogress(told.events, told.of);
    else if (told.kind === 'failed') onfailed(told.line, told.found);
    else {
      const { head, columns, whole } = told;
      const [first, second] = head.dataset.sides;
      onprepared({ head, roll: toSheet(columns, [first!.id, second!.id]), sources: Array.from(columns.spoken, (day, index) => ({ day, count: columns.spokenCount[index]! })), whole });
      if (whole) worker?.terminate();
    }
  };
  const failed = (found: string): void => hear({ kind: 'failed', line: 0, found });
  const begin = async (): Promise<void> => {
    const asked = new AbortController();
    stopping.signal.addEventListener('abort', () => asked.abort());
    const { body, bytes } = await fetchBody(url, asked.signal);
    if (bytes !== null && bytes <= SMALL) return read(body, today, hear);
    // the worker asks for it itself: not every browser can hand a stream over
    asked.abort();
    worker = startWorker();
    worker.onmessage = ({ data }: MessageEvent<Told>) => hear(data);
    worker.onerror = ({ message }) => failed(message);
    worker.postMessage({ url, today } satisfies Asked);
  };
  begin().catch((error: unknown) => failed(error instanceof Error ? error.message : String(error)));
  return () => {
    stopping.abort();
    worker?.terminate();
  };
}
