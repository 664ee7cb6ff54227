/** From what is known and how the reader stands to it, to the timeline's plot. Pure: the page derives it piece by piece, and where nothing changes it is made at once. */
import type { I18n } from '../i18n/index.ts';
import { speakingDays } from '../model/changes.ts';
import type { Corpus } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { knownOn, type KnownEvent } from '../model/known.ts';
import { derivedLinks, linksOn, toBook, type DerivedLink } from '../model/links.ts';
import { drawnAs } from '../model/told.ts';
import { takeCensus, type Census } from '../timeline/census.ts';
import { daysOf } from '../timeline/layout/marks.ts';
import { createWarp, NO_WARP, type Warp } from '../timeline/layout/warp.ts';
import { clampRange, LEAST_DAYS, type Range } from '../timeline/range.ts';
import { toRoll } from '../timeline/roll.ts';
import type { Plot } from '../timeline/scene.ts';
import { select } from '../view/selection.ts';
import type { View } from '../view/view.ts';
import { groupBy, type Grouped } from './grouping.ts';
import { createWording } from './wording.ts';

/** pixels: of a person, a topic, a kind or a status */
const LANE = 92;
/** links found by the software that are drawn: the closest */
const DERIVED = 6;

/** What the timeline is given; its size and the measure of its words are its own. */
export type Plotted = Omit<Plot, 'size' | 'measure' | 'zoomOfText' | 'focused'>;

/** Lanes of persons or topics side by side would be too narrow on a phone. */
export const formOf = ({ form, lanes }: Pick<View, 'form' | 'lanes'>, narrow: boolean): 'across' | 'down' => form ?? (narrow && lanes === 'side' ? 'down' : 'across');

/** Pixels that lanes of other things than sides take, at least. */
export const heightOfLanes = (lanes: View['lanes'], count: number): number => (lanes === 'side' ? 0 : count * LANE + 140);

/** The first and the last day that there is something to see of, and some room. `spoken`: days on which sources spoke. */
export function limitsOf(corpus: Corpus | null, spoken: readonly Day[], today: Day): Range {
  let [least, most] = [Infinity, today];
  const take = (day: Day | null | undefined): void => {
    if (day == null) return;
    least = Math.min(least, day);
    most = Math.max(most, day);
  };
  // one by one: there may be a hundred thousand
  for (const { span } of corpus?.events ?? []) {
    take(span?.from);
    take(span?.to);
  }
  spoken.forEach(take);
  (corpus?.dataset.presets ?? []).forEach(({ range }) => range.forEach(take));
  (corpus?.dataset.opening ?? [today - 365, today]).forEach(take);
  return [least - 60, most + 60];
}

/** The days in sight; an address may name days beyond all there is to see. */
export function rangeOf(asked: View['range'], corpus: Corpus | null, limits: Range): Range {
  const [from, to] = asked ?? corpus?.dataset.opening ?? limits;
  return from >= limits[0] && to <= limits[1] && to - from >= LEAST_DAYS ? [from, to] : clampRange([Math.max(from, limits[0]), Math.min(to, limits[1])], limits);
}

/** How years without an event are squeezed, where they are. */
export function warpOf(quiet: boolean, shown: readonly KnownEvent[], limits: Range): Warp {
  if (!quiet) return NO_WARP;
  const days = shown.flatMap(({ span }) => {
    const [from, to] = daysOf(span) ?? [];
    return from === undefined || to === undefined ? [] : [from, to - 1];
  });
  return createWarp([limits[0], ...days, limits[1]].sort((a, b) => a - b));
}

export interface PlotParts extends Pick<Plotted, 'warp' | 'zero' | 'links' | 'range' | 'known' | 'today' | 'sources' | 'selected' | 'form' | 'mirrored' | 'words' | 'grouping'> {
  corpus: Corpus;
  census: Census;
  grouped: Grouped;
  derived: readonly DerivedLink[];
}

export function toPlot({ corpus, grouped, derived, ...parts }: PlotParts): Plotted {
  const { sides, watchedUntil } = corpus.dataset;
  return { ...parts, groups: grouped.groups, derived: derived.slice(0, DERIVED), sides: [sides[0]!.id, sides[1]!.id], watchedUntil };
}

export interface Whole {
  plot: Plotted;
  limits: Range;
  /** what the filters leave */
  shown: readonly KnownEvent[];
  /** pixels that its lanes take, at least; 0: as many as there are */
  lanesHeight: number;
}

/** All of it at once. `narrow`: on a phone; `range`: other days than the view's; `found`: what answers the query; `events`: everything known on the view's day, where that has been found out. */
export function plotWhole({ corpus, view, i18n, today, narrow, range: asked, found = null, events: given }: { corpus: Corpus; view: View; i18n: I18n; today: Day; narrow: boolean; range?: Range; found?: ReadonlySet<string> | null; events?: readonly KnownEvent[] }): Whole {
  const known = view.known ?? today;
  const events = given ?? knownOn(corpus, known, today);
  const shown = select(corpus, events, view.filters, found);
  const speaking = speakingDays(corpus);
  const limits = limitsOf(corpus, speaking.map(({ day }) => day), today);
  const grouped = groupBy(view.lanes, corpus, i18n, () => events);
  const links = linksOn(corpus, events, known, today);
  const id = view.selected === null ? null : drawnAs(corpus, view.selected);
  const selected = events.some((event) => event.id === id) ? id : null;
  const plot = toPlot({
    corpus,
    census: takeCensus(toRoll(shown, grouped.count, grouped.groupOf), known),
    grouped,
    grouping: view.lanes,
    warp: warpOf(view.quiet, shown, limits),
    zero: events.find((event) => event.id === view.zero)?.span?.from ?? null,
    links: toBook(links),
    derived: selected === null ? [] : derivedLinks(corpus, events, links, selected),
    range: asked ?? rangeOf(view.range, corpus, limits),
    known,
    today,
    sources: speaking.map(({ day, articles }) => ({ day, count: articles.length })),
    selected,
    form: formOf(view, narrow),
    mirrored: view.mirrored ?? i18n.mirrored,
    words: createWording(corpus, i18n),
  });
  return { plot, limits, shown, lanesHeight: heightOfLanes(view.lanes, grouped.groups.length) };
}
