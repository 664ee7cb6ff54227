// The files of `data/` → the files of an export: bundle, tables, dictionary.

import { toBundle } from '../formats/bundle.ts'
import { toDictionary, toTables } from '../formats/tables.ts'
import { compileCorpus } from '../model/compile.ts'
import type { Problem } from '../model/problem.ts'
import { readSource } from '../model/source.ts'
import { readFolder, toCounts, toHash } from './corpus-files.ts'

export interface ExportFile {
  name: string
  text: string
  /** rows of a table */
  rows?: number
}

/** The folder's corpus as files to be written, and what it counts; or every problem in it. */
export function exportFolder(folder: string): { files: ExportFile[]; counts: string } | { problems: Problem[] } {
  const files = readFolder(folder)
  const compiled = compileCorpus(files, toHash)
  if ('problems' in compiled) return compiled
  const { source } = readSource(files)
  const tables = toTables(source)
  return {
    counts: toCounts(compiled),
    files: [
      { name: 'rapprochement.json', text: `${JSON.stringify(toBundle(source, compiled.first.version), null, 1)}\n` },
      ...tables.map(({ name, csv, size }) => ({ name: `${name}.csv`, text: csv, rows: size })),
      { name: 'dictionary.csv', text: toDictionary(tables) },
    ],
  }
}
