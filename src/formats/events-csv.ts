/**
 * The events that are shown as one table for a spreadsheet: one row an event, as known on the knowledge day.
 *
 * Promises: a date stands as EDTF and as its first and last day; a number in the table is one that the page shows.
 */
import { toIsoDay } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import { toEdtf } from '../model/written.ts';
import { toCsv, type Column } from './csv.ts';
import { citedFor, linksFor, placesFor, proseOf, voicesFor, type Export, type Shown } from './shown.ts';

const SEPARATOR = '; ';

export function toEventsCsv(shown: Shown): Export {
  return { text: toCsv(columnsOf(shown), shown.events), count: shown.events.length, left: [] };
}

function columnsOf(shown: Shown): Column<KnownEvent>[] {
  const { corpus, i18n, day } = shown;
  const names = (rows: readonly ({ name: { en: string; fr: string; ar: string } } | undefined)[]): string => rows.flatMap((row) => (row ? [i18n.words(row.name)] : [])).join(SEPARATOR);
  const dayOf = (value: number | null | undefined): string | null => (value == null ? null : toIsoDay(value));
  const [first] = shown.events;
  const links = linksFor(shown);
  const column = (name: string, meaning: string, of: Column<KnownEvent>['of']): Column<KnownEvent> => ({ name, meaning, of });
  return [
    column('event', 'id of the event', ({ id }) => id),
    column('title', 'title in the language of the reader', ({ title }) => i18n.words(title)),
    column('title_en', 'title in English', ({ title }) => title.en),
    column('title_fr', 'title in French', ({ title }) => title.fr),
    column('title_ar', 'title in Arabic', ({ title }) => title.ar),
    column('kind', 'kind of event', ({ kind }) => kind),
    column('status', 'as known on the knowledge day: announced, planned, postponed, cancelled, held, underway or lapsed', ({ status }) => status),
    column('settled', 'true: it is over, and this is what the editors settled', ({ settled }) => settled),
    column('date', 'date as EDTF level 1 (Library of Congress); empty: none', ({ span }) => span && toEdtf(span)?.date),
    column('date_first', 'first day that the date covers; empty: open, or none', ({ span }) => dayOf(span?.from)),
    column('date_last', 'last day that the date covers; empty: open, or none', ({ span }) => dayOf(span?.to)),
    column('date_is_window', 'true: at some time within these days, which are not its length', ({ span }) => span?.window ?? false),
    column('date_words', 'phrase of the source for the date', ({ words }) => words),
    column('place', 'name of the place, and of further ones', (event) => names(placesFor(corpus, event))),
    column('latitude', 'degrees north, of the first place', (event) => placesFor(corpus, event)[0]?.at?.[0]),
    column('longitude', 'degrees east, of the first place', (event) => placesFor(corpus, event)[0]?.at?.[1]),
    column('people', 'names', ({ people }) => names(people.map(({ person }) => corpus.personById.get(person)))),
    column('topics', 'names', ({ topics }) => names(topics.map((id) => corpus.topicById.get(id)))),
    column('links', 'links to other events of the table, stated by a source or by the editors: what it does and the id, such as "prepares 2024-10-28-macron-state-visit-rabat"', ({ id }) => links.from(id).map(({ type, to }) => `${type} ${to}`).join(SEPARATOR)),
    column('summary', 'what happened; empty: it is not over on the knowledge day', (event) => {
      const prose = proseOf(shown, event);
      return prose && i18n.words(prose.summary);
    }),
    column('reports', 'reports that count on the knowledge day', ({ reports }) => reports.length),
    column('voices', 'independent voices that say what is shown', (event) => voicesFor(corpus, event)),
    column('sources', 'addresses of the sources, with spaces between them', (event) => citedFor(shown, event).map(({ bibliography }) => bibliography.url).join(' ')),
    column('address', 'address of the event in the timeline, on the knowledge day', ({ id }) => shown.addressOf(id)),
    column('knowledge_day', 'all is as it was known on this day', () => toIsoDay(day)),
    column('corpus_version', 'version of the corpus', () => corpus.version),
    column('note', 'how the table is to be read, in its first row', (event) => (event === first ? i18n.plain('export.csvNote') : null)),
  ];
}
