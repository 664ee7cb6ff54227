/**
 * Who says what, as one table for a spreadsheet: one row for what one article says of one event that is shown.
 *
 * Promises: a report that does not count on the knowledge day is not in it (K9), and of those that do each is once; what
 * a report is silent about is empty, and that it says there is no date is said.
 */
import type { Article, Bibliography, Report } from '../model/corpus.ts';
import { toIsoDay } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import type { Span } from '../model/span.ts';
import { toEdtf, toPlainEdtf } from '../model/written.ts';
import { toCsv, type Column } from './csv.ts';
import { groupBy, leftOut, linksFor, type Export, type Shown } from './shown.ts';

const SEPARATOR = '; ';

/** A report, the event that it tells of on that day, and the article that it is in. */
interface Said {
  event: KnownEvent;
  report: Report;
  article: Article | undefined;
  page: Bibliography | undefined;
}

export function toReportsCsv(shown: Shown): Export {
  const { corpus, evidence, events } = shown;
  const pages = new Map(evidence.bibliography.map((each) => [each.id, each]));
  const rows = events.flatMap((event) => event.reports.flatMap((id) => corpus.reportById.get(id) ?? []).map((report): Said => ({ event, report, article: corpus.articleById.get(report.article), page: pages.get(report.article) })));
  // the editors' own links are no report's, and an attempt's reports may not be among these
  const written = new Set(rows.map(({ report }) => report.id));
  const own = linksFor(shown).all.filter(({ because }) => !because.some((id) => written.has(id)));
  return { text: toCsv(columnsOf(shown, rows), rows), count: rows.length, left: leftOut({ linked: own.length }) };
}

function columnsOf(shown: Shown, [first]: readonly Said[]): Column<Said>[] {
  const { corpus, evidence, i18n, day, addressOf } = shown;
  const stated = groupBy(linksFor(shown).all.flatMap((link) => link.because.map((report) => ({ report, link }))), ({ report }) => report);
  const quotes = new Map(evidence.quotations.map(({ id, quote }) => [id, quote]));
  const names = (rows: readonly ({ name: { en: string; fr: string; ar: string } } | undefined)[] | undefined): string | undefined => rows?.flatMap((row) => (row ? [i18n.words(row.name)] : [])).join(SEPARATOR);
  const dayOf = (value: number | null | undefined): string | null => (value == null ? null : toIsoDay(value));
  const publisher = (id: string | undefined): string | undefined => corpus.publisherById.get(id ?? '')?.name;
  const column = (name: string, meaning: string, of: Column<Said>['of']): Column<Said> => ({ name, meaning, of });
  const bounds = (name: string, of: (said: Said) => Span | null | undefined): Column<Said>[] => [
    column(`${name}_first`, `first day that ${name} covers; empty: open, or none`, (said) => dayOf(of(said)?.from)),
    column(`${name}_last`, `last day that ${name} covers; empty: open, or none`, (said) => dayOf(of(said)?.to)),
  ];
  return [
    column('report', 'id of the report: its article, and its place in it from 0', ({ report }) => report.id),
    column('event', 'id of the event that is shown', ({ event }) => event.id),
    column('title', 'title of the event in the language of the reader', ({ event }) => i18n.words(event.title)),
    column('publisher', 'name of the publisher', ({ article }) => publisher(article?.publisher)),
    column('headline', 'headline as published; empty: not known', ({ page }) => page?.title),
    column('author', 'byline, where known', ({ page }) => page?.author),
    column('language', 'language tag of the article', ({ article }) => article?.language),
    column('published', 'date of publication as EDTF level 1 (Library of Congress); empty: undated', ({ article }) => article?.published && toPlainEdtf(article.published)),
    ...bounds('published', ({ article }) => article?.published),
    column('known', 'day from which it counts; empty: undated, it counts today and makes nothing known earlier', ({ report }) => dayOf(report.known)),
    column('url', 'address of the page', ({ page }) => page?.url),
    column('archived', 'address of an archived copy, where known', ({ page }) => page?.archived),
    column('voice', 'official: an official speaks; press', ({ report }) => (report.official ? 'official' : 'press')),
    column('via', 'publisher or office whose words it relays; empty: its own', ({ report, article }) => (report.origin === article?.publisher ? null : publisher(report.origin))),
    column('status', 'status that it gives; empty: silent', ({ report }) => report.status),
    column('says_no_date', 'true: it says that there is no date, or withdraws it', ({ report }) => report.span === null),
    column('date', 'date that it gives as EDTF level 1; empty: silent, or none', ({ report }) => report.span && toEdtf(report.span)?.date),
    ...bounds('date', ({ report }) => report.span),
    column('date_is_window', 'true: at some time within these days, which are not its length', ({ report }) => report.span?.window ?? false),
    column('date_words', 'its own phrase for the date, in its language', ({ report }) => report.words),
    column('place', 'name of the place that it names', ({ report }) => names(report.place === undefined ? undefined : [corpus.placeById.get(report.place)])),
    column('people', 'names of the people that it names', ({ report }) => names(report.people?.map((id) => corpus.personById.get(id)))),
    column('topics', 'names of the topics that it names', ({ report }) => names(report.topics?.map((id) => corpus.topicById.get(id)))),
    column('links', 'links to other events that it states: what the event does and the id, such as "prepares 2024-10-28-macron-state-visit-rabat"', ({ report }) => (stated.get(report.id) ?? []).map(({ link }) => `${link.type} ${link.to}`).join(SEPARATOR)),
    column('quotation', 'verbatim, at most twenty words, in the language of the article', ({ report }) => quotes.get(report.id)),
    column('address', 'address of the event in the timeline, on the knowledge day', ({ event }) => addressOf(event.id)),
    column('knowledge_day', 'all is as it was known on this day', () => toIsoDay(day)),
    column('corpus_version', 'version of the corpus', () => corpus.version),
    column('note', 'how the table is to be read, in its first row', (said) => (said === first ? i18n.plain('export.csvNote') : null)),
  ];
}
