import { describe, expect, test } from 'vitest'
import { chooseBrowser, usualPlaces } from '../../src/build/browser.mjs'

const nothing = { named: [], playwright: null, system: [], root: false, apt: false }
const named = (variable: string, starts = true) => ({ variable, path: `/${variable}`, starts })
const own = { path: '/playwright', starts: true }
const system = [
  { path: '/stub', starts: false },
  { path: '/usr/bin/chromium', starts: true },
]

describe('the browser chosen', () => {
  test('is the one that the environment names, ours before others’', () => {
    const facts = { ...nothing, named: [named('CHROME_PATH'), named('RAPPROCHEMENT_CHROMIUM')], playwright: own, system }
    expect(chooseBrowser({ ...facts, named: [...facts.named].reverse() })).toEqual({ use: '/RAPPROCHEMENT_CHROMIUM', from: 'RAPPROCHEMENT_CHROMIUM' })
    expect(chooseBrowser({ ...facts, named: [named('CHROME_PATH')] })).toEqual({ use: '/CHROME_PATH', from: 'CHROME_PATH' })
  })

  test('is none, said in one sentence, when ours names what does not start', () => {
    const choice = chooseBrowser({ ...nothing, named: [named('RAPPROCHEMENT_CHROMIUM', false)], playwright: own, system })
    expect(choice).toEqual({ fail: 'RAPPROCHEMENT_CHROMIUM names /RAPPROCHEMENT_CHROMIUM, which does not start; correct or unset it.' })
  })

  test('is not one that another variable names and that does not start', () => {
    expect(chooseBrowser({ ...nothing, named: [named('CHROME_PATH', false)], playwright: own })).toEqual({ use: '/playwright', from: 'Playwright' })
  })

  test('is Playwright’s own before the system’s', () => {
    expect(chooseBrowser({ ...nothing, playwright: own, system })).toEqual({ use: '/playwright', from: 'Playwright' })
  })

  test('is the first of the system’s that starts', () => {
    expect(chooseBrowser({ ...nothing, playwright: { ...own, starts: false }, system })).toEqual({ use: '/usr/bin/chromium', from: 'the system' })
  })

  test('is fetched from Playwright when there is none, and from Debian only as root', () => {
    expect(chooseBrowser(nothing)).toEqual({ install: ['playwright'] })
    expect(chooseBrowser({ ...nothing, apt: true })).toEqual({ install: ['playwright'] })
    expect(chooseBrowser({ ...nothing, apt: true, root: true })).toEqual({ install: ['playwright', 'apt'] })
  })
})

test('every system has its usual places', () => {
  expect(usualPlaces('linux', { PATH: '/a:/b' }).slice(0, 2)).toEqual(['/a/chromium', '/b/chromium'])
  expect(usualPlaces('darwin', {})).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
  expect(usualPlaces('win32', { PROGRAMFILES: 'C:\\Program Files' })).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe')
})
