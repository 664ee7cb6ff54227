/**
 * Where the reader stands: everything that a link to this picture must carry, and nothing else.
 * It lives in the session and in the URL, never in the database.
 */
import type { EventId } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { FACETS, type Facet } from './facets.ts';

export type Theme = 'system' | 'light' | 'dark';

/** what the page is: the picture, or another way to see the same events */
export const ROOMS = ['timeline', 'own'] as const;
export type Room = (typeof ROOMS)[number];

/** ids of what is chosen of each facet; none: all */
export interface Filters extends Record<Facet, string[]> {
  /** words to look for, as typed */
  query: string;
  /** these events and no others, as a collection has them; none: all */
  only: EventId[];
}

export interface View {
  language: 'ar' | 'fr' | 'en';
  theme: Theme;
  /** first and last day in sight; null: as the data set opens */
  range: readonly [Day, Day] | null;
  /** the knowledge day; null: today */
  known: Day | null;
  selected: EventId | null;
  room: Room;
  filters: Filters;
  /** what the lanes stand for */
  lanes: 'side' | 'person' | 'topic' | 'kind' | 'status';
  /** quiet years are squeezed */
  quiet: boolean;
  /** the event from which the axis counts days; null: it names years */
  zero: EventId | null;
  /** time from right to left; null: as the language runs */
  mirrored: boolean | null;
  /** time down the page; null: as the width asks */
  form: 'across' | 'down' | null;
}

export const NO_FILTERS: Filters = { people: [], topics: [], places: [], kinds: [], statuses: [], sides: [], decades: [], publishers: [], languages: [], remarks: [], query: '', only: [] };

export function defaultView(language: View['language']): View {
  return { language, theme: 'system', range: null, known: null, selected: null, room: 'timeline', filters: NO_FILTERS, lanes: 'side', quiet: false, zero: null, mirrored: null, form: null };
}

export function isFiltered(filters: Filters): boolean {
  return FACETS.some((facet) => filters[facet].length > 0) || filters.query.trim() !== '' || filters.only.length > 0;
}
