/**
 * A backup laid together with what is there.
 *
 * Promises: nothing that the reader wrote is thrown away: of two texts of one note the later stands in its place and
 * the earlier beside it, and a collection has the events of both; laid together twice, nothing more is changed.
 */
import type { Collection, Note, OwnTable, SavedView, Work } from './own.ts';

type Row = Note | Collection | SavedView;

export interface Counted {
  added: number;
  changed: number;
  /** a note whose two texts are both kept */
  both: number;
  /** as it was: the same, or what is there is later */
  left: number;
}
export interface Laid {
  /** rows to be written */
  writes: { table: OwnTable; row: Row }[];
  counts: Record<OwnTable, Counted>;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const later = <T extends { changed: number }>(mine: T, theirs: T): [T, T] => (theirs.changed > mine.changed ? [theirs, mine] : [mine, theirs]);

/** What a backup would add to the reader's work and change of it. */
export function layBeside(present: Work, incoming: Work): Laid {
  const writes: Laid['writes'] = [];
  const none = (): Counted => ({ added: 0, changed: 0, both: 0, left: 0 });
  const counts: Laid['counts'] = { notes: none(), collections: none(), views: none() };
  const byId = <T extends Row>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]));

  const notes = byId(present.notes);
  for (const note of incoming.notes) {
    const mine = notes.get(note.id);
    const put = (...rows: Note[]): void => {
      for (const row of rows) {
        notes.set(row.id, row);
        writes.push({ table: 'notes', row });
      }
    };
    // the same words about the same event, written elsewhere
    const twin = mine === undefined && [...notes.values()].some((each) => each.event === note.event && each.text === note.text);
    if (twin) counts.notes.left += 1;
    else if (mine === undefined) {
      put(note);
      counts.notes.added += 1;
    } else {
      const [newer, older] = later(mine, note);
      const beside = { ...older, id: toBeside(older) };
      const kept = (mine.text === note.text && mine.event === note.event) || [...notes.values()].some((each) => each.event === older.event && each.text === older.text && each.id !== older.id);
      if (kept && newer === mine) counts.notes.left += 1;
      else if (kept) {
        put(newer);
        counts.notes.changed += 1;
      } else {
        put(...(newer === mine ? [beside] : [newer, beside]));
        counts.notes.both += 1;
      }
    }
  }

  const settle = <T extends Collection | SavedView>(table: 'collections' | 'views', rows: readonly T[], theirs: readonly T[], unite: (newer: T, older: T) => T): void => {
    const held = byId(rows);
    for (const row of theirs) {
      const mine = held.get(row.id);
      const next = mine === undefined ? row : unite(...later(mine, row));
      if (mine !== undefined && same(mine, next)) counts[table].left += 1;
      else {
        counts[table][mine === undefined ? 'added' : 'changed'] += 1;
        writes.push({ table, row: next });
      }
    }
  };
  settle('collections', present.collections, incoming.collections, (newer, older) => {
    const own = new Set(newer.events.map(({ event }) => event));
    return { ...newer, events: [...newer.events, ...older.events.filter(({ event }) => !own.has(event))] };
  });
  settle('views', present.views, incoming.views, (newer) => newer);
  return { writes, counts };
}

/** The id of a text that stands beside the later one: of the same text always the same. */
export const toBeside = ({ id, changed }: { id: string; changed: number }): string => `${id}~${changed.toString(36)}`.slice(-200);
