// Ten thousand questions from the real corpus, on many days, about many scopes: every right answer and every wrong one.

import { describe, expect, test } from 'vitest'
import { compileFolder } from '../../src/build/corpus-files.ts'
import { speakingDays } from '../../src/model/changes.ts'
import { toCorpus, type Corpus } from '../../src/model/corpus.ts'
import { toDay } from '../../src/model/day.ts'
import { knownOn, type KnownEvent } from '../../src/model/known.ts'
import { isRight, QUESTIONS, toCards, toQuestion, type Card, type Question, type QuestionKind } from '../../src/review/card.ts'
import { shuffle, toChance } from '../../src/review/chance.ts'
import { daysOff } from '../../src/review/when.ts'
import { faultsOf } from './oracle.ts'

const compiled = compileFolder('data')
if ('problems' in compiled) throw new Error('The data has problems.')
const { first } = compiled
const corpus = toCorpus(first)
const TODAY = corpus.dataset.watchedUntil + 1
const now = knownOn(corpus, TODAY, TODAY)
const all = toCards(corpus, now, TODAY, TODAY, now)

const speaking = speakingDays(corpus).map(({ day }) => day)
const DAYS = [TODAY, ...speaking.filter((_, index) => index % 23 === 11), toDay(1999, 12, 31), toDay(2024, 10, 29)]

/** some of what is known: everything, a topic, a decade, a person, or any */
function scopes(known: readonly KnownEvent[], day: number): (readonly KnownEvent[])[] {
  const chance = toChance(day, 'scope')
  const topic = corpus.topics[chance.below(corpus.topics.length)]!.id
  return [known, known.filter(({ topics }) => topics.includes(topic)), known.filter(({ people }) => people.some(({ person }) => person === 'mohammed-vi')), known.filter(() => chance.below(4) === 0), []]
}

interface Asking {
  question: Question
  day: number
  today: number
}
/** As many questions as are asked for, over all days and scopes, each with a seed of its own. */
function* questions(count: number): Generator<Asking> {
  let made = 0
  for (let round = 0; made < count; round += 1) {
    for (const [index, day] of DAYS.entries()) {
      const today = day === TODAY ? TODAY : round % 2 === 0 ? day : TODAY
      const known = knownOn(corpus, day, today)
      const cards = toCards(corpus, scopes(known, day)[(round + index) % 5]!, day, today, known)
      // a long day does not crowd out the others
      for (const card of shuffle(cards, toChance(day, String(round))).slice(0, 150)) {
        for (let again = 0; again < 2; again += 1) {
          const question = toQuestion(card, corpus, known, day, today, made * 7919 + round)
          if (question === null) throw new Error(`${card.id} is a card and cannot be asked`)
          yield { question, day, today }
          made += 1
          if (made === count) return
        }
      }
    }
  }
}

describe('ten thousand questions', () => {
  const faults: string[] = []
  const kinds = new Map<QuestionKind, number>()
  const positions = new Map<string, number[]>()
  const asked = new Set<string>()
  for (const { question, day, today } of questions(10_000)) {
    faults.push(...faultsOf(corpus, question, { day, today }))
    kinds.set(question.kind, (kinds.get(question.kind) ?? 0) + 1)
    asked.add(JSON.stringify(question))
    if (question.kind !== 'place') {
      const key = `${question.kind} of ${String(question.choices.length)}`
      const row = positions.get(key) ?? question.choices.map(() => 0)
      row[question.right]! += 1
      positions.set(key, row)
    }
  }

  test('every right answer is right, and every wrong one wrong', () => {
    expect(faults).toEqual([])
  })

  test('they are of every kind, and few are the same', () => {
    expect([...kinds.keys()].sort()).toEqual([...QUESTIONS].sort())
    expect(Math.min(...kinds.values())).toBeGreaterThan(200)
    expect(asked.size).toBeGreaterThan(5000)
  })

  test('the right answer stands as often in one place as in another', () => {
    for (const [key, row] of positions) {
      const count = row.reduce((sum, each) => sum + each, 0)
      if (count < 300) continue
      for (const each of row) expect(Math.abs(each / count - 1 / row.length), `${key}: ${row.join(' ')}`).toBeLessThan(0.07)
    }
  })
})

describe('cards', () => {
  test('are the same each time, each with an id of its own, in the order of the events', () => {
    expect(toCards(corpus, now, TODAY, TODAY)).toEqual(all)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect([...new Set(all.map(({ event }) => event))]).toEqual(now.map(({ id }) => id).filter((id) => all.some(({ event }) => event === id)))
    for (const { id, kind, event } of all) expect(id.startsWith(`${kind}.${event}`)).toBe(true)
  })

  test('are those of the scope: of some events, the cards of these', () => {
    const some = now.filter((_, index) => index % 5 === 0)
    expect(toCards(corpus, some, TODAY, TODAY, now)).toEqual(all.filter(({ event }) => some.some(({ id }) => id === event)))
  })

  test('keep their names and what they stand on from one day to the next', () => {
    const later = new Map(toCards(corpus, knownOn(corpus, TODAY + 40, TODAY + 40), TODAY + 40, TODAY + 40).map((card) => [card.id, card.stands]))
    expect(all.filter(({ id, stands }) => later.get(id) !== stands)).toEqual([])
  })

  test('the same seed asks the same, another one otherwise', () => {
    const ask = (card: Card, seed: number) => toQuestion(card, corpus, now, TODAY, TODAY, seed)
    for (const card of all) expect(ask(card, 5)).toEqual(ask(card, 5))
    const other = all.filter((card) => JSON.stringify(ask(card, 5)) !== JSON.stringify(ask(card, 6)))
    expect(other.length).toBeGreaterThan(all.length * 0.8)
  })

  test('K9: what was published later changes no card and no question of the day', () => {
    for (const day of DAYS.slice(1).filter((_, index) => index % 6 === 0)) {
      // of what never took place the model itself looks back, once all its reports are there
      const known = knownOn(corpus, day, TODAY).filter(({ id }) => corpus.eventById.get(id)!.status === 'held')
      const until = toCorpus({ ...first, reports: first.reports.filter(({ known }) => known !== null && known <= day), events: first.events.map((event) => (event.span !== null && (event.span.from ?? event.span.to ?? 0) > day ? { ...event, place: null, people: [], topics: [], links: [] } : event)) })
      const then = knownOn(until, day, TODAY).filter(({ id }) => corpus.eventById.get(id)!.status === 'held')
      const cards = toCards(corpus, known, day, TODAY, known)
      expect(toCards(until, then, day, TODAY, then)).toEqual(cards)
      for (const card of cards) expect(toQuestion(card, until, then, day, TODAY, 3)).toEqual(toQuestion(card, corpus, known, day, TODAY, 3))
    }
  }, 60_000)

  test('a place on the axis is right on its days and near them, and wrong far from them; how far is said in days', () => {
    for (const card of all.filter(({ kind }) => kind === 'place')) {
      const question = toQuestion(card, corpus, now, TODAY, TODAY, 1)!
      if (question.kind !== 'place') throw new Error('another kind')
      const { span, tolerance } = question
      expect([span.from!, span.to!, span.to! + tolerance, span.from! - tolerance].map((day) => isRight(question, day))).toEqual([true, true, true, true])
      expect([span.to! + tolerance + 1, span.from! - tolerance - 1].map((day) => isRight(question, day))).toEqual([false, false])
      expect([daysOff(span, span.from!), daysOff(span, span.to! + 3), daysOff(span, span.from! - 4)]).toEqual([0, 3, 4])
    }
  })
})

describe('a corrected event', () => {
  const change = (id: string, into: (event: Corpus['events'][number]) => Partial<Corpus['events'][number]>) => {
    // no source says otherwise than what it is corrected to
    const reports = first.reports.map(({ span: _span, place: _place, ...report }) => (report.event === id ? report : { ...report, ...(_span === undefined ? {} : { span: _span }), ...(_place === undefined ? {} : { place: _place }) }))
    const corrected = toCorpus({ ...first, reports, events: first.events.map((event) => (event.id === id ? { ...event, ...into(event) } : event)) })
    const cards = new Map(toCards(corrected, knownOn(corrected, TODAY, TODAY), TODAY, TODAY).map((card) => [card.id, card.stands]))
    return all.filter(({ id: card, stands }) => cards.has(card) && cards.get(card) !== stands).map(({ id: card }) => card)
  }
  const event = '2024-04-25-le-maire-rabat'

  test('changes the cards of its date where its date is another, those in which it is the second included', () => {
    const changed = change(event, ({ span }) => ({ span: { ...span!, from: span!.from! + 1, core: [span!.from! + 1, span!.to!] } }))
    expect(changed).toEqual(expect.arrayContaining([`when.${event}`, `place.${event}`]))
    expect(changed.filter((id) => !id.includes(event))).toEqual([])
    expect(changed.some((id) => id.startsWith('who.') || id.startsWith('where.') || id.startsWith('led.'))).toBe(false)
  })

  test('changes the card of its place or of its people alone', () => {
    expect(change(event, () => ({ place: 'marrakesh' }))).toEqual([`where.${event}`])
    const met = '2024-04-21-darmanin-rabat'
    expect(change(met, ({ people }) => ({ people: people.map((each) => (each.part === 'host' ? { ...each, person: 'aziz-akhannouch' } : each)) }))).toEqual([`who.${met}`])
  })

  test('other words, and what no answer stands on, change none', () => {
    expect(change(event, ({ title }) => ({ title: { ...title, fr: `${title.fr} à nouveau` }, topics: [], confidence: 'low' }))).toEqual([])
  })
})
