import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import { toSnippets } from '../../src/share/snippet.ts';

const text = readFileSync('src/public/embed/host.js', 'utf8');

test('the script for other people’s pages is in ES5, small, and can be written into a page', () => {
  expect(new Linter().verify(text, [{ languageOptions: { ecmaVersion: 5, sourceType: 'script' } }])).toEqual([]);
  expect(gzipSync(text).length).toBeLessThan(2048);
  expect(text).not.toMatch(/<\/script|<!--/i);
});

test('it makes no code of text, asks nothing of a network and keeps nothing', () => {
  expect(text).not.toMatch(/\beval\b|Function\(|innerHTML|insertAdjacentHTML|document\.write|fetch|XMLHttpRequest|localStorage|sessionStorage|cookie/);
});

test('the frame that it makes may do what the frame of the other snippet may', () => {
  const result = toSnippets({
    url: 'https://timeline.example/embed/', title: 'A', heights: [900, 700, 600], script: { url: 'https://timeline.example/embed/host.js' }, picture: null,
    link: { url: 'https://timeline.example/', text: 'B' }, file: 'own.html', note: '',
  });
  if ('problems' in result) throw new Error('an address was refused');
  for (const name of ['sandbox', 'allow', 'referrerpolicy', 'loading']) {
    const [, value = ''] = new RegExp(` ${name}="([^"]+)"`).exec(result.snippets.frame) ?? [];
    expect(value).not.toBe('');
    expect(text).toContain(`${name}: '${value}'`);
  }
});
