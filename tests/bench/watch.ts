// What a page is watched by while it searches or takes a file in: its long tasks, what its workers are told and tell, and
// the values that its progress bar shows. Runs in the browser, as text: nothing around it is there.

export interface Said {
  /** `performance.now()` */
  at: number;
  /** whether the page said it, or a worker */
  by: 'page' | 'worker';
  kind: string;
  id?: number;
  query?: string;
  /** bytes of a text that came along: one a letter, two where one of them is beyond Latin-1 */
  bytes?: number;
  stage?: string;
}

export interface Watch {
  /** start and duration of each */
  tasks: [number, number][];
  said: Said[];
  /** every value that a progress bar was painted with */
  bars: Set<string>;
  /** resolves when the frame with what stands now is painted, with the time */
  painted: () => Promise<number>;
}

declare global {
  interface Window {
    watch: Watch;
  }
}

function keepWatch(): void {
  if (window.top !== window) return;
  const watch: Watch = {
    tasks: [],
    said: [],
    bars: new Set(),
    painted: () =>
      new Promise((done) =>
        requestAnimationFrame(() => {
          // a message is heard after the frame that it was sent in
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now());
          port2.postMessage(null);
        }),
      ),
  };
  window.watch = watch;
  new PerformanceObserver((list) => list.getEntries().forEach(({ startTime, duration }) => watch.tasks.push([startTime, duration]))).observe({ type: 'longtask', buffered: true });
  const hear = (by: Said['by'], message: unknown): void => {
    const at = performance.now();
    if (typeof message !== 'object' || message === null || !('kind' in message)) return;
    const { kind, id, question, text, stage } = message as { kind: string; id?: number; question?: { query: string }; text?: string | null; stage?: string };
    // rows on their way, and steps of the same stage, are many; pieces of a text are counted as one
    if (kind === 'rows' || (kind === 'progress' && watch.said.at(-1)?.stage === stage)) return;
    const bytes = typeof text === 'string' ? { bytes: text.length * (/[^\0-\xff]/.test(text) ? 2 : 1) } : {};
    const last = watch.said.at(-1);
    if (kind === 'piece' && last?.kind === kind && last.by === by) {
      last.bytes = (last.bytes ?? 0) + (bytes.bytes ?? 0);
      return;
    }
    watch.said.push({
      at, by, kind,
      ...(id === undefined ? {} : { id }),
      ...(question === undefined ? {} : { query: question.query }),
      ...bytes,
      ...(stage === undefined ? {} : { stage }),
    });
  };
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      hear('page', { kind: 'start' });
      this.addEventListener('message', ({ data }) => hear('worker', data));
    }
    override postMessage(message: unknown, options?: StructuredSerializeOptions | Transferable[]): void {
      hear('page', message);
      super.postMessage(message, options as StructuredSerializeOptions);
    }
  };
  const look = (): void => {
    const bar = document.querySelector('progress');
    if (bar?.hasAttribute('value')) watch.bars.add(`${bar.max} ${bar.value}`);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

export const WATCH_SCRIPT = `(${keepWatch.toString()})()`;

/** Long tasks between two times: how many, the longest, and what they take above 50 ms in all. */
export interface Tasks {
  count: number;
  longest: number;
  blocked: number;
}

export function toTasks(tasks: [number, number][], from: number, to: number): Tasks {
  const within = tasks.filter(([start]) => start >= from && start < to).map(([, duration]) => duration);
  return { count: within.length, longest: Math.max(0, ...within), blocked: within.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0) };
}
