/**
 * Who says what: for each field of an event, what is shown and every other value that a report gives, as known on the day.
 *
 * Promises, each a test:
 * - every report that counts and speaks of the date, the status or the place stands in exactly one of its values; of people and topics in one for each that it names
 * - what is shown comes first, though no report say it; a field of which no report speaks is left out
 * - K2 what contains the date shown, or is contained in it, agrees: it says less, or more; an overtaken plan does not differ
 * - K9 nothing published after the knowledge day
 * - K10 behind each value stand as many voices as do not relay one another
 */
import type { Corpus, Report, ReportId } from './corpus.ts';
import type { Day } from './day.ts';
import type { Field, KnownEvent, KnownStatus } from './known.ts';
import { contains, isSameSpan, type Span } from './span.ts';
import { callsOff } from './told.ts';
import { independentVoices } from './voices.ts';

/** What a field can hold; null: that there is none. */
export type Value =
  | { field: 'date'; value: Span | null }
  | { field: 'status'; value: KnownStatus }
  | { field: 'place' | 'people' | 'topics'; value: string | null };

/**
 * How a value stands to what is shown: `more` agrees and is more exact, or is one more beside it; `less` agrees and is
 * less exact; `overtaken` was a plan, or stood before; `differs`: one of the two is wrong.
 */
export type Stance = 'shown' | 'differs' | 'more' | 'less' | 'overtaken';
const STANCES: readonly Stance[] = ['shown', 'differs', 'more', 'less', 'overtaken'];

export type Saying = Value & {
  stance: Stance;
  /** the first day on which a source said so; null: undated ones alone do, or none */
  since: Day | null;
  /** in the order of K7 */
  reports: ReportId[];
  /** K10: independent ones */
  voices: number;
};

export interface FieldSayings {
  field: Field;
  values: Saying[];
}

/** A value before anything is said of how it stands. */
interface Said {
  value: Value;
  reports: Report[];
}

/** Of an event as known on a day; its reports are those that count then. */
export function sayings(corpus: Corpus, event: KnownEvent): FieldSayings[] {
  const reports = event.reports.flatMap((id) => corpus.reportById.get(id) ?? []);
  const shown = shownOf(event);
  return (['date', 'status', 'place', 'people', 'topics'] as const).flatMap((field): FieldSayings[] => {
    const said: Said[] = shown[field].map((value) => ({ value, reports: [] }));
    const own = said.length;
    let any = false;
    for (const report of reports) {
      for (const value of valuesOf(event, report)[field]) {
        any = true;
        const same = said.find((each) => isSame(each.value, value));
        if (same) same.reports.push(report);
        else said.push({ value, reports: [report] });
      }
    }
    if (!any) return [];
    const values = said.map((each, index) => toSaying(corpus, event, each, index < own));
    return [{ field, values: values.sort((a, b) => STANCES.indexOf(a.stance) - STANCES.indexOf(b.stance)) }];
  });
}

function toSaying(corpus: Corpus, event: KnownEvent, { value, reports }: Said, shown: boolean): Saying {
  const ids = reports.map(({ id }) => id);
  const since = reports.reduce<Day | null>((first, { known }) => (known === null ? first : Math.min(known, first ?? known)), null);
  return { ...value, stance: shown ? 'shown' : stanceOf(event, value, reports), since, reports: ids, voices: independentVoices(corpus, ids).length };
}

const shownOf = (event: KnownEvent): Record<Field, Value[]> => ({
  date: [{ field: 'date', value: event.span }],
  status: [{ field: 'status', value: event.status }],
  place: [{ field: 'place', value: event.place }],
  people: event.people.map(({ person }) => ({ field: 'people', value: person })),
  topics: event.topics.map((topic) => ({ field: 'topics', value: topic })),
});

/** What a report says, field by field; nothing where it is silent. */
const valuesOf = (event: KnownEvent, report: Report): Record<Field, Value[]> => ({
  date: dateOf(event, report).map((value) => ({ field: 'date', value })),
  status: statusOf(event, report).map((value) => ({ field: 'status', value })),
  place: report.place === undefined ? [] : [{ field: 'place', value: report.place }],
  people: [...new Set(report.people)].map((value) => ({ field: 'people', value })),
  topics: [...new Set(report.topics)].map((value) => ({ field: 'topics', value })),
});

/**
 * K1: to call it off without a date withdraws the date; of what was called off in the end it says nothing on the date.
 * K8: to speak of a plan that has passed, without another date, says that there is none.
 */
function dateOf(event: KnownEvent, { id, status, span }: Report): (Span | null)[] {
  if (span !== undefined) return [span];
  const withdraws = callsOff(status) && !(event.settled && status === event.status);
  return withdraws || event.because.date.includes(id) ? [null] : [];
}

/** K1: postponed with a new date plans the new one. */
function statusOf(event: KnownEvent, { status, span }: Report): KnownStatus[] {
  if (status === undefined) return [];
  return [status === 'postponed' && span != null && event.status !== 'postponed' ? 'planned' : status];
}

const isSame = (a: Value, b: Value): boolean => (a.field === 'date' && b.field === 'date' ? isSameSpan(a.value, b.value) : a.value === b.value);

function stanceOf(event: KnownEvent, { field, value }: Value, reports: readonly Report[]): Stance {
  if (reports.some(({ id }) => event.against[field].includes(id))) return 'differs';
  if (field === 'date') return dateStance(event, value, reports);
  if (field === 'place') return event.place === null || event.stages.includes(value ?? '') ? 'more' : 'overtaken';
  if (field === 'status') {
    // K2: of what is over only a report that it was held says otherwise
    if (event.settled) return value === 'held' ? 'differs' : 'overtaken';
    return isPlan(value) && isPlan(event.status) ? 'less' : standing(event, field, reports);
  }
  // one more who is named takes nothing from the others; one who was only expected was a plan
  return !event.settled || reports.some(({ status }) => status === event.status) ? 'more' : 'overtaken';
}

const isPlan = (status: KnownStatus): boolean => status === 'announced' || status === 'planned';

function dateStance(event: KnownEvent, value: Span | null, reports: readonly Report[]): Stance {
  if (value !== null && event.span !== null) {
    // the same days with a doubt, or as a window, are less
    if (contains(value, event.span)) return 'less';
    if (contains(event.span, value)) return 'more';
  }
  if (!event.settled) return standing(event, 'date', reports);
  if (value !== null) return event.span === null ? 'more' : 'overtaken';
  return reports.some(({ status }) => status === event.status) ? 'less' : 'overtaken';
}

/** Before it is over: what is still said after what is shown began to stand differs from it, the rest is overtaken. */
function standing(event: KnownEvent, field: Field, reports: readonly Report[]): Stance {
  const because = event.because[field];
  const began = because.length === 0 ? Infinity : event.reports.indexOf(because[0]!);
  return reports.some(({ id }) => !because.includes(id) && event.reports.indexOf(id) > began) ? 'differs' : 'overtaken';
}
