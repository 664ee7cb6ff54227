// The readers in Chromium, in a worker: no page, no parser of the browser's own.
import { afterAll, expect, test } from 'vitest';
import type { Foreign } from '../../src/formats/foreign.ts';

const worker = new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module' });
afterAll(() => worker.terminate());

const send = (bytes: Uint8Array, file: string): Promise<Foreign> =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Foreign>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ bytes, file });
  });
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['x.json', '\ufeff{"events": [{"start_date": {"year": "2024", "month": "4"}, "text": {"headline": "R&amp;D <b>in</b> Rabat"}}]}', 'R&D in Rabat', '2024-04'],
  ['x.xml', '<data><event start="Sat May 20 1961 00:00:00 GMT-0600" title="A &amp;amp; B"/></data>', 'A & B', '1961-05-20'],
  ['x.csv', 'العنوان;التاريخ\nزيارة;23 أبريل 2024', 'زيارة', '2024-04-23'],
])('%s', async (file, text, title, date) => {
  expect(await send(utf8(text), file)).toMatchObject({ incoming: { faults: [], events: [{ title, date }] } });
});

test('UTF-16 and Windows-1252', async () => {
  const wide = new Uint8Array(new Uint16Array([0xfeff, ...'title,date\nA,2024'].map((it) => (typeof it === 'number' ? it : it.charCodeAt(0)))).buffer);
  expect(await send(wide, 'x.csv')).toMatchObject({ incoming: { events: [{ title: 'A' }] } });
  expect(await send(new Uint8Array([0x7b, 0xe9, 0x21, 0x92]), 'x.json')).toMatchObject({ problems: [{ code: 'encoding', found: 'what looks like Windows-1252, byte 0xE9 at line 1, byte 2' }] });
});
