/** Events as notes for Anki: what is asked in front; behind it when, where, with whom, and what that stands on. */
import { sayDate } from '../cards/say.ts';
import type { AnkiNote } from '../formats/anki.ts';
import type { I18n } from '../i18n/index.ts';
import { safeUrl } from '../model/address.ts';
import type { Corpus } from '../model/corpus.ts';
import { placesOf } from '../model/known.ts';
import { officeBy, whenNamed } from '../model/office.ts';
import type { Day } from '../model/day.ts';
import type { StudySheet } from './sheet.ts';

/** sources named of one event */
const MOST = 2;

export interface NoteGround {
  corpus: Corpus;
  i18n: I18n;
  /** the knowledge day */
  day: Day;
  /** the address of an event on that day */
  addressOf: (event: string) => string;
}

export function toNotes({ entries, sources }: StudySheet, { corpus, i18n, day, addressOf }: NoteGround): AnkiNote[] {
  const byNumber = new Map(sources.map((source) => [source.number, source]));
  return entries.map(({ event, stands }) => {
    const places = placesOf(event).flatMap((id) => corpus.placeById.get(id) ?? []);
    const people = event.people.flatMap(({ person: id, named }) => {
      const person = corpus.personById.get(id);
      if (!person) return [];
      const office = officeBy(person, whenNamed(event.span, named), day);
      return [office ? `${i18n.words(person.name)} (${i18n.words(office.title)})` : i18n.words(person.name)];
    });
    const cited = stands.slice(0, MOST).flatMap((number) => {
      const source = byNumber.get(number);
      const url = source?.behind?.url == null ? null : safeUrl(source.behind.url);
      return source && url !== null ? [`${corpus.publisherById.get(source.article.publisher)?.name ?? ''} ${url}`.trim()] : [];
    });
    return {
      // one in each language
      guid: `rapprochement.${i18n.language}.${event.id}`,
      front: `${i18n.words(event.title)}\n${i18n.plain('anki.asked')}`,
      back: [
        // what is not settled says its status with its date
        `${event.span === null ? i18n.plain('date.none') : sayDate(event, i18n, 'weekday')}${event.settled || event.span === null ? ` (${i18n.plain(`status.${event.status}`)})` : ''}`,
        ...(places.length > 0 ? [i18n.list(places.map(({ name }) => i18n.words(name)), 'unit')] : []),
        ...people,
        ...cited,
        addressOf(event.id),
      ].join('\n').replace(/[\u2066-\u2069\u200e\u200f]/g, ''),
      tags: ['rapprochement', `rapprochement::${event.kind}`, ...event.topics.map((topic) => `rapprochement::${topic}`)],
    };
  });
}
