/** The page's end of the worker that prepares a corpus of any size. */
import type { Day } from '../../model/day.ts';
import type { Head } from '../../model/parts.ts';
import type { Roll } from '../census.ts';
import { toSheet } from './sheet.ts';
import type { Asked, Told } from './worker.ts';

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
  /** the line of the file at which it failed, and what was found */
  onfailed: (line: number, found: string) => void;
}

/** Starts preparing what lies at an address. `startWorker` opens the worker's door; returns how to stop. */
export function prepare(url: string, today: Day, startWorker: () => Worker, { onprogress, onprepared, onfailed }: Listener): () => void {
  const worker = startWorker();
  worker.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'progress') onprogress(data.events, data.of);
    else if (data.kind === 'failed') onfailed(data.line, data.found);
    else {
      const { head, columns, whole } = data;
      const [first, second] = head.dataset.sides;
      onprepared({ head, roll: toSheet(columns, [first!.id, second!.id]), sources: Array.from(columns.spoken, (day, index) => ({ day, count: columns.spokenCount[index]! })), whole });
      if (whole) worker.terminate();
    }
  };
  worker.onerror = ({ message }) => onfailed(0, message);
  worker.postMessage({ url, today } satisfies Asked);
  return () => worker.terminate();
}
