/**
 * The rules of knowing once more, as slowly and plainly as they can be said, for comparison: for each day all
 * reports are sorted and replayed from nothing, by the words of the rules and none of the model's functions.
 */
import type { Corpus, Report, SettledEvent } from '../../src/model/corpus.ts';
import type { Span } from '../../src/model/span.ts';

export interface NaiveReading {
  status: string;
  from: number | null;
  to: number | null;
}

const stronger = (a: Report, b: Report): boolean => {
  if (a.known !== b.known) return a.known! > b.known!;
  if (a.official !== b.official) return a.official;
  if ((a.dated === 'exact') !== (b.dated === 'exact')) return a.dated === 'exact';
  const length = (report: Report): number => (report.span && report.span.from !== null && report.span.to !== null ? report.span.to - report.span.from : Infinity);
  if (length(a) !== length(b)) return length(a) < length(b);
  return a.id < b.id;
};

export function naiveKnown(corpus: Corpus, event: SettledEvent, day: number, today: number): NaiveReading | null {
  const attempts = corpus.events.filter((other) => other.attemptOf === event.id).map((other) => other.id);
  const own = corpus.reports.filter((report) => report.event === event.id);
  const same = (a: Report, b: Report): boolean => a.article === b.article && a.status === b.status && a.span?.from === b.span?.from && a.span?.to === b.span?.to;
  const about = [...own];
  for (const report of corpus.reports) if (attempts.includes(report.event) && !about.some((other) => same(report, other))) about.push(report);
  const counting = about.filter((report) => (report.known === null ? today <= day : report.known <= day));
  const settledEnd = event.span === null ? null : event.span.to;
  const over = (event.status === 'held' || event.status === 'cancelled') && settledEnd !== null && settledEnd <= day;
  const start = event.status !== 'held' || event.span === null ? null : event.span.core ? event.span.core[0] : (event.span.to ?? (event.span.window ? null : event.span.from));
  const begun = start !== null && start <= day;
  if (!begun && !counting.some((report) => report.status !== undefined || report.span !== undefined)) return null;
  const settled = { status: event.status === 'announced' || event.status === 'planned' ? 'lapsed' : event.status, from: event.span?.from ?? null, to: settledEnd };
  if (over) return settled;

  const dated = counting.filter((report) => report.known !== null);
  const replay = dated.length > 0 ? dated : counting;
  let status: string | null = null;
  let span: Span | null = null;
  let firm = false;
  const rest = [...replay];
  while (rest.length > 0) {
    // the weakest of what is left comes first
    let weakest = rest[0]!;
    for (const report of rest) if (report !== weakest && stronger(weakest, report)) weakest = report;
    rest.splice(rest.indexOf(weakest), 1);
    const report = weakest;
    if (report.status === undefined && report.span === undefined) continue;
    const turns = report.status === 'postponed' || report.status === 'cancelled' || report.status === 'held';
    const passed = status !== 'held' && span !== null && span.to !== null && report.known !== null && span.to < report.known;
    if (firm && !passed && !report.official && !turns) continue;
    const calledOff = report.status === 'postponed' || report.status === 'cancelled';
    const stillTold = report.status === 'announced' || report.status === 'planned';
    const running = start !== null && report.known !== null && start <= report.known;
    if (report.span === null || (report.span === undefined && (calledOff || (stillTold && passed && !running)))) {
      span = null;
      firm = false;
    } else if (report.span !== undefined) {
      span = report.span;
      firm = report.official && !span.window && span.core !== null && span.core[0] === span.from && span.core[1] === span.to;
    }
    if (report.status === undefined && report.span && status === 'postponed') status = 'planned';
    if (report.status !== undefined) status = report.status === 'postponed' && report.span ? 'planned' : report.status;
    status ??= 'announced';
  }
  if (status === null) return begun ? { status: 'underway', from: event.span!.from, to: null } : { status: 'announced', from: null, to: null };
  let from = span?.from ?? null;
  let to = span?.to ?? null;
  if (span !== null && status !== 'cancelled' && status !== 'postponed') {
    if (!span.window && span.from! <= day && (span.to === null || day <= span.to)) status = 'underway';
    else if (status !== 'held' && span.to !== null && span.to < day) status = 'lapsed';
  }
  if (status === 'lapsed' && begun && event.span!.from !== null) {
    status = 'underway';
    from = event.span!.from;
    to = null;
  }
  // what the editors settled as not having taken place
  const allRead = about.every((report) => report.known === null || report.known <= day);
  const watched = corpus.dataset.watchedUntil;
  const gone = settledEnd === null ? watched <= day : settledEnd < day && settledEnd <= watched;
  if (event.status !== 'held' && allRead && gone && ['postponed', 'cancelled', 'held', 'lapsed'].includes(status)) return settled;
  return { status, from, to };
}
