/**
 * Our own format whole: the files of `data/` in one JSON text.
 *
 * Promises: bundle → files → bundle is identical; what leaves it compiles to the same corpus; a bundle of a later
 * format, or what is none, is refused with what was expected and what was found.
 */
import * as v from 'valibot';
import type { Problem } from '../model/problem.ts';
import { FORMAT_VERSION } from '../model/schema.ts';
import { toProblem, type Placed, type Source } from '../model/source.ts';

export const BUNDLE = 'rapprochement-bundle';

const LISTS = ['people', 'places', 'topics', 'publishers'] as const;
const thing = v.looseObject({ id: v.string() });
const BundleSchema = v.strictObject({
  bundle: v.literal(BUNDLE),
  format: v.literal(FORMAT_VERSION),
  /** content hash of the corpus that it holds */
  version: v.string(),
  dataset: v.looseObject({}),
  ...(Object.fromEntries(LISTS.map((list) => [list, v.array(thing)])) as Record<(typeof LISTS)[number], v.ArraySchema<typeof thing, undefined>>),
  events: v.array(v.looseObject({ id: v.string(), date: v.nullable(v.string()) })),
  articles: v.array(v.looseObject({ id: v.string(), published: v.nullable(v.string()) })),
  stories: v.array(thing),
});
export type Bundle = v.InferOutput<typeof BundleSchema>;

/** Files as read, without a problem in them, and the version that they compile to → the bundle. */
export function toBundle(source: Source, version: string): Bundle {
  const values = (rows: Placed<{ id: string }>[]) => rows.map(({ value }) => bare(value)).sort((a, b) => (a.id < b.id ? -1 : 1));
  if (source.dataset === null) throw new TypeError('A bundle needs its dataset');
  return {
    bundle: BUNDLE,
    format: FORMAT_VERSION,
    version,
    dataset: bare(source.dataset.value),
    people: values(source.people),
    places: values(source.places),
    topics: values(source.topics),
    publishers: values(source.publishers),
    events: values(source.events) as Bundle['events'],
    articles: values(source.articles) as Bundle['articles'],
    stories: values(source.stories),
  };
}

/** The pointer to a schema is for editors of files. */
function bare<T extends object>(value: T): Omit<T, '$schema'> {
  const { $schema: _pointer, ...rest } = value as T & { $schema?: string };
  return rest;
}

/** A value of JSON, of a file called `file` → the bundle, or every problem of its frame. */
export function parseBundle(value: unknown, file: string): { bundle: Bundle } | { problems: Problem[] } {
  const { format } = (typeof value === 'object' && value !== null ? value : {}) as { format?: unknown };
  if (typeof format === 'number' && format > FORMAT_VERSION) {
    return { problems: [{ code: 'version', file, path: 'format', expected: `format ${FORMAT_VERSION}`, found: `format ${format}` }] };
  }
  const result = v.safeParse(BundleSchema, value);
  if (result.success) return { bundle: result.output };
  return { problems: result.issues.map((issue) => toProblem(file, '', issue)) };
}
