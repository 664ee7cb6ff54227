// The least that a picture of these events can cost in one thread: parse the same bytes as ours, keep day, side and
// title, walk over every event in each frame, one rectangle a pixel and side, and the counts in words.

import type { Part } from '../../../../src/model/parts.ts';
import { linesOf } from '../../../../src/timeline/prepare/lines.ts';
import { countNodes, dataUrl, painted } from '../contract.ts';

const CELL = 64;
const MIDDLE = 400;

const days: Int32Array[] = [];
const sides: Uint8Array[] = [];
const titles: string[][] = [];

const canvas = document.querySelector<HTMLCanvasElement>('#picture')!;
const [width, height] = [window.innerWidth, window.innerHeight];
Object.assign(canvas, { width, height });
const pen = canvas.getContext('2d')!;
let [from, perPixel] = [0, 1];
let shown = 0;

function keep({ events }: Part): void {
  const dated = events.filter(({ span }) => span?.from != null);
  days.push(Int32Array.from(dated, ({ span }) => span!.from!));
  sides.push(Uint8Array.from(dated, ({ side }) => (side === 'MA' ? 0 : side === 'FR' ? 1 : 2)));
  titles.push(dated.map(({ title }) => title.en));
}

function draw(): void {
  const counts = [new Uint32Array(width), new Uint32Array(width), new Uint32Array(width)];
  shown = 0;
  days.forEach((piece, index) => {
    const ofSide = sides[index]!;
    for (let event = 0; event < piece.length; event++) {
      const x = Math.floor((piece[event]! - from) / perPixel);
      if (x < 0 || x >= width) continue;
      counts[ofSide[event]!]![x]!++;
      shown++;
    }
  });
  pen.clearRect(0, 0, width, height);
  counts.forEach((count, side) => {
    pen.fillStyle = ['#a33', '#236', '#777'][side]!;
    const top = MIDDLE + [-80, 40, -10][side]!;
    for (let x = 0; x < width; x++) if (count[x]) pen.fillRect(x, top - Math.min(200, count[x]!), 1, Math.min(200, count[x]!) + 4);
    for (let cell = 0; cell < width; cell += CELL) {
      let sum = 0;
      for (let x = cell; x < Math.min(width, cell + CELL); x++) sum += count[x]!;
      if (sum) pen.fillText(String(sum), cell, top + 16);
    }
  });
}

async function show(): Promise<number> {
  const { body } = await fetch(dataUrl());
  let isHead = true;
  for await (const line of linesOf(body!)) {
    const read = JSON.parse(line) as Part;
    if (!isHead) keep(read);
    isHead = false;
  }
  let [first, last] = [Infinity, -Infinity];
  for (const piece of days) for (const day of piece) [first, last] = [Math.min(first, day), Math.max(last, day)];
  [from, perPixel] = [first, (last - first + 1) / width];
  draw();
  return painted();
}

window.bench = {
  ready: show(),
  pan(px) {
    from += px * perPixel;
    draw();
  },
  zoom(factor) {
    const middle = from + (perPixel * width) / 2;
    perPixel /= factor;
    from = middle - (perPixel * width) / 2;
    draw();
  },
  labels: () => [],
  nodes: countNodes,
  shown: () => shown,
};
