/** A file on its way into this browser: what was found in it, and what became of it. */
import type { First } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { OwnSet } from '../model/merging.ts';
import type { TableChoice } from '../formats/columns.ts';
import type { SetRow } from '../store/database.ts';
import type { Reason } from '../store/gate.ts';
import type { Heard, Preview, Told } from '../store/import-worker.ts';

export type Bring =
  | { kind: 'idle' }
  | { kind: 'working'; file: string; stage: 'fetching' | 'reading' | 'checking' | 'writing'; done: number; all: number; /** what was seen of the same file, read otherwise */ before?: Preview }
  | { kind: 'prepared'; file: string; preview: Preview }
  | { kind: 'written'; file: string; set: SetRow; preview: Preview }
  | { kind: 'held'; file: string; set: OwnSet; preview: Preview }
  | { kind: 'failed'; file: string; reason: Reason | 'fetch' | 'worker'; found: string };

export interface BringDoors {
  startWorker: () => Worker;
  now: () => number;
  fetch: (url: string) => Promise<Response>;
  /** draws a set that is not kept */
  hold: (set: OwnSet) => void;
  /** a set was kept: what is there is in no backup */
  onwritten: () => void;
}

/** What was given to be brought. */
interface Given {
  blob: Blob;
  file: string;
  context: First;
  today: Day;
  id: string;
  name: string | null;
  mapping: TableChoice | null;
}

export class Bringing {
  state: Bring = $state.raw({ kind: 'idle' });
  #doors: BringDoors;
  #worker: Worker | null = null;
  #given: Given | null = null;
  #preview: Preview | null = null;
  #before: { before?: Preview } = {};
  // what the worker hands over, and nothing that is shown
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #rows = new Map<string, unknown[]>();
  /** what is looked at is drawn at once if there is nothing to be said against it */
  #draws = false;
  /** the newest thing that was begun: answers to older ones are not heard */
  #turn = 0;

  constructor(doors: BringDoors) {
    this.#doors = doors;
  }

  /** id of the set that it is prepared for */
  get target(): string | null {
    return this.#given?.id ?? null;
  }

  /** Looks at a file. `into`: the set whose place it would take; null: a new one. */
  look(blob: Blob, file: string, context: First, today: Day, into: SetRow | null): void {
    this.#given = { blob, file, context, today, id: into?.id ?? `set-${fingerprint(`${file} ${String(this.#doors.now())}`)}`, name: into?.name ?? null, mapping: null };
    this.#prepare();
  }

  /** Looks at what an address leads to. `draw`: what has neither fault nor warning is drawn at once, and not kept. */
  async lookAt(url: string, context: First, today: Day, draw = false): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const file = url.split(/[?#]/)[0]!.split('/').at(-1) || url;
    this.state = { kind: 'working', file, stage: 'fetching', done: 0, all: 0 };
    try {
      const response = await this.#doors.fetch(url);
      if (!response.ok) throw new Error(`status ${String(response.status)}`);
      const blob = await response.blob();
      if (turn !== this.#turn) return;
      this.look(blob, file, context, today, null);
      this.#draws = draw;
    } catch (error) {
      if (turn === this.#turn) this.state = { kind: 'failed', file: url, reason: 'fetch', found: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Looks at the same file for another set, or with columns read otherwise. */
  again(change: { into?: SetRow | null; mapping?: TableChoice }): void {
    if (this.#given === null) return;
    const { into, ...rest } = change;
    this.#given = {
      ...this.#given,
      ...rest,
      ...(into === undefined ? {} : { id: into?.id ?? `set-${fingerprint(`${this.#given.file} ${String(this.#doors.now())}`)}`, name: into?.name ?? null }),
    };
    this.#prepare(this.#preview);
  }

  /** Writes what is prepared, or hands it to the page where it is not to be kept. */
  take(keep: boolean, name?: string): void {
    if (this.state.kind !== 'prepared' || this.#worker === null) return;
    this.#rows.clear();
    const called = name ?? this.state.preview.name;
    this.state = { kind: 'working', file: this.state.file, stage: 'writing', done: 0, all: 0 };
    this.#worker.postMessage((keep ? { kind: 'write', now: this.#doors.now(), name: called } : { kind: 'hand', name: called }) satisfies Told);
  }

  /** Gives up: nothing is written of what was not written whole. */
  cancel(): void {
    this.#turn += 1;
    this.#worker?.terminate();
    this.#worker = null;
    this.#given = null;
    this.#preview = null;
    this.state = { kind: 'idle' };
  }

  /** `before`: what was seen of the same file */
  #prepare(before: Preview | null = null): void {
    const given = this.#given!;
    this.#draws = false;
    this.#turn += 1;
    const turn = this.#turn;
    this.#worker?.terminate();
    this.#before = before === null ? {} : { before };
    this.state = { kind: 'working', file: given.file, stage: 'reading', done: 0, all: 0, ...this.#before };
    try {
      this.#worker = this.#doors.startWorker();
    } catch (error) {
      this.state = { kind: 'failed', file: given.file, reason: 'worker', found: String(error) };
      return;
    }
    this.#worker.onmessage = ({ data }: MessageEvent<Heard>) => {
      if (turn === this.#turn) this.#hear(data, given.file);
    };
    this.#worker.onerror = ({ message }) => {
      if (turn === this.#turn) this.state = { kind: 'failed', file: given.file, reason: 'worker', found: message };
    };
    const { blob, file, context, today, id, name, mapping } = given;
    // the tables alone: look-ups of a corpus would be copied with it
    const { people, places, topics, publishers, events, articles, reports, format, compiler, version, dataset } = context;
    const asked = { file, id, name, mapping, today, sides: dataset.sides };
    this.#worker.postMessage({ kind: 'prepare', file: blob, asked, context: { people, places, topics, publishers, events, articles, reports, format, compiler, version, dataset } } satisfies Told);
  }

  #hear(heard: Heard, file: string): void {
    switch (heard.kind) {
      case 'progress':
        this.state = { kind: 'working', file, stage: heard.stage, done: heard.done, all: heard.all, ...(heard.stage === 'writing' ? {} : this.#before) };
        break;
      case 'prepared':
        this.#preview = heard.preview;
        this.state = { kind: 'prepared', file, preview: heard.preview };
        if (this.#draws && heard.preview.takes && heard.preview.faults.length + heard.preview.warnings.length === 0) this.take(false);
        break;
      case 'written':
        this.state = { kind: 'written', file, set: heard.set, preview: this.#preview! };
        this.#rest();
        this.#doors.onwritten();
        break;
      case 'rows':
        if (!this.#rows.has(heard.table)) this.#rows.set(heard.table, []);
        for (const row of heard.rows) this.#rows.get(heard.table)!.push(row);
        break;
      case 'handed': {
        const tables = Object.fromEntries(this.#rows);
        const { id, name } = heard.set;
        const set = { id, name, first: { ...heard.first, ...tables } as OwnSet['first'], evidence: { ...heard.evidence, ...tables } as OwnSet['evidence'] };
        this.#doors.hold(set);
        this.state = { kind: 'held', file, set, preview: this.#preview! };
        this.#rest();
        break;
      }
      case 'failed':
        this.state = { kind: 'failed', file, reason: heard.reason, found: heard.found };
    }
  }

  #rest(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
