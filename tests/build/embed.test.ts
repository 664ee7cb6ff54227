import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { runInNewContext, Script } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildEmbed, sayOnly, type EmbedFile } from '../../src/build/embed-plugin.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LIMIT = 60 * 1024;

describe('the embed as it is built', () => {
  let files: Map<string, string>;
  beforeAll(async () => {
    // as it is shipped: a build under test is development's, and heavier
    vi.stubEnv('NODE_ENV', 'production');
    files = new Map((await buildEmbed(ROOT)).map(({ name, text }: EmbedFile) => [name, text]));
  }, 120_000);
  afterAll(() => vi.unstubAllEnvs());
  const weight = (...names: string[]): number => names.reduce((sum, name) => sum + gzipSync(files.get(name)!, { level: 9 }).length, 0);

  test.each(['ar', 'fr', 'en'])('in %s: all that is shipped before the data weighs less than 60 kB, gzipped', (language) => {
    expect(weight('index.html', 'embed.css', 'first.js', `${language}.js`)).toBeLessThan(LIMIT);
  });

  test('and what answers to the hand, which comes after it, as much at most', () => {
    expect(weight('rest.js')).toBeLessThan(LIMIT);
  });

  test('its scripts are classic ones: a sandboxed frame has no modules', () => {
    for (const [name, text] of files) if (name.endsWith('.js')) expect(() => new Script(text), name).not.toThrow();
  });

  test('its first script draws without Svelte and without D3', () => {
    expect(files.get('first.js')).not.toMatch(/svelte|__zoom/);
    expect(files.get('rest.js')).toMatch(/__zoom/);
  });

  test('nothing of it can store', () => {
    for (const name of ['first.js', 'rest.js']) expect(files.get(name)).not.toMatch(/indexedDB|localStorage|sessionStorage|\.cookie|caches\.|serviceWorker|sendBeacon|XMLHttpRequest|WebSocket|fetch\(/);
  });

  test('what is handed over can be read', () => {
    const page: { rapprochement?: object[] } = {};
    for (const name of ['fr.js', 'corpus.js', 'evidence.js']) runInNewContext(files.get(name)!, { self: page });
    const [{ spoken }, { first }, { evidence }] = page.rapprochement as [{ spoken: { language: string } }, { first: { version: string } }, { evidence: { version: string } }];
    expect([spoken.language, evidence.version]).toEqual(['fr', first.version]);
  });
});

test('a language keeps the messages that are named, whole or by the beginning of a template, and no others', () => {
  const messages = { 'panel.close': 'a', 'panel.people': 'b', 'kind.visit': 'c', 'kind.call': 'd', 'own.note': 'e' };
  expect(Object.keys(sayOnly({ messages }, 'f("panel.close");g(`kind.${x}`)').messages)).toEqual(['panel.close', 'kind.visit', 'kind.call']);
});
