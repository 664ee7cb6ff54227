/**
 * Whatever one file says of another by id exists, and says it once.
 *
 * Promises: every id that is named exists, and where it does not, the nearest that does is told; nothing links
 * to itself; an attempt leads to the visit that it became, and never to another attempt; a story selects no
 * attempt, which has no mark of its own; lists hold each thing once.
 */
import { nearest } from './nearest.ts';
import { shown, toStep } from './shown.ts';
import type { Problem } from './problem.ts';
import { below, type Kind, type Placed, type Source } from './source.ts';

const MOST_LIKELY = 2000;

const NAMES: Record<Kind, string> = {
  people: 'a person in people.json', places: 'a place in places.json', topics: 'a topic in topics.json',
  publishers: 'a publisher in publishers.json', events: 'an event in events/', articles: 'an article in articles/', stories: 'a story in stories/',
};

/** Source → every reference that leads nowhere, to itself, or twice to the same. */
export function checkReferences(source: Source): Problem[] {
  const problems: Problem[] = [];
  const add = ({ file, at }: Placed<unknown>, steps: (string | number)[], code: Problem['code'], expected: string, found: string): void => {
    problems.push({ code, file, path: below(at, ...steps), expected, found });
  };

  function refer(from: Placed<unknown>, steps: (string | number)[], kind: Kind, id: string | null | undefined): void {
    if (id == null || source.unread.has(kind) || source.ids[kind].has(id)) return;
    // among very many the search for a likely one takes longer than all else
    const other = source.ids[kind].size > MOST_LIKELY ? null : nearest(id, source.ids[kind]);
    add(from, steps, 'reference', other === null ? NAMES[kind] : `${NAMES[kind]} such as ${toStep(other)}`, shown(id));
  }

  function referSide(from: Placed<unknown>, side: string | null): void {
    const sides = source.dataset?.value.sides.map(({ id }) => id);
    if (side === null || !sides || sides.includes(side)) return;
    add(from, ['side'], 'reference', `null or a side of dataset.json: ${sides.map(toStep).join(' or ')}`, shown(side));
  }

  function once(from: Placed<unknown>, step: (string | number)[], keys: string[], last: string[] = []): void {
    keys.forEach((key, index) => {
      if (keys.indexOf(key) < index) add(from, [...step, index, ...last], 'duplicate', 'each once', shown(key));
    });
  }

  function referLinks(from: Placed<unknown>, self: string, step: (string | number)[], links: { type: string; to: string }[]): void {
    links.forEach(({ to }, index) => {
      if (to === self) add(from, [...step, index, 'to'], 'reference', 'another event', shown(to));
      refer(from, [...step, index, 'to'], 'events', to);
    });
    once(from, step, links.map(({ type, to }) => `${type} ${to}`));
  }

  for (const person of source.people) referSide(person, person.value.side);
  const attempts = new Set(source.events.filter(({ value }) => value.attemptOf !== undefined).map(({ value }) => value.id));
  for (const event of source.events) {
    const { id, side, place, stages = [], people, topics, links, attemptOf, status } = event.value;
    referSide(event, side);
    refer(event, ['place'], 'places', place);
    stages.forEach((stage, index) => refer(event, ['stages', index], 'places', stage));
    once(event, ['stages'], stages);
    if (stages.length > 0 && place === null) add(event, ['stages'], 'report', 'a place with them', 'none');
    stages.forEach((stage, index) => {
      if (stage === place) add(event, ['stages', index], 'duplicate', 'another place than its own', shown(stage));
    });
    people.forEach(({ person }, index) => refer(event, ['people', index, 'person'], 'people', person));
    once(event, ['people'], people.map(({ person }) => person), ['person']);
    topics.forEach((topic, index) => refer(event, ['topics', index], 'topics', topic));
    once(event, ['topics'], topics);
    referLinks(event, id, ['links'], links);
    if (attemptOf === undefined) continue;
    refer(event, ['attemptOf'], 'events', attemptOf);
    if (attemptOf === id || attempts.has(attemptOf)) add(event, ['attemptOf'], 'reference', 'an event that is no attempt itself', shown(attemptOf));
    if (status === 'held') add(event, ['status'], 'report', 'an attempt that never took place', '"held"');
  }
  for (const article of source.articles) {
    refer(article, ['publisher'], 'publishers', article.value.publisher);
    article.value.reports.forEach((report, index) => {
      const at = ['reports', index];
      refer(article, [...at, 'event'], 'events', report.event);
      refer(article, [...at, 'via'], 'publishers', report.via);
      refer(article, [...at, 'place'], 'places', report.place);
      report.people?.forEach((person, nth) => refer(article, [...at, 'people', nth], 'people', person));
      once(article, [...at, 'people'], report.people ?? []);
      report.topics?.forEach((topic, nth) => refer(article, [...at, 'topics', nth], 'topics', topic));
      once(article, [...at, 'topics'], report.topics ?? []);
      referLinks(article, report.event, [...at, 'links'], report.links ?? []);
    });
  }
  for (const story of source.stories) {
    story.value.steps.forEach(({ view, sentences }, nth) => {
      refer(story, ['steps', nth, 'view', 'event'], 'events', view.event);
      if (view.event !== undefined && attempts.has(view.event)) add(story, ['steps', nth, 'view', 'event'], 'reference', 'an event that is no attempt', shown(view.event));
      sentences.forEach(({ events }, index) => {
        const at = ['steps', nth, 'sentences', index, 'events'];
        events.forEach((event, place) => refer(story, [...at, place], 'events', event));
        once(story, at, events);
      });
    });
  }
  return problems;
}
