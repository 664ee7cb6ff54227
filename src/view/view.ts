/**
 * Where the reader stands: everything that a link to this picture must carry, and nothing else.
 * It lives in the session and in the URL, never in the database.
 */
import type { EventId } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { Period } from '../model/period.ts';
import { FACETS, type Facet } from './facets.ts';
import type { Sort } from './sorting.ts';

export type Theme = 'system' | 'light' | 'dark';

/** what the page is: the picture, or another way to see the same events */
export const ROOMS = ['timeline', 'stories', 'review', 'table', 'changes', 'compare', 'figures', 'own', 'data'] as const;
export type Room = (typeof ROOMS)[number];

/** what is done in the room for review */
export const STUDIES = ['cards', 'order', 'sheet'] as const;
export type Study = (typeof STUDIES)[number];

/** ids of what is chosen of each facet; none: all */
export interface Filters extends Record<Facet, string[]> {
  /** a period of the reader's own, chosen like one of the decades; null: none */
  within: Period | null;
  /** words to look for, as typed */
  query: string;
  /** these events and no others, as a collection has them; none: all */
  only: EventId[];
}

/** what has a page of its own */
export const SUBJECTS = ['person', 'publisher', 'place', 'topic'] as const;
export interface Page {
  of: (typeof SUBJECTS)[number];
  id: string;
}

/** A story that is told, and how far it is. */
export interface Telling {
  id: string;
  /** from 0; past the last one the last is meant */
  step: number;
  /** it goes on as the reader scrolls */
  scroll: boolean;
}

export interface View {
  language: 'ar' | 'fr' | 'en';
  theme: Theme;
  /** first and last day in sight; null: as the data set opens */
  range: readonly [Day, Day] | null;
  /** the knowledge day; null: today */
  known: Day | null;
  /** the day that the knowledge day is compared with; null: today, or where that is the knowledge day, a year earlier */
  other: Day | null;
  selected: EventId | null;
  /** shown over the event that is selected */
  page: Page | null;
  /** told beside the timeline, or on a page of its own among the stories; null: none */
  story: Telling | null;
  room: Room;
  study: Study;
  /** the corpus is put aside: the reader's own sets stand alone */
  bare: boolean;
  /** what changed first stands first */
  oldest: boolean;
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
  /** how the table is sorted; null: in the order of time */
  sort: Sort | null;
  /** the table lists only what has a day in sight on the timeline, or none */
  inSight: boolean;
}

export const NO_FILTERS: Filters = { people: [], topics: [], places: [], kinds: [], statuses: [], sides: [], decades: [], publishers: [], languages: [], remarks: [], within: null, query: '', only: [] };

export function defaultView(language: View['language']): View {
  return { language, theme: 'system', range: null, known: null, selected: null, page: null, story: null, room: 'timeline', study: 'cards', bare: false, filters: NO_FILTERS, lanes: 'side', quiet: false, zero: null, mirrored: null, form: null, sort: null, inSight: false, other: null, oldest: false };
}

export function isFiltered(filters: Filters): boolean {
  return FACETS.some((facet) => filters[facet].length > 0) || filters.within !== null || filters.query.trim() !== '' || filters.only.length > 0;
}
