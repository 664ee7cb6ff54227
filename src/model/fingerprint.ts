/**
 * A short name for a text, the same wherever it is made: two FNV-1a hashes of 32 bits (Fowler, Noll, Vo;
 * http://www.isthe.com/chongo/tech/comp/fnv/), over its UTF-16 units from either end. Not for secrets.
 */
export function fingerprint(text: string): string {
  let [a, b] = [0x811c9dc5, 0x811c9dc5];
  for (let at = 0; at < text.length; at += 1) {
    a = Math.imul(a ^ text.charCodeAt(at), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(text.length - 1 - at), 0x01000193);
  }
  return [a, b].map((half) => (half >>> 0).toString(36).padStart(7, '0')).join('');
}
