// Sees that node_modules holds what the lock file asks for. Runs before anything is installed: Node only.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const home = fileURLToPath(new URL('../..', import.meta.url))

/**
 * What the lock asks for that the installed record lacks or has otherwise. npm leaves out of its record the
 * optional packages of other platforms, so a missing optional one is no fault; and it installs nothing that it
 * calls extraneous.
 * @param {{ packages?: Record<string, { version?: string, integrity?: string, optional?: boolean, extraneous?: boolean }> }} lock
 * @param {{ packages?: Record<string, { version?: string, integrity?: string }> } | null} installed
 * @returns {string[]}
 */
export function stale(lock, installed) {
  if (!installed) return ['node_modules']
  const present = installed.packages ?? {}
  return Object.entries(lock.packages ?? {}).flatMap(([path, wanted]) => {
    if (path === '') return []
    const it = present[path]
    if (!it) return wanted.optional || wanted.extraneous ? [] : [path]
    return it.version === wanted.version && it.integrity === wanted.integrity ? [] : [path]
  })
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/**
 * npm without a shell where npm started us (it names itself), and by name otherwise: Windows starts a .cmd
 * only through a shell.
 * @param {string[]} args
 */
function npm(args) {
  const own = process.env['npm_execpath']
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const cli = own && /npm-cli\.[cm]?js$/.test(own) ? own : existsSync(beside) ? beside : null
  const options = { cwd: home, stdio: /** @type {const} */ ('inherit') }
  if (cli) return spawnSync(process.execPath, [cli, ...args], options)
  return process.platform === 'win32' ? spawnSync(['npm', ...args].join(' '), { ...options, shell: true }) : spawnSync('npm', args, options)
}

/**
 * Runs `npm ci` if something is missing or older than the lock.
 * @param {(line: string) => void} say
 */
export function install(say = console.log) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`Rapprochement needs Node 20.19 or newer, and this is ${process.versions.node}.`)
  const lock = readJson(join(home, 'package-lock.json'))
  if (!lock) throw new Error('package-lock.json is missing or broken: restore it from the repository.')
  const missing = stale(lock, readJson(join(home, 'node_modules', '.package-lock.json')))
  if (missing.length === 0) return
  say(`Installing: ${missing.length === 1 ? missing[0] : `${missing.length} packages`} missing or out of date.`)
  const { status } = npm(['ci', '--no-audit', '--no-fund'])
  if (status !== 0) throw new Error('npm ci failed; what it said is above.')
}

/**
 * Runs a Node program of ours or of a package, and gives its exit code.
 * @param {string} program path from the project's folder
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
export function runNode(program, args = [], env = {}) {
  const { status, signal } = spawnSync(process.execPath, [join(home, program), ...args], {
    cwd: home,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  return status ?? (signal ? 1 : 0)
}
