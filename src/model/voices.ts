/** K10: agreement counts independent voices; reports that relay the same publisher are one. */
import type { Corpus, PublisherId, ReportId } from './corpus.ts';

/** Origins among the given reports, each once, in order of first mention. */
export function independentVoices(corpus: Corpus, reports: readonly ReportId[]): PublisherId[] {
  return [...new Set(reports.flatMap((id) => corpus.reportById.get(id)?.origin ?? []))];
}
