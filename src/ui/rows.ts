/** What a row of the table says of an event, and what it is sorted by. Pure. */
import type { I18n, MessageKey } from '../i18n/index.ts';
import type { Corpus } from '../model/corpus.ts';
import { placesOf, type KnownEvent } from '../model/known.ts';
import { independentVoices } from '../model/voices.ts';
import { valuesOf, type REMARKS } from '../view/facets.ts';
import { inOrder, type Column, type Key, type Sort } from '../view/sorting.ts';
import { sayDate } from '../cards/say.ts';

export const HEADINGS = {
  date: 'print.when',
  title: 'print.event',
  kind: 'table.kind',
  status: 'filter.statuses',
  place: 'table.place',
  people: 'filter.people',
  topics: 'filter.topics',
  sources: 'table.reports',
  remarks: 'table.remarks',
} as const satisfies Record<Column, MessageKey>;

/** People of one side; null: of neither. */
export interface Party {
  side: number | null;
  name: string | null;
  people: string[];
}

/** The sides in their order, then those of neither. */
export function partiesOf({ people }: Pick<KnownEvent, 'people'>, corpus: Corpus, i18n: I18n): Party[] {
  const persons = people.flatMap(({ person }) => corpus.personById.get(person) ?? []);
  const { sides } = corpus.dataset;
  const of = (side: string | null): string[] => persons.filter((person) => (sides.some(({ id }) => id === person.side) ? person.side : null) === side).map(({ name }) => i18n.words(name));
  return [...sides.map(({ id, name }, side): Party => ({ side, name: i18n.words(name), people: of(id) })), { side: null, name: null, people: of(null) }].filter((party) => party.people.length > 0);
}

export const placeNames = (event: KnownEvent, corpus: Corpus, i18n: I18n): string[] => placesOf(event).flatMap((id) => corpus.placeById.get(id) ?? []).map(({ name }) => i18n.words(name));
export const topicNames = ({ topics }: KnownEvent, corpus: Corpus, i18n: I18n): string[] => topics.flatMap((id) => corpus.topicById.get(id) ?? []).map(({ name }) => i18n.words(name));
export const remarksOf = (event: KnownEvent, corpus: Corpus): (typeof REMARKS)[number][] => valuesOf('remarks', event, corpus) as (typeof REMARKS)[number][];

/** Who speaks of an event: reports, and independent voices among them. */
export const countSources = ({ reports }: KnownEvent, corpus: Corpus): [number, number] => [reports.length, independentVoices(corpus, reports).length];

/** What an event is sorted by; null: it says nothing in that column. Dates by their first day, then by their last; text as it is read. */
export function keyOf(column: Column, event: KnownEvent, corpus: Corpus, i18n: I18n): Key {
  const { span } = event;
  const joined = (texts: string[]): string | null => (texts.length === 0 ? null : texts.join('\n'));
  switch (column) {
    case 'date': {
      const [first, last] = [span?.from ?? span?.to, span?.to ?? span?.from];
      return first == null || last == null ? null : [first, last];
    }
    case 'title':
      return i18n.words(event.title);
    case 'kind':
      return i18n.plain(`kind.${event.kind}`);
    case 'status':
      return i18n.plain(`status.${event.status}`);
    case 'place':
      return joined(placeNames(event, corpus, i18n));
    case 'people':
      return joined(partiesOf(event, corpus, i18n).flatMap(({ people }) => people));
    case 'topics':
      return joined(topicNames(event, corpus, i18n));
    case 'sources':
      return countSources(event, corpus);
    case 'remarks':
      return joined(remarksOf(event, corpus).map((remark) => i18n.plain(`remark.${remark}`)));
  }
}

/** Events in the order that is asked for; what is alike in it, and all where nothing is asked, in the order of time. */
export function toRows(events: readonly KnownEvent[], sort: Sort | null, corpus: Corpus, i18n: I18n): KnownEvent[] {
  const by = (rows: readonly KnownEvent[], column: Column, down: boolean): KnownEvent[] => inOrder(rows, (event) => keyOf(column, event, corpus, i18n), down, i18n.locale);
  const inTime = by(events, 'date', false);
  return sort === null ? inTime : by(inTime, sort.by, sort.down);
}

/** A cell as plain text, for a spreadsheet. */
export function cellOf(column: Column, event: KnownEvent, corpus: Corpus, i18n: I18n): string {
  switch (column) {
    case 'date':
      return sayDate(event, i18n);
    case 'people':
      return partiesOf(event, corpus, i18n).flatMap(({ name, people }) => people.map((person) => (name === null ? person : `${person} (${name})`))).join(i18n.comma);
    case 'sources':
      return String(event.reports.length);
    default:
      return (keyOf(column, event, corpus, i18n) as string | null)?.replaceAll('\n', i18n.comma) ?? '';
  }
}
