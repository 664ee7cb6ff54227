/**
 * Events counted: visits by year, the delay of plans, independent voices.
 *
 * Promises: every event given is counted exactly once, under one heading or among those left out, which are named;
 * the sums equal the number of events given.
 */
import type { Corpus } from './corpus.ts';
import { toCivil } from './day.ts';
import type { KnownEvent } from './known.ts';
import type { Plan } from './plans.ts';
import type { EventKind } from './schema.ts';
import { middleOf, shiftBetween, type Shift } from './shift.ts';
import { agrees, toAnchor, type Span } from './span.ts';
import { independentVoices } from './voices.ts';

const VISITS: ReadonlySet<EventKind> = new Set(['state-visit', 'official-visit', 'working-visit', 'ministerial-visit']);
export const isVisit = ({ kind }: Pick<KnownEvent, 'kind'>): boolean => VISITS.has(kind);
const tookPlace = ({ status }: Pick<KnownEvent, 'status'>): boolean => status === 'held' || status === 'underway';

/** The year in which it began; of a window, that of its middle; null: it has no date. */
export function yearOf({ span }: Pick<KnownEvent, 'span'>): number | null {
  const anchor = span && toAnchor(span);
  return anchor === null ? null : toCivil(Math.floor(anchor)).year;
}

export interface Years<Key extends string> {
  /** every year from the first to the last counted one */
  years: number[];
  /** headings in the order asked for, each with a count per year */
  rows: { key: Key; counts: number[]; sum: number }[];
  sum: number;
  /** what is no visit, has not taken place, or has no date */
  left: { kind: number; status: number; date: number };
}

/** Visits that took place or are under way, by year and by whatever `keyOf` says. */
export function tallyVisits<Key extends string>(events: readonly KnownEvent[], keys: readonly Key[], keyOf: (event: KnownEvent) => Key): Years<Key> {
  const left = { kind: 0, status: 0, date: 0 };
  const counted: { key: Key; year: number }[] = [];
  for (const event of events) {
    const year = yearOf(event);
    if (!isVisit(event)) left.kind += 1;
    else if (!tookPlace(event)) left.status += 1;
    else if (year === null) left.date += 1;
    else counted.push({ key: keyOf(event), year });
  }
  const [first, last] = counted.reduce(([low, high], { year }) => [Math.min(low, year), Math.max(high, year)], [Infinity, -Infinity]);
  const years = Array.from({ length: counted.length === 0 ? 0 : last - first + 1 }, (_, index) => first + index);
  const rows = keys.map((key) => {
    const counts = years.map(() => 0);
    let sum = 0;
    for (const each of counted) {
      if (each.key !== key) continue;
      counts[each.year - first]! += 1;
      sum += 1;
    }
    return { key, counts, sum };
  });
  return { years, rows, sum: counted.length, left };
}

export interface Delay {
  event: KnownEvent;
  /** the first date that the world was told */
  first: Plan & { span: Span };
  shift: Shift;
}
export interface Delays {
  /** the longest first */
  delays: Delay[];
  /** how many took place as first announced, without a dated plan, or on days that cannot be counted to */
  kept: number;
  unplanned: number;
  open: number;
}

/** From the first announced date of a visit to that on which it took place. */
export function delaysOf(events: readonly KnownEvent[]): Delays {
  const found: Delays = { delays: [], kept: 0, unplanned: 0, open: 0 };
  for (const event of events) {
    if (!isVisit(event) || !tookPlace(event)) continue;
    const first = event.plans.find((plan): plan is Plan & { span: Span } => plan.learned !== null && plan.ruled && plan.span !== null);
    const shift = first && shiftBetween(first.span, event.span);
    if (!first) found.unplanned += 1;
    else if (event.span !== null && agrees(first.span, event.span)) found.kept += 1;
    else if (!shift) found.open += 1;
    else found.delays.push({ event, first, shift });
  }
  found.delays.sort((a, b) => middleOf(b.shift) - middleOf(a.shift) || (a.event.id < b.event.id ? -1 : 1));
  return found;
}

/** How many events have how many independent voices (K10), fewest first. */
export function tallyVoices(corpus: Corpus, events: readonly KnownEvent[]): { voices: number; count: number }[] {
  const counts = new Map<number, number>();
  for (const { reports } of events) {
    const voices = independentVoices(corpus, reports).length;
    counts.set(voices, (counts.get(voices) ?? 0) + 1);
  }
  return [...counts].map(([voices, count]) => ({ voices, count })).sort((a, b) => a.voices - b.voices);
}
