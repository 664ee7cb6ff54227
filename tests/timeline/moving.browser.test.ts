/** A frame in mid-move looks as the picture at rest does: nothing of it comes, goes or slides when a movement begins or ends. */
import { flushSync, mount, unmount } from 'svelte';
import { describe, expect, test } from 'vitest';
import { toSpan } from '../../src/model/span.ts';
import { paint } from '../../src/timeline/draw/moving.ts';
import { readPaint } from '../../src/timeline/draw/paint.ts';
import Picture from '../../src/timeline/draw/Picture.svelte';
import { layout } from '../../src/timeline/layout/layout.ts';
import { fontOf } from '../../src/timeline/measure.ts';
import type { HatchedBand, Plot, Scene } from '../../src/timeline/scene.ts';
import '../../src/timeline/timeline.css';
import '../../src/cards/theme.css';
import { toKnownEvent, toPlot } from '../fixtures/plots.ts';

const SIZE = { width: 600, height: 500 };
const apart = { date: ['a#0'], status: [], place: [], people: [], topics: [] };
const plan = { span: { from: 480, to: 540, core: null, window: true, doubt: 'none' as const }, status: 'planned' as const, learned: 0, reports: [], ruled: true, fate: 'moved' as const };
// without titles: the halos of words are what a frame leaves out
const none = { en: '', fr: '', ar: '' };
const events = [
  toKnownEvent('crisis', { title: none, kind: 'crisis', status: 'underway', settled: false, span: { from: 200, to: null, core: [200, 420], window: false, doubt: 'none' } }),
  toKnownEvent('planned', { title: none, span: toSpan(450, 520), status: 'planned', settled: false, side: 'FR' }),
  toKnownEvent('vague', { title: none, span: { from: 100, to: 190, core: null, window: true, doubt: 'none' }, status: 'planned', settled: false }),
  toKnownEvent('moved', { title: none, kind: 'state-visit', span: toSpan(700), against: apart, plans: [plan] }),
  toKnownEvent('off', { title: none, span: toSpan(620), status: 'cancelled', settled: false }),
];
const plotOf = (fields: Partial<Omit<Plot, 'links'>>): Plot => toPlot(events, { size: SIZE, known: 900, today: 900, watchedUntil: 870, range: [0, 950], zero: 300, ...fields, words: { ...toPlot([]).words, title: () => '', date: () => '', plan: () => '', tick: () => '', offset: () => '', unwatched: '' } });

const share = ([r, g, b]: readonly number[], [r2, g2, b2]: readonly number[]): number => Math.abs(r! - r2!) + Math.abs(g! - g2!) + Math.abs(b! - b2!);

/** How much of the picture differs by more than a shade between the drawing at rest and a painted frame. */
async function differenceOf(scene: Scene): Promise<number> {
  const ground = document.body.appendChild(document.createElement('div'));
  ground.className = 'timeline';
  const drawing = mount(Picture, { target: ground, props: { scene: { ...scene, titles: [] }, id: 'm' } });
  flushSync();
  const svg = ground.querySelector('svg')!;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [own, theirs] = [svg, copy].map((root) => [root, ...root.querySelectorAll<SVGElement>('*')]);
  for (const [index, element] of own!.entries()) {
    const said = getComputedStyle(element);
    for (const name of ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'opacity', 'stop-color', 'shape-rendering']) theirs![index]!.style.setProperty(name, said.getPropertyValue(name));
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const pixels = ([0, 1] as const).map((which) => {
    const context = Object.assign(document.createElement('canvas'), SIZE).getContext('2d', { willReadFrequently: true })!;
    const colours = readPaint(ground, (kind) => fontOf(kind, 'sans-serif', 1), null);
    if (which === 1) paint(context, { ...scene, titles: [] }, colours, 1, { text: '', at: -500, handle: { x: -500, y: -500 }, focused: false });
    else {
      context.fillStyle = colours.colour.paper;
      context.fillRect(0, 0, SIZE.width, SIZE.height);
      context.drawImage(image, 0, 0);
    }
    return context.getImageData(0, 0, SIZE.width, SIZE.height).data;
  });
  void unmount(drawing);
  ground.remove();
  let apartBy = 0;
  for (let at = 0; at < pixels[0]!.length; at += 4) if (share([...pixels[0]!.subarray(at, at + 3)], [...pixels[1]!.subarray(at, at + 3)]) > 30) apartBy += 1;
  return apartBy / (SIZE.width * SIZE.height);
}

describe.each([['across', false], ['across', true], ['down', false], ['down', true]] as const)('a frame in mid-move, %s, mirrored %s', (form, mirrored) => {
  test('is what is drawn at rest', async () => {
    expect(await differenceOf(layout(plotOf({ form, mirrored })))).toBeLessThan(0.006);
  });

  test('keeps its hatch on what is hatched, however far it is panned', () => {
    const bandOf = (from: number): HatchedBand => layout(plotOf({ form, mirrored, range: [from, 950 + from] })).bands[0]!;
    const [here, there] = [bandOf(0), bandOf(13)];
    const start = ({ box }: HatchedBand): number => (form === 'down' ? box.y : mirrored ? box.x + box.width : box.x);
    expect(here.anchor).toBeCloseTo(start(here), 6);
    expect(there.anchor - here.anchor).toBeCloseTo(start(there) - start(here), 6);
    // and beyond the edge of the picture
    const beyond = bandOf(300);
    expect(Math.abs(beyond.anchor - start(beyond))).toBeGreaterThan(20);
  });
});
