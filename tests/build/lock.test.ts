// The lock file serves every platform and every registry.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Entry = { version?: string; resolved?: string; optionalDependencies?: Record<string, string>; os?: string[]; cpu?: string[] }
type Lock = { packages: Record<string, Entry> }

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock

/** Node's own search: beside the package, then in each folder above it. */
function seek({ packages }: Lock, from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    if (packages[path]) return path
    if (folder === '') return null
  }
}

function missing(it: Lock): string[] {
  return Object.entries(it.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).flatMap((name) => (seek(it, path, name) ? [] : [`${path} → ${name}`])),
  )
}

function addressed({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, { resolved }]) => (resolved === undefined ? [] : [path]))
}

test('the lock holds the native packages of every platform', () => {
  expect(missing(lock)).toEqual([])
  const systems = new Set(Object.values(lock.packages).flatMap(({ os = [] }) => os))
  expect([...systems]).toEqual(expect.arrayContaining(['linux', 'darwin', 'win32']))
})

test('the lock names no registry', () => {
  expect(addressed(lock)).toEqual([])
  expect(JSON.stringify(lock.packages)).not.toMatch(/"resolved":"http/)
})

test('a lock that lost a platform, or that names a registry, is noticed', () => {
  const broken: Lock = {
    packages: {
      'node_modules/a': { optionalDependencies: { 'a-linux': '1', 'a-win32': '1' } },
      'node_modules/a-linux': { resolved: 'https://registry.example/a-linux.tgz' },
      'node_modules/b/node_modules/c': { optionalDependencies: { 'a-linux': '1', d: '1' } },
      'node_modules/b/node_modules/d': {},
    },
  }
  expect(missing(broken)).toEqual(['node_modules/a → a-win32'])
  expect(addressed(broken)).toEqual(['node_modules/a-linux'])
})
