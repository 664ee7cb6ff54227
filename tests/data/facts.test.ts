// The corpus beside the research that it was made from: nothing dropped, nothing changed without being named here.
// The research lies beside the project; where it does not, there is nothing to compare with.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readFolder } from '../../src/build/corpus-files.ts'
import { toAddressKey } from '../../src/model/address.ts'
import { readSource } from '../../src/model/source.ts'

interface FactSource {
  url: string
  title: string | null
  published: string | null
  language: string
  short_quote: string | null
}
interface Fact {
  id: string
  kind: string
  status: string
  start: string | null
  end: string | null
  confidence: string
  participants: { name: string }[]
  status_history: { as_of: string; status: string; when: string | null; source: number }[]
  links: { type: string; to: string; source: number | null }[]
  outcomes: string[]
  sources: FactSource[]
}

const FACTS = join('..', 'shared', 'facts')
const there = existsSync(FACTS)
const facts: Fact[] = there ? ['events-1955-2016.json', 'events-2017-2022.json', 'events-2023-2026.json'].flatMap((file) => JSON.parse(readFileSync(join(FACTS, file), 'utf8')) as Fact[]) : []

const { source } = readSource(readFolder('data'))
const events = new Map(source.events.map(({ value }) => [value.id, value]))
const articles = new Map(source.articles.flatMap(({ value }) => (value.url === null ? [] : [[toAddressKey(value.url), value] as const])))
const articleOf = ({ url }: FactSource) => articles.get(toAddressKey(url))

/** Where the corpus says otherwise than the research, and why. */
const DEPARTURES = {
  date: {
    // the research gives the day of arrival alone, and a caption of 28 June that would count as a disagreement
    '1963-06-26-hassan-ii-paris': '1963-06-26/1963-06-28~',
    // the research gives the days on which they broke out; sources of later events tell of their ends
    '2014-02-20-judicial-cooperation-crisis': '2014-02-20/2015-01-31',
    '2021-09-28-france-visa-cut': '2021-09-28/2022-12-16',
  } as Record<string, string>,
  published: {
    // the date is that of the text recorded, not of the page
    'ilo.org/dyn/natlex/natlex4.detail': null,
    // told twice, once undated
    'maghress.com/fr/lopinion/136545': '2023-02?',
    // told twice, with ~ and with ?
    'maroc-hebdo.press.ma/visite-maroc-gerald-darmanin-recu-par-laftit': '2024-04-22~',
    'maghress.com/fr/marocdiplomatique/300081': '2022-12-14~',
  } as Record<string, string | null>,
  /** event, and number of the source whose entry in the history is not what the source itself says of the event */
  status: {
    '1996-05-06-hassan-ii-paris 2': 'a date put off to another is the plan for that other',
    '2019-09-30-moulay-el-hassan-paris 1': 'what was cancelled is a private journey of the King',
    '2022-10-macron-morocco-announced 3': 'it plans the visit for before the end of the year',
    '2023-macron-rabat-not-held 9': 'it plans the visit for 2024',
    '2024-07-31-king-invites-macron 0': 'the letter was written; what it announces is the state visit',
    '2024-07-31-king-invites-macron 2': 'the letter was written; what it announces is the state visit',
    '2024-09-26-royal-invitation-letter 0': 'the letter was written; what it announces is the state visit',
    '2024-09-26-royal-invitation-letter 1': 'the letter was written; what it announces is the state visit',
    '2025-04-14-bourita-paris 1': 'what is planned is the High-Level Meeting',
    '2026-03-10-akhannouch-bourita-paris 2': 'what is planned is the High-Level Meeting',
    '2025-07-09-talbi-alami-paris 1': 'it says that the meeting is to take place',
    '2026-02-02-darmanin-rabat 1': 'it says that he is expected',
    '2021-09-28-france-visa-cut 6': 'it tells of the end of what had gone on until then',
  } as Record<string, string>,
}

describe.skipIf(!there)('beside the research', () => {
  test('all its events, under their ids, with their kinds, statuses and confidence', () => {
    const toRow = ({ id, kind, status, confidence }: { id: string; kind: string; status: string; confidence: string }) => [id, kind, status, confidence].join(' ')
    expect([...events.values()].map(toRow).sort()).toEqual(facts.map(toRow).sort())
    expect(facts).toHaveLength(146)
  })

  test('their settled dates', () => {
    const differs = facts.filter(({ id, start, end }) => {
      const date = start === null ? null : end === null || end === start ? start : `${start}/${end}`
      return events.get(id)?.date !== (DEPARTURES.date[id] ?? date)
    })
    expect(differs.map(({ id, start, end }) => `${id}: ${start} to ${end}, not ${events.get(id)?.date}`)).toEqual([])
  })

  test('every source entry: its page is one article, with a report on the event', () => {
    const entries = facts.flatMap((fact) => fact.sources.map((entry) => ({ fact, entry })))
    const lost = entries.filter(({ fact, entry }) => !articleOf(entry)?.reports.some(({ event }) => event === fact.id))
    expect(lost.map(({ fact, entry }) => `${fact.id}: ${entry.url}`)).toEqual([])
    expect(entries).toHaveLength(885)
    const pages = new Set(entries.map(({ entry }) => toAddressKey(entry.url)))
    expect([...articles.keys()].filter((key) => !pages.has(key))).toEqual([])
  })

  test('titles, languages and publication dates as the research has them', () => {
    const differs = facts.flatMap(({ sources }) => sources).flatMap((entry) => {
      const article = articleOf(entry)
      const departure = Object.entries(DEPARTURES.published).find(([key]) => toAddressKey(entry.url).startsWith(key))
      const published = departure ? departure[1] : entry.published
      const titled = entry.title === null || plain(article?.title ?? '') === plain(entry.title)
      return article && article.published === published && article.language === entry.language && titled ? [] : [`${entry.url}: ${article?.published}, ${article?.language}, ${article?.title}`]
    })
    expect(differs).toEqual([])
  })

  test('every quotation, verbatim', () => {
    const lost = facts.flatMap(({ sources }) => sources).filter((entry) => {
      if (!entry.short_quote) return false
      const quotes = articleOf(entry)?.reports.flatMap(({ quote = '' }) => quote) ?? []
      return !quotes.some((quote) => plain(quote) === plain(entry.short_quote ?? ''))
    })
    expect(lost.map(({ url, short_quote }) => `${url}: ${short_quote}`)).toEqual([])
  })

  test('every participant', () => {
    const people = new Map(source.people.map(({ value }) => [value.id, new Set([value.name.en, value.name.fr, ...(value.aliases ?? [])])]))
    const lost = facts.flatMap(({ id, participants }) => participants.filter(({ name }) => !events.get(id)?.people.some(({ person }) => people.get(person)?.has(name))).map(({ name }) => `${id}: ${name}`))
    expect(lost).toEqual([])
  })

  test('every link, stated by its source or the editors’ own', () => {
    const lost = facts.flatMap((fact) => fact.links.filter(({ type, to, source: number }) => {
      const stated = number === null ? [] : (articleOf(fact.sources[number]!)?.reports.filter(({ event }) => event === fact.id).flatMap(({ links = [] }) => links) ?? [])
      const own = events.get(fact.id)?.links ?? []
      return ![...stated, ...own].some((link) => link.type === type && link.to === to)
    }).map(({ type, to }) => `${fact.id} ${type} ${to}`))
    expect(lost).toEqual([])
  })

  test('every status of its history, in a report of the source that gave it', () => {
    const lost = facts.flatMap((fact) => fact.status_history.filter(({ status, source: number }) => {
      const reports = articleOf(fact.sources[number]!)?.reports.filter(({ event }) => event === fact.id) ?? []
      return !reports.some((report) => report.status === status) && !Object.hasOwn(DEPARTURES.status, `${fact.id} ${number}`)
    }).map(({ as_of, status, source: number }) => `${fact.id} ${as_of} ${status} (${number})`))
    expect(lost).toEqual([])
  })
})

/** Without what a transcription may differ in: spaces, and marks around the whole. */
function plain(text: string): string {
  return text.normalize('NFC').replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]/g, '').replace(/\s+/g, ' ').replace(/’/g, "'").trim().replace(/^["'«“‘\s]+|["'»”’.\s]+$/g, '')
}
