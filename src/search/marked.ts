/** A text in parts: those that answered a question, and those between. */
import { wordsOf } from './fold.ts';
import { keptUnder } from './stem.ts';

export interface Part {
  text: string;
  met: boolean;
}

/** A text as it is shown, and the words of the index that were met → its parts, in order; together they are the text. */
export function markWords(text: string, terms: ReadonlySet<string>): Part[] {
  const parts: Part[] = [];
  let at = 0;
  const add = (to: number, met: boolean): void => {
    if (to === at) return;
    const last = parts.at(-1);
    if (last?.met === met) last.text += text.slice(at, to);
    else parts.push({ text: text.slice(at, to), met });
    at = to;
  };
  for (const { folded, from, to } of wordsOf(text)) {
    if (!keptUnder(folded).some((term) => terms.has(term))) continue;
    add(from, false);
    add(to, true);
  }
  add(text.length, false);
  return parts;
}

/** Parts of a long text → those about the first one that was met, within so many letters; "…" where something is left out. */
export function excerpt(parts: readonly Part[], most: number): Part[] {
  const text = parts.map((part) => part.text).join('');
  if (text.length <= most) return [...parts];
  const met = parts.findIndex((part) => part.met);
  const at = parts.slice(0, Math.max(0, met)).reduce((sum, part) => sum + part.text.length, 0);
  const start = wordStart(text, Math.max(0, Math.min(at - most / 4, text.length - most)));
  const end = Math.min(text.length, start + most);
  const cut = parts.reduce<{ parts: Part[]; from: number }>(
    ({ parts: kept, from }, part) => {
      const piece = part.text.slice(Math.max(0, start - from), Math.max(0, end - from));
      return { parts: piece === '' ? kept : [...kept, { ...part, text: piece }], from: from + part.text.length };
    },
    { parts: [], from: 0 },
  ).parts;
  return [...(start > 0 ? [{ text: '…', met: false }] : []), ...cut, ...(end < text.length ? [{ text: '…', met: false }] : [])];
}

/** the beginning of the word about a place, or of the next one */
function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.indexOf(' ', Math.floor(at));
  return space < 0 ? Math.floor(at) : space + 1;
}
