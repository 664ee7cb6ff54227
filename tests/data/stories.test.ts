// The guided stories: what they tell can be seen, on the day on which they tell it.

import { expect, test } from 'vitest'
import { compileFolder } from '../../src/build/corpus-files.ts'
import { toCorpus } from '../../src/model/corpus.ts'
import { knownOn } from '../../src/model/known.ts'

const compiled = compileFolder('data')
if ('problems' in compiled) throw new Error('The data has problems.')
const corpus = toCorpus(compiled.first)
const { stories } = compiled.evidence
const TODAY = corpus.dataset.watchedUntil
const steps = stories.flatMap((story) => story.steps.map((step, index) => ({ step, name: `${story.id}, step ${index + 1}` })))
const toMark = (id: string): string => corpus.eventById.get(id)?.attemptOf ?? id

test('there are three', () => {
  expect(stories.map(({ id }) => id)).toEqual(['from-rabat-2020-to-the-state-visit', 'seventy-years-in-twelve-visits', 'the-cold-spell'])
  expect(stories.find(({ id }) => id === 'seventy-years-in-twelve-visits')?.steps).toHaveLength(12)
})

test('every sentence stands on events that are known on the day of its step', () => {
  const lost = steps.flatMap(({ step, name }) => {
    const known = new Set(knownOn(corpus, step.known ?? TODAY, TODAY).map(({ id }) => id))
    return step.sentences.flatMap(({ events }) => events).filter((id) => !known.has(toMark(id))).map((id) => `${name}: ${id}`)
  })
  expect(lost).toEqual([])
})

test('the event that a step selects is in sight, and spoken of', () => {
  const hidden = steps.filter(({ step: { selected, range, known, sentences } }) => {
    const event = knownOn(corpus, known ?? TODAY, TODAY).find(({ id }) => id === selected)
    const inSight = event?.span != null && (event.span.to ?? Infinity) >= range[0] && (event.span.from ?? -Infinity) <= range[1]
    const spoken = sentences.some(({ events }) => events.some((id) => toMark(id) === selected))
    return selected !== null && !(inSight && spoken)
  })
  expect(hidden.map(({ name }) => name)).toEqual([])
})
