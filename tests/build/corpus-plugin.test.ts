import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { build, createServer, type InlineConfig } from 'vite'
import { corpus } from '../../src/build/corpus-plugin.ts'
import type { Evidence, First } from '../../src/model/corpus.ts'
import { change, soundFiles, type Json } from '../fixtures/broken/sound.ts'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** A site of its own that uses the corpus in a page, in another page, and in a worker. */
function site(files: Record<string, Json> = soundFiles()): string {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'))
  folders.push(folder)
  write(folder, Object.fromEntries(Object.entries(files).map(([path, value]) => [`data/${path}`, JSON.stringify(value)])))
  write(folder, {
    'index.html': '<!doctype html><html><head><title>x</title><script type="module" src="./main.js"></script></head><body></body></html>',
    'reset/index.html': '<!doctype html><html><head><title>y</title></head><body></body></html>',
    'main.js': `import { firstUrl, evidenceUrl, version } from 'virtual:corpus'
      console.log([firstUrl, evidenceUrl, version].join(' '), new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }))`,
    'worker.js': `import { version } from 'virtual:corpus'\npostMessage(version)`,
  })
  return folder
}

const configure = (root: string): InlineConfig => ({
  root,
  base: './',
  configFile: false,
  logLevel: 'silent',
  plugins: [corpus()],
  worker: { format: 'es', plugins: () => [corpus()] },
  build: { rolldownOptions: { input: ['index.html', 'reset/index.html'].map((page) => join(root, page)) } },
})

const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8')

describe('a build', () => {
  let folder: string
  let assets: string[]
  beforeAll(async () => {
    folder = site()
    await build(configure(folder))
    assets = readdirSync(join(folder, 'dist/assets'))
  })

  test('leaves two assets, each with the hash of its content in its name', () => {
    const json = assets.filter((name) => name.endsWith('.json')).sort()
    expect(json).toEqual([expect.stringMatching(/^corpus-[0-9a-f]{16}\.json$/), expect.stringMatching(/^evidence-[0-9a-f]{16}\.json$/)])
    const [first, evidence] = json.map((name) => JSON.parse(read(folder, `dist/assets/${name}`))) as [First, Evidence]
    expect(first.reports).toHaveLength(3)
    expect(evidence.quotations).toHaveLength(2)
    expect(first.version).toMatch(/^[0-9a-f]{16}$/)
    expect(evidence.version).toBe(first.version)
  })

  test('tells the page where they are, relative to it', () => {
    const script = read(folder, `dist/assets/${assets.find((name) => /^index-.*\.js$/.test(name)) ?? ''}`)
    for (const name of assets.filter((it) => it.endsWith('.json'))) expect(script).toContain(`./assets/${name}`)
  })

  test('preloads the first asset in the page, as it will be fetched, and in no other page', () => {
    const first = assets.find((name) => name.startsWith('corpus-'))
    expect(read(folder, 'dist/index.html')).toContain(`<link rel="preload" as="fetch" type="application/json" crossorigin href="./assets/${first}">`)
    expect(read(folder, 'dist/reset/index.html')).not.toContain('preload')
  })

  test('publishes the JSON Schemas, and writes them for editors', () => {
    const names = ['article', 'dataset', 'event', 'glossary', 'people', 'person', 'place', 'places', 'publisher', 'publishers', 'story', 'term', 'topic', 'topics']
    for (const where of ['dist/schema/v1', '.schemas']) {
      expect(readdirSync(join(folder, where)).sort()).toEqual(names.map((name) => `${name}.schema.json`))
    }
    const schema = JSON.parse(read(folder, 'dist/schema/v1/event.schema.json'))
    expect(schema).toMatchObject({ $schema: expect.stringContaining('draft-07'), type: 'object', additionalProperties: false })
    expect(schema.required).toContain('summary')
    expect(schema.required).not.toContain('note')
    expect(JSON.parse(read(folder, '.schemas/people.schema.json'))).toMatchObject({ type: 'array', items: { type: 'object' } })
  })

  test('of the same data gives the same names, and of other data others', async () => {
    const again = site()
    await build(configure(again))
    const other = site(change(soundFiles(), 'topics.json', '0.name.en', 'Safety'))
    await build(configure(other))
    const corpora = [again, other].map((it) => readdirSync(join(it, 'dist/assets')).filter((name) => name.startsWith('corpus-')))
    const own = assets.filter((name) => name.startsWith('corpus-'))
    expect(corpora[0]).toEqual(own)
    expect(corpora[1]).not.toEqual(own)
  })

  test('with any problem fails and lists every one, a line each', async () => {
    const files = change(soundFiles(), 'events/2024/letter.json', 'date', '2024-02-30')
    change(files, 'people.json', '0.side', 'DE')
    await expect(build(configure(site(files)))).rejects.toThrow(
      [
        '2 problems in data/:',
        '  events/2024/letter.json, at date: expected a day in the calendar (2024-02 has 29 days), found "2024-02-30"',
        '  people.json, at 0.side: expected null or a side of dataset.json: MA or FR, found "DE"',
      ].join('\n'),
    )
  })
})

describe('the dev server', () => {
  test('serves the same names as it tells, and the schemas', async () => {
    const folder = site()
    const server = await createServer({ ...configure(folder), server: { port: 0, host: '127.0.0.1', ws: false, watch: null } })
    try {
      await server.listen()
      const { firstUrl, evidenceUrl, version } = (await server.ssrLoadModule('virtual:corpus')) as Record<string, string>
      const home = server.resolvedUrls?.local[0] ?? ''
      for (const url of [firstUrl, evidenceUrl]) {
        const answer = await fetch(new URL(url ?? '', home))
        expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
        expect(await answer.json()).toMatchObject({ format: 1, version })
      }
      const page = await (await fetch(home)).text()
      expect(page).toContain(`href="${firstUrl}"`)
      expect((await fetch(new URL('schema/v1/event.schema.json', home))).status).toBe(200)
      expect((await fetch(new URL('assets/corpus-0000000000000000.json', home), { headers: { accept: 'application/json' } })).status).toBe(404)
    } finally {
      await server.close()
    }
  })

  test('starts with faulty data, and says what is wrong when the page asks for it', async () => {
    const server = await createServer({ ...configure(site(change(soundFiles(), 'people.json', '0.side', 'DE'))), server: { middlewareMode: true, ws: false, watch: null } })
    try {
      await expect(server.environments.client.transformRequest('virtual:corpus')).rejects.toThrow(/One problem in data\/:\n {2}people\.json, at 0\.side/)
    } finally {
      await server.close()
    }
  })
})

describe('a saved file', () => {
  test('reloads the page with what it says now, or says what is wrong with it', async () => {
    vi.stubEnv('VITEST', undefined) // a run of tests watches nothing
    const folder = site()
    const server = await createServer({ ...configure(folder), server: { middlewareMode: true, ws: false, watch: {} } })
    try {
      const { hot } = server.environments.client
      const sent = vi.spyOn(hot, 'send')
      const before = await server.environments.client.transformRequest('virtual:corpus')
      const save = (name: string) => {
        const file = join(folder, 'data/topics.json')
        writeFileSync(file, JSON.stringify([{ id: 'security', name: { en: name, fr: 'S', ar: 'S' } }, { id: 'economy', name: { en: 'E', fr: 'E', ar: 'E' } }]))
        server.watcher.emit('all', 'change', file) // the disk may be slow to say so
      }

      save(' Safety')
      await vi.waitFor(() => expect(sent).toHaveBeenCalledWith(expect.objectContaining({ type: 'error', err: expect.objectContaining({ message: expect.stringContaining('topics.json, at 0.name.en') }) })), 5000)

      save('Safety')
      await vi.waitFor(() => expect(sent).toHaveBeenCalledWith({ type: 'full-reload' }), 5000)
      const after = await server.environments.client.transformRequest('virtual:corpus')
      expect(after?.code).not.toBe(before?.code)
    } finally {
      vi.unstubAllEnvs()
      await server.close()
    }
  })
})

describe('npm run check:data', () => {
  const check = (folder: string) => spawnSync(process.execPath, ['src/build/check-data.mjs', join(folder, 'data')], { encoding: 'utf8' })

  test('counts what there is', () => {
    const { status, stdout } = check(site())
    expect(stdout).toBe('The data is sound: 3 events, 2 articles, 3 reports, 2 quotations, 2 people, 1 place, 2 topics, 2 publishers, 1 story, 0 terms.\n')
    expect(status).toBe(0)
  })

  test('lists every problem and fails', () => {
    const files = change(soundFiles(), 'people.json', '0.side', 'DE')
    change(files, 'dataset.json', 'opening.to', '2023-12-31')
    const { status, stderr } = check(site(files))
    expect(stderr).toBe(
      [
        'dataset.json, at opening.to: expected a day not before 2024-01-01, found "2023-12-31"',
        'people.json, at 0.side: expected null or a side of dataset.json: MA or FR, found "DE"',
        '2 problems.\n',
      ].join('\n'),
    )
    expect(status).toBe(1)
  })
})
