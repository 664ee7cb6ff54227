/**
 * Every date that the world was told for an event, in the order in which it learned of them, and what became of each.
 *
 * Promises: no report that names a plan is left out (K4); what confirms a plan is one more voice for it, not another.
 */
import type { Report, ReportId, SettledEvent } from './corpus.ts';
import type { Day } from './day.ts';
import type { Status } from './schema.ts';
import { agrees, isExact, isSameSpan, type Span } from './span.ts';
import { callsOff, goesOn, startsUnsaid, type Told } from './told.ts';

/** One date (or withdrawal of a date) that the world was told, and what became of it. */
export interface Plan {
  /** null: announced without a date, or the date was withdrawn */
  span: Span | null;
  status: Exclude<Status, 'held'>;
  words?: string;
  /** the day on which it counted first; null: from undated sources */
  learned: Day | null;
  reports: ReportId[];
  /** false: reported, but a stronger report stood on that day */
  ruled: boolean;
  /**
   * `moved`: another date took its place; `withdrawn`: called off, or put off without one; `lapsed`: it passed without
   * a report; `otherwise`: the last one, and it was held or began on other days; `unconfirmed`: a stronger report stood, or later
   * ones named no date
   */
  fate: 'current' | 'kept' | 'moved' | 'withdrawn' | 'lapsed' | 'otherwise' | 'unconfirmed' | 'undated';
}

/** A plan before anything became of it. */
export type Learned = Omit<Plan, 'fate'>;

/** One more report, as it ruled on its day; `renewed`: K8, it left the plan without a date. Changes `plans` and what is in it. */
export function addPlan(plans: Learned[], report: Report, ruled: boolean, renewed: boolean): void {
  const span = report.span ?? null;
  const status = (report.status ?? 'planned') as Plan['status'];
  const silent = report.span === undefined && !callsOff(status) && !renewed;
  // without a date, to call it off is another thing than to announce it
  const isSame = (plan: Learned): boolean =>
    (plan.learned === null) === (report.known === null) &&
    (silent ? plan.span !== null || !callsOff(plan.status) : isSameSpan(plan.span, span) && (span !== null || plan.status === status || !(callsOff(plan.status) || callsOff(status))));
  const standing = plans.findLastIndex((plan) => plan.ruled);
  const last = plans.length - 1;
  // undated ones stand in no order
  const at = report.known === null ? plans.findIndex(isSame) : (silent ? [standing, last] : [last, standing]).find((index) => index >= 0 && isSame(plans[index]!)) ?? -1;
  if (at >= 0) {
    // confirms what was known: one plan, one more voice
    const plan = plans[at]!;
    plan.reports.push(report.id);
    plan.ruled ||= ruled;
    return;
  }
  plans.push({
    span,
    status,
    ...(report.words === undefined ? {} : { words: report.words }),
    learned: report.known,
    reports: [report.id],
    ruled,
  });
}

/** What became of each plan, as known on the day; `reading`: what all reports so far tell. */
export function toPlans(event: SettledEvent, plans: readonly Learned[], reading: Told | null, over: boolean, day: Day): Plan[] {
  const last = plans.findLastIndex((plan) => plan.ruled);
  // by what is settled, or by what the reports say so far
  const { status, span } = over ? event : (reading ?? { status: 'announced' as const, span: null });
  const held = status === 'held' ? span : null;
  const lastFate = (plan: Span): Plan['fate'] => {
    if (held !== null) return agrees(plan, held) ? 'kept' : 'otherwise';
    if (callsOff(status) || callsOff(reading?.status)) return 'withdrawn';
    if (goesOn(event, reading, day)) return startsUnsaid(event, reading, day) ? 'otherwise' : 'current';
    return plan.to !== null && plan.to < day ? 'lapsed' : 'current';
  };
  const fateOf = (plan: Learned, index: number): Plan['fate'] => {
    if (plan.learned === null) return 'undated';
    if (plan.span === null) return index === last && held === null ? 'current' : 'moved';
    if (over && held !== null && isExact(plan.span) && plan.span.from === held.from && plan.span.to === held.to) return 'kept';
    if (!plan.ruled) return 'unconfirmed';
    if (index === last) return lastFate(plan.span);
    const later = plans.slice(index + 1).filter((next) => next.ruled);
    if (plan.span.to !== null && plan.span.to < (later[0]?.learned ?? -Infinity)) return 'lapsed';
    const turn = later.find((next) => next.span !== null || callsOff(next.status));
    // named again after none had been: it never moved
    if (turn?.span && isSameSpan(turn.span, plan.span)) return fateOf(turn, plans.indexOf(turn));
    return turn === undefined ? 'unconfirmed' : turn.span === null || turn.status === 'cancelled' ? 'withdrawn' : 'moved';
  };
  return plans.map((plan, index) => ({ ...plan, fate: fateOf(plan, index) }));
}
