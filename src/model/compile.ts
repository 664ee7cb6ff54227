/**
 * The files of `data/` → the two assets that leave the build.
 *
 * Promises:
 * - all problems of all files are told at once, or a corpus is given; never both, never half of one
 * - the same corpus gives the same assets, whatever the order and layout of its files
 * - a report counts from the last day of its publication date as written (K7), or from the last day that was
 *   watched: what was seen by then had been published
 * - a plan counts at the latest from the day before the settled start, from before it was called off, and from the
 *   days that it names; never before it can have been published
 * - absent is silent, null says that there is none
 */
import { safeUrl } from './address.ts';
import { checkSource } from './check.ts';
import {
  COMPILER, type Article, type Bibliography, type Dataset, type Evidence, type First, type Office, type Person, type Prose, type Quotation,
  type Report, type SettledEvent, type Story, type Term,
} from './corpus.ts';
import { parseDay, type Day } from './day.ts';
import { parseEdtf } from './edtf.ts';
import type { Problem } from './problem.ts';
import type { ArticleFile, DatasetFile, EventFile, LinkFile, LinkType, PersonFile, ReportFile, Status, StoryFile, TermFile } from './schema.ts';
import { gather, type Pieces } from './gathering.ts';
import { readSource, type Kind, type Placed, type Source, type SourceFile } from './source.ts';
import type { Span } from './span.ts';

export type { SourceFile } from './source.ts';

/** The glossary is no part of an edition: with other terms the corpus is the same. */
export type Compiled = { first: First; evidence: Evidence; terms: Term[] } | { problems: Problem[] };

/** Files (paths relative to `data/`) → both assets, or every problem. `hash` makes the version from the whole content. */
export function compileCorpus(files: readonly SourceFile[], hash: (text: string) => string): Compiled {
  const sorted = files.toSorted((a, b) => compare(a.path, b.path));
  const { source, problems } = readSource(sorted);
  const all = [...problems, ...checkSource(source)];
  if (all.length > 0 || source.dataset === null) return { problems: all.toSorted((a, b) => compare(a.file, b.file)) };
  return toAssets(source, source.dataset.value, (contents) => hash(toCanonical(contents)), null);
}

/** What a set of the reader's own stands beside: its things may be named, and its events have begun and ended. */
export type Context = Pick<First, 'people' | 'places' | 'topics' | 'publishers' | 'events' | 'articles' | 'reports'>;

/**
 * Pieces that a reader brings, of `file` → both assets under the name `version`, or every problem. What they name may
 * stand in `context`; what stands there as well is left to whoever lays both together.
 */
export function compilePieces(pieces: Pieces, file: string, version: string, context: Context | null, onRow?: () => void): Compiled {
  const { source, problems } = gather(pieces, file, onRow);
  for (const kind of CONTEXT) for (const { id } of context?.[kind] ?? []) source.ids[kind].add(id);
  const all = [...problems, ...checkSource(source, 'own')];
  if (all.length > 0 || source.dataset === null) return { problems: source.dataset === null && all.length === 0 ? [{ code: 'shape', file, path: 'dataset', expected: 'the key', found: 'nothing' }] : all };
  return toAssets(source, source.dataset.value, () => version, context);
}
const CONTEXT = ['people', 'places', 'topics', 'publishers', 'events', 'articles'] as const satisfies readonly Kind[];

function toAssets(source: Source, dataset: DatasetFile, toVersion: (contents: object) => string, context: Context | null): Exclude<Compiled, { problems: unknown }> {
  const values = <T extends { id: string }>(rows: Placed<T>[]): T[] => rows.map(({ value }) => value).sort(byId);
  const events = values(source.events);
  const articles = values(source.articles);
  const watched = toDay(dataset.watchedUntil);
  const bounds = toBounds(events, articles, watched);
  for (const [id, bound] of toContextBounds(context)) if (!bounds.has(id)) bounds.set(id, bound);
  const contents = {
    dataset: toDataset(dataset),
    people: values(source.people).map(toPerson),
    places: values(source.places).map(({ aliases = [], ...place }) => ({ ...place, aliases })),
    topics: values(source.topics).map(({ aliases = [], ...topic }) => ({ ...topic, aliases })),
    publishers: values(source.publishers).map(({ aliases = [], official = false, ...publisher }) => ({ ...publisher, aliases, official })),
    events: events.map(toEvent),
    articles: articles.map(toArticle),
    reports: articles.flatMap((article) => article.reports.map((report, index) => toReport(article, report, index, watched, bounds.get(report.event)))),
  };
  const behind = {
    prose: toProse(events, articles),
    bibliography: articles.map(toBibliography),
    quotations: articles.flatMap(toQuotations),
    stories: values(source.stories).map(toStory),
  };
  const version = toVersion({ compiler: COMPILER, ...contents, ...behind });
  return {
    first: { format: 1, compiler: COMPILER, version, ...contents },
    evidence: { format: 1, version, ...behind },
    terms: values(source.terms).map(toTerm),
  };
}

function toDataset({ title, description, sides, opening, presets, licence, watchedUntil }: DatasetFile): Dataset {
  return {
    title,
    description,
    sides,
    opening: [toDay(opening.from), toDay(opening.to)],
    presets: presets.map(({ id, label, from, to }) => ({ id, label, range: [toDay(from), toDay(to)] })),
    ...given({ licence }),
    watchedUntil: toDay(watchedUntil),
  };
}

/** Offices in the order in which the corpus attests them. */
function toPerson({ id, name, aliases = [], side, offices }: PersonFile): Person {
  const attested = offices.flatMap(({ title, attested: text }): Office[] => {
    const span = toSpan(text);
    return span === null ? [] : [{ title, attested: span }];
  });
  return { id, name, aliases, side, offices: attested.sort((a, b) => (a.attested.from ?? -Infinity) - (b.attested.from ?? -Infinity)) };
}

function toEvent({ id, foreignId, kind, side, title, date, within, words, status, place, stages, people, topics, links, confidence, attemptOf }: EventFile): SettledEvent {
  return {
    id, kind, side, title, span: toSpan(date, within), ...given({ words }), status, place, ...given({ stages }), people, topics,
    links: links.map(toLink), confidence, ...given({ attemptOf, foreignId }),
  };
}

function toArticle({ id, publisher, language, published }: ArticleFile): Article {
  return { id, publisher, language, published: toSpan(published) };
}

function toReport(article: ArticleFile, report: ReportFile, index: number, watched: Day, bounds: Bounds | undefined): Report {
  const { event, voice, via, status, date, within, words, place, people, topics, links } = report;
  const published = toSpan(article.published);
  const span = date === undefined ? undefined : toSpan(date, within);
  return {
    id: `${article.id}#${index}`,
    article: article.id,
    event,
    known: toKnown(published, status, span, watched, bounds),
    dated: toDated(published),
    official: voice === 'official',
    origin: via ?? article.publisher,
    ...given({ status, span, words, place, people, topics, links: links?.map(toLink) }),
  };
}

const toLink = ({ type, to }: LinkFile): { type: LinkType; to: string } => ({ type, to });

const PLANS: ReadonlySet<Status | undefined> = new Set(['announced', 'planned', 'postponed', 'cancelled']);

/** Days that what was told of an event must have gone before. */
interface Bounds {
  /** the settled start and end */
  start: Day | null;
  end: Day | null;
  /** the day from which its last calling-off counts, where that is how it ended */
  off: Day | null;
}

type Dated = ReportFile & { published: Span | null };

function toBounds(events: EventFile[], articles: ArticleFile[], watched: Day): Map<string, Bounds> {
  // what is still planned has no start that a report must have gone before
  const isPlan = ({ status }: EventFile): boolean => status === 'announced' || status === 'planned';
  const bounds = new Map(events.map((event): [string, Bounds] => [event.id, { start: isPlan(event) ? null : (toSpan(event.date)?.from ?? null), end: toSpan(event.date)?.to ?? null, off: null }]));
  const told = new Map(events.map(({ id }): [string, Dated[]] => [id, []]));
  for (const { published, reports } of articles) for (const report of reports) told.get(report.event)?.push({ ...report, published: toSpan(published) });
  for (const { id, status } of events) {
    const known = bounds.get(id);
    if (known && (status === 'postponed' || status === 'cancelled')) known.off = toOff(told.get(id) ?? [], known, watched);
  }
  return bounds;
}

/** Bounds of events that are compiled already. Of their callings-off the last that counts is taken, repeated or not. */
function toContextBounds(context: Context | null): [string, Bounds][] {
  const off = new Map<string, Day>();
  for (const { event, known, status, span } of context?.reports ?? []) {
    if (known !== null && (status === 'cancelled' || (status === 'postponed' && span == null))) off.set(event, Math.max(known, off.get(event) ?? -Infinity));
  }
  return (context?.events ?? []).map(({ id, span, status }) => {
    const isPlan = status === 'announced' || status === 'planned';
    return [id, { start: isPlan ? null : (span?.from ?? null), end: span?.to ?? null, off: status === 'postponed' || status === 'cancelled' ? (off.get(id) ?? null) : null }];
  });
}

/**
 * The day from which the last calling-off of an event counts. One that only repeats the one before, without a plan for
 * those days that was published in between, is not another.
 */
function toOff(told: Dated[], bounds: Bounds, watched: Day): Day | null {
  const offs = told
    .filter(({ status, date }) => status === 'cancelled' || (status === 'postponed' && date == null))
    .flatMap(({ status, published }) => toKnown(published, status, undefined, watched, bounds) ?? [])
    .sort((a, b) => a - b);
  const plans = told.flatMap(({ status, date, within, published }) => {
    const span = date == null ? null : toSpan(date, within);
    return isBeforeOff(status, span, bounds) && published?.from != null ? [published.from] : [];
  });
  return offs.reduce<Day | null>((off, day) => (off === null || plans.some((from) => off < from && from <= day) ? day : off), null);
}

/** It plans for no later than the settled date: what was called off is what it plans. */
const isBeforeOff = (status: Status | undefined, span: Span | null | undefined, { end }: Bounds): boolean =>
  (status === 'announced' || status === 'planned') && span != null && span.to !== null && end !== null && span.to <= end;

/**
 * K7: the day from which a report counts. Where its publication is known only roughly, a plan went before the settled
 * start, a plan for no later than the settled date before the day from which its calling-off counts, and any plan before
 * its own days.
 */
function toKnown(published: Span | null, status: Status | undefined, span: Span | null | undefined, watched: Day, bounds: Bounds | undefined): Day | null {
  if (published === null || published.from === null || published.to === null) return null;
  const latest = [published.to, watched];
  const { start = null, off = null } = bounds ?? {};
  if (start !== null && PLANS.has(status)) latest.push(start - 1);
  if ((status === 'announced' || status === 'planned') && span) {
    const own = span.window ? span.to : span.from;
    if (own !== null) latest.push(own);
  }
  if (bounds && off !== null && isBeforeOff(status, span, bounds)) latest.push(off - 1);
  return Math.max(published.from, Math.min(...latest));
}

function toDated(published: Span | null): Report['dated'] {
  if (published === null) return 'undated';
  return published.from === published.to && published.doubt === 'none' && !published.window ? 'exact' : 'approximate';
}

/** A note on a link is the editors', wherever the link is stated; of several on one link, that of the event stands before an attempt's at it, and these before that of the first article. */
function toProse(events: EventFile[], articles: ArticleFile[]): Prose[] {
  const attempts = new Map(events.flatMap(({ id, attemptOf }): [string, string][] => (attemptOf === undefined ? [] : [[id, attemptOf]])));
  const settle = (id: string): string => attempts.get(id) ?? id;
  const notes = new Map<string, Map<string, Prose['links'][number]>>();
  const stated = articles.flatMap(({ reports }) => reports.map(({ event, links = [] }) => ({ id: event, links })));
  const [own, attempted] = [false, true].map((attempt) => events.filter(({ id }) => attempts.has(id) === attempt));
  for (const { id, links } of [...own!, ...attempted!, ...stated]) {
    const from = settle(id);
    const known = notes.get(from) ?? notes.set(from, new Map()).get(from);
    for (const { type, to: target, note } of links) {
      const to = settle(target);
      if (note !== undefined && to !== from && !known?.has(`${type} ${to}`)) known?.set(`${type} ${to}`, { type, to, note });
    }
  }
  return events.map(({ id, summary, outcomes = [], note }) => ({ id, summary, outcomes, ...given({ note }), links: [...(notes.get(id)?.values() ?? [])] }));
}

/** Of an address whose host is in other letters than ASCII the form that shows them: wherever it is read or goes, it deceives nobody. */
const toPlainUrl = (url: string): string => safeUrl(url) ?? url;

function toBibliography({ id, title, author, url, archived, seen }: ArticleFile): Bibliography {
  return { id, title, ...given({ author }), url: url && toPlainUrl(url), ...given({ archived: archived && toPlainUrl(archived), seen: seen === undefined ? undefined : toDay(seen) }) };
}

function toStory({ id, title, description, steps }: StoryFile): Story {
  return {
    id, title, description,
    steps: steps.map(({ title: heading, view: { from, to, known, event }, sentences }) => ({
      title: heading,
      range: [toDay(from), toDay(to)],
      known: known === undefined ? null : toDay(known),
      selected: event ?? null,
      sentences,
    })),
  };
}

function toTerm({ id, name, forms = {}, definition, source }: TermFile): Term {
  const { en = [], fr = [], ar = [] } = forms;
  return { id, name, forms: { en, fr, ar }, definition, ...given({ source }) };
}

function toQuotations(article: ArticleFile): Quotation[] {
  return article.reports.flatMap(({ quote }, index) => (quote === undefined ? [] : [{ id: `${article.id}#${index}`, quote }]));
}

/** Checked before: a date that is none never comes here. */
const toSpan = (date: string | null, within?: boolean): Span | null => (date === null ? null : parseEdtf(date, { within }));
const toDay = (text: string): Day => parseDay(text) ?? Number.NaN;

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The keys that are given: absent stays absent in the asset. */
function given<T extends Record<string, unknown>>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byId = (a: { id: string }, b: { id: string }): number => compare(a.id, b.id);

/** JSON with the keys of every object in order, so that two equal values have one text. */
function toCanonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compare(a, b))) : inner,
  );
}
