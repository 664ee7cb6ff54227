/**
 * The corpus and the reader's own sets laid together, to be drawn as one.
 *
 * Promises: where two have a thing of the same id, the first one's stands and the other is not drawn twice; what a set
 * says of an event of another is said of that event; every event and article of a set knows whose it is; a set drawn
 * alone without sides stands above, all of it; the version names all that is in it and nothing else.
 */
import type { Dataset, Evidence, First } from './corpus.ts';
import type { Words } from './schema.ts';

/** Both assets of one edition; evidence null: not here yet. */
export interface Whole {
  first: First;
  evidence: Evidence | null;
}
/** A set of the reader's own, compiled. */
export interface OwnSet extends Whole {
  id: string;
  name: string;
}

const THINGS = ['people', 'places', 'topics', 'publishers', 'events', 'articles', 'reports'] as const;
const BEHIND = ['prose', 'bibliography', 'quotations', 'stories'] as const;

/** `base` with the sets that are switched on. `drawn`: its own events are drawn too, and not only what the sets name of it. */
export function layTogether(base: Whole, sets: readonly OwnSet[], drawn = true): Whole {
  if (sets.length === 0 && drawn) return base;
  const { first, evidence } = base;
  const own = sets.map((set) => ({ first: withSet(set), evidence: set.evidence }));
  const bare = { ...first, events: [], articles: [], reports: [] };
  const firsts: First[] = [drawn ? first : bare, ...own.map((set) => set.first)];
  const evidences = [drawn ? evidence : { ...evidence, prose: [], bibliography: [], quotations: [], stories: [] }, ...own.map((set) => set.evidence)];
  const version = [drawn ? first.version : `-${first.version}`, ...own.map((set) => set.first.version)].join('+');
  const merged = Object.fromEntries(THINGS.map((table) => [table, unite(firsts.map((each) => each[table] as { id: string }[]))])) as unknown as Pick<First, (typeof THINGS)[number]>;
  const dataset = drawn ? first.dataset : toDataset(first.dataset, own.map((set) => set.first.dataset));
  const sided = drawn || merged.events.some(({ side }) => side !== null);
  return {
    first: {
      ...first,
      version,
      dataset: sided ? dataset : toOneSided(dataset),
      ...merged,
      ...(sided ? {} : { events: merged.events.map((event) => ({ ...event, side: ALONE })) }),
      sets: sets.map(({ id, name }) => ({ id, name })),
    },
    evidence: evidence && {
      ...evidence,
      version,
      ...(Object.fromEntries(BEHIND.map((table) => [table, unite(evidences.map((each) => (each?.[table] ?? []) as { id: string }[]))])) as unknown as Pick<Evidence, (typeof BEHIND)[number]>),
    },
  };
}

/** what is brought is marked once, however often it is laid */
const marked = new WeakMap<First, { id: string; first: First }>();

/** The events and articles of a set know whose they are. */
function withSet({ id, first }: OwnSet): First {
  const known = marked.get(first);
  if (known?.id === id) return known.first;
  const its = { ...first, events: first.events.map((event) => ({ ...event, set: id })), articles: first.articles.map((article) => ({ ...article, set: id })) };
  marked.set(first, { id, first: its });
  return its;
}

/** Rows of several tables, of each id the first; in one table there is none twice. */
function unite<T extends { id: string }>(tables: readonly T[][]): T[] {
  if (tables.length === 1) return tables[0]!;
  const seen = new Set<string>();
  return tables.flatMap((rows, table) => {
    const own = seen.size === 0 ? rows : rows.filter(({ id }) => !seen.has(id));
    if (table < tables.length - 1) for (const { id } of own) seen.add(id);
    return own;
  });
}

/** What sets without the corpus are called, and the days that they open with. */
function toDataset(base: Dataset, sets: readonly Dataset[]): Dataset {
  const [one] = sets;
  if (one === undefined) return base;
  return {
    ...base,
    ...(sets.length === 1 ? one : {}),
    opening: [Math.min(...sets.map(({ opening }) => opening[0])), Math.max(...sets.map(({ opening }) => opening[1]))],
    presets: sets.length === 1 ? one.presets : [],
    watchedUntil: Math.max(...sets.map(({ watchedUntil }) => watchedUntil)),
  };
}

/** Whether all of it stands above: it is of no two sides. */
export const isOneSided = ({ sides }: Dataset): boolean => sides[1]?.id === BELOW;

/** one side above the strait, and nothing below */
const ALONE = 'XA';
const BELOW = 'XB';
const NOTHING: Words = { en: '', fr: '', ar: '' };
const toOneSided = (dataset: Dataset): Dataset => ({
  ...dataset,
  sides: [{ id: ALONE, name: dataset.title, where: dataset.title }, { id: BELOW, name: NOTHING, where: NOTHING }],
});
