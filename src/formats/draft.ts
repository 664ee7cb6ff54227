/**
 * An article as the reader fills it into a form → our own form of it, to be checked like any other; and back.
 *
 * Promises: the fields are texts, and what is empty is not said; the same address is the same article, and saying more
 * of another event joins its reports; one that was opened again keeps its id, says what the form says and loses nothing
 * that the form has no field for; what was made for it and nothing else needs goes with it; what is filled in and written
 * down again reads the same; a publisher that the corpus has is the corpus's; nothing is checked here: what is wrong is
 * told by `compilePieces`, at the path that `fieldOf` gives back as a field.
 */
import { addressFault, toAddressKey } from '../model/address.ts';
import type { Context } from '../model/compile.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Pieces } from '../model/gathering.ts';
import type { ArticleFile, EventFile, LinkFile, PersonFile, PlaceFile, PublisherFile, ReportFile, TopicFile, Words } from '../model/schema.ts';
import type { Home } from './arrival.ts';
import { blankReport, blankThing } from './blank.ts';
import { namesIn } from './bundle-of.ts';
import { createNames, toWords } from './named.ts';

/** A person, place, topic or publisher: one that there is, by its id; else by its name, a new one unless a name says which. */
export interface DraftThing {
  /** '': not chosen among those that there are */
  id: string;
  name: string;
}
/** Of a new one: whom the person stands for, and the office that the article gives. */
export interface DraftPerson extends DraftThing {
  side: string;
  office: string;
}
export interface DraftLink {
  type: LinkFile['type'];
  to: string;
  /** the form has no field for it */
  note?: Words;
}

/** What one article says of one event. */
export interface DraftReport {
  /** id of the event; '': the one that `event` describes */
  about: string;
  /** `id`: of one that this article alone tells of; '': a new one */
  event: { id: string; title: string; kind: EventFile['kind']; side: string; date: string };
  /** '': it does not say */
  status: NonNullable<ReportFile['status']> | '';
  /** EDTF; '': it does not say */
  date: string;
  /** it says that there is no date */
  dateless: boolean;
  /** the days are a window, not the length */
  within: boolean;
  words: string;
  quote: string;
  official: boolean;
  place: DraftThing;
  people: DraftPerson[];
  topics: DraftThing[];
  /** whom the article relays */
  via: DraftThing;
  links: DraftLink[];
}

export interface Draft {
  /** the article that was opened again, as it was then; null: a new one */
  origin: Origin | null;
  url: string;
  title: string;
  author: string;
  publisher: string;
  language: string;
  /** EDTF */
  published: string;
  reports: DraftReport[];
}
export interface Origin {
  set: string;
  id: string;
  /** as JSON: another tab may have changed it since */
  was: string;
}

const DRAFT_FIELDS = ['url', 'title', 'author', 'publisher', 'language', 'published', 'about', 'event', 'status', 'date', 'words', 'quote', 'place', 'people', 'topics', 'via', 'links'] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];

/** What a set holds, as files. */
export interface Held {
  events: EventFile[];
  articles: ArticleFile[];
  rest: Pieces;
}

/** What the pieces of a draft are, and where its article stands among them. */
export interface Drafted {
  pieces: Pieces;
  /** its place in `pieces.articles` */
  article: number;
  /** the article, with what the set held of it before */
  file: ArticleFile;
  /** where the statements of the form stand: in the article, and the events that were made for them; null: none */
  reports: number[];
  events: (number | null)[];
}

type Names = ReturnType<typeof createNames>;

/** A draft, put to what the set holds already. */
export function toDrafted(draft: Draft, held: Held, home: Home): Drafted {
  const text = clean(draft);
  const names = createNames(home, ownNames(held.rest));
  const language = text.language;
  const { origin } = text;
  const key = addressFault(text.url) === null ? toAddressKey(text.url) : JSON.stringify([text.publisher, text.title, text.published]);
  const id = origin?.id ?? `${home.id}-${fingerprint(`article\0${key}`)}`;
  const at = held.articles.findIndex((article) => article.id === id);
  const before = held.articles[at];

  const [events, made] = [[...held.events], [] as (string | null)[]];
  const filled = origin === null ? text.reports : text.reports.filter((report) => !isBlank(report));
  const reports = filled.map((report): ReportFile => {
    const said = toReport(report, text, names);
    const event = report.about === '' ? toEvent(report, said, home) : null;
    made.push(event?.id ?? null);
    if (event === null) return said;
    const place = events.findIndex((each) => each.id === event.id);
    if (place < 0) events.push(event);
    else if (report.event.id !== '') events[place] = revised(events[place]!, event);
    return { ...said, event: event.id };
  });
  // another look at the same page: what is left empty is not unsaid
  const known = origin === null ? before : undefined;
  const kept = origin === null && before ? before.reports.filter(({ event }) => !reports.some((report) => report.event === event)) : [];
  const file: ArticleFile = {
    id,
    title: text.title === '' ? (known?.title ?? null) : text.title,
    ...(text.author !== '' ? { author: text.author } : known?.author === undefined ? {} : { author: known.author }),
    publisher: text.publisher === '' && known ? known.publisher : publisherOf(text, before, { names, held, home }),
    language,
    published: text.published === '' ? (known?.published ?? null) : text.published,
    url: text.url === '' ? null : text.url,
    ...(before?.archived === undefined ? {} : { archived: before.archived }),
    ...(before?.seen === undefined ? {} : { seen: before.seen }),
    reports: [...kept, ...reports],
  };
  const articles = before ? held.articles.with(at, file) : [...held.articles, file];
  const list = (kind: 'people' | 'places' | 'topics' | 'publishers'): unknown[] => {
    const own = (held.rest[kind] ?? []) as { id: string }[];
    return [...own, ...names.made[kind].filter(({ id: other }) => !own.some((each) => each.id === other))];
  };
  const pieces = tidied({ ...held.rest, people: list('people'), places: list('places'), topics: list('topics'), publishers: list('publishers'), events, articles }, before, home);
  const placeOf = (event: string | null): number | null => (event === null ? null : (pieces.events as EventFile[]).findIndex((each) => each.id === event));
  return { pieces, article: before ? at : articles.length - 1, file, reports: filled.map((_, index) => kept.length + index), events: made.map(placeOf) };
}

/** What the set is without one of its articles, and without what was made for that alone. */
export function without(article: string, held: Held, home: Home): Pieces {
  const before = held.articles.find(({ id }) => id === article);
  return tidied({ ...held.rest, events: held.events, articles: held.articles.filter(({ id }) => id !== article) }, before, home);
}

/** Spaces at the ends and side by side are nobody's words; what a draft came from is left as it is. */
function clean(draft: Draft): Draft {
  return { ...(cleaned(draft) as Draft), origin: draft.origin };
}
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner)]));
  return value;
}

/** Nothing is said in it. */
export function isBlank({ about, event, status, date, dateless, within, words, quote, official, place, people, topics, via, links }: DraftReport): boolean {
  const texts = [about, event.id, event.title, event.date, status, date, words, quote, place.name, via.name];
  return texts.every((each) => each.trim() === '') && !dateless && !within && !official && people.length + topics.length + links.length === 0;
}

function toEvent({ event, status, date, within }: DraftReport, { place, people = [], topics = [] }: ReportFile, home: Home): EventFile {
  const day = event.date === '' ? date : event.date;
  const settled = status === '' || status === 'held' ? 'held' : status;
  return {
    id: event.id === '' ? `${home.id}-${fingerprint(`event\0${event.title}\0${day}`)}` : event.id,
    kind: event.kind,
    side: event.side === '' ? null : event.side,
    title: toWords(event.title),
    summary: toWords(event.title),
    date: day === '' ? null : day,
    ...(within && day !== '' ? { within: true as const } : {}),
    status: settled,
    place: place ?? null,
    people: people.map((person) => ({ person, part: 'interlocutor' as const })),
    topics,
    links: [],
    confidence: 'medium',
  };
}

/** An event that was made before, as it is described now: what the form has no field for stays. */
function revised(before: EventFile, now: EventFile): EventFile {
  const untold = before.summary.en === before.title.en && before.summary.fr === before.title.fr && before.summary.ar === before.title.ar;
  const parts = new Map(before.people.map(({ person, part }) => [person, part]));
  const { within: _within, ...rest } = before;
  return {
    ...rest,
    ...now,
    title: sameIn(before.title, now.title) ? before.title : now.title,
    summary: untold ? now.summary : before.summary,
    people: now.people.map(({ person, part }) => ({ person, part: parts.get(person) ?? part })),
    links: before.links,
    confidence: before.confidence,
  };
}
/** One of its languages was shown, and is as it was. */
const sameIn = (before: Words, { en }: Words): boolean => [before.en, before.fr, before.ar].includes(en);

function toReport({ about, status, date, dateless, within, words, quote, official, place, people, topics, via, links }: DraftReport, { published, language }: Draft, names: Names): ReportFile {
  const idOf = ({ id, name }: DraftThing, make: (name: string) => string): string | undefined => (id !== '' ? id : name === '' ? undefined : make(name));
  const all = <T extends DraftThing>(things: T[], make: (thing: T) => string): string[] => [...new Set(things.flatMap((thing) => idOf(thing, () => make(thing)) ?? []))];
  const [placed, relayed] = [idOf(place, (name) => names.place({ name })), idOf(via, (name) => names.publisher(name, undefined, language))];
  const [persons, subjects] = [all(people, (person) => toPerson(person, published === '' ? date : published, names)), all(topics, ({ name }) => names.topic(name))];
  return {
    event: about,
    ...(official ? { voice: 'official' as const } : {}),
    ...(relayed === undefined ? {} : { via: relayed }),
    ...(status === '' ? {} : { status }),
    ...(date !== '' ? { date } : dateless || words !== '' ? { date: null } : {}),
    ...(within && date !== '' ? { within: true as const } : {}),
    ...(words === '' ? {} : { words }),
    ...(placed === undefined ? {} : { place: placed }),
    ...(persons.length === 0 ? {} : { people: persons }),
    ...(subjects.length === 0 ? {} : { topics: subjects }),
    ...(links.length === 0 ? {} : { links: links.map(({ type, to, note }) => ({ type, to, ...(note === undefined ? {} : { note }) })) }),
    ...(quote === '' ? {} : { quote }),
  };
}

/** The article attests the office on the day on which it was published. */
const toPerson = ({ name, side, office }: DraftPerson, attested: string, names: Names): string =>
  names.person(name, { side: side === '' ? null : side, offices: office === '' ? [] : [{ title: toWords(office), attested }] });

/** One that was not touched stays what it was, whatever else is called so. */
function publisherOf({ publisher, url, language }: Draft, before: ArticleFile | undefined, { names, held, home }: { names: Names; held: Held; home: Home }): string {
  if (before && publisher !== '' && publisher === nameOf(before.publisher, held, home.context)) return before.publisher;
  return names.publisher(publisher === '' ? undefined : publisher, addressFault(url) === null ? url : undefined, language);
}
const nameOf = (publisher: string, { rest }: Held, context: Context): string => [...((rest.publishers ?? []) as PublisherFile[]), ...context.publishers].find(({ id }) => id === publisher)?.name ?? publisher;

const ownNames = ({ people, places, topics, publishers }: Pieces): { people: PersonFile[]; places: PlaceFile[]; topics: TopicFile[]; publishers: PublisherFile[] } => ({
  people: (people ?? []) as PersonFile[], places: (places ?? []) as PlaceFile[], topics: (topics ?? []) as TopicFile[], publishers: (publishers ?? []) as PublisherFile[],
});

/** A report, as far as it keeps an event: of a corpus, or of an article's file. */
interface Told {
  article: string;
  event: string;
  links?: readonly { to: string }[] | undefined;
}
interface Eventful {
  id: string;
  links: readonly { to: string }[];
  attemptOf?: string | undefined;
}

/** Events of a set that were made for one of its articles, and that nothing else speaks of or leads to. */
export function madeFor(article: string, set: string, told: readonly Told[], events: readonly Eventful[]): Set<string> {
  const mine = new Set(told.flatMap((each) => (each.article === article && each.event.startsWith(`${set}-`) ? [each.event] : [])));
  for (const { article: other, event, links = [] } of told) if (other !== article) for (const id of [event, ...links.map(({ to }) => to)]) mine.delete(id);
  for (const { id, links, attemptOf } of events) for (const other of [...links.map(({ to }) => to), ...(attemptOf === undefined ? [] : [attemptOf])]) if (other !== id) mine.delete(other);
  return mine;
}
const toTold = ({ id, reports }: ArticleFile): Told[] => reports.map(({ event, links }) => ({ article: id, event, links }));

/** Without what was made for the article as it was before and is named no more. */
function tidied(pieces: Pieces, before: ArticleFile | undefined, { id: set, context }: Home): Pieces {
  const [events, articles] = [pieces.events as EventFile[], pieces.articles as ArticleFile[]];
  // whatever speaks of them now; the article as it was has no say
  const told = [...articles.flatMap(toTold), ...(before ? toTold({ ...before, id: '' }) : []), ...context.reports];
  const gone = before ? madeFor('', set, told, [...events, ...context.events]) : new Set<string>();
  const rest = gone.size === 0 ? events : events.filter(({ id }) => !gone.has(id));
  const named = namesIn(rest, articles);
  const keep = (kind: keyof typeof named): { id: string }[] => ((pieces[kind] ?? []) as { id: string }[]).filter(({ id }) => !id.startsWith(`${set}-${kind}-`) || named[kind].has(id));
  return { ...pieces, people: keep('people'), places: keep('places'), topics: keep('topics'), publishers: keep('publishers'), events: rest };
}

/** An article that there is, to be filled in anew. `say`: of words in three languages those of the page. */
export function toDraft(article: ArticleFile, set: string, held: Held, context: Context, say: (words: Words) => string): Draft {
  const own = ownNames(held.rest);
  const made = madeFor(article.id, set, [...held.articles.flatMap(toTold), ...context.reports], [...held.events, ...context.events]);
  const thing = (kind: 'people' | 'places' | 'topics', id: string): DraftThing => {
    const found = (own[kind] as { id: string; name: Words }[]).find((each) => each.id === id) ?? context[kind].find((each) => each.id === id);
    return { id, name: found ? say(found.name) : id };
  };
  const reports = article.reports.map(({ event, voice, via, status, date, within, words, place, people = [], topics = [], links = [], quote }): DraftReport => {
    const mine = made.has(event) ? held.events.find(({ id }) => id === event) : undefined;
    return {
      about: mine ? '' : event,
      event: mine ? { id: mine.id, title: say(mine.title), kind: mine.kind, side: mine.side ?? '', date: mine.date === null || mine.date === date ? '' : mine.date } : blankReport().event,
      status: status ?? '',
      date: date ?? '',
      dateless: date === null,
      within: within ?? false,
      words: words ?? '',
      quote: quote ?? '',
      official: voice === 'official',
      place: place === undefined ? blankThing() : thing('places', place),
      people: people.map((id) => ({ ...thing('people', id), side: '', office: '' })),
      topics: topics.map((id) => thing('topics', id)),
      via: via === undefined ? blankThing() : { id: via, name: nameOf(via, held, context) },
      links: links.map((link) => ({ ...link })),
    };
  });
  return {
    origin: { set, id: article.id, was: JSON.stringify(article) },
    url: article.url ?? '',
    title: article.title ?? '',
    author: article.author ?? '',
    publisher: nameOf(article.publisher, held, context),
    language: article.language,
    published: article.published ?? '',
    reports: reports.length === 0 ? [blankReport()] : reports,
  };
}

/** The field of a problem of the draft, and the statement of the form that it is of; null: of none of its fields. */
export function fieldOf(path: string, { article, reports, events, pieces }: Drafted): { field: DraftField; report: number | null } | null {
  const [list, index, key, nth, inner] = path.split('.');
  const of = (places: readonly (number | null)[], place: number): number | null => (places.includes(place) ? places.indexOf(place) : null);
  if (list === 'events') {
    const report = of(events, Number(index));
    return report === null ? null : { field: key === 'date' || key === 'place' || key === 'people' || key === 'topics' ? key : 'event', report };
  }
  // of a new person: the office needs a day
  if (list === 'people' || list === 'places' || list === 'topics') {
    const id = ((pieces[list] ?? []) as { id: string }[])[Number(index)]?.id ?? '';
    const file = ((pieces.articles ?? []) as ArticleFile[])[article];
    const named = (place: number): boolean => {
      const said = file?.reports[place];
      return said !== undefined && (said.place === id || said.people?.includes(id) === true || said.topics?.includes(id) === true);
    };
    const report = reports.findIndex(named);
    return report < 0 ? null : { field: list === 'places' ? 'place' : list, report };
  }
  if (list !== 'articles' || Number(index) !== article) return null;
  if (key === 'reports') {
    const field = inner === 'event' || inner === undefined ? 'about' : inner === 'within' ? 'date' : inner;
    const report = of(reports, Number(nth));
    return isField(field) && report !== null ? { field, report } : null;
  }
  return key !== undefined && isField(key) ? { field: key, report: null } : null;
}

const isField = (text: string): text is DraftField => (DRAFT_FIELDS as readonly string[]).includes(text);
