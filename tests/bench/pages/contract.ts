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
  /** where the first events are shown on another window: goes to the opening one; the time at which that is on screen */
  open?(): Promise<number>;
  /** moves the window by so many pixels, later for a positive number; where it answers with a promise, the step ends with it */
  pan(px: number): void | Promise<void>;
  /** makes a day so many times as wide, about the middle */
  zoom(factor: number): void | Promise<void>;
  labels(): Label[];
  nodes(): number;
  /** marks and counters that stand for events in the first view, where the page can tell */
  shown?(): number;
  /** not yet written: the row says so, and nothing is compared with it */
  stub?: true;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

/** The window on which every page opens: that of data/dataset.json, as days since 1970-01-01. */
export const OPENING: readonly [number, number] = [18414, 20269];
export const DAY_MS = 86_400_000;

/** Addresses of this page's data: one, or one for each piece. */
export const dataUrls = (): string[] => new URLSearchParams(window.location.search).getAll('data');

export async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}

/** Resolves in the second frame from now, when the first one has been painted, with the time. */
export const painted = (): Promise<number> => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))));

export const countNodes = (): number => document.getElementsByTagName('*').length;
