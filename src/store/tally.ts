/**
 * What is remembered of the reader's work outside of the database: how much there was and when it was last backed up.
 * The browser can lose the one without the other, and so the loss is noticed.
 *
 * Promises: a database that is empty where there was something is told, until the reader has answered; a backup is asked
 * for after twenty edits or thirty days, and after a "later" only after as many again; where this memory is denied,
 * nothing fails.
 */
export interface Tally {
  /** notes, collections and views */
  n: number;
  /** of the last change; milliseconds since 1970, as are the others */
  at: number;
  /** of the first change that no backup holds; null: there is none */
  since: number | null;
  lastBackup: number | null;
  /** edits since the last backup */
  edits: number;
  /** when "later" was said, and after how many edits */
  later: { at: number; edits: number } | null;
  /** what came of asking the browser to keep it; null: not asked */
  lasting: 'granted' | 'refused' | null;
  /** what was found gone, until the reader has answered */
  lost: { n: number; at: number } | null;
}

export const NO_TALLY: Tally = { n: 0, at: 0, since: null, lastBackup: null, edits: 0, later: null, lasting: null, lost: null };
export const TALLY_KEY = 'rapprochement.work';
const EDITS = 20;
export const DAYS = 30;
const DAY = 86_400_000;

/** The browser's small memory; each may throw. */
export interface Memory {
  read: () => string | null;
  write: (text: string) => void;
}
export const memoryAt = (key: string): Memory => ({
  read: () => localStorage.getItem(key),
  write: (text) => localStorage.setItem(key, text),
});

/** Texts that a page was left with: the database may not have opened, or may be held by a long writing. */
export const WORDS_KEY = 'rapprochement.words';
export function readWords(memory: Memory): unknown[] {
  try {
    const found: unknown = JSON.parse(memory.read() ?? '[]');
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}
/** Puts some in the place of those with their ids, and takes those of `gone` away. */
export function writeWords(memory: Memory, words: readonly { id: string }[], gone: readonly string[] = []): void {
  try {
    const held = readWords(memory);
    const others = held.filter((each) => {
      const id = (each as { id?: unknown } | null)?.id;
      return typeof id === 'string' && !gone.includes(id) && !words.some((word) => word.id === id);
    });
    if (words.length > 0 || others.length < held.length) memory.write(JSON.stringify([...others, ...words]));
  } catch {
    // denied or full: the reader is asked before the page is left
  }
}

const count = (value: unknown): number => (Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : 0);
const time = (value: unknown): number | null => (Number.isFinite(value) ? (value as number) : null);

export function readTally(memory: Memory): Tally {
  try {
    const found = JSON.parse(memory.read() ?? 'null') as Partial<Tally> | null;
    if (typeof found !== 'object' || found === null) return NO_TALLY;
    const { later, lost } = found;
    return {
      n: count(found.n),
      at: time(found.at) ?? 0,
      since: time(found.since),
      lastBackup: time(found.lastBackup),
      edits: count(found.edits),
      later: later ? { at: time(later.at) ?? 0, edits: count(later.edits) } : null,
      lasting: found.lasting === 'granted' || found.lasting === 'refused' ? found.lasting : null,
      lost: lost ? { n: count(lost.n), at: time(lost.at) ?? 0 } : null,
    };
  } catch {
    return NO_TALLY;
  }
}

/** Writes what has changed over what is there now: another tab may have written meanwhile. Returns it, whether or not it is kept. */
export function writeTally(memory: Memory, change: (tally: Tally) => Tally, held: Tally): Tally {
  let before = held;
  try {
    if (memory.read() !== null) before = readTally(memory);
  } catch {
    // denied: what is held in this tab counts
  }
  const after = change(before);
  try {
    memory.write(JSON.stringify(after));
  } catch {
    // denied or full: nobody is warned of a loss, and nothing else depends on it
  }
  return after;
}

/** Why a backup should be made now; null: it need not. */
export function toDue({ n, since, edits, later }: Tally, now: number): 'edits' | 'days' | null {
  if (n === 0 || since === null) return null;
  if (edits - (later?.edits ?? 0) >= EDITS) return 'edits';
  return now - Math.max(since, later?.at ?? 0) >= DAYS * DAY ? 'days' : null;
}
