// The rules of knowing on the real corpus, on every day on which anything was published.

import { describe, expect, test } from 'vitest'
import { compileFolder } from '../../src/build/corpus-files.ts'
import { speakingDays } from '../../src/model/changes.ts'
import { toCorpus } from '../../src/model/corpus.ts'
import { toIsoDay } from '../../src/model/day.ts'
import { FIELDS, knownEvent, knownOn, type KnownEvent } from '../../src/model/known.ts'
import { linksOn } from '../../src/model/links.ts'
import { versionsOf } from '../../src/model/readings.ts'
import { sayings } from '../../src/model/sayings.ts'
import { agrees, isSameSpan } from '../../src/model/span.ts'
import { independentVoices } from '../../src/model/voices.ts'
import { naiveKnown } from '../model/naive.ts'

const compiled = compileFolder('data')
if ('problems' in compiled) throw new Error('The data has problems.')
const corpus = toCorpus(compiled.first)
const TODAY = corpus.dataset.watchedUntil + 1
const days = [...speakingDays(corpus).map(({ day }) => day), TODAY]
const known = new Map(days.map((day) => [day, knownOn(corpus, day, TODAY)]))
const reportOf = (id: string) => corpus.reportById.get(id)!

/** Runs over every event known on every day; the first that fails is named. */
function everyEvent(check: (event: KnownEvent, day: number) => boolean): string[] {
  return days.flatMap((day) => (known.get(day) ?? []).filter((event) => !check(event, day)).map((event) => `${event.id} on ${toIsoDay(day)}`))
}

test('there are days enough', () => {
  expect(days.length).toBeGreaterThan(300)
})

describe('on every day on which anything was published', () => {
  test('K1, K5: it equals a naive fold, event by event', () => {
    const wrong: string[] = []
    for (const day of days) {
      const events = new Map(known.get(day)!.map((event) => [event.id, event]))
      for (const event of corpus.events.filter(({ attemptOf }) => attemptOf === undefined)) {
        const found = events.get(event.id)
        const naive = naiveKnown(corpus, event, day, TODAY)
        const same = found === undefined ? naive === null : naive !== null && found.status === naive.status && (found.span?.from ?? null) === naive.from && (found.span?.to ?? null) === naive.to
        if (!same) wrong.push(`${event.id} on ${toIsoDay(day)}`)
      }
    }
    expect(wrong).toEqual([])
  }, 60_000)

  test('K2: what is over is as settled, and only reports that it was held differ', () => {
    expect(everyEvent((event) => {
      if (!event.settled) return true
      const settled = corpus.eventById.get(event.id)!
      const differs = event.against.date.map(reportOf)
      const lapsed = event.status === 'lapsed' && ['announced', 'planned'].includes(settled.status)
      return (lapsed || event.status === settled.status) && event.span === settled.span && differs.every((report) => report.status === settled.status && !agrees(report.span!, settled.span!))
    })).toEqual([])
  })

  test('K9, K10: who says what stands on reports of that day, and as many voices as do not relay one another; what differs says so', () => {
    expect(everyEvent((event, day) => {
      const fields = sayings(corpus, event)
      const values = fields.flatMap((field) => field.values)
      const early = values.every(({ reports, since, voices }) => reports.every((id) => (reportOf(id).known ?? TODAY) <= day) && (since ?? day) <= day && voices === independentVoices(corpus, reports).length)
      const told = FIELDS.every((field) => event.against[field].every((id) => values.some((value) => value.field === field && value.stance === 'differs' && value.reports.includes(id))))
      return early && told && event.because.date.every((id) => values.some((value) => value.field === 'date' && (value.stance === 'shown' || value.stance === 'more' || value.stance === 'less' || event.status === 'underway') && value.reports.includes(id)))
    })).toEqual([])
  })

  test('K3: what is known had been reported or had begun, and says so where it had only begun', () => {
    expect(everyEvent((event, day) => {
      const told = event.reports.map(reportOf).some((report) => (report.known ?? TODAY) <= day && (report.status !== undefined || report.span !== undefined))
      const { span, status } = corpus.eventById.get(event.id)!
      const start = status === 'held' ? (span?.core?.[0] ?? span?.to ?? null) : null
      return told || (event.late && start !== null && start <= day)
    })).toEqual([])
  })

  test('K4: nothing known on the day before is forgotten', () => {
    const lost: string[] = []
    days.slice(1).forEach((day, index) => {
      const after = new Map(known.get(day)!.map((event) => [event.id, event]))
      for (const before of known.get(days[index]!)!) {
        const now = after.get(before.id)
        const reports = new Set(now?.reports)
        const plans = new Set(now?.plans.flatMap((plan) => plan.reports))
        if (!now || !before.reports.every((id) => reports.has(id)) || !before.plans.every((plan) => plan.reports.every((id) => plans.has(id)))) lost.push(`${before.id} on ${toIsoDay(day)}`)
      }
    })
    expect(lost).toEqual([])
  })

  test('K6: every field shown stands on reports that count on that day, or is the editors’ own', () => {
    expect(everyEvent((event) => {
      const counted = new Set(event.reports)
      const grounds = FIELDS.flatMap((field) => [...event.because[field], ...event.against[field]])
      const dated = event.settled || event.late || event.span === null || event.because.date.length > 0
      return dated && grounds.every((id) => counted.has(id))
    })).toEqual([])
  })

  test('K7: no report counts before its publication can have begun, and no undated one before today', () => {
    const early = corpus.reports.filter(({ known: from, article }) => {
      const published = corpus.articleById.get(article)!.published
      return from === null ? published !== null : published === null || from < published.from! || from > published.to!
    })
    expect(early.map(({ id }) => id)).toEqual([])
    expect(everyEvent((event, day) => day >= TODAY || event.reports.every((id) => reportOf(id).known !== null))).toEqual([])
  })

  test('K8: no plan whose days have passed is shown as a plan', () => {
    expect(everyEvent((event, day) => !['planned', 'announced', 'underway'].includes(event.status) || event.span?.to == null || event.span.to >= day)).toEqual([])
  })

  test('K9: before an event is over nothing is told of it that no report had said', () => {
    expect(everyEvent((event) => {
      if (event.settled) return true
      const said = event.reports.map(reportOf)
      return (
        event.people.every(({ person }) => said.some(({ people }) => people?.includes(person))) &&
        event.topics.every((topic) => said.some(({ topics }) => topics?.includes(topic))) &&
        (event.place === null || said.some(({ place }) => place === event.place)) &&
        event.stages.length === 0 &&
        (event.words === undefined || said.some(({ words }) => words === event.words))
      )
    })).toEqual([])
  })

  test('K9: no link leads to what is not known, and the editors’ own wait until both ends are over', () => {
    const leaks: string[] = []
    for (const day of days) {
      const events = new Map(known.get(day)!.map((event) => [event.id, event]))
      for (const { id, from, to, because } of linksOn(corpus, known.get(day)!, day, TODAY)) {
        const both = [events.get(from), events.get(to)]
        if (both.some((event) => event === undefined) || (because.length === 0 && both.some((event) => !event!.settled))) leaks.push(`${id} on ${toIsoDay(day)}`)
        if (because.some((report) => (reportOf(report).known ?? TODAY) > day)) leaks.push(`${id} on ${toIsoDay(day)}`)
      }
    }
    expect(leaks).toEqual([])
  })

  test('K10: voices that agree are counted by their origin', () => {
    expect(everyEvent((event) => {
      const origins = independentVoices(corpus, event.because.status)
      return new Set(origins).size === origins.length && origins.every((origin) => event.because.status.some((id) => reportOf(id).origin === origin))
    })).toEqual([])
  })

  test('K11: attempts have no mark of their own, and no report counts twice', () => {
    const attempts = new Set(corpus.events.filter(({ attemptOf }) => attemptOf !== undefined).map(({ id }) => id))
    expect([...attempts]).toEqual(['2022-10-macron-morocco-announced', '2023-macron-rabat-not-held', '2024-04-dati-morocco-planned', '2025-07-bourita-paris-cancelled'])
    expect(everyEvent((event) => {
      const told = event.reports.map(reportOf).map(({ article, status, span }) => [article, status, span?.from, span?.to].join(' '))
      const plans = event.plans.flatMap(({ reports }) => reports)
      const ofAttempt = event.reports.map(reportOf).filter((report) => attempts.has(report.event)).map(({ article, status, span }) => [article, status, span?.from, span?.to].join(' '))
      return !attempts.has(event.id) && new Set(plans).size === plans.length && ofAttempt.every((key) => told.filter((other) => other === key).length === 1)
    })).toEqual([])
  })
})

test('what is known over the whole of knowledge time at once is what is known on each day', () => {
  const wrong: string[] = []
  for (const event of corpus.events) {
    const versions = versionsOf(corpus, event, TODAY)
    const ends = [event.span, ...(corpus.reportsOf.get(event.id) ?? []).flatMap(({ known: from, span }) => [span ?? null, from === null ? null : { from, to: from }])]
    const turns = [...versions.map(({ since }) => since), ...ends.flatMap((span) => [span?.from ?? TODAY, span?.to ?? TODAY])]
    for (const day of new Set([...days, ...turns.flatMap((turn) => [turn - 1, turn, turn + 1])])) {
      const version = versions.find(({ since, until }) => since <= day && day < until)
      const found = knownEvent(corpus, event, day, TODAY)
      const same = found === null || version === undefined
        ? found === null && version === undefined
        : found.status === version.status && isSameSpan(found.span, version.span) && found.settled === version.settled && FIELDS.some((field) => found.against[field].length > 0) === version.disputed
      if (!same) wrong.push(`${event.id} on ${toIsoDay(day)}`)
    }
  }
  expect(wrong).toEqual([])
}, 60_000)
