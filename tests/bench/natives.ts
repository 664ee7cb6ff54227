// The same events in the files that the other timelines read, made beforehand so that they pay for no conversion.
// Both leave out undated events, which neither can show, and reports, which neither knows.

import type { First, SettledEvent } from '../../src/model/corpus.ts';
import { toCivil, type Day } from '../../src/model/day.ts';

const DAY_MS = 86_400_000;

export interface VisFile {
  groups: { id: string; content: string }[];
  /** one day: a box at its start; several: a range. Times as numbers, which cost no parsing */
  items: { id: string; content: string; group: string; start: number; end?: number }[];
}

interface KnightLabDate {
  year: number;
  month: number;
  day: number;
}

export interface KnightLabFile {
  events: { unique_id: string; start_date: KnightLabDate; end_date?: KnightLabDate; text: { headline: string; text: string }; group: string }[];
}

const GROUPS = { MA: 'In Morocco', FR: 'In France', elsewhere: 'Elsewhere' };

const toDated = ({ events }: First): { event: SettledEvent; from: Day; to: Day; group: keyof typeof GROUPS }[] =>
  events.flatMap((event) => {
    const { span, side } = event;
    return span?.from == null || span.to === null ? [] : [{ event, from: span.from, to: span.to, group: side === 'MA' || side === 'FR' ? side : 'elsewhere' }];
  });

export function toVis(first: First): VisFile {
  return {
    groups: Object.entries(GROUPS).map(([id, content]) => ({ id, content })),
    items: toDated(first).map(({ event, from, to, group }) => ({ id: event.id, content: event.title.en, group, start: from * DAY_MS, ...(to > from ? { end: (to + 1) * DAY_MS } : {}) })),
  };
}

export function toKnightLab(first: First): KnightLabFile {
  const dated = toDated(first).sort((a, b) => a.from - b.from);
  return {
    events: dated.map(({ event, from, to, group }) => ({
      unique_id: event.id,
      start_date: toCivil(from),
      ...(to > from ? { end_date: toCivil(to) } : {}),
      text: { headline: event.title.en, text: '' },
      group: GROUPS[group],
    })),
  };
}
