/** The things of a compiled corpus as they stand in the files of `data/`: spans as EDTF again, what is absent left out. */
import type { Article, Bibliography, Corpus, EventId, Office, Person, Prose, Report, SettledEvent, Story, Words } from '../model/corpus.ts';
import { toIsoDay, type Day } from '../model/day.ts';
import { FORMAT_VERSION, type ArticleFile, type DatasetFile, type EventFile, type LinkFile, type LinkType, type PersonFile, type ReportFile, type StoryFile } from '../model/schema.ts';
import type { Span } from '../model/span.ts';
import { toEdtf, toPlainEdtf } from '../model/written.ts';

export interface Link {
  type: LinkType;
  to: EventId;
}
export interface Settled {
  event: SettledEvent;
  prose: Prose | undefined;
  links: readonly Link[];
}
export interface Told {
  report: Report;
  event: EventId;
  links: readonly Link[];
}
/** The note that each link bears. */
export type Notes = ReadonlyMap<Link, Words>;

const toLinkFiles = (links: readonly Link[], notes: Notes): LinkFile[] => links.map((link) => ({ type: link.type, to: link.to, ...given({ note: notes.get(link) }) }));

export function toDatasetFile({ dataset }: Corpus, known: Day | null): DatasetFile {
  const { title, description, sides, opening, presets, licence, watchedUntil } = dataset;
  return {
    format: FORMAT_VERSION,
    title,
    description,
    sides,
    opening: { from: toIsoDay(opening[0]), to: toIsoDay(opening[1]) },
    presets: presets.map(({ id, label, range: [from, to] }) => ({ id, label, from: toIsoDay(from), to: toIsoDay(to) })),
    ...given({ licence }),
    languages: ['ar', 'fr', 'en'],
    watchedUntil: toIsoDay(known === null ? watchedUntil : Math.min(watchedUntil, known)),
  };
}

/** K9: no office that began later, and of one that went on no end. */
export function toPersonFile({ id, name, aliases, side, offices }: Person, known: Day | null): PersonFile {
  const attested = offices.flatMap(({ title, attested: span }): PersonFile['offices'] => {
    const seen = known === null ? span : endAt(span, known);
    const text = seen && toPlainEdtf(seen);
    return text === null ? [] : [{ title, attested: text }];
  });
  return { id, name, ...(aliases.length === 0 ? {} : { aliases }), side, offices: attested };
}

/** How far an office was attested on a day; null: not yet. */
export function endAt(span: Office['attested'], known: Day): Span | null {
  if (span.from !== null && span.from > known) return null;
  if (span.to === null || span.to <= known) return span;
  return span.from === null ? null : { from: span.from, to: null, core: null, window: false, doubt: span.doubt };
}

export function toEventFile({ event, prose, links }: Settled, notes: Notes): EventFile {
  const { id, kind, side, title, words, status, place, stages, people, topics, confidence, attemptOf, foreignId } = event;
  const { summary = title, outcomes = [], note } = prose ?? {};
  return {
    id, ...given({ foreignId }), kind, side, title, summary, ...given({ outcomes: outcomes.length === 0 ? undefined : outcomes, note }), ...toDated(event.span), ...given({ words }), status, place,
    ...given({ stages }), people, topics, links: toLinkFiles(links, notes), confidence, ...given({ attemptOf }),
  };
}

function toDated(span: Span | null): { date: string | null; within?: true } {
  return (span && toEdtf(span)) ?? { date: null };
}

export function toArticleFile({ id, publisher, language, published }: Article, { title, author, url, archived, seen }: Bibliography, reports: ReportFile[]): ArticleFile {
  return { id, title, ...given({ author }), publisher, language, published: published && toPlainEdtf(published), url, ...given({ archived, seen: seen === undefined ? undefined : toIsoDay(seen) }), reports };
}

export function toReportFile({ report, event, links }: Told, article: Article, notes: Notes, quote: string | undefined): ReportFile {
  const { official, origin, status, span, words, place, people, topics } = report;
  return {
    event,
    ...given({
      voice: official ? ('official' as const) : undefined,
      via: origin === article.publisher ? undefined : origin,
      status,
      ...(span === undefined ? {} : toDated(span)),
      words, place, people, topics,
      links: report.links === undefined ? undefined : toLinkFiles(links, notes),
      quote,
    }),
  };
}

export function toStoryFile({ id, title, description, steps }: Story): StoryFile {
  return {
    id, title, description,
    steps: steps.map(({ title: heading, range: [from, to], known, selected, sentences }) => ({
      title: heading,
      view: { from: toIsoDay(from), to: toIsoDay(to), ...given({ known: known === null ? undefined : toIsoDay(known), event: selected ?? undefined }) },
      sentences,
    })),
  };
}

/** Without an empty list of other names. */
export const bare = <T extends { aliases: string[] }>({ aliases, ...rest }: T) => ({ ...rest, ...(aliases.length === 0 ? {} : { aliases }) });

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
/** The keys that are given: absent stays absent in the file. */
function given<T extends Record<string, unknown>>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}
