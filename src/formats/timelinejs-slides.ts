/**
 * What was known on a day → slides for TimelineJS, in one language. The words of the interface are handed in.
 *
 * Promises: what is shown is what was known: no summary before an event is over, only the reports that counted; the
 * sources of an event are listed below its text; events without a date, which TimelineJS cannot show, are named.
 */
import type { ArticleId, Corpus, EventId, Evidence, Words } from '../model/corpus.ts';
import type { KnownEvent } from '../model/known.ts';
import { isOneSided } from '../model/merging.ts';
import type { Slide } from './timelinejs-write.ts';

export interface Telling {
  events: readonly KnownEvent[];
  corpus: Corpus;
  /** null: not there yet; then no sources are listed */
  evidence: Evidence | null;
  words: (words: Words) => string;
  /** the date with its doubt, in words */
  dateText: (event: KnownEvent) => string;
  /** that it is planned, postponed or cancelled, which TimelineJS has no field for; '': it needs no saying */
  statusText: (event: KnownEvent) => string;
}

export function toSlides({ events, corpus, evidence, words, dateText, statusText }: Telling): { slides: Slide[]; undated: EventId[] } {
  const prose = new Map(evidence?.prose.map((each) => [each.id, each]));
  const bibliography = new Map(evidence?.bibliography.map((each) => [each.id, each]));
  // a set alone has one side, which is no group of it
  const sides = new Map(isOneSided(corpus.dataset) ? [] : corpus.dataset.sides.map(({ id, name }) => [id, name]));
  const undated: EventId[] = [];

  function sourcesOf({ reports }: KnownEvent): Slide['sources'] {
    const articles = new Set<ArticleId>(reports.flatMap((id) => corpus.reportById.get(id)?.article ?? []));
    return [...articles].flatMap((id) => {
      const said = bibliography.get(id);
      if (said === undefined) return [];
      const publisher = corpus.publisherById.get(corpus.articleById.get(id)?.publisher ?? '')?.name;
      return [{ title: said.title ?? publisher ?? said.url ?? id, ...(said.url === null ? {} : { url: said.url }), ...(publisher === undefined ? {} : { publisher }) }];
    });
  }

  // two sets may call two events alike
  const foreign = (id: EventId): string => corpus.eventById.get(id)?.foreignId ?? id;
  const called = new Map<string, number>();
  for (const { id } of events) called.set(foreign(id), (called.get(foreign(id)) ?? 0) + 1);
  const idOf = (id: EventId): string => (called.get(foreign(id)) === 1 ? foreign(id) : id);

  const slides = events.flatMap((event): Slide[] => {
    if (event.span === null) {
      undated.push(event.id);
      return [];
    }
    const side = event.side === null ? undefined : sides.get(event.side);
    const group = side ?? corpus.topicById.get(event.topics[0] ?? '')?.name;
    const told = event.settled ? prose.get(event.id) : undefined;
    const text = [statusText(event), ...(told === undefined ? [] : [words(told.summary), ...told.outcomes.map(words)])].filter((each) => each !== '').join('\n\n');
    return [
      {
        id: idOf(event.id),
        title: words(event.title),
        ...(text === '' ? {} : { text }),
        span: event.span,
        words: dateText(event),
        ...(event.words === undefined ? {} : { always: true }),
        ...(group === undefined ? {} : { group: words(group) }),
        ...(event.kind === 'crisis' ? { era: 'also' as const } : {}),
        sources: sourcesOf(event),
      },
    ];
  });
  return { slides, undated };
}
