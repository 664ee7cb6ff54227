/** A file is read, looked at and written in a worker of its own: the page is never held up, and ending the worker ends the import. */
import type { Evidence, First } from '../model/corpus.ts';
import { LARGEST } from '../formats/decode.ts';
import { layTogether, type OwnSet } from '../model/merging.ts';
import type { Asked } from './brought.ts';
import { Database, SCHEMA, type SetRow } from './database.ts';
import { refuseUnopened, toReason, type Reason } from './gate.ts';
import { prepare, type Prepared } from './preparing.ts';
import { listSets, readSet, writeSet, type NewSet } from './sets.ts';

export type Told =
  /** `context`: the corpus beside which it will stand; the reader's other sets are read here */
  | { kind: 'prepare'; file: Blob; asked: Omit<Asked, 'bytes' | 'context' | 'site'>; context: First }
  /** `name`: what the reader calls it */
  | { kind: 'write'; now: number; name: string }
  /** it is not to be kept: the rows are handed to the page */
  | { kind: 'hand'; name: string };
/** what is shown before anything is written: all but the rows themselves */
export type Preview = Omit<Prepared, 'whole'> & { takes: boolean };
export type Heard =
  | { kind: 'progress'; stage: 'reading' | 'checking' | 'writing'; done: number; all: number }
  | { kind: 'prepared'; preview: Preview }
  | { kind: 'written'; set: SetRow }
  | { kind: 'rows'; table: string; rows: unknown[] }
  /** all rows are there: `first` and `evidence` without their tables */
  | { kind: 'handed'; set: NewSet; first: Partial<First>; evidence: Partial<Evidence> }
  /** nothing was written; `found`: what the browser said */
  | { kind: 'failed'; reason: Reason; found: string };

const tell = (heard: Heard): void => postMessage(heard);
/** `onto`: the edition that it was weighed against */
let held: { prepared: Prepared; set: NewSet; onto: number } | null = null;
let opened: Promise<Database> | null = null;

/** Where there is no database a file can still be looked at. */
function open(): Promise<Database> {
  opened ??= (async () => {
    // an upgrade is the page's to begin, which copies the reader's rows before
    if ((await refuseUnopened(indexedDB)) < SCHEMA) throw new Error('The database is of an earlier version');
    const database = new Database(indexedDB, IDBKeyRange, () => undefined);
    await database.open();
    return database;
  })();
  // asked again when it may be another one
  opened.catch(() => (opened = null));
  return opened;
}

async function readOwn(): Promise<{ rows: SetRow[]; sets: OwnSet[] }> {
  const database = await open().catch(() => null);
  if (database === null) return { rows: [], sets: [] };
  const rows = await listSets(database);
  const read = await Promise.all(rows.map((row) => readSet(database, row).catch(() => ({ ok: false as const, why: 'damaged' as const }))));
  return { rows, sets: read.flatMap((each) => (each.ok ? [each.set] : [])) };
}

async function onPrepare({ file, asked, context }: Extract<Told, { kind: 'prepare' }>): Promise<void> {
  tell({ kind: 'progress', stage: 'reading', done: 0, all: 0 });
  const { rows, sets } = await readOwn();
  const row = rows.find(({ id }) => id === asked.id);
  const prepared = await prepare(
    {
      ...asked,
      file: asked.file,
      // a file that is too big is refused by its size, and not read
      bytes: file.size > LARGEST ? new Uint8Array(LARGEST + 1) : new Uint8Array(await file.arrayBuffer()),
      site: context,
      context: layTogether({ first: context, evidence: null }, sets.filter(({ id }) => id !== asked.id)).first,
      edition: (row?.edition ?? 0) + 1,
      existing: sets.find(({ id }) => id === asked.id) ?? null,
    },
    (done, all) => tell({ kind: 'progress', stage: 'checking', done, all }),
  );
  held = { prepared, set: { id: asked.id, name: prepared.name, format: prepared.format ?? '', file: asked.file }, onto: row?.edition ?? 0 };
  const { whole, ...preview } = prepared;
  tell({ kind: 'prepared', preview: { ...preview, takes: whole !== null } });
}

async function onWrite({ now, name }: Extract<Told, { kind: 'write' }>): Promise<void> {
  const { whole } = held?.prepared ?? {};
  if (!held || !whole) throw new TypeError('Nothing is prepared');
  const database = await open();
  const set = await writeSet(database, { ...held.set, name }, whole, { now, onto: held.onto, onProgress: (done, all) => tell({ kind: 'progress', stage: 'writing', done, all }) });
  tell({ kind: 'written', set });
}

/** rows in a message: taking in more of them holds up the page */
const CHUNK = 500;

/** Tables by some rows at a time, then what is left. */
function onHand({ name }: Extract<Told, { kind: 'hand' }>): Promise<void> {
  const { whole } = held?.prepared ?? {};
  if (!held || !whole) throw new TypeError('Nothing is prepared');
  const [first, evidence] = [whole.first, whole.evidence].map((asset) => {
    const rest: [string, unknown][] = [];
    for (const [key, value] of Object.entries(asset) as [string, unknown][]) {
      if (!Array.isArray(value)) rest.push([key, value]);
      else for (let at = 0; at < Math.max(1, value.length); at += CHUNK) tell({ kind: 'rows', table: key, rows: value.slice(at, at + CHUNK) as unknown[] });
    }
    return Object.fromEntries(rest);
  });
  tell({ kind: 'handed', set: { ...held.set, name }, first: first as Partial<First>, evidence: evidence as Partial<Evidence> });
  return Promise.resolve();
}

onmessage = ({ data }: MessageEvent<Told>) => {
  const work = data.kind === 'prepare' ? onPrepare(data) : data.kind === 'write' ? onWrite(data) : onHand(data);
  work.catch((error: unknown) => tell({ kind: 'failed', reason: toReason(error), found: error instanceof Error ? error.message : String(error) }));
};
