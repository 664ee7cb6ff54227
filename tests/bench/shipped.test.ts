import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mustBeShipped } from './shipped.ts';

it('refuses to measure what was built for development', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shipped-'));
  try {
    writeFileSync(join(folder, 'page.js'), 'mount()');
    expect(() => mustBeShipped(folder)).not.toThrow();
    writeFileSync(join(folder, 'page.js'), 'node.__svelte_meta = {}');
    expect(() => mustBeShipped(folder)).toThrow(/page\.js was built for development/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
