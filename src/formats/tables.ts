/**
 * The corpus as tidy tables: one row a thing, one column a property, keys that join. The data dictionary is made
 * from the same columns, so that it cannot say anything else.
 *
 * Promises: every event, report, link and person stands in exactly one row of its table; a date stands as written
 * (EDTF) and as its first and last day; lists of ids are joined by a semicolon.
 */
import { toIsoDay } from '../model/day.ts';
import { parseEdtf } from '../model/edtf.ts';
import type { ArticleFile, EventFile, LinkFile, PersonFile, PlaceFile, PublisherFile, ReportFile, TopicFile, Words } from '../model/schema.ts';
import type { Placed, Source } from '../model/source.ts';
import { toCsv, type Cell, type Column } from './csv.ts';

export interface Table {
  name: string;
  /** what one row is */
  row: string;
  columns: { name: string; meaning: string }[];
  /** number of rows */
  size: number;
  csv: string;
}

const LANGUAGES = { en: 'English', fr: 'French', ar: 'Arabic' } as const;
const SEPARATOR = '; ';

/** Files as read, without a problem in them → the tables, in a fixed order. */
export function toTables(source: Source): Table[] {
  const values = <T extends { id: string }>(rows: Placed<T>[]): T[] => rows.map(({ value }) => value).sort((a, b) => (a.id < b.id ? -1 : 1));
  const [events, articles, people, places] = [values(source.events), values(source.articles), values(source.people), values(source.places)];
  const place = new Map(places.map((each) => [each.id, each]));
  const reports = articles.flatMap((article) => article.reports.map((report, index): Told => ({ id: `${article.id}#${index}`, article, report })));
  return [
    toTable('events', 'an event as the editors settle it', eventColumns(place), events),
    toTable('attendance', 'one person at one event', ATTENDANCE, events.flatMap((event) => event.people.map(({ person, part }) => ({ event, person, part })))),
    toTable('reports', 'what one article says of one event', REPORTS, reports),
    toTable('links', 'one link from one event to another, by the editors or by one report', LINKS, [
      ...events.flatMap((event) => event.links.map((link): Linked => ({ from: event.id, link, report: null }))),
      ...reports.flatMap(({ id, report }) => (report.links ?? []).map((link): Linked => ({ from: report.event, link, report: id }))),
    ]),
    toTable('people', 'a person', PEOPLE, people),
    toTable('offices', 'one office of one person, with the period in which the corpus attests it', OFFICES, people.flatMap((person) => person.offices.map((office) => ({ person, ...office })))),
    toTable('places', 'a place', PLACES, places),
    toTable('topics', 'a topic', TOPICS, values(source.topics)),
    toTable('publishers', 'a publisher, or an office whose words an article relays', PUBLISHERS, values(source.publishers)),
  ];
}

/** The tables → what each of their columns holds, as a CSV table itself. */
export function toDictionary(tables: readonly Table[]): string {
  const rows = tables.flatMap((table) => table.columns.map((column) => ({ table, column })));
  return toCsv(
    [
      { name: 'table', meaning: '', of: ({ table }) => `${table.name}.csv` },
      { name: 'row', meaning: '', of: ({ table }) => table.row },
      { name: 'column', meaning: '', of: ({ column }) => column.name },
      { name: 'meaning', meaning: '', of: ({ column }) => column.meaning },
    ],
    rows,
  );
}

function toTable<Row>(name: string, row: string, columns: Column<Row>[], rows: readonly Row[]): Table {
  return { name, row, columns: columns.map(({ name: column, meaning }) => ({ name: column, meaning })), size: rows.length, csv: toCsv(columns, rows) };
}

interface Told {
  id: string;
  article: ArticleFile;
  report: ReportFile;
}
interface Linked {
  from: string;
  link: LinkFile;
  report: string | null;
}

/** One column a language. */
function inLanguages<Row>(name: string, meaning: string, of: (row: Row) => Words | undefined): Column<Row>[] {
  return Object.entries(LANGUAGES).map(([code, language]) => ({ name: `${name}_${code}`, meaning: `${meaning}, in ${language}`, of: (row) => of(row)?.[code as keyof Words] }));
}

/** A date as written, and the days it covers. */
function dated<Row>(name: string, meaning: string, of: (row: Row) => string | null | undefined): Column<Row>[] {
  const end = (row: Row, which: 'from' | 'to'): Cell => {
    const text = of(row);
    const day = text == null ? null : (parseEdtf(text)?.[which] ?? null);
    return day === null ? null : toIsoDay(day);
  };
  return [
    { name, meaning: `${meaning}, as EDTF level 1 (Library of Congress)`, of },
    { name: `${name}_first`, meaning: `first day that ${name} covers; empty: open, or none`, of: (row) => end(row, 'from') },
    { name: `${name}_last`, meaning: `last day that ${name} covers; empty: open, or none`, of: (row) => end(row, 'to') },
  ];
}

/** A month or a year is a window without being said to be one. */
const isWindow = (date: string | null | undefined, within: boolean | undefined): boolean => (date == null ? false : (parseEdtf(date, { within })?.window ?? false));

const list = (ids: readonly string[] | undefined): string | undefined => ids?.join(SEPARATOR);

const eventColumns = (place: Map<string, PlaceFile>): Column<EventFile>[] => [
  { name: 'event', meaning: 'id of the event; key of this table', of: ({ id }) => id },
  { name: 'kind', meaning: 'state-visit, official-visit, working-visit, ministerial-visit, meeting, call, statement, letter, agreement, appointment, crisis or context', of: ({ kind }) => kind },
  { name: 'side', meaning: 'where it happened or was decided: MA (Morocco), FR (France); empty: elsewhere, or in Western Sahara', of: ({ side }) => side },
  { name: 'status', meaning: 'as the editors settle it: held, announced, planned, postponed or cancelled', of: ({ status }) => status },
  ...dated<EventFile>('date', 'settled date; for what was not held, the date last planned', ({ date }) => date),
  { name: 'date_is_window', meaning: 'true: it happened at some time within the days of the date, which are not its length', of: ({ date, within }) => isWindow(date, within) },
  { name: 'place', meaning: 'id of the place, see places.csv; empty: none known, or the whole country', of: ({ place: id }) => id },
  { name: 'stages', meaning: 'ids of further places that it led to, joined by semicolons', of: ({ stages }) => list(stages) },
  { name: 'latitude', meaning: 'degrees north', of: ({ place: id }) => place.get(id ?? '')?.at?.[0] },
  { name: 'longitude', meaning: 'degrees east', of: ({ place: id }) => place.get(id ?? '')?.at?.[1] },
  ...inLanguages<EventFile>('title', 'neutral title, without date or outcome', ({ title }) => title),
  ...inLanguages<EventFile>('summary', 'what happened', ({ summary }) => summary),
  ...inLanguages<EventFile>('outcomes', 'what came of it, one after another', ({ outcomes = [] }) => (outcomes.length === 0 ? undefined : joined(outcomes))),
  ...inLanguages<EventFile>('note', 'where sources differ, and why the editors settled it so', ({ note }) => note),
  { name: 'topics', meaning: 'ids of the topics, see topics.csv, joined by semicolons', of: ({ topics }) => list(topics) },
  { name: 'confidence', meaning: 'high, medium or low: how sure the editors are', of: ({ confidence }) => confidence },
  { name: 'attempt_of', meaning: 'id of the visit that this announced visit, which never took place, became', of: ({ attemptOf }) => attemptOf },
];

const joined = (all: readonly Words[]): Words => ({ en: all.map(({ en }) => en).join(' | '), fr: all.map(({ fr }) => fr).join(' | '), ar: all.map(({ ar }) => ar).join(' | ') });

const ATTENDANCE: Column<{ event: EventFile; person: string; part: string }>[] = [
  { name: 'event', meaning: 'id of the event', of: ({ event }) => event.id },
  { name: 'person', meaning: 'id of the person', of: ({ person }) => person },
  { name: 'part', meaning: 'visitor, host or interlocutor', of: ({ part }) => part },
];

const REPORTS: Column<Told>[] = [
  { name: 'report', meaning: 'id of the report: its article, and its place in it from 0; key of this table', of: ({ id }) => id },
  { name: 'event', meaning: 'id of the event that it speaks of', of: ({ report }) => report.event },
  { name: 'article', meaning: 'id of the article', of: ({ article }) => article.id },
  { name: 'publisher', meaning: 'id of the publisher, see publishers.csv', of: ({ article }) => article.publisher },
  { name: 'headline', meaning: 'headline as published; empty: not known', of: ({ article }) => article.title },
  { name: 'author', meaning: 'byline, where known', of: ({ article }) => article.author },
  { name: 'language', meaning: 'language tag of the article', of: ({ article }) => article.language },
  ...dated<Told>('published', 'date of publication; empty: undated', ({ article }) => article.published),
  { name: 'url', meaning: 'address of the page', of: ({ article }) => article.url },
  { name: 'archived', meaning: 'address of an archived copy, where known', of: ({ article }) => article.archived },
  { name: 'seen', meaning: 'day on which the editors saw the page, where known', of: ({ article }) => article.seen },
  { name: 'voice', meaning: 'official: an official speaks; empty: the press', of: ({ report }) => report.voice },
  { name: 'via', meaning: 'id of the publisher or office whose words it relays', of: ({ report }) => report.via },
  { name: 'status', meaning: 'status that it gives; empty: silent', of: ({ report }) => report.status },
  { name: 'says_no_date', meaning: 'true: it says that there is no date, or withdraws it', of: ({ report }) => report.date === null },
  ...dated<Told>('date', 'date that it gives; empty: silent, or none', ({ report }) => report.date),
  { name: 'date_is_window', meaning: 'true: it places the event at some time within these days', of: ({ report }) => isWindow(report.date, report.within) },
  { name: 'date_words', meaning: 'its own phrase for the date, in its language', of: ({ report }) => report.words },
  { name: 'place', meaning: 'id of the place that it names', of: ({ report }) => report.place },
  { name: 'people', meaning: 'ids of the people that it names, joined by semicolons', of: ({ report }) => list(report.people) },
  { name: 'topics', meaning: 'ids of the topics that it names, joined by semicolons', of: ({ report }) => list(report.topics) },
  { name: 'quotation', meaning: 'verbatim, at most twenty words, in the language of the article', of: ({ report }) => report.quote },
];

const LINKS: Column<Linked>[] = [
  { name: 'from', meaning: 'id of the event from which it leads', of: ({ from }) => from },
  { name: 'type', meaning: 'prepares, follows, leads-to, context-of, same-counterparts, realises or responds-to; read from, type, to', of: ({ link }) => link.type },
  { name: 'to', meaning: 'id of the event to which it leads', of: ({ link }) => link.to },
  { name: 'report', meaning: 'id of the report that states it; empty: the editors’ own', of: ({ report }) => report },
  ...inLanguages<Linked>('note', 'the editors’ note on it', ({ link }) => link.note),
];

const PEOPLE: Column<PersonFile>[] = [
  { name: 'person', meaning: 'id of the person; key of this table', of: ({ id }) => id },
  ...inLanguages<PersonFile>('name', 'name', ({ name }) => name),
  { name: 'side', meaning: 'the side that the person stands for: MA, FR; empty: neither', of: ({ side }) => side },
  { name: 'other_names', meaning: 'other spellings, joined by semicolons', of: ({ aliases }) => list(aliases) },
];

const OFFICES: Column<{ person: PersonFile; title: Words; attested: string }>[] = [
  { name: 'person', meaning: 'id of the person', of: ({ person }) => person.id },
  ...inLanguages<{ title: Words }>('office', 'title of the office', ({ title }) => title),
  ...dated<{ attested: string }>('attested', 'period in which the corpus attests it, not the whole term', ({ attested }) => attested),
];

const PLACES: Column<PlaceFile>[] = [
  { name: 'place', meaning: 'id of the place; key of this table', of: ({ id }) => id },
  ...inLanguages<PlaceFile>('name', 'name', ({ name }) => name),
  { name: 'country', meaning: 'ISO 3166 code of the country; EH: Western Sahara', of: ({ country }) => country },
  { name: 'latitude', meaning: 'degrees north', of: ({ at }) => at?.[0] },
  { name: 'longitude', meaning: 'degrees east', of: ({ at }) => at?.[1] },
  ...inLanguages<PlaceFile>('note', 'note on the place', ({ note }) => note),
];

const TOPICS: Column<TopicFile>[] = [
  { name: 'topic', meaning: 'id of the topic; key of this table', of: ({ id }) => id },
  ...inLanguages<TopicFile>('name', 'name', ({ name }) => name),
];

const PUBLISHERS: Column<PublisherFile>[] = [
  { name: 'publisher', meaning: 'id of the publisher; key of this table', of: ({ id }) => id },
  { name: 'name', meaning: 'name as it writes itself', of: ({ name }) => name },
  { name: 'country', meaning: 'ISO 3166 code of its country; empty: not known', of: ({ country }) => country },
  { name: 'language', meaning: 'tag of its main language', of: ({ language }) => language },
  { name: 'site', meaning: 'address of its site, where known', of: ({ site }) => site },
  { name: 'official', meaning: 'true: it speaks for a state', of: ({ official }) => official ?? false },
];
