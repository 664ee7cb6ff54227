/** What the lanes of the timeline stand for, and which of them an event belongs to: each to exactly one. Pure. */
import type { I18n } from '../i18n/index.ts';
import type { Corpus, Words } from '../model/corpus.ts';
import { isOneSided } from '../model/merging.ts';
import type { KnownEvent } from '../model/known.ts';
import { EVENT_KINDS } from '../model/schema.ts';
import { SIDES, sideGroupOf } from '../timeline/layout/marks.ts';
import type { Grouping, Plot } from '../timeline/scene.ts';

/** more lanes than these leave no room for events */
const MOST = 8;
export const STATUSES = ['held', 'underway', 'announced', 'planned', 'postponed', 'cancelled', 'lapsed'] as const;

export interface Grouped {
  groups: Plot['groups'];
  /** how many groups the census has: those with a name, and of sides the strait and the bands */
  count: number;
  groupOf: (event: KnownEvent) => number;
}

/** A person's or a topic's lane goes to the first of the event's own that has one, the most frequent first. `events`: asked for where the lanes go by them; sides are the same on every day. */
export function groupBy(grouping: Grouping, corpus: Corpus, i18n: I18n, events: () => readonly KnownEvent[]): Grouped {
  const { sides } = corpus.dataset;
  // a set of the reader's own may name whom a later corpus no longer has
  const nameIn = (rows: ReadonlyMap<string, { name: Words }>, id: string): string => {
    const row = rows.get(id);
    return row ? i18n.words(row.name) : id;
  };
  switch (grouping) {
    case 'side': {
      const pair = [sides[0]!.id, sides[1]!.id] as const;
      return {
        groups: [
          { title: i18n.words(sides[0]!.where), hue: 'above' },
          { title: i18n.words(sides[1]!.where), hue: 'below' },
        ],
        count: Object.keys(SIDES).length,
        // with one side there is no strait that anything could stand on
        groupOf: (event) => (isOneSided(corpus.dataset) && SIDES.strait === sideGroupOf(event, pair) ? SIDES.above : sideGroupOf(event, pair)),
      };
    }
    case 'kind':
      return byValue(events(), ({ kind }) => [kind], EVENT_KINDS, (kind) => i18n.plain(`kind.${kind}`), i18n);
    case 'status':
      return byValue(events(), ({ status }) => [status], STATUSES, (status) => i18n.plain(`status.${status}`), i18n);
    case 'person':
      return byValue(events(), ({ people }) => people.map(({ person }) => person), null, (id) => nameIn(corpus.personById, id), i18n);
    case 'topic':
      return byValue(events(), ({ topics }) => topics, null, (id) => nameIn(corpus.topicById, id), i18n);
  }
}

/** `order`: of the lanes; null: the most frequent first. What belongs to none of those that have room goes to the last. */
function byValue<T extends string>(events: readonly KnownEvent[], valuesOf: (event: KnownEvent) => readonly T[], order: readonly T[] | null, nameOf: (value: T) => string, i18n: I18n): Grouped {
  const counts = new Map<T, number>();
  for (const value of events.flatMap(valuesOf)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const frequent = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1)).map(([value]) => value);
  const shown = frequent.length > MOST ? frequent.slice(0, MOST - 1) : frequent;
  const lanes = order === null ? shown : order.filter((value) => shown.includes(value));
  const groupOf = (event: KnownEvent): number => {
    const own = valuesOf(event);
    const lane = shown.find((value) => own.includes(value));
    return lane === undefined ? lanes.length : lanes.indexOf(lane);
  };
  const others = events.some((event) => groupOf(event) === lanes.length);
  const groups = [...lanes.map((value) => ({ title: nameOf(value), hue: 'ink' as const })), ...(others || lanes.length === 0 ? [{ title: i18n.plain('lanes.others'), hue: 'ink' as const }] : [])];
  return { groups, count: groups.length, groupOf };
}
