/**
 * The corpus from the network: two files, looked at before anything is done with them.
 * Promises: a file that did not come, is not JSON, has another form, another version or comes from later code is
 * one `LoadProblem` and nothing else; no load hangs longer than thirty seconds.
 */
import { COMPILER, type Evidence, type First } from '../model/corpus.ts';
import { FORMAT_VERSION } from '../model/schema.ts';
import { shown } from '../model/shown.ts';
import { parseEvidence, parseFirst, type Shaped } from '../model/shape.ts';

export interface LoadProblem {
  code:
    | 'fetch' // did not come: no network, or an answer that is not 200
    | 'parse' // not JSON
    | 'shape' // JSON, but not the corpus
    | 'version' // the two files are not of one edition
    | 'newer'; // written by later code than ours
  url: string;
  /** dotted path within the file; empty: the whole file */
  path: string;
  expected: string;
  found: string;
}

/** Where an edition comes from. */
export interface Source {
  firstUrl: string;
  evidenceUrl: string;
  /** the edition that must come; null: any (an address the reader gave) */
  version: string | null;
}

export interface NetDoors {
  fetch: (url: string, init: { signal: AbortSignal }) => Promise<Response>;
  after: (milliseconds: number, then: () => void) => () => void;
}

const TIME_OUT = 30_000;

export type Loaded<T> = { ok: true; value: T } | { ok: false; problem: LoadProblem };
const no = (problem: LoadProblem): { ok: false; problem: LoadProblem } => ({ ok: false, problem });

/** The first asset, its rows in the order of their ids, as the database would give them back. */
export async function fetchFirst(source: Source, doors: NetDoors): Promise<Loaded<First>> {
  const { firstUrl: url, version } = source;
  const got = await fetchJson(url, doors);
  if (!got.ok) return got;
  const late = newer(got.value, url);
  if (late) return no(late);
  const first = fit(parseFirst(got.value), url);
  if (!first.ok) return first;
  if (version !== null && first.value.version !== version) return no(otherVersion(url, version, first.value.version));
  for (const table of ['people', 'places', 'topics', 'publishers', 'events', 'articles', 'reports'] as const) first.value[table].sort(byId);
  return first;
}

/** The evidence of the edition `version`. */
export async function fetchEvidence(source: Source, version: string, doors: NetDoors): Promise<Loaded<Evidence>> {
  const url = source.evidenceUrl;
  const got = await fetchJson(url, doors);
  if (!got.ok) return got;
  const late = newer(got.value, url);
  if (late) return no(late);
  const evidence = fit(parseEvidence(got.value), url);
  if (!evidence.ok) return evidence;
  if (evidence.value.version !== version) return no(otherVersion(url, version, evidence.value.version));
  for (const table of ['prose', 'bibliography', 'quotations'] as const) evidence.value[table].sort(byId);
  return evidence;
}

/** IndexedDB's order of keys, so that an edition is the same from the network and from the device. */
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

async function fetchJson(url: string, doors: NetDoors): Promise<Loaded<unknown>> {
  const problem = (code: LoadProblem['code'], expected: string, found: string) => no({ code, url, path: '', expected, found });
  const giveUp = new AbortController();
  const callOff = doors.after(TIME_OUT, () => giveUp.abort());
  let body: string;
  try {
    const response = await doors.fetch(url, { signal: giveUp.signal });
    if (!response.ok) return problem('fetch', 'status 200', `status ${response.status}`);
    body = await response.text();
  } catch (error) {
    const found = giveUp.signal.aborted ? `no answer in ${TIME_OUT / 1000} s` : error instanceof Error ? error.message : String(error);
    return problem('fetch', 'an answer', found);
  } finally {
    callOff();
  }
  try {
    return { ok: true, value: JSON.parse(body) as unknown };
  } catch {
    return problem('parse', 'JSON', body === '' ? 'an empty file' : shown(body));
  }
}

/** Asked before the form: a later format may have another. */
function newer(value: unknown, url: string): LoadProblem | null {
  const { format, compiler } = (typeof value === 'object' && value !== null ? value : {}) as { format?: unknown; compiler?: unknown };
  const late = (path: string, ours: number, theirs: number): LoadProblem => ({ code: 'newer', url, path, expected: `at most ${ours}`, found: String(theirs) });
  if (typeof format === 'number' && format > FORMAT_VERSION) return late('format', FORMAT_VERSION, format);
  if (typeof compiler === 'number' && compiler > COMPILER) return late('compiler', COMPILER, compiler);
  return null;
}

function fit<T extends { format: number }>(shaped: Shaped<T>, url: string): Loaded<T> {
  if (!shaped.ok) return no({ code: 'shape', url, ...shaped.fault });
  const { format } = shaped.value;
  if (format !== FORMAT_VERSION) return no({ code: 'shape', url, path: 'format', expected: String(FORMAT_VERSION), found: shown(format) });
  return shaped;
}

const otherVersion = (url: string, expected: string, found: string): LoadProblem => ({ code: 'version', url, path: 'version', expected, found: shown(found) });
