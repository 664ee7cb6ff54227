// Small editions of a corpus, and the doors of a browser that stands in for one.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { COMPILER, type Evidence, type First } from '../../src/model/corpus.ts';
import { toSpan } from '../../src/model/span.ts';
import type { Source } from '../../src/store/assets.ts';
import { createStore, type Store, type StoreDoors, type StoreState } from '../../src/store/corpus.ts';
import { Database } from '../../src/store/database.ts';

const words = (text: string) => ({ en: text, fr: text, ar: text });
const numbered = (prefix: string, index: number) => `${prefix}-${String(index).padStart(4, '0')}`;

export interface Parts {
  first: First;
  evidence: Evidence;
}

/** An edition of `count` events, each with one article and one report. */
export function makeEdition(version: string, count = 3): Parts {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return {
    first: {
      format: 1,
      compiler: COMPILER,
      version,
      dataset: {
        title: words(`Corpus ${version}`), description: words('A test'), sides: [{ id: 'MA', name: words('Morocco'), where: words('In Morocco') }],
        opening: [0, 100], presets: [], licence: { data: 'CC0', url: 'https://example.org/', quotations: words('short') }, watchedUntil: 100,
      },
      people: [{ id: 'person', name: words('Person'), aliases: [], side: 'MA', offices: [{ title: words('Minister'), attested: toSpan(1, 9) }] }],
      places: [{ id: 'rabat', name: words('Rabat'), aliases: [], country: 'MA', at: [34, -6.8] }],
      topics: [{ id: 'topic', name: words('Topic'), aliases: [] }],
      publishers: [{ id: 'paper', name: 'Paper', aliases: [], country: null, language: 'fr', official: false }],
      events: numbers.map((index) => ({
        id: numbered('event', index), kind: 'meeting', side: 'MA', title: words(`${version} ${index}`), span: toSpan(index), status: 'held',
        place: 'rabat', people: [{ person: 'person', part: 'visitor' }], topics: ['topic'], links: [], confidence: 'high',
      })),
      articles: numbers.map((index) => ({ id: numbered('article', index), publisher: 'paper', language: 'fr', published: toSpan(index) })),
      reports: numbers.map((index) => ({
        id: `${numbered('article', index)}#0`, article: numbered('article', index), event: numbered('event', index), known: index, dated: 'exact', official: false,
        origin: 'paper', span: toSpan(index),
      })),
    },
    evidence: {
      format: 1,
      version,
      prose: numbers.map((index) => ({ id: numbered('event', index), summary: words(`Summary ${version}`), outcomes: [], links: [] })),
      bibliography: numbers.map((index) => ({ id: numbered('article', index), title: 'Title', url: 'https://example.org/' })),
      quotations: numbers.map((index) => ({ id: `${numbered('article', index)}#0`, quote: `«${version}»` })),
      stories: [{ id: 'story', title: words('Story'), description: words('A test'), steps: [{ title: words('Step'), range: [0, 9], known: null, selected: null, sentences: [{ text: words('It began.'), events: [numbered('event', 0)] }] }] }],
    },
  };
}

export const FIRST_URL = 'https://site.test/assets/first.json';
export const EVIDENCE_URL = 'https://site.test/assets/evidence.json';
export const toSource = (version: string | null): Source => ({ firstUrl: FIRST_URL, evidenceUrl: EVIDENCE_URL, version });

/** A network that holds one edition; its answers and its absence can be set. */
export class Net {
  asked: string[] = [];
  answers = new Map<string, () => Promise<Response>>();
  hold(edition: Parts): this {
    this.answer(FIRST_URL, JSON.stringify(edition.first));
    return this.answer(EVIDENCE_URL, JSON.stringify(edition.evidence));
  }
  answer(url: string, body: string, status = 200): this {
    this.answers.set(url, () => Promise.resolve(new Response(body, { status })));
    return this;
  }
  off(): this {
    this.answers.clear();
    return this;
  }
  fetch = (url: string): Promise<Response> => {
    this.asked.push(url);
    return this.answers.get(url)?.() ?? Promise.reject(new TypeError('Failed to fetch'));
  };
}

/** Doors of a browser with an IndexedDB of its own. */
export function makeDoors(net: Net, factory: IDBFactory | undefined = new IDBFactory(), part: Partial<StoreDoors> = {}): StoreDoors {
  return {
    factory: () => factory,
    range: () => IDBKeyRange,
    fetch: net.fetch,
    after: (milliseconds, then) => {
      const timer = setTimeout(then, milliseconds);
      return () => clearTimeout(timer);
    },
    now: () => 1_000,
    ...part,
  };
}

export const start = (version: string | null, doors: StoreDoors): Store => createStore(toSource(version), doors);

/** Resolves with the first state of which `test` holds, and says what it saw where none comes. */
export function until(store: Store, test: (state: StoreState) => boolean, patience = 4_000): Promise<StoreState> {
  return new Promise((resolve, reject) => {
    let stop = () => {};
    const timer = setTimeout(() => {
      stop();
      const { edition, fresh, ...rest } = store.state();
      reject(new Error(`Never came; last seen ${JSON.stringify({ ...rest, edition: edition?.corpus.version, fresh: fresh?.corpus.version })}`));
    }, patience);
    const look = (state: StoreState) => {
      if (!test(state)) return;
      clearTimeout(timer);
      queueMicrotask(() => stop());
      resolve(state);
    };
    stop = store.subscribe(look);
  });
}
export const isKept = (state: StoreState) => state.keeping === 'kept' && state.edition?.evidence != null;

/** The tables, opened as a second tab would. */
export async function open(factory: IDBFactory): Promise<Database> {
  const database = new Database(factory, IDBKeyRange, () => {});
  await database.open();
  return database;
}

/** Every row of every table, as text. */
export async function dump(factory: IDBFactory, tables?: string[]): Promise<string> {
  const database = await open(factory);
  const rows = await Promise.all((tables ?? database.tables.map((table) => table.name)).map(async (name) => [name, await database.table<unknown, string>(name).toArray()]));
  database.close();
  return JSON.stringify(rows);
}
