import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the document carries the icon that the manifest names, and fetches none', () => {
  const tight = (svg: string): string => svg.trim().replace(/>\s+</g, '><').replaceAll('"', "'");
  const [, href] = /<link rel="icon" href="([^"]*)"/.exec(readFileSync('index.html', 'utf8')) ?? [];
  const [kind, data] = href!.split(/,(.*)/s);
  expect(kind).toBe('data:image/svg+xml');
  expect(decodeURIComponent(data!)).toBe(tight(readFileSync('src/public/icon.svg', 'utf8')));
});
