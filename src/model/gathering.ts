/**
 * The things of a corpus that come in one piece and not as the files of `data/`: a bundle, articles that the reader
 * brings, a foreign file made ours. Shape checked, each thing with its place in the piece.
 *
 * Promises: as of `readSource`: every fault of shape is told with its path; what else is wrong with the others is still
 * found; what is not a list of things is one problem.
 */
import * as v from 'valibot';
import type { Problem } from './problem.ts';
import { shown } from './shown.ts';
import { ArticleSchema, DatasetSchema, EventSchema, PersonSchema, PlaceSchema, PublisherSchema, StorySchema, TopicSchema } from './schema.ts';
import { startSource, toProblem, type Kind, type Placed, type Source } from './source.ts';

/** Lists of things in our form, not looked at yet; a list that is absent is empty, and a thing that is `undefined` left out. */
export type Pieces = Partial<Record<Kind, unknown>> & { dataset?: unknown };

const SCHEMAS = {
  people: PersonSchema, places: PlaceSchema, topics: TopicSchema, publishers: PublisherSchema, events: EventSchema, articles: ArticleSchema, stories: StorySchema,
} as const satisfies Record<Kind, v.GenericSchema>;

/** Pieces of `file` → things in their places, and every problem of shape. `onRow` hears of each thing. */
export function gather(pieces: Pieces, file: string, onRow: () => void = () => undefined): { source: Source; problems: Problem[] } {
  const source = startSource();
  const problems: Problem[] = [];
  function take<S extends v.GenericSchema>(schema: S, at: string, raw: unknown): Placed<v.InferOutput<S>>[] {
    const result = v.safeParse(schema, raw);
    if (result.success) return [{ file, at, value: result.output }];
    problems.push(...result.issues.map((issue) => toProblem(file, at, issue)));
    return [];
  }
  if (pieces.dataset !== undefined) source.dataset = take(DatasetSchema, 'dataset', pieces.dataset)[0] ?? null;
  for (const kind of Object.keys(SCHEMAS) as Kind[]) {
    const raw = pieces[kind] ?? [];
    if (!Array.isArray(raw)) {
      source.unread.add(kind);
      problems.push({ code: 'shape', file, path: kind, expected: 'a list', found: shown(raw) });
      continue;
    }
    const rows: Placed<unknown>[] = source[kind];
    (raw as unknown[]).forEach((row, index) => {
      if (row === undefined) return;
      onRow();
      const at = `${kind}.${index}`;
      if (typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string') source.ids[kind].add(row.id);
      rows.push(...take(SCHEMAS[kind], at, row));
      source.raw.push({ file, at, value: row });
    });
  }
  return { source, problems };
}
