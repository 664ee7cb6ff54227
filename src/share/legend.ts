/** What the signs of a picture mean: of those that are in it, each once, in rows. Pure. */
import type { I18n } from '../i18n/index.ts';
import { allMarks, boxedOf } from '../timeline/draw/paths.ts';
import type { Hue, Look, Measure, Px, Scene, Shape } from '../timeline/scene.ts';
import { toBody, type Drawn } from './drawn.ts';
import { toText } from './lettering.ts';
import { element, type Content } from './markup.ts';
import type { Palette } from './palette.ts';

/** Signs stand in boxes of this size. */
const SIGN = { width: 24, height: 14 };
const ROW: Px = 21;
const [GAP, BETWEEN] = [7, 20];

interface Entry {
  words: string;
  sign: Content[];
}

type Ground = Pick<Drawn, 'palette' | 'id'>;

function toSign(ground: Ground, { shape, hue = 'context', look = 'held', fades = false, wide = shape === 'pill' ? 22 : 14 }: { shape: Shape; hue?: Hue; look?: Look; fades?: boolean; wide?: Px }): Content[] {
  const height = shape === 'triangle' || shape === 'ring' ? 13 : shape === 'square' ? 12 : shape === 'tick' ? 8 : 14;
  const box = { x: (SIGN.width - wide) / 2, y: (SIGN.height - height) / 2, width: wide, height };
  return [toBody({ shape, hue, look, fades, box }, SIGN, ground)];
}

/** `where`: the names of the two sides, the one of the first colour first; null: there is one side alone. */
export function entriesOf(scene: Scene, where: readonly [string, string] | null, i18n: I18n, ground: Ground): Entry[] {
  const { plain } = i18n;
  const marks = allMarks(scene);
  const has = (test: (mark: (typeof marks)[number]) => boolean): boolean => marks.some(test);
  const { palette } = ground;
  const entry = (there: boolean, words: string, sign: Content[]): Entry[] => (there ? [{ words, sign }] : []);
  const shaped = (shape: Shape, words: string, wide?: Px): Entry[] => entry(has((mark) => mark.shape === shape && !mark.fades), words, toSign(ground, { shape, hue: shape === 'diamond' || shape === 'square' || shape === 'triangle' ? 'act' : 'context', ...(wide === undefined ? {} : { wide }) }));
  const looking = (look: Look): boolean => has((mark) => mark.look === look);
  const bar = (look: Look, fades = false): Content[] => toSign(ground, { shape: 'pill', look, fades });
  const struck = element('path', { d: 'M-2 7h28', stroke: palette.ink, 'stroke-width': 1.4 });
  return [
    ...(where ?? []).flatMap((words, index) => {
      const hue = index === 0 ? ('above' as const) : ('below' as const);
      return entry(has((mark) => mark.hue === hue) || scene.ribbons.some((ribbon) => ribbon.hue === hue), words, [element('rect', { x: 2, y: 0, width: 20, height: 14, rx: 2, fill: palette[hue] })]);
    }),
    ...shaped('shield', plain('kind.state-visit'), 22),
    ...shaped('pill', plain('picture.visit')),
    ...shaped('ring', plain('picture.meeting'), 13),
    ...shaped('diamond', plain('picture.statement')),
    ...shaped('square', plain('kind.agreement'), 12),
    ...shaped('triangle', plain('kind.appointment')),
    ...shaped('tick', plain('kind.context'), 6),
    ...entry(looking('underway'), plain('status.underway'), bar('underway')),
    ...entry(looking('planned'), plain('picture.planned'), bar('planned')),
    ...entry(looking('withdrawn'), plain('picture.withdrawn'), [...bar('withdrawn'), struck]),
    ...entry(looking('lapsed'), plain('picture.lapsed'), bar('lapsed')),
    ...entry(has(({ fades }) => fades), plain('picture.vague'), bar('held', true)),
    ...entry(scene.trails.some(({ ghosts }) => ghosts.length > 0), plain('picture.before'), toTrailSign(ground)),
    ...entry(has(({ notched }) => notched), plain('picture.disputed'), [...bar('held'), element('path', { d: 'M15 -1.5h8l-4 5.5z', fill: palette.ink, stroke: palette.paper })]),
    ...entry(boxedOf(scene).length > 0, plain('picture.counted'), [element('rect', { x: 0, y: 1, width: 24, height: 12, rx: 6, fill: palette.muted }), toText('7', 12, 10.6, 'middle', { fill: palette.paper, 'font-size': 10.4, 'font-weight': 600 })]),
    ...entry(scene.bands.length > 0, plain('picture.period'), toHatch(ground, palette.band)),
    ...entry(scene.unwatched !== null, plain('picture.unwatched'), toHatch(ground, palette.paper)),
    // across the page they have their words above them
    ...entry(scene.form === 'down' && scene.sources.known.length + scene.sources.later.length > 0, plain('timeline.sources'), [element('path', { d: 'M4 1v12M9 1v12M13 1v12M20 1v12', stroke: palette.ink, 'stroke-width': 1.4 })]),
  ];
}

function toTrailSign({ palette, id }: Ground): Content[] {
  return [
    element('rect', { x: 0, y: 0, width: 13, height: 14, rx: 6.5, fill: `url(#${id}-fade-context)`, stroke: palette['strait-ink'], 'stroke-width': 1.2, 'stroke-dasharray': '3 2.2' }),
    element('path', { d: 'M15 7h4', stroke: palette['strait-ink'] }),
    element('path', { d: 'M24 7l-5 -3.2v6.4z', fill: palette['strait-ink'] }),
  ];
}

const toHatch = ({ palette, id }: Ground, fill: string): Content[] => [
  element('rect', { x: 1, y: 0, width: 22, height: 14, fill, stroke: palette.rule }),
  element('rect', { x: 1, y: 0, width: 22, height: 14, fill: `url(#${id}-hatch)` }),
];

/** Rows from y on, begun at the edge where the language begins. */
export function toLegend(entries: readonly Entry[], { y, width, edge, mirrored, palette, measure }: { y: Px; width: Px; edge: Px; mirrored: boolean; palette: Palette; measure: Measure }): { elements: Content[]; end: Px } {
  const elements: Content[] = [];
  let [at, row] = [edge, y];
  for (const { words, sign } of entries) {
    const long = SIGN.width + GAP + measure(words, 'date');
    if (at > edge && at + long > width - edge) [at, row] = [edge, row + ROW];
    const x = mirrored ? width - at - SIGN.width : at;
    elements.push(
      element('g', { transform: `translate(${String(x)} ${String(row)})` }, ...sign),
      toText(words, mirrored ? x - GAP : x + SIGN.width + GAP, row + 11.2, mirrored ? 'right' : 'left', { fill: palette.ink, 'font-size': 12 }),
    );
    at += long + BETWEEN;
  }
  return { elements, end: entries.length === 0 ? y : row + ROW };
}
