/**
 * A scene → the elements of an SVG file, in the order in which the page draws them and with the looks of its style sheet.
 *
 * Promises: what the page shows of a scene is here, in the same places; every mark and every counted mark says in its
 * title what it stands for, so that one who points at it is told.
 */
import type { I18n } from '../i18n/index.ts';
import { shortCount } from '../timeline/draw/moving.ts';
import {
  allMarks, arcHeadOf, arcOf, bodyOf, boxedOf, cardOf, ghostOf, gridOf, hatchedOf, leadersOf, notchesOf, pillOf, ribbonOf, rulesOf, shareOf, sourceTicksOf, stemsOf, strikesOf, strokesOf, trailHeadOf, zeroOf,
} from '../timeline/draw/paths.ts';
import { n } from '../timeline/draw/shape.ts';
import { HUES, type Box, type Fading, type Hue, type Label, type Mark, type Measure, type Scene, type Trail, type Wording } from '../timeline/scene.ts';
import { fontOf, toText } from './lettering.ts';
import { element, type Attributes, type Content, type Element } from './markup.ts';
import { fillOf, type Palette, type Token } from './palette.ts';

export interface Drawn {
  scene: Scene;
  palette: Palette;
  i18n: I18n;
  words: Pick<Wording, 'cluster'>;
  measure: Measure;
  /** at the end of the knowledge line; null: it is not drawn, for the day is today */
  known: string | null;
  /** begins the names of what is referred to within the file */
  id: string;
}

export const HUE: Record<Hue, Token> = { above: 'above', below: 'below', act: 'gold', context: 'strait-ink' };
const DASHED = { 'stroke-dasharray': '3 2.2' };
const place = ({ x, y, width, height }: Box): Attributes => ({ x: n(x), y: n(y), width: n(width), height: n(height) });
const path = (d: string, attributes: Attributes): Content => (d === '' ? null : element('path', { d, ...attributes }));

/** What marks of doubtful dates and hatched periods are filled with. */
export function toDefs({ scene, palette, id }: Pick<Drawn, 'scene' | 'palette' | 'id'>): Element {
  const [x2, y2] = scene.form === 'across' ? [1, 0] : [0, 1];
  return element(
    'defs',
    {},
    ...HUES.map((hue) =>
      element('linearGradient', { id: `${id}-fade-${hue}`, x1: 0, y1: 0, x2, y2 }, ...([[0, 0.06], [0.5, 0.5], [1, 0.06]] as const).map(([offset, opacity]) => element('stop', { offset, 'stop-color': palette[HUE[hue]], 'stop-opacity': opacity }))),
    ),
    element('pattern', { id: `${id}-hatch`, width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, element('line', { x1: 0, y1: 0, x2: 0, y2: 7, stroke: palette.hatch, 'stroke-width': 1.5 })),
    ...fadingsOf(scene).map(({ from, to }, index) =>
      element('linearGradient', { id: `${id}-end-${String(index)}`, gradientUnits: 'userSpaceOnUse', x1: n(from.x), y1: n(from.y), x2: n(to.x), y2: n(to.y) }, ...[0, 1].map((offset) => element('stop', { offset, 'stop-color': palette.paper, 'stop-opacity': offset }))),
    ),
  );
}

const fadingsOf = ({ bands }: Scene): Fading[] => bands.flatMap(({ fading }) => fading);

/** How a mark is painted, without its words. */
export function toBody(mark: Pick<Mark, 'shape' | 'look' | 'hue' | 'fades' | 'box'>, size: Scene['size'], { palette, id }: Pick<Drawn, 'palette' | 'id'>, ...inside: Content[]): Element {
  const { x, y, d } = bodyOf(mark, size);
  const { shape, look, hue, fades } = mark;
  const colour = palette[HUE[hue]];
  const hollow = look === 'planned' || look === 'withdrawn' || look === 'lapsed';
  const ring = shape === 'ring' && !fades;
  const looks: Attributes = {
    fill: fades ? `url(#${id}-fade-${hue})` : hollow || ring ? palette.paper : colour,
    stroke: look === 'underway' ? palette.ink : colour,
    'stroke-width': look === 'underway' ? 2 : ring ? 3 : 1.4,
    ...(hollow || fades ? DASHED : {}),
    ...(fades ? { 'stroke-opacity': 0.75 } : {}),
    ...(look === 'lapsed' ? { opacity: 0.55 } : {}),
    ...(fades && look === 'held' ? { stroke: 'none' } : {}),
  };
  return element('path', { d, transform: `translate(${String(x)} ${String(y)})`, ...looks }, ...inside);
}

/** The scene without its definitions. */
export function toElements(drawn: Drawn): Content[] {
  const { scene, palette, id, known } = drawn;
  const across = scene.form === 'across';
  const hatch = `url(#${id}-hatch)`;
  const halo: Attributes = { 'paint-order': 'stroke', stroke: palette.paper, 'stroke-width': 4, 'stroke-linejoin': 'round' };
  const { language } = drawn.i18n;

  const toLabel = (label: Label | null): Content[] =>
    label === null
      ? []
      : label.lines.map(({ text, kind, y }) => {
          const fill = kind === 'title' ? palette.ink : kind !== 'date' && (label.hue === 'above' || label.hue === 'below') ? palette[label.hue] : palette.muted;
          return toText(text, label.x, y, label.align, { fill, ...halo, ...fontOf(kind, language) });
        });
  // letters of a joined script are neither set apart nor large
  const toTitle = ({ lines, x, align, hue }: Label): Content[] =>
    lines.map(({ text, y }) =>
      toText(text.toLocaleUpperCase(drawn.i18n.locale), x, y, align, {
        fill: hue === 'above' || hue === 'below' ? palette[hue] : palette.muted, ...halo, 'font-weight': 600, ...(language === 'ar' ? { 'font-size': 13 } : { 'font-size': 11.5, 'letter-spacing': '0.06em' }),
      }),
    );
  const toTrail = (trail: Trail): Content[] => {
    const colour = palette[HUE[trail.hue]];
    return [
      ...trail.arrows.flatMap((arrow) => [
        element('line', { x1: n(arrow[0].x), y1: n(arrow[0].y), x2: n(arrow[1].x), y2: n(arrow[1].y), stroke: colour }),
        element('path', { d: trailHeadOf(arrow), fill: colour }),
      ]),
      ...trail.ghosts.map((ghost) => {
        const { box, rx, long } = ghostOf(ghost, scene);
        const looks: Attributes = { ...DASHED, stroke: palette[HUE[ghost.hue]], 'stroke-width': 1.2, ...(ghost.lapsed ? { 'stroke-opacity': 0.7 } : long ? { 'stroke-opacity': 0.3 } : {}), ...(long ? { 'fill-opacity': 0.5 } : {}) };
        return element('rect', { ...place(box), rx, fill: `url(#${id}-fade-${ghost.hue})`, ...looks });
      }),
      ...trail.labels.flatMap(toLabel),
    ];
  };
  const card = cardOf(scene);
  const { strait, sources, knowledge } = scene;

  return [
    ...scene.bands.flatMap(({ box, anchor, mark }) => [element('rect', { ...place(box), fill: palette.band, ...(mark.selected ? { stroke: palette.gold } : {}) }), element('rect', { ...hatchedOf(box, scene, anchor), fill: hatch })]),
    ...fadingsOf(scene).map(({ box }, index) => element('rect', { ...place(box), fill: `url(#${id}-end-${String(index)})` })),
    scene.unwatched && element('rect', { ...hatchedOf(scene.unwatched.box, scene), fill: hatch }),
    knowledge.shade && element('rect', { ...place(knowledge.shade), ...fillOf(palette.shade) }),
    path(rulesOf(scene), { stroke: palette.rule, fill: 'none', 'shape-rendering': 'crispEdges' }),
    path(gridOf(scene), { stroke: palette.rule, 'stroke-dasharray': '1 5', fill: 'none', 'shape-rendering': 'crispEdges' }),
    element('rect', { ...place(strait), fill: palette.strait }),
    ...scene.breaks.map((box) => element('rect', { ...hatchedOf(box, scene), fill: hatch })),
    path(strokesOf(scene), { stroke: palette['strait-stroke'], fill: 'none', 'shape-rendering': 'crispEdges' }),
    path(zeroOf(scene), { stroke: palette.gold, 'stroke-dasharray': '6 3', fill: 'none' }),
    ...scene.ticks.flatMap(({ at, text, major }) => {
      if (text === null) return [];
      const looks: Attributes = { fill: palette['strait-ink'], 'font-size': 12, ...(major ? { 'font-weight': 600 } : { 'fill-opacity': 0.8 }) };
      return [across ? toText(text, at + (scene.mirrored ? -4 : 4), strait.y + strait.height * 0.42, scene.mirrored ? 'right' : 'left', looks) : toText(text, strait.x + strait.width / 2, at + 15, 'middle', looks)];
    }),
    ...scene.margins.flatMap(({ box, title }) => [element('rect', { ...place(box), rx: 6, fill: 'none', stroke: palette.rule, 'stroke-dasharray': '3 3' }), ...toLabel(title)]),
    ...scene.titles.flatMap(toTitle),
    ...toLabel(scene.unwatched?.label ?? null),
    ...toLabel(knowledge.shadeLabel),
    ...scene.bands.flatMap(({ label }) => toLabel(label)),
    card && element('rect', { ...card, rx: 7, fill: palette.card, stroke: palette.gold }),
    ...HUES.map((hue) => path(stemsOf(scene, hue), { stroke: palette[HUE[hue]], 'stroke-opacity': 0.4, fill: 'none' })),
    path(leadersOf(scene), { stroke: palette.rule, fill: 'none' }),
    ...scene.ribbons.flatMap((ribbon) => ([['all', 0.3], ['held', 0.55]] as const).map(([part, opacity]) => path(ribbonOf(ribbon, part, across), { fill: palette[HUE[ribbon.hue]], 'fill-opacity': opacity }))),
    ...scene.arcs.flatMap((arc) => [
      path(arcOf(arc), arc.derived
        ? { fill: 'none', stroke: palette.above, 'stroke-opacity': arc.strong ? 0.72 : 0.2, 'stroke-width': 1.6, 'stroke-dasharray': '1.5 4', 'stroke-linecap': 'round' }
        : { fill: 'none', stroke: palette.ink, 'stroke-opacity': arc.strong ? 0.72 : 0.2, 'stroke-width': arc.strong ? 1.4 : undefined }),
      arc.strong && !arc.derived ? element('path', { d: arcHeadOf(arc), fill: palette.ink, 'fill-opacity': 0.75 }) : null,
      ...toLabel(arc.word),
    ]),
    ...scene.trails.flatMap(toTrail),
    ...allMarks(scene).map((mark) => toBody(mark, scene.size, drawn, element('title', {}, mark.told.name))),
    ...boxedOf(scene).flatMap((cluster) => [
      element('path', { d: pillOf(cluster.box), fill: palette.muted }, element('title', {}, drawn.words.cluster(cluster.held + cluster.planned))),
      path(shareOf(cluster), { fill: palette.paper }),
      toText(shortCount(cluster.held + cluster.planned), cluster.box.x + cluster.box.width / 2, cluster.box.y + cluster.box.height * 0.8, 'middle', { fill: palette.paper, 'font-size': 10.4, 'font-weight': 600 }),
    ]),
    // a part of a ribbon is a shape already: where it is pointed at, it says how many it counts
    ...scene.clusters.filter(({ ribboned }) => ribboned).map(({ box, held, planned }) => element('rect', { ...place(box), fill: 'none', 'pointer-events': 'all' }, element('title', {}, drawn.words.cluster(held + planned)))),
    ...(known === null || !knowledge.inside ? [] : toKnowledgeLine(drawn, known)),
    ...scene.labels.flatMap(toLabel),
    path(strikesOf(scene), { stroke: palette.ink, 'stroke-width': 1.4 }),
    path(notchesOf(scene), { fill: palette.ink, stroke: palette.paper }),
    ...(across ? toSources(drawn) : []),
    path(sourceTicksOf(scene, sources.known), { stroke: palette.ink, 'stroke-width': 1.4, fill: 'none' }),
    path(sourceTicksOf(scene, sources.later), { stroke: palette.faint, 'stroke-width': 1.4, fill: 'none' }),
  ];
}

/** What the ticks beneath are, and which way time runs, where the language begins. */
function toSources({ scene: { sources, size, mirrored }, palette, i18n }: Drawn): Content[] {
  const words = `${i18n.plain('timeline.sources')} · ${i18n.plain(mirrored ? 'timeline.directionLeft' : 'timeline.directionRight')}`;
  return [toText(words, i18n.mirrored ? size.width - 16 : 16, sources.box.y - 9, i18n.mirrored ? 'right' : 'left', { fill: palette.muted, 'font-size': 12 })];
}

const PILL = { height: 23, padding: 12, inset: 32 };

/** The line and, at its end, the day in words, within the picture. */
function toKnowledgeLine({ scene, palette, measure }: Drawn, known: string): Content[] {
  const { size, sources, mirrored } = scene;
  const across = scene.form === 'across';
  const at = n(scene.knowledge.at);
  const width = n(measure(known, 'title') * 0.95 + 2 * PILL.padding);
  const x = across ? Math.min(Math.max(at, width / 2), size.width - width / 2) - width / 2 : mirrored ? PILL.inset : size.width - PILL.inset - width;
  const y = across ? 0 : at - PILL.height / 2;
  const ends = across ? { x1: at, x2: at, y1: 24, y2: n(sources.box.y + sources.box.height + 4) } : { x1: 0, x2: n(size.width), y1: at, y2: at };
  return [
    element('line', { ...ends, stroke: palette.ink, 'stroke-width': 1.6 }),
    element('rect', { x: n(x), y: n(y), width, height: PILL.height, rx: PILL.height / 2, fill: palette.ink }),
    toText(known, x + width / 2, y + 15.8, 'middle', { fill: palette.paper, 'font-size': 12, 'font-weight': 600 }),
  ];
}
