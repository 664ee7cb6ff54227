/**
 * What is shown as a calendar (RFC 5545, with names of RFC 7986): one entry of whole days for each dated event.
 *
 * Ours, for `ical-generator` writes neither the language of a summary nor relations between entries, ends without the
 * last line break and adds lines of its own; to take its text apart again would be more than to write it.
 *
 * Promises: the end is the day after the last one; no line is longer than 75 octets, and no letter is cut; a plan is
 * TENTATIVE, and so is a month or any other window, which says that it is one; what was called off is CANCELLED; an
 * event without a first day is counted among what is left out; the same picture gives the same text.
 */
import { toCivil, type Day } from '../model/day.ts';
import type { KnownEvent, KnownStatus } from '../model/known.ts';
import { citedFor, leftOut, linksFor, placesFor, proseOf, type Export, type Shown } from './shown.ts';

const OCTETS = 75;
const LATEST_YEAR = 9999;
const STATUS: Record<KnownStatus, 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'> = {
  announced: 'TENTATIVE', planned: 'TENTATIVE', lapsed: 'TENTATIVE', underway: 'CONFIRMED', held: 'CONFIRMED', postponed: 'CANCELLED', cancelled: 'CANCELLED',
};
const uid = (id: string): string => `${id}@rapprochement`;
const two = (number: number): string => String(number).padStart(2, '0');
function toDate(day: Day): string {
  const { year, month, day: dayOfMonth } = toCivil(day);
  return `${String(year).padStart(4, '0')}${two(month)}${two(dayOfMonth)}`;
}

export function toIcalendar(shown: Shown): Export {
  const { corpus, day, i18n } = shown;
  const dated = shown.events.flatMap((event) => {
    const days = daysOf(event);
    return days === null ? [] : [{ event, days }];
  });
  const inside = new Set(dated.map(({ event }) => event.id));
  const links = linksFor(shown, (id) => inside.has(id));
  const language = `LANGUAGE=${i18n.language}`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Rapprochement//${corpus.version}//${i18n.language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...[['NAME', i18n.words(corpus.dataset.title)], ['X-WR-CALNAME', i18n.words(corpus.dataset.title)], ['DESCRIPTION', i18n.plain('export.knownOn', { date: i18n.dates.day(day) })]].map(([name, text]) => `${name!};${language}:${escapeText(text!)}`),
    `URL:${toUri(shown.address)}`,
    ...dated.flatMap(({ event, days }) => [
      'BEGIN:VEVENT',
      `UID:${uid(event.id)}`,
      // no clock: what is written is as old as the knowledge
      `DTSTAMP:${toDate(day)}T000000Z`,
      `SEQUENCE:${String(event.plans.length + Number(event.settled))}`,
      `DTSTART;VALUE=DATE:${toDate(days[0])}`,
      `DTEND;VALUE=DATE:${toDate(days[1] + 1)}`,
      `STATUS:${isSure(event) || STATUS[event.status] === 'CANCELLED' ? STATUS[event.status] : 'TENTATIVE'}`,
      'TRANSP:TRANSPARENT',
      `SUMMARY;${language}:${escapeText(i18n.words(event.title))}`,
      `DESCRIPTION;${language}:${escapeText(describe(shown, event).join('\n'))}`,
      `CATEGORIES;${language}:${[i18n.plain(`kind.${event.kind}`), ...event.topics.flatMap((id) => corpus.topicById.get(id) ?? []).map(({ name }) => i18n.words(name))].map(escapeText).join(',')}`,
      ...toPlace(shown, event, language),
      `URL:${toUri(shown.addressOf(event.id))}`,
      ...links.from(event.id).map(({ type, to }) => `RELATED-TO;RELTYPE=X-${type.toUpperCase()}:${uid(to)}`),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  const missing = shown.events.length - dated.length;
  return { text: lines.map((line) => `${fold(line)}\r\n`).join(''), count: dated.length, left: leftOut({ undated: missing, linked: links.lost }) };
}

/** First and last day; of an open end, the last day that is sure. Null: no first day, or none that a calendar can write. */
function daysOf({ span }: KnownEvent): [Day, Day] | null {
  if (span === null || span.from === null) return null;
  const last = span.to ?? span.core?.[1] ?? span.from;
  return toCivil(span.from).year < 0 || toCivil(last + 1).year > LATEST_YEAR ? null : [span.from, last];
}

/** Its days are known, and are its length. */
const isSure = ({ span }: KnownEvent): boolean => span !== null && !span.window && span.to !== null && span.doubt === 'none' && span.core?.[0] === span.from && span.core?.[1] === span.to;

function describe(shown: Shown, event: KnownEvent): string[] {
  const { i18n, day } = shown;
  const prose = proseOf(shown, event);
  return [
    `${i18n.plain(`status.${event.status}`)} · ${i18n.dates.span(event.span, 'long')}`,
    ...(isSure(event) ? [] : [i18n.plain(event.span?.window === true ? 'export.icalWindow' : 'export.icalDoubt')]),
    ...(prose ? [i18n.words(prose.summary)] : []),
    i18n.plain('export.knownOn', { date: i18n.dates.day(day) }),
    ...citedFor(shown, event).map(({ bibliography, publisher }) => [publisher?.name, bibliography.url].filter(Boolean).join(' · ')),
  ];
}

function toPlace({ corpus, i18n }: Shown, event: KnownEvent, language: string): string[] {
  const places = placesFor(corpus, event);
  const [first] = places;
  if (!first) return [];
  return [`LOCATION;${language}:${escapeText(places.map(({ name }) => i18n.words(name)).join(i18n.comma))}`, ...(first.at === null ? [] : [`GEO:${first.at.join(';')}`])];
}

const escapeText = (text: string): string => text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' ').replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
const toUri = (address: string): string => address.replace(/[\s\p{Cc}]/gu, (letter) => encodeURIComponent(letter));

/** Long lines go on after a line break and a space; octets are counted, letters kept whole. */
function fold(line: string): string {
  let out = '';
  let octets = 0;
  for (const letter of line) {
    const size = sizeOf(letter.codePointAt(0)!);
    if (octets + size > OCTETS) {
      out += '\r\n ';
      octets = 1;
    }
    out += letter;
    octets += size;
  }
  return out;
}
const sizeOf = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);
