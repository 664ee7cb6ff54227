/** A parcel as it is read: from the address of an embed, or from a file that holds it. Looked at before it is used. */
import type { Evidence, First } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { parseEvidence, parseFirst } from '../model/shape.ts';

export const PARCEL = 1;

export interface Parcel {
  parcel: typeof PARCEL;
  /** the knowledge day to which it is pinned: nothing later is in it */
  day: Day;
  first: First;
  evidence: Evidence;
}

/** unknown → a parcel; null: it is none, or of a later form. */
export function readParcel(value: unknown): Parcel | null {
  if (typeof value !== 'object' || value === null) return null;
  const { parcel, day, first, evidence } = value as Record<string, unknown>;
  if (parcel !== PARCEL || typeof day !== 'number' || !Number.isSafeInteger(day)) return null;
  const [one, two] = [parseFirst(first), parseEvidence(evidence)];
  return one.ok && two.ok && one.value.dataset.sides.length >= 2 ? { parcel, day, first: one.value, evidence: two.value } : null;
}

/** what an address may hold when it is unpacked: no parcel that the page makes comes near it */
const MOST_BYTES = 4_000_000;

/** The text of an address → its parcel; null: there is none in it. */
export async function unpackParcel(text: string): Promise<Parcel | null> {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
    return readParcel(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await through(bytes, new DecompressionStream('deflate-raw'), MOST_BYTES))));
  } catch {
    // cut on its way, or never one
    return null;
  }
}

/** Bytes → bytes of a stream; throws where there are more than `most`. */
export async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream, most: number): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError('too large');
    }
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
