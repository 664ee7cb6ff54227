// The worker of this page.

export interface PutTold {
  kind: 'put';
  file: File;
  each: number;
}
export type PutHeard = { kind: 'prepared' } | { kind: 'written' };

const asked = <T>(request: IDBRequest<T>): Promise<T> => new Promise((done, fail) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => fail(request.error ?? new Error('no answer')) }));
const tell = (heard: PutHeard): void => postMessage(heard);

onmessage = async ({ data: { file, each } }: MessageEvent<PutTold>) => {
  const { events } = JSON.parse(await file.text()) as { events: unknown[] };
  tell({ kind: 'prepared' });
  const opening = indexedDB.open('bench', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
  const database = await asked(opening);
  const transaction = database.transaction('rows', 'readwrite');
  const store = transaction.objectStore('rows');
  for (let at = 0; at < events.length; at += each) store.put(each === 1 ? events[at] : events.slice(at, at + each), at);
  await new Promise<void>((done, fail) => Object.assign(transaction, { oncomplete: () => done(), onabort: () => fail(transaction.error ?? new Error('aborted')) }));
  tell({ kind: 'written' });
};
