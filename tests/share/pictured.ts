/** The real corpus as the page would have it drawn: plots in three languages, letters as wide as they are on average. */
import { createI18n, type Language } from '../../src/i18n/index.ts';
import { parseDay, type Day } from '../../src/model/day.ts';
import { knownOn, type KnownEvent } from '../../src/model/known.ts';
import { linksOn, toBook } from '../../src/model/links.ts';
import { speakingDays } from '../../src/model/changes.ts';
import { toAlt } from '../../src/share/alt.ts';
import type { Wanted } from '../../src/share/picture.ts';
import { takeCensus } from '../../src/timeline/census.ts';
import { NO_WARP } from '../../src/timeline/layout/warp.ts';
import { SIZES } from '../../src/timeline/measure.ts';
import { isInSight } from '../../src/timeline/range.ts';
import { toRoll } from '../../src/timeline/roll.ts';
import type { Measure } from '../../src/timeline/scene.ts';
import { groupBy } from '../../src/plot/grouping.ts';
import { createWording } from '../../src/plot/wording.ts';
import { corpus, TODAY } from '../formats/shown.ts';

export { corpus, TODAY };

export const measure: Measure = (text, kind) => Math.ceil([...text].reduce((sum, letter) => sum + (/\p{Script=Arabic}/u.test(letter) ? 0.46 : 0.54), 0) * SIZES[kind].size);

export interface Given {
  language?: Language;
  known?: string;
  range?: readonly [string, string];
  /** in the place of what is known */
  events?: readonly KnownEvent[];
}

export function toWanted({ language = 'en', known: text, range: [from, to] = ['2020-06-01', '2025-06-30'], events: given }: Given = {}, fields: Partial<Omit<Wanted, 'plot'>> & { plot?: Partial<Wanted['plot']> } = {}): Wanted & { events: KnownEvent[] } {
  const i18n = createI18n(language);
  const known: Day = text === undefined ? TODAY : parseDay(text)!;
  const events = given ?? knownOn(corpus, known, TODAY);
  const grouped = groupBy('side', corpus, i18n, () => events);
  const range = [parseDay(from)!, parseDay(to)!] as const;
  const inside = events.filter(({ span }) => isInSight(span, range));
  const { plot, ...rest } = fields;
  return {
    plot: {
      census: takeCensus(toRoll(events, grouped.count, grouped.groupOf), known),
      groups: grouped.groups, grouping: 'side', warp: NO_WARP, zero: null, links: toBook(linksOn(corpus, events, known, TODAY)), derived: [], sides: ['MA', 'FR'], range, known, today: TODAY,
      watchedUntil: corpus.dataset.watchedUntil, sources: speakingDays(corpus).map(({ day, articles }) => ({ day, count: articles.length })), selected: null, form: 'across', mirrored: i18n.mirrored,
      words: createWording(corpus, i18n),
      ...plot,
    },
    width: 1200, theme: 'light', i18n, corpus, count: inside.length, lanesHeight: 0,
    title: i18n.words(corpus.dataset.title), note: i18n.words(corpus.dataset.description), alt: toAlt({ events: inside, corpus, range, known, i18n }), measure,
    ...rest,
    events: inside,
  };
}
