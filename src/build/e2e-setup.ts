// Serves the built site to the journeys in tests/e2e, and builds it first unless `npm test` has just done so.

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { LaunchOptions } from 'playwright'
import type { TestProject } from 'vitest/node'
import { serve } from './serve.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the built site, with its final slash: `inject('site')`. */
    site: string
    /** How to start the browser: `chromium.launch(inject('launch'))`. */
    launch: LaunchOptions
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = fileURLToPath(new URL('../..', import.meta.url))
  if (process.env['RAPPROCHEMENT_BUILT'] !== '1') buildSite(home)
  const server = await serve({ root: `${home}/dist`, port: 0 })
  project.provide('site', server.url)
  return server.close
}

/** A process of its own: under Vitest's variables the configuration leaves the service worker out. */
function buildSite(home: string): void {
  const { VITEST: _vitest, ...env } = process.env
  const { status } = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: home,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...env, NODE_ENV: 'production' },
  })
  if (status !== 0) throw new Error('The site could not be built; what is wrong is above.')
}
