// How the plans moved, where the corpus is known for it.

import { expect, test } from 'vitest'
import { compileFolder } from '../../src/build/corpus-files.ts'
import { toCorpus } from '../../src/model/corpus.ts'
import { parseDay, toIsoDay } from '../../src/model/day.ts'
import { knownOn, type KnownEvent } from '../../src/model/known.ts'
import type { Span } from '../../src/model/span.ts'

const compiled = compileFolder('data')
if ('problems' in compiled) throw new Error('The data has problems.')
const corpus = toCorpus(compiled.first)
const TODAY = corpus.dataset.watchedUntil + 1

function knownAt(id: string, day?: string): KnownEvent | undefined {
  return knownOn(corpus, day === undefined ? TODAY : (parseDay(day) ?? Number.NaN), TODAY).find((event) => event.id === id)
}
const say = (span: Span | null | undefined): string | null => (span ? [span.from, span.to].map((end) => (end === null ? '..' : toIsoDay(end))).join('/') : null)

test('Darmanin in October 2020: five versions of the dates, and those that came true', () => {
  const planned = knownAt('2020-10-15-darmanin-rabat')!.plans.map(({ span }) => say(span)?.replaceAll('2020-10-', ''))
  expect(planned).toEqual(expect.arrayContaining(['13/14', '14/15', '15/15', '14/16', '15/16']))
})

test('Attal in July 2024: planned, then called off', () => {
  const id = '2024-07-03-attal-rabat-cancelled'
  expect(knownAt(id, '2024-05-31')).toMatchObject({ status: 'planned' })
  expect(knownAt(id, '2024-06-20')).toMatchObject({ status: 'cancelled', settled: false, span: null })
  expect(knownAt(id)).toMatchObject({ status: 'cancelled', settled: true })
  expect(say(knownAt(id)!.span)).toBe('2024-07-03/2024-07-05')
})

test('the King’s visit to France: announced again and again, and still without a date', () => {
  const id = '2026-mohammed-vi-state-visit-france'
  const today = knownAt(id)!
  expect(today).toMatchObject({ status: 'announced', span: null, settled: false })
  const dates = today.plans.map(({ span }) => say(span))
  expect(dates).toEqual(expect.arrayContaining(['2025-11-06/2025-11-06', '2025-12-01/2026-01-31', '2026-03-02/2026-03-02', null]))
  expect(say(knownAt(id, '2026-01-15')!.span)).toBe('2026-03-02/2026-03-02')
})

test('Le Drian in September 2018: put off on the eve', () => {
  expect(say(knownAt('2018-09-10-le-drian-rabat', '2018-09-08')!.span)).toBe('2018-09-10/2018-09-10')
  expect(knownAt('2018-09-10-le-drian-rabat', '2018-09-09')).toMatchObject({ status: 'postponed', span: null })
})

test('Macron’s first state visit: from 2018 to 12 February 2020, and put off', () => {
  const id = '2020-02-12-macron-state-visit-planned'
  expect(say(knownAt(id, '2018-01-01')!.span)).toBe('2018-01-01/2018-12-31')
  expect(say(knownAt(id, '2020-01-21')!.span)).toBe('2020-02-12/2020-02-13')
  expect(knownAt(id, '2020-01-22')).toMatchObject({ status: 'postponed', span: null })
})

test('the visits announced for 2022 and 2023, Dati’s of 2024 and Bourita’s of 2025 stand on the trail of what they became', () => {
  const spans = (id: string) => knownAt(id)!.plans.map(({ span }) => say(span))
  expect(spans('2024-10-28-macron-state-visit-rabat')).toEqual(expect.arrayContaining(['2022-10-21/2022-10-31', '2023-01-01/2023-01-31', '2023-02-21/2023-03-10', '2023-04-20/..']))
  expect(spans('2025-02-16-dati-western-sahara')).toEqual(expect.arrayContaining(['2024-04-15/2024-04-21', '2025-02-16/2025-02-18']))
  expect(spans('2025-10-22-bourita-paris')).toEqual(expect.arrayContaining(['2025-07-01/2025-07-31', '2025-10-22/2025-10-23']))
})
