// Rounds of events to be put in order, made of the real corpus: on days all along its history, and of every story and topic.

import { expect, test } from 'vitest'
import { compileFolder } from '../../src/build/corpus-files.ts'
import { speakingDays } from '../../src/model/changes.ts'
import { toCorpus } from '../../src/model/corpus.ts'
import { knownOn, type KnownEvent } from '../../src/model/known.ts'
import { ENOUGH, LEAST, MOST, toRound } from '../../src/review/ordering.ts'

const compiled = compileFolder('data')
if ('problems' in compiled) throw new Error('The data has problems.')
const corpus = toCorpus(compiled.first)
const TODAY = corpus.dataset.watchedUntil + 1
const days = [...speakingDays(corpus).map(({ day }) => day).filter((_, at) => at % 12 === 0), TODAY]

/** What no choice of words or data may break: the dates as known on the day are apart and in the right order, and no title has figures of a year. */
function isSound(events: readonly KnownEvent[], seed: number): boolean {
  const round = toRound(events, corpus, seed)
  if (round === null) return true
  const spans = round.truth.map((id) => events.find((event) => event.id === id)!.span!)
  const titles = round.truth.flatMap((id) => Object.values(events.find((event) => event.id === id)!.title))
  return (
    round.truth.length >= LEAST && round.truth.length <= MOST &&
    spans.slice(1).every(({ from }, at) => spans[at]!.to! < from!) &&
    titles.every((title) => !/(?:19|20)\d\d/.test(title)) &&
    new Set(titles).size >= round.truth.length &&
    round.dealt.join() !== round.truth.join()
  )
}

test('on every day, with many seeds, a round is sound', () => {
  const unsound = days.flatMap((day) => {
    const events = knownOn(corpus, day, TODAY)
    return Array.from({ length: 30 }, (_, seed) => seed).filter((seed) => !isSound(events, seed)).map((seed) => `${String(day)}, seed ${String(seed)}`)
  })
  expect(unsound).toEqual([])
})

test('of all events there are always five or more, and not always the same', () => {
  const events = knownOn(corpus, TODAY, TODAY)
  const rounds = Array.from({ length: 200 }, (_, seed) => toRound(events, corpus, seed)!.truth)
  expect(rounds.every((truth) => truth.length >= ENOUGH)).toBe(true)
  expect(new Set(rounds.flat()).size).toBeGreaterThan(events.length / 2)
})

test('most topics and all guided stories have enough for a round', () => {
  const events = knownOn(corpus, TODAY, TODAY)
  for (const { id, steps } of compiled.evidence.stories) {
    const told = new Set(steps.flatMap(({ selected, sentences }) => [...(selected === null ? [] : [selected]), ...sentences.flatMap((each) => each.events)]))
    expect(toRound(events.filter((event) => told.has(event.id)), corpus, 1), id).not.toBe(null)
  }
  const topics = compiled.first.topics.map(({ id }) => events.filter(({ topics: of }) => of.includes(id)))
  expect(topics.filter((of) => toRound(of, corpus, 1) !== null).length).toBeGreaterThan(topics.length / 2)
})
