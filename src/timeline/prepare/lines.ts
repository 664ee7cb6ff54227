/** A stream of bytes, read line by line. */

/** Bytes → lines that are not empty. A line is decoded when all of it is here. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let pieces: Uint8Array[] = [];
  const join = (last: Uint8Array): string => {
    if (pieces.length === 0) return decoder.decode(last);
    const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, last.length));
    let at = 0;
    for (const piece of [...pieces, last]) {
      whole.set(piece, at);
      at += piece.length;
    }
    pieces = [];
    return decoder.decode(whole);
  };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    let from = 0;
    for (let end = value.indexOf(10); end >= 0; end = value.indexOf(10, from)) {
      const text = join(value.subarray(from, end));
      if (text !== '') yield text;
      from = end + 1;
    }
    if (from < value.length) pieces.push(value.subarray(from));
  }
  const rest = join(new Uint8Array());
  if (rest !== '') yield rest;
}
