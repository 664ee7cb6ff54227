/**
 * What a foreign file brings, made things of our own form: a set that stands beside the corpus.
 *
 *   event of the file      ─► event, and what the file says of it: a report of the file
 *   its groups             ─► topics      its people ─► persons      its place ─► place
 *   its sources            ─► articles that speak of the event
 *   reference on its own   ─► article that speaks of nothing yet
 *
 * Promises: the same file in the same set gives the same ids; people, places, topics and publishers that the corpus
 * has under the same name are the corpus's; what the file does not say is not said; every event stands on the file, but
 * for one that a table of ours names by its id in the corpus: it keeps that id, and the corpus's stands; a note or an
 * abstract, for which an article has no place, is told.
 */
import { toAddressKey } from '../model/address.ts';
import type { Context } from '../model/compile.ts';
import { toCivil, toIsoDay, type Day } from '../model/day.ts';
import { parseEdtf } from '../model/edtf.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Pieces } from '../model/gathering.ts';
import type {
  ArticleFile, DatasetFile, EventFile, PersonFile, PlaceFile, PublisherFile, ReportFile, TopicFile,
} from '../model/schema.ts';
import type { Problem } from '../model/problem.ts';
import { shown } from '../model/shown.ts';
import { fileOfSet, UNKNOWN } from '../model/tongue.ts';
import type { Incoming, IncomingArticle, IncomingEvent } from './incoming.ts';
import { createNames, toWords } from './named.ts';
import { tidyName } from './prose.ts';

export interface Home {
  /** of the set: what its ids begin with */
  id: string;
  name: string;
  /** name of the file */
  file: string;
  /** what it may speak of */
  context: Context;
  /** whose people, places, topics and publishers are its own: the corpus of the site, which no switch takes away */
  site: Context;
  sides: DatasetFile['sides'];
  today: Day;
}

/** years that a day in our form can name */
const [FIRST, LAST] = ['0001-01-01', '9999-12-31'];

/** What an importer made of a file → pieces to be compiled. */
export function toPieces(brought: Incoming, home: Home): Pieces {
  const incoming = tidy(brought);
  const language = incoming.language ?? sharedLanguage(incoming.events) ?? UNKNOWN;
  const names = createNames(home);
  const articles = new Map<string, ArticleFile>();
  const file: ArticleFile = { id: fileOfSet(home.id), title: incoming.title ?? home.file, publisher: `${home.id}-publisher`, language, published: null, url: null, reports: [] };
  const keys = new Map<string, number>();

  /** of an event or article: what the file calls it, or what it is */
  function toId(called: string): string {
    const nth = (keys.get(called) ?? 0) + 1;
    keys.set(called, nth);
    return `${home.id}-${fingerprint(nth === 1 ? called : `${called}\0${nth}`)}`;
  }

  function articleOf(source: IncomingArticle, fallback: string): ArticleFile {
    const called = calledOf(source);
    const found = articles.get(called);
    if (found) return found;
    const made: ArticleFile = {
      id: toId(`article\0${called}`),
      title: source.title ?? null,
      ...(source.authors === undefined || source.authors.length === 0 ? {} : { author: source.authors.join('; ') }),
      publisher: names.publisher(source.publisher, source.url, source.language ?? fallback),
      language: source.language ?? fallback,
      published: source.published ?? null,
      url: source.url ?? null,
      ...(source.archived === undefined ? {} : { archived: source.archived }),
      reports: [],
    };
    articles.set(called, made);
    return made;
  }

  const ofCorpus = new Set(incoming.own ? home.site.events.map(({ id }) => id) : []);
  const events = incoming.events.map((event): EventFile => {
    // the corpus's own stands, and nothing is said of it anew
    if (event.id !== undefined && ofCorpus.has(event.id)) {
      const { id, ...rest } = event;
      return toEvent(rest, id, home.today, names);
    }
    const made = toEvent(event, toId(`event\0${event.id ?? JSON.stringify([event.title, event.date])}`), home.today, names);
    file.reports.push(toReport(made));
    for (const source of event.sources ?? []) {
      const { reports } = articleOf(source, event.language ?? language);
      // events come one after another
      if (reports.at(-1)?.event !== made.id) reports.push({ event: made.id });
    }
    return made;
  });
  for (const reference of incoming.articles) articleOf(reference, language);

  const publisher: PublisherFile = { id: file.publisher, name: home.name, country: null, language };
  return {
    dataset: toOwnDataset({ title: incoming.title ?? home.name, text: incoming.text }, events, home),
    people: names.made.people satisfies PersonFile[],
    places: names.made.places satisfies PlaceFile[],
    topics: names.made.topics satisfies TopicFile[],
    publishers: [...(file.reports.length > 0 ? [publisher] : []), ...names.made.publishers],
    events,
    articles: [...(file.reports.length > 0 ? [file] : []), ...articles.values()],
    stories: [],
  };
}

/** What tells one article from another: its address, or else all that names it. */
const calledOf = ({ url, publisher, title, published }: IncomingArticle): string => (url === undefined ? JSON.stringify([publisher, title, published]) : toAddressKey(url));

/** What is not carried: of references to one page all but the first, and notes and abstracts, which an article has no place for: told once, with the first. */
export function leftOf(incoming: Incoming, file: string): Problem[] {
  const seen = new Set<string>();
  const again = tidy(incoming).articles.flatMap((reference): Problem[] => {
    const called = calledOf(reference);
    if (seen.has(called)) return [{ code: 'duplicate', file, path: reference.at, expected: 'each once', found: shown(reference.url ?? reference.title ?? called) }];
    seen.add(called);
    return [];
  });
  return [...again, ...notesOf(incoming, file)];
}

function notesOf({ events, articles }: Incoming, file: string): Problem[] {
  const noted = [...events.flatMap(({ sources = [] }) => sources), ...articles].flatMap(({ at, note }) => (note === undefined ? [] : [{ at, note }]));
  const [first] = noted;
  if (first === undefined) return [];
  const times = noted.length > 1 ? `, and so ${String(noted.length)} times` : '';
  return [{ code: 'left', file, path: first.at, expected: 'a title, names, a date and an address; articles have no place for notes and abstracts', found: `${shown(first.note)}${times}` }];
}

/** The language of every event, where all name one and the same. */
function sharedLanguage(events: readonly IncomingEvent[]): string | undefined {
  const first = events[0]?.language;
  return events.every(({ language }) => language === first) ? first : undefined;
}

/** Texts of our own form stand on one line, without marks of direction. */
function tidy<T>(value: T): T {
  if (typeof value === 'string') return tidyName(value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => tidy(each)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'faults' || key === 'remarks' ? (inner as unknown) : tidy(inner as unknown)])) as T;
}

function toEvent(event: IncomingEvent, id: string, today: Day, names: ReturnType<typeof createNames>): EventFile {
  const end = event.date === null ? null : (parseEdtf(event.date)?.to ?? null);
  const place = event.place && names.place(event.place);
  return {
    id,
    ...(event.id === undefined ? {} : { foreignId: event.id }),
    kind: event.kind ?? (event.era ? 'crisis' : 'context'),
    side: null,
    title: toWords(event.title),
    summary: toWords(event.text ?? event.title),
    date: event.date,
    ...(event.within && event.date !== null ? { within: true as const } : {}),
    ...(event.words === undefined || event.date === null ? {} : { words: event.words }),
    status: event.status ?? (event.date === null ? 'announced' : end !== null && end > today ? 'planned' : 'held'),
    place: place ?? null,
    people: [...new Set((event.people ?? []).map((name) => names.person(name)))].map((person) => ({ person, part: 'interlocutor' as const })),
    topics: [...new Set((event.groups ?? []).map(names.topic))],
    links: [],
    confidence: 'medium',
  };
}

/** What the file says of an event: all of it. */
const toReport = ({ id, status, date, within, words, place, people, topics }: EventFile): ReportFile => ({
  event: id,
  status,
  date,
  ...(within === undefined ? {} : { within }),
  ...(words === undefined ? {} : { words }),
  ...(place === null ? {} : { place }),
  ...(people.length === 0 ? {} : { people: people.map(({ person }) => person) }),
  ...(topics.length === 0 ? {} : { topics }),
});

/** What the set says of itself. It opens with all the days of its events. */
export function toOwnDataset({ title, text }: { title: string; text?: string | undefined }, events: readonly { date: string | null }[], { sides, today }: Pick<Home, 'sides' | 'today'>): DatasetFile {
  const days = events.flatMap(({ date }) => {
    const span = date === null ? null : parseEdtf(date);
    return [span?.from, span?.to].filter((day) => day != null);
  });
  // not spread: there may be a hundred thousand
  const [from, to] = days.reduce(([least, most], day) => [Math.min(least, day), Math.max(most, day)], [Infinity, -Infinity]);
  return {
    format: 1,
    title: toWords(title),
    description: toWords(text ?? title),
    sides,
    opening: from > to ? { from: toIsoDay(today - 365), to: toIsoDay(today) } : { from: toWritten(from), to: toWritten(to) },
    presets: [],
    languages: ['en', 'fr', 'ar'],
    watchedUntil: toIsoDay(today),
  };
}

function toWritten(day: Day): string {
  const { year } = toCivil(day);
  return year < 1 ? FIRST : year > 9999 ? LAST : toIsoDay(day);
}
