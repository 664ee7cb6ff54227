// The least that keeping a file can be: a worker parses it as JSON and puts its rows, as they are, in one transaction.

import type { PutHeard, PutTold } from './put.ts';

/** rows to one row of the database */
const each = Number(new URLSearchParams(window.location.search).get('each') ?? '1');
const input = document.querySelector('input')!;
const told = document.querySelector('p')!;

input.addEventListener('change', () => {
  const worker = new Worker(new URL('./put.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<PutHeard>) => {
    told.textContent = data.kind === 'written' ? 'Kept' : data.kind;
    told.className = data.kind === 'written' ? 'done' : '';
  });
  worker.postMessage({ kind: 'put', file: input.files![0]!, each } satisfies PutTold);
});
