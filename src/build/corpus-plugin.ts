// Compiles data/ into two assets and serves `virtual:corpus`, which says where they are, and `virtual:glossary`, a module that is
// loaded when a term is looked for.
//
// Promises:
//   - a build with any problem in data/ fails and lists every one, a line each
//   - each asset's name holds the hash of its content; the page preloads the first
//   - the dev server and Vitest's browser serve the same names, and a saved file reloads the page or says what is wrong

import { join, resolve } from 'node:path'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin, ResolvedConfig, ViteDevServer } from 'vite'
import type { Compiled } from '../model/compile.ts'
import { toLine } from '../model/problem.ts'
import { compileFolder, toHash } from './corpus-files.ts'
import { toSchemaFiles, writeSchemas } from './schemas.ts'

export interface CorpusOptions {
  /** the folder to compile; by default data/ in Vite's root */
  root?: string
  /** what the page's addresses begin with; by default Vite's base */
  base?: string
}

interface Asset {
  /** path in the site, such as assets/corpus-0123456789abcdef.json */
  name: string
  text: string
}

interface Assets {
  first: Asset
  evidence: Asset
  version: string
  /** the glossary as a module */
  glossary: string
}

const NAME = 'virtual:corpus'
const ID = `\0${NAME}`
const GLOSSARY = 'virtual:glossary'
const GLOSSARY_ID = `\0${GLOSSARY}`

export function corpus(options: CorpusOptions = {}): Plugin {
  let config: ResolvedConfig
  let compiled: Compiled | null = null
  let assets: Assets | null = null
  const folder = () => resolve(options.root ?? join(config.root, 'data'))
  const current = () => (compiled ??= compileFolder(folder()))
  const currentAssets = () => {
    const found = current()
    return 'problems' in found ? found : (assets ??= toAssets(found))
  }
  const forget = () => {
    compiled = null
    assets = null
  }
  const base = () => options.base ?? config.base

  return {
    name: 'rapprochement:corpus',
    sharedDuringBuild: true,

    configResolved(resolved) {
      config = resolved
    },

    buildStart() {
      if (config.command !== 'build' || config.isWorker) return
      forget()
      const found = currentAssets()
      if ('problems' in found) this.error(toMessage(found.problems))
      const { first, evidence } = found
      for (const { name, text } of [first, evidence]) this.emitFile({ type: 'asset', fileName: name, source: text })
      for (const [name, text] of toSchemaFiles()) this.emitFile({ type: 'asset', fileName: `schema/v1/${name}`, source: text })
      writeSchemas(join(config.root, '.schemas'))
    },

    resolveId: (id) => (id === NAME ? ID : id === GLOSSARY ? GLOSSARY_ID : null),

    load(id) {
      if (id !== ID && id !== GLOSSARY_ID) return null
      const found = currentAssets()
      if ('problems' in found) this.error(toMessage(found.problems))
      return id === GLOSSARY_ID ? found.glossary : toModule(found, base())
    },

    transformIndexHtml(_html, { path }) {
      const found = currentAssets()
      // The other pages, reset/ and embed/, do without the corpus.
      if ('problems' in found || path !== '/index.html') return []
      // fetch() asks with CORS even at home: without `crossorigin` the preload would be fetched twice.
      return [{ tag: 'link', attrs: { rel: 'preload', as: 'fetch', type: 'application/json', crossorigin: true, href: `${base()}${found.first.name}` }, injectTo: 'head' }]
    },

    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const found = currentAssets()
        if ('problems' in found || !send(found, request, response)) next()
      })
      if (process.env['VITEST'] !== undefined) return // nobody edits data/ during a run, nor the schemas
      writeSchemas(join(config.root, '.schemas'))
      watch(server, folder(), () => {
        forget()
        return current()
      })
    },
  }
}

function toAssets({ first, evidence, terms }: Extract<Compiled, { first: unknown }>): Assets {
  const toAsset = (stem: string, value: unknown): Asset => {
    const text = JSON.stringify(value)
    return { name: `assets/${stem}-${toHash(text)}.json`, text }
  }
  return { first: toAsset('corpus', first), evidence: toAsset('evidence', evidence), version: first.version, glossary: `export default ${JSON.stringify(terms)}\n` }
}

/** Addresses are relative to the page, which stands at the site's root. */
function toModule({ first, evidence, version }: Assets, base: string): string {
  const values = { firstUrl: `${base}${first.name}`, evidenceUrl: `${base}${evidence.name}`, version }
  return Object.entries(values).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}\n`).join('')
}

function toMessage(problems: Parameters<typeof toLine>[0][]): string {
  return [`${problems.length === 1 ? 'One problem' : `${problems.length} problems`} in data/:`, ...problems.map((problem) => `  ${toLine(problem)}`)].join('\n')
}

/** Answers for the two assets and the schemas; false: it is none of them. */
function send({ first, evidence }: Assets, request: IncomingMessage, response: ServerResponse): boolean {
  const path = (request.url ?? '').replace(/[?#].*$/, '')
  const schema = /\/schema\/v1\/([^/]+)$/.exec(path)?.[1]
  const text = [first, evidence].find(({ name }) => path.endsWith(`/${name}`))?.text ?? (schema === undefined ? undefined : toSchemaFiles().get(schema))
  if (text === undefined) return false
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' }).end(text)
  return true
}

/** One save is often several events: the last one counts. */
const SETTLE_MS = 50

function watch(server: ViteDevServer, folder: string, compile: () => Compiled): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  server.watcher.add(folder)
  server.watcher.on('all', (_event, file) => {
    if (!resolve(file).startsWith(folder) || !file.endsWith('.json')) return
    clearTimeout(timer)
    timer = setTimeout(() => announce(server, compile()), SETTLE_MS)
  })
}

function announce(server: ViteDevServer, found: Compiled): void {
  const { hot, moduleGraph } = server.environments.client
  if ('problems' in found) {
    const message = toMessage(found.problems)
    server.config.logger.error(message)
    hot.send({ type: 'error', err: { message, stack: '', plugin: 'rapprochement:corpus' } })
    return
  }
  for (const id of [ID, GLOSSARY_ID]) {
    const module = moduleGraph.getModuleById(id)
    if (module) moduleGraph.invalidateModule(module)
  }
  hot.send({ type: 'full-reload' })
}
