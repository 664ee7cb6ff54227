// `npm run check:data`: compiles data/ as the build would and tells every problem, or what there is.

import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const folder = process.argv[2] ?? fileURLToPath(new URL('../../data', import.meta.url))
/** @param {string} name */
const load = async (name) => (await runnerImport(fileURLToPath(new URL(name, import.meta.url)), { configFile: false, logLevel: 'error' })).module

const { compileFolder, toCounts } = /** @type {typeof import('./corpus-files.ts')} */ (await load('corpus-files.ts'))
const { toLine } = /** @type {typeof import('../model/problem.ts')} */ (await load('../model/problem.ts'))

const compiled = compileFolder(folder)
if ('problems' in compiled) {
  for (const problem of compiled.problems) console.error(toLine(problem))
  console.error(`${compiled.problems.length} ${compiled.problems.length === 1 ? 'problem' : 'problems'}.`)
  process.exitCode = 1
} else {
  console.log(`The data is sound: ${toCounts(compiled)}.`)
}
