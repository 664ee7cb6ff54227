import { describe, expect, test } from 'vitest';
import { lineEndOf } from '../../src/timeline/line-end.ts';
import type { Label, Scene } from '../../src/timeline/scene.ts';

const measure = (text: string): number => text.length * 7;
const name = (x: number, y: number, align: 'left' | 'right', width = 70): Label => ({ ref: { words: true }, hue: 'above', x, align, lines: [{ text: 'In Morocco', kind: 'small', y }], box: { x: align === 'right' ? x - width : x, y: y - 11, width, height: 14 }, leader: null });

/** Of a scene, what the end of the line goes by. */
const sceneAt = (at: number, titles: Label[], form: 'across' | 'down' = 'across'): Scene =>
  ({ form, axis: { range: [0, 100], extent: [0, 1000] }, knowledge: { at }, sources: { box: { x: 0, y: 500, width: 1000, height: 20 } }, size: { width: 1000, height: 540 }, titles }) as unknown as Scene;
const WORDS = 'known on 5 Jun 2020';
const half = measure(WORDS) / 2 + 14;

describe('the words at the end of the knowledge line', () => {
  test('stand over the line, and keep inside the picture', () => {
    expect(lineEndOf(sceneAt(500, []), WORDS, measure, 1)).toEqual({ text: WORDS, at: 500, handle: { x: 500, y: 510 } });
    expect(lineEndOf(sceneAt(-80, []), WORDS, measure, 1)).toMatchObject({ at: half, handle: { x: 0 } });
    expect(lineEndOf(sceneAt(2000, []), WORDS, measure, 1)).toMatchObject({ at: 1000 - half, handle: { x: 1000 } });
  });

  test('cover no name of a group that stands as high: they go beside it, the handle stays on the line', () => {
    const left = lineEndOf(sceneAt(20, [name(16, 22, 'left')]), WORDS, measure, 1);
    expect(left.at - half).toBeGreaterThan(16 + 70);
    expect(left.handle.x).toBe(20);
    const right = lineEndOf(sceneAt(980, [name(984, 22, 'right')]), WORDS, measure, 1);
    expect(right.at + half).toBeLessThan(984 - 70);
    // what lies lower is in nobody's way, nor is what is far
    expect(lineEndOf(sceneAt(20, [name(16, 400, 'left')]), WORDS, measure, 1).at).toBe(half);
    expect(lineEndOf(sceneAt(500, [name(16, 22, 'left')]), WORDS, measure, 1).at).toBe(500);
  });

  test('where there is no room beside it they stay', () => {
    const scene = { ...sceneAt(20, [name(16, 22, 'left')]), size: { width: 200, height: 540 } };
    expect(lineEndOf(scene, WORDS, measure, 1).at).toBe(half);
  });

  test('down the page they stand at the height of the line', () => {
    expect(lineEndOf(sceneAt(300, [name(16, 22, 'left')], 'down'), WORDS, measure, 1)).toMatchObject({ at: 300, handle: { x: 500, y: 300 } });
  });
});
