/**
 * Starts a worker on what lies at an address before there is anything to draw with: while the page's own code is read, the
 * corpus is. What it tells is kept until somebody listens. Needs nothing else of the timeline.
 */
import type { Day } from '../../model/day.ts';
import type { Asked, Told } from './worker.ts';

export interface Begun {
  /** one listener, who hears all that was told from the beginning */
  hear: (listener: (told: Told) => void) => void;
  stop: () => void;
}

/** `url`: absolute, for a worker has an address of its own. `startWorker` opens the worker's door. */
export function begin(url: string, today: Day, startWorker: () => Worker): Begun {
  const worker = startWorker();
  let early: Told[] = [];
  let listening: ((told: Told) => void) | null = null;
  const tell = (told: Told): void => {
    if (listening === null) early.push(told);
    else listening(told);
  };
  worker.onmessage = ({ data }: MessageEvent<Told>) => tell(data);
  worker.onerror = ({ message }) => tell({ kind: 'failed', line: 0, found: message });
  worker.postMessage({ url, today } satisfies Asked);
  return {
    hear(listener) {
      listening = listener;
      early.forEach(listener);
      early = [];
    },
    stop: () => worker.terminate(),
  };
}
