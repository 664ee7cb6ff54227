/**
 * What a study sheet holds: events in the order of time, the sources that they stand on, numbered as they are first named, the
 * people with their offices, and the terms that its texts use.
 *
 * Promises: what is not over tells no more than its title and what was reported (K9); an office attested after the day is
 * not told; of what the sheet names a number, the source with that number is listed.
 */
import type { I18n } from '../i18n/index.ts';
import type { Article, ArticleId, Bibliography, Corpus, Evidence, Office, Person, Prose, ReportId, Term } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { FIELDS, type KnownEvent } from '../model/known.ts';
import { officesBy } from '../model/office.ts';
import { termsIn } from '../model/terms.ts';
import { tongueOf } from '../model/tongue.ts';

export interface SheetEntry {
  event: KnownEvent;
  /** null: it is not over, or there is nothing to tell beside its title */
  prose: Prose | null;
  /** numbers of the sources that it stands on, and of those that say otherwise */
  stands: number[];
  otherwise: number[];
}
export interface SheetSource {
  number: number;
  article: Article;
  behind: Bibliography | null;
}
export interface StudySheet {
  entries: SheetEntry[];
  people: { person: Person; offices: Office[] }[];
  sources: SheetSource[];
  terms: Term[];
}

export interface SheetGround {
  shown: readonly KnownEvent[];
  corpus: Corpus;
  evidence: Evidence;
  terms: readonly Term[];
  /** the knowledge day */
  day: Day;
  i18n: I18n;
}

const startOf = ({ span }: KnownEvent): Day => span?.from ?? span?.to ?? Infinity;
export const byTime = (events: readonly KnownEvent[]): KnownEvent[] => events.toSorted((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1));

export function toSheet({ shown, corpus, evidence, terms, day, i18n }: SheetGround): StudySheet {
  const proses = new Map(evidence.prose.map((each) => [each.id, each]));
  const behind = new Map(evidence.bibliography.map((each) => [each.id, each]));
  const numbers = new Map<ArticleId, number>();
  const number = (ids: readonly ReportId[]): number[] => {
    const articles = [...new Set(ids.flatMap((id) => corpus.reportById.get(id)?.article ?? []))].filter((id) => corpus.articleById.has(id));
    for (const id of articles) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
    return articles.map((id) => numbers.get(id)!).sort((a, b) => a - b);
  };
  const entries = byTime(shown).map((event): SheetEntry => {
    const against = new Set(FIELDS.flatMap((field) => event.against[field]));
    return {
      event,
      prose: event.settled ? (proses.get(event.id) ?? null) : null,
      stands: number(FIELDS.flatMap((field) => event.because[field]).filter((id) => !against.has(id))),
      otherwise: number([...against]),
    };
  });
  const met = new Set(entries.flatMap(({ event }) => event.people.map(({ person }) => person)));
  return {
    entries,
    people: corpus.people
      .filter(({ id }) => met.has(id))
      .map((person) => ({ person, offices: officesBy(person, day) }))
      .sort((a, b) => i18n.words(a.person.name).localeCompare(i18n.words(b.person.name), i18n.language)),
    sources: [...numbers].map(([id, at]) => ({ number: at, article: corpus.articleById.get(id)!, behind: behind.get(id) ?? null })),
    terms: termsIn(terms, entries.flatMap((entry) => textsOf(entry, i18n)), i18n.language).sort((a, b) => i18n.words(a.name).localeCompare(i18n.words(b.name), i18n.language)),
  };
}

/** Our own words about an event, as the sheet has them. */
const textsOf = ({ event, prose }: SheetEntry, i18n: I18n): string[] =>
  tongueOf(event.title) === undefined ? [i18n.plain(`kind.${event.kind}`), i18n.words(event.title), ...(prose ? [prose.summary, ...prose.outcomes].map((words) => i18n.words(words)) : [])] : [];
