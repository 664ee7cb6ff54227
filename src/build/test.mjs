// `npm test`: installs what is missing, a browser too, then runs every check in order and stops at the first
// that fails. What follows `--` goes to Vitest: `npm test -- tests/model`.

import { ensureBrowser, variables } from './browser.mjs'
import { install, runNode } from './install.mjs'

/** @type {[name: string, program: string, args: string[]][]} */
const steps = [
  ['types', 'node_modules/svelte-check/bin/svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']],
  ['lint', 'node_modules/eslint/bin/eslint.js', ['-c', 'src/build/eslint.config.mjs', 'src', 'tests', 'vite.config.ts']],
  ['data', 'src/build/check-data.mjs', []],
  ['build', 'node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn']],
  ['tests', 'node_modules/vitest/vitest.mjs', ['run', ...process.argv.slice(2)]],
]

/** @returns {number} */
function test() {
  install()
  const env = { CI: process.env['CI'] ?? '1', [String(variables[0])]: ensureBrowser(), RAPPROCHEMENT_BUILT: '1' }
  for (const [name, program, args] of steps) {
    console.log(`\n— ${name}`)
    const started = performance.now()
    const code = runNode(program, args, env)
    if (code !== 0) {
      console.error(`\nFailed: ${name} (exit code ${code}).`)
      return code
    }
    console.log(`  ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  console.log('\nEverything passed.')
  return 0
}

try {
  process.exitCode = test()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
