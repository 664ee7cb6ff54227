/** Marks, notches, trails and arcs on a canvas, as they are at rest. */
import type { Arc, Box, Mark, Px, Scene, Trail } from '../scene.ts';
import type { Paint } from './paint.ts';
import { allMarks } from './paths.ts';

const TURN = 2 * Math.PI;
export const WHOLE: readonly Px[] = [];
const DASHED: readonly Px[] = [3, 2.2];

/** From one end to the other, faint at both. */
function toFading(context: CanvasRenderingContext2D, { x, y, width, height }: Box, across: boolean, [faint, half]: readonly [string, string]): CanvasGradient {
  const fading = across ? context.createLinearGradient(x, 0, x + width, 0) : context.createLinearGradient(0, y, 0, y + height);
  fading.addColorStop(0, faint);
  fading.addColorStop(0.5, half);
  fading.addColorStop(1, faint);
  return fading;
}

export function paintMark(context: CanvasRenderingContext2D, { box, shape, look, hue, fades }: Mark, across: boolean, colour: Paint['colour'], soft: Paint['soft']): void {
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
export function paintNotches(context: CanvasRenderingContext2D, scene: Scene, colour: Paint['colour']): void {
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

export function paintTrail(context: CanvasRenderingContext2D, { hue, arrows, ghosts }: Trail, across: boolean, colour: Paint['colour'], soft: Paint['soft']): void {
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

export function paintArc(context: CanvasRenderingContext2D, { points: [start, a, b, end], strong, derived }: Arc, colour: Paint['colour']): void {
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
