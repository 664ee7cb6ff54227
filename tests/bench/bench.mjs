// npm run bench: ours beside vis-timeline and TimelineJS. It measures and writes a table; it asserts nothing.

import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

// what is measured is what is shipped: where this is not said, reading TypeScript here makes the builds below development's
process.env.NODE_ENV = 'production'

const { run } = (await runnerImport(fileURLToPath(new URL('run.ts', import.meta.url)), { configFile: false, logLevel: 'error' })).module

try {
  await run(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
