import { expect, test } from 'vitest'
import { stale } from '../../src/build/install.mjs'

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/left-over': { version: '1.0.0', integrity: 'z', extraneous: true },
    'node_modules/a-win32': { version: '1.0.0', integrity: 'y', optional: true },
  },
}

test('an installation is stale when it is missing, incomplete or of another version', () => {
  expect(stale(lock, null)).toEqual(['node_modules'])
  expect(stale(lock, { packages: {} })).toEqual(['node_modules/a'])
  expect(stale(lock, { packages: { 'node_modules/a': { version: '0.9.0', integrity: 'w' } } })).toEqual(['node_modules/a'])
})

test('neither another platform’s optional packages nor left-overs are missed', () => {
  expect(stale(lock, { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'x' } } })).toEqual([])
})
