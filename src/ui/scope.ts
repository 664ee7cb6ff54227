/** What is reviewed, and what the filters are then: a scope is no state of its own, so every room shows the same events. */
import type { EventId } from '../model/corpus.ts';
import { FACETS } from '../view/facets.ts';
import { isFiltered, NO_FILTERS, type Filters } from '../view/view.ts';

export const SCOPES = ['story', 'collection', 'decades', 'topics', 'people'] as const;
/** Something to review: one value of a filter, or some events. */
export interface Scope {
  of: (typeof SCOPES)[number];
  id: string;
  name: string;
  /** what it consists of; absent: what has this value */
  events?: readonly EventId[];
}

export const toFilters = ({ of, id, events }: Scope): Filters => ({ ...NO_FILTERS, ...(of === 'story' || of === 'collection' ? { only: [...(events ?? [])] } : { [of]: [id] }) });

/** of one scope among all; no id has a space */
export const keyOf = ({ of, id }: Scope): string => `${of} ${id}`;

/** no scope has words to look for or a period of the reader's own */
const same = (a: Filters, b: Filters): boolean =>
  a.query.trim() === '' && a.within === null && ([...FACETS, 'only'] as const).every((key) => a[key].length === b[key].length && a[key].every((each) => b[key].includes(each)));

/** Which of `scopes` the filters mean: its key; '' where that is everything, null where it is something else. */
export function scopeOf(filters: Filters, scopes: readonly Scope[]): string | null {
  if (!isFiltered(filters)) return '';
  const scope = scopes.find((each) => same(filters, toFilters(each)));
  return scope ? keyOf(scope) : null;
}
