/**
 * What is shown as TimelineJS 3 JSON, in the reader's language.
 *
 * Promises: a year stays a year and a month a month; what is uncertain, or at some time within days, has its words in
 * `display_date` and its bounds as start and end; ids, groups and periods come back when it is read again; every text is
 * escaped, every link http or https; what has no date is left out and counted (TimelineJS would leave it out unsaid).
 */
import { addressFault } from '../model/address.ts';
import { daysInMonth, toCivil, type Day } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import { isExact, type Span } from '../model/span.ts';
import { citedFor, proseOf, type Export, type Shown } from './shown.ts';

interface DateParts {
  year: number;
  month?: number;
  day?: number;
}

export function toTimelineJs(shown: Shown): Export {
  const { corpus, i18n, events } = shown;
  const dated = events.flatMap((event) => (event.span && (event.span.from ?? event.span.to) !== null ? [{ event, span: event.span }] : []));
  const whole = {
    title: { text: { headline: escape(i18n.words(corpus.dataset.title)), text: `<p>${escape(i18n.words(corpus.dataset.description))}</p><p>${escape(i18n.plain('export.knownOn', { date: i18n.dates.day(shown.day) }))} <a href="${escape(shown.address)}">${escape(shown.address)}</a></p>` } },
    events: dated.map(({ event, span }) => toSlide(shown, event, span)),
    eras: dated.filter(({ event: { kind }, span }) => kind === 'crisis' && span.from !== null && span.to !== null).map(({ event, span }) => ({ ...toDates(span), text: { headline: escape(i18n.words(event.title)) }, unique_id: idOf(shown, event) })),
  };
  const undated = events.length - dated.length;
  return { text: `${JSON.stringify(whole, null, 1)}\n`, count: dated.length, left: undated === 0 ? [] : [{ why: 'undated', count: undated }] };
}

function toSlide(shown: Shown, event: KnownEvent, span: Span): Record<string, unknown> {
  const { i18n } = shown;
  const group = groupOf(shown, event);
  const words = event.words ?? (isPlain(span) && (event.status === 'held' || event.settled) ? undefined : sayDate(shown, event, span));
  return {
    unique_id: idOf(shown, event),
    ...toDates(span),
    ...(words === undefined ? {} : { display_date: escape(words) }),
    text: { headline: escape(i18n.words(event.title)), text: toText(shown, event) },
    ...(group === undefined ? {} : { group: escape(group) }),
  };
}

/** What it is called where it came from. */
const idOf = ({ corpus }: Shown, { id }: KnownEvent): string => corpus.eventById.get(id)?.foreignId ?? id;

function groupOf({ corpus, i18n }: Shown, { side, topics }: KnownEvent): string | undefined {
  const of = corpus.dataset.sides.find(({ id }) => id === side);
  if (of && i18n.words(of.where) !== '' && corpus.sets === undefined) return i18n.words(of.where);
  const topic = corpus.topicById.get(topics[0] ?? '');
  return topic ? i18n.words(topic.name) : of && i18n.words(of.where) !== '' ? i18n.words(of.where) : undefined;
}

function sayDate({ i18n }: Shown, { status, settled }: KnownEvent, span: Span): string {
  const date = i18n.dates.span(span, 'long');
  return status === 'held' || settled ? date : i18n.plain(`mark.${status}`, { date });
}

/** Exact days, and a month or a year of which no more is known: their parts say all. */
const isPlain = (span: Span): boolean => span.doubt === 'none' && (isExact(span) || (span.window && coarse(span) !== null));

/** The month or year that a span is, as the parts of one date; null: neither. */
function coarse({ from, to }: Span): DateParts | null {
  if (from === null || to === null) return null;
  const [first, last] = [toCivil(from), toCivil(to)];
  if (first.year !== last.year || first.day !== 1) return null;
  if (first.month === 1 && last.month === 12 && last.day === 31) return { year: first.year };
  return first.month === last.month && last.day === daysInMonth(last.year, last.month) ? { year: first.year, month: first.month } : null;
}

function toDates(span: Span): { start_date: DateParts; end_date?: DateParts } {
  const one = span.window ? coarse(span) : null;
  if (one) return { start_date: one };
  const [from, to] = [span.from ?? span.to!, span.to];
  return { start_date: toParts(from), ...(to === null || to === from ? {} : { end_date: toParts(to) }) };
}

function toParts(day: Day): DateParts {
  const { year, month, day: number } = toCivil(day);
  return { year, month, day: number };
}

/** What happened, and who says so. */
function toText(shown: Shown, event: KnownEvent): string {
  const { i18n } = shown;
  const prose = proseOf(shown, event);
  const said = prose ? i18n.words(prose.summary) : '';
  const sources = citedFor(shown, event).flatMap(({ article, bibliography: { url, title }, publisher }) => {
    const published = article.published ? i18n.dates.span(article.published, 'short') : i18n.plain('source.undated');
    const name = [publisher?.name, published, title].filter((part) => part != null && part !== '').join(' · ');
    return url !== null && addressFault(url) === null ? [`<li><a href="${escape(url)}">${escape(name)}</a></li>`] : [];
  });
  return `${said === '' || said === i18n.words(event.title) ? '' : `<p>${escape(said)}</p>`}${sources.length === 0 ? '' : `<ul>${sources.join('')}</ul>`}`;
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]!);
