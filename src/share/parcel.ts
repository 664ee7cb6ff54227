/**
 * A part of the corpus that an embed carries itself: some events as known on a day, with all that they stand on. It is
 * pinned: neither a later corpus nor a later day changes what it shows.
 *
 * Promises: on its day, and on each before it, its events read as they do in the corpus, but for links to events that it
 * does not have; nothing of the future is in it (K9), so that the file gives away no more than the picture; what is
 * packed comes back the same; what comes from an address is looked at before it is used.
 */
import { toReported } from '../formats/bundle-of.ts';
import { endAt } from '../formats/file-of.ts';
import type { Corpus, Evidence, EventId, First, Person, Report, SettledEvent, Story } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import type { Tale, TaleStep } from '../model/tale.ts';
import { drawnAs } from '../model/told.ts';
import { PARCEL, through, type Parcel } from './parcel-read.ts';

/** `events`: as known on `day`. `story`: told with them, as far as they and the day go; where no step of it does, not at all. */
export function toParcel({ corpus, evidence, events, day, story }: { corpus: Corpus; evidence: Evidence; events: readonly KnownEvent[]; day: Day; story?: Tale }): Parcel {
  const settled = new Set(events.flatMap((event) => (event.settled ? [event.id] : [])));
  const attempts = corpus.events.filter(({ attemptOf }) => attemptOf !== undefined && settled.has(attemptOf));
  const inside = new Set<EventId>([...events.map(({ id }) => id), ...attempts.map(({ id }) => id)]);
  const keep = <T extends { to: EventId }>(links: readonly T[]): T[] => links.filter(({ to }) => inside.has(to));
  // K9: the editors' own count once both events are over, and their notes may tell how these ended
  const sure = new Set<EventId>([...settled, ...attempts.map(({ id }) => id)]);
  const keepSure = <T extends { to: EventId }>(links: readonly T[]): T[] => links.filter(({ to }) => sure.has(to));
  // what nobody has watched yet has no future to keep back
  const past = day < corpus.dataset.watchedUntil;
  const rows: SettledEvent[] = [...events.map((event) => (event.settled || !past ? corpus.eventById.get(event.id)! : toPlan(event))), ...attempts].map((event) => ({ ...event, links: sure.has(event.id) ? keepSure(event.links) : [] }));
  const reports = events.flatMap((event) => event.reports.flatMap((id) => corpus.reportById.get(id) ?? []).map((report): Report => ({
    ...report,
    event: inside.has(report.event) ? report.event : event.id,
    ...(report.links === undefined ? {} : { links: keep(report.links) }),
  })));
  const articles = pick(corpus.articles, reports.map(({ article }) => article));
  const sets = pick(corpus.sets ?? [], [...rows, ...articles].flatMap(({ set }) => set ?? []));
  const steps = story ? toSteps(story, corpus, inside, past ? settled : inside, day) : [];
  const first: First = {
    format: corpus.format,
    compiler: corpus.compiler,
    version: corpus.version,
    dataset: { ...corpus.dataset, presets: [] },
    people: pick(corpus.people, [...rows.flatMap(({ people }) => people.map(({ person }) => person)), ...reports.flatMap(({ people = [] }) => people)]).map((person) => (past ? withOffices(person, day) : person)),
    places: pick(corpus.places, [...rows.flatMap(({ place, stages = [] }) => [...(place === null ? [] : [place]), ...stages]), ...reports.flatMap(({ place }) => place ?? [])]),
    topics: pick(corpus.topics, [...rows.flatMap(({ topics }) => topics), ...reports.flatMap(({ topics = [] }) => topics)]),
    publishers: pick(corpus.publishers, [...articles.map(({ publisher }) => publisher), ...reports.map(({ origin }) => origin)]),
    events: rows,
    articles,
    reports,
    ...(sets.length > 0 ? { sets } : {}),
  };
  return {
    parcel: PARCEL,
    day,
    first,
    evidence: {
      format: evidence.format,
      version: evidence.version,
      prose: pick(evidence.prose, [...settled, ...attempts.map(({ id }) => id)]).map((prose) => ({ ...prose, links: keepSure(prose.links) })),
      bibliography: pick(evidence.bibliography, articles.map(({ id }) => id)),
      quotations: pick(evidence.quotations, reports.map(({ id }) => id)),
      // the reader's own has words in one language at least: it is read as a Tale
      stories: story && steps.length > 0 ? [{ ...story, steps, ...(steps.length < story.steps.length ? { description: {} } : {}) } as Story] : [],
    },
  };
}

/** K9: steps of days until then, and of the day itself where all that it stands on was over; sentences that stand on what is inside. */
function toSteps({ steps }: Tale, corpus: Corpus, inside: ReadonlySet<EventId>, over: ReadonlySet<EventId>, day: Day): TaleStep[] {
  return steps.flatMap((step) => {
    if (step.known !== null && step.known > day) return [];
    const sure = step.known === null ? over : inside;
    const sentences = step.sentences.filter(({ events }) => events.every((id) => sure.has(drawnAs(corpus, id))));
    return sentences.length === 0 ? [] : [{ ...step, sentences, selected: step.selected !== null && inside.has(step.selected) ? step.selected : null }];
  });
}

/** Offices that were known on the day. */
const withOffices = (person: Person, day: Day): Person => ({
  ...person,
  offices: person.offices.flatMap(({ title, attested }) => {
    const known = endAt(attested, day);
    return known === null ? [] : [{ title, attested: known }];
  }),
});

/** Of what is not over, its reports tell the date; without one of its own it is not taken for settled when that has passed (K2). */
function toPlan(event: KnownEvent): SettledEvent {
  const { words: _words, ...reported } = toReported(event);
  return event.status === 'underway' ? toReported(event) : { ...reported, span: null };
}

function pick<T extends { id: string }>(rows: readonly T[], ids: readonly string[]): T[] {
  const wanted = new Set(ids);
  return rows.filter(({ id }) => wanted.has(id));
}

/** A parcel → text for an address: JSON, deflated, in the letters of base64url. */
export async function packParcel(parcel: Parcel): Promise<string> {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(parcel)), new CompressionStream('deflate-raw'), Infinity);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
