/** Links as arcs between marks, with their word where it has room. */
import type { DerivedLink, Link } from '../../model/links.ts';
import type { LinkType } from '../../model/schema.ts';
import type { Arc, Box, Label, Mark, Measure, Plot, Point, Px, Wording } from '../scene.ts';
import { overlaps } from './box.ts';

const LIFT: Px = 110;
const WORD_HEIGHT: Px = 16;

const centre = ({ box }: Mark): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** A cubic from one mark's edge to the other's, bulging away from the strait. */
function curve(from: Mark, to: Mark, plot: Box, form: Plot['form']): Arc['points'] {
  const [a, b] = [centre(from), centre(to)];
  if (form === 'down') {
    const out = from.side === 'below' ? 1 : -1;
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

function placeWord(text: string, points: Arc['points'], taken: readonly Box[], plot: Box, measure: Measure, hue: Label['hue'], id: string): Label | null {
  const width = measure(text, 'word');
  for (const t of [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78]) {
    const { x, y } = pointAt(points, t);
    const box = { x: x - width / 2 - 2, y: y - WORD_HEIGHT / 2, width: width + 4, height: WORD_HEIGHT };
    if (box.x < plot.x || box.x + box.width > plot.x + plot.width || box.y < plot.y || taken.some((other) => overlaps(box, other))) continue;
    return { ref: { link: id }, hue, x, align: 'middle', lines: [{ text, kind: 'word', y: y + 4 }], box, leader: null };
  }
  return null;
}

/** More faint arcs than these are a tangle that tells nothing. */
const MOST_FAINT = 16;
/** and more strong ones than these */
const MOST_STRONG = 6;
/** What a link says of how one event came of the other, the most telling first. */
const TELLING: readonly LinkType[] = ['leads-to', 'realises', 'responds-to', 'prepares', 'follows', 'context-of', 'same-counterparts'];

/**
 * Arcs of the links between marks that are drawn. With a selection the most telling of its own are strong and worded and
 * those of others left off; without one, and beyond as many as can be strong, stated links are faint, or off where they are many.
 */
export function layoutArcs(plot: Plot, marks: readonly Mark[], taken: readonly Box[], area: Box, words: Wording): Arc[] {
  const drawn = new Map(marks.map((mark) => [mark.ref.event, mark]));
  const boxes = [...taken];
  const arcs: Arc[] = [];
  const isDrawn = ({ from, to }: Link | DerivedLink): boolean => drawn.has(from) && drawn.has(to);
  const statedOf = (ids: readonly string[]): Link[] => {
    const found = new Map(ids.flatMap((id) => plot.links.of(id).filter(isDrawn).map((link) => [link.id, link])));
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  };
  const add = (link: Link | DerivedLink, derived: boolean, strong: boolean): void => {
    const [from, to] = [drawn.get(link.from)!, drawn.get(link.to)!];
    const points = curve(from, to, area, plot.form);
    const hue = from.hue === 'act' ? 'ink' : from.hue;
    const word = strong ? placeWord(words.link(link), points, boxes, area, plot.measure, derived ? hue : 'ink', link.id) : null;
    if (word) boxes.push(word.box);
    arcs.push({ ref: { link: link.id }, points, derived, strong, word });
  };
  const ids = marks.map((mark) => mark.ref.event);
  const { selected } = plot;
  if (selected === null) {
    const stated = statedOf(ids);
    if (stated.length <= MOST_FAINT) for (const link of stated) add(link, false, false);
    return arcs;
  }
  const own = statedOf([selected]);
  const derived = plot.derived.filter((link) => link.type === 'same-counterparts' && isDrawn(link));
  const strong = strongOf(selected, own, derived, plot);
  const faint = own.some((link) => !strong.has(link)) && statedOf(ids).length <= MOST_FAINT;
  for (const link of own) if (faint || strong.has(link)) add(link, false, strong.has(link));
  for (const link of derived) if (strong.has(link)) add(link, true, true);
  return arcs;
}

/**
 * The links of an event that are drawn strongly, one to each other event: those that a source states, then the editors'
 * own, both the most telling first and of these the ones that more reports state; then the derived ones, those to the
 * most important events first.
 */
function strongOf(id: string, own: readonly Link[], derived: readonly DerivedLink[], { census }: Plot): Set<Link | DerivedLink> {
  const otherOf = ({ from, to }: Link | DerivedLink): string => (from === id ? to : from);
  const importanceOf = (link: DerivedLink): number => census.roll.importance[census.find(otherOf(link)) ?? -1] ?? 0;
  const ordered = [
    ...[...own].sort((a, b) => Number(a.because.length === 0) - Number(b.because.length === 0) || TELLING.indexOf(a.type) - TELLING.indexOf(b.type) || b.because.length - a.because.length),
    ...[...derived].sort((a, b) => importanceOf(b) - importanceOf(a)),
  ];
  const strong = new Map<string, Link | DerivedLink>();
  for (const link of ordered) if (strong.size < MOST_STRONG && !strong.has(otherOf(link))) strong.set(otherOf(link), link);
  return new Set(strong.values());
}
