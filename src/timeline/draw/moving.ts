/**
 * A scene painted on a canvas while it moves: the same marks, labels and counts in the same places as `Picture.svelte`
 * draws them, for as long as elements would come late. What a still picture adds (halos of words) waits.
 *
 * Promises: dashes, fading, hatch, notches, breaks and the day that the axis counts from look as they do at rest, so that
 * nothing of them comes or goes when a movement begins or ends; hatch moves with what is hatched.
 */
import { HUES, type Box, type Px, type Scene } from '../scene.ts';
import type { LineEnd, Paint } from './paint.ts';
import { paintArc, paintMark, paintNotches, paintTrail, WHOLE } from './painted-marks.ts';
import { paintLabels, paintPill, toBold } from './painted-words.ts';
import { cardOf } from './paths.ts';
import { HATCH } from './shape.ts';

const TURN = 2 * Math.PI;

/** Paints over all that was there. `ratio`: device pixels to one of the scene. */
export function paint(context: CanvasRenderingContext2D, scene: Scene, { colour, soft, font, pill }: Paint, ratio: number, line: LineEnd): void {
  const across = scene.form === 'across';
  const { size, strait, sources, knowledge } = scene;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.direction = 'ltr';
  context.lineWidth = 1;
  const fill = (box: Box | null, with_: string): void => {
    if (box === null) return;
    context.fillStyle = with_;
    context.fillRect(box.x, box.y, box.width, box.height);
  };
  fill({ x: 0, y: 0, ...size }, colour.paper);
  const breaks = scene.breaks;
  const hatch = scene.bands.length + breaks.length > 0 || scene.unwatched !== null ? toHatch(context, colour.hatch) : null;
  const hatched = (box: Box, anchor: Px = across ? box.x : box.y): void => {
    if (hatch === null) return;
    hatch.setTransform(new DOMMatrix().translate(across ? anchor % HATCH : 0, across ? 0 : anchor % HATCH).rotate(45).scale(1 / FINE));
    context.fillStyle = hatch;
    context.fillRect(box.x, box.y, box.width, box.height);
  };
  for (const { box, anchor, mark } of scene.bands) {
    fill(box, colour.band);
    context.strokeStyle = colour.act;
    if (mark.selected) context.strokeRect(box.x, box.y, box.width, box.height);
    hatched(box, anchor);
  }
  for (const { box, from, to } of scene.bands.flatMap(({ fading }) => fading)) {
    const end = context.createLinearGradient(from.x, from.y, to.x, to.y);
    end.addColorStop(0, soft.paper[0]);
    end.addColorStop(1, soft.paper[1]);
    context.fillStyle = end;
    context.fillRect(box.x, box.y, box.width, box.height);
  }
  if (scene.unwatched !== null) hatched(scene.unwatched.box);
  fill(knowledge.shade, colour.shade);
  fill(strait, colour.strait);
  for (const box of breaks) hatched(box);
  context.strokeStyle = colour.edge;
  for (const box of [...scene.bands.map((band) => band.box), knowledge.shade, strait]) if (box !== null) context.strokeRect(box.x, box.y, box.width, box.height);

  const lines = (stroke: string, draw: () => void, dash: readonly Px[] = WHOLE): void => {
    context.strokeStyle = stroke;
    context.beginPath();
    draw();
    context.setLineDash(dash as Px[]);
    context.stroke();
    if (dash.length > 0) context.setLineDash(WHOLE as Px[]);
  };
  /** thin lines stand on whole pixels, as they do at rest */
  const crisp = (at: Px): Px => (Math.floor(at * ratio) + 0.5) / ratio;
  const along = (at: number, from: number, to: number): void => {
    if (across) {
      context.moveTo(at, from);
      context.lineTo(at, to);
    } else {
      context.moveTo(from, at);
      context.lineTo(to, at);
    }
  };
  const shore = across ? strait.y + strait.height : strait.x + strait.width;
  lines(colour['strait-stroke'], () => {
    for (const { at, major } of scene.ticks) {
      along(crisp(at), shore, shore - (major ? 9 : 5));
      if (!across) along(crisp(at), strait.x, strait.x + (major ? 9 : 5));
    }
  });
  lines(colour.rule, () => scene.ticks.forEach(({ at, major, text }) => major && text !== null && along(crisp(at), across ? 40 : 8, across ? scene.plot.height : scene.plot.width)), [1, 5]);
  lines(colour.rule, () => {
    for (const at of scene.rules) {
      context.moveTo(across ? scene.plot.x : crisp(at), across ? crisp(at) : 0);
      context.lineTo(across ? scene.plot.x + scene.plot.width : crisp(at), across ? crisp(at) : scene.plot.height);
    }
  });
  lines(colour.rule, () => scene.margins.forEach(({ box }) => context.roundRect(box.x, box.y, box.width, box.height, 6)), [3, 3]);
  const { zero } = scene;
  if (zero !== null) lines(colour.act, () => along(zero, across ? 30 : 8, across ? scene.plot.height : scene.plot.width), [6, 3]);
  const [first, last] = across ? [sources.box.y, sources.box.y + sources.box.height] : [sources.box.x, sources.box.x + sources.box.width];
  context.lineWidth = 1.4;
  lines(colour.ink, () => sources.known.forEach((at) => along(at, first, last)));
  lines(colour.faint, () => sources.later.forEach((at) => along(at, first, last)));
  context.lineWidth = 1;

  const card = cardOf(scene);
  if (card !== null) {
    context.beginPath();
    context.roundRect(card.x, card.y, card.width, card.height, 7);
    context.fillStyle = colour.card;
    context.fill();
    context.strokeStyle = colour.act;
    context.stroke();
  }
  for (const hue of HUES) {
    context.globalAlpha = 0.4;
    lines(colour[hue], () => scene.marks.forEach(({ stem, hue: own }) => own === hue && stem !== null && (context.moveTo(stem[0].x, stem[0].y), context.lineTo(stem[1].x, stem[1].y))));
    context.globalAlpha = 1;
  }
  lines(colour.rule, () => scene.labels.forEach(({ leader }) => leader !== null && (context.moveTo(leader[0].x, leader[0].y), context.lineTo(leader[1].x, leader[1].y))));
  for (const { hue, foot, out, steps } of scene.ribbons) {
    for (const [share, part] of [[0.3, 'all'], [0.55, 'held']] as const) {
      context.globalAlpha = share;
      context.fillStyle = colour[hue];
      for (const step of steps) {
        const height = step[part] * out;
        if (across) context.fillRect(step.at, foot, step.length, height);
        else context.fillRect(foot, step.at, height, step.length);
      }
    }
    context.globalAlpha = 1;
  }
  for (const arc of scene.arcs) paintArc(context, arc, colour);
  for (const trail of scene.trails) paintTrail(context, trail, across, colour, soft);
  for (const mark of scene.marks) paintMark(context, mark, across, colour, soft);
  for (const { mark } of scene.bands) paintMark(context, mark, across, colour, soft);

  context.textBaseline = 'alphabetic';
  context.font = font('small');
  for (const cluster of scene.clusters) {
    if (cluster.ribboned) continue;
    const { box } = cluster;
    context.fillStyle = colour.muted;
    context.beginPath();
    context.roundRect(box.x, box.y, box.width, box.height, box.height / 2);
    context.fill();
    context.fillStyle = colour.paper;
    context.textAlign = 'center';
    context.fillText(shortCount(cluster.held + cluster.planned), box.x + box.width / 2, box.y + box.height * 0.8);
  }
  context.lineWidth = 1.6;
  if (knowledge.inside) lines(colour.ink, () => along(knowledge.at, across ? 24 : 0, across ? sources.box.y + sources.box.height + 4 : size.width));
  context.lineWidth = 1;

  context.fillStyle = colour['strait-ink'];
  context.textAlign = across ? (scene.mirrored ? 'right' : 'left') : 'center';
  // changing the font is what costs
  for (const bold of [true, false]) {
    context.font = bold ? toBold(font('date')) : font('date');
    for (const { at, text, major } of scene.ticks) {
      if (text === null || major !== bold) continue;
      if (across) context.fillText(text, at + (scene.mirrored ? -4 : 4), strait.y + strait.height * 0.42);
      else context.fillText(text, strait.x + strait.width / 2, at + 15);
    }
  }
  // letters of a joined script are not set apart
  context.letterSpacing = scene.titles.some(({ lines: [line] }) => /\p{Script=Arabic}/u.test(line!.text)) ? '0px' : '0.06em';
  const titles = scene.titles.map((title) => ({ ...title, lines: title.lines.map((line) => ({ ...line, text: line.text.toUpperCase() })) }));
  paintLabels(context, titles, { colour, font: (kind) => toBold(font(kind)) });
  context.letterSpacing = '0px';
  const labels = [...scene.labels, ...scene.trails.flatMap((trail) => trail.labels), ...scene.margins.map(({ title }) => title), ...[...scene.bands, ...(scene.unwatched === null ? [] : [scene.unwatched])].flatMap(({ label }) => label ?? []), ...(knowledge.shadeLabel === null ? [] : [knowledge.shadeLabel]), ...scene.arcs.flatMap(({ word }) => word ?? [])];
  paintLabels(context, labels, { colour, font });
  paintNotches(context, scene, colour);
  paintHandle(context, colour, line);
  paintPill(context, scene, colour, pill, line);
}

/** As large as the style sheet makes it. */
function paintHandle(context: CanvasRenderingContext2D, colour: Paint['colour'], { handle: { x, y }, focused }: LineEnd): void {
  context.beginPath();
  context.arc(x, y, 8, 0, TURN);
  context.fillStyle = colour.paper;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = colour.ink;
  context.stroke();
  if (focused) {
    context.beginPath();
    context.arc(x, y, 17.5, 0, TURN);
    context.lineWidth = 3;
    context.strokeStyle = colour.focus;
    context.stroke();
  }
  context.lineWidth = 1;
}

/** 12,345 has no room in a counted mark: 12k */
export function shortCount(all: number): string {
  if (all < 1000) return String(all);
  return all < 10_000 ? `${(Math.floor(all / 100) / 10).toFixed(1)}k` : `${String(Math.floor(all / 1000))}k`;
}

/** how much finer the tile of the hatch is than a pixel */
const FINE = 4;
let tile: { colour: string; canvas: OffscreenCanvas } | null = null;
/** The hatch as it is drawn at rest; its one tile is kept. */
function toHatch(context: CanvasRenderingContext2D, colour: string): CanvasPattern | null {
  if (tile?.colour !== colour) {
    const canvas = new OffscreenCanvas(7 * FINE, 7 * FINE);
    const inside = canvas.getContext('2d')!;
    inside.fillStyle = colour;
    // half of a line as wide as the style sheet makes it: the other half lies outside the pattern
    inside.fillRect(0, 0, 0.75 * FINE, 7 * FINE);
    tile = { colour, canvas };
  }
  return context.createPattern(tile.canvas, 'repeat');
}
