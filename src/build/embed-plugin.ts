// Builds the embed beside the site: a classic script that paints and one that answers to the hand, their style sheets, the
// words of each language that they say, and the corpus as scripts. A sandboxed frame, whose origin is nobody's, may run scripts of a host that sends no CORS headers.
//
// Promises:
//   - a language holds the messages that the embed's scripts name, and no others
//   - what is handed over names its edition; the files have fixed names, so that what is published keeps its address

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build, type Plugin, type ResolvedConfig } from 'vite'
import { compileLanguage } from '../i18n/compile.ts'
import { LANGUAGES } from '../i18n/language.ts'
import { compileFolder } from './corpus-files.ts'
import { quote } from './quote.ts'
import { slim } from './slim-plugin.ts'

export interface EmbedFile {
  /** beside the embed's page, such as `first.js` */
  name: string
  text: string
}

/** Adds `embed/` to what is built, and serves it while developing. */
export function embed(): Plugin {
  let config: ResolvedConfig
  let serving: Promise<EmbedFile[]> | null = null
  return {
    name: 'rapprochement:embed',

    configResolved(resolved) {
      config = resolved
    },

    async generateBundle() {
      if (config.isWorker) return
      for (const { name, text } of await buildEmbed(config.root)) this.emitFile({ type: 'asset', fileName: `embed/${name}`, source: text })
    },

    configureServer(server) {
      if (process.env['VITEST'] !== undefined) return
      server.watcher.on('all', () => (serving = null))
      server.middlewares.use((request, response, next) => {
        const name = /\/embed\/([\w.]*)(?:[?#].*)?$/.exec(request.url ?? '')?.[1]
        if (name === undefined || name === 'host.js') return next()
        serving ??= buildEmbed(config.root)
        serving.then((files) => {
          const file = files.find((each) => each.name === (name || 'index.html'))
          if (!file) return next()
          const type = name.endsWith('.js') ? 'text/javascript' : name.endsWith('.css') ? 'text/css' : 'text/html'
          response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' }).end(file.text)
        }, next)
      })
    },
  }
}

/** Every file of the embed, made of the sources and of `data/` below `root`. Throws where data/ has a problem. */
export async function buildEmbed(root: string): Promise<EmbedFile[]> {
  const [scripts, found] = [await buildScripts(root), compileFolder(join(root, 'data'))]
  if ('problems' in found) throw new Error('data/ has problems: `npm run check` lists them')
  const said = scripts.filter(({ name }) => name.endsWith('.js')).map(({ text }) => text).join('')
  return [
    { name: 'index.html', text: readFileSync(join(root, 'src/share/embed/index.html'), 'utf8') },
    ...scripts,
    ...LANGUAGES.map((language) => ({ name: `${language}.js`, text: handOver('spoken', sayOnly(compileLanguage(language), said)) })),
    { name: 'corpus.js', text: handOver('first', found.first) },
    { name: 'evidence.js', text: handOver('evidence', found.evidence) },
  ]
}

const ROOM = 'src/share/embed'

/** The embed lends no glossary: a text that might have terms is only that. */
const plainTexts: Plugin = {
  name: 'rapprochement:plain-texts',
  enforce: 'pre',
  load: (id) => (id.endsWith('/cards/Termed.svelte') ? '<script>let { text } = $props()</script>{text}' : null),
}

/** The two scripts and their styles; what both need is in the first. */
async function buildScripts(root: string): Promise<EmbedFile[]> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [plainTexts, svelte({ configFile: false, compilerOptions: { runes: true } }), slim()],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: {
        input: { first: join(root, ROOM, 'first.ts'), rest: join(root, ROOM, 'rest.ts') },
        preserveEntrySignatures: 'allow-extension',
        output: { format: 'es', entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  })
  const output = (Array.isArray(built) ? built : [built]).flatMap((each) => ('output' in each ? each.output : []))
  const files = output.map((each) => ({ name: each.fileName, text: each.type === 'chunk' ? toClassic(each.code, each.fileName) : String(each.source) }))
  const names = files.map(({ name }) => name).sort().join()
  if (names !== 'first.css,first.js,rest.css,rest.js') throw new Error(`the embed was built as ${names}`)
  const [styles, scripts] = ['.css', '.js'].map((end) => files.filter(({ name }) => name.endsWith(end)).sort((a, b) => (a.name < b.name ? -1 : 1)))
  return [...scripts!, { name: 'embed.css', text: styles!.map(({ text }) => text).join('') }]
}

/**
 * A module as a script of its own, for a frame whose origin is nobody's: there, modules do not come without CORS. The
 * first lends what it exports, the second takes it. Our own functions and objects only: none is set anew.
 */
function toClassic(code: string, name: string): string {
  const lent = 'self.rapprochementLent'
  const pairs = (list: string): string => list.replaceAll(' as ', ':')
  const own = code
    .replace(/export\s*\{([^}]*)\};?\s*$/, (_, list: string) => `;${lent}={${list.split(',').filter((each) => each.trim() !== '').map((each) => each.trim().split(' as ')).map(([is, as = is]) => `${as!}:${is!}`).join()}};`)
    .replace(/import\s*\{([^}]*)\}\s*from\s*["']\.\/first\.js["'];?/, (_, list: string) => `const{${pairs(list)}}=${lent};`)
  if (/(^|[;}])\s*(import|export)[\s{*"']/.test(own.slice(0, 4000)) || /export\s*\{/.test(own.slice(-2000))) throw new Error(`${name} is still a module`)
  // what the first script holds is run at once: it is compiled whole while it comes
  return `${name === 'first.js' ? '//# allFunctionsCalledOnLoad\n' : ''}(()=>{'use strict';${own}})();\n`
}

/** A script that hands over one part; JSON is read faster than it is run. */
export const handOver = (part: string, value: unknown): string => `(self.rapprochement=self.rapprochement||[]).push({${part}:JSON.parse(${quote(JSON.stringify(value))})});\n`


/** The language with the messages that a script names: whole, or by the beginning of a template. */
export function sayOnly<T extends { messages: Record<string, unknown> }>(spoken: T, script: string): T {
  const whole = new Set([...script.matchAll(/(["'`])([a-zA-Z]+\.[a-zA-Z0-9]+)\1/g)].map(([, , key]) => key!))
  const begun = [...new Set([...script.matchAll(/`([a-zA-Z]+\.)\$\{/g)].map(([, prefix]) => prefix!))]
  return { ...spoken, messages: Object.fromEntries(Object.entries(spoken.messages).filter(([key]) => whole.has(key) || begun.some((prefix) => key.startsWith(prefix)))) }
}
