/**
 * Where a person, a place or a topic appears, as known on the day.
 *
 * Promises, each a test:
 * - every event known on the day that the subject stands in, once, in order of time; what has no date last
 * - a person has the part that is known, and the office attested for those days
 * - K9 nothing that is known later: not an event, not a part, not an office
 */
import type { Corpus, Office } from './corpus.ts';
import type { Day } from './day.ts';
import { placesOf, type KnownEvent } from './known.ts';
import { officeBy, whenNamed } from './office.ts';
import { byTime } from './order.ts';
import type { Part } from './schema.ts';

export interface Appearance {
  event: KnownEvent;
  /** of a person; null: not known, or no person */
  part: Part | null;
  office: Office | null;
}

export function appearancesOf(corpus: Corpus, known: readonly KnownEvent[], day: Day, of: 'person' | 'place' | 'topic', id: string): Appearance[] {
  const row = known.toSorted(byTime);
  if (of === 'place') return row.filter((event) => placesOf(event).includes(id)).map(bare);
  if (of === 'topic') return row.filter(({ topics }) => topics.includes(id)).map(bare);
  const person = corpus.personById.get(id);
  return row.flatMap((event): Appearance[] => {
    const attendance = event.people.find((each) => each.person === id);
    if (!attendance) return [];
    return [{ event, part: attendance.part, office: person ? officeBy(person, whenNamed(event.span, attendance.named), day) : null }];
  });
}

const bare = (event: KnownEvent): Appearance => ({ event, part: null, office: null });
