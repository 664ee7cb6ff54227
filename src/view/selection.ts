/** Which of the known events the reader's filters leave in sight. Pure. */
import type { Corpus } from '../model/corpus.ts';
import { placesOf, type KnownEvent } from '../model/known.ts';
import { isFiltered, type Filters } from './view.ts';

/** Letters without their accents, vowel signs and shapes; Arabic and Latin alike. For comparison only. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u0640\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\u0671/g, 'ا')
    .replace(/[\u0649\u06cc]/g, 'ي')
    .replace(/\u0629/g, 'ه')
    .replace(/[’']/g, ' ')
    .toLowerCase();
}

const meets = (chosen: readonly string[], own: readonly string[]): boolean =>
  chosen.length === 0 || own.some((id) => chosen.includes(id));

/** Everything that may be searched of an event on the knowledge day, in all three languages (K9: no more). */
export function searchable(corpus: Corpus, event: KnownEvent): string {
  const places = placesOf(event).map((place) => corpus.placeById.get(place));
  const names = [
    event.title,
    ...event.people.map(({ person }) => corpus.personById.get(person)?.name),
    ...event.topics.map((topic) => corpus.topicById.get(topic)?.name),
    ...places.map((place) => place?.name),
  ].flatMap((words) => (words ? [words.en, words.fr, words.ar] : []));
  const aliases = [
    ...event.people.map(({ person }) => corpus.personById.get(person)),
    ...event.topics.map((topic) => corpus.topicById.get(topic)),
    ...places,
  ].flatMap((each) => each?.aliases ?? []);
  const publishers = event.reports.flatMap((id) => {
    const article = corpus.articleById.get(corpus.reportById.get(id)?.article ?? '');
    const publisher = corpus.publisherById.get(article?.publisher ?? '');
    return publisher ? [publisher.name, ...publisher.aliases] : [];
  });
  return fold([...names, ...aliases, ...publishers].join(' \n'));
}

/** Events that meet every filter: any of the chosen within one filter, all filters together, every word of the query. */
export function select(corpus: Corpus, events: readonly KnownEvent[], filters: Filters): KnownEvent[] {
  if (!isFiltered(filters)) return [...events];
  const words = fold(filters.query).split(/\s+/).filter(Boolean);
  return events.filter((event) => {
    if (!meets(filters.people, event.people.map(({ person }) => person))) return false;
    if (!meets(filters.topics, event.topics) || !meets(filters.places, placesOf(event))) return false;
    if (!meets(filters.kinds, [event.kind]) || !meets(filters.statuses, [event.status])) return false;
    if (words.length === 0) return true;
    const text = searchable(corpus, event);
    return words.every((word) => text.includes(word));
  });
}
