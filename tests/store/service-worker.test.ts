import { describe, expect, it, vi } from 'vitest';
import { checkScriptUrl, toScriptUrl } from '../../src/store/script-url.ts';
import { APART, LOOK, registerServiceWorker, type Update, type WorkerDoors } from '../../src/store/service-worker.ts';

class Worker extends EventTarget {
  state = 'installed';
  posted: unknown[] = [];
  postMessage = (message: unknown) => this.posted.push(message);
  become(state: string) {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}
class Registration extends EventTarget {
  installing: Worker | null = null;
  waiting: Worker | null = null;
  active: Worker | null = null;
  update = vi.fn(() => Promise.resolve());
}
class Container extends EventTarget {
  registration = new Registration();
  controller: Worker | null = null;
  register = vi.fn((_url: string, _options: unknown) => Promise.resolve(this.registration));
}

function setUp(part: Partial<WorkerDoors> = {}) {
  const container = new Container();
  const updates: Update[] = [];
  const ticks = new Map<number, () => void>();
  const memory = { at: 0 };
  const clock = { now: 1_000_000 };
  const reload = vi.fn();
  let preloadError = () => {};
  const doors: WorkerDoors = {
    production: true, top: true, container: () => container as never, scriptUrl: () => 'https://site.test/timeline/sw.js', scope: () => 'https://site.test/timeline/',
    reload, lastReload: { get: () => memory.at, set: (at) => (memory.at = at) }, now: () => clock.now,
    every: (milliseconds, then) => {
      ticks.set(milliseconds, then);
      return () => ticks.delete(milliseconds);
    },
    onPreloadError: (then) => (preloadError = then),
    ...part,
  };
  return { container, updates, ticks, memory, clock, reload, doors, failPreload: () => preloadError(), start: () => registerServiceWorker(doors, (update) => updates.push(update)) };
}

describe('registering', () => {
  it('happens beside the page, with its folder for scope', async () => {
    const { container, start } = setUp();
    expect(await start()).not.toBeNull();
    expect(container.register).toHaveBeenCalledWith('https://site.test/timeline/sw.js', { scope: 'https://site.test/timeline/', updateViaCache: 'none' });
  });
  it.each<[string, Partial<WorkerDoors>]>([
    ['in development', { production: false }],
    ['in a frame', { top: false }],
  ])('never happens %s, nor is anything else touched', async (_, part) => {
    const container = vi.fn();
    expect(await setUp({ ...part, container }).start()).toBeNull();
    expect(container).not.toHaveBeenCalled();
  });
  it.each<[string, Partial<WorkerDoors>]>([
    ['there is no worker', { container: () => undefined }],
    ['asking for it throws', { container: () => { throw new DOMException('', 'SecurityError'); } }],
    ['the policy refuses the address', { scriptUrl: () => { throw new TypeError(); } }],
  ])('gives nothing and throws nothing where %s', async (_, part) => {
    expect(await setUp(part).start()).toBeNull();
  });
  it('gives nothing where the browser refuses', async () => {
    const it = setUp();
    it.container.register.mockRejectedValue(new DOMException('', 'NotSupportedError'));
    expect(await it.start()).toBeNull();
  });
});

describe('an update', () => {
  it('that waits already is told', async () => {
    const it = setUp();
    it.container.registration.active = new Worker();
    it.container.registration.waiting = new Worker();
    await it.start();
    expect(it.updates).toEqual(['ready']);
  });
  it('that arrives later is told once, and the first installation is none', async () => {
    const it = setUp();
    const { registration } = it.container;
    await it.start();
    const first = new Worker();
    registration.installing = first;
    registration.dispatchEvent(new Event('updatefound'));
    registration.waiting = first;
    first.become('installed');
    expect(it.updates).toEqual([]);
    registration.active = first;
    registration.waiting = new Worker();
    it.ticks.get(LOOK)?.();
    it.ticks.get(LOOK)?.();
    expect(it.updates).toEqual(['ready']);
    expect(it.reload).not.toHaveBeenCalled();
  });
  it('asked for lets the new worker in and reloads once', async () => {
    const it = setUp();
    const waiting = new Worker();
    Object.assign(it.container.registration, { active: new Worker(), waiting });
    const handle = await it.start();
    handle?.applyUpdate();
    expect(waiting.posted).toEqual([{ type: 'SKIP_WAITING' }]);
    expect(it.reload).not.toHaveBeenCalled();
    it.container.dispatchEvent(new Event('controllerchange'));
    waiting.become('activated');
    it.container.dispatchEvent(new Event('controllerchange'));
    expect(it.reload).toHaveBeenCalledTimes(1);
  });
  it('never reloads twice within five seconds', async () => {
    const it = setUp();
    const handle = await it.start();
    it.memory.at = it.clock.now - APART + 1;
    handle?.applyUpdate();
    expect(it.reload).not.toHaveBeenCalled();
    it.clock.now += APART;
    handle?.applyUpdate();
    expect(it.reload).toHaveBeenCalledTimes(1);
  });
  it('let in by another tab makes this one old, and it says so without reloading', async () => {
    const it = setUp();
    it.container.controller = new Worker();
    await it.start();
    it.container.dispatchEvent(new Event('controllerchange'));
    expect(it.updates).toEqual(['needed']);
    expect(it.reload).not.toHaveBeenCalled();
  });
  it('the first worker taking over is no news', async () => {
    const it = setUp();
    await it.start();
    it.container.dispatchEvent(new Event('controllerchange'));
    expect(it.updates).toEqual([]);
  });
  it('is needed when a file of this page is gone, with a worker or without', async () => {
    const it = setUp({ container: () => undefined });
    await it.start();
    it.failPreload();
    expect(it.updates).toEqual(['needed']);
  });
  it('is looked for on demand, and a host that does not answer changes nothing', async () => {
    const it = setUp();
    const handle = await it.start();
    it.container.registration.update.mockRejectedValue(new TypeError());
    await expect(handle?.check()).resolves.toBeUndefined();
    handle?.stop();
    expect(it.ticks.size).toBe(0);
  });
});

describe('addresses of scripts', () => {
  const base = 'https://site.test/timeline/index.html';
  it.each([
    ['sw.js', 'https://site.test/timeline/sw.js'],
    ['./sw.js', 'https://site.test/timeline/sw.js'],
    ['./assets/work-Ab12_-x.js', 'https://site.test/timeline/assets/work-Ab12_-x.js'],
  ])('lets %s through', (address, full) => expect(checkScriptUrl(address, base)).toBe(full));
  it.each(['/sw.js', '//evil.test/sw.js', 'https://evil.test/timeline/sw.js', 'data:text/javascript,1', 'javascript:1', 'blob:https://site.test/1', 'sw.js/../../x.js', 'assets/../x.js', 'assets/a/b.js', 'sw.jsx', 'https://u:p@site.test/timeline/sw.js', ''])(
    'refuses %s',
    (address) => expect(() => checkScriptUrl(address, base)).toThrow(),
  );
  it('goes through one policy named app, made once', () => {
    const createPolicy = vi.fn((_name: string, rules: { createScriptURL: (address: string) => string }) => rules);
    expect(toScriptUrl('sw.js', base, { createPolicy })).toBe('https://site.test/timeline/sw.js');
    expect(() => toScriptUrl('/x.js', base, { createPolicy })).toThrow();
    expect(createPolicy).toHaveBeenCalledTimes(1);
    expect(createPolicy.mock.calls[0]?.[0]).toBe('app');
  });
});
