/**
 * What was known on two days, side by side.
 *
 * Promises: every event known on the later day stands there once, and none that was known on the earlier day is missing
 * (K4); the order of the two days does not matter; a day compared with itself has no difference.
 */
import { isNoNews } from './changes.ts';
import type { Corpus, EventId } from './corpus.ts';
import type { Day } from './day.ts';
import { knownEvent, placesOf, type KnownEvent } from './known.ts';
import { shiftBetween, type Shift } from './shift.ts';
import { isSameSpan } from './span.ts';
import { callsOff } from './told.ts';

/**
 * The most telling difference of an event: `new`: known on the later day alone; `withdrawn`: put off or called off, or its
 * date taken back; `moved`: another date; `turned`: another status; `details`: other place, people or topics.
 */
export const DIFFERENCES = ['new', 'moved', 'withdrawn', 'turned', 'details', 'same'] as const;
export type DifferenceKind = (typeof DIFFERENCES)[number];

export interface Detail {
  field: 'place' | 'people' | 'topics';
  /** ids on the later day alone, and on the earlier one alone */
  come: string[];
  gone: string[];
}
export interface Difference {
  event: EventId;
  kind: DifferenceKind;
  /** as known on the earlier day; null: it was not */
  before: KnownEvent | null;
  after: KnownEvent;
  /** days from one date to the other; null: they are the same, or one of them is none or open */
  shift: Shift | null;
  details: Detail[];
}

/** All that is known on the later of two days against what was known on the earlier, in the order of the corpus. */
export function compareDays(corpus: Corpus, a: Day, b: Day, today: Day): Difference[] {
  const [early, late] = [Math.min(a, b), Math.max(a, b)];
  return corpus.events.flatMap((event): Difference[] => {
    const after = knownEvent(corpus, event, late, today);
    return after === null ? [] : [differ(knownEvent(corpus, event, early, today), after)];
  });
}

function differ(before: KnownEvent | null, after: KnownEvent): Difference {
  const event = after.id;
  if (before === null) return { event, kind: 'new', before, after, shift: null, details: [] };
  const moved = !isSameSpan(before.span, after.span) && !isNoNews(before, after);
  const turned = before.status !== after.status;
  const withdrawn = (turned && callsOff(after.status)) || (moved && after.span === null);
  const details = [
    detail('place', placesOf(before), placesOf(after)),
    detail('people', before.people.map(({ person }) => person), after.people.map(({ person }) => person)),
    detail('topics', before.topics, after.topics),
  ].filter(({ come, gone }) => come.length + gone.length > 0);
  const kind = withdrawn ? 'withdrawn' : moved ? 'moved' : turned ? 'turned' : details.length > 0 ? 'details' : 'same';
  return { event, kind, before, after, shift: moved ? shiftBetween(before.span, after.span) : null, details };
}

function detail(field: Detail['field'], before: readonly string[], after: readonly string[]): Detail {
  return { field, come: after.filter((id) => !before.includes(id)), gone: before.filter((id) => !after.includes(id)) };
}

/** How many there are of each kind. */
export function countDifferences(differences: readonly Pick<Difference, 'kind'>[]): Record<DifferenceKind, number> {
  const counts: Record<DifferenceKind, number> = { new: 0, moved: 0, withdrawn: 0, turned: 0, details: 0, same: 0 };
  for (const { kind } of differences) counts[kind] += 1;
  return counts;
}
