// What the corpus must hold whatever joins it: the plans of the state visit, and the two founding articles.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { compileFolder } from '../../src/build/corpus-files.ts'
import { toCorpus } from '../../src/model/corpus.ts'
import { parseDay, toIsoDay } from '../../src/model/day.ts'
import { knownOn, type KnownEvent } from '../../src/model/known.ts'
import { ArticleSchema, EventSchema, PersonSchema, PlaceSchema, PublisherSchema, TopicSchema, type ReportFile } from '../../src/model/schema.ts'

const STATE_VISIT = '2024-10-28-macron-state-visit-rabat'

const read = (path: string): unknown => JSON.parse(readFileSync(join('data', path), 'utf8'))

function readRoom<S extends v.GenericSchema>(schema: S, room: string): v.InferOutput<S>[] {
  return readdirSync(join('data', room), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => v.parse(schema, read(join(room, path))))
}

const toIds = <S extends v.GenericSchema<unknown, { id: string }>>(schema: S, path: string): Set<string> =>
  new Set(v.parse(v.array(schema), read(path)).map(({ id }) => id))

const articles = readRoom(ArticleSchema, 'articles')
const events = readRoom(EventSchema, 'events')
const reports = articles.flatMap((article) => article.reports.map((report) => ({ article, report })))

const compiled = compileFolder('data')

function knownVisit(day: string): KnownEvent | undefined {
  if ('problems' in compiled) return undefined
  const corpus = toCorpus(compiled.first)
  return knownOn(corpus, parseDay(day) ?? Number.NaN, corpus.dataset.watchedUntil).find(({ id }) => id === STATE_VISIT)
}

/** "2024-09-01/2024-09-30" as known on the day */
function dateOn(day: string): string | null {
  const span = knownVisit(day)?.span
  return span ? [span.from, span.to].map((end) => (end === null ? '..' : toIsoDay(end))).join('/') : null
}

test('the data compiles', () => {
  expect('problems' in compiled ? compiled.problems : []).toEqual([])
})

test('the state visit has twenty-seven reports of its course, twenty-six of them in dated articles', () => {
  const told = reports.filter(({ report }) => report.event === STATE_VISIT && (report.status !== undefined || report.date !== undefined))
  expect(told).toHaveLength(27)
  expect(new Set(told.map(({ article }) => article.id)).size).toBe(27)
  expect(told.filter(({ article }) => article.published !== null)).toHaveLength(26)
  expect(told.filter(({ report }) => report.status === 'held').map(({ report }) => report.date)).toEqual(Array(3).fill('2024-10-28/2024-10-30'))
})

test('the date of the state visit is what was known on the day', () => {
  expect(dateOn('2022-08-27')).toBeNull()
  expect(dateOn('2022-08-28')).toBe('2022-10-21/2022-10-31')
  expect(dateOn('2023-02-03')).toBeNull()
  expect(dateOn('2024-04-23')).toBe('2024-09-01/2024-09-30')
  expect(dateOn('2024-07-31')).toBeNull()
  expect(dateOn('2024-09-27')).toBe('2024-10-21/2024-10-31')
  expect(dateOn('2024-10-25')).toBe('2024-10-28/2024-10-30')
  expect(knownVisit('2024-04-23')).toMatchObject({ status: 'planned', words: 'en septembre prochain' })
  expect(knownVisit('2024-10-30')).toMatchObject({ status: 'held', settled: true })
})

test('every event stands on a report', () => {
  const reported = new Set(reports.map(({ report }) => report.event))
  expect(events.map(({ id }) => id).filter((id) => !reported.has(id))).toEqual([])
})

test('no quotation is longer than twenty words', () => {
  const long = reports.filter(({ report }) => (report.quote ?? '').split(/\s+/).length > 20)
  expect(long.map(({ article }) => article.id)).toEqual([])
})

test('every reference leads somewhere', () => {
  const [people, places, topics, publishers] = [
    toIds(PersonSchema, 'people.json'), toIds(PlaceSchema, 'places.json'), toIds(TopicSchema, 'topics.json'), toIds(PublisherSchema, 'publishers.json'),
  ]
  const eventIds = new Set(events.map(({ id }) => id))
  const lost: string[] = []
  const refer = (from: string, ids: Set<string>, named: readonly (string | null | undefined)[]): void => {
    for (const id of named) if (id != null && !ids.has(id)) lost.push(`${from}: ${id}`)
  }
  for (const event of events) {
    refer(event.id, people, event.people.map(({ person }) => person))
    refer(event.id, places, [event.place])
    refer(event.id, topics, event.topics)
    refer(event.id, eventIds, [event.attemptOf, ...event.links.map(({ to }) => to)])
  }
  for (const { article, report } of reports) {
    refer(article.id, publishers, [article.publisher, report.via])
    refer(article.id, eventIds, [report.event, ...(report.links ?? []).map(({ to }) => to)])
    refer(article.id, people, report.people ?? [])
    refer(article.id, places, [report.place])
    refer(article.id, topics, report.topics ?? [])
  }
  expect(lost).toEqual([])
})

function readArticle(id: string): { reports: ReportFile[]; people: Set<string> } {
  const found = articles.find((article) => article.id === id)
  const all = found?.reports ?? []
  return { reports: all, people: new Set(all.flatMap(({ people = [] }) => people)) }
}

test('the article of 18 October 2020 is taken apart completely', () => {
  const { reports: said, people } = readArticle('2020-10-18-bayane-al-yaoume-security-cooperation')
  expect([...people].sort()).toEqual(['abdelouafi-laftit', 'ahmed-toufiq', 'gerald-darmanin', 'mohammed-vi', 'nasser-bourita', 'noureddine-boutayeb'])
  expect(said.find(({ via }) => via === 'ministry-interior-ma')).toMatchObject({ voice: 'official', status: 'held', date: '2020-10-16', place: 'rabat' })
})

test('the article of 23 April 2024 is taken apart completely', () => {
  const { reports: said, people } = readArticle('2024-04-23-amdgjb-interior-ministers')
  expect([...people].sort()).toEqual(['abdelouafi-laftit', 'emmanuel-macron', 'franck-riester', 'gerald-darmanin', 'stephane-sejourne'])
  const about = (event: string): ReportFile | undefined => said.find((report) => report.event === event)
  expect(about('2024-04-21-darmanin-rabat')).toMatchObject({ status: 'held', date: '2024-04-22' })
  expect(about('2024-04-21-darmanin-rabat')?.links).toEqual(expect.arrayContaining([expect.objectContaining({ type: 'prepares', to: STATE_VISIT }), expect.objectContaining({ type: 'follows', to: '2024-04-04-riester-morocco' })]))
  expect(about('2024-04-04-riester-morocco')).toMatchObject({ date: '2024-04-01/2024-04-10', within: true })
  expect(about(STATE_VISIT)).toMatchObject({ status: 'planned', date: '2024-09', words: 'en septembre prochain' })
  expect(about('2024-07-26-paris-olympics')).toMatchObject({ status: 'planned', date: '2024-07-26/2024-08-11' })
  expect(about('2024-02-25-sejourne-rabat')).toBeDefined()
})
