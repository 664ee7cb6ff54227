// What every page of the benchmark offers to the harness as `window.bench`.

/** A label in the first view: the title of one event, not a count. */
export interface Label {
  text: string;
  /** the part of it that shows, in pixels of the viewport */
  box: { x: number; y: number; width: number; height: number };
  /** readable entirely: neither clipped nor covered */
  full: boolean;
}

export interface Bench {
  /** `performance.now()` at the first frame after the first events are on screen */
  ready: Promise<number>;
  /** the same for all of them, where some are shown first */
  whole?: Promise<number>;
  /** moves the window by so many pixels, later for a positive number; where it answers with a promise, the step ends with it */
  pan(px: number): void | Promise<void>;
  /** makes a day so many times as wide, about the middle */
  zoom(factor: number): void | Promise<void>;
  /** moves the knowledge line by so many days, where there is one */
  know?(days: number): void | Promise<void>;
  labels(): Label[];
  nodes(): number;
  /** marks and counters that stand for events in the first view, where the page can tell */
  shown?(): number;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

/** Address of this page's data. */
export const dataUrl = (): string => new URL(new URLSearchParams(window.location.search).get('data') ?? '', window.location.href).href;

export async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}

/** Resolves in the second frame from now, when the first one has been painted, with the time. */
export const painted = (): Promise<number> => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))));

export const countNodes = (): number => document.getElementsByTagName('*').length;
