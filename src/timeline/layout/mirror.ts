/** The mirror image of a scene: the one place where time's direction becomes a place on the screen. */
import type { Align, Arc, Box, Label, Point, Px, Ribbon, Scene } from '../scene.ts';

export function mirror(scene: Scene): Scene {
  const { width } = scene.size;
  const flipX = (x: Px): Px => width - x;
  const point = ({ x, y }: Point): Point => ({ x: flipX(x), y });
  const pair = ([a, b]: [Point, Point]): [Point, Point] => [point(a), point(b)];
  const box = (each: Box): Box => ({ ...each, x: width - each.x - each.width });
  const ALIGN: Record<Align, Align> = { left: 'right', right: 'left', middle: 'middle' };
  const label = (each: Label): Label => ({ ...each, x: flipX(each.x), align: ALIGN[each.align], box: box(each.box), leader: each.leader && pair(each.leader) });
  const orNull = (each: Label | null): Label | null => each && label(each);
  const boxed = <T extends { box: Box }>(each: T): T => ({ ...each, box: box(each.box) });
  const along = scene.form === 'across' ? flipX : (at: Px): Px => at;
  // down the page the foot of a ribbon is a shore, and turns; across it, its steps do
  const ribbon = (each: Ribbon): Ribbon =>
    scene.form === 'across'
      ? { ...each, steps: each.steps.map((step) => ({ ...step, at: flipX(step.at) - step.length })) }
      : { ...each, foot: flipX(each.foot), out: each.out < 0 ? 1 : -1 };
  const arc = (each: Arc): Arc => ({ ...each, points: each.points.map(point) as Arc['points'], word: orNull(each.word) });
  return {
    ...scene,
    mirrored: !scene.mirrored,
    plot: box(scene.plot),
    strait: box(scene.strait),
    axis: { ...scene.axis, extent: [along(scene.axis.extent[0]), along(scene.axis.extent[1])] },
    titles: scene.titles.map(label),
    rules: scene.rules.map((at) => (scene.form === 'across' ? at : flipX(at))),
    breaks: scene.breaks.map(box),
    zero: scene.zero === null ? null : along(scene.zero),
    ticks: scene.ticks.map((tick) => ({ ...tick, at: along(tick.at) })),
    bands: scene.bands.map((band) => ({ ...boxed(band), anchor: along(band.anchor), fading: band.fading.map((each) => ({ box: box(each.box), from: point(each.from), to: point(each.to) })), label: orNull(band.label), mark: boxed(band.mark) })),
    marks: scene.marks.map((mark) => ({ ...boxed(mark), stem: mark.stem && pair(mark.stem) })),
    clusters: scene.clusters.map(boxed),
    ribbons: scene.ribbons.map(ribbon),
    labels: scene.labels.map(label),
    trails: scene.trails.map((trail) => ({ ...trail, ghosts: trail.ghosts.map(boxed), arrows: trail.arrows.map(pair), labels: trail.labels.map(label) })),
    arcs: scene.arcs.map(arc),
    margins: scene.margins.map((margin) => ({ ...boxed(margin), title: label(margin.title) })),
    knowledge: {
      ...scene.knowledge,
      at: along(scene.knowledge.at),
      shade: scene.knowledge.shade && box(scene.knowledge.shade),
      shadeLabel: orNull(scene.knowledge.shadeLabel),
    },
    unwatched: scene.unwatched && { box: box(scene.unwatched.box), label: orNull(scene.unwatched.label) },
    sources: { box: box(scene.sources.box), known: scene.sources.known.map(along), later: scene.sources.later.map(along) },
  };
}
