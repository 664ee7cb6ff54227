/**
 * A page in a frame → the height that it needs, said to the page around it in every way that such pages understand.
 *
 * Our own way is the message `{type: 'tl:height', v: 1, id, height}`, height in CSS pixels; `public/embed/host.js` hears it.
 * After it come those of Datawrapper, AMP (and newswire's frames), Medium, pym.js, the Guardian and iframe-resizer 4.
 *
 * Promises: whole pixels, rounded up, 1 to 5000, and only when they change or somebody may have missed them; nothing of the
 * reader is said; only the page around may ask, and only for the height; nothing is kept, and nothing else is listened to.
 *
 * The root is all that the page shows, without margins, and its own height must not be made of the window's (`vh`,
 * `height: 100%`): that window is the frame whose height it asks for.
 */
import { follow, retry, START, type Step } from './pace.ts';

export interface Hosting {
  /** names this frame among others: in its address as well, so that listeners that look for it there find no other */
  id: string;
  /** the page's own address */
  src: string;
  /** what pym.js calls this frame, if it made it */
  childId: string | null;
  /** what iframe-resizer calls it, once it has said so */
  resizerId: string | null;
}
export interface Size {
  width: number;
  height: number;
}

const TALLEST = 5000;
const ID = /^[\w-]{6,64}$/;
/** What iframe-resizer's host says first: its name for the frame, a margin, whether it follows the width, and more. */
const RESIZER = /^\[iFrameSizer\]([^:]{1,200}):[^:]*:(?:true|false)(?::|$)/;

/** Address of the page → who it is to its host. An `id` that might be part of another frame's address is not used. */
export function parseHosting(id: string, src: string): Hosting {
  const childId = queryOf(src).get('childId');
  // pym.js makes orders of what stands between its marks
  return { id: ID.test(id) ? id : 'rapprochement', src, childId: childId !== null && /^(?!.*xPYMx)\S{1,200}$/.test(childId) ? childId : null, resizerId: null };
}

/** What to say of a size, in the order in which it is said. */
export function messagesOf({ id, src, childId, resizerId }: Hosting, { width, height }: Size): unknown[] {
  return [
    { type: 'tl:height', v: 1, id, height },
    { 'datawrapper-height': { [id]: height } },
    { sentinel: 'amp', type: 'embed-size', height },
    JSON.stringify({ src, context: 'iframe.resize', height }),
    ...(childId === null ? [] : [['pym', childId, 'height', height].join('xPYMx')]),
    JSON.stringify({ type: 'set-height', value: height, id: `iframeMessenger:${id}` }),
    ...(resizerId === null ? [] : [`[iFrameSizer]${resizerId}:${String(height)}:${String(width)}:resize`]),
  ];
}

/** What the page around said → the name that it gives the frame, '' where it only asks for the height, null: nothing for us. */
export function parseAsked(said: unknown): string | null {
  if (typeof said === 'string') return RESIZER.exec(said)?.[1] ?? (/^\[iFrameSizer\](?:resize|reset)$/.test(said) ? '' : null);
  const { sentinel, type } = (typeof said === 'object' && said !== null ? said : {}) as Record<string, unknown>;
  return sentinel === 'amp' && type === 'frames-init' ? '' : null;
}

/**
 * Says the height of `root` from now on, until what it gives back is called. Does nothing on a page in no frame.
 * `address`: the page's own; with `resizer=late` in its query a host's iframe-resizer is asked to begin again.
 */
export function followHeight(root: HTMLElement, { id, address, window: view }: { id: string; address: string; window: Window & typeof globalThis }): () => void {
  const { parent, document, performance } = view;
  if (parent === view) return () => {};
  const stop = new view.AbortController();
  const { signal } = stop;
  let hosting = parseHosting(id, address);
  let pace = START;
  let timer = 0;

  const post = (message: unknown): void => parent.postMessage(message, '*');
  const say = (): void => {
    if (pace.sent > 0) messagesOf(hosting, { width: view.innerWidth, height: pace.sent }).forEach(post);
  };
  const measure = (step: typeof follow): void => {
    // a hundredth of a pixel is what zooming leaves behind
    const height = Math.min(TALLEST, Math.ceil(root.getBoundingClientRect().height - 0.01));
    if (height > 0) take(step(pace, height, performance.now()));
    else pace = START; // the frame is not shown, and when it is again all is said anew
  };
  const take = ({ pace: next, send, wait }: Step): void => {
    pace = next;
    if (send || wait !== null) view.clearTimeout(timer);
    if (wait !== null) timer = view.setTimeout(() => measure(retry), wait);
    if (send) say();
  };
  /** Somebody may have missed it. */
  const again = (): void => {
    const { at } = pace;
    measure(follow);
    if (pace.at === at) say();
  };

  const sizes = new view.ResizeObserver(() => measure(follow));
  sizes.observe(root);
  const sight = new view.IntersectionObserver((seen) => {
    if (seen.some(({ isIntersecting }) => isIntersecting)) again();
  });
  sight.observe(root);
  view.addEventListener('load', again, { signal });
  document.addEventListener('visibilitychange', again, { signal });
  void document.fonts.ready.then(() => signal.aborted || again());
  view.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    const asked = source === parent ? parseAsked(data) : null;
    if (asked === null || (asked !== '' && hosting.resizerId !== null && hosting.resizerId !== asked)) return;
    if (asked !== '') hosting = { ...hosting, resizerId: asked };
    again();
  }, { signal });
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    sight.disconnect();
    view.clearTimeout(timer);
  });
  again();
  if (queryOf(address).get('resizer') === 'late') post('[iFrameResizerChild]Ready');
  return () => stop.abort();
}

const queryOf = (address: string): URLSearchParams => new URLSearchParams(/\?([^#]*)/.exec(address)?.[1] ?? '');
