// One page, one size, one time: a browser of its own, with nothing in its cache.

import { chromium, type Browser, type CDPSession, type Page as Tab } from 'playwright';
import { findBrowser, launchArgs } from '../../src/build/browser.mjs';
import type { Bench, Label } from './pages/contract.ts';

export interface Limits {
  loadMs: number;
  stepsMs: number;
  /** pan steps, and zoom steps */
  steps: number;
}

export const VIEWPORT = { width: 1280, height: 800 };
/** Pixels of a pan step: half of the steps into the past, half back, after the zoom in and before the zoom out. */
const PAN_PX = 24;
/** Half of the zoom steps in, half out. */
const ZOOM = 1.05;
/** Days of a step of the knowledge line into the past, at the widest and at the nearest zoom. */
const KNOW_DAYS = -20;

/** Between the first events and everything else: long tasks are told late, and TimelineJS slides its marks in for a second. */
const SETTLE_MS = 1_500;

/** One kind of steps: milliseconds, the frames in order. */
export interface Steps {
  frames: number[];
  /** main thread, a step: all tasks, and scripts alone */
  task: number;
  script: number;
  /** all threads of the page's process, a step */
  cpu: number;
}

export interface Loaded {
  /** first events on screen */
  ready: number;
  /** all events there */
  whole: number;
  /** of long tasks until then, what each takes above 50 ms */
  blocking: number;
  /** all threads of the page's process until then */
  cpu: number;
  /** bytes of JS heap after a collection, workers included */
  heap: number;
  nodes: number;
  shown: number | null;
  labels: { all: number; full: number; cut: number; overlapping: number };
}

export interface Run {
  /** what came to nothing, and within which time */
  failed: { phase: 'load' | 'steps'; why: string } | null;
  loaded: Loaded | null;
  pan: Steps | null;
  zoom: Steps | null;
  know: Steps | null;
}

class Late extends Error {}

/** Opens the address, waits for the events, zooms, pans and moves the knowledge line. `script`: runs before the page's own, where it keeps no contract itself. Never throws for what the page does. */
export async function drive(url: string, limits: Limits, script: string | null = null): Promise<Run> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: launchArgs });
  const run: Run = { failed: null, loaded: null, pan: null, zoom: null, know: null };
  let phase: 'load' | 'steps' = 'load';
  try {
    const tab = await (await browser.newContext({ viewport: VIEWPORT, serviceWorkers: 'block' })).newPage();
    const errors: string[] = [];
    tab.on('pageerror', (error) => errors.push(error.message));
    if (script !== null) await tab.addInitScript(script);
    const gauge = await toGauge(browser, tab);
    await within(limits.loadMs, load(tab, url, gauge, run)).catch((error: unknown) => {
      throw errors[0] !== undefined && !(error instanceof Late) ? new Error(errors[0]) : error;
    });
    phase = 'steps';
    const half = Math.ceil(limits.steps / 2);
    await within(limits.stepsMs, (async () => {
      const times = (amount: number): number[] => Array<number>(half).fill(amount);
      const knows = await tab.evaluate(() => window.bench.know !== undefined);
      const wide = knows ? await step(tab, gauge, 'know', times(KNOW_DAYS)) : null;
      if (knows) await tab.evaluate((days) => window.bench.know!(days), -KNOW_DAYS * half);
      const zoomIn = await step(tab, gauge, 'zoom', times(ZOOM));
      run.pan = await step(tab, gauge, 'pan', [...times(-PAN_PX), ...times(PAN_PX)]);
      const near = knows ? await step(tab, gauge, 'know', times(KNOW_DAYS)) : null;
      run.zoom = together(zoomIn, await step(tab, gauge, 'zoom', times(1 / ZOOM)));
      run.know = wide && near ? together(wide, near) : null;
    })());
  } catch (error) {
    run.failed = { phase, why: error instanceof Late ? `${(phase === 'load' ? limits.loadMs : limits.stepsMs) / 1000} s` : String(error instanceof Error ? error.message : error).slice(0, 200) };
  } finally {
    await Promise.race([browser.close(), new Promise((done) => setTimeout(done, 10_000))]);
  }
  return run;
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  work.catch(() => {}); // it may fail later, when the browser is closed
  return Promise.race([work, new Promise<never>((_, fail) => (timer = setTimeout(() => fail(new Late()), ms)))]).finally(() => clearTimeout(timer));
}

async function load(tab: Tab, url: string, gauge: Gauge, run: Run): Promise<void> {
  await tab.addInitScript(() => {
    const tasks: [number, number][] = [];
    new PerformanceObserver((list) => list.getEntries().forEach(({ startTime, duration }) => tasks.push([startTime, duration]))).observe({ type: 'longtask', buffered: true });
    Object.assign(window, { longTasks: tasks });
  });
  const cpu = await gauge.cpu();
  await tab.goto(url, { waitUntil: 'commit', timeout: 0 });
  await tab.waitForFunction(() => 'bench' in window, null, { polling: 50, timeout: 0 });
  const ready = await tab.evaluate(() => window.bench.ready);
  const whole = (await tab.evaluate(() => window.bench.whole)) ?? ready;
  const spent = (await gauge.cpu()) - cpu;
  await tab.waitForTimeout(SETTLE_MS);
  const tasks = await tab.evaluate(() => (window as unknown as { longTasks: [number, number][] }).longTasks);
  const [labels, nodes, shown] = await tab.evaluate(() => [window.bench.labels(), window.bench.nodes(), window.bench.shown?.() ?? null] as const);
  run.loaded = {
    ready,
    whole,
    blocking: tasks.reduce((sum, [start, duration]) => sum + Math.max(0, Math.min(start + duration, whole) - start - 50), 0),
    cpu: spent,
    heap: await gauge.heap(),
    nodes,
    shown,
    labels: toLabelCounts(labels),
  };
}

/** One step each frame, driven inside the page; the frame in which the last one is paid for counts as well. */
async function step(tab: Tab, gauge: Gauge, kind: 'pan' | 'zoom' | 'know', by: number[]): Promise<Steps> {
  await tab.waitForTimeout(200);
  const before = await gauge.work();
  const cpu = await gauge.cpu();
  const frames = await tab.evaluate(
    async ([what, amounts]) => {
      const next = (): Promise<number> => new Promise(requestAnimationFrame);
      const taken: number[] = [];
      let last = await next();
      for (const amount of [...amounts, null]) {
        if (amount !== null) {
          const waits = (window.bench as Required<Bench>)[what](amount);
          if (waits) await waits;
        }
        const now = await next();
        taken.push(now - last);
        last = now;
      }
      return taken;
    },
    [kind, by] as const,
  );
  const after = await gauge.work();
  return { frames, task: (after.task - before.task) / by.length, script: (after.script - before.script) / by.length, cpu: ((await gauge.cpu()) - cpu) / by.length };
}

/** Two of the same kind and as long. */
function together(a: Steps, b: Steps): Steps {
  return { frames: [...a.frames, ...b.frames], task: (a.task + b.task) / 2, script: (a.script + b.script) / 2, cpu: (a.cpu + b.cpu) / 2 };
}

/** Pairs of boxes that share more than a pixel in both directions. */
function toLabelCounts(labels: Label[]): Loaded['labels'] {
  const sorted = labels.toSorted((a, b) => a.box.x - b.box.x);
  let overlapping = 0;
  sorted.forEach(({ box: a }, index) => {
    for (let other = index + 1; other < sorted.length && sorted[other]!.box.x < a.x + a.width - 1; other++) {
      const b = sorted[other]!.box;
      if (Math.min(a.x + a.width, b.x + b.width) - b.x > 1 && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 1) overlapping++;
    }
  });
  const full = labels.filter((label) => label.full).length;
  return { all: labels.length, full, cut: labels.length - full, overlapping };
}

interface Gauge {
  /** milliseconds of the main thread so far */
  work(): Promise<{ task: number; script: number }>;
  /** milliseconds of all threads of all page processes so far */
  cpu(): Promise<number>;
  /** bytes in use after a collection, in the page and in its workers */
  heap(): Promise<number>;
}

async function toGauge(browser: Browser, tab: Tab): Promise<Gauge> {
  const page = await tab.context().newCDPSession(tab);
  const whole = await browser.newBrowserCDPSession();
  const workers = await followWorkers(page);
  await page.send('Performance.enable');
  return {
    async work() {
      const { metrics } = await page.send('Performance.getMetrics');
      const of = (name: string): number => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
      return { task: of('TaskDuration'), script: of('ScriptDuration') };
    },
    async cpu() {
      const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
      return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
    },
    async heap() {
      await page.send('HeapProfiler.collectGarbage');
      const { usedSize } = await page.send('Runtime.getHeapUsage');
      return usedSize + (await workers.heap());
    },
  };
}

/** Workers have heaps of their own, which the page's figures leave out; they are asked through the page's session. */
async function followWorkers(page: CDPSession): Promise<{ heap(): Promise<number> }> {
  const open = new Set<string>();
  const answers = new Map<number, (usedSize: number) => void>();
  let asked = 0;
  page.on('Target.attachedToTarget', ({ sessionId }) => open.add(sessionId));
  page.on('Target.detachedFromTarget', ({ sessionId }) => open.delete(sessionId));
  page.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id?: number; result?: { usedSize?: number } };
    if (id === undefined || result?.usedSize === undefined) return;
    answers.get(id)?.(result.usedSize);
  });
  await page.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const ask = async (sessionId: string): Promise<number> => {
    const [collect, usage] = [++asked, ++asked];
    const answer = new Promise<number>((done) => answers.set(usage, done));
    await page.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: collect, method: 'HeapProfiler.collectGarbage' }) });
    await page.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: usage, method: 'Runtime.getHeapUsage' }) });
    return answer;
  };
  return { heap: async () => (await Promise.all([...open].map(ask))).reduce((sum, size) => sum + size, 0) };
}
