/** A picture as pixels: every word is written, once and in its order, and what no browser can make is known beforehand. */
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/i18n/index.ts';
import { wordsOf, write, type Element } from '../../src/share/markup.ts';
import { toPicture } from '../../src/share/picture.ts';
import { apart, isTooLarge, sizeAt } from '../../src/share/png.ts';
import { toWanted } from './pictured.ts';

const textsIn = (each: Element): string[] => (each.name === 'text' ? [wordsOf(each)] : each.children.flatMap((child) => (child === null || typeof child === 'string' ? [] : textsIn(child))));

describe.each(LANGUAGES)('in %s', (language) => {
  const { root, height } = toPicture(toWanted({ language, known: '2024-04-23' }));
  const { shapes, texts } = apart(root);

  test('words and shapes are taken apart, and none is lost', () => {
    expect(texts.map(({ text }) => wordsOf(text))).toEqual(textsIn(root));
    expect(write(shapes)).not.toContain('<text');
    const without = (svg: string): string => svg.replace(/<text[^>]*>[^<]*<\/text>\n?/g, '').replace(/\n<\/g>/g, '</g>');
    expect(without(write(shapes))).toBe(without(write(root)));
  });

  test('each word knows its place in the whole', () => {
    const inside = ({ text, dx, dy }: (typeof texts)[number]): boolean => {
      const [x, y] = [Number(text.attributes.x) + dx, Number(text.attributes.y) + dy];
      return x >= -1 && x <= 1201 && y > 0 && y < height;
    };
    expect(texts.filter((each) => !inside(each)).map(({ text }) => wordsOf(text))).toEqual([]);
    // the source line is the last, and under all others
    expect(wordsOf(texts.at(-1)!.text)).toContain('CC BY 4.0');
    expect(Math.max(...texts.map(({ text, dy }) => Number(text.attributes.y) + dy))).toBe(Number(texts.at(-1)!.text.attributes.y));
  });
});

test('what is too large is told by its pixels or by its side', () => {
  expect(isTooLarge(sizeAt({ width: 1600, height: 1100 }, 3))).toBe(false);
  expect(isTooLarge(sizeAt({ width: 4000, height: 4300 }, 3))).toBe(true);
  expect(isTooLarge(sizeAt({ width: 320, height: 5400 }, 3))).toBe(true);
});
