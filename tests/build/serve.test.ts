import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cacheFor, headersFor, parseHeaders, serve } from '../../src/build/serve.mjs'

const folder = mkdtempSync(join(tmpdir(), 'serve-'))
const root = join(folder, 'site')
let site: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  mkdirSync(join(root, 'assets'), { recursive: true })
  mkdirSync(join(root, 'embed'))
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(root, 'index.html'), '<title>home</title>')
  writeFileSync(join(root, 'embed/index.html'), '<title>embed</title>')
  writeFileSync(join(root, 'sw.js'), '')
  writeFileSync(join(root, 'assets/index-AbCd1234.js'), '')
  writeFileSync(join(root, '_headers'), '/*\n  X-Everywhere: yes\n# a remark\n/embed/*\n  X-Embed: 1\n')
  if (process.platform !== 'win32') symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'))
  site = await serve({ root, port: 0 })
})
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

/** fetch tidies `..` away before it asks, and these tests must not. */
function raw(path: string): Promise<{ status: number; body: string }> {
  return new Promise((done, fail) => {
    const asked = request({ host: 'localhost', port: site.port, path }, (response) => {
      let body = ''
      response.on('data', (part: Buffer) => (body += part.toString()))
      response.on('end', () => done({ status: response.statusCode ?? 0, body }))
    })
    asked.on('error', fail).end()
  })
}

describe('the static server', () => {
  test('sends files with their types, and index.html for a folder', async () => {
    const page = await fetch(site.url)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await page.text()).toContain('home')
    expect(await (await fetch(`${site.url}embed`)).text()).toContain('embed')
    expect((await fetch(`${site.url}sw.js`)).headers.get('content-type')).toContain('javascript')
  })

  test('keeps hashed assets for good and nothing else', async () => {
    expect((await fetch(`${site.url}assets/index-AbCd1234.js`)).headers.get('cache-control')).toContain('immutable')
    for (const path of ['', 'index.html', 'sw.js']) expect((await fetch(site.url + path)).headers.get('cache-control')).toBe('no-cache')
    expect(cacheFor('/assets/plain.js')).toBe('no-cache')
  })

  test('answers 404 for an unknown file, never the app', async () => {
    for (const path of ['nowhere', 'nowhere/', 'assets/old-AbCd1234.js', '_headers']) expect((await fetch(site.url + path)).status).toBe(404)
  })

  test('sends the headers of _headers, with a 404 too', async () => {
    const embed = await fetch(`${site.url}embed/`)
    expect([embed.headers.get('x-everywhere'), embed.headers.get('x-embed')]).toEqual(['yes', '1'])
    expect((await fetch(`${site.url}nowhere`)).headers.get('x-everywhere')).toBe('yes')
    expect((await fetch(site.url)).headers.get('x-embed')).toBeNull()
  })

  test('sends nothing from outside its root', async () => {
    const paths = ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/..%5csecret.txt', '//../secret.txt', '/%00', '/%', '/link.txt']
    for (const path of paths) {
      const { status, body } = await raw(path)
      expect([path, status, body]).toEqual([path, 404, '404\n'])
    }
  })

  test('answers 400 for what is no URL', async () => {
    expect((await raw(':x')).status).toBe(400)
  })

  test('takes the next free port when its own is taken', async () => {
    const other = await serve({ root, port: site.port })
    expect(other.port).toBeGreaterThan(site.port)
    await other.close()
    await expect(serve({ root, port: site.port, strict: true })).rejects.toThrow()
  })
})

test('later rules of _headers join earlier ones, and replace their caching', () => {
  const rules = parseHeaders('/*\n  Vary: A\n  Cache-Control: no-cache\n/data/:name.json\n  Vary: B\n  Cache-Control: max-age=60\n')
  expect(Object.fromEntries(headersFor(rules, '/data/x.json'))).toEqual({ vary: 'A, B', 'cache-control': 'max-age=60' })
  expect(Object.fromEntries(headersFor(rules, '/data/x/y.json'))).toEqual({ vary: 'A', 'cache-control': 'no-cache' })
})
