/**
 * What is remembered of the reader's work and sets outside of the database: how much there was and when it was last backed up.
 * The browser can lose the one without the other, and so the loss is noticed.
 *
 * Promises: a database that is empty where there was something is told, until the reader has answered; a backup is asked
 * for after twenty edits or thirty days, and after a "later" only after as many again; where this memory is denied,
 * nothing fails.
 */
export interface Held {
  /** notes, collections, views and cards that were answered */
  n: number;
  /** sets that were brought, and articles of the form's own set, which is none of them */
  sets: number;
  articles: number;
  /** of the last change; milliseconds since 1970, as are the others */
  at: number;
}
export interface Tally extends Held {
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
  lost: Held | null;
}

export const NO_TALLY: Tally = { n: 0, sets: 0, articles: 0, at: 0, since: null, lastBackup: null, edits: 0, later: null, lasting: null, lost: null };
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
/** What an earlier version of this site did not count is none. */
const toHeld = ({ n, sets, articles, at }: Partial<Held>): Held => ({ n: count(n), sets: count(sets), articles: count(articles), at: time(at) ?? 0 });
/** All that is counted. */
export const allOf = ({ n, sets, articles }: Pick<Held, 'n' | 'sets' | 'articles'>): number => n + sets + articles;

export function readTally(memory: Memory): Tally {
  try {
    const found = JSON.parse(memory.read() ?? 'null') as Partial<Tally> | null;
    if (typeof found !== 'object' || found === null) return NO_TALLY;
    const { later, lost } = found;
    return {
      ...toHeld(found),
      since: time(found.since),
      lastBackup: time(found.lastBackup),
      edits: count(found.edits),
      later: later ? { at: time(later.at) ?? 0, edits: count(later.edits) } : null,
      lasting: found.lasting === 'granted' || found.lasting === 'refused' ? found.lasting : null,
      lost: lost ? toHeld(lost) : null,
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

/**
 * What a database holds that answers for the first time → the tally of it: told lost where it is empty and was not; sets
 * that nobody has counted are one edit, unless a later backup holds them. `changed`: when the last of them was.
 */
export function toMet(tally: Tally, { n, sets, articles, changed }: Omit<Held, 'at'> & { changed: number }, now: number): Tally {
  if (allOf({ n, sets, articles }) === 0) return allOf(tally) === 0 ? tally : { ...tally, n: 0, sets: 0, articles: 0, since: null, edits: 0, later: null, lost: toHeld(tally) };
  if (sets === tally.sets && articles === tally.articles) return tally;
  const counted = { ...tally, sets, articles, at: Math.max(tally.at, changed) };
  return changed > (tally.lastBackup ?? -Infinity) ? { ...counted, since: tally.since ?? now, edits: tally.edits + 1 } : counted;
}

/** Why a backup should be made now; null: it need not. */
export function toDue(tally: Tally, now: number): 'edits' | 'days' | null {
  const { since, edits, later } = tally;
  if (allOf(tally) === 0 || since === null) return null;
  if (edits - (later?.edits ?? 0) >= EDITS) return 'edits';
  return now - Math.max(since, later?.at ?? 0) >= DAYS * DAY ? 'days' : null;
}
