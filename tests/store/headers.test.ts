import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headersFor, parseHeaders } from '../../src/build/serve.mjs';

const rules = parseHeaders(readFileSync('src/public/_headers', 'utf8'));
const sent = (path: string) => headersFor(rules, path);
const policy = (path: string) => sent(path).get('content-security-policy') ?? '';

describe('what the host is asked to send', () => {
  it.each(['/', '/index.html', '/embed/', '/reset/'])('%s has exactly one policy: no inline script, no eval, no strings as scripts', (path) => {
    expect(policy(path).match(/default-src 'none'/g)).toHaveLength(1);
    expect(policy(path)).not.toMatch(/unsafe-|https?:|,/);
    expect(policy(path)).toContain("script-src 'self'");
    expect(policy(path)).toContain("require-trusted-types-for 'script'");
  });
  it('nobody may frame the app and the reset page, anybody the embed', () => {
    for (const path of ['/', '/index.html', '/reset/']) expect(policy(path)).toContain("frame-ancestors 'none'");
    for (const path of ['/embed/', '/embed/index.html']) expect(policy(path)).toContain('frame-ancestors *');
  });
  it('what a sandboxed frame loads may be loaded from the origin "null"', () => {
    for (const path of ['/assets/x.js', '/embed/embed.js']) expect(sent(path).get('access-control-allow-origin')).toBe('*');
    for (const path of ['/', '/reset/', '/sw.js']) expect(sent(path).has('access-control-allow-origin')).toBe(false);
  });
  it('only hashed files are kept for good', () => {
    expect(sent('/assets/x.js').get('cache-control')).toContain('immutable');
    for (const path of ['/', '/index.html', '/sw.js', '/embed/']) expect(sent(path).get('cache-control')).toBe('no-cache');
  });
  it('no address erases what the browser stores: any page on the web could ask for it', () => {
    expect(rules.flatMap(({ headers }) => headers).some(([name]) => name.toLowerCase() === 'clear-site-data')).toBe(false);
  });
  it('the manifest names files that are there', () => {
    const manifest = JSON.parse(readFileSync('src/public/manifest.webmanifest', 'utf8')) as { icons: { src: string }[] };
    for (const { src } of manifest.icons) expect(readFileSync(`src/public/${src}`).length).toBeGreaterThan(0);
  });
});
