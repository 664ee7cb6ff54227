/** The catalogue in a worker of its own: it is made, kept as text and asked without a pause of the page. */
import { toCorpus, type Evidence, type First } from '../model/corpus.ts';
import { Catalogue, type Answer, type Question } from './catalogue.ts';
import { toPieces, type Piece } from './documents.ts';

/** Rows of a corpus come table by table, some at a time: a message of many would hold up the page. */
export type Told =
  /** rows of another corpus follow */
  | { kind: 'begin' }
  | { kind: 'rows'; table: string; rows: unknown[] }
  /** all rows are here: `first` and `evidence` without their tables; null: no evidence. `key`: what is made */
  | { kind: 'make'; key: string; first: Partial<First>; evidence: Partial<Evidence> | null }
  | { kind: 'read'; key: string; text: string }
  | { kind: 'ask'; id: number; question: Question };
export type Heard =
  /** `text`: to be kept; null: it was read from what was kept */
  | { kind: 'ready'; key: string; text: string | null }
  /** what was kept cannot be read */
  | { kind: 'unreadable'; key: string }
  | { kind: 'failed'; key: string; found: string }
  | { kind: 'answer'; id: number; answer: Answer };

/** pieces that are indexed at once; between them questions are heard */
const CHUNK = 200;

/** asked of oneself when the index is there: code that has never run is three times as slow, and a first letter meets most of the index */
const WARMING = ['e', 'a', 'ا'];

let catalogue = new Catalogue();
/** the newest of what was to be made or read: an older one is given up */
let newest = 0;
const tables = new Map<string, unknown[]>();
const tell = (heard: Heard): void => postMessage(heard);

/** Between its questions those of the reader are heard. */
async function warm(): Promise<void> {
  const mine = newest;
  for (const query of WARMING) {
    await new Promise((done) => setTimeout(done));
    if (mine !== newest) return;
    catalogue.ask({ query, day: Infinity, today: 0 });
  }
}

async function make({ key, first, evidence }: Extract<Told, { kind: 'make' }>): Promise<void> {
  newest += 1;
  const mine = newest;
  const rows = Object.fromEntries(tables);
  tables.clear();
  const made = new Catalogue();
  let chunk: Piece[] = [];
  for (const piece of toPieces(toCorpus({ ...first, ...rows } as First), evidence === null ? null : ({ ...evidence, ...rows } as Evidence))) {
    chunk.push(piece);
    if (chunk.length < CHUNK) continue;
    made.add(chunk);
    chunk = [];
    await new Promise((done) => setTimeout(done));
    if (mine !== newest) return;
  }
  made.add(chunk);
  catalogue = made;
  tell({ kind: 'ready', key, text: made.toText() });
  void warm();
}

onmessage = ({ data }: MessageEvent<Told>) => {
  switch (data.kind) {
    case 'begin':
      tables.clear();
      break;
    case 'rows':
      if (!tables.has(data.table)) tables.set(data.table, []);
      tables.get(data.table)!.push(...data.rows);
      break;
    case 'make':
      make(data).catch((error: unknown) => tell({ kind: 'failed', key: data.key, found: String(error) }));
      break;
    case 'read':
      newest += 1;
      try {
        catalogue = Catalogue.from(data.text);
        tell({ kind: 'ready', key: data.key, text: null });
        void warm();
      } catch {
        tell({ kind: 'unreadable', key: data.key });
      }
      break;
    case 'ask':
      tell({ kind: 'answer', id: data.id, answer: catalogue.ask(data.question) });
  }
};
