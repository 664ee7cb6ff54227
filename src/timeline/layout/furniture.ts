/** What surrounds the marks in both forms: the source ticks, the shades and their words. */
import type { Box, HatchedBand, Label, Mark, Plot, Px, Scene, SourceTick } from '../scene.ts';
import { overlaps } from './box.ts';
import { hueOf, isBand, lookOf, shapeOf, sizeOf } from './marks.ts';
import { shorten } from './text.ts';
import type { Scale } from './scale.ts';

/** One line of small text, left-aligned at (x, baseline y). */
export function toSmallLabel(text: string, x: Px, y: Px, plot: Plot, options: Partial<Pick<Label, 'hue' | 'align' | 'ref'>> & { kind?: 'small' | 'title' | 'word'; room?: Px } = {}): Label {
  const { hue = 'ink', align = 'left', ref = { cluster: [] }, kind = 'small', room = Infinity } = options;
  const shown = shorten(text, kind, room, plot.measure);
  const width = plot.measure(shown, kind);
  const height = 14 * plot.zoomOfText;
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  return { ref, hue, x, align, lines: [{ text: shown, kind, y }], box: { x: left, y: y - height * 0.78, width, height }, leader: null };
}

export function layoutSources(plot: Plot, scale: Scale): SourceTick[] {
  const [from, to] = scale.range;
  return plot.sources
    .filter(({ day }) => day >= from && day <= to)
    .map(({ day, articles }) => ({ at: scale.at(day + 0.5), day, count: articles.length, known: day <= plot.known }));
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

/**
 * Long crises as hatched bands behind everything, each with a mark at its foot (across the page) or on the strait
 * (down it), and named where nothing else stands.
 */
export function layoutBands(plot: Plot, scale: Scale, area: Box, strait: Box, taken: readonly Box[]): HatchedBand[] {
  return plot.events.filter(isBand).flatMap((event): HatchedBand[] => {
    const [from, to] = event.span!.core!;
    const box = slice(area, scale.at(from), scale.at(to + 1), plot.form);
    if (box === null) return [];
    const { width, height } = sizeOf(event);
    const at = plot.form === 'across' ? { x: Math.min(box.x + 2, box.x + box.width - width), y: box.y + box.height - height - 2 } : { x: strait.x + strait.width - width - 1, y: box.y + 2 };
    const mark: Mark = {
      ref: { event: event.id }, side: 'strait', hue: hueOf(event, plot.sides), shape: shapeOf(event), look: lookOf(event), box: { ...at, width, height },
      fades: false, notched: Object.values(event.against).some((reports) => reports.length > 0), stem: null, selected: event.id === plot.selected, name: plot.words.name(event),
    };
    const room = box.width - width - 16;
    const label = room < 40 ? null : toSmallLabel(plot.words.title(event), box.x + width + 8, box.y + box.height - 6, plot, { kind: 'word', room, ref: { event: event.id } });
    return [{ ref: { event: event.id }, box, label: label && taken.some((other) => overlaps(other, label.box)) ? null : label, mark }];
  });
}
