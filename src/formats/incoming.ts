/**
 * What any foreign file comes to before it is ours: events and articles in its own words, each with the place where it
 * stands, its dates as EDTF. One importer makes it of each format; `arrival.ts` makes a set of our own form of it.
 *
 * Promises of every importer: it never throws, whatever it is given; each thing of the file is either among `events` or
 * `articles`, or named in `faults`; what was left out or changed of a thing that is taken is named in `remarks`; texts
 * are plain text; a date says no more than the file says (a year stays a year), and no day is moved by a time zone.
 */
import type { Problem } from '../model/problem.ts';
import type { EventKind, Status } from '../model/schema.ts';

/** A source that a foreign file names for an event, or a reference on its own. */
export interface IncomingArticle {
  /** where it stands in the file, such as `events.3.media` or `line 12` */
  at: string;
  /** as the file calls it */
  id?: string;
  title?: string;
  authors?: string[];
  /** newspaper, site, container */
  publisher?: string;
  /** EDTF */
  published?: string;
  /** http or https */
  url?: string;
  /** http or https: a copy in an archive */
  archived?: string;
  /** language tag */
  language?: string;
  note?: string;
}

export interface IncomingEvent {
  at: string;
  id?: string;
  title: string;
  text?: string;
  /** EDTF; null: the file says that it has none */
  date: string | null;
  /** the days of the date are a window, not its length */
  within?: true;
  /** what is to be shown in place of the date, in the file's words */
  words?: string;
  /** a period behind other events: an era, a background */
  era?: true;
  kind?: EventKind;
  status?: Status;
  /** lanes of the file: groups, categories, facets, tags */
  groups?: string[];
  people?: string[];
  place?: { name: string; at?: [latitude: number, longitude: number] };
  /** language tag, where it differs from the file's */
  language?: string;
  sources?: IncomingArticle[];
}

export interface Incoming {
  format: ForeignFormat;
  /** of the whole, where the file has one */
  title: string | null;
  text?: string;
  /** language tag, where the file says it */
  language: string | null;
  /** it is a table of ours: ids in it may be those of the corpus */
  own?: true;
  events: IncomingEvent[];
  /** references on their own, which speak of no event yet */
  articles: IncomingArticle[];
  /** things that cannot be taken */
  faults: Problem[];
  /** what was left out or read otherwise of things that are taken */
  remarks: Problem[];
}

export const FOREIGN_FORMATS = [
  'timelinejs', 'timelinejs-2', 'timelinejs-sheet', 'vis-timeline', 'simile-json', 'simile-xml', 'storyteller', 'wikidata', 'csl-json', 'ris', 'bibtex', 'table',
] as const;
export type ForeignFormat = (typeof FOREIGN_FORMATS)[number];
