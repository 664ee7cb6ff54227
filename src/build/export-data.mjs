// `npm run export:data [folder]`: writes the whole corpus as one JSON bundle, as tidy CSV tables and with a data
// dictionary, into dist/data or the folder that is named. Nothing is written while the data has a problem.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url))
/** @param {string} name */
const load = async (name) => (await runnerImport(here(name), { configFile: false, logLevel: 'error' })).module

const { exportFolder } = /** @type {typeof import('./export-files.ts')} */ (await load('export-files.ts'))
const { toLine } = /** @type {typeof import('../model/problem.ts')} */ (await load('../model/problem.ts'))

const target = resolve(process.argv[2] ?? here('../../dist/data'))
const made = exportFolder(process.argv[3] ?? here('../../data'))
if ('problems' in made) {
  for (const problem of made.problems) console.error(toLine(problem))
  console.error(`Nothing was written: ${made.problems.length} ${made.problems.length === 1 ? 'problem' : 'problems'}.`)
  process.exitCode = 1
} else {
  mkdirSync(target, { recursive: true })
  for (const { name, text } of made.files) writeFileSync(join(target, name), text)
  console.log(`${made.counts}\n${made.files.map(({ name, rows }) => `  ${name}${rows === undefined ? '' : ` (${rows} rows)`}`).join('\n')}\nare in ${target}`)
}
