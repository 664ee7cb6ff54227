/**
 * Panning and zooming by mouse, wheel and touch, with d3-zoom.
 *
 * Promises: a plain wheel or a vertical swipe scrolls the page, never the timeline; Ctrl or ⌘ with the wheel, two
 * fingers, and dragging with the mouse or one finger along the axis move the days in sight.
 */
import { select, zoom, zoomIdentity, type D3ZoomEvent } from 'd3';
import { panRange, type Range } from './range.ts';
import type { Warp } from './layout/warp.ts';
import type { Form } from './scene.ts';

export interface Ground {
  form: Form;
  mirrored: boolean;
  extent: readonly [number, number];
  limits: Range;
  range: Range;
  warp: Warp;
}

/** Attaches the gestures to an element; `ground` is asked at each event. Returns how to let go. */
export function attachGestures(element: HTMLElement, ground: () => Ground, onRange: (range: Range) => void): { sync: () => void; detach: () => void } {
  const surface = select(element);

  /** px along the axis of a day, when all of `limits` fills the extent */
  const base = ({ extent, limits, mirrored, form, warp }: Ground): { at: (day: number) => number; dayAt: (px: number) => number } => {
    const [start, end] = mirrored && form === 'across' ? [Math.max(...extent), Math.min(...extent)] : [Math.min(...extent), Math.max(...extent)];
    const first = warp.to(limits[0]);
    const perDay = (end - start) / (warp.to(limits[1] + 1) - first);
    return { at: (day) => start + (warp.to(day) - first) * perDay, dayAt: (px) => warp.from(first + (px - start) / perDay) };
  };

  const behaviour = zoom<HTMLElement, unknown>()
    .filter((event: MouseEvent | TouchEvent | WheelEvent) => {
      if (event.type === 'wheel') return event.ctrlKey || event.metaKey;
      if (event.type === 'dblclick') return false;
      if ('touches' in event) return event.touches.length > 1;
      return !event.ctrlKey && event.button === 0 && !(event.target as Element).closest('[data-holds-pointer]');
    })
    .clickDistance(4)
    .scaleExtent([1, 1e7])
    .on('zoom', (event: D3ZoomEvent<HTMLElement, unknown>) => {
      if (event.sourceEvent === null) return;
      const here = ground();
      const { at, dayAt } = base(here);
      const { transform } = event;
      const shift = here.form === 'across' ? transform.x : transform.y;
      const [a, b] = [at(here.limits[0]), at(here.limits[1] + 1)].map((px) => dayAt((px - shift) / transform.k));
      const first = Math.round(Math.min(a!, b!));
      onRange([first, Math.max(first, Math.round(Math.max(a!, b!)) - 1)]);
    });

  const sync = (): void => {
    const here = ground();
    const { at } = base(here);
    const lengthOf = ([from, last]: Range): number => here.warp.to(last + 1) - here.warp.to(from);
    const k = lengthOf(here.limits) / lengthOf(here.range);
    const origin = at(here.limits[0]);
    const shift = origin - k * at(here.range[0]);
    const transform = here.form === 'across' ? zoomIdentity.translate(shift, 0).scale(k) : zoomIdentity.translate(0, shift).scale(k);
    surface.property('__zoom', transform);
  };

  // One finger along the axis; the browser keeps the other direction for scrolling (touch-action).
  let held: { pointer: number; at: number; range: Range } | null = null;
  const along = (event: PointerEvent): number => event.clientX;
  const onDown = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch' || ground().form === 'down' || (event.target as Element).closest('[data-holds-pointer]')) return;
    held = event.isPrimary ? { pointer: event.pointerId, at: along(event), range: ground().range } : null;
  };
  const onMove = (event: PointerEvent): void => {
    if (held === null || event.pointerId !== held.pointer) return;
    const { extent, mirrored, limits, warp } = ground();
    const share = ((along(event) - held.at) / Math.abs(extent[1] - extent[0])) * (mirrored ? 1 : -1);
    if (Math.abs(along(event) - held.at) > 6) onRange(panRange(held.range, share, limits, warp));
  };
  const onEnd = (): void => {
    held = null;
  };
  element.addEventListener('pointerdown', onDown);
  element.addEventListener('pointermove', onMove);
  element.addEventListener('pointerup', onEnd);
  element.addEventListener('pointercancel', onEnd);
  surface.call(behaviour);
  return {
    sync,
    detach() {
      surface.on('.zoom', null);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onEnd);
      element.removeEventListener('pointercancel', onEnd);
    },
  };
}
