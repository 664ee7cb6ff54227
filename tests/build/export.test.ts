// `npm run export:data`: the whole corpus as others take it along.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { compileFolder, toHash } from '../../src/build/corpus-files.ts'
import { exportFolder } from '../../src/build/export-files.ts'
import { parseBundle } from '../../src/formats/bundle.ts'
import { bundleFiles } from '../fixtures/bundle-files.ts'
import { compileCorpus } from '../../src/model/compile.ts'
import { readCsv } from '../formats/rows.ts'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'export-'))
  folders.push(made)
  return made
}
afterEach(() => folders.splice(0).forEach((each) => rmSync(each, { recursive: true })))

const compiled = compileFolder('data')
const run = (...args: string[]) => spawnSync(process.execPath, ['src/build/export-data.mjs', ...args], { encoding: 'utf8' })

test('writes a bundle, the tables and the dictionary', () => {
  const target = join(folder(), 'new')
  const { status, stdout } = run(target)
  expect(status).toBe(0)
  expect(stdout).toContain('events.csv (146 rows)')
  expect(readdirSync(target).sort()).toEqual(
    ['attendance.csv', 'dictionary.csv', 'events.csv', 'links.csv', 'offices.csv', 'people.csv', 'places.csv', 'publishers.csv', 'rapprochement.json', 'reports.csv', 'topics.csv'],
  )
  if ('problems' in compiled) throw new Error('The data has problems.')
  const rows = (name: string): number => readCsv(readFileSync(join(target, `${name}.csv`), 'utf8')).rows.length
  const { first } = compiled
  expect([rows('events'), rows('reports'), rows('people')]).toEqual([first.events.length, first.reports.length, first.people.length])
  expect(rows('links')).toBe(first.events.flatMap(({ links }) => links).length + first.reports.flatMap(({ links = [] }) => links).length)
})

test('the bundle holds the corpus whole: read again, it compiles to the same', () => {
  const made = exportFolder('data')
  const text = 'files' in made ? (made.files.find(({ name }) => name === 'rapprochement.json')?.text ?? '') : ''
  const reading = parseBundle(JSON.parse(text), 'rapprochement.json')
  if (!('bundle' in reading)) throw new Error(JSON.stringify(reading.problems))
  // the glossary is no part of an edition
  expect(compileCorpus(bundleFiles(reading.bundle), toHash)).toEqual({ ...compiled, terms: [] })
})

test('writes nothing while the data has a problem, and says which', () => {
  const target = join(folder(), 'none')
  const { status, stderr } = run(target, folder())
  expect(status).toBe(1)
  expect(stderr).toContain('dataset.json: expected the file, found none')
  expect(existsSync(target)).toBe(false)
})
