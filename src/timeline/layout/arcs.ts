/**
 * Links as arcs between marks, with their word where it has room.
 *
 * Promises: of one event few are strong, whatever the number of its links and of those that share its topics; what an
 * arc costs depends on what is drawn and on the event's own links, never on how many events there are.
 */
import type { DerivedLink, Link } from '../../model/links.ts';
import type { LinkType } from '../../model/schema.ts';
import type { Align, Arc, Box, Label, Mark, Measure, Plot, Point, Px, Scene } from '../scene.ts';
import { overlaps } from './box.ts';

const LIFT: Px = 110;
const WORD_HEIGHT: Px = 16;

const centre = ({ box }: Mark): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** A cubic from one mark's edge to the other's, bulging away from the strait. `mirrored`: the marks are already. */
function curve(from: Mark, to: Mark, plot: Box, form: Plot['form'], mirrored: boolean): Arc['points'] {
  const [a, b] = [centre(from), centre(to)];
  if (form === 'down') {
    const out = (from.side === 'below') === mirrored ? -1 : 1;
    const lift = Math.min(70, Math.max(20, Math.abs(b.y - a.y) * 0.2)) * out;
    const edge = (mark: Mark): Point => ({ x: centre(mark).x + (out * mark.box.width) / 2, y: centre(mark).y });
    const [p, q] = from.side === to.side ? [edge(from), edge(to)] : [a, b];
    const clampX = (x: Px): Px => Math.min(plot.x + plot.width - 4, Math.max(plot.x + 4, x));
    return from.side === to.side
      ? [p, { x: clampX(p.x + lift), y: p.y + (q.y - p.y) * 0.2 }, { x: clampX(q.x + lift), y: q.y - (q.y - p.y) * 0.2 }, q]
      : [p, { x: (p.x + q.x) / 2, y: p.y }, { x: (p.x + q.x) / 2, y: q.y }, q];
  }
  if (from.side !== to.side) {
    const middle = (a.y + b.y) / 2;
    return [a, { x: a.x, y: middle }, { x: b.x, y: middle }, b];
  }
  const out = from.side === 'below' ? 1 : -1;
  const start = { x: a.x, y: a.y + (out * from.box.height) / 2 };
  const end = { x: b.x, y: b.y + (out * to.box.height) / 2 };
  const lift = Math.min(LIFT, Math.max(18, Math.abs(b.x - a.x) * 0.28));
  const outermost = out < 0 ? Math.min(start.y, end.y) : Math.max(start.y, end.y);
  const bound = out < 0 ? plot.y + 6 : plot.y + plot.height - 6;
  const y = out < 0 ? Math.max(bound, outermost - lift) : Math.min(bound, outermost + lift);
  return [start, { x: start.x + (end.x - start.x) * 0.18, y }, { x: end.x - (end.x - start.x) * 0.18, y }, end];
}

/** A point of a cubic; de Casteljau. */
function pointAt([a, b, c, d]: Arc['points'], t: number): Point {
  const mix = (p: Point, q: Point): Point => ({ x: p.x + (q.x - p.x) * t, y: p.y + (q.y - p.y) * t });
  const [ab, bc, cd] = [mix(a, b), mix(b, c), mix(c, d)];
  return mix(mix(ab, bc), mix(bc, cd));
}

const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78];
/** in the middle of the word the line runs through it; beside it there may be room where there is none about it */
const ALIGNS: readonly Align[] = ['middle', 'left', 'right'];

function placeWord(text: string, points: Arc['points'], taken: readonly Box[], plot: Box, measure: Measure, hue: Label['hue'], id: string): Label | null {
  const width = measure(text, 'word');
  for (const align of ALIGNS) {
    for (const t of ALONG) {
      const point = pointAt(points, t);
      const x = align === 'middle' ? point.x : point.x + (align === 'left' ? 4 : -4);
      const left = align === 'middle' ? x - width / 2 : align === 'left' ? x : x - width;
      const box = { x: left - 2, y: point.y - WORD_HEIGHT / 2, width: width + 4, height: WORD_HEIGHT };
      if (box.x < plot.x || box.x + box.width > plot.x + plot.width || box.y < plot.y || box.y + box.height > plot.y + plot.height || taken.some((other) => overlaps(box, other))) continue;
      return { ref: { link: id }, hue, x, align, lines: [{ text, kind: 'word', y: point.y + 4 }], box, leader: null };
    }
  }
  return null;
}

/** More faint arcs than these are a tangle that tells nothing. */
const MOST_FAINT = 16;
/** and more strong ones than these */
const MOST_STRONG = 6;
/** of which so many to events that do no more than share its topics */
const MOST_TOPICS = 3;
/** What a link says of how one event came of the other, the most telling first. */
const TELLING: readonly LinkType[] = ['leads-to', 'realises', 'responds-to', 'prepares', 'follows', 'context-of', 'same-counterparts'];

/** What arcs are drawn from; `mirrored`: the marks are already. */
type Ground = Pick<Plot, 'links' | 'census' | 'form' | 'words' | 'measure' | 'mirrored'>;

/** Links between marks that are drawn. */
class Drawing {
  readonly #ground: Ground;
  readonly #area: Box;
  readonly #marks: ReadonlyMap<string, Mark>;
  readonly #boxes: Box[];
  readonly arcs: Arc[] = [];

  constructor(ground: Ground, marks: readonly Mark[], taken: readonly Box[], area: Box) {
    this.#ground = ground;
    this.#area = area;
    this.#marks = new Map(marks.map((mark) => [mark.ref.event, mark]));
    this.#boxes = [...taken];
  }

  isDrawn({ from, to }: Link | DerivedLink): boolean {
    return this.#marks.has(from) && this.#marks.has(to);
  }

  /** Links with a word between these events and others, each once. */
  statedOf(ids: Iterable<string>): Link[] {
    const found = new Map([...ids].flatMap((id) => this.#ground.links.of(id).filter((link) => this.isDrawn(link)).map((link) => [link.id, link])));
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** of all that are drawn */
  get stated(): Link[] {
    return this.statedOf(this.#marks.keys());
  }

  add(link: Link | DerivedLink, strong: boolean): void {
    const { form, mirrored, words, measure } = this.#ground;
    const [from, to] = [this.#marks.get(link.from)!, this.#marks.get(link.to)!];
    const derived = !('because' in link);
    const points = curve(from, to, this.#area, form, mirrored);
    const hue = from.hue === 'act' ? 'ink' : from.hue;
    const word = strong ? placeWord(words.link(link), points, this.#boxes, this.#area, measure, derived ? hue : 'ink', link.id) : null;
    if (word) this.#boxes.push(word.box);
    this.arcs.push({ ref: { link: link.id }, points, derived, strong, word });
  }
}

/**
 * Arcs of the links between marks that are drawn. With a selection the most telling of its own are strong and worded and
 * those of others left off; without one, and beyond as many as can be strong, stated links are faint, or off where they are many.
 */
export function layoutArcs(plot: Plot, marks: readonly Mark[], taken: readonly Box[], area: Box): Arc[] {
  // a scene is mirrored once it is laid
  const drawing = new Drawing({ ...plot, mirrored: false }, marks, taken, area);
  const { selected } = plot;
  if (selected === null) {
    const { stated } = drawing;
    if (stated.length <= MOST_FAINT) for (const link of stated) drawing.add(link, false);
    return drawing.arcs;
  }
  const own = drawing.statedOf([selected]);
  const derived = plot.derived.filter((link) => drawing.isDrawn(link));
  const strong = strongOf(selected, own, derived, plot);
  const faint = own.some((link) => !strong.has(link)) && drawing.stated.length <= MOST_FAINT;
  for (const link of own) if (faint || strong.has(link)) drawing.add(link, strong.has(link));
  for (const link of derived) if (strong.has(link)) drawing.add(link, true);
  return drawing.arcs;
}

/**
 * The arcs of a scene while something else than its selection is pointed at: those of that event strong and worded, the
 * others as they are, or faint. `derived`: what the software finds for it among what is drawn.
 */
export function layoutPointed(scene: Scene, plot: Ground, id: string, derived: readonly DerivedLink[]): Arc[] {
  const marks = [...scene.marks, ...scene.bands.map(({ mark }) => mark)];
  const labels = [...scene.labels, ...scene.titles, ...scene.margins.map(({ title }) => title), ...scene.bands.flatMap(({ label }) => label ?? []), ...scene.trails.flatMap((trail) => trail.labels)];
  const taken = [
    ...labels.map(({ box }) => box), ...marks.map(({ box }) => box), ...scene.trails.flatMap(({ ghosts }) => ghosts.map(({ box }) => box)),
    ...scene.clusters.filter(({ ribboned }) => !ribboned).map(({ box }) => box), scene.strait,
  ];
  const drawing = new Drawing({ ...plot, mirrored: scene.mirrored }, marks, taken, scene.plot);
  const own = drawing.statedOf([id]);
  const among = derived.filter((link) => drawing.isDrawn(link));
  const strong = strongOf(id, own, among, plot);
  for (const link of [...own, ...among]) if (strong.has(link)) drawing.add(link, true);
  const shown = new Set(drawing.arcs.map(({ ref }) => ref.link));
  return [...scene.arcs.filter(({ ref }) => !shown.has(ref.link)).map((arc) => (arc.strong ? { ...arc, strong: false, word: null } : arc)), ...drawing.arcs];
}

/**
 * The links of an event that are drawn strongly, one to each other event: those that a source states, then the editors'
 * own, both the most telling first and of these the ones that more reports state; then the derived ones, counterparts
 * before topics, those to the most important events first.
 */
function strongOf(id: string, own: readonly Link[], derived: readonly DerivedLink[], { census }: Pick<Plot, 'census'>): Set<Link | DerivedLink> {
  const otherOf = ({ from, to }: Link | DerivedLink): string => (from === id ? to : from);
  const importanceOf = (link: DerivedLink): number => census.roll.importance[census.find(otherOf(link)) ?? -1] ?? 0;
  const inOrder = (type: DerivedLink['type']): DerivedLink[] => derived.filter((link) => link.type === type).sort((a, b) => importanceOf(b) - importanceOf(a));
  const ordered = [
    ...[...own].sort((a, b) => Number(a.because.length === 0) - Number(b.because.length === 0) || TELLING.indexOf(a.type) - TELLING.indexOf(b.type) || b.because.length - a.because.length),
    ...inOrder('same-counterparts'),
    ...inOrder('same-topic').slice(0, MOST_TOPICS),
  ];
  const strong = new Map<string, Link | DerivedLink>();
  for (const link of ordered) if (strong.size < MOST_STRONG && !strong.has(otherOf(link))) strong.set(otherOf(link), link);
  return new Set(strong.values());
}
