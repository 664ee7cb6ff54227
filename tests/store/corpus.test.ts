import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { COMPILER } from '../../src/model/corpus.ts';
import { toStatus } from '../../src/store/corpus.ts';
import { EVIDENCE_URL, FIRST_URL, Net, dump, isKept, makeDoors, makeEdition, open, start, until } from './edition.ts';

const one = makeEdition('one');
const two = makeEdition('two', 4);

/** A device that keeps an edition already. */
async function keeping(edition = one): Promise<IDBFactory> {
  const factory = new IDBFactory();
  const store = start(edition.first.version, makeDoors(new Net().hold(edition), factory));
  await until(store, isKept);
  store.close();
  return factory;
}

describe('the first visit', () => {
  it('draws what the first file holds before the evidence has come', async () => {
    const net = new Net().hold(one);
    let send = (_: Response) => {};
    net.answers.set(EVIDENCE_URL, () => new Promise((resolve) => (send = resolve)));
    const store = start('one', makeDoors(net));
    const drawn = await until(store, (state) => state.edition !== null);
    expect(drawn.edition).toMatchObject({ evidence: null, from: 'network' });
    expect(drawn.keeping).toBe('no');
    await until(store, () => net.asked.includes(EVIDENCE_URL));
    send(new Response(JSON.stringify(one.evidence)));
    const kept = await until(store, isKept);
    expect(kept.edition?.evidence).toEqual(one.evidence);
    expect(kept.edition?.corpus).toBe(drawn.edition?.corpus);
    expect(net.asked).toEqual([FIRST_URL, EVIDENCE_URL]);
    store.close();
  });

  it('says kept only when another tab can read all of it', async () => {
    const factory = new IDBFactory();
    const store = start('one', makeDoors(new Net().hold(one), factory));
    const seen: string[] = [];
    store.subscribe((state) => seen.push(state.keeping));
    await until(store, isKept);
    const other = await open(factory);
    expect(await other.events.count()).toBe(3);
    expect(await other.quotations.count()).toBe(3);
    expect(await other.meta.get('edition')).toMatchObject({ value: { version: 'one', compiler: COMPILER, format: 1, storedAt: 1_000 } });
    expect([...new Set(seen)]).toEqual(['no', 'writing', 'kept']);
    other.close();
    store.close();
  });
});

describe('later visits', () => {
  it('draw from the device, without the network, what was kept', async () => {
    const net = new Net();
    const store = start('one', makeDoors(net, await keeping()));
    const { edition } = await until(store, isKept);
    expect(edition?.from).toBe('device');
    const { eventById: _e, articleById: _a, personById: _p, placeById: _l, topicById: _t, publisherById: _u, reportsOf: _o, reportById: _r, ...first } = edition!.corpus;
    expect(first).toEqual(one.first);
    expect(edition?.evidence).toEqual(one.evidence);
    expect(net.asked).toEqual([]);
    store.close();
  });

  it('after a release draw the old edition, keep the new one and offer it', async () => {
    const factory = await keeping(one);
    const store = start('two', makeDoors(new Net().hold(two), factory));
    const drawn = await until(store, (state) => state.edition !== null);
    expect(drawn.edition?.corpus.version).toBe('one');
    const offered = await until(store, (state) => state.fresh !== null && state.keeping === 'kept');
    expect(offered.edition?.corpus.version).toBe('one');
    expect(offered.edition?.evidence?.version).toBe('one');
    const other = await open(factory);
    expect(await other.events.count()).toBe(4);
    expect((await other.events.get('event-0000'))?.title.en).toBe('two 0');
    other.close();
    store.takeFresh();
    expect(store.state()).toMatchObject({ fresh: null, edition: { evidence: { version: 'two' } } });
    store.close();
  });

  it('another compiler of dates is another edition, even of the same version', async () => {
    const factory = await keeping(one);
    const database = await open(factory);
    const row = await database.meta.get('edition');
    if (row?.key !== 'edition') throw new Error('no edition');
    await database.meta.put({ key: 'edition', value: { ...row.value, compiler: 0 } });
    database.close();
    const net = new Net().hold(one);
    const store = start('one', makeDoors(net, factory));
    const { edition } = await until(store, isKept);
    expect(edition?.from).toBe('network');
    store.close();
  });
});

describe('a failed load loses nothing', () => {
  const bad: [string, (net: Net) => void, object][] = [
    ['no network', (net) => net.off(), { code: 'fetch', url: FIRST_URL, expected: 'an answer', found: 'Failed to fetch' }],
    ['an answer that is not 200', (net) => net.answer(FIRST_URL, 'gone', 410), { code: 'fetch', found: 'status 410' }],
    ['a log-in page', (net) => net.answer(FIRST_URL, '<!doctype html>'), { code: 'parse', expected: 'JSON', found: '"<!doctype html>"' }],
    ['an empty file', (net) => net.answer(FIRST_URL, ''), { code: 'parse', found: 'an empty file' }],
    ['another form', (net) => net.answer(FIRST_URL, '{"format":1,"compiler":1,"version":"two"}'), { code: 'shape', path: 'dataset', expected: 'an object', found: 'nothing' }],
    ['a bad row', (net) => net.answer(FIRST_URL, JSON.stringify({ ...two.first, events: [...two.first.events, { id: 7 }] })), { code: 'shape', path: 'events.4.id', expected: 'text', found: '7' }],
    ['an id twice', (net) => net.answer(FIRST_URL, JSON.stringify({ ...two.first, topics: [two.first.topics[0], two.first.topics[0]] })), { code: 'shape', path: 'topics.1.id', expected: 'an id used once' }],
    ['a format of the future', (net) => net.answer(FIRST_URL, '{"format":2}'), { code: 'newer', path: 'format', expected: 'at most 1', found: '2' }],
    ['a compiler of the future', (net) => net.answer(FIRST_URL, JSON.stringify({ ...two.first, compiler: 99 })), { code: 'newer', path: 'compiler', found: '99' }],
    ['a format of nobody', (net) => net.answer(FIRST_URL, JSON.stringify({ ...two.first, format: 0 })), { code: 'shape', path: 'format', expected: '1', found: '0' }],
    ['a first file of another edition', (net) => net.answer(FIRST_URL, JSON.stringify(one.first)), { code: 'version', expected: 'two', found: '"one"' }],
    ['evidence of another edition', (net) => net.answer(EVIDENCE_URL, JSON.stringify(one.evidence)), { code: 'version', url: EVIDENCE_URL, expected: 'two', found: '"one"' }],
    ['no evidence', (net) => net.answers.delete(EVIDENCE_URL), { code: 'fetch', url: EVIDENCE_URL }],
    ['damaged evidence', (net) => net.answer(EVIDENCE_URL, JSON.stringify({ ...two.evidence, quotations: null })), { code: 'shape', path: 'quotations', expected: 'a list', found: 'null' }],
  ];
  it.each(bad)('%s: what was kept is drawn, stays kept, and the problem is told', async (_, spoil, problem) => {
    const factory = await keeping(one);
    const before = await dump(factory);
    const net = new Net().hold(two);
    spoil(net);
    const store = start('two', makeDoors(net, factory));
    const told = await until(store, (state) => state.problem !== null);
    expect(told.problem).toMatchObject(problem);
    expect(told.edition?.corpus.version).toBe('one');
    expect(told.edition?.evidence?.version).toBe('one');
    expect(told.fresh).toBeNull();
    expect(told.keeping).toBe('kept');
    store.close();
    expect(await dump(factory)).toBe(before);
  });

  it('with nothing kept the corpus is unavailable until a retry succeeds', async () => {
    const net = new Net();
    const store = start('one', makeDoors(net));
    expect(toStatus(store.state())).toBe('loading');
    await until(store, (state) => state.problem !== null);
    expect(toStatus(store.state())).toBe('unavailable');
    net.hold(one);
    store.retry();
    expect(toStatus(store.state())).toBe('loading');
    const { problem } = await until(store, isKept);
    expect(problem).toBeNull();
    expect(toStatus(store.state())).toBe('drawn');
    store.close();
  });

  it('is asked of the network once, until the reader asks again', async () => {
    const net = new Net();
    const factory = new IDBFactory();
    let go = () => {};
    const databases = factory.databases.bind(factory);
    Object.assign(factory, { databases: () => new Promise((resolve) => (go = () => resolve(databases()))) });
    const store = start('one', makeDoors(net, factory));
    await until(store, (state) => state.problem !== null);
    go();
    await until(store, (state) => state.storage.kind === 'ready');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(net.asked).toEqual([FIRST_URL]);
    net.hold(one);
    store.retry();
    store.retry();
    await until(store, isKept);
    expect(net.asked).toEqual([FIRST_URL, FIRST_URL, EVIDENCE_URL]);
    store.close();
  });

  it('evidence that did not come can be asked for again', async () => {
    const net = new Net().hold(one);
    net.answers.delete(EVIDENCE_URL);
    const store = start('one', makeDoors(net));
    const told = await until(store, (state) => state.problem !== null);
    expect(told.edition).toMatchObject({ evidence: null });
    expect(told.keeping).toBe('no');
    net.hold(one);
    store.retry();
    await until(store, isKept);
    store.close();
  });

  it('a host that never answers is a problem after thirty seconds', async () => {
    const pending: { milliseconds: number; then: () => void }[] = [];
    const net = new Net();
    const doors = makeDoors(net, undefined, {
      factory: () => undefined,
      fetch: (_url, { signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))),
      after: (milliseconds, then) => {
        pending.push({ milliseconds, then });
        return () => {};
      },
    });
    const store = start('one', doors);
    pending.find((it) => it.milliseconds === 30_000)?.then();
    const { problem } = await until(store, (state) => state.problem !== null);
    expect(problem).toMatchObject({ code: 'fetch', found: 'no answer in 30 s' });
    store.close();
  });
});

describe('damage on the device', () => {
  it.each([
    ['a row lacks a field', { id: 'event-0001', kind: 'meeting' }, null],
    ['a row is gone', null, 'events'],
    ['a quotation is gone', null, 'quotations'],
  ])('%s: the edition is fetched anew', async (_, bad, emptied) => {
    const factory = await keeping(one);
    const database = await open(factory);
    if (bad) await database.table('events').put(bad);
    if (emptied) await database.table(emptied).toCollection().limit(1).delete();
    database.close();
    const store = start('one', makeDoors(new Net().hold(one), factory));
    const { edition } = await until(store, isKept);
    expect(edition?.evidence).toEqual(one.evidence);
    expect(edition?.corpus.events).toEqual(one.first.events);
    store.close();
    const again = await open(factory);
    expect(await again.events.toArray()).toEqual(one.first.events);
    expect(await again.quotations.toArray()).toEqual(one.evidence.quotations);
    again.close();
  });
});

describe('an address that the reader gave', () => {
  it('is drawn and never kept, whatever its version', async () => {
    const factory = await keeping(one);
    const before = await dump(factory);
    const store = start(null, makeDoors(new Net().hold(two), factory));
    const { edition, keeping: kept } = await until(store, (state) => state.edition?.evidence != null && state.storage.kind === 'ready');
    expect(edition?.corpus.version).toBe('two');
    expect(kept).toBe('no');
    store.close();
    expect(await dump(factory)).toBe(before);
  });
});
