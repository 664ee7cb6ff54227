/** What differs between two days of knowledge, in words. */
import type { I18n } from '../i18n/index.ts';
import type { Detail, Difference } from '../model/comparison.ts';
import type { Corpus } from '../model/corpus.ts';
import type { Shift } from '../model/shift.ts';
import { agrees, contains, type Span } from '../model/span.ts';
import { sayReading, sayTurn } from '../cards/change.ts';

/** names of one kind before the rest is counted */
const FEW = 4;

/** "28 to 57 days later", "3 days earlier", "on the same day". */
export function sayShift([least, most]: Shift, i18n: I18n): string {
  const later = least >= 0;
  if (least < 0 && most > 0) return i18n.t('shift.either', { earlier: i18n.number(-least), count: most });
  // no -0, which would be written as such
  const [low, high] = later ? [least, most] : [0 - most, -least];
  if (high === 0) return i18n.t('shift.same');
  if (low === high) return i18n.t(later ? 'shift.later' : 'shift.earlier', { count: high });
  return i18n.t(later ? 'shift.laterBy' : 'shift.earlierBy', { least: i18n.number(low), count: high });
}

/** Its date and status: "not yet known → took place, 4–5 Apr 2024", "Sep 2024 → 28–30 Oct 2024". */
export const sayDifference = ({ before, after }: Difference, i18n: I18n): string =>
  before === null ? i18n.t('change.moved', { before: i18n.plain('timeline.notYetKnown'), after: sayReading(after, i18n) }) : sayTurn(before, after, i18n);

/** How far the date moved, or that it became more or less exact; null: there is nothing to say. */
export function sayMove({ before, after, shift }: Difference, i18n: I18n): string | null {
  if (!shift || !before?.span || !after.span) return null;
  if ((before.span.window || after.span.window) && agrees(before.span, after.span)) return i18n.t(contains(before.span, after.span) ? 'shift.narrower' : 'shift.wider');
  return shift[0] === 0 && shift[1] === 0 ? sayEnd(before.span, after.span, i18n) : sayShift(shift, i18n);
}

/** It begins as it did: "ends 2 days later"; where an end is open, or its date is only more or less certain, nothing. */
function sayEnd(before: Span, after: Span, i18n: I18n): string | null {
  const days = before.to === null || after.to === null ? 0 : after.to - before.to;
  return days === 0 ? null : i18n.t(days > 0 ? 'shift.endLater' : 'shift.endEarlier', { count: Math.abs(days) });
}

/** "place: Rabat", "people: A and B". What came; where nothing did, what is no longer said. */
export function sayDetail({ field, come, gone }: Detail, corpus: Corpus, i18n: I18n): string {
  const nameOf = (id: string): string => {
    const named = field === 'place' ? corpus.placeById.get(id) : field === 'people' ? corpus.personById.get(id) : corpus.topicById.get(id);
    return named ? i18n.words(named.name) : id;
  };
  const all = (come.length > 0 ? come : gone).map(nameOf);
  // one more name is no longer than to say that there is one
  const names = i18n.list(all.length <= FEW + 1 ? all : [...all.slice(0, FEW), i18n.plain('detail.more', { count: all.length - FEW })]);
  return i18n.t(come.length > 0 ? `detail.${field}` : 'detail.gone', { names });
}
