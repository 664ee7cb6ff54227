/**
 * What was known of an event over the whole of knowledge time, at once: for a worker that reads a corpus of any size.
 *
 * Promises:
 * - on every day the version of that day has the status, span and `settled` of `knownEvent`, and is disputed where that
 *   has a report against it; on a day without a version it is absent
 * - versions follow one another without a gap, and no two neighbours are alike
 * - one pass over the reports; only held ones that name other days are looked at again where the date changes
 */
import type { Corpus, Report, SettledEvent } from './corpus.ts';
import type { Day } from './day.ts';
import { addPlan, toPlans, type Learned } from './plans.ts';
import { isSameSpan, type Span } from './span.ts';
import {
  disputes, disputesDate, disputesPlace, follow, hasBegun, isAttempt, isDropped, isOver, lastDated, renews, rules, settledStatus, spanOn, startOf, statusOn, tells,
  type KnownStatus, type Told,
} from './told.ts';

/** A stretch of knowledge days on which an event reads the same. */
export interface Version {
  since: Day;
  /** the first day on which it is so no more; Infinity: it stays so */
  until: Day;
  status: KnownStatus;
  /** where it goes on and its end is not told (K3), the core grows with every day: here it is its first day alone */
  span: Span | null;
  /** it is over, and this is what the editors settled */
  settled: boolean;
  /** some report says otherwise */
  disputed: boolean;
}

/** What the reports that count so far come to. */
interface State {
  /** by those of a known day and, where there are none, by the others */
  told: Told | null;
  dated: boolean;
  /** one of them speaks of the event itself */
  reported: boolean;
  /** one of them says otherwise than the editors settled */
  elsewhere: boolean;
  /** those that say on which days it was held */
  held: Report[] | null;
}

/** Every version of an event, the oldest first; none for an attempt (K11). `today`: undated reports count from it. */
export function versionsOf(corpus: Corpus, event: SettledEvent, today: Day): Version[] {
  const versions: Version[] = [];
  if (isAttempt(corpus, event)) return versions;
  const reports = corpus.reportsOf.get(event.id) ?? [];
  const { watchedUntil } = corpus.dataset;
  const last = lastDated(reports);
  const state: State = { told: null, dated: false, reported: false, elsewhere: false, held: null };
  // undated ones stand last
  let dated = reports.length;
  while (dated > 0 && reports[dated - 1]!.known === null) dated -= 1;
  let next = 0;
  let pending = dated < reports.length;
  let day: Day = -Infinity;
  for (;;) {
    // until the day on which more reports count
    const following = next < dated ? reports[next]!.known! : Infinity;
    const turn = pending ? Math.min(following, today) : following;
    let disputed: boolean | null = null;
    while (day < turn) {
      const until = nextTurn(event, state.told, day, turn, watchedUntil);
      if (state.reported || hasBegun(event, day)) {
        const { told, held } = state;
        const over = isOver(event, day) || isDropped(event, told, last, day, watchedUntil);
        if (!over) disputed ??= held !== null && told !== null && held.some((report) => disputes(report, told.span));
        add(versions, over ? settledStatus(event) : statusOn(event, told, day), over ? event.span : spanOn(event, told, day, -Infinity), over, over ? state.elsewhere : disputed!, day, until);
      }
      day = until;
    }
    if (day === Infinity) return versions;
    for (; next < dated && reports[next]!.known! <= day; next += 1) readDated(event, state, reports[next]!);
    if (!pending || day < today) continue;
    pending = false;
    for (let index = dated; index < reports.length; index += 1) readUndated(event, state, reports[index]!);
  }
}

/** The first day after `day` on which the same reports may read otherwise, at the latest `turn`. */
function nextTurn(event: SettledEvent, told: Told | null, day: Day, turn: Day, watchedUntil: Day): Day {
  let next = turn;
  const stop = (at: Day | null): void => {
    if (at !== null && at > day && at < next) next = at;
  };
  const end = event.span?.to ?? watchedUntil;
  stop(startOf(event));
  stop(end);
  stop(end + 1);
  if (told?.span) {
    stop(told.span.from);
    if (told.span.to !== null) stop(told.span.to + 1);
  }
  return next;
}

/** Changes `state`. */
function readDated(event: SettledEvent, state: State, report: Report): void {
  // what undated ones had told yields to the first of a known day
  if (!state.dated) state.told = null;
  state.dated = true;
  count(event, state, report);
  if (tells(report) && rules(state.told, report)) state.told = follow(event, state.told, report);
}

/** Changes `state`. */
function readUndated(event: SettledEvent, state: State, report: Report): void {
  count(event, state, report);
  if (!state.dated && tells(report)) state.told = follow(event, state.told, report);
}

/** Changes `state`. */
function count(event: SettledEvent, state: State, report: Report): void {
  state.reported ||= tells(report);
  state.elsewhere ||= disputesDate(event, report) || disputesPlace(event, report);
  if (report.status === 'held' && report.span) (state.held ??= []).push(report);
}

/** Prolongs the last version where the next one is the same. Changes `versions`. */
function add(versions: Version[], status: KnownStatus, span: Span | null, settled: boolean, disputed: boolean, since: Day, until: Day): void {
  const last = versions.at(-1);
  const same = last !== undefined && last.status === status && last.settled === settled && last.disputed === disputed && isSame(last.span, span);
  if (same) last.until = until;
  else versions.push({ since, until, status, span, settled, disputed });
}

const isSame = (a: Span | null, b: Span | null): boolean => a === b || (isSameSpan(a, b) && a!.core?.[0] === b!.core?.[0] && a!.core?.[1] === b!.core?.[1]);

/** The days of an earlier plan, and the day on which it was learned; of an open end, the end that is known. */
export interface Trace {
  from: Day;
  to: Day;
  learned: Day;
}

/**
 * Where the trail of an event reaches: the dated plans that are, or once were, another date than its own. On a knowledge
 * day those learned by then hold all its ghosts; the plan that ruled on that day may be among them. Left out is the
 * last one that ruled, while it stands or where it came true.
 */
export function tracesOf(corpus: Corpus, event: SettledEvent, today: Day): Trace[] {
  const reports = corpus.reportsOf.get(event.id) ?? [];
  if (isAttempt(corpus, event) || !reports.some(({ span, known, status }) => span && known !== null && status !== 'held')) return [];
  const plans: Learned[] = [];
  let told: Told | null = null;
  for (const report of reports) {
    if (report.known === null || !tells(report)) continue;
    const ruled = rules(told, report);
    if (report.status !== 'held') addPlan(plans, report, ruled, ruled && renews(event, told, report));
    if (ruled) told = follow(event, told, report);
  }
  const over = isOver(event, today) || isDropped(event, told, lastDated(reports), today, corpus.dataset.watchedUntil);
  const ruling = plans.findLastIndex((plan) => plan.ruled);
  return toPlans(event, plans, told, over, today).flatMap(({ span, learned, fate }, index): Trace[] => {
    const days = span && (span.from ?? span.to);
    if (!span || days === null || learned === null || (index === ruling && (fate === 'current' || fate === 'kept'))) return [];
    return [{ from: days, to: span.to ?? days, learned }];
  });
}
