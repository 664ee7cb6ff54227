/**
 * Where what is shown happened: GeoJSON (RFC 7946), one point for each place of an event, with the time of Linked
 * Places beside it (`when.timespans`, https://github.com/LinkedPasts/linked-places-format).
 *
 * Promises: longitude before latitude; a window is said by its earliest and latest day, a duration by its first and
 * last; an event without a place is counted among what is left out, not put at an invented one.
 */
import { toIsoDay } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import type { Span } from '../model/span.ts';
import { toEdtf } from '../model/written.ts';
import { citedFor, leftOut, linksFor, placesFor, voicesFor, type Export, type Shown } from './shown.ts';

export function toGeojson(shown: Shown): Export {
  const { corpus, day, i18n } = shown;
  const located = shown.events.map((event) => ({ event, places: placesFor(corpus, event).flatMap(({ at, ...place }) => (at === null ? [] : [{ ...place, at }])) }));
  const placed = located.filter(({ places }) => places.length > 0);
  const inside = new Set(placed.map(({ event }) => event.id));
  const links = linksFor(shown, (id) => inside.has(id));
  const collection = {
    type: 'FeatureCollection',
    title: i18n.words(corpus.dataset.title),
    knowledge_day: toIsoDay(day),
    corpus_version: corpus.version,
    ...(corpus.dataset.licence === undefined ? {} : { licence: corpus.dataset.licence.data }),
    address: shown.address,
    features: placed.flatMap(({ event, places }) =>
      places.map((place) => ({
        type: 'Feature',
        id: `${event.id}/${place.id}`,
        geometry: { type: 'Point', coordinates: [place.at[1], place.at[0]] },
        properties: { ...toProperties(shown, event), links: links.from(event.id).map(({ type, to }) => ({ type, to })), place: i18n.words(place.name), ccodes: [place.country] },
        ...toWhen(event.span),
      })),
    ),
  };
  const missing = located.length - placed.length;
  return { text: `${JSON.stringify(collection, null, 1)}\n`, count: placed.length, left: leftOut({ unplaced: missing, linked: links.lost }) };
}

function toProperties(shown: Shown, event: KnownEvent): Record<string, unknown> {
  const { corpus, i18n } = shown;
  const written = event.span && toEdtf(event.span);
  return {
    event: event.id,
    title: i18n.words(event.title),
    title_en: event.title.en,
    title_fr: event.title.fr,
    title_ar: event.title.ar,
    kind: event.kind,
    status: event.status,
    date: written?.date ?? null,
    date_is_window: event.span?.window ?? false,
    people: event.people.flatMap(({ person }) => corpus.personById.get(person) ?? []).map(({ name }) => i18n.words(name)),
    topics: event.topics.flatMap((id) => corpus.topicById.get(id) ?? []).map(({ name }) => i18n.words(name)),
    voices: voicesFor(corpus, event),
    sources: citedFor(shown, event).map(({ bibliography }) => bibliography.url),
    address: shown.addressOf(event.id),
  };
}

function toWhen(span: Span | null): { when?: { timespans: { start?: object; end?: object }[] } } {
  if (span === null) return {};
  const { from, to, core, window } = span;
  const end = (value: number | null, sure: number | null | undefined, which: 'earliest' | 'latest'): object | undefined => {
    if (value === null) return undefined;
    if (window || sure == null) return { [which]: toIsoDay(value) };
    if (sure === value) return { in: toIsoDay(value) };
    return { earliest: toIsoDay(Math.min(value, sure)), latest: toIsoDay(Math.max(value, sure)) };
  };
  const [start, stop] = [end(from, core?.[0] ?? (window ? null : from), 'earliest'), end(to, core?.[1] ?? (window ? null : to), 'latest')];
  return { when: { timespans: [{ ...(start && { start }), ...(stop && { end: stop }) }] } };
}
