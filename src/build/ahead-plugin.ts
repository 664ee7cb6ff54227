// What a page's first script asks for later is named in the page's head: it is fetched while that script runs.

import type { HtmlTagDescriptor, Plugin } from 'vite'

/** Adds to each page's head the scripts that its own script imports dynamically, and their styles. */
export function ahead(): Plugin {
  return {
    name: 'rapprochement:ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle, chunk }) {
        const link = (rel: string, file: string): HtmlTagDescriptor => ({ tag: 'link', attrs: { rel, crossorigin: true, href: `./${file}` }, injectTo: 'head' })
        return (chunk?.dynamicImports ?? []).flatMap((file) => {
          const later = bundle?.[file]
          if (later?.type !== 'chunk') return []
          return [link('modulepreload', file), ...[...(later.viteMetadata?.importedCss ?? [])].map((style) => link('stylesheet', style))]
        })
      },
    },
  }
}
