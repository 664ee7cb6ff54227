// What is measured is what is shipped.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A word that Svelte writes into what is built for development alone. */
const DEVELOPMENT = '__svelte_meta';

/** Throws where a page's scripts were built for development: they are larger and slower than what readers get. */
export function mustBeShipped(folder: string): void {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.js') && readFileSync(join(folder, file), 'utf8').includes(DEVELOPMENT)) throw new Error(`${join(folder, file)} was built for development, expected a build for production: NODE_ENV is ${process.env['NODE_ENV'] ?? 'not set'}`);
  }
}
