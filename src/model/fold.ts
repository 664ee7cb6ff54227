/**
 * Words as they are compared: without what readers leave out. For comparison only: what is shown stays as it was
 * written.
 */

/** Letters without accents, vowel signs and shapes, Arabic and Latin alike; digits of every script as 0 to 9. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u0640\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\u0671/g, 'ا')
    .replace(/[\u0649\u06cc]/g, 'ي')
    .replace(/\u0629/g, 'ه')
    .replace(/\u06a9/g, 'ك')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[œŒ]/g, 'oe')
    .replace(/[æÆ]/g, 'ae')
    .toLowerCase();
}
