/**
 * Starts to read what lies at an address before there is anything to draw with: while the page's own code is fetched and
 * run, the corpus is. What it told last is kept for who listens later. Needs nothing of the timeline's drawing.
 *
 * A small corpus is read on the page: it is there before a worker would have woken up, and where there may be none, as in
 * a sandboxed frame, it is there as well. A large one is read in a worker.
 */
import type { Day } from '../../model/day.ts';
import { read, type Told } from './reading.ts';
import type { Asked } from './worker.ts';

export interface Begun {
  /** One listener at a time, who takes the place of the one before and hears at once what still holds of all that was told. */
  hear: (listener: (told: Told) => void) => void;
  stop: () => void;
}

/** bytes that the page reads itself: some hundreds of events, sooner read than a worker is there */
const SMALL = 2_000_000;
/** a compressed one may be so many times as long as it says */
const PACKED = 8;

const UNSEEN_MS = 200;

/** `url`: absolute, for a worker has an address of its own. `startWorker` opens the worker's door. */
export function begin(url: string, today: Day, startWorker: () => Worker): Begun {
  let last: Told | null = null;
  let prepared: Told | null = null;
  let listening: ((told: Told) => void) | null = null;
  const tell = (told: Told): void => {
    if (told.kind === 'prepared') prepared = told;
    last = told;
    listening?.(told);
  };
  const ended = new AbortController();
  let worker: Worker | null = null;
  const page = { ended: ended.signal, breathe, seen };
  const request = fetch(url, { signal: ended.signal });
  void request.then(
    (response) => {
      if (!response.ok || isSmall(response)) return read(request, today, tell, page);
      if (ended.signal.aborted) return;
      void response.body?.cancel();
      worker = startWorker();
      worker.onmessage = ({ data }: MessageEvent<Told>) => tell(data);
      worker.onerror = ({ message }) => tell({ kind: 'failed', line: 0, found: message });
      worker.postMessage({ url, today } satisfies Asked);
    },
    () => read(request, today, tell, page),
  );
  return {
    hear(listener) {
      listening = listener;
      if (prepared !== null) listener(prepared);
      if (last !== null && last !== prepared) listener(last);
    },
    stop() {
      ended.abort();
      worker?.terminate();
    },
  };
}

/** Back when the page has done what waited, such as running its own code and drawing a frame: that comes first. */
const breathe = (): Promise<void> => new Promise((done) => setTimeout(done));

/** Back when two frames were drawn; where nobody looks there are none, and it is not waited for them. */
const seen = (): Promise<void> =>
  new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
    setTimeout(done, UNSEEN_MS);
  });

/** Where it is not said how long it is, it may be long. */
function isSmall({ headers }: Response): boolean {
  const length = Number(headers.get('content-length') ?? Infinity);
  return length * (headers.has('content-encoding') ? PACKED : 1) <= SMALL;
}
