/**
 * A scene painted on a canvas while it moves: the same marks, labels and counts in the same places as `Picture.svelte`
 * draws them, for as long as elements would come late. What a still picture adds (halos of words) waits.
 *
 * Promises: dashes, fading, hatch, notches, breaks and the day that the axis counts from look as they do at rest, so that
 * nothing of them comes or goes when a movement begins or ends; hatch moves with what is hatched.
 */
import { HUES, type Align, type Arc, type Box, type Hue, type Label, type Mark, type Point, type Px, type Scene, type TextLine, type Trail } from '../scene.ts';
import { allMarks, cardOf } from './paths.ts';
import { HATCH, isolate } from './shape.ts';

/** The page's own colours and fonts, as the style sheet says them. `edge`: around what has only a faint fill, where such fills do not show; else transparent. */
export interface Paint {
  colour: Record<'paper' | 'ink' | 'focus' | 'muted' | 'rule' | 'strait' | 'strait-stroke' | 'strait-ink' | 'band' | 'hatch' | 'card' | 'shade' | 'faint' | 'edge' | Hue, string>;
  /** the same, gone and half gone: what dates in doubt fade over, and the paper over what has no end */
  soft: Record<Hue | 'paper', readonly [string, string]>;
  font: (kind: TextLine['kind']) => string;
  pill: PillStyle;
}

/** How the words at the end of the knowledge line stand at rest. */
export interface PillStyle {
  font: string;
  height: Px;
  /** before and after the words */
  padding: Px;
  /** down the page, from the edge that they keep to */
  inset: Px;
}

/** What stands on the knowledge line: what it says, where along the axis, and the handle, which may have the keyboard's focus. */
export interface LineEnd {
  text: string;
  at: Px;
  handle: Point;
  focused: boolean;
}

const TURN = 2 * Math.PI;
const ALIGN: Record<Align, CanvasTextAlign> = { left: 'left', right: 'right', middle: 'center' };

/** Reads the colours of an element; a probe is put into it and taken away again. `pill`: the words at the end of the knowledge line; nothing: they are not drawn yet, or no more since the picture has no size. */
export function readPaint(element: HTMLElement, font: Paint['font'], pill: HTMLElement | null | undefined): Paint {
  const probe = element.appendChild(document.createElement('span'));
  // what the browser adapts is not what the tokens say
  probe.style.setProperty('forced-color-adjust', 'none');
  const read = (token: string): string => {
    probe.style.color = `var(--${token}, transparent)`;
    return getComputedStyle(probe).color;
  };
  const colour = {
    paper: read('paper'), ink: read('ink'), focus: read('focus'), muted: read('muted'), rule: read('rule'), strait: read('strait'), 'strait-stroke': read('strait-stroke'), 'strait-ink': read('strait-ink'),
    band: read('band'), hatch: read('hatch'), card: read('card'), shade: read('shade'), faint: read('faint'), edge: read('edge'), above: read('above'), below: read('below'), act: read('gold'), context: read('strait-ink'),
  };
  probe.remove();
  const mix = (token: Hue | 'paper', share: number): string => `color-mix(in srgb, ${colour[token]} ${String(share)}%, transparent)`;
  // of nothing at all no colour is left to begin with
  const soft = Object.fromEntries([...HUES, 'paper' as const].map((token) => [token,
    token === 'paper' ? [mix(token, 1), colour.paper] : [mix(token, 6), mix(token, 50)]])) as unknown as Paint['soft'];
  return { colour, soft, font, pill: readPill(pill, font) };
}

function readPill(pill: HTMLElement | null | undefined, font: Paint['font']): PillStyle {
  if (!pill) return { font: font('title'), height: 24, padding: 12, inset: 32 };
  const { font: own, paddingInlineStart, left, right } = getComputedStyle(pill);
  const inset = Math.min(...[left, right].map((edge) => parseFloat(edge)).filter((edge) => !Number.isNaN(edge)));
  return { font: own, height: pill.offsetHeight, padding: parseFloat(paddingInlineStart), inset };
}

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

function paintPill(context: CanvasRenderingContext2D, { form, size, mirrored }: Scene, colour: Paint['colour'], { font, height, padding, inset }: PillStyle, { text, at }: LineEnd): void {
  context.font = font;
  const width = context.measureText(text).width + 2 * padding;
  const x = form === 'across' ? at - width / 2 : mirrored ? inset : size.width - inset - width;
  const y = form === 'across' ? 0 : at - height / 2;
  context.fillStyle = colour.ink;
  context.beginPath();
  context.roundRect(x, y, width, height, height / 2);
  context.fill();
  context.fillStyle = colour.paper;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x + width / 2, y + height / 2);
}

/** The names of groups and years, as the style sheet has them. */
const toBold = (font: string): string => font.replace(' 400 ', ' 600 ');

/** 12,345 has no room in a counted mark: 12k */
export function shortCount(all: number): string {
  if (all < 1000) return String(all);
  return all < 10_000 ? `${(Math.floor(all / 100) / 10).toFixed(1)}k` : `${String(Math.floor(all / 1000))}k`;
}

const WHOLE: readonly Px[] = [];
const DASHED: readonly Px[] = [3, 2.2];

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

/** From one end to the other, faint at both. */
function toFading(context: CanvasRenderingContext2D, { x, y, width, height }: Box, across: boolean, [faint, half]: readonly [string, string]): CanvasGradient {
  const fading = across ? context.createLinearGradient(x, 0, x + width, 0) : context.createLinearGradient(0, y, 0, y + height);
  fading.addColorStop(0, faint);
  fading.addColorStop(0.5, half);
  fading.addColorStop(1, faint);
  return fading;
}

function paintMark(context: CanvasRenderingContext2D, { box, shape, look, hue, fades }: Mark, across: boolean, colour: Paint['colour'], soft: Paint['soft']): void {
  const { x, y, width, height } = box;
  const round = Math.min(width, height) / 2;
  context.beginPath();
  if (shape === 'shield') context.roundRect(x, y, width, height, Math.min(3.5, round));
  else if (shape === 'tick') context.roundRect(x, y, width, height, Math.min(1.5, round));
  else if (shape === 'square' && !fades) context.rect(x, y, width, height);
  else if (shape === 'pill' || shape === 'square') context.roundRect(x, y, width, height, round);
  else if (fades) context.roundRect(x, y, width, height, round);
  else if (shape === 'ring') context.arc(x + width / 2, y + height / 2, width / 2 - 1.5, 0, TURN);
  else {
    context.moveTo(x + width / 2, y);
    context.lineTo(x + width, shape === 'triangle' ? y + height : y + height / 2);
    context.lineTo(shape === 'triangle' ? x : x + width / 2, y + height);
    if (shape === 'diamond') context.lineTo(x, y + height / 2);
    context.closePath();
  }
  const hollow = look !== 'held' && look !== 'underway';
  const ring = shape === 'ring' && !fades;
  if (look === 'lapsed') context.globalAlpha = 0.55;
  context.fillStyle = fades ? toFading(context, box, across, soft[hue]) : hollow || ring ? colour.paper : colour[hue];
  context.fill();
  if (!(fades && look === 'held')) {
    context.strokeStyle = look === 'underway' ? colour.ink : colour[hue];
    context.lineWidth = look === 'underway' ? 2 : ring ? 3 : 1.4;
    if (fades) context.globalAlpha *= 0.75;
    if (hollow || fades) context.setLineDash(DASHED as Px[]);
    context.stroke();
    if (hollow || fades) context.setLineDash(WHOLE as Px[]);
    context.lineWidth = 1;
  }
  context.globalAlpha = 1;
}

/** The strokes through what was put off or called off, and the notches of what sources disagree on. */
function paintNotches(context: CanvasRenderingContext2D, scene: Scene, colour: Paint['colour']): void {
  context.fillStyle = colour.ink;
  context.strokeStyle = colour.paper;
  context.lineWidth = 1;
  for (const { box: { x, y, width, height }, look, notched } of allMarks(scene)) {
    if (look === 'withdrawn') context.fillRect(x - 3, y + height / 2 - 0.7, width + 6, 1.4);
    if (!notched) continue;
    context.beginPath();
    context.moveTo(x + width - 4, y - 1.5);
    context.lineTo(x + width + 4, y - 1.5);
    context.lineTo(x + width, y + 4);
    context.closePath();
    context.fill();
    context.stroke();
  }
}

function paintTrail(context: CanvasRenderingContext2D, { hue, arrows, ghosts }: Trail, across: boolean, colour: Paint['colour'], soft: Paint['soft']): void {
  context.strokeStyle = colour[hue];
  context.fillStyle = colour[hue];
  context.beginPath();
  for (const [a, b] of arrows) {
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
  }
  context.stroke();
  context.beginPath();
  for (const [a, b] of arrows) {
    const [alongX, alongY] = a.y === b.y ? [b.x > a.x ? -5 : 5, 0] : [0, b.y > a.y ? -5 : 5];
    const [asideX, asideY] = a.y === b.y ? [0, 3.2] : [3.2, 0];
    context.moveTo(b.x, b.y);
    context.lineTo(b.x + alongX - asideX, b.y + alongY - asideY);
    context.lineTo(b.x + alongX + asideX, b.y + alongY + asideY);
    context.closePath();
  }
  context.fill();
  context.setLineDash(DASHED as Px[]);
  context.lineWidth = 1.2;
  for (const { box, lapsed } of ghosts) {
    const { x, y, width, height } = box;
    const long = Math.min(width, height) < 10;
    context.beginPath();
    context.roundRect(x, y, width, height, Math.min(width, height, across ? 14 : 12) / 2);
    context.fillStyle = toFading(context, box, across, soft[hue]);
    context.globalAlpha = long ? 0.5 : 1;
    context.fill();
    context.globalAlpha = lapsed ? 0.7 : long ? 0.3 : 1;
    context.stroke();
    context.globalAlpha = 1;
  }
  context.lineWidth = 1;
  context.setLineDash(WHOLE as Px[]);
}

function paintArc(context: CanvasRenderingContext2D, { points: [start, a, b, end], strong, derived }: Arc, colour: Paint['colour']): void {
  context.strokeStyle = derived ? colour.above : colour.ink;
  context.globalAlpha = strong ? 0.72 : 0.2;
  context.lineWidth = derived ? 1.6 : strong ? 1.4 : 1;
  if (derived) {
    context.lineCap = 'round';
    context.setLineDash([1.5, 4]);
  }
  context.beginPath();
  context.moveTo(start.x, start.y);
  context.bezierCurveTo(a.x, a.y, b.x, b.y, end.x, end.y);
  context.stroke();
  if (derived) {
    context.lineCap = 'butt';
    context.setLineDash(WHOLE as Px[]);
  }
  if (strong && !derived) {
    const angle = Math.atan2(end.y - b.y, end.x - b.x);
    context.fillStyle = colour.ink;
    context.globalAlpha = 0.75;
    context.beginPath();
    context.moveTo(end.x, end.y);
    for (const turn of [0.38, -0.38]) context.lineTo(end.x - 8 * Math.cos(angle + turn), end.y - 8 * Math.sin(angle + turn));
    context.fill();
  }
  context.globalAlpha = 1;
  context.lineWidth = 1;
}

/** Lines of one kind together: changing the font is what costs. */
function paintLabels(context: CanvasRenderingContext2D, labels: readonly Label[], { colour, font }: Pick<Paint, 'colour' | 'font'>): void {
  for (const kind of ['title', 'date', 'small', 'word'] as const) {
    context.font = font(kind);
    const joined = kind === 'word' && labels.some(({ lines }) => lines.some((line) => line.kind === kind && /\p{Script=Arabic}/u.test(line.text)));
    // joined letters are not slanted
    if (joined) context.font = font(kind).replace('italic ', '');
    for (const { x, align, hue, lines } of labels) {
      for (const line of lines) {
        if (line.kind !== kind) continue;
        context.textAlign = ALIGN[align];
        context.fillStyle = kind === 'title' ? colour.ink : kind === 'small' && hue !== 'ink' ? colour[hue] : colour.muted;
        context.fillText(isolate(line.text), x, line.y);
      }
    }
  }
}
