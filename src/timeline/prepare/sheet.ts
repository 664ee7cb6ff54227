/** Columns → the roll of a census: an event is put together only when it is drawn. Pure. */
import type { Plan } from '../../model/known.ts';
import type { Span } from '../../model/span.ts';
import type { Roll, Row } from '../census.ts';
import { SIDES } from '../layout/marks.ts';
import type { Seen } from '../scene.ts';
import { textAt } from './column.ts';
import { CORE, DISPUTED, DOUBTS, FROM, KINDS, SETTLED, STATUSES, TO, WINDOW } from './flags.ts';
import type { Columns } from './ledger.ts';

/** texts of an event: its id and three titles */
const TEXTS = 4;

export function toSheet(columns: Columns, sides: readonly [string, string]): Roll {
  const { words, event: eventOf } = columns;
  const seen = new Map<Row, Seen>();
  const text = (event: number, which: number): string => textAt(words, event * TEXTS + which);

  function spanAt(row: Row): Span | null {
    const flags = columns.flags[row]!;
    if (Number.isNaN(columns.start[row]!)) return null;
    const core = (flags & CORE) === 0 ? null : ([columns.coreStart[row]!, columns.coreEnd[row]!] as [number, number]);
    return {
      from: (flags & FROM) === 0 ? null : columns.start[row]!,
      to: (flags & TO) === 0 ? null : columns.end[row]! - 1,
      core,
      window: (flags & WINDOW) !== 0,
      doubt: DOUBTS[flags >> 6]!,
    };
  }

  function plansAt(row: Row): Plan[] {
    const event = eventOf[row]!;
    const plans: Plan[] = [];
    for (let at = event === 0 ? 0 : columns.traceEnds[event - 1]!; at < columns.traceEnds[event]!; at += 1) {
      const learned = columns.traceLearned[at]!;
      const [from, to] = [columns.traceFrom[at]!, columns.traceTo[at]! - 1];
      // what is known of it now is drawn as its mark
      if (learned > columns.since[row]! || (from === columns.start[row] && to + 1 === columns.end[row])) continue;
      const span: Span = { from, to, core: null, window: true, doubt: 'none' };
      plans.push({ span, status: 'planned', learned, reports: [], ruled: true, fate: 'moved' });
    }
    return plans;
  }

  function numberOf(id: string): number {
    let [low, high] = [0, columns.kind.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const event = columns.order === null ? middle : columns.order[middle]!;
      const here = text(event, 0);
      if (here === id) return event;
      if (here < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  return {
    ...columns,
    length: eventOf.length,
    groups: Object.keys(SIDES).length,
    orders: { middle: columns.byMiddle, since: columns.bySince, until: columns.byUntil },
    numberOf,
    see(row) {
      let event = seen.get(row);
      if (event === undefined) {
        const number = eventOf[row]!;
        const side = columns.side[number]!;
        event = {
          id: text(number, 0),
          kind: KINDS[columns.kind[number]!]!,
          side: side === 255 ? null : sides[side]!,
          title: { en: text(number, 1), fr: text(number, 2), ar: text(number, 3) },
          status: STATUSES[columns.status[row]!]!,
          span: spanAt(row),
          settled: (columns.flags[row]! & SETTLED) !== 0,
          disputed: (columns.flags[row]! & DISPUTED) !== 0,
          plans: plansAt(row),
        };
        seen.set(row, event);
      }
      return event;
    },
  };
}
