/**
 * A file that the reader brings, looked at whole before anything is written: what it is, what it would add, what it
 * would change, what is there already, what cannot be taken and why.
 *
 * Promises: nothing is written here; whatever the bytes are there is an answer, and every fault has its place; the same
 * file prepared for the same set twice changes nothing the second time.
 */
import { toOwnDataset } from '../formats/arrival.ts';
import type { TableGuess } from '../formats/columns.ts';
import { isReferences, withSaid } from '../formats/said.ts';
import type { Evidence, First, SettledEvent } from '../model/corpus.ts';
import type { Whole } from '../model/merging.ts';
import type { Problem } from '../model/problem.ts';
import { readBrought, type Asked, type Brought } from './brought.ts';
import { toVersion } from './sets.ts';
import { compileSound, type Sound } from './sound.ts';

export interface Preparing extends Asked {
  /** the edition that it would be */
  edition: number;
  /** the set as it is now; null: it is new */
  existing: Whole | null;
}

export type Fate = 'added' | 'changed' | 'same' | 'in-corpus' | 'removed';
export interface Prepared {
  format: Brought | null;
  name: string;
  /** what would be written; null: nothing */
  whole: { first: First; evidence: Evidence } | null;
  counts: Record<Fate, number> & { articles: number; loose: number; /** articles of which what was said in the form stays */ said: number };
  /** some events, the earliest first, and what becomes of them */
  sample: (Pick<SettledEvent, 'title' | 'span' | 'kind' | 'status'> & { fate: Fate })[];
  faults: Problem[];
  remarks: Problem[];
  /** what is taken as it stands, and may be taken for something else */
  warnings: Problem[];
  /** things that were left because of a fault */
  left: number;
  /** of a table: its first lines, and how its columns are read */
  table: TableGuess | null;
}

/** Looks at the bytes; `onProgress` hears of things looked at, and of all, where that is known. */
export async function prepare(asked: Preparing, onProgress: (done: number, all: number) => void = () => undefined): Promise<Prepared> {
  const { pieces: read, format, title, faults, remarks, warnings, table } = await readBrought(asked);
  const { pieces, count } = read !== null && asked.existing && isReferences(format) ? withSaid(read, asked.existing) : { pieces: read, count: 0 };
  const name = asked.name ?? title ?? asked.file.replace(/\.[^.]+$/, '');
  if (pieces === null) return { ...nothing(asked), format, name, faults, remarks, warnings, table, left: faults.length };
  const all = Object.values(pieces).reduce((sum: number, list) => sum + (Array.isArray(list) ? list.length : 0), 0);
  let done = 0;
  const sound = compileSound(pieces, asked.file, toVersion(asked.id, asked.edition), asked.context, toOwnDataset({ title: name }, [], asked), () => {
    done += 1;
    if (done % STEP === 0) onProgress(Math.min(done, all), all);
  });
  return { format, name, whole: sound.whole, ...weigh(sound, asked, count), faults: [...faults, ...sound.faults], remarks, warnings, left: faults.length + sound.left, table };
}
const STEP = 500;

const nothing = ({ file, name }: Preparing): Prepared => ({ format: null, name: name ?? file, whole: null, counts: NONE, sample: [], faults: [], remarks: [], warnings: [], left: 0, table: null });
const NONE: Prepared['counts'] = { added: 0, changed: 0, same: 0, 'in-corpus': 0, removed: 0, articles: 0, loose: 0, said: 0 };
/** events that are shown before anything is written */
const SAMPLE = 50;

/** What would become of each event: compared with the set as it is, and with what stands beside it. */
function weigh({ whole }: Sound, { existing, context }: Preparing, said: number): Pick<Prepared, 'counts' | 'sample'> {
  if (whole === null) return { counts: { ...NONE, removed: existing?.first.events.length ?? 0 }, sample: [] };
  const before = toTexts(existing);
  const after = toTexts(whole);
  const elsewhere = new Set(context.events.map(({ id }) => id));
  const fateOf = (id: string): Fate => {
    const held = before.get(id);
    if (held !== undefined) return held === after.get(id) ? 'same' : 'changed';
    return elsewhere.has(id) ? 'in-corpus' : 'added';
  };
  const counts = { ...NONE, articles: whole.first.articles.length, said };
  const speaking = new Set(whole.first.reports.map(({ article }) => article));
  counts.loose = whole.first.articles.filter(({ id }) => !speaking.has(id)).length;
  for (const { id } of whole.first.events) counts[fateOf(id)] += 1;
  for (const id of before.keys()) if (!after.has(id)) counts.removed += 1;
  return { counts, sample: whole.first.events
      .toSorted((a, b) => (a.span?.from ?? Infinity) - (b.span?.from ?? Infinity))
      .slice(0, SAMPLE)
      .map(({ id, title, span, kind, status }) => ({ title, span, kind, status, fate: fateOf(id) })) };
}

/** Each event with all that is said of it, as one text to be compared. */
function toTexts(whole: Whole | null): Map<string, string> {
  if (whole === null) return new Map();
  const prose = new Map(whole.evidence?.prose.map((each) => [each.id, each]));
  const said = new Map<string, unknown[]>();
  for (const report of whole.first.reports) {
    const own = said.get(report.event);
    if (own) own.push(report);
    else said.set(report.event, [report]);
  }
  return new Map(whole.first.events.map((event) => [event.id, JSON.stringify([event, prose.get(event.id), said.get(event.id)])]));
}
