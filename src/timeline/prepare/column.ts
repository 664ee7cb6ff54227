/** A typed array that grows, and texts one after another as bytes: what can be handed from a worker to the page without a copy. */

type Numbers = Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

export class Column<T extends Numbers> {
  #values: T;
  #length = 0;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#values = make(1024);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = this.#make(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** A copy of what is in it. */
  take(): T {
    return this.#values.slice(0, this.#length) as T;
  }
}

const encoder = new TextEncoder();

export class Texts {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  readonly #ends = new Column((length) => new Uint32Array(length));

  push(text: string): void {
    // at most three bytes to a code unit
    if (this.#length + text.length * 3 > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2 + text.length * 3);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#length += encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written;
    this.#ends.push(this.#length);
  }

  take(): Written {
    return { bytes: this.#bytes.slice(0, this.#length), ends: this.#ends.take() };
  }
}

/** Texts as bytes in UTF-8, and where each of them ends. */
export interface Written {
  bytes: Uint8Array<ArrayBuffer>;
  ends: Uint32Array<ArrayBuffer>;
}

const decoder = new TextDecoder();

export function textAt({ bytes, ends }: Written, index: number): string {
  return decoder.decode(bytes.subarray(index === 0 ? 0 : ends[index - 1]!, ends[index]));
}
