/**
 * The one database of this site, and its guard against a future version of itself.
 *
 *   corpus tables   the bundled corpus, replaced as a whole; lost, they come back from the network
 *   meta            the schema's number, and which edition of the corpus the tables hold
 *   indexes         worked out of the corpus; lost, they are worked out again
 *   sets, parts     sets that the reader brought: what each is called, and its rows, some hundred to a part
 *   notes, collections, views   the reader's own; nothing that replaces the corpus or a set touches them
 *   drafts          what was being written when a page was left, until the next one puts it in its place
 *
 * Promises: a database written by a later version is refused and left as it is (Dexie alone would open it and
 * write); when another tab upgrades or deletes the database, this one lets go of it and does not come back.
 *
 * An earlier schema is copied before it is upgraded (`gate.ts`, `snapshots.ts`): whoever opens this class asks there first.
 */
import { Dexie, type Table } from 'dexie';
import type {
  Article, Bibliography, Dataset, Person, Place, Prose, Publisher, Quotation, Report, SettledEvent, Story, Topic,
} from '../model/corpus.ts';
import type { Collection, Draft, Note, SavedView } from '../model/own.ts';
import type { IndexRow } from './indexes.ts';
import { upgrade } from './upgrading.ts';

export const DATABASE = 'rapprochement';
/** Raised with every change of the tables; a database with a higher one is not ours to open. */
export const SCHEMA = 5;

/** The rows of the first asset, and of the evidence. */
export const FIRST_TABLES = ['people', 'places', 'topics', 'publishers', 'events', 'articles', 'reports'] as const;
export const EVIDENCE_TABLES = ['prose', 'bibliography', 'quotations', 'stories'] as const;
export const CORPUS_TABLES = [...FIRST_TABLES, ...EVIDENCE_TABLES] as const;
export type CorpusTable = (typeof CORPUS_TABLES)[number];

/** What `meta` says about the corpus in the tables. */
export interface Imprint {
  format: number;
  compiler: number;
  version: string;
  dataset: Dataset;
  /** rows per table: fewer found later means damage */
  counts: Record<CorpusTable, number>;
  /** milliseconds since 1970 */
  storedAt: number;
}

export type MetaRow = { key: 'schema'; value: number } | { key: 'edition'; value: Imprint };

/** A set that the reader brought: what it is called and what it holds. Its rows are in `parts`. */
export interface SetRow {
  id: string;
  name: string;
  /** the format that it came in, and the name of its file */
  format: string;
  file: string;
  /** its events are drawn */
  on: boolean;
  dataset: Dataset;
  compiler: number;
  /** which parts are its own: a set that is imported anew has the next number */
  edition: number;
  /** the edition before the last import, kept until the next one so that it can be undone; absent: it was new */
  before?: Pick<SetRow, 'edition' | 'counts' | 'dataset' | 'compiler' | 'name' | 'file' | 'format' | 'changed'>;
  counts: SetCounts;
  /** milliseconds since 1970 */
  made: number;
  changed: number;
}
export type SetCounts = Record<CorpusTable, number>;
/** Some rows of one table of one edition of a set. */
export interface PartRow {
  set: string;
  edition: number;
  n: number;
  table: CorpusTable;
  rows: { id: string }[];
}

/** The database's own version says that later code wrote it. */
export class NewerDatabase extends Error {
  override name = 'NewerDatabase';
  readonly found: number;
  constructor(found: number) {
    super(`The database has version ${found}, this code knows ${SCHEMA}`);
    this.found = found;
  }
}

/** The browser's number for a database is ten times ours; Dexie may add to its last digit. */
export const toSchema = (native: number): number => Math.floor(native / 10);

export class Database extends Dexie {
  declare people: Table<Person, string>;
  declare places: Table<Place, string>;
  declare topics: Table<Topic, string>;
  declare publishers: Table<Publisher, string>;
  declare events: Table<SettledEvent, string>;
  declare articles: Table<Article, string>;
  declare reports: Table<Report, string>;
  declare prose: Table<Prose, string>;
  declare bibliography: Table<Bibliography, string>;
  declare quotations: Table<Quotation, string>;
  declare stories: Table<Story, string>;
  declare meta: Table<MetaRow, string>;
  declare indexes: Table<IndexRow, string>;
  declare sets: Table<SetRow, string>;
  declare parts: Table<PartRow, [string, number, number]>;
  declare notes: Table<Note, string>;
  declare collections: Table<Collection, string>;
  declare views: Table<SavedView, string>;
  declare drafts: Table<Draft, string>;

  /** Touches nothing until `open()`. `onLost`: another tab upgraded or deleted it, or the browser cleared it. */
  constructor(factory: IDBFactory, range: typeof IDBKeyRange, onLost: (why: 'upgraded' | 'cleared') => void) {
    // what is said to be saved is on the disk, and not in a cache that a power cut empties
    super(DATABASE, { indexedDB: factory, IDBKeyRange: range, chromeTransactionDurability: 'strict' });
    const imprint: MetaRow = { key: 'schema', value: SCHEMA };
    this.version(SCHEMA)
      .stores({
        ...Object.fromEntries(CORPUS_TABLES.map((table) => [table, 'id'])),
        reports: 'id, event',
        meta: 'key',
        indexes: 'id',
        sets: 'id',
        parts: '[set+edition+n]',
        notes: 'id, event',
        collections: 'id',
        views: 'id',
        drafts: 'id',
      })
      .upgrade((transaction) => upgrade(transaction, SCHEMA));
    this.on('populate', (transaction) => transaction.table<MetaRow>('meta').add(imprint));
    const letGo = (why: 'upgraded' | 'cleared') => {
      this.close({ disableAutoOpen: true });
      onLost(why);
    };
    // Sticky, because Dexie reopens by itself after the page was kept in the back-forward cache.
    this.on('ready', async () => {
      const native = this.backendDB();
      if (toSchema(native.version) > SCHEMA) throw new NewerDatabase(toSchema(native.version));
      await refuseNewer(this);
      native.addEventListener('close', () => letGo('cleared'));
    }, true);
    this.on('versionchange', (change) => {
      letGo(change.newVersion ? 'upgraded' : 'cleared');
      return false; // Dexie's own answer would reopen at the next call
    });
  }
}

/** Throws where `meta` names a later schema: the second, finer lock, for code that changes meaning but no table. */
export async function refuseNewer(database: Database): Promise<void> {
  const row = await database.meta.get('schema');
  if (row?.key === 'schema' && row.value > SCHEMA) throw new NewerDatabase(row.value);
}
