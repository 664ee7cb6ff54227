// `npm start`: installs what is missing, checks the data, builds, serves, and says where.

import { join } from 'node:path'
import { home, install, runNode } from './install.mjs'
import { serve, wantedPort } from './serve.mjs'

try {
  install()
  // The build compiles data/ and stops at its first faulty state, having listed every problem.
  if (runNode('node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn']) !== 0) throw new Error('The site could not be built; what is wrong is above.')
  const { url, port } = await serve({ root: join(home, 'dist'), port: wantedPort() })
  if (port !== wantedPort() && wantedPort() !== 0) console.log(`Port ${wantedPort()} is taken.`)
  console.log(`\n  Rapprochement is at ${url}\n  (stop it with Ctrl+C)\n`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
