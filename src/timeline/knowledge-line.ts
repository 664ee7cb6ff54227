/** The knowledge line under the pointer and the keys: it snaps to days on which a source spoke. */
import { bisector } from 'd3';
import type { Day } from '../model/day.ts';
import { followPointer } from './drag.ts';
import { toCommand } from './keys.ts';
import type { Plot, Px, Scene } from './scene.ts';

/** What the line is asked about at each event. */
export interface LineGround {
  plot: Pick<Plot, 'form' | 'mirrored' | 'known' | 'today' | 'sources' | 'warp'>;
  /** null: nothing is drawn */
  axis: Scene['axis'] | null;
  /** where the picture begins in the window, along the axis */
  origin: Px;
}

const spoken = bisector((each: { day: Day }) => each.day);
/** a source no farther from the pointer than this is meant */
const NEAR: Px = 5;

/** `ground` is asked at each event; `onknown` is told the day, null for today. */
export function createKnowledgeLine(ground: () => LineGround, onknown: (day: Day | null) => void) {
  function dayAt(event: PointerEvent, { plot, axis, origin }: LineGround): Day {
    const { extent, range } = axis!;
    const px = (plot.form === 'across' ? event.clientX : event.clientY) - origin;
    const [from, to] = [plot.warp.to(range[0]), plot.warp.to(range[1])];
    return Math.floor(plot.warp.from(from + ((px - extent[0]) / (extent[1] - extent[0])) * (to - from)));
  }

  /** the nearest day on which a source spoke, where it is near enough to be meant */
  function snap(day: Day, { plot, axis }: LineGround): Day {
    const { extent, range } = axis!;
    const perPx = (range[1] - range[0]) / Math.max(1, Math.abs(extent[1] - extent[0]));
    const near = plot.sources[spoken.center(plot.sources, day)]?.day;
    return near !== undefined && Math.abs(near - day) <= perPx * NEAR ? near : day;
  }

  const toKnown = (day: Day): void => onknown(day >= ground().plot.today ? null : day);

  /** to the next day on which a source spoke, or the one before */
  function step(by: 1 | -1): void {
    const { sources, known } = ground().plot;
    const next = by > 0 ? sources[spoken.right(sources, known)] : sources[spoken.left(sources, known) - 1];
    if (next !== undefined) toKnown(next.day);
    else if (by > 0) onknown(null);
  }

  function grab(event: PointerEvent): void {
    followPointer(event, (moved) => {
      const here = ground();
      if (here.axis !== null) toKnown(snap(dayAt(moved, here), here));
    });
  }

  function onkeydown(event: KeyboardEvent): void {
    const { plot } = ground();
    const command = toCommand(event.key, plot.form, plot.mirrored);
    if (command?.do === 'step') step(command.by);
    else if (command?.do === 'beside') step(command.by > 0 ? -1 : 1);
    else if (command?.do === 'end') toKnown(command.which === 'first' ? (plot.sources[0]?.day ?? plot.today) : plot.today);
    else if (command?.do === 'source') step(command.by);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return { step, grab, onkeydown };
}
