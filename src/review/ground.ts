/** What questions stand on: everything known on a day, put in the order of time, so that what lies near is found without looking at all of it. */
import type { Corpus, EventId, PersonId, PlaceId, Report, Words } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { fold } from '../model/fold.ts';
import type { KnownEvent } from '../model/known.ts';
import { linksOn, toBook, type LinkBook } from '../model/links.ts';
import type { Span } from '../model/span.ts';

/** It took place, on days with a beginning and an end. */
export type Dated = KnownEvent & { span: Span & { from: Day; to: Day } };

export interface Ground {
  corpus: Corpus;
  day: Day;
  known: ReadonlyMap<EventId, KnownEvent>;
  /** what took place, by its first day */
  row: readonly Dated[];
  links: LinkBook;
  /** of each title, how many events have it */
  titles: ReadonlyMap<string, number>;
  /** those that last long or have an open end: always looked at */
  long: readonly KnownEvent[];
}

/** Longer ones, in days, cannot be found by their beginning. */
const LONG = 60;
/** As many neighbours in time are looked at, either way. */
const NEAR = 80;

export const isDated = (event: KnownEvent): event is Dated => event.settled && event.status === 'held' && event.span !== null && event.span.from !== null && event.span.to !== null;

/** titles as they are compared: the same ones are asked about again and again */
const folded = new WeakMap<Words, string>();

function toTitle({ title }: Pick<KnownEvent, 'title'>): string {
  let text = folded.get(title);
  if (text === undefined) {
    text = fold([title.en, title.fr, title.ar].join('\n'));
    folded.set(title, text);
  }
  return text;
}

/** the last one: a session asks many questions on one ground */
let made: { of: readonly KnownEvent[]; today: Day; ground: Ground } | null = null;

/** `events`: all that are known on `day`. Asked again about the same ones it gives what it made before. */
export function toGround(corpus: Corpus, events: readonly KnownEvent[], day: Day, today: Day): Ground {
  if (made?.of === events && made.ground.corpus === corpus && made.ground.day === day && made.today === today) return made.ground;
  const titles = new Map<string, number>();
  for (const event of events) titles.set(toTitle(event), (titles.get(toTitle(event)) ?? 0) + 1);
  const ground: Ground = {
    corpus,
    day,
    known: new Map(events.map((event) => [event.id, event])),
    row: events.filter(isDated).sort((a, b) => a.span.from - b.span.from || (a.id < b.id ? -1 : 1)),
    links: toBook(linksOn(corpus, events, day, today)),
    titles,
    long: events.filter(({ span }) => span !== null && !(span.from !== null && span.to !== null && span.to - span.from <= LONG)),
  };
  made = { of: events, today, ground };
  return ground;
}

/** The place in the row of the first that begins on `day` or later. */
export function placeInRow(row: readonly Dated[], day: Day): number {
  let [low, high] = [0, row.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle]!.span.from < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

let near: { row: readonly Dated[]; day: Day; found: Dated[] } | null = null;

/** What took place around `day`, the nearest first. Asked again about the same day it gives what it found before. */
export function around({ row }: Ground, day: Day): readonly Dated[] {
  if (near?.row === row && near.day === day) return near.found;
  const found: Dated[] = [];
  let after = placeInRow(row, day);
  let before = after - 1;
  const [first, last] = [Math.max(0, after - NEAR), Math.min(row.length, after + NEAR)];
  while (before >= first || after < last) {
    const isEarlier = after >= last || (before >= first && day - row[before]!.span.from < row[after]!.span.from - day);
    found.push(row[isEarlier ? before-- : after++]!);
  }
  near = { row, day, found };
  return found;
}

/** What took place, or is to, on one of these days. */
export function during({ row, long }: Ground, from: Day, to: Day): KnownEvent[] {
  const near = row.slice(placeInRow(row, from - LONG), placeInRow(row, to + 1));
  return [...new Set<KnownEvent>([...near, ...long])].filter(({ span }) => span !== null && touches(span, { from, to }));
}

/** They have a day in common, or may have one. */
export const touches = (a: Pick<Span, 'from' | 'to'>, b: Pick<Span, 'from' | 'to'>): boolean =>
  (a.from ?? -Infinity) <= (b.to ?? Infinity) && (b.from ?? -Infinity) <= (a.to ?? Infinity);

export const reportsOf = ({ corpus }: Ground, event: KnownEvent): Report[] => event.reports.flatMap((id) => corpus.reportById.get(id) ?? []);

/** Every date that a source gives it. */
export const datesSaid = (ground: Ground, event: KnownEvent): Span[] => reportsOf(ground, event).flatMap(({ span }) => span ?? []);

/** Everybody who took part, or whom a source names. */
export const named = (ground: Ground, event: KnownEvent): Set<PersonId> =>
  new Set([...event.people.map(({ person }) => person), ...reportsOf(ground, event).flatMap(({ people }) => people ?? [])]);

/** Every place that it led to, or that a source gives. */
export const placesSaid = (ground: Ground, event: KnownEvent): Set<PlaceId> =>
  new Set([...(event.place === null ? [] : [event.place]), ...event.stages, ...reportsOf(ground, event).flatMap(({ place }) => place ?? [])]);

/** Its date is no guess, and no source that it was held says otherwise. */
export const isSure = ({ span, against }: KnownEvent): boolean => span !== null && span.doubt === 'none' && against.date.length === 0;

/** No other event has its title. */
export const isAlone = ({ titles }: Ground, event: KnownEvent): boolean => titles.get(toTitle(event)) === 1;
