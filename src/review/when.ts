/**
 * When it was: one of four dates, or a place on the axis.
 *
 * Promises, each a test: asked at the precision that is known, or not; no wrong date has a day in common with the right one, with one that a source gives, or with
 * another event of the same guest in the same place.
 */
import { daysInMonth, toCivil, toDay, type Day } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import { isExact, toSpan, type Span } from '../model/span.ts';
import type { Card, Question } from './card.ts';
import { shuffle, toChoices, type Chance } from './chance.ts';
import { tellsDate } from './clue.ts';
import { around, datesSaid, isAlone, isDated, isSure, touches, type Dated, type Ground } from './ground.ts';
import { toCard } from './naming.ts';

export type Precision = 'day' | 'month' | 'year';
type Days = Span & { from: Day; to: Day };

/** Longer ones are told by their beginning and end, which is not asked. */
const LONGEST = 31;
/** So many days must lie between two dates of days. */
const APART = 10;
const WRONG = 3;
/** Neighbours in time whose days may be taken for its own. */
const NEIGHBOURS = 14;
/** Months by which a date is moved, to be a wrong one. */
const MONTHS = [1, 2, 3, 5, 7, 12, 24, 36, 48, 60];
/** And by so many days: a day of the month that stands in several choices would give itself away. */
const ASIDE = 13;
/** Years that the axis may show. */
const YEARS = [5, 10, 20];
/** Of the days shown, how many a place on the axis may be off. */
const TOLERANCE = 0.025;

/** How exactly a date is known; null: in a way that is not asked. */
export function precisionOf(span: Span): Precision | null {
  const { from, to, doubt } = span;
  if (from === null || to === null || doubt !== 'none') return null;
  if (isExact(span)) return to - from < LONGEST ? 'day' : null;
  if (!span.window) return null;
  const [first, last] = [toCivil(from), toCivil(to)];
  if (first.year !== last.year || first.day !== 1 || last.day !== daysInMonth(last.year, last.month)) return null;
  if (first.month === last.month) return 'month';
  return first.month === 1 && last.month === 12 ? 'year' : null;
}

const isAsked = (ground: Ground, event: KnownEvent): event is Dated => isDated(event) && isSure(event) && precisionOf(event.span) !== null && isAlone(ground, event) && !tellsDate(event.title);

export function whenCards(ground: Ground, event: KnownEvent): Card[] {
  if (!isAsked(ground, event)) return [];
  const { from, to, window } = event.span;
  return (['when', 'place'] as const).map((kind) => toCard(kind, event.id, null, [from, to, window]));
}

export function askWhen(ground: Ground, card: Card, event: KnownEvent, chance: Chance): Question | null {
  if (!isAsked(ground, event)) return null;
  const wrong = wrongDates(ground, event, chance);
  const drawn = wrong.length < WRONG ? null : toChoices<Span>(event.span, wrong, chance);
  return drawn && { kind: 'when', card, event: event.id, cue: ['title'], ...drawn };
}

function wrongDates(ground: Ground, event: Dated, chance: Chance): Span[] {
  const precision = precisionOf(event.span)!;
  const gap = precision === 'day' ? APART : 0;
  const right = [event.span, ...datesSaid(ground, event), ...likeIt(ground, event)];
  const wrong: Days[] = [];
  // years farther off only where sources have spoken of all that is near
  for (const span of [...shuffle(mistakable(ground, event, precision, chance), chance), ...farOff(event, precision)]) {
    if (wrong.length === WRONG) break;
    const wide = { from: span.from - gap, to: span.to + gap };
    if (span.to <= ground.day && ![...right, ...wrong].some((other) => touches(other, wide))) wrong.push(span);
  }
  return wrong;
}

/** The same days of earlier years, one of which no source can have spoken of. */
const farOff = ({ span }: Dated, precision: Precision): Days[] =>
  [7, 9, 11, 13, 15, 17].map((by) => (precision === 'year' ? yearOf(toCivil(span.from).year - by) : precision === 'month' ? monthFrom(span.from, -12 * by) : (toSpan(moved(span.from, -12 * by) + by, moved(span.from, -12 * by) + by + span.to - span.from) as Days)));

/** Days on which the same guest was in the same place. */
function likeIt(ground: Ground, event: Dated): Span[] {
  const guests = new Set(event.people.filter(({ part }) => part === 'visitor').map(({ person }) => person));
  return around(ground, event.span.from)
    .filter((other) => other !== event && other.place === event.place && other.people.some(({ person }) => guests.has(person)))
    .map(({ span }) => span);
}

/** Dates of its form that it may be taken for: those of its neighbours, and its own in another month or year. */
function mistakable(ground: Ground, { id, span }: Dated, precision: Precision, chance: Chance): Days[] {
  const length = span.to - span.from;
  if (precision === 'year') return [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5].map((by) => yearOf(toCivil(span.from).year + by));
  const months = MONTHS.flatMap((by) => [by, -by]);
  if (precision === 'month') return months.map((by) => monthFrom(span.from, by));
  const days = (from: Day): Days => toSpan(from, from + length) as Days;
  const neighbours = around(ground, span.from).filter((other) => other.id !== id && precisionOf(other.span) === 'day').slice(0, NEIGHBOURS);
  return [...neighbours.map(({ span: { from } }) => days(from)), ...months.map((by) => days(moved(span.from, by) + chance.between(-ASIDE, ASIDE)))];
}

const yearOf = (year: number): Days => windowOf(toDay(year, 1, 1), toDay(year, 12, 31));
const windowOf = (from: Day, to: Day): Days => ({ from, to, core: null, window: true, doubt: 'none' });

function monthFrom(day: Day, by: number): Days {
  const from = moved(toDay(toCivil(day).year, toCivil(day).month, 1), by);
  const { year, month } = toCivil(from);
  return windowOf(from, toDay(year, month, daysInMonth(year, month)));
}

/** The same day of another month, or its last. */
function moved(day: Day, by: number): Day {
  const civil = toCivil(day);
  const months = civil.year * 12 + civil.month - 1 + by;
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return toDay(year, month, Math.min(civil.day, daysInMonth(year, month)));
}

/** On an axis of whole years, somewhere; none of them after that of the knowledge day. */
export function askPlace(ground: Ground, card: Card, event: KnownEvent, chance: Chance): Question | null {
  if (!isAsked(ground, event)) return null;
  const [first, last, now] = [event.span.from, event.span.to, ground.day].map((day) => toCivil(day).year) as [number, number, number];
  const years = Math.max(YEARS[chance.below(YEARS.length)]!, last - first + 1);
  const latest = Math.min(first, now - years + 1);
  const start = Math.min(chance.between(last - years + 1, first), Math.max(latest, last - years + 1));
  const range = [toDay(start, 1, 1), toDay(start + years, 1, 1) - 1] as const;
  return { kind: 'place', card, event: event.id, cue: ['title'], range, span: event.span, tolerance: Math.round((range[1] - range[0]) * TOLERANCE) };
}

/** How many days a day lies beside the days asked for; 0: it is one of them. */
export const daysOff = ({ from, to }: Span, day: Day): number => Math.max(0, (from ?? day) - day, day - (to ?? day));
