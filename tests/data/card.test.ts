// The counts of the data card in the README are those of the data, and the assets keep to their size.

import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compileFolder, readFolder } from '../../src/build/corpus-files.ts'
import { readSource } from '../../src/model/source.ts'

const compiled = compileFolder('data')
if ('problems' in compiled) throw new Error('The data has problems.')
const { first, evidence, terms } = compiled
const { source } = readSource(readFolder('data'))
const readme = readFileSync('README.md', 'utf8')

const tally = (values: readonly string[]): [string, number][] => [...new Set(values)].map((value): [string, number] => [value, values.filter((other) => other === value).length]).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
const told = (rows: [string, number][]): string => rows.map(([name, count]) => `${count} ${name}`).join(', ')
const LANGUAGES: Record<string, string> = { fr: 'French', ar: 'Arabic', en: 'English', es: 'Spanish', tr: 'Turkish', de: 'German', it: 'Italian' }

function toTable(): string[] {
  const articles = source.articles.map(({ value }) => value)
  const reports = articles.flatMap((article) => article.reports)
  const dated = (known: string | null): string => (known === null ? 'undated' : /^\d{4}-\d\d-\d\d$/.test(known) ? 'dated to the day' : 'dated approximately')
  const decade = (date: string | null): string => (date === null ? 'undated' : `${date.replace('../', '').slice(0, 3)}0s`)
  const stated = reports.flatMap(({ links = [] }) => links).length
  const own = source.events.flatMap(({ value }) => value.links).length
  const rows: [string, string][] = [
    ['events', `${first.events.length}: ${told(tally(first.events.map(({ status }) => status)))}`],
    ['by decade', source.events.map(({ value }) => decade(value.date)).sort().filter((each, index, all) => all.indexOf(each) === index).map((each) => `${each} ${source.events.filter(({ value }) => decade(value.date) === each).length}`).join(', ')],
    ['articles', `${articles.length}: ${told(tally(articles.map(({ published }) => dated(published))))}`],
    ['their languages', told(tally(articles.map(({ language }) => LANGUAGES[language] ?? language)))],
    ['reports', `${reports.length}, of which ${reports.filter(({ status }) => status !== undefined).length} give a status, ${reports.filter(({ date }) => date !== undefined).length} a date or its absence, ${reports.filter(({ quote }) => quote !== undefined).length} a quotation, ${reports.filter(({ voice }) => voice === 'official').length} an official voice`],
    ['links', `${stated + own}: ${stated} stated by a report, ${own} the editors’ own`],
    ['people, places, topics, publishers', [first.people.length, first.places.length, first.topics.length, first.publishers.length].join(', ')],
    ['stories', `${evidence.stories.length}, of ${evidence.stories.map(({ steps }) => steps.length).join(', ')} steps`],
    ['terms of the glossary', String(terms.length)],
  ]
  return rows.map(([name, what]) => `| ${name} | ${what} |`)
}

test('every count of the data card is that of the data', () => {
  const card = readme.slice(readme.indexOf('### Data card'), readme.indexOf('### Take it along'))
  expect(card.split('\n').filter((line) => toTable().some((row) => row.split('|')[1] === line.split('|')[1]))).toEqual(toTable())
})

test('nothing is said to be known after the last day that was watched', () => {
  expect(readme).toContain(`\`watchedUntil\` is ${source.dataset?.value.watchedUntil}`)
})

test('the two assets stay under 400 kB gzipped together, and the first, which the picture needs, under half of that', () => {
  const sizes = [first, evidence].map((asset) => gzipSync(JSON.stringify(asset)).length)
  expect(sizes[0]! + sizes[1]!).toBeLessThan(400_000)
  expect(sizes[0]).toBeLessThan(200_000)
})
