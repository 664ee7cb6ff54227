/** The catalogue in a worker of its own: it is made, kept as text and asked without a pause of the page. */
import { toCorpus, type Evidence, type First } from '../model/corpus.ts';
import { Catalogue, type Answer, type Question } from './catalogue.ts';
import { toPieces, type Piece } from './documents.ts';
import { Letters } from './letters.ts';

/** Rows of a corpus come table by table, some at a time: a message of many would hold up the page. */
export type Told =
  /** rows of another corpus follow */
  | { kind: 'begin' }
  | { kind: 'rows'; table: string; rows: unknown[] }
  /** all rows are here: `first` and `evidence` without their tables; null: no evidence. `key`: what is made */
  | { kind: 'make'; key: string; first: Partial<First>; evidence: Partial<Evidence> | null }
  /** of a text that was kept; `read` follows the last */
  | { kind: 'piece'; key: string; text: string }
  | { kind: 'read'; key: string }
  /** the days of the questions to come */
  | { kind: 'expect'; days: Pick<Question, 'day' | 'today'> }
  | { kind: 'ask'; id: number; question: Question };
export type Heard =
  | { kind: 'ready'; key: string }
  /** of the text of what was made, to be kept: it follows `ready` */
  | { kind: 'piece'; key: string; text: string; last: boolean }
  /** what was kept cannot be read */
  | { kind: 'unreadable'; key: string }
  | { kind: 'failed'; key: string; found: string }
  | { kind: 'answer'; id: number; answer: Answer };

/** pieces that are indexed at once; between them questions are heard */
const CHUNK = 200;
/** letters of a text that are handed over at once: a longer piece holds up the page */
const PIECE = 500_000;

/** what is to be kept is written out when nobody has asked for so long, or after the longest time: meanwhile nothing is answered */
const REST_MS = 1000;
const LATEST_MS = 5000;
/** answers to letters are made ahead while no question has come for so long */
const PAUSE_MS = 200;

let letters = new Letters(new Catalogue());
/** what questions to come are of, as far as anybody said */
let days: Pick<Question, 'day' | 'today'> | null = null;
/** when a question came last */
let asked = -Infinity;
/** the newest of what was to be made or read: an older one is given up */
let newest = 0;
/** for which of them answers are being made ahead */
let warming: number | null = null;
/** pieces of a text that was kept, until all are here */
let read: { key: string; texts: string[] } = { key: '', texts: [] };
const tables = new Map<string, unknown[]>();
const tell = (heard: Heard): void => postMessage(heard);

/** Makes answers ahead, one at a time: between them the reader's questions are heard. */
async function warm(): Promise<void> {
  const mine = newest;
  if (warming === mine) return;
  warming = mine;
  for (let more = true; more; ) {
    await new Promise((done) => setTimeout(done, Math.max(0, asked + PAUSE_MS - performance.now())));
    if (mine !== newest) return;
    if (performance.now() < asked + PAUSE_MS) continue;
    if (days !== null) letters.expect(days);
    more = letters.make(() => performance.now());
  }
  warming = null;
}

async function rest(): Promise<void> {
  const from = performance.now();
  for (;;) {
    const wait = Math.min(Math.max(asked, from) + REST_MS, from + LATEST_MS) - performance.now();
    if (wait <= 0) return;
    await new Promise((done) => setTimeout(done, wait));
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
  letters = new Letters(made);
  tell({ kind: 'ready', key });
  void warm();
  // without the evidence it is not kept
  if (evidence === null) return;
  await rest();
  if (mine !== newest) return;
  const text = made.toText();
  for (let at = 0; at < text.length; at += PIECE) {
    tell({ kind: 'piece', key, text: text.slice(at, at + PIECE), last: at + PIECE >= text.length });
    await new Promise((done) => setTimeout(done));
    if (mine !== newest) return;
  }
}

onmessage = ({ data }: MessageEvent<Told>) => {
  switch (data.kind) {
    case 'begin':
      newest += 1;
      tables.clear();
      break;
    case 'rows':
      if (!tables.has(data.table)) tables.set(data.table, []);
      tables.get(data.table)!.push(...data.rows);
      break;
    case 'make':
      make(data).catch((error: unknown) => tell({ kind: 'failed', key: data.key, found: String(error) }));
      break;
    case 'piece':
      if (read.key !== data.key) {
        newest += 1;
        read = { key: data.key, texts: [] };
      }
      read.texts.push(data.text);
      break;
    case 'read': {
      newest += 1;
      const text = read.key === data.key ? read.texts.join('') : '';
      read = { key: '', texts: [] };
      try {
        letters = new Letters(Catalogue.from(text));
        tell({ kind: 'ready', key: data.key });
        void warm();
      } catch {
        tell({ kind: 'unreadable', key: data.key });
      }
      break;
    }
    case 'expect':
      ({ days } = data);
      void warm();
      break;
    case 'ask':
      asked = performance.now();
      days = data.question;
      tell({ kind: 'answer', id: data.id, answer: letters.ask(data.question) });
      void warm();
  }
};
