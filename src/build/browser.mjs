// Finds the Chromium that the tests drive, or fetches one.
//
// Promises:
//   - a browser named in the environment wins, then Playwright's own, then the system's
//   - nothing is downloaded while any of these starts
//   - when none can be had, one sentence says what to do

import { spawnSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Variables that may name a browser, the documented one first. */
export const variables = ['RAPPROCHEMENT_CHROMIUM', 'CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH', 'CHROMIUM_PATH', 'CHROME_BIN']

/** Quiet, and safe to start as root in a container. */
export const launchArgs = [
  '--no-sandbox', // a test container runs as root, where Chromium's sandbox refuses to start
  '--disable-dev-shm-usage', // /dev/shm is often 64 MB there
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
]

/**
 * @typedef {{ variable: string, path: string, starts: boolean }} Named
 * @typedef {{ path: string, starts: boolean }} Candidate
 * @typedef {{ named: Named[], playwright: Candidate | null, system: Candidate[], root: boolean, apt: boolean }} Facts
 * @typedef {'playwright' | 'apt'} Installer
 * @typedef {{ use: string, from: string } | { install: Installer[] } | { fail: string }} Choice
 */

/**
 * What to do, given what was found. Pure, so that the order is a test.
 * @param {Facts} facts
 * @returns {Choice}
 */
export function chooseBrowser(facts) {
  const own = facts.named.find((it) => it.variable === variables[0])
  if (own && !own.starts) return { fail: `${own.variable} names ${own.path}, which does not start; correct or unset it.` }
  const named = facts.named.find((it) => it.starts)
  if (named) return { use: named.path, from: named.variable }
  if (facts.playwright?.starts) return { use: facts.playwright.path, from: 'Playwright' }
  const system = facts.system.find((it) => it.starts)
  if (system) return { use: system.path, from: 'the system' }
  return { install: facts.root && facts.apt ? ['playwright', 'apt'] : ['playwright'] }
}

/**
 * Where a browser usually stands, in the order to try.
 * @param {NodeJS.Platform} platform
 * @param {Record<string, string | undefined>} env
 * @returns {string[]}
 */
export function usualPlaces(platform, env) {
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((it) => it !== undefined)
    const tails = ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
    return tails.flatMap((tail) => roots.map((root) => `${root}\\${tail}`))
  }
  if (platform === 'darwin') {
    const apps = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge']
    const roots = ['/Applications', ...(env['HOME'] ? [`${env['HOME']}/Applications`] : [])]
    return apps.flatMap((app) => roots.map((root) => `${root}/${app}`))
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
  const folders = [...(env['PATH'] ?? '').split(delimiter).filter(Boolean), '/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome']
  return names.flatMap((name) => [...new Set(folders)].map((folder) => `${folder}/${name}`))
}

/** @param {string} path */
function isFile(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/**
 * Ubuntu ships a /usr/bin/chromium-browser that only says «install the snap», and a downloaded Chromium may
 * lack system libraries: asking for the version tells. Windows would open a window instead, so it is trusted.
 * @param {string} path
 */
function starts(path) {
  if (!isFile(path)) return false
  if (process.platform === 'win32') return true
  return spawnSync(path, ['--version', '--no-sandbox'], { timeout: 20_000, stdio: 'ignore' }).status === 0
}

/** Playwright is asked in the installed copy only: this file must load before `npm ci` has run. */
function playwrightFolder() {
  try {
    return dirname(createRequire(import.meta.url).resolve('playwright/package.json'))
  } catch {
    return null
  }
}

/** @returns {string | null} */
function playwrightPath() {
  if (!playwrightFolder()) return null
  try {
    return createRequire(import.meta.url)('playwright').chromium.executablePath() || null
  } catch {
    return null // it throws where it offers no browser for this system
  }
}

/**
 * Looks, and stops looking at the first that starts: each question costs a process.
 * @returns {Facts}
 */
export function lookAround(env = process.env, platform = process.platform) {
  let found = false
  /** @param {string} path */
  const ask = (path) => ({ path, starts: !found && (found = starts(path)) })
  const named = variables.flatMap((variable) => (env[variable] ? [{ variable, ...ask(env[variable]) }] : []))
  const path = found ? null : playwrightPath()
  return {
    named,
    playwright: path ? ask(path) : null,
    system: found ? [] : usualPlaces(platform, env).filter(isFile).map(ask),
    root: process.getuid?.() === 0,
    apt: platform === 'linux' && isFile('/usr/bin/apt-get'),
  }
}

/** The browser that is here, or null. Never installs. */
export function findBrowser() {
  const choice = chooseBrowser(lookAround())
  return 'use' in choice ? choice.use : null
}

/** @type {Record<Installer, (say: (line: string) => void) => boolean>} */
const installers = {
  playwright(say) {
    const folder = playwrightFolder()
    if (!folder) return false
    say('No Chromium found: fetching Playwright’s own.')
    const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: process.env['PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT'] ?? '15000' }
    return run(process.execPath, [join(folder, 'cli.js'), 'install', 'chromium'], env)
  },
  apt(say) {
    say('Playwright’s download did not work: installing Debian’s chromium.')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    return run('apt-get', ['update', '-q'], env) && run('apt-get', ['install', '-yq', '--no-install-recommends', 'chromium'], env)
  },
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function run(command, args, env) {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0
}

/**
 * The browser that is here, installed first if need be.
 * @param {(line: string) => void} say
 * @returns {string}
 */
export function ensureBrowser(say = console.log) {
  const choice = chooseBrowser(lookAround())
  if ('fail' in choice) throw new Error(choice.fail)
  if ('use' in choice) {
    say(`Chromium: ${choice.use} (from ${choice.from})`)
    return choice.use
  }
  for (const installer of choice.install) {
    if (!installers[installer](say)) continue
    const path = findBrowser()
    if (path) {
      say(`Chromium: ${path} (just installed)`)
      return path
    }
  }
  throw new Error(`The tests need a Chromium and none could be found or installed: install Chromium or Chrome, or set ${variables[0]} to the path of one, and run again.`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    ensureBrowser()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
