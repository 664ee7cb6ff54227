/** The reader's language, lent to the timeline. */
import { sayDate } from '../cards/say.ts';
import type { I18n } from '../i18n/index.ts';
import type { Corpus } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { Plan } from '../model/known.ts';
import { fileLanguage, tongueOf } from '../model/tongue.ts';
import { earlierOf } from '../timeline/layout/trail.ts';
import type { Wording } from '../timeline/scene.ts';

export function createWording(corpus: Pick<Corpus, 'dataset' | 'eventById' | 'articleById'>, i18n: I18n): Wording {
  const counts = new Map<number, string>();
  const ticks = new Map<string, string>();
  const plans = new WeakMap<Plan, string>();
  return {
    title: (event) => i18n.words(event.title),
    tongue: (event) => tongueOf(event.title, fileLanguage(corpus, event.id)),
    date: (event) => sayDate(event, i18n),
    plan(plan) {
      let said = plans.get(plan);
      if (said === undefined) plans.set(plan, (said = plan.span === null ? i18n.plain('date.none') : i18n.dates.span(plan.span, 'short')));
      return said;
    },
    name: (event) => i18n.plain('announce.mark', { title: i18n.words(event.title), date: sayDate(event, i18n), status: i18n.plain(`status.${event.status}`) }),
    more(event, links) {
      const where = corpus.dataset.sides.find(({ id }) => id === event.side)?.where;
      const plans = earlierOf(event).length;
      const parts = [
        i18n.plain(`kind.${event.kind}`),
        where === undefined ? i18n.plain('filter.elsewhere') : i18n.words(where),
        ...(event.disputed ? [i18n.plain('remark.disputed')] : []),
        ...(plans === 0 ? [] : [i18n.plain('outline.plans', { count: plans })]),
        ...(links === 0 ? [] : [i18n.plain('outline.links', { count: links })]),
      ];
      return parts.reduce((first, next) => i18n.plain('outline.also', { first, next }));
    },
    split: (held, others) => i18n.plain('outline.split', { held: i18n.number(held), others: i18n.number(others) }),
    // of the same few numbers there are many in a picture
    cluster(count) {
      let said = counts.get(count);
      if (said === undefined) counts.set(count, (said = i18n.plain('timeline.cluster', { count })));
      return said;
    },
    link: (link) => ('because' in link ? i18n.plain(`link.${link.type}`) : i18n.plain('link.found', { link: i18n.plain(`link.${link.type}`) })),
    tick(day, unit) {
      const key = `${unit} ${String(day)}`;
      let said = ticks.get(key);
      if (said === undefined) ticks.set(key, (said = i18n.dates.tick(day, unit)));
      return said;
    },
    offset: (count, unit) => i18n.dates.offset(count, unit),
    undated: i18n.plain('timeline.undated'),
    notYetKnown: i18n.plain('timeline.notYetKnown'),
    unwatched: i18n.plain('timeline.unwatched', { date: i18n.dates.day(corpus.dataset.watchedUntil) }),
  };
}

/** Names of the timeline's controls. `known` and those of a preparation are for where they are needed. */
export function createNames(i18n: I18n) {
  const { plain, dates } = i18n;
  const number = (value: number): string => i18n.number(value);
  return {
    list: plain('timeline.list'),
    keys: plain('timeline.keys'),
    line: plain('timeline.line'),
    wheel: plain('timeline.wheel'),
    listing: plain('timeline.listing'),
    close: plain('panel.close'),
    more: plain('timeline.nextPage'),
    fewer: plain('timeline.previousPage'),
    known: (day: Day, today: Day) => (day >= today ? plain('timeline.knownToday') : plain('timeline.knownOn', { date: dates.short(day) })),
    progress: (events: number, of: number) => plain('timeline.preparing', { events: number(events), count: number(of) }),
    stop: plain('timeline.stop'),
    failed: (line: number, found: string) => plain('timeline.notPrepared', { line: number(line), found }),
  };
}
