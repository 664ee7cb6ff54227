// Reads data/ from the disk and compiles it.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileCorpus, type Compiled, type SourceFile } from '../model/compile.ts'

/** First 16 hexadecimal digits of SHA-256: short enough for a file's name, long enough never to meet another. */
export function toHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** Every JSON file below the folder, with its path from there in forward slashes. */
export function readFolder(folder: string): SourceFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: file.slice(folder.length).replaceAll('\\', '/').replace(/^\//, ''), text: readFileSync(file, 'utf8') }))
}

/** The folder's corpus, or every problem in it. */
export function compileFolder(folder: string): Compiled {
  return compileCorpus(readFolder(folder), toHash)
}

/** "9 events, 120 articles, 140 reports, …" */
export function toCounts({ first, evidence, terms }: Extract<Compiled, { first: unknown }>): string {
  const counts: [number, string, string][] = [
    [first.events.length, 'event', 'events'],
    [first.articles.length, 'article', 'articles'],
    [first.reports.length, 'report', 'reports'],
    [evidence.quotations.length, 'quotation', 'quotations'],
    [first.people.length, 'person', 'people'],
    [first.places.length, 'place', 'places'],
    [first.topics.length, 'topic', 'topics'],
    [first.publishers.length, 'publisher', 'publishers'],
    [evidence.stories.length, 'story', 'stories'],
    [terms.length, 'term', 'terms'],
  ]
  return counts.map(([count, one, many]) => `${count} ${count === 1 ? one : many}`).join(', ')
}
