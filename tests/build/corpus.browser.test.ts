import { evidenceUrl, firstUrl, version } from 'virtual:corpus'
import { expect, test } from 'vitest'
import type { Evidence, First } from '../../src/model/corpus.ts'

test('a page finds both assets of the corpus, of one version', async () => {
  const [first, evidence] = (await Promise.all([firstUrl, evidenceUrl].map(async (url) => (await fetch(url)).json()))) as [First, Evidence]
  expect([first.version, evidence.version]).toEqual([version, version])
  expect(first.events.length).toBeGreaterThan(0)
  expect(evidence.prose).toHaveLength(first.events.length)
})
