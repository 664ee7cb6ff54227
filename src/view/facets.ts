/** What events can be filtered by, each as known on the knowledge day. Pure. */
import type { Corpus } from '../model/corpus.ts';
import { toCivil } from '../model/day.ts';
import { FIELDS, placesOf, type KnownEvent } from '../model/known.ts';
import { endsOf } from '../model/period.ts';
import { createRunning } from './running.ts';
import type { Page } from './view.ts';

export const FACETS = ['people', 'topics', 'places', 'kinds', 'statuses', 'sides', 'decades', 'publishers', 'languages', 'remarks'] as const;
export type Facet = (typeof FACETS)[number];

/** by which facet the events of what has a page are found */
export const FACET_OF = { person: 'people', publisher: 'publishers', place: 'places', topic: 'topics' } as const satisfies Record<Page['of'], Facet>;

/** an event that stands on neither side */
export const ELSEWHERE = 'elsewhere';
/** among the decades: an event that has no date (yet) */
export const UNDATED = 'undated';
export const REMARKS = ['disputed', 'moved'] as const;
/** languages of sources that have a name here */
export const SOURCE_LANGUAGES = ['ar', 'fr', 'en', 'other'] as const;

/** plans that came to something else */
const MOVED = new Set(['moved', 'withdrawn', 'lapsed', 'otherwise']);

function decadesOf({ span }: KnownEvent): string[] {
  const ends = endsOf(span);
  if (ends === null) return [UNDATED];
  const [first, last] = [Math.floor(toCivil(ends[0]).year / 10), Math.floor(toCivil(ends[1]).year / 10)];
  // years before 1 have no decades here
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * 10).filter((year) => year >= 0).map(String);
}

const articlesOf = (corpus: Corpus, event: KnownEvent) => event.reports.flatMap((id) => corpus.articleById.get(corpus.reportById.get(id)?.article ?? '') ?? []);

const VALUES: Record<Facet, (event: KnownEvent, corpus: Corpus) => string[]> = {
  people: (event) => event.people.map(({ person }) => person),
  topics: (event) => event.topics,
  places: (event) => placesOf(event),
  kinds: (event) => [event.kind],
  statuses: (event) => [event.status],
  sides: (event) => [event.side?.toLowerCase() ?? ELSEWHERE],
  decades: decadesOf,
  publishers: (event, corpus) => articlesOf(corpus, event).map(({ publisher }) => publisher),
  languages: (event, corpus) => articlesOf(corpus, event).map(({ language }) => ((SOURCE_LANGUAGES as readonly string[]).includes(language) ? language : 'other')),
  remarks: (event) => [
    ...(FIELDS.some((field) => event.against[field].length > 0) ? ['disputed'] : []),
    ...(event.plans.some(({ fate }) => MOVED.has(fate)) ? ['moved'] : []),
  ],
};

/** an event that nothing happened to is the same object on other days: what it has is read once */
const kept = new WeakMap<KnownEvent, Partial<Record<Facet, readonly string[]>>>();

/** The values of one facet that an event has, each once. */
export function valuesOf(facet: Facet, event: KnownEvent, corpus: Corpus): readonly string[] {
  let own = kept.get(event);
  if (own === undefined) kept.set(event, (own = {}));
  return (own[facet] ??= [...new Set(VALUES[facet](event, corpus))]);
}

type Counts = Map<string, number>;
const counters = new WeakMap<Corpus, Map<Facet, (events: readonly KnownEvent[]) => Counts>>();

const createCounter = (facet: Facet, corpus: Corpus): ((events: readonly KnownEvent[]) => Counts) =>
  createRunning<Counts>(
    () => new Map(),
    (counts) => new Map(counts),
    (counts, event, by) => {
      for (const value of valuesOf(facet, event, corpus)) {
        const count = (counts.get(value) ?? 0) + by;
        if (count === 0) counts.delete(value);
        else counts.set(value, count);
      }
      return counts;
    },
  );

/** Events → how many have each value of a facet; of the list that was counted last, only what is other is looked at. */
export function countValues(facet: Facet, events: readonly KnownEvent[], corpus: Corpus): ReadonlyMap<string, number> {
  const own = counters.get(corpus) ?? new Map<Facet, (events: readonly KnownEvent[]) => Counts>();
  counters.set(corpus, own);
  const counter = own.get(facet) ?? createCounter(facet, corpus);
  own.set(facet, counter);
  return counter(events);
}
