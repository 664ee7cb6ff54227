/** What one day's articles changed, in words: for the step of the knowledge line, the feed and the comparison of two days. */
import type { I18n } from '../i18n/index.ts';
import { isSameReading, type Change, type Reading } from '../model/changes.ts';
import type { Corpus } from '../model/corpus.ts';
import { isSameSpan } from '../model/span.ts';

/** "planned for Sep 2024", "took place, 28–30 Oct 2024", "put off, no date". */
export function sayReading({ span, status }: Reading, i18n: I18n): string {
  if (span !== null) return i18n.plain(status === 'held' ? 'change.held' : `mark.${status}`, { date: i18n.dates.span(span, 'short') });
  switch (status) {
    case 'postponed':
      return i18n.plain('plan.putOff');
    case 'cancelled':
      return i18n.plain('plan.calledOff');
    case 'announced':
    case 'planned':
      return i18n.plain('plan.noDate');
    default:
      return i18n.plain(`status.${status}`);
  }
}

/** "Apr–May 2024 → Sep 2024" where the date alone moved, else each side whole. */
export function sayTurn(before: Reading, after: Reading, i18n: I18n): string {
  const { span: from } = before;
  const { span: to } = after;
  const dates = before.status === after.status && from !== null && to !== null;
  const [a, b] = dates ? [i18n.dates.span(from, 'short'), i18n.dates.span(to, 'short')] : [sayReading(before, i18n), sayReading(after, i18n)];
  if (a !== b) return i18n.t('change.moved', { before: a, after: b });
  // the days are the same: how long they are, or how sure, is not
  return isSameReading(before, after) || isSameSpan(from, to) ? b : i18n.t('change.otherwise', { after: b });
}

/** A change without the title of its event: "first reported, planned for Sep 2024". */
export function sayChange({ before, after }: Omit<Change, 'event'>, i18n: I18n): string {
  return before === null ? i18n.t('change.first', { after: sayReading(after, i18n) }) : sayTurn(before, after, i18n);
}

/** A change with the title of its event. */
export const sayChangeOf = (change: Change, corpus: Pick<Corpus, 'eventById'>, i18n: I18n): string => i18n.t('change.of', { title: i18n.words(corpus.eventById.get(change.event)!.title), change: sayChange(change, i18n) });

/** The date of a plan passed without a report (K8). */
export const sayLapse = ({ before }: Pick<Change, 'before'>, i18n: I18n): string =>
  before?.span ? i18n.t('change.lapsedOf', { date: i18n.dates.span(before.span, 'short') }) : i18n.t('change.lapsed');
