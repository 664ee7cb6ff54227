/**
 * The life of the corpus in one tab: from the device first, from the network where it must, kept for the next visit.
 *
 *   first visit        network ─► drawn ─► evidence ─► both kept, in one transaction, behind the picture
 *   later visits       device ─► drawn                 (no network)
 *   after a release    device ─► drawn; network ─► kept ─► offered as `fresh`
 *   no storage         network ─► drawn
 *
 * Promises: a failed load loses nothing: what was kept is drawn, and the problem is told; with nothing kept the
 * corpus is unavailable until `retry()`; `kept` is said only after the transaction has committed; the drawn edition
 * never changes under the reader but by `takeFresh()`, unless its evidence is lost; evidence is always of the edition
 * that is drawn.
 */
import { toCorpus, type Corpus, type Evidence, type First } from '../model/corpus.ts';
import { fetchEvidence, fetchFirst, type LoadProblem, type NetDoors, type Source } from './assets.ts';
import type { Database } from './database.ts';
import { browserGate, isQuota, openGate, type GateDoors, type StorageState } from './gate.ts';
import { createListeners } from './listeners.ts';
import { createRescue, type Rescue } from './rescue.ts';
import { keepEdition, readHeld, type Held } from './shelf.ts';

/** One version of the corpus: what is drawn, and what stands behind it. */
export interface Edition {
  corpus: Corpus;
  /** null: not here yet, or `problem` says why it did not come */
  evidence: Evidence | null;
  from: 'device' | 'network';
}

export interface StoreState {
  storage: StorageState;
  /** what to draw */
  edition: Edition | null;
  /** a newer edition, whole; it is drawn after `takeFresh()` */
  fresh: Edition | null;
  /** whether the newest edition loaded is on this device; `full` and `failed` lose nothing that was there */
  keeping: 'no' | 'writing' | 'kept' | 'full' | 'failed';
  /** why the last load failed */
  problem: LoadProblem | null;
}

export type StoreDoors = GateDoors & NetDoors;

const browserDoors: StoreDoors = {
  ...browserGate,
  fetch: (url, init) => fetch(url, init),
};

export interface Store {
  /** Calls back now and after every change; returns how to stop. A Svelte store, to whom that matters. */
  subscribe: (listener: (state: StoreState) => void) => () => void;
  state: () => StoreState;
  /** after a failed load */
  retry: () => void;
  takeFresh: () => void;
  /** for the reader's own tables; null while the storage is not `ready` */
  database: () => Database | null;
  /** what the storage keeps of the reader's, ready or not */
  rescue: Rescue;
  /** the reader's word, after `uncopied`: upgrade the storage all the same */
  proceed: () => void;
  close: () => void;
}

/** Loading, drawn or unavailable. */
export function toStatus(state: StoreState): 'loading' | 'drawn' | 'unavailable' {
  if (state.edition) return 'drawn';
  return state.problem ? 'unavailable' : 'loading';
}

/** How long the device may think before the network is asked as well. */
const GRACE = 500;

interface Whole {
  first: First;
  evidence: Evidence;
}

/** Starts at once. A source without a version is an address the reader gave: it is drawn and never kept. */
export function createStore(source: Source, doors: StoreDoors = browserDoors): Store {
  let state: StoreState = { storage: { kind: 'opening' }, edition: null, fresh: null, keeping: 'no', problem: null };
  const listeners = createListeners(() => state);
  let closed = false;
  let bringing: Promise<Whole | null> | null = null;
  let failed = false;
  const kept = source.version !== null;

  const change = (part: Partial<StoreState>) => {
    if (closed) return;
    state = { ...state, ...part };
    listeners.tell();
  };

  /** Draws what came, completes what is drawn, or offers it. */
  const adopt = (first: First, evidence: Evidence | null, from: Edition['from']) => {
    const drawn = state.edition;
    if (!drawn) change({ edition: { corpus: toCorpus(first), evidence, from } });
    else if (drawn.corpus.version === first.version) {
      if (!drawn.evidence && evidence) change({ edition: { ...drawn, evidence } });
    } else if (from === 'network' && evidence) {
      const whole = { corpus: toCorpus(first), evidence, from };
      change(drawn.evidence ? { fresh: whole } : { edition: whole });
    }
  };

  const fetchWhole = async (): Promise<Whole | null> => {
    const fail = (problem: LoadProblem) => {
      failed = true; // before it is told, so that whoever hears of it may try again at once
      change({ problem });
      return null;
    };
    const first = await fetchFirst(source, doors);
    if (!first.ok) return fail(first.problem);
    adopt(first.value, null, 'network');
    const evidence = await fetchEvidence(source, first.value.version, doors);
    if (!evidence.ok) return fail(evidence.problem);
    adopt(first.value, evidence.value, 'network');
    change({ problem: null });
    return { first: first.value, evidence: evidence.value };
  };

  /** From the network, once; after a failure only the reader asks again. */
  const bring = (): Promise<Whole | null> => {
    bringing ??= fetchWhole();
    return bringing;
  };

  const keep = async (whole: Whole, anew: boolean) => {
    const database = gate.database();
    if (!database) return;
    change({ keeping: 'writing' });
    try {
      await keepEdition(database, whole.first, whole.evidence, { now: doors.now, anew });
      change({ keeping: 'kept' });
    } catch (error) {
      change({ keeping: isQuota(error) ? 'full' : 'failed' });
    }
  };

  let damaged = false;
  /** The device answered: draw what it keeps, and bring what it lacks. */
  const meet = async (database: Database) => {
    const held = await readHeld(database, (first) => adopt(first, null, 'device')).catch((): Held => ({ kind: 'unusable', why: 'damaged' }));
    damaged = held.kind === 'unusable' && held.why === 'damaged';
    if (held.kind === 'whole') {
      adopt(held.first, held.evidence, 'device');
      if (state.edition?.corpus.version === held.version) change({ keeping: 'kept' });
      if (held.version === source.version) return change({ problem: null });
    }
    await bringAndKeep();
  };
  const bringAndKeep = async () => {
    const whole = await bring();
    if (whole && kept) await keep(whole, damaged);
  };

  const gate = openGate((storage) => {
    change({ storage });
    if (storage.kind === 'ready') {
      const database = gate.database();
      if (kept && database) void meet(database);
    } else if (!state.edition) void bring();
  }, doors);
  const callOff = doors.after(kept ? GRACE : 0, () => {
    if (!state.edition) void bring();
  });

  return {
    subscribe: listeners.subscribe,
    state: () => state,
    retry: () => {
      if (failed) bringing = null;
      failed = false;
      change({ problem: null });
      void bringAndKeep();
    },
    takeFresh: () => {
      if (state.fresh) change({ edition: state.fresh, fresh: null });
    },
    database: () => gate.database(),
    rescue: createRescue(doors.factory),
    proceed: () => gate.proceed(),
    close: () => {
      closed = true;
      callOff();
      gate.close();
      listeners.clear();
    },
  };
}
