/**
 * The files of `data/` as read: JSON and shape checked, each thing with the place it came from.
 *
 * Promises: every file that is not of the form of its schema is told, with the path of each fault; what else
 * is wrong with the others is still found; a file that the corpus has no place for is told too.
 */
import * as v from 'valibot';
import { parseJson } from './json.ts';
import type { Problem } from './problem.ts';
import { shown, toStep } from './shown.ts';
import {
  ArticleSchema, DatasetSchema, EventSchema, FORMAT_VERSION, PersonSchema, PlaceSchema, PublisherSchema, StorySchema, TermSchema, TopicSchema,
  type ArticleFile, type DatasetFile, type EventFile, type PersonFile, type PlaceFile, type PublisherFile, type StoryFile, type TermFile, type TopicFile,
} from './schema.ts';

/** One file: path relative to `data/` with forward slashes, and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

/** A thing and where it stands. */
export interface Placed<T> {
  file: string;
  /** dotted path of the thing in its file; empty: it is the file */
  at: string;
  value: T;
}

export type Kind = 'people' | 'places' | 'topics' | 'publishers' | 'events' | 'articles' | 'stories';

export interface Source {
  dataset: Placed<DatasetFile> | null;
  people: Placed<PersonFile>[];
  places: Placed<PlaceFile>[];
  topics: Placed<TopicFile>[];
  publishers: Placed<PublisherFile>[];
  events: Placed<EventFile>[];
  articles: Placed<ArticleFile>[];
  stories: Placed<StoryFile>[];
  /** the glossary */
  terms: Placed<TermFile>[];
  /** every id met, those of faulty things included, so that one fault does not bring others */
  ids: Record<Kind, Set<string>>;
  /** lists that could not be read at all, which is one problem and not one for each name in them */
  unread: Set<Kind>;
  /** every file that is JSON */
  raw: Placed<unknown>[];
}

const LISTS = { people: PersonSchema, places: PlaceSchema, topics: TopicSchema, publishers: PublisherSchema } as const;
/** A list that may be missing, and that nothing else names. */
const GLOSSARY = 'glossary.json';
const THING = /^(?:(events|articles)\/[^/]+|(stories))\/([^/]+)\.json$/;

/** Dotted path below another one. */
export function below(at: string, ...steps: (string | number)[]): string {
  return [...(at === '' ? [] : [at]), ...steps.map((step) => (typeof step === 'string' ? toStep(step) : step))].join('.');
}

/** Nothing read yet. */
export function startSource(): Source {
  const ids: Source['ids'] = { people: new Set(), places: new Set(), topics: new Set(), publishers: new Set(), events: new Set(), articles: new Set(), stories: new Set() };
  return { dataset: null, people: [], places: [], topics: [], publishers: [], events: [], articles: [], stories: [], terms: [], ids, unread: new Set(), raw: [] };
}

/** Files → things in their places, and every problem of JSON and shape. */
export function readSource(files: readonly SourceFile[]): { source: Source; problems: Problem[] } {
  const source = startSource();
  const { ids } = source;
  const problems: Problem[] = [];

  function take<S extends v.GenericSchema>(schema: S, file: string, at: string, raw: unknown): Placed<v.InferOutput<S>> | null {
    const result = v.safeParse(schema, raw);
    if (result.success) return { file, at, value: result.output };
    problems.push(...result.issues.map((issue) => toProblem(file, at, issue)));
    return null;
  }

  for (const { path: file, text } of files) {
    const reading = parseJson(text);
    const thing = THING.exec(file);
    const stem = /([^/]*)\.json$/.exec(file)?.[1] ?? '';
    const room = (thing?.[1] ?? thing?.[2]) as 'events' | 'articles' | 'stories' | undefined;
    if (room) ids[room].add(thing?.[3] ?? '');
    if ('fault' in reading) {
      problems.push({ code: 'json', file, path: '', ...reading.fault });
      if (isList(stem)) source.unread.add(stem);
      continue;
    }
    const raw = reading.value;
    source.raw.push({ file, at: '', value: raw });
    if (file === 'dataset.json') source.dataset = take(DatasetSchema, file, '', raw);
    else if (room === 'events') source.events.push(...some(take(EventSchema, file, '', raw)));
    else if (room === 'articles') source.articles.push(...some(take(ArticleSchema, file, '', raw)));
    else if (room === 'stories') source.stories.push(...some(take(StorySchema, file, '', raw)));
    else if (file === `${stem}.json` && isList(stem)) readList(stem, file, raw);
    else if (file === GLOSSARY) readTerms(file, raw);
    else problems.push({ code: 'name', file, path: '', expected: 'dataset.json, people.json, places.json, topics.json, publishers.json, glossary.json, events/<year>/<id>.json, articles/<year>/<id>.json or stories/<id>.json', found: file });
  }

  function readTerms(file: string, raw: unknown): void {
    if (!Array.isArray(raw)) problems.push(noList(file, raw));
    else raw.forEach((row: unknown, index) => source.terms.push(...some(take(TermSchema, file, String(index), row))));
  }

  function readList(kind: keyof typeof LISTS, file: string, raw: unknown): void {
    if (!Array.isArray(raw)) {
      source.unread.add(kind);
      problems.push(noList(file, raw));
      return;
    }
    const add = <T>(rows: Placed<T>[], schema: v.GenericSchema<unknown, T>): void => {
      raw.forEach((row: unknown, index) => rows.push(...some(take(schema, file, String(index), row))));
    };
    for (const row of raw as unknown[]) {
      if (typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string') ids[kind].add(row.id);
    }
    if (kind === 'people') add(source.people, LISTS.people);
    else if (kind === 'places') add(source.places, LISTS.places);
    else if (kind === 'topics') add(source.topics, LISTS.topics);
    else add(source.publishers, LISTS.publishers);
  }

  const present = new Set(files.map(({ path }) => path));
  for (const stem of ['dataset', ...Object.keys(LISTS)]) {
    const file = `${stem}.json`;
    if (present.has(file)) continue;
    problems.push({ code: 'name', file, path: '', expected: 'the file', found: 'none' });
    if (isList(stem)) source.unread.add(stem);
  }
  return { source, problems };
}

const noList = (file: string, raw: unknown): Problem => ({ code: 'shape', file, path: '', expected: 'a list', found: raw === null ? 'null' : typeof raw });
const isList = (stem: string): stem is keyof typeof LISTS => Object.hasOwn(LISTS, stem);
const some = <T>(value: T | null): T[] => (value === null ? [] : [value]);

/** What a schema has against a value that stands at `at`, in our words. */
export function toProblem(file: string, at: string, issue: v.BaseIssue<unknown>): Problem {
  const path = below(at, ...(issue.path ?? []).map((step) => String(step.key)));
  // texts and keys stand between quotation marks as they are
  // a text that is empty has nothing in it, not the length 0
  const found = issue.input === '' ? 'nothing' : issue.received.startsWith('"') ? shown(issue.received.slice(1, -1)) : issue.received;
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return { code: 'shape', file, path, expected: 'no such key', found };
  }
  if ((file === 'dataset.json' ? path === 'format' : path === 'dataset.format') && typeof issue.input === 'number' && issue.input > FORMAT_VERSION) {
    return { code: 'version', file, path, expected: `format ${FORMAT_VERSION}`, found: `format ${issue.input}` };
  }
  // A message of the schema's own says what is expected; valibot's default ones begin with "Invalid".
  const missing = issue.received === 'undefined';
  const expected = missing && (issue.type === 'strict_object' || issue.type === 'loose_object') ? 'the key' : issue.message.startsWith('Invalid ') ? (issue.expected ?? issue.message) : issue.message;
  return { code: 'shape', file, path, expected, found: missing ? 'nothing' : found };
}
