/** What the worker makes of a corpus, as the page can index and draw it. */
import type { Day } from '../../model/day.ts';
import type { Head } from '../../model/parts.ts';
import type { Roll } from '../census.ts';
import type { Begun } from './begin.ts';
import { toSheet } from './sheet.ts';

export interface Preparation {
  head: Head;
  roll: Roll;
  /** days on which sources spoke, in order, with how many of them */
  sources: { day: Day; count: number }[];
  /** false: more is on its way */
  whole: boolean;
}

export interface Listener {
  onprogress: (events: number, of: number) => void;
  onprepared: (preparation: Preparation) => void;
  /** the line of the file at which it failed, 0: it did not come, and what was found */
  onfailed: (line: number, found: string) => void;
}

/** Listens to a preparation that has begun, and ends its worker when all is here. */
export function prepare({ hear, stop }: Begun, { onprogress, onprepared, onfailed }: Listener): void {
  hear((told) => {
    if (told.kind === 'progress') return onprogress(told.events, told.of);
    if (told.kind === 'failed') return onfailed(told.line, told.found);
    const { head, columns, whole } = told;
    const [first, second] = head.dataset.sides;
    onprepared({ head, roll: toSheet(columns, [first!.id, second!.id]), sources: Array.from(columns.spoken, (day, index) => ({ day, count: columns.spokenCount[index]! })), whole });
    if (whole) stop();
  });
}
