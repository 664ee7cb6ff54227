/**
 * What can be cited, as CSL-JSON items (https://github.com/citation-style-language/schema, csl-data.json): our neutral
 * form of a reference, from which RIS, BibLaTeX and the printed styles are made.
 *
 * Promises: a date says no more than was known of it: a month stays a month, and "about" stays about.
 */
import type { Article, Bibliography, Publisher } from '../model/corpus.ts';
import { daysInMonth, toCivil, type Day } from '../model/day.ts';
import { toSpan, type Span } from '../model/span.ts';

/** year, month, day; what is not known is left out */
export type DateParts = [number] | [number, number] | [number, number, number];
export interface CslDate {
  'date-parts': [DateParts] | [DateParts, DateParts];
  circa?: true;
}
export interface CslItem {
  id: string;
  type: 'article-newspaper' | 'webpage' | 'dataset';
  title?: string;
  author?: { literal: string }[];
  'container-title'?: string;
  publisher?: string;
  issued?: CslDate;
  accessed?: CslDate;
  URL?: string;
  /** an archived copy: the archive, and the address of the copy in it */
  archive?: string;
  archive_location?: string;
  language?: string;
  version?: string;
  note?: string;
}

/** A day → its date in CSL. */
export const toCslDay = (day: Day): CslDate => toCslDate(toSpan(day))!;

/** A span → its date in CSL: as coarse as the span is; null where it has no end or no beginning. */
export function toCslDate(span: Span | null): CslDate | null {
  if (span === null || span.from === null || span.to === null) return null;
  const [from, to] = [toCivil(span.from), toCivil(span.to)];
  const circa = span.doubt === 'none' ? {} : { circa: true as const };
  const oneMonth = from.year === to.year && from.month === to.month && from.day === 1 && to.day === daysInMonth(to.year, to.month);
  const wholeYears = from.month === 1 && from.day === 1 && to.month === 12 && to.day === 31;
  const parts = (date: typeof from): DateParts => (wholeYears ? [date.year] : oneMonth ? [date.year, date.month] : [date.year, date.month, date.day]);
  const [first, last] = [parts(from), parts(to)];
  return { 'date-parts': first.join() === last.join() ? [first] : [first, last], ...circa };
}

/** An article of the corpus → its reference. A press article is one in a newspaper, an official text a page. */
export function toCslArticle(article: Article, bibliography: Bibliography | null, publisher: Publisher | undefined): CslItem {
  const issued = toCslDate(article.published);
  return {
    id: article.id,
    type: publisher?.official === true ? 'webpage' : 'article-newspaper',
    ...(bibliography?.title == null ? {} : { title: bibliography.title }),
    ...(bibliography?.author === undefined ? {} : { author: [{ literal: bibliography.author }] }),
    ...(publisher === undefined ? {} : { 'container-title': publisher.name }),
    ...(issued === null ? {} : { issued }),
    ...(bibliography === null || bibliography.url === null ? {} : { URL: bibliography.url }),
    ...toArchive(bibliography?.archived),
    ...(bibliography?.seen === undefined ? {} : { accessed: toCslDay(bibliography.seen) }),
    language: article.language,
  };
}

/** An archive is called by its host. */
const toArchive = (copy: string | undefined): Pick<CslItem, 'archive' | 'archive_location'> => (copy === undefined ? {} : { archive: new URL(copy).hostname, archive_location: copy });

/** Items → a CSL-JSON file. */
export const toCslJson = (items: readonly CslItem[]): string => `${JSON.stringify(items, null, 2)}\n`;
