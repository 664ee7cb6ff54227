// Each kind of question, on small corpora drawn for it; those of the reader's own sets lack this and that.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCorpus, type Corpus, type Person, type Place, type Report, type SettledEvent } from '../../src/model/corpus.ts'
import { toDay } from '../../src/model/day.ts'
import { knownOn } from '../../src/model/known.ts'
import { toSpan, type Span } from '../../src/model/span.ts'
import { toCards, toQuestion, type Question, type QuestionKind } from '../../src/review/card.ts'
import { toChance, shuffle } from '../../src/review/chance.ts'
import { precisionOf } from '../../src/review/when.ts'
import { witnessOf } from '../../src/review/witness.ts'
import { corpusArb, LAST_DAY } from '../fixtures/corpora.ts'
import { parseDrawn, toEvent, toFirst } from '../fixtures/drawn.ts'

const words = (text: string) => ({ en: text, fr: text, ar: text })
const TODAY = toDay(2026, 1, 1)
const start = toDay(2020, 6, 10)

function ask<K extends QuestionKind>(corpus: Corpus, kind: K, event: string, { seed = 1, day = TODAY } = {}): Extract<Question, { kind: K }>[] {
  const known = knownOn(corpus, day, day)
  return toCards(corpus, known, day, day, known)
    .filter((card) => card.kind === kind && card.event === event)
    .map((card) => toQuestion(card, corpus, known, day, day, seed) as Extract<Question, { kind: K }>)
}

const office = (title: string) => ({ title: words(title), attested: toSpan(start - 1000, start + 1000) })
const person = (id: string, side: string, title?: string): Person => ({ id, name: words(id), aliases: [], side, offices: title === undefined ? [] : [office(title)] })
const place = (id: string, country: string, at: [number, number] | null = null): Place => ({ id, name: words(id), aliases: [], country, at })
const people = [
  person('alpha', 'FR', 'Minister of the Interior'), person('bravo', 'FR', 'Minister of the Interior'), person('delta', 'FR', 'Minister of Culture'), person('officeless', 'FR'),
  person('omega', 'MA', 'Minister of the Interior'), person('sigma', 'MA', 'Minister of the Interior'), person('kappa', 'MA', 'Minister of Justice'),
]
const places = [place('rabat', 'MA', [34.02, -6.84]), place('sale', 'MA', [34.05, -6.8]), place('fez', 'MA', [34.03, -5]), place('tangier', 'MA', [35.76, -5.83]), place('lyon', 'FR')]
const visit = (id: string, at: number, guest: string, host: string, where: string, rest: Partial<SettledEvent> = {}): SettledEvent =>
  toEvent(id, { title: words(`the ${id}`), span: toSpan(at, at + 1), place: where, people: [{ person: guest, part: 'visitor' }, { person: host, part: 'host' }], ...rest })
const visits = (...more: SettledEvent[]): SettledEvent[] => [
  visit('one', start, 'alpha', 'omega', 'rabat'),
  visit('two', start + 60, 'bravo', 'sigma', 'fez'),
  visit('three', start + 130, 'delta', 'kappa', 'tangier'),
  visit('four', start + 200, 'officeless', 'kappa', 'sale'),
  visit('five', start + 300, 'alpha', 'sigma', 'lyon'),
  ...more,
]
const telling = (id: string, event: string, rest: Partial<Report>): Report => ({ id: `${id}#0`, article: id, event, known: start + 1, dated: 'exact', official: false, origin: 'paper', ...rest })
const corpusOf = (events: SettledEvent[], reports: Report[] = []): Corpus => toCorpus(toFirst(events, reports, { people, places }))

describe('when', () => {
  const month: Span = { from: toDay(2020, 6, 1), to: toDay(2020, 6, 30), core: null, window: true, doubt: 'none' }
  const year: Span = { ...month, from: toDay(2020, 1, 1), to: toDay(2020, 12, 31) }

  test.each([
    ['a day', toSpan(start), 'day'], ['days', toSpan(start, start + 2), 'day'], ['a month', month, 'month'], ['a year', year, 'year'],
    ['a doubtful day', { ...toSpan(start), doubt: 'uncertain' as const }, null], ['about a month', { ...month, doubt: 'approximate' as const }, null],
    ['a window of some days', { ...month, to: month.to! - 10 }, null], ['an open end', { ...toSpan(start), to: null, core: null }, null], ['half a year', toSpan(start, start + 180), null],
  ])('%s is asked at the precision that is known, or not', (_, span, precision) => {
    expect(precisionOf(span)).toBe(precision)
    const asked = ask(corpusOf(visits(toEvent('asked', { title: words('the asked'), span }))), 'when', 'asked')
    expect(asked.map(({ choices }) => choices.map((each) => precisionOf(each)))).toEqual(precision === null ? [] : [[precision, precision, precision, precision]])
  })

  test('never where a source that it was held says otherwise, nor where the title tells it, nor where two share a title', () => {
    const held = telling('a', 'one', { status: 'held', span: toSpan(start + 9) })
    expect(ask(corpusOf(visits(), [held]), 'when', 'one')).toEqual([])
    expect(ask(corpusOf(visits()), 'when', 'one')).toHaveLength(1)
    expect(ask(corpusOf(visits(visit('six', start + 5, 'alpha', 'omega', 'rabat', { title: words('Summit of June 2020') }))), 'when', 'six')).toEqual([])
    expect(ask(corpusOf(visits(visit('six', start + 900, 'alpha', 'omega', 'rabat', { title: words('the one') }))), 'when', 'one')).toEqual([])
  })

  test('no wrong date is one that was planned once, whatever the seed', () => {
    const planned = telling('a', 'one', { known: start - 90, status: 'planned', span: { from: start + 10, to: start + 130, core: null, window: true, doubt: 'none' } })
    for (let seed = 0; seed < 60; seed += 1) {
      const [question] = ask(corpusOf(visits(), [planned]), 'when', 'one', { seed })
      const wrong = question!.choices.filter((_, index) => index !== question!.right)
      expect(wrong).toHaveLength(3)
      for (const { from, to } of wrong) expect(to! < start + 10 || from! > start + 130).toBe(true)
    }
  })
})

describe('who', () => {
  test('takes two of the same field for one another, each of whom stands twice', () => {
    const [question] = ask(corpusOf(visits()), 'who', 'one')
    expect(question!.choices[question!.right]).toEqual({ guest: 'alpha', host: 'omega' })
    for (const part of ['guest', 'host'] as const) {
      const names = question!.choices.map((pair) => pair[part])
      expect(names.map((name) => names.filter((other) => other === name).length)).toEqual([2, 2, 2, 2])
    }
  })

  test('nobody who is named, was elsewhere on those days, or holds no office', () => {
    const events = visits(visit('beside', start + 1, 'bravo', 'kappa', 'tangier'))
    const report = telling('a', 'one', { people: ['sigma'], status: 'held' })
    for (let seed = 0; seed < 30; seed += 1) {
      const [question] = ask(corpusOf(events, [report]), 'who', 'one', { seed })
      expect(new Set(question!.choices.flatMap(({ guest, host }) => [guest, host]))).toEqual(new Set(['alpha', 'delta', 'omega']))
    }
  })

  test('by its title where nobody stands in it, else by when and where', () => {
    expect(ask(corpusOf(visits()), 'who', 'one')[0]!.cue).toEqual(['title', 'date'])
    expect(ask(corpusOf(visits(visit('six', start + 400, 'alpha', 'omega', 'rabat', { title: words('Alpha in Rabat') }))), 'who', 'six')[0]!.cue).toEqual(['date', 'place'])
  })
})

describe('where', () => {
  test('on the same side, and neither next to it, nor on its way, nor where a source puts it', () => {
    const events = visits(visit('six', start + 400, 'alpha', 'omega', 'rabat', { title: words('a meeting') }))
    for (let seed = 0; seed < 30; seed += 1) {
      const [question] = ask(corpusOf(events), 'where', 'six', { seed })
      expect(new Set(question!.choices)).toEqual(new Set(['rabat', 'fez', 'tangier', 'lyon']))
      const [staged] = ask(corpusOf(events.map((event) => (event.id === 'six' ? { ...event, stages: ['fez'] } : event)), [telling('a', 'six', { status: 'planned', place: 'lyon', known: start })]), 'where', 'six', { seed })
      expect(new Set(staged!.choices)).toEqual(new Set(['rabat', 'tangier']))
    }
  })

  test('by its title where the place does not stand in it, else by who was there and when; a letter is nowhere', () => {
    const six = (rest: Partial<SettledEvent>) => ask(corpusOf(visits(visit('six', start + 400, 'alpha', 'omega', 'rabat', rest))), 'where', 'six').map(({ cue }) => cue)
    expect(six({ title: words('a meeting') })).toEqual([['title', 'date']])
    expect(six({ title: words('a meeting at Rabat') })).toEqual([['people', 'date']])
    expect(six({ title: words('a meeting at Rabat'), people: [] })).toEqual([])
    expect(six({ title: words('a letter'), kind: 'letter' })).toEqual([])
  })
})

describe('which came first, and what it led to', () => {
  test('the first is over before the others begin; what lies years off is not compared', () => {
    const [question] = ask(corpusOf(visits()), 'first', 'one')
    expect(question!.choices[question!.right]).toBe('one')
    expect(question!.choices).toHaveLength(3)
    expect(ask(corpusOf([visit('one', start, 'alpha', 'omega', 'rabat'), visit('late', start + 4000, 'bravo', 'sigma', 'fez')]), 'first', 'one')).toEqual([])
    expect(ask(corpusOf([visit('one', start, 'alpha', 'omega', 'rabat'), visit('same', start + 1, 'bravo', 'sigma', 'fez')]), 'first', 'one')).toEqual([])
  })

  test('what it led to is what is said so; what is linked with it, or follows from that, is no wrong choice', () => {
    const events = visits().map((event) => (event.id === 'one' ? { ...event, links: [{ type: 'leads-to' as const, to: 'two' }, { type: 'prepares' as const, to: 'three' }] } : event.id === 'two' ? { ...event, links: [{ type: 'leads-to' as const, to: 'four' }] } : event))
    const [question, ...more] = ask(corpusOf(events), 'led', 'one')
    expect(more).toEqual([])
    expect(question!.choices[question!.right]).toBe('two')
    expect([...question!.choices].sort()).toEqual(['five', 'two'])
    expect(ask(corpusOf(events), 'led', 'three')).toEqual([])
  })
})

describe('what was known, and how it stood', () => {
  const corpus = parseDrawn(`
    visit held 300-301
      @100 planned 200-201
      @150 postponed
      @180! planned 300-301
      @302 held 300-301
    later held 400
      @401 held 400
    other held 410
    undated held 420
      @? planned 420
  `)
  const at = 500

  test('known yet: before the first source, or after it and before it began', () => {
    const days = { yes: new Set<boolean>(), no: new Set<boolean>() }
    for (let seed = 0; seed < 40; seed += 1) {
      const asked = ask(corpus, 'known', 'visit', { seed, day: at })
      expect(asked.map(({ news }) => news)).toEqual(['planned', 'postponed'])
      for (const { news, on, right, choices } of asked) {
        const since = news === 'planned' ? 100 : 150
        expect(choices[right]).toBe(on > since)
        expect(on === since).toBe(false)
        days[on > since ? 'yes' : 'no'].add(true)
        if (news === 'postponed') expect(on >= 100 && on < 180).toBe(true)
      }
    }
    expect([days.yes.size, days.no.size]).toEqual([1, 1])
  })

  test('plan or fact: one card for each turn, and no choice that a source had once said', () => {
    const asked = ask(corpus, 'plan', 'visit', { day: at })
    expect(asked.map(({ card, choices, right }) => [card.id, choices[right]])).toEqual([['plan.visit.1', 'planned'], ['plan.visit.2', 'postponed'], ['plan.visit.3', 'planned'], ['plan.visit.5', 'held']])
    expect(asked[2]!.choices).not.toContain('postponed')
    expect(asked[3]!.choices).not.toContain('postponed')
  })

  test('not where nothing was told ahead, or by undated sources alone', () => {
    for (const event of ['later', 'other', 'undated']) expect([...ask(corpus, 'known', event, { day: at }), ...ask(corpus, 'plan', event, { day: at })]).toEqual([])
  })

  test('K9: on an earlier day there are the turns of that day', () => {
    expect(ask(corpus, 'plan', 'visit', { day: 160 }).map(({ choices, right }) => choices[right])).toEqual(['planned', 'postponed'])
    expect(ask(corpus, 'plan', 'visit', { day: 99 })).toEqual([])
  })
})

describe('odd data', () => {
  test('without dates, people, places or words there is no such card, and nothing breaks', () => {
    const bare = corpusOf([toEvent('undated'), toEvent('dated', { span: toSpan(start) }), toEvent('nowhere', { span: toSpan(start + 40), place: 'gone', people: [{ person: 'gone', part: 'visitor' }, { person: 'gone too', part: 'host' }] }), toEvent('untitled', { title: words(''), span: toSpan(start + 70) })])
    const known = knownOn(bare, TODAY, TODAY)
    const cards = toCards(bare, known, TODAY, TODAY)
    expect(cards.filter(({ event }) => event === 'undated')).toEqual([])
    expect(new Set(cards.map(({ kind }) => kind))).toEqual(new Set(['when', 'place', 'first']))
    expect(toCards(toCorpus(toFirst([], [])), [], TODAY, TODAY)).toEqual([])
  })

  test('whatever the corpus, a card can be asked with any seed, and no choice stands twice', () => {
    fc.assert(
      fc.property(corpusArb, fc.integer({ min: 0, max: LAST_DAY + 20 }), fc.integer(), (corpus, day, seed) => {
        const known = knownOn(corpus, day, day)
        for (const card of toCards(corpus, known, day, day, known)) {
          const question = toQuestion(card, corpus, known, day, day, seed)
          if (question === null) throw new Error(card.id)
          if (question.kind !== 'place' && new Set(question.choices.map((each) => JSON.stringify(each))).size < question.choices.length) throw new Error(`doubled: ${card.id}`)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a card of an event that is gone is asked no more', () => {
    const corpus = corpusOf(visits())
    const known = knownOn(corpus, TODAY, TODAY)
    const [card] = toCards(corpus, known, TODAY, TODAY, known)
    const without = known.filter(({ id }) => id !== card!.event)
    expect(toQuestion(card!, corpus, without, TODAY, TODAY, 1)).toBeNull()
  })
})

describe('the source that is shown', () => {
  const reports = [telling('early', 'one', { known: start - 50, status: 'planned', span: toSpan(start, start + 1) }), telling('plain', 'one', { status: 'held', span: toSpan(start, start + 1) }), telling('quoted', 'one', { known: start + 2, status: 'held', span: toSpan(start, start + 1), place: 'rabat' })]
  const corpus = corpusOf(visits(), reports)
  const known = knownOn(corpus, TODAY, TODAY)
  const shown = (kind: QuestionKind, quoted: string[]) => witnessOf(ask(corpus, kind, 'one')[0]!, corpus, known.find(({ id }) => id === 'one')!, new Set(quoted))?.id

  test('says what was asked, and is quoted where one is; of what was known, it is the one that told it', () => {
    expect(shown('when', [])).toBe('plain#0')
    expect(shown('when', ['quoted#0'])).toBe('quoted#0')
    expect(shown('where', ['plain#0'])).toBe('quoted#0')
    expect(shown('known', ['quoted#0'])).toBe('early#0')
  })

  test('none where no source speaks of the event', () => {
    const [question] = ask(corpus, 'when', 'two')
    expect(witnessOf(question!, corpus, known.find(({ id }) => id === 'two')!, new Set())).toBeNull()
  })
})

test('chance: the same seed draws the same, every order is about as likely', () => {
  const orders = new Map<string, number>()
  for (let seed = 0; seed < 6000; seed += 1) {
    const order = shuffle(['a', 'b', 'c'], toChance(seed, 'card')).join('')
    expect(shuffle(['a', 'b', 'c'], toChance(seed, 'card')).join('')).toBe(order)
    orders.set(order, (orders.get(order) ?? 0) + 1)
  }
  expect(orders.size).toBe(6)
  for (const count of orders.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
})
