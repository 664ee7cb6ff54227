/**
 * A picture in words, for those who do not see it: its days, how many events and where, and the turning point among
 * them. Pure.
 *
 * Promises: as known on the knowledge day, and nothing more; the events counted are those given. The turning point is,
 * of the visits that are not called off, the one of the weightiest kind (state, official, then all others), of these the
 * one with the most dates announced before, of these the latest, then the first by id; without a visit there is none.
 */
import type { I18n } from '../i18n/index.ts';
import type { Corpus } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import { isOneSided } from '../model/merging.ts';
import { isSameSpan, type Span } from '../model/span.ts';

export interface Told {
  events: readonly KnownEvent[];
  corpus: Pick<Corpus, 'dataset'>;
  range: readonly [Day, Day];
  /** the knowledge day */
  known: Day;
  i18n: I18n;
}

const WEIGHTS: Partial<Record<KnownEvent['kind'], number>> = { 'state-visit': 3, 'official-visit': 2, 'working-visit': 1, 'ministerial-visit': 1 };

export function toAlt(told: Told): string {
  const { events, range, known, i18n } = told;
  const { plain, dates } = i18n;
  const whole = plain('picture.alt', { count: events.length, range: dates.range(range[0], range[1], 'long'), date: dates.day(known) });
  const turning = turningPoint(events);
  return [whole, ...sidesOf(told), ...(turning === null ? [] : sayTurning(turning, i18n))].join(' ');
}

function sidesOf({ events, corpus: { dataset }, i18n }: Told): string[] {
  if (isOneSided(dataset) || events.length === 0) return [];
  const ids = dataset.sides.map(({ id }) => id);
  const counted: [string, number][] = [
    ...dataset.sides.map(({ id, where }): [string, number] => [i18n.words(where), events.filter(({ side }) => side === id).length]),
    [i18n.plain('picture.elsewhere'), events.filter(({ side }) => side === null || !ids.includes(side)).length],
  ];
  return counted.filter(([, count], index) => index < ids.length || count > 0).map(([where, count]) => i18n.plain('picture.altOf', { where, number: i18n.number(count) }));
}

/** Dates that were announced for an event and are not, or no longer, its own: in the order in which they were learned, each once. */
export function datesBefore({ plans, span }: Pick<KnownEvent, 'plans' | 'span'>): Span[] {
  const gone = plans.flatMap(({ span: planned, learned, fate }) => (planned === null || learned === null || fate === 'current' || fate === 'kept' || isSameSpan(planned, span) ? [] : [planned]));
  return gone.filter((each, index) => gone.findIndex((other) => isSameSpan(each, other)) === index);
}

/** null: there is no visit among them */
export function turningPoint(events: readonly KnownEvent[]): KnownEvent | null {
  const startOf = ({ span }: KnownEvent): number => span?.from ?? span?.to ?? -Infinity;
  const visits = events.filter(({ kind, status }) => WEIGHTS[kind] !== undefined && status !== 'cancelled').map((event) => ({ event, weight: WEIGHTS[event.kind]!, moves: datesBefore(event).length, start: startOf(event) }));
  const [first] = visits.sort((a, b) => b.weight - a.weight || b.moves - a.moves || (a.start === b.start ? 0 : b.start - a.start) || (a.event.id < b.event.id ? -1 : 1));
  return first?.event ?? null;
}

function sayTurning(event: KnownEvent, i18n: I18n): string[] {
  const { plain, dates } = i18n;
  const { span, status, settled } = event;
  const date = dates.span(span, 'long');
  const told = span === null ? `${plain(`status.${status}`)}, ${date}` : status === 'held' || settled ? date : plain(`mark.${status}`, { date });
  const before = datesBefore(event);
  const said = plain('picture.altTurning', { title: i18n.words(event.title), date: told });
  if (before.length === 0) return [said];
  return [said, plain('picture.altMoved', { count: before.length, first: dates.span(before[0]!, 'long'), last: dates.span(before.at(-1)!, 'long') })];
}
