/** Outlines of the marks that are neither bars nor rings, as SVG path data within a box. */
import type { Box, Shape } from '../scene.ts';

/** A ring, diamond or triangle that fills a box at 0, 0, pointing up. */
export function outline(shape: Shape, { width, height }: Pick<Box, 'width' | 'height'>): string {
  const [w, h] = [n(width), n(height)];
  const r = n(width / 2 - 1.5);
  if (shape === 'ring') return `M1.5 ${n(height / 2)}a${r} ${r} 0 1 0 ${n(2 * r)} 0a${r} ${r} 0 1 0 ${n(-2 * r)} 0z`;
  if (shape === 'triangle') return `M${n(width / 2)} 0L${w} ${h}H0Z`;
  return `M${n(width / 2)} 0L${w} ${n(height / 2)}L${n(width / 2)} ${h}L0 ${n(height / 2)}Z`;
}

/** A bar in a box at 0, 0, with rounded ends, or corners. */
export function barOf({ width, height }: Pick<Box, 'width' | 'height'>, radius: number): string {
  const r = n(Math.min(radius, width / 2, height / 2));
  if (r === 0) return `M0 0h${n(width)}v${n(height)}h${n(-width)}z`;
  const [w, h] = [n(width - 2 * r), n(height - 2 * r)];
  const turn = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${n(dx * r)} ${n(dy * r)}`;
  return `M${r} 0h${w}${turn(1, 1)}v${h}${turn(-1, 1)}h${n(-w)}${turn(-1, -1)}v${n(-h)}${turn(1, -1)}z`;
}

/** What is struck through: what was put off or called off. */
export const strikeOf = ({ x, y, width, height }: Box): string => `M${n(x - 3)} ${n(y + height / 2)}h${n(width + 6)}`;

/** Sources disagree: a notch on the upper end. */
export const notchOf = ({ x, y, width }: Box): string => `M${n(x + width - 4)} ${n(y - 1.5)}h8l-4 5.5z`;

/** What lies farther out than this is drawn here: browsers lose lines that are millions of pixels long. */
const FAR = 9000;

/** Pixels to a tenth, so that a scene prints the same on every machine; what is far outside comes nearer. */
export function n(px: number): number {
  return Math.round(Math.max(-FAR, Math.min(FAR, px)) * 10) / 10;
}

/** A bar that would reach far outside the picture is cut: browsers lose rectangles that are millions wide. */
export function clip(box: Box, width: number, height: number): Box {
  const [left, right] = [Math.max(-20, box.x), Math.min(width + 20, box.x + box.width)];
  const [top, bottom] = [Math.max(-20, box.y), Math.min(height + 20, box.y + box.height)];
  return { x: n(left), y: n(top), width: n(Math.max(0, right - left)), height: n(Math.max(0, bottom - top)) };
}

/** A line of text whose own script decides its order, and never its neighbours'. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

/** Slanted lines seven pixels apart come again after so many along either axis. */
export const HATCH = 7 * Math.SQRT2;
