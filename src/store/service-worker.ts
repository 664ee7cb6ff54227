/**
 * The page's side of the service worker.
 *
 * Promises: registered in production builds only, never in a frame, never where there is none, and then nothing
 * else is touched; a new version waits until the reader asks for it; the page never reloads by itself, and never
 * twice within five seconds; a page whose old files are gone says that an update is needed.
 */
import { toScriptUrl } from './script-url.ts';

/** `ready`: a new version waits. `needed`: this page can no longer load its own files. */
export type Update = 'ready' | 'needed';

export interface WorkerDoors {
  production: boolean;
  /** false in a frame */
  top: boolean;
  /** undefined: none here; may throw */
  container: () => ServiceWorkerContainer | undefined;
  scriptUrl: () => string;
  scope: () => string;
  reload: () => void;
  /** when the page last reloaded by us, kept over the reload */
  lastReload: { get: () => number; set: (at: number) => void };
  now: () => number;
  every: (milliseconds: number, then: () => void) => () => void;
  onPreloadError: (then: () => void) => void;
}

const RELOADED = 'rapprochement.reloaded';

/** The browser's own; `reload` is the caller's, who owns the address bar. */
export const browserWorker = (reload: () => void): WorkerDoors => ({
  production: import.meta.env.PROD,
  top: globalThis.self === globalThis.top,
  container: () => navigator.serviceWorker,
  scriptUrl: () => toScriptUrl('sw.js'),
  scope: () => new URL('./', document.baseURI).href,
  reload,
  lastReload: {
    get: () => Number(sessionStorage.getItem(RELOADED)),
    set: (at) => sessionStorage.setItem(RELOADED, String(at)),
  },
  now: () => Date.now(),
  every: (milliseconds, then) => {
    const timer = setInterval(then, milliseconds);
    return () => clearInterval(timer);
  },
  onPreloadError: (then) => addEventListener('vite:preloadError', then),
});

export interface ServiceWorkerHandle {
  /** Lets the new version in, and reloads this page once it is there. */
  applyUpdate: () => void;
  /** Asks the host now. */
  check: () => Promise<void>;
  stop: () => void;
}

export const LOOK = 60_000;
const ASK = 3_600_000;
/** two reloads closer than this would be a loop */
export const APART = 5_000;

/** Registers the worker beside the page; null where it must not or cannot. `onUpdate` is told each news once. */
export async function registerServiceWorker(doors: WorkerDoors, onUpdate: (update: Update) => void): Promise<ServiceWorkerHandle | null> {
  const told = new Set<Update>();
  const tell = (update: Update) => {
    if (told.has(update)) return;
    told.add(update);
    onUpdate(update);
  };
  if (doors.production) doors.onPreloadError(() => tell('needed'));
  if (!doors.production || !doors.top) return null;

  let container: ServiceWorkerContainer;
  let registration: ServiceWorkerRegistration;
  try {
    const found = doors.container();
    if (!found) return null;
    container = found;
    const granted = (await container.register(doors.scriptUrl(), { scope: doors.scope(), updateViaCache: 'none' })) as ServiceWorkerRegistration | undefined;
    if (!granted) return null; // what a shield puts in the place of `register` answers nothing
    registration = granted;
  } catch {
    return null; // a sandboxed frame, blocked site data, no network: the page works without
  }

  let applying = false;
  let done = false;
  const reloadOnce = () => {
    if (done || reloadedLately(doors)) return;
    done = true;
    doors.reload();
  };

  // A worker that waits beside none that is active is the first one: nothing to update.
  const look = () => {
    if (registration.waiting && registration.active) tell('ready');
  };
  const watch = (worker: ServiceWorker | null) => worker?.addEventListener('statechange', look);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  watch(registration.installing);
  look();

  let controlled = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (applying) reloadOnce();
    // Another tab let the new version in: this page is now older than its files.
    else if (controlled) tell('needed');
    controlled = true;
  });

  const ask = async () => {
    try {
      await registration.update();
    } catch {
      // no network, or an answer that is no worker: the old one stays
    }
    look();
  };
  const stops = [doors.every(LOOK, look), doors.every(ASK, () => void ask())];

  return {
    applyUpdate: () => {
      applying = true;
      const { waiting } = registration;
      if (!waiting) return reloadOnce();
      // A page loaded past the worker has no controller, and hears no change of it.
      waiting.addEventListener('statechange', () => {
        if (waiting.state === 'activated') reloadOnce();
      });
      waiting.postMessage({ type: 'SKIP_WAITING' });
    },
    check: ask,
    stop: () => stops.forEach((stop) => stop()),
  };
}

/** Notes the reload that is about to happen, unless one has just been. Without a memory it never is. */
function reloadedLately(doors: WorkerDoors): boolean {
  try {
    const now = doors.now();
    if (now - doors.lastReload.get() < APART) return true;
    doors.lastReload.set(now);
  } catch {
    // no session storage: a reload still needs the reader's press each time
  }
  return false;
}
