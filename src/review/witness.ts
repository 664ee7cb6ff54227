/**
 * Which source is shown with an answer: of what was known on a day the one that told it, else one that says what was asked,
 * before one that speaks of the event at all; one that is quoted before one that is not, an official one before the press.
 */
import type { Corpus, Report, ReportId } from '../model/corpus.ts';
import type { KnownEvent } from '../model/known.ts';
import type { Question } from './card.ts';

/** `event`: as known on the day; `quoted`: reports that have a quotation; null: no source speaks of it. */
export function witnessOf(question: Question, corpus: Corpus, event: KnownEvent, quoted: ReadonlySet<ReportId>): Report | null {
  const reports = event.reports.flatMap((id) => corpus.reportById.get(id) ?? []);
  const telling = tellingOf(question, reports);
  const worth = (report: Report): number => (report === telling ? 8 : 0) + (says(question, event, report) ? 4 : 0) + (quoted.has(report.id) ? 2 : 0) + (report.official ? 1 : 0);
  return reports.reduce<Report | null>((best, report) => (best === null || worth(report) > worth(best) ? report : best), null);
}

/** Of what was known on a day: the first that told the news, or the last that said how it stood. */
function tellingOf(question: Question, reports: readonly Report[]): Report | undefined {
  const dated = reports.filter(({ known }) => known !== null);
  const isPlan = ({ status }: Report): boolean => status === 'planned' || status === 'announced';
  if (question.kind === 'known') return dated.find((report) => (question.news === 'planned' ? isPlan(report) : report.status === question.news));
  if (question.kind !== 'plan') return undefined;
  const right = question.choices[question.right]!;
  return dated.findLast((report) => report.known! <= question.on && (right === 'planned' || right === 'lapsed' ? isPlan(report) : report.status === right));
}

/** It says what was asked. */
function says(question: Question, { because, against }: KnownEvent, report: Report): boolean {
  switch (question.kind) {
    case 'when':
    case 'place':
    case 'first':
      return because.date.includes(report.id) && !against.date.includes(report.id);
    case 'who': {
      const { guest, host } = question.choices[question.right]!;
      return [guest, host].some((person) => report.people?.includes(person));
    }
    case 'where':
      return because.place.includes(report.id);
    case 'led':
      return report.links?.some(({ type, to }) => type === 'leads-to' && to === question.choices[question.right]) ?? false;
    case 'known':
    case 'plan':
      return report.status !== undefined;
  }
}
