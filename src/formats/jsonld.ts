/**
 * What is shown as linked data: events of schema.org, each with its status, the dates that it was planned for before,
 * its place, its people and the articles that speak of it.
 *
 * Promises: the context stands in the file, and nothing is fetched to read it; a date in ISO 8601 is as coarse as it is
 * known, and stands as EDTF beside it (`temporalCoverage`); what has lapsed has no status of schema.org, for there is none;
 * an event is part of another (`superEvent`) where that is said to be its context and all its days are sure to lie in it;
 * schema.org has no word for the other links, and they are counted among what is left out.
 */
import type { Person, Words } from '../model/corpus.ts';
import { toIsoDay } from '../model/day.ts';
import type { KnownAttendance, KnownEvent } from '../model/known.ts';
import { officeBy, whenNamed } from '../model/office.ts';
import type { Plan } from '../model/plans.ts';
import type { Link } from '../model/links.ts';
import { isSameSpan, width, type Span } from '../model/span.ts';
import { toEdtf } from '../model/written.ts';
import { citedFor, groupBy, leftOut, linksFor, placesFor, proseOf, toIso, type Cited, type Export, type Shown } from './shown.ts';

const SCHEMA = 'https://schema.org/';
const CONTEXT = {
  '@vocab': SCHEMA,
  ...Object.fromEntries(['url', 'license', 'eventStatus', 'sameAs', 'about', 'additionalType', 'superEvent', 'subEvent', 'archivedAt'].map((term) => [term, { '@type': '@id' }])),
  ...Object.fromEntries(['startDate', 'endDate', 'previousStartDate', 'datePublished', 'dateModified'].map((term) => [term, { '@type': `${SCHEMA}Date` }])),
};

export function toJsonld(shown: Shown): Export {
  const { corpus, day, i18n, events } = shown;
  const { dataset } = corpus;
  const whole = {
    '@type': 'Dataset',
    '@id': shown.address,
    name: i18n.words(dataset.title),
    description: `${i18n.words(dataset.description)} ${i18n.plain('export.knownOn', { date: i18n.dates.day(day) })}`,
    version: corpus.version,
    ...(dataset.licence === undefined ? {} : { license: dataset.licence.url }),
    dateModified: toIsoDay(day),
    url: shown.address,
    about: events.map(({ id }) => shown.addressOf(id)),
  };
  const byId = new Map(events.map((event) => [event.id, event]));
  const links = linksFor(shown).all;
  const parts = links.filter((link) => isPart(link, byId));
  const [within, of] = [groupBy(parts, ({ to }) => to), groupBy(parts, ({ from }) => from)];
  const toNested = (id: string): object => {
    const [above, below] = [within.get(id)?.map(({ from }) => shown.addressOf(from)), of.get(id)?.map(({ to }) => shown.addressOf(to))];
    return { ...(above ? { superEvent: above } : {}), ...(below ? { subEvent: below } : {}) };
  };
  const graph = [whole, ...events.map((event) => ({ ...toEvent(shown, event), ...toNested(event.id) }))];
  return { text: `${JSON.stringify({ '@context': { ...CONTEXT, '@language': i18n.language }, '@graph': graph }, null, 1)}\n`, count: events.length, left: leftOut({ linked: links.length - parts.length }) };
}

/** One is the context of the other, lasts longer, and goes on for certain on all the other's days. */
function isPart({ type, from, to }: Link, byId: ReadonlyMap<string, KnownEvent>): boolean {
  const [outer, inner] = [byId.get(from)?.span, byId.get(to)?.span];
  if (type !== 'context-of' || !outer?.core || inner?.from == null || inner.to === null) return false;
  return outer.core[0] <= inner.from && inner.to <= outer.core[1] && width(outer) > width(inner);
}

function toEvent(shown: Shown, event: KnownEvent): Record<string, unknown> {
  const { corpus, i18n } = shown;
  const prose = proseOf(shown, event);
  const iso = toIso(event.span);
  const edtf = event.span && toCoverage(event.span);
  const places = placesFor(corpus, event);
  const before = previousStarts(event);
  return {
    '@type': 'Event',
    '@id': shown.addressOf(event.id),
    identifier: event.id,
    url: shown.addressOf(event.id),
    name: i18n.words(event.title),
    alternateName: inOthers(event.title, i18n.language),
    keywords: [i18n.plain(`kind.${event.kind}`), ...event.topics.flatMap((id) => corpus.topicById.get(id) ?? []).map(({ name }) => i18n.words(name))],
    ...(prose ? { description: i18n.words(prose.summary) } : {}),
    ...(iso ? { startDate: iso.first } : {}),
    ...(iso?.last == null ? {} : { endDate: iso.last }),
    ...(edtf === null ? {} : { temporalCoverage: edtf }),
    ...toStatus(event, before),
    ...(before.length === 0 ? {} : { previousStartDate: before }),
    ...(places.length === 0
      ? {}
      : { location: places.map(({ name, country, at }) => ({ '@type': 'Place', name: i18n.words(name), alternateName: inOthers(name, i18n.language), address: { '@type': 'PostalAddress', addressCountry: country }, ...(at === null ? {} : { geo: { '@type': 'GeoCoordinates', latitude: at[0], longitude: at[1] } }) })) }),
    ...(event.people.length === 0 ? {} : { attendee: event.people.flatMap((attendance) => toAttendee(shown, event, attendance)) }),
    subjectOf: citedFor(shown, event).map(toArticle),
  };
}

/** Days that no longer are the plan, in the order in which they were learned, each once. */
function previousStarts({ plans, span }: KnownEvent): string[] {
  const gone = plans.filter((plan): plan is Plan & { span: Span } => plan.span !== null && plan.learned !== null && plan.fate !== 'current' && plan.fate !== 'kept' && plan.fate !== 'undated' && !isSameSpan(plan.span, span));
  const now = toIso(span)?.first;
  return [...new Set(gone.flatMap((plan) => toIso(plan.span)?.first ?? []))].filter((first) => first !== now);
}

function toStatus({ status }: KnownEvent, before: readonly string[]): { eventStatus?: string } {
  const of = (name: string): { eventStatus: string } => ({ eventStatus: `${SCHEMA}Event${name}` });
  if (status === 'cancelled') return of('Cancelled');
  if (status === 'postponed') return of('Postponed');
  if (status === 'lapsed') return {};
  return of(before.length > 0 ? 'Rescheduled' : 'Scheduled');
}

/** EDTF; of a window, one of its days (level 2), where nothing is doubtful. */
function toCoverage(span: Span): string | null {
  const written = toEdtf(span);
  if (written === null) return null;
  const [start, end] = written.date.split('/');
  if (!written.within || end === undefined || span.doubt !== 'none') return written.date;
  return `[${[start, end].map((each) => (each === '..' ? '' : each)).join('..')}]`;
}

function toAttendee({ corpus, i18n, day }: Shown, { span }: KnownEvent, { person: id, named }: KnownAttendance): object[] {
  const person: Person | undefined = corpus.personById.get(id);
  if (!person) return [];
  const office = officeBy(person, whenNamed(span, named), day);
  return [{ '@type': 'Person', name: i18n.words(person.name), alternateName: inOthers(person.name, i18n.language), ...(office ? { jobTitle: i18n.words(office.title) } : {}), ...(person.side === null ? {} : { nationality: { '@type': 'Country', identifier: person.side } }) }];
}

function toArticle({ article, bibliography, publisher }: Cited): object {
  const published = toIso(article.published)?.first;
  const title = bibliography.title === null ? {} : { headline: { '@value': bibliography.title, '@language': article.language } };
  return {
    '@type': publisher?.official ? 'WebPage' : 'NewsArticle',
    '@id': bibliography.url,
    url: bibliography.url,
    ...(bibliography.archived === undefined ? {} : { archivedAt: bibliography.archived }),
    ...title,
    ...(bibliography.author === undefined ? {} : { author: { '@type': 'Person', name: bibliography.author } }),
    ...(published === undefined ? {} : { datePublished: published }),
    ...(publisher ? { publisher: { '@type': publisher.official ? 'GovernmentOrganization' : 'NewsMediaOrganization', name: publisher.name } } : {}),
    inLanguage: article.language,
  };
}

const inOthers = (words: Words, language: string): object[] => Object.entries(words).flatMap(([each, text]) => (each === language ? [] : [{ '@value': text, '@language': each }]));
