// Reads what it is sent, where there is no page.
import { decode } from '../../src/formats/decode.ts';
import { readForeign } from '../../src/formats/foreign.ts';

addEventListener('message', ({ data }: MessageEvent<{ bytes: Uint8Array; file: string }>) => {
  const decoded = decode(data.bytes, data.file);
  postMessage('text' in decoded ? readForeign(decoded.text, data.file) : { problems: [decoded.problem] });
});
