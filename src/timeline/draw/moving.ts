/**
 * A scene painted on a canvas while it moves: the same marks, labels and counts in the same places as `Picture.svelte`
 * draws them, for as long as elements would come late. What a still picture adds (arcs, words of links, halos) waits.
 */
import type { Align, Box, Hue, Label, Mark, Point, Px, Scene, TextLine } from '../scene.ts';

/** The page's own colours and fonts, as the style sheet says them. `edge`: around what has only a faint fill, where such fills do not show; else transparent. */
export interface Paint {
  colour: Record<'paper' | 'ink' | 'focus' | 'muted' | 'rule' | 'strait' | 'strait-stroke' | 'strait-ink' | 'band' | 'shade' | 'faint' | 'edge' | Hue, string>;
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
    band: read('band'), shade: read('shade'), faint: read('faint'), edge: read('edge'), above: read('above'), below: read('below'), act: read('gold'), context: read('strait-ink'),
  };
  probe.remove();
  return { colour, font, pill: readPill(pill, font) };
}

function readPill(pill: HTMLElement | null | undefined, font: Paint['font']): PillStyle {
  if (!pill) return { font: font('title'), height: 24, padding: 12, inset: 32 };
  const { font: own, paddingInlineStart, left, right } = getComputedStyle(pill);
  const inset = Math.min(...[left, right].map((edge) => parseFloat(edge)).filter((edge) => !Number.isNaN(edge)));
  return { font: own, height: pill.offsetHeight, padding: parseFloat(paddingInlineStart), inset };
}

/** Paints over all that was there. `ratio`: device pixels to one of the scene. */
export function paint(context: CanvasRenderingContext2D, scene: Scene, { colour, font, pill }: Paint, ratio: number, line: LineEnd): void {
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
  for (const band of scene.bands) fill(band.box, colour.band);
  fill(scene.unwatched?.box ?? null, colour.band);
  fill(knowledge.shade, colour.shade);
  fill(strait, colour.strait);
  context.strokeStyle = colour.edge;
  for (const box of [...scene.bands.map((band) => band.box), knowledge.shade, strait]) if (box !== null) context.strokeRect(box.x, box.y, box.width, box.height);

  const lines = (stroke: string, draw: () => void): void => {
    context.strokeStyle = stroke;
    context.beginPath();
    draw();
    context.stroke();
  };
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
  lines(colour['strait-stroke'], () => scene.ticks.forEach(({ at, major }) => along(at, shore, shore - (major ? 9 : 5))));
  lines(colour.rule, () => {
    for (const { at, major, text } of scene.ticks) if (major && text !== null) along(at, across ? 40 : 8, across ? scene.plot.height : scene.plot.width);
    for (const at of scene.rules) along(at, across ? scene.plot.x : 0, across ? scene.plot.x + scene.plot.width : scene.plot.height);
    for (const { box } of scene.margins) context.rect(box.x, box.y, box.width, box.height);
  });
  const [first, last] = across ? [sources.box.y, sources.box.y + sources.box.height] : [sources.box.x, sources.box.x + sources.box.width];
  context.lineWidth = 1.4;
  lines(colour.ink, () => sources.known.forEach((at) => along(at, first, last)));
  lines(colour.faint, () => sources.later.forEach((at) => along(at, first, last)));
  context.lineWidth = 1;

  for (const hue of ['above', 'below', 'act', 'context'] as const) {
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
  for (const trail of scene.trails) {
    lines(colour[trail.hue], () => {
      for (const [a, b] of trail.arrows) {
        context.moveTo(a.x, a.y);
        context.lineTo(b.x, b.y);
      }
      for (const { box } of trail.ghosts) context.roundRect(box.x, box.y, box.width, box.height, Math.min(box.width, box.height) / 2);
    });
  }
  for (const mark of scene.marks) paintMark(context, mark, colour);
  for (const { mark } of scene.bands) paintMark(context, mark, colour);

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
  const labels = [...scene.labels, ...scene.trails.flatMap((trail) => trail.labels), ...scene.margins.map(({ title }) => title), ...scene.bands.flatMap(({ label }) => label ?? [])];
  paintLabels(context, labels, { colour, font });
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

function paintMark(context: CanvasRenderingContext2D, { box, shape, look, hue, fades }: Mark, colour: Paint['colour']): void {
  const { x, y, width, height } = box;
  context.beginPath();
  if (fades || shape === 'pill') context.roundRect(x, y, width, height, Math.min(width, height) / 2);
  else if (shape === 'shield') context.roundRect(x, y, width, height, 3.5);
  else if (shape === 'square' || shape === 'tick') context.rect(x, y, width, height);
  else if (shape === 'ring') context.arc(x + width / 2, y + height / 2, width / 2 - 1.5, 0, TURN);
  else {
    context.moveTo(x + width / 2, y);
    context.lineTo(x + width, shape === 'triangle' ? y + height : y + height / 2);
    context.lineTo(shape === 'triangle' ? x : x + width / 2, y + height);
    if (shape === 'diamond') context.lineTo(x, y + height / 2);
    context.closePath();
  }
  const hollow = (look !== 'held' && look !== 'underway') || (shape === 'ring' && !fades);
  context.fillStyle = hollow && !fades ? colour.paper : colour[hue];
  context.globalAlpha = fades ? 0.35 : 1;
  context.fill();
  context.globalAlpha = look === 'lapsed' ? 0.55 : 1;
  if (hollow) {
    context.strokeStyle = colour[hue];
    context.lineWidth = shape === 'ring' ? 3 : 1.4;
    context.stroke();
    context.lineWidth = 1;
  }
  if (look === 'withdrawn') {
    context.fillStyle = colour.ink;
    context.fillRect(x - 3, y + height / 2 - 0.7, width + 6, 1.4);
  }
  context.globalAlpha = 1;
}

/** Lines of one kind together: changing the font is what costs. */
function paintLabels(context: CanvasRenderingContext2D, labels: readonly Label[], { colour, font }: Pick<Paint, 'colour' | 'font'>): void {
  for (const kind of ['title', 'date', 'small', 'word'] as const) {
    context.font = font(kind);
    for (const { x, align, hue, lines } of labels) {
      for (const line of lines) {
        if (line.kind !== kind) continue;
        context.textAlign = ALIGN[align];
        context.fillStyle = kind === 'title' ? colour.ink : kind === 'small' && hue !== 'ink' ? colour[hue] : colour.muted;
        context.fillText(line.text, x, line.y);
      }
    }
  }
}
