// The words of the picture as the browser draws them: none over another, none cut, at every width and in every language.
import { describe, expect, it } from 'vitest';
import { isSettled, useQuietBrowser } from './page.ts';

const browser = useQuietBrowser();
/** Pixels by which letters may meet. */
const SLACK = 1;

interface Word {
  text: string;
  /** which label it is a line of */
  label: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

describe.each([390, 768, 1024, 1440])('%i pixels', (width) => {
  it.each(['en', 'fr', 'ar'])('%s', async (lang) => {
    const page = await browser.open(`lang=${lang}`, { viewport: { width, height: 900 } });
    await isSettled(page);
    const { words, frame } = await page.locator('.timeline .picture').evaluate((picture) => {
      const { left, top, right, bottom } = picture.getBoundingClientRect();
      const context = document.createElement('canvas').getContext('2d')!;
      const words = [...picture.querySelectorAll('text')].flatMap((text, label) => {
        // lines one by one: the box around two of different length holds room that is free
        const parts = [...text.querySelectorAll('tspan')];
        return (parts.length === 0 ? [text] : parts).map((part) => {
          const { left, right, top } = part.getBoundingClientRect();
          const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(part);
          context.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
          // the box is as tall as the font's tallest letters: how far do these reach?
          const { fontBoundingBoxAscent, actualBoundingBoxAscent, actualBoundingBoxDescent } = context.measureText(part.textContent ?? '');
          const baseline = top + fontBoundingBoxAscent;
          return { text: part.textContent ?? '', label, left, right, top: baseline - actualBoundingBoxAscent, bottom: baseline + actualBoundingBoxDescent };
        });
      });
      return { words, frame: { left, top, right, bottom } };
    });
    expect(words.length).toBeGreaterThan(20);
    const overlap = (a: Word, b: Word): boolean => a.label !== b.label && Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK;
    expect.soft(words.flatMap((a, at) => words.slice(at + 1).flatMap((b) => (overlap(a, b) ? [`${a.text} | ${b.text} | ${[Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)].map((px) => px.toFixed(1)).join(' by ')}`] : [])))).toEqual([]);
    expect.soft(words.filter(({ left, top, right, bottom }) => left < frame.left - SLACK || right > frame.right + SLACK || top < frame.top - SLACK || bottom > frame.bottom + SLACK)).toEqual([]);
    // a title is whole, or its mark says it
    expect.soft(words.filter(({ text }) => /…/.test(text)).map(({ text }) => text)).toEqual([]);
  });
});
