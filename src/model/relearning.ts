/**
 * What was learnt on two devices, laid together.
 *
 * Promises: every answer of either is kept, once; what was taken back on one is taken back; a card is remembered as all of
 * its answers say, in the order of time; of two paces the later stands; laid together twice, nothing more is changed.
 */
import { settle, type Grade, type Learnt, type LearntTable, type Pace, type Progress, type Refold } from './progress.ts';

/** A row to be put in its place; null: taken away. */
export type LearntWrite =
  | { table: 'grades'; id: string; row: Grade }
  | { table: 'paces'; id: string; row: Pace }
  | { table: 'progress'; id: string; row: Progress | null };

export interface Relearnt {
  writes: LearntWrite[];
  counts: Record<Exclude<LearntTable, 'paces'>, { added: number; changed: number; left: number }>;
}

const same = (a: unknown, b: unknown): boolean => toText(a) === toText(b);
const toText = (value: unknown): string => JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'object' && inner !== null ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));

/** What another store would add to what is here and change of it. */
export function layLearnt(present: Learnt, incoming: Learnt, refold: Refold): Relearnt {
  const writes: LearntWrite[] = [];
  const none = () => ({ added: 0, changed: 0, left: 0 });
  const counts: Relearnt['counts'] = { grades: none(), progress: none() };
  const grades = new Map(present.grades.map((grade) => [grade.id, grade]));
  const moved = new Set<string>();
  for (const grade of incoming.grades) {
    const held = grades.get(grade.id);
    const next = held === undefined || (grade.undone && !held.undone) ? { ...(held ?? grade), ...(grade.undone ? { undone: true as const } : {}) } : held;
    counts.grades[held === undefined ? 'added' : next === held ? 'left' : 'changed'] += 1;
    if (next === held) continue;
    grades.set(next.id, next);
    writes.push({ table: 'grades', id: next.id, row: next });
    moved.add(next.card);
  }

  const byCard = new Map<string, Grade[]>();
  for (const grade of grades.values()) byCard.set(grade.card, [...(byCard.get(grade.card) ?? []), grade]);
  const progress = new Map(present.progress.map((row) => [row.id, row]));
  const theirs = new Map(incoming.progress.map((row) => [row.id, row]));
  for (const id of new Set([...theirs.keys(), ...moved])) {
    const [mine, other] = [progress.get(id), theirs.get(id)];
    const answers = byCard.get(id);
    // where no answers came with it, the later row
    const settled = answers === undefined ? (mine === undefined || (other && other.changed > mine.changed) ? (other ?? null) : mine) : settle(answers, refold);
    if (settled === null ? mine === undefined : same(settled, mine)) {
      if (mine !== undefined) counts.progress.left += 1;
      continue;
    }
    counts.progress[mine === undefined ? 'added' : 'changed'] += 1;
    writes.push({ table: 'progress', id, row: settled });
  }

  const pace = present.paces[0];
  for (const other of incoming.paces) if (pace === undefined || other.changed > pace.changed) writes.push({ table: 'paces', id: other.id, row: other });
  return { writes, counts };
}

/** Rows with some of them written. */
export function withLearnt(learnt: Learnt, writes: readonly LearntWrite[]): Learnt {
  const put = <T extends { id: string }>(rows: readonly T[], table: LearntTable): T[] => {
    const next = new Map(rows.map((row) => [row.id, row]));
    for (const write of writes) {
      if (write.table !== table) continue;
      if (write.row === null) next.delete(write.id);
      else next.set(write.id, write.row as unknown as T);
    }
    return [...next.values()];
  };
  return { grades: put(learnt.grades, 'grades'), paces: put(learnt.paces, 'paces'), progress: put(learnt.progress, 'progress') };
}

/** Without the algorithm at hand: the last answer's. */
export const newest: Refold = () => null;
