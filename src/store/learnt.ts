/**
 * The rows of what was learnt, read and written in the database.
 *
 * Promises: what is read, decided and written is one transaction, of which all is kept or nothing; nothing is caught and
 * nothing foreign awaited inside it; a row that is not of its form is put aside: an answer is not written over, and what
 * is remembered of a card is worked out of its answers anew.
 */
import { learntFlawsOf, LEARNT_TABLES, type Grade, type Learnt, type LearntTable } from '../model/progress.ts';
import type { LearntWrite } from '../model/relearning.ts';
import type { Flaw } from '../model/own.ts';
import { refuseNewer, type Database } from './database.ts';

export type LearntRaw = Record<LearntTable, unknown[]>;
/** A row that is none of ours any more. */
export interface LearntAside {
  table: LearntTable;
  row: unknown;
  flaw: Flaw;
}
export interface SiftedLearnt {
  learnt: Learnt;
  aside: LearntAside[];
}

/** Rows → those that are of their form, and the others. */
export function siftLearnt(raw: LearntRaw): SiftedLearnt {
  const aside: LearntAside[] = [];
  const sound = (table: LearntTable): unknown[] =>
    raw[table].filter((row) => {
      const [flaw] = learntFlawsOf[table](row, '');
      if (flaw) aside.push({ table, row, flaw });
      return !flaw;
    });
  return { learnt: { grades: sound('grades'), paces: sound('paces'), progress: sound('progress') } as Learnt, aside };
}

export const learntTablesOf = (database: Database) => [database.grades, database.paces, database.progress];

/** What is remembered, and the answers since a moment. */
export const readLearnt = (database: Database, since: number): Promise<LearntRaw> =>
  database.transaction('r', learntTablesOf(database), async () => ({
    grades: await database.grades.where('at').aboveOrEqual(since).toArray(),
    paces: await database.paces.toArray(),
    progress: await database.progress.toArray(),
  }));

/** Everything, as it stands. */
export async function readAllLearnt(database: Database): Promise<LearntRaw> {
  return database.transaction('r', learntTablesOf(database), async () => {
    const raw: Partial<LearntRaw> = {};
    for (const table of LEARNT_TABLES) raw[table] = await database.table<unknown, string>(table).toArray();
    return raw as LearntRaw;
  });
}

/** Of some cards, or of all: reads, decides and writes in one transaction. Returns what was written once it is on the disk. */
export async function commitLearnt(database: Database, cards: readonly string[] | 'all', decide: (learnt: Learnt) => LearntWrite[]): Promise<LearntWrite[]> {
  return database.transaction('rw', [...learntTablesOf(database), database.meta], async () => {
    await refuseNewer(database);
    const grades: unknown[] = cards === 'all' ? await database.grades.toArray() : await database.grades.where('card').anyOf([...cards]).toArray();
    const progress: unknown[] = cards === 'all' ? await database.progress.toArray() : await database.progress.where('id').anyOf([...cards]).toArray();
    const { learnt } = siftLearnt({ grades, paces: await database.paces.toArray(), progress });
    const writes = decide(learnt);
    for (const { table, id, row } of writes) {
      if (row === null) await database.table<unknown, string>(table).delete(id);
      // without anything of the page's: a proxy would fail the whole transaction
      else await database.table<unknown, string>(table).put(JSON.parse(JSON.stringify(row)));
    }
    return writes;
  });
}

/** Answers of some cards among those that are only in memory. */
export const ofCards = ({ grades, paces, progress }: Learnt, cards: readonly string[]): Learnt => ({
  grades: grades.filter(({ card }: Grade) => cards.includes(card)), paces, progress: progress.filter(({ id }) => cards.includes(id)),
});
