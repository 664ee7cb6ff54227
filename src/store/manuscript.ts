/**
 * An article on its way through the form, over a reload: one text in the memory of this tab, which ends with it and which
 * no other tab sees.
 *
 * Promises: what is not of today's form is not taken, not even in part; where this memory is denied or full, nothing fails.
 */
import { blankDraft, blankReport, blankThing } from '../formats/blank.ts';
import type { Draft } from '../formats/draft.ts';
import type { Memory } from './tally.ts';

export interface Manuscript {
  draft: Draft;
  /** the article that passages are marked in; '': none, or more than the memory holds */
  text: string;
  /** one that was opened again, as it was then */
  opened: string;
}

const KEY = 'rapprochement.manuscript';
export const tabMemory: Memory = {
  read: () => sessionStorage.getItem(KEY),
  write: (text) => (text === '' ? sessionStorage.removeItem(KEY) : sessionStorage.setItem(KEY, text)),
};

/** One of each thing that a list may hold: a blank one holds none. */
const REPORT = { ...blankReport(), people: [{ ...blankThing(), side: '', office: '' }], topics: [blankThing()], links: [{ type: '', to: '' }] };
const PATTERN = { draft: { ...blankDraft(''), reports: [REPORT] }, text: '', opened: '' };
const ORIGIN = { set: '', id: '', was: '' };

/** Whether a value has all that a pattern has, each of its type; items of a list are as the pattern's first. */
function isLike(value: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern)) return Array.isArray(value) && value.every((item) => isLike(item, pattern[0]));
  if (typeof pattern !== 'object' || pattern === null) return pattern === null || typeof value === typeof pattern;
  if (typeof value !== 'object' || value === null) return false;
  const own = new Map(Object.entries(value));
  return Object.entries(pattern).every(([name, part]) => own.has(name) && isLike(own.get(name), part));
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

/** null: nothing was left, or nothing that can be gone on with. */
export function readManuscript(memory: Memory): Manuscript | null {
  try {
    const found = parse(memory.read()) as Manuscript;
    if (!isLike(found, PATTERN) || found.draft.reports.length === 0) return null;
    const { origin } = found.draft;
    return origin === null || (isLike(origin, ORIGIN) && parse(origin.was) !== null) ? found : null;
  } catch {
    return null;
  }
}

/** null: nothing is on its way. A text that is too long for the memory is left out of it. */
export function writeManuscript(memory: Memory, manuscript: Manuscript | null): void {
  for (const left of manuscript === null ? [null] : [manuscript, { ...manuscript, text: '' }]) {
    try {
      return memory.write(left === null ? '' : JSON.stringify(left));
    } catch {
      // the page asks before it is left
    }
  }
}
