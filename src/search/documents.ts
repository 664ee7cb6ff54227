/**
 * What can be searched of an event, cut by when it is known: its neutral title from when there is an event at all; what
 * each report says from the day it counts (K7); what the editors settled, and their summary, from the day it is over.
 *
 * Promises (K9): nothing is found on a day by words that a reader could not have seen on that day.
 */
import type { ArticleId, Bibliography, Corpus, EventId, Evidence, Person, PersonId, PlaceId, Report, ReportId, SettledEvent, TopicId, Words } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { knownEvent, placesOf } from '../model/known.ts';
import { officeBy, officesBy } from '../model/office.ts';
import { toSpan, type Span } from '../model/span.ts';
import { isAttempt } from '../model/told.ts';
import { dateTerms } from './dates.ts';

export const FIELDS = ['title', 'names', 'publisher', 'quote', 'prose', 'date'] as const;
export type Field = (typeof FIELDS)[number];

/** One piece of what is known of an event. */
export interface Piece extends Record<Field, string> {
  id: string;
  event: EventId;
  /** it counts from this day; null: from today, whenever that is (undated) */
  since: Day | null;
  /** whose words these are; null: the editors' */
  report: ReportId | null;
}

/** since ever: whether the event is there at all is the timeline's to say */
const EVER = -100_000_000;
const LATEST = 4_000_000;

const inAll = (words: Words | undefined): string[] => (words ? [words.en, words.fr, words.ar] : []);
const join = (texts: readonly (string | null | undefined)[]): string => texts.filter(Boolean).join(' \n ');

/** The first day on which it is told as the editors settled it; null: not yet. */
export function settledSince(corpus: Corpus, event: SettledEvent): Day | null {
  const settled = (day: Day): boolean => knownEvent(corpus, event, day, Infinity)?.settled === true;
  if (!settled(LATEST)) return null;
  let [before, since] = [event.span?.to ?? event.span?.from ?? EVER, LATEST];
  before -= 1;
  while (since - before > 1) {
    const middle = Math.floor((before + since) / 2);
    if (settled(middle)) since = middle;
    else before = middle;
  }
  return since;
}

/** Corpus, and its evidence where it is here → pieces, in the order of events. */
export function* toPieces(corpus: Corpus, evidence: Evidence | null): Generator<Piece> {
  const proseOf = new Map(evidence?.prose.map((prose) => [prose.id, prose]));
  const bibliographyOf = new Map<ArticleId, Bibliography>(evidence?.bibliography.map((each) => [each.id, each]));
  const quoteOf = new Map<ReportId, string>(evidence?.quotations.map(({ id, quote }) => [id, quote]));

  const personsOf = (ids: readonly PersonId[]): Person[] => ids.flatMap((id) => corpus.personById.get(id) ?? []);

  /** `when`: people have the office that they had then, of those attested by the day from which the piece counts, as the panel says it (K9) */
  const namesOf = (people: readonly PersonId[], places: readonly PlaceId[], topics: readonly TopicId[], when: Span | null, since: Day | null): string => {
    const persons = personsOf(people);
    const things = [...persons, ...places.map((id) => corpus.placeById.get(id)), ...topics.map((id) => corpus.topicById.get(id))];
    const offices = persons.flatMap((person) => officeBy(person, when, since ?? LATEST) ?? []);
    return join([...things.flatMap((each) => [...inAll(each?.name), ...(each?.aliases ?? [])]), ...offices.flatMap(({ title }) => inAll(title))]);
  };

  /** The office that is told of somebody from a later day on, for it was not attested before: a piece of its own. */
  const laterOf = (piece: Piece, people: readonly PersonId[], when: Span | null): Piece[] =>
    personsOf(people).flatMap((person) => {
      let told = officeBy(person, when, piece.since ?? LATEST)?.title;
      return officesBy(person, LATEST).flatMap(({ attested: { from } }): Piece[] => {
        const now = from === null || from <= (piece.since ?? LATEST) ? told : officeBy(person, when, from)?.title;
        if (from === null || now === told) return [];
        told = now;
        return [{ ...piece, id: `${piece.id}:${person.id}:${from}`, since: from, title: '', names: join(inAll(now)), publisher: '', quote: '', prose: '', date: '' }];
      });
    });

  /** `named`: what earlier reports of the event have named: it is found by them */
  function reported(event: SettledEvent, report: Report, named: Set<string>): Piece[] {
    const article = corpus.articleById.get(report.article);
    const publisher = corpus.publisherById.get(article?.publisher ?? '');
    const origin = corpus.publisherById.get(report.origin);
    const { title, author } = bibliographyOf.get(report.article) ?? {};
    const fresh = (ids: readonly string[]): string[] => ids.filter((id) => !named.has(id) && named.add(id));
    const people = fresh(report.people ?? []);
    const when = report.span ?? (report.known === null ? null : toSpan(report.known));
    const piece: Piece = {
      id: report.id,
      event: event.id,
      since: report.known,
      report: report.id,
      title: '',
      names: namesOf(people, fresh(report.place === undefined ? [] : [report.place]), fresh(report.topics ?? []), when, report.known),
      publisher: join([...[publisher, origin].flatMap((each) => (each ? [each.name, ...each.aliases] : [])), author]),
      quote: join([quoteOf.get(report.id), report.words, title]),
      prose: '',
      date: dateTerms(report.span ?? null).join(' '),
    };
    return [piece, ...laterOf(piece, people, when)];
  }

  function settled(event: SettledEvent, since: Day): Piece[] {
    const prose = proseOf.get(event.id);
    const people = event.people.map(({ person }) => person);
    const piece: Piece = {
      id: `${event.id}:settled`,
      event: event.id,
      since,
      report: null,
      title: '',
      names: namesOf(people, placesOf({ place: event.place, stages: event.stages ?? [] }), event.topics, event.span, since),
      publisher: '',
      quote: '',
      prose: join([...inAll(prose?.summary), ...(prose?.outcomes ?? []).flatMap(inAll), ...inAll(prose?.note)]),
      date: dateTerms(event.span).join(' '),
    };
    return [piece, ...laterOf(piece, people, event.span)];
  }

  for (const event of corpus.events) {
    if (isAttempt(corpus, event)) continue;
    yield { id: event.id, event: event.id, since: EVER, report: null, title: join(inAll(event.title)), names: '', publisher: '', quote: '', prose: '', date: '' };
    const named = new Set<string>();
    for (const report of corpus.reportsOf.get(event.id) ?? []) yield* reported(event, report, named);
    const since = settledSince(corpus, event);
    if (since !== null) yield* settled(event, since);
  }
}
