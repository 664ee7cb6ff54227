/** What surrounds the marks in both forms: the source ticks, the shades and their words. */
import type { Box, Label, Plot, Px, Scene, Sources } from '../scene.ts';
import { bisector, bisectRight } from 'd3';
import type { Day } from '../../model/day.ts';
import { overlaps } from './box.ts';
import { shorten } from './text.ts';
import type { Memory } from './memory.ts';
import type { Scale } from './scale.ts';

/** One line of small text, left-aligned at (x, baseline y). */
export function toSmallLabel(text: string, x: Px, y: Px, plot: Plot, options: Partial<Pick<Label, 'hue' | 'align' | 'ref'>> & { kind?: 'small' | 'title' | 'word'; room?: Px } = {}): Label {
  const { hue = 'ink', align = 'left', ref = { words: true }, kind = 'small', room = Infinity } = options;
  const shown = shorten(text, kind, room, plot.measure);
  const width = plot.measure(shown, kind);
  const height = 14 * plot.zoomOfText;
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  return { ref, hue, x, align, lines: [{ text: shown, kind, y }], box: { x: left, y: y - height * 0.78, width, height }, leader: null };
}

/** Ticks of the days in sight on which sources spoke, one for a pixel at most: where there are more, they are not walked over. */
export function layoutSources({ sources, known }: Plot, scale: Scale, memory: Memory): Omit<Sources, 'box'> {
  const { range, extent, warp } = scale;
  const { days, places } = memory.recall('sources', [sources, ...range, ...extent, warp], () => spread(sources, scale));
  const at = bisectRight(days, known);
  const later = places.slice(at);
  // the first that is not known has a tick of its own
  const next = sources[spoken.right(sources, known)]?.day;
  if (next !== undefined && next >= range[0] && next <= range[1] && days[at] !== next) later.unshift(scale.at(next + 0.5));
  return { known: places.slice(0, at), later };
}

/** The days in sight and where they are: none nearer than a pixel to the one before it. */
function spread(sources: Plot['sources'], scale: Scale): { days: Day[]; places: Px[] } {
  const days: Day[] = [];
  const places: Px[] = [];
  for (let index = spoken.left(sources, scale.range[0]); index < sources.length && sources[index]!.day <= scale.range[1]; ) {
    const { day } = sources[index]!;
    const at = scale.at(day + 0.5);
    days.push(day);
    places.push(at);
    index = leap(sources, Math.ceil(scale.dayAt(at + 1) - 0.5), index + 1);
  }
  return { days, places };
}

const spoken = bisector((each: Plot['sources'][number]) => each.day);

/** Index of the first on or after a day, `from` or later: a few are stepped over, more are leapt. */
function leap(days: Plot['sources'], day: Day, from: number): number {
  const near = Math.min(from + 4, days.length);
  for (let index = from; index < near; index += 1) if (days[index]!.day >= day) return index;
  return spoken.left(days, day, near);
}

/** The squeezed stretches as the strait shows them. */
export function layoutBreaks(plot: Plot, scale: Scale, strait: Box): Box[] {
  return plot.warp.breaks.flatMap(({ from, to }) => slice(strait, scale.at(from), scale.at(to), plot.form) ?? []);
}

/** The part of the area between two places on the time axis, clipped; null where nothing is left. */
export function slice(area: Box, from: Px, to: Px, form: Plot['form']): Box | null {
  const [start, end] = form === 'across' ? [area.x, area.x + area.width] : [area.y, area.y + area.height];
  const [a, b] = [Math.max(start, from), Math.min(end, to)];
  if (b - a < 1) return null;
  return form === 'across' ? { ...area, x: a, width: b - a } : { ...area, y: a, height: b - a };
}

/** "not yet known" after the knowledge line, and "nobody has looked" after the last day that was watched; in words where nothing else stands there. */
export function layoutShades(plot: Plot, scale: Scale, area: Box, taken: readonly Box[]): Pick<Scene, 'knowledge' | 'unwatched'> {
  const at = scale.at(plot.known + 1);
  const inside = plot.known + 1 >= scale.range[0] && plot.known <= scale.range[1];
  const shade = plot.known < plot.today ? slice(area, at, Infinity, plot.form) : null;
  const unwatchedFrom = scale.at(plot.watchedUntil + 1);
  const unwatched = plot.known > plot.watchedUntil ? slice(area, unwatchedFrom, at, plot.form) : null;
  const worded = (box: Box | null, text: string): Label | null => {
    if (box === null || plot.measure(text, 'small') + 16 > box.width || box.height < 24) return null;
    const label = toSmallLabel(text, box.x + box.width - 8, box.y + (plot.form === 'across' ? 18 : 34), plot, { align: 'right' });
    return taken.some((other) => overlaps(other, label.box)) ? null : label;
  };
  return {
    knowledge: { at, inside, shade, shadeLabel: worded(shade, plot.words.notYetKnown) },
    unwatched: unwatched && { box: unwatched, label: worded(unwatched, plot.words.unwatched) },
  };
}
