/**
 * An article as the reader fills it into a form → our own form of it, to be checked like any other.
 *
 * Promises: the fields are texts, and what is empty is not said; the same address is the same article, and saying more
 * of another event joins its reports; a publisher that the corpus has is the corpus's; nothing is checked here: what is
 * wrong is told by `compilePieces`, at the path that `fieldOf` gives back as a field.
 */
import { addressFault, toAddressKey } from '../model/address.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Pieces } from '../model/gathering.ts';
import type { ArticleFile, EventFile, ReportFile } from '../model/schema.ts';
import type { Home } from './arrival.ts';
import { createNames, toWords } from './named.ts';

/** What one article says of one event. */
export interface DraftReport {
  /** id of the event; '': a new one, which `event` describes */
  about: string;
  event: { title: string; kind: EventFile['kind']; side: string; date: string };
  /** '': it does not say */
  status: NonNullable<ReportFile['status']> | '';
  /** EDTF; '': it does not say */
  date: string;
  /** the days are a window, not the length */
  within: boolean;
  words: string;
  quote: string;
  official: boolean;
}

export interface Draft {
  url: string;
  title: string;
  author: string;
  publisher: string;
  language: string;
  /** EDTF */
  published: string;
  reports: DraftReport[];
}

const DRAFT_FIELDS = ['url', 'title', 'author', 'publisher', 'language', 'published', 'about', 'event', 'status', 'date', 'words', 'quote'] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];

/** What the pieces of a draft are, and where its article stands among them. */
export interface Drafted {
  pieces: Pieces;
  /** its place in `pieces.articles` */
  article: number;
  /** the article, with what the set held of it before */
  file: ArticleFile;
}

/** A draft, put to what the set holds already. */
export function toDrafted(draft: Draft, held: { events: EventFile[]; articles: ArticleFile[]; rest: Pieces }, home: Home): Drafted {
  const text = clean(draft);
  const names = createNames(home);
  const events = [...held.events];
  const reports = text.reports.map((report): ReportFile => {
    const made = report.about === '' ? toEvent(report, home) : null;
    if (made && !events.some(({ id }) => id === made.id)) events.push(made);
    return toReport(report, made?.id ?? report.about);
  });
  const key = addressFault(text.url) === null ? toAddressKey(text.url) : JSON.stringify([text.publisher, text.title, text.published]);
  const id = `${home.id}-${fingerprint(`article\0${key}`)}`;
  const file: ArticleFile = {
    id,
    title: text.title === '' ? null : text.title,
    ...(text.author === '' ? {} : { author: text.author }),
    publisher: names.publisher(text.publisher === '' ? undefined : text.publisher, addressFault(text.url) === null ? text.url : undefined, text.language),
    language: text.language,
    published: text.published === '' ? null : text.published,
    url: text.url === '' ? null : text.url,
    reports,
  };
  const at = held.articles.findIndex((article) => article.id === id);
  const before = held.articles[at];
  const joined: ArticleFile = before ? { ...file, reports: [...before.reports.filter(({ event }) => !reports.some((report) => report.event === event)), ...reports] } : file;
  const articles = before ? held.articles.with(at, joined) : [...held.articles, joined];
  const list = (kind: 'people' | 'places' | 'topics' | 'publishers'): unknown[] => {
    const own = (held.rest[kind] ?? []) as { id: string }[];
    return [...own, ...names.made[kind].filter(({ id: made }) => !own.some((each) => each.id === made))];
  };
  return {
    pieces: { ...held.rest, people: list('people'), places: list('places'), topics: list('topics'), publishers: list('publishers'), events, articles },
    article: before ? at : articles.length - 1,
    file: joined,
  };
}

/** Spaces at the ends and side by side are nobody's words. */
function clean<T>(value: T): T {
  if (typeof value === 'string') return value.normalize('NFC').replace(/\s+/gu, ' ').trim() as T;
  if (Array.isArray(value)) return value.map((each: unknown) => clean(each)) as T;
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner as unknown)])) as T;
  return value;
}

function toEvent({ event, status, date, within }: DraftReport, home: Home): EventFile {
  const day = event.date === '' ? date : event.date;
  const settled = status === '' || status === 'held' ? 'held' : status;
  return {
    id: `${home.id}-${fingerprint(`event\0${event.title}\0${day}`)}`,
    kind: event.kind,
    side: event.side === '' ? null : event.side,
    title: toWords(event.title),
    summary: toWords(event.title),
    date: day === '' ? null : day,
    ...(within && day !== '' ? { within: true as const } : {}),
    status: settled,
    place: null,
    people: [],
    topics: [],
    links: [],
    confidence: 'medium',
  };
}

const toReport = ({ status, date, within, words, quote, official }: DraftReport, event: string): ReportFile => ({
  event,
  ...(official ? { voice: 'official' as const } : {}),
  ...(status === '' ? {} : { status }),
  ...(date === '' ? (words === '' ? {} : { date: null }) : { date }),
  ...(within && date !== '' ? { within: true as const } : {}),
  ...(words === '' ? {} : { words }),
  ...(quote === '' ? {} : { quote }),
});

/** The field of a problem of the article at `article`, and the report that it is of; null: of none of its fields. */
export function fieldOf(path: string, { article, pieces }: Drafted): { field: DraftField; report: number | null } | null {
  const [list, index, key, nth, inner] = path.split('.');
  if (list === 'events' && Number(index) === (pieces.events as unknown[]).length - 1) return { field: key === 'date' ? 'date' : 'event', report: null };
  if (list !== 'articles' || Number(index) !== article) return null;
  if (key === 'reports') {
    const field = inner === 'event' || inner === undefined ? 'about' : inner;
    return isField(field) ? { field, report: Number(nth) } : null;
  }
  return key !== undefined && isField(key) ? { field: key, report: null } : null;
}

const isField = (text: string): text is DraftField => (DRAFT_FIELDS as readonly string[]).includes(text);
