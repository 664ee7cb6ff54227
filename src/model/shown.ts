/** What a foreign file says, as a problem quotes it: short, and without a character that would change how it is read. */

const LONGEST = 80;
// eslint-disable-next-line no-control-regex -- these are what is to be seen
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/g;

const toEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Any value of JSON → at most 80 characters of it and its quotation marks; of a list or an object, only that it is one. */
export function shown(value: unknown): string {
  if (typeof value === 'string') {
    const cut = value.length > LONGEST ? `${value.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : value;
    return JSON.stringify(cut).replace(UNSEEN, toEscape);
  }
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'number') return String(value);
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

/** A character by its number: U+0430. */
export const toCode = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A word of a foreign file as a step of a path. */
export const toStep = (word: string): string => shown(word).slice(1, -1);
