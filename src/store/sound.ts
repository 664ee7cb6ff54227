/**
 * The good part of what a reader brings: everything that has no fault, and whose references lead to such.
 *
 * Promises: every fault is told, once, at its place in what was brought; what is taken compiles; nothing with a fault is
 * taken, and nothing without one is left unless what it stands on was.
 */
import { compilePieces, type Context } from '../model/compile.ts';
import type { Evidence, First } from '../model/corpus.ts';
import type { Pieces } from '../model/gathering.ts';
import type { Problem } from '../model/problem.ts';

export interface Sound {
  /** null: there is nothing to take */
  whole: { first: First; evidence: Evidence } | null;
  faults: Problem[];
  /** how many things of each list were left */
  left: number;
}

const PLACE = /^(people|places|topics|publishers|events|articles|stories)\.(\d+)/;
/** what names what names what …: each round leaves what stood on what the one before left */
const ROUNDS = 100;

/** Compiles what can be of the pieces. `dataset` stands in for one that has a fault. */
export function compileSound(pieces: Pieces, file: string, version: string, context: Context | null, dataset: unknown, onRow?: () => void): Sound {
  const faults: Problem[] = [];
  const rest: Record<string, unknown> = { ...pieces };
  let left = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const compiled = compilePieces(rest, file, version, context, onRow);
    if (!('problems' in compiled)) return { whole: hasAny(compiled.first) ? compiled : null, faults, left };
    faults.push(...compiled.problems);
    const places = compiled.problems.map(({ path }) => PLACE.exec(path) ?? ([path, path.split('.')[0] ?? '', null] as const));
    let mended = false;
    for (const key of new Set(places.map(([, kind]) => kind))) {
      const faulty = new Set(places.flatMap(([, kind, index]) => (kind === key && index !== null ? [Number(index)] : [])));
      // of the dataset, or of a list that is none
      const next = faulty.size === 0 ? (key === 'dataset' ? dataset : undefined) : (rest[key] as unknown[]).map((row, index) => (faulty.has(index) ? undefined : row));
      mended ||= faulty.size > 0 || rest[key] !== next;
      rest[key] = next;
      left += faulty.size;
    }
    if (!mended) break;
  }
  return { whole: null, faults, left };
}

const hasAny = ({ events, articles }: First): boolean => events.length + articles.length > 0;
