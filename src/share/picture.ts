/**
 * What is known, drawn as a file of its own: a plot of whole chosen days → the text of an SVG file, with title, note,
 * legend, source line and alternative text. Made of the scene that the layout lays, not of the page.
 *
 * Promises: the same plot gives the same text; the file is well-formed whatever it is given, runs nothing and fetches
 * nothing; its text is text; what the page shows of these days it shows as well, each event by its own mark or counted.
 * It names fonts and embeds none: where they are missing, others stand in.
 */
import type { I18n } from '../i18n/index.ts';
import type { Corpus } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { isOneSided } from '../model/merging.ts';
import { n } from '../timeline/draw/shape.ts';
import { layout } from '../timeline/layout/layout.ts';
import { wrap } from '../timeline/layout/text.ts';
import { SIZES } from '../timeline/measure.ts';
import type { Measure, Plot, Px, Scene } from '../timeline/scene.ts';
import { toDefs, toElements, type Drawn } from './drawn.ts';
import { entriesOf, toLegend } from './legend.ts';
import { sansOf, serifOf, toText } from './lettering.ts';
import { element, write, type Attributes, type Content, type Element } from './markup.ts';
import { PALETTES, type Theme } from './palette.ts';

export type Drawable = Omit<Plot, 'size' | 'measure' | 'zoomOfText' | 'focused'>;

export interface Wanted {
  /** the chosen days and lanes, in the words of the picture's language */
  plot: Drawable;
  width: Px;
  theme: Theme;
  i18n: I18n;
  corpus: Pick<Corpus, 'dataset' | 'version'>;
  /** events in these days */
  count: number;
  /** of lanes that are no sides; 0: sides alone */
  lanesHeight: Px;
  title: string;
  /** under the title; '': none */
  note: string;
  /** for those who do not see it */
  alt: string;
  measure: Measure;
  /** begins the names of its parts, where several pictures stand in one page */
  id?: string;
}

export interface Picture {
  svg: string;
  /** the same as elements */
  root: Element;
  width: Px;
  height: Px;
  scene: Scene;
}

/** pixels; smaller ones have no room for words, larger ones no use */
export const WIDTHS = { least: 320, most: 4000 } as const;

const [LEAST, MOST, MOST_DOWN] = [560, 900, 4100];
/** of the picture down the page, what an event takes */
const EACH = 64;

/** How high the scene is: wide ones as a page lies; narrow ones higher, for their labels need more lanes. */
export function heightOf({ width, plot, count, lanesHeight }: Pick<Wanted, 'width' | 'plot' | 'count' | 'lanesHeight'>): Px {
  if (plot.form === 'down') return Math.round(Math.min(MOST_DOWN, Math.max(LEAST, count * EACH)));
  return Math.round(Math.max(lanesHeight, Math.min(MOST, Math.max(LEAST, width * 0.55))));
}

interface Style {
  size: Px;
  leading: Px;
  attributes: Attributes;
}

/** Lines from y on, begun at the edge where the language begins; every line break is kept, and no word is left out. */
function toParagraph(text: string, { size, leading, attributes }: Style, { y, width, edge, mirrored, measure }: Place): { elements: Content[]; end: Px } {
  const kind = attributes['font-weight'] === 600 ? 'title' : 'date';
  const scaled: Measure = (each, of) => (measure(each, of) * size * 1.03) / SIZES[of].size;
  const lines = text.trim() === '' ? [] : text.trim().split(/\r?\n/).flatMap((line) => wrap(line, kind, width - 2 * edge, 99, scaled).lines);
  return {
    elements: lines.map((line, index) => (line === '' ? null : toText(line, mirrored ? width - edge : edge, y + leading * index + size, mirrored ? 'right' : 'left', { 'font-size': size, ...attributes }))),
    end: y + leading * lines.length,
  };
}

interface Place {
  y: Px;
  width: Px;
  edge: Px;
  mirrored: boolean;
  measure: Measure;
}

/** Where it comes from: how many events as known on which day, and the version of the corpus. `i18n`: of the picture. */
export const sayVersion = (i18n: I18n, { dataset, version }: Pick<Corpus, 'dataset' | 'version'>, count: number, day: Day): string =>
  `${i18n.plain('export.viewTitle', { title: i18n.words(dataset.title), count, date: i18n.dates.day(day) })} · ${i18n.plain('cite.version', { version: version.slice(0, 12) })}`;

function sourceOf({ corpus, i18n, count, plot }: Wanted): string {
  const licence = corpus.dataset.licence?.data;
  return [sayVersion(i18n, corpus, count, plot.known), ...(licence === undefined ? [] : [i18n.plain('picture.data', { licence })])].join(' · ');
}

export function toPicture(wanted: Wanted): Picture {
  const { plot, width, i18n, corpus, measure, theme, title, note, alt, id = 'picture' } = wanted;
  const palette = PALETTES[theme];
  const scene = layout({ ...plot, focused: null, zoomOfText: 1, measure, size: { width, height: heightOf(wanted) } });
  const edge = width < 700 ? 16 : 24;
  const place = (y: Px): Place => ({ y, width, edge, mirrored: i18n.mirrored, measure });
  const known = plot.known < plot.today ? i18n.plain('timeline.knownOn', { date: i18n.dates.short(plot.known) }) : null;
  const drawn: Drawn = { scene, palette, i18n, words: plot.words, measure, known, id };
  const { sides } = corpus.dataset;
  const where = isOneSided(corpus.dataset) ? null : ([i18n.words(sides[0]!.where), i18n.words(sides[1]!.where)] as const);

  const heading = toParagraph(title, { size: width < 700 ? 20 : 25, leading: width < 700 ? 26 : 32, attributes: { fill: palette.ink, 'font-family': serifOf(i18n.language), 'font-weight': 600 } }, place(18));
  const remark = toParagraph(note, { size: 14, leading: 20, attributes: { fill: palette.muted } }, place(heading.end + 4));
  const top = Math.round(remark.end + 10);
  const entries = entriesOf(scene, where, i18n, drawn);
  const legend = toLegend(entries, { ...place(top + scene.size.height + 14), palette });
  const source = toParagraph(sourceOf(wanted), { size: 11.5, leading: 16, attributes: { fill: palette.muted } }, place(legend.end + 8));
  const height = Math.ceil(source.end + 16);

  const root = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${String(width)} ${String(height)}`, role: 'img', 'aria-labelledby': `${id}-title ${id}-desc`,
      lang: i18n.language, 'xml:lang': i18n.language, 'font-family': sansOf(i18n.language), 'font-size': 12, fill: palette.ink,
    },
    element('title', { id: `${id}-title` }, title),
    element('desc', { id: `${id}-desc` }, alt),
    toDefs(drawn),
    element('rect', { width, height, fill: palette.paper }),
    ...heading.elements,
    ...remark.elements,
    element('g', { transform: `translate(0 ${String(top)})` }, ...toElements(drawn)),
    ...legend.elements,
    element('path', { d: `M${String(edge)} ${n(legend.end)}H${String(width - edge)}`, stroke: palette.rule }),
    ...source.elements,
  );
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${write(root)}\n`, root, width, height, scene };
}
