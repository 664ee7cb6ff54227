// The least that keeping these events on the device can cost: all put in one transaction, read back by range.

import type { Part } from '../../../../src/model/parts.ts';
import { linesOf } from '../../../../src/timeline/prepare/lines.ts';
import { countNodes, dataUrl, painted } from '../contract.ts';

interface Row {
  id: string;
  from: number;
  side: string | null;
  title: string;
}

const toRows = ({ events }: Part): Row[] => events.flatMap(({ id, span, side, title }) => (span?.from == null ? [] : [{ id, from: span.from, side, title: title.en }]));

let database: IDBDatabase;
let [from, to] = [-Infinity, Infinity];
let shown = 0;

const asked = <T>(request: IDBRequest<T>): Promise<T> => new Promise((done, fail) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => fail(request.error ?? new Error('no answer')) }));

async function put(rows: Row[]): Promise<void> {
  const opening = indexedDB.open('bench', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('events', { keyPath: 'id' }).createIndex('from', 'from');
  database = await asked(opening);
  const transaction = database.transaction('events', 'readwrite');
  const store = transaction.objectStore('events');
  for (const row of rows) store.put(row);
  await new Promise<void>((done, fail) => Object.assign(transaction, { oncomplete: () => done(), onabort: () => fail(transaction.error ?? new Error('aborted')) }));
}

async function read(): Promise<void> {
  const rows = await asked<Row[]>(database.transaction('events').objectStore('events').index('from').getAll(IDBKeyRange.bound(from, to)));
  shown = rows.length;
  document.getElementById('count')!.textContent = String(shown);
}

async function show(): Promise<number> {
  const rows: Row[] = [];
  const { body } = await fetch(dataUrl());
  let isHead = true;
  for await (const line of linesOf(body!)) {
    if (!isHead) for (const row of toRows(JSON.parse(line) as Part)) rows.push(row);
    isHead = false;
  }
  await put(rows);
  [from, to] = [Infinity, -Infinity];
  for (const row of rows) [from, to] = [Math.min(from, row.from), Math.max(to, row.from)];
  await read();
  return painted();
}

window.bench = {
  ready: show(),
  pan(px) {
    const days = (px * (to - from)) / window.innerWidth;
    [from, to] = [from + days, to + days];
    return read();
  },
  zoom(factor) {
    const [middle, half] = [(from + to) / 2, (to - from) / 2 / factor];
    [from, to] = [middle - half, middle + half];
    return read();
  },
  labels: () => [],
  nodes: countNodes,
  shown: () => shown,
};
