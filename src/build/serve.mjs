// A small static server for the built site: what a plain host with `_headers` would send, and nothing more.
//
// Promises:
//   - only files under the root are sent, and an unknown one is a 404, never the app
//   - hashed assets are kept for good; everything else is asked for again
//   - the headers of `_headers` are sent, so that the policy tested is the policy shipped

import { createReadStream } from 'node:fs'
import { readFile, realpath, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** @typedef {{ pattern: string, headers: [string, string][] }} Rule */

/**
 * The Netlify and Cloudflare format: a path alone on its line, its headers indented below.
 * @param {string} text
 * @returns {Rule[]}
 */
export function parseHeaders(text) {
  /** @type {Rule[]} */
  const rules = []
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue
    if (!/^\s/.test(line)) rules.push({ pattern: line.trim(), headers: [] })
    else {
      const colon = line.indexOf(':')
      if (colon > 0) rules.at(-1)?.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
    }
  }
  return rules
}

/**
 * Every matching rule speaks, in order; `*` stands for any run of characters, `:name` for one segment,
 * and `! Name` takes a header back.
 * @param {Rule[]} rules
 * @param {string} path
 * @returns {Map<string, string>} by lower-case name
 */
export function headersFor(rules, path) {
  /** @type {Map<string, string>} */
  const sent = new Map()
  for (const { pattern, headers } of rules) {
    const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/:[a-zA-Z]\w*/g, '[^/]+')
    if (!new RegExp(`^${source}$`).test(path)) continue
    for (const [name, value] of headers) {
      const key = name.toLowerCase()
      sent.set(key, sent.has(key) && key !== 'cache-control' ? `${sent.get(key)}, ${value}` : value)
    }
  }
  return sent
}

/**
 * Vite's hashed names live in assets/, and only they may be kept for good.
 * @param {string} path
 */
export function cacheFor(path) {
  return /\/assets\/[^/]+-[\w-]{8,}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
}

/**
 * The file that a URL's path names, or null if it names nothing inside the root.
 * @param {string} root
 * @param {string} pathname
 */
async function fileAt(root, pathname) {
  let path
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\') || path.split('/').includes('..')) return null
  if (path === '/_headers' || path === '/_redirects') return null
  try {
    const home = await realpath(root)
    const file = await realpath(join(home, path.endsWith('/') ? `${path}index.html` : path))
    if (!file.startsWith(home + sep)) return null
    const info = await stat(file)
    if (info.isDirectory()) return { folder: true, file, size: 0 }
    // On a disk that ignores case or a slash too many, the host that we stand in for would not.
    return info.isFile() ? { folder: false, file, size: info.size } : null
  } catch {
    return null
  }
}

/** @param {string} root */
async function rulesOf(root) {
  try {
    return parseHeaders(await readFile(join(root, '_headers'), 'utf8'))
  } catch {
    return [] // a site without the file has no headers of its own
  }
}

/**
 * Serves a folder. Tries the port and, unless it must be that one, the next free ones; 0 takes any.
 * @param {{ root: string, port?: number, host?: string, strict?: boolean }} options
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({ root, port = 4173, host = 'localhost', strict = false }) {
  const folder = resolve(root)
  const rules = await rulesOf(folder)

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async function answer(request, response) {
    const { pathname, search } = new URL(`http://host${(request.url ?? '/').replace(/^\/+/, '/')}`)
    for (const [name, value] of headersFor(rules, pathname)) {
      if (!name.startsWith('!')) response.setHeader(name, value)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
      return
    }
    const found = await fileAt(folder, pathname)
    if (found?.folder) {
      response.writeHead(308, { location: `${pathname}/${search}` }).end()
      return
    }
    if (!found) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' }).end('404\n')
      return
    }
    response.setHeader('content-type', types[extname(found.file).toLowerCase()] ?? 'application/octet-stream')
    response.setHeader('content-length', found.size)
    if (!response.hasHeader('cache-control')) response.setHeader('cache-control', cacheFor(pathname))
    response.writeHead(200)
    if (request.method === 'HEAD') response.end()
    else createReadStream(found.file).on('error', () => response.destroy()).pipe(response)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(400).end()) // no URL at all
  })

  for (let next = port; ; next++) {
    try {
      await listen(server, next, host)
      break
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
      if (!taken || strict || next - port >= 50) throw error
    }
  }
  const address = server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://${host}:${bound}/`,
    port: bound,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<void>}
 */
function listen(server, port, host) {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      done()
    })
  })
}

/** The port that $PORT names, or ours. */
export function wantedPort(env = process.env) {
  const port = Number(env['PORT'])
  return env['PORT'] && Number.isInteger(port) && port >= 0 && port < 65536 ? port : 4173
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = process.argv[2] ?? fileURLToPath(new URL('../../dist', import.meta.url))
  const { url } = await serve({ root, port: wantedPort() })
  console.log(`Serving ${root} at ${url}`)
}
